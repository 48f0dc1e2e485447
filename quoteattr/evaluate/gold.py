"""Articles with the quotes that people annotated.

One JSON object a line: ``{"id", "text", "marks"?: "double" | "all", "quotes": [{"start", "end", "attributed", "sure"?,
"disputed"?, "source"?: [[start, end]], "source_text"?, "speaker"?, "description"?, "aliases"?: [], "roles"?: []}]}``.
A gold quote is the inside of one pair of marks, one paragraph of it where a quotation runs over several; offsets are
code points of ``text``, half-open. ``marks`` tells which marks the annotation covers.
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from ..records import Record, read_records


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


def read_gold(path: str | Path) -> tuple[GoldArticle, ...]:
    """The articles of a gold file; raises `InputError` that names file, line and reason."""
    articles: dict[str, GoldArticle] = {}
    for record in read_records(path):
        article = _article(record)
        if article.id in articles:
            raise record.wrong(f'the id "{article.id}" stands on an earlier line too: ids must be unique')
        articles[article.id] = article
    return tuple(articles.values())


def _article(record: Record) -> GoldArticle:
    text = record.get("text", str)
    marks = record.one_of("marks", ("double", "all")) if "marks" in record.data else "double"
    quotes = tuple(_quote(quote, text) for quote in record.children("quotes"))
    return GoldArticle(record.get("id", str), text, quotes, marks == "all")


def _quote(record: Record, text: str) -> GoldQuote:
    start, end = record.offsets(text)
    sure = record.maybe("sure", bool)
    source = tuple(record.pair(pair) for pair in record.maybe("source", list) or ())
    return GoldQuote(
        start=start,
        end=end,
        attributed=record.get("attributed", bool),
        scored=sure is not False and not record.maybe("disputed", bool),
        source=source,
        source_text=record.maybe("source_text", str) or " ".join(text[a:b] for a, b in source),
        speaker=record.maybe("speaker", str),
        description=record.maybe("description", str),
        aliases=record.strings("aliases"),
        roles=record.strings("roles"),
    )
