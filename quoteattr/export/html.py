"""The report: articles with their quotes coloured by speaker, and for each quote why it has its speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import BinaryIO, Literal

from attrs import field, frozen

from ..model import Document, Entity, Quote, Role
from .format import Format
from .page import find_template
from .passages import Mark, Paragraph, paragraphs

LOW = 0.8  # less sure than this is shown as such
COLOURS = 8
FRAME = '<iframe title="Who said what" sandbox="allow-scripts" width="100%" height="640" srcdoc="{}"></iframe>'


@frozen
class Speaker:
    """A line of the list of speakers; its ``entity`` is None for the quotes of which nobody could be told."""

    key: str
    entity: Entity | None
    colour: str
    quotes: tuple[Quote, ...] = field(repr=False)
    first: str

    @property
    def name(self) -> str:
        return str(self.entity) if self.entity else "Not told"

    @property
    def role(self) -> Role | None:
        if self.entity is None:
            return None
        own = (quote.role for quote in self.quotes if quote.speaker == self.entity)
        return next(own, next(iter(self.entity.roles), None))

    @property
    def label(self) -> str:
        """The name as short as it stands in the text: of a person the last word."""
        if self.entity is None:
            return "?"
        words = [word for word in (self.entity.name or "").split() if not word.endswith(".")]
        return words[-1] if words and self.entity.kind == "person" else self.name


@frozen
class ShownQuote:
    """A quote with its place in the page and the lines of its speakers, one at least."""

    key: str
    number: int
    quote: Quote
    speakers: tuple[Speaker, ...]

    @property
    def sureness(self) -> Literal["sure", "low", "none"]:
        """ "none" where nobody could be told."""
        if self.quote.speaker is None:
            return "none"
        return "low" if is_low(self.quote) else "sure"

    @property
    def percent(self) -> int:
        """The confidence, rounded down so that no 100 stands where there is doubt; 0 without a speaker."""
        return int(100 * self.quote.confidence) if self.quote.speaker else 0

    @property
    def names(self) -> str:
        return " and ".join(speaker.name for speaker in self.speakers)

    def opens(self, mark: Mark) -> bool:
        """Whether a mark is over the first part."""
        return mark.kind == "quote" and mark.start <= self.quote.start

    def marks(self, text: str) -> Iterator[Mark]:
        """The parts with their quotation marks, and the words of the evidence."""
        for part in self.quote.parts:
            start = part.start - _is_mark(text[part.start - 1 : part.start])
            yield Mark(start, part.end + _is_mark(text[part.end : part.end + 1]), "quote", self)
        why = self.quote.attribution
        if why is None:
            return
        cue = why.cue.span if why.cue else None
        evidence = {"mention": why.mention.span, "cue": cue, "medium": why.medium, "addressee": why.addressee}
        for kind, span in [*evidence.items(), *(("rival", rival.mention.span) for rival in why.alternatives)]:
            if span:
                yield Mark(span.start, span.end, kind, self)


@frozen
class Article:
    """An article as the report shows it."""

    key: str
    title: str
    text: str = field(repr=False)
    speakers: tuple[Speaker, ...]
    quotes: tuple[ShownQuote, ...]

    @property
    def first_line(self) -> str:
        return next(iter(self.text.strip().splitlines()), "")

    def paragraphs(self) -> Iterator[Paragraph]:
        """The text, cut at the borders of its quotes and of their evidence."""
        return paragraphs(self.text, (mark for quote in self.quotes for mark in quote.marks(self.text)))


def to_html(document: Document, id: str | None = None) -> str:
    """The report on one document, the ``id`` its title; raises `MissingExtraError` without Jinja2."""
    return report([(id or "Article", document)])


def report(documents: Iterable[tuple[str, Document]]) -> str:
    """One self-contained HTML page on articles (id and document of each), with an index where they are several.

    The page loads nothing and runs no script but its own. Raises `MissingExtraError` without Jinja2.

    >>> page = report([("rain", Document("Rain fell.")), ("sun", Document("The sun shone."))])
    >>> page.count("<article"), "Rain fell." in page
    (2, True)
    """
    page = find_template("report.html")  # before the work: where Jinja2 is missing, that is told at once
    articles = [_article(f"a{i}", id, document) for i, (id, document) in enumerate(documents, 1)]
    why = (shown.quote.attribution for article in articles for shown in article.quotes)
    clues = dict.fromkeys(clue for attribution in why if attribution for clue in attribution.clues)
    return page.render(articles=articles, rows={clue: row for row, clue in enumerate(clues, 1)})


def write_html(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """One page of all documents."""
    out.write(report(documents).encode("utf-8"))


FORMAT = Format(write_html, to_html)


def to_frame(document: Document) -> str:
    """The report in an ``<iframe>``, so that neither its style nor its script meets those of a notebook."""
    return FRAME.format(escape(to_html(document)))


def is_low(quote: Quote) -> bool:
    """Whether a quote has a speaker, but one to look at twice."""
    return quote.speaker is not None and quote.confidence < LOW


def _article(key: str, title: str, document: Document) -> Article:
    numbered = [(f"{key}q{i}", quote) for i, quote in enumerate(document.quotes, 1)]
    spoken: dict[Entity | None, list[tuple[str, Quote]]] = {speaker: [] for speaker in document.speakers}
    for item in numbered:
        for entity in _said_by(item[1]):
            spoken.setdefault(entity, []).append(item)
    speakers = {
        entity: Speaker(
            f"{key}s{i}", entity, f"c{i % COLOURS}" if entity else "nobody", tuple(q for _, q in items), items[0][0]
        )
        for i, (entity, items) in enumerate(spoken.items())
    }
    quotes = (
        ShownQuote(name, i, quote, tuple(speakers[entity] for entity in _said_by(quote)))
        for i, (name, quote) in enumerate(numbered, 1)
    )
    return Article(key, title, document.text, tuple(speakers.values()), tuple(quotes))


def _said_by(quote: Quote) -> tuple[Entity | None, ...]:
    return tuple(dict.fromkeys((quote.speaker, *quote.also_by)))


def _is_mark(character: str) -> bool:
    return bool(character) and not (character.isalnum() or character.isspace())
