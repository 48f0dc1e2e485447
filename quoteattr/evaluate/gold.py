"""Articles with the quotes that people annotated."""

from __future__ import annotations

from attrs import frozen

from ..model import Document, Quote


@frozen
class GoldQuote:
    """What stands in one pair of marks: somebody's words (``attributed``), or a title, scare quote, nickname, term.

    ``source`` are the spans of the words that name the source. ``speaker`` is the fullest name in the article, None
    with ``description`` where it names nobody; ``roles`` are all phrases that state a role, the most telling first.
    ``scored`` is False where marks do not pair or careful readers could argue either way.
    """

    start: int
    end: int
    attributed: bool
    scored: bool = True
    source: tuple[tuple[int, int], ...] = ()
    source_text: str = ""
    speaker: str | None = None
    description: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@frozen
class GoldArticle:
    """An article and its gold quotes; ``all_marks`` where these cover ‘single’ marks too."""

    id: str
    text: str
    quotes: tuple[GoldQuote, ...]
    all_marks: bool = False


def gold_article(id: str, document: Document) -> GoldArticle:
    """A document as gold: what quoteattr found, put right by a person.

    >>> import quoteattr
    >>> (row,) = gold_article("rain", quoteattr.extract("“Rain is coming,” said Ana Ruiz.")).quotes
    >>> row.start, row.end, row.speaker, row.source
    (1, 16, 'Ana Ruiz', ((23, 31),))
    """
    others = (GoldQuote(other.span.start, other.span.end, False) for other in document.other_marked)
    quotes = (row for quote in document.quotes for row in _rows(quote))
    return GoldArticle(id, document.text, tuple(sorted((*quotes, *others), key=lambda row: row.start)), all_marks=True)


def _rows(quote: Quote) -> tuple[GoldQuote, ...]:
    mention = quote.attribution.mention.span if quote.attribution else None
    speaker = quote.speaker
    roles = dict.fromkeys(role.title for role in (quote.role, *(speaker.roles if speaker else ())) if role)
    return tuple(
        GoldQuote(
            part.start,
            part.end,
            attributed=True,
            source=((mention.start, mention.end),) if mention else (),
            source_text=mention.text if mention else "",
            speaker=speaker.name if speaker else None,
            description=speaker.description if speaker and not speaker.name else None,
            aliases=speaker.aliases if speaker else (),
            roles=tuple(roles),
        )
        for part in quote.parts
    )
