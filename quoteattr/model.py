"""What comes out: quotes, who speaks, in what role, and why we think so.

All classes are frozen and hashable by value. Every offset is in Unicode code points of the caller's own text,
half-open: ``document.text[span.start:span.end] == span.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attrs import frozen

from .errors import InputError
from .words.role_words import tells_less

MentionKind = Literal["name", "nominal", "pronoun"]
EntityKind = Literal["person", "organisation", "group", "document"]
Frame = Literal["say", "tell", "ask", "name", "write", "according", "none"]
QuoteKind = Literal["direct", "mixed"]
OtherKind = Literal["scare", "title", "nickname", "term"]


@frozen(order=True)
class Span:
    """Characters ``start`` (included) to ``end`` (excluded) of the article, and what stands there.

    Spans of one article are ordered as they begin there, and those that begin together as they end.

    >>> Span(0, 4, "Asif") < Span(0, 12, "Asif’s letter") < Span(5, 12, "letter")
    True
    """

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text


@frozen
class Cue:
    """The reporting word: ``lemma`` "say" for "said"; ``frame`` is how it takes its quote (say, tell, ask, name, …).

    >>> print(Cue(Span(17, 21, "told"), lemma="tell", frame="tell"))
    told
    """

    span: Span
    lemma: str
    frame: Frame

    def __str__(self) -> str:
        return self.span.text


@frozen
class Role:
    """The article's words for a title, office, occupation, relation or affiliation, without a leading article.

    ``former`` and ``acting`` tell what the words themselves say ("former U.S. envoy", "acting foreign minister").
    ``title`` is the words on one line.

    >>> print(Role(Span(4, 17, "former\\nenvoy"), title="former envoy", former=True))
    former envoy
    """

    span: Span
    title: str
    former: bool = False
    acting: bool = False

    def __str__(self) -> str:
        return self.title


@frozen
class Mention:
    """Words that point at a person or body: a name ("Asif"), a nominal ("the minister") or a pronoun ("he").

    ``role`` is the one stated beside it, None for a pronoun.

    >>> print(Mention(Span(11, 13, "he"), kind="pronoun"))
    he
    """

    span: Span
    kind: MentionKind
    role: Role | None = None

    def __str__(self) -> str:
        return self.span.text


@frozen(cache_hash=True)  # with all its mentions it is long, and asked for with every quote
class Entity:
    """Who it is. ``name`` is the fullest form in the article, or None for who is never named.

    Then ``description`` is the article's phrase ("a senior aide"). ``aliases`` are the other forms of the name,
    ``mentions`` all places that point here, in the order of their spans ("Asif", then "Asif’s letter"), ``roles`` all
    roles stated anywhere: first those beside the name, then those of "the minister". ``id`` is that of the known
    speaker whom the name means, None without known speakers or a sure match.

    >>> str(Entity(name=None, description="a senior aide"))
    'a senior aide'
    """

    name: str | None
    description: str | None = None
    kind: EntityKind = "person"
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    id: str | None = None

    def __str__(self) -> str:
        return self.name or self.description or "?"


@frozen
class Clue:
    """One observation that spoke for (positive ``weight``) or against a candidate, in log-odds."""

    name: str
    weight: float


@frozen
class Alternative:
    """A runner-up: another mention that could be the source, with its probability."""

    mention: Mention
    confidence: float


@frozen
class Attribution:
    """The evidence that joins a quote to its source.

    ``medium`` and ``addressee`` are noun phrases without their preposition ("a post on X", "Reuters"). ``clues`` come
    strongest first. ``confidence`` (0 to 1) is the calibrated probability that the *speaker* is right.

    >>> import quoteattr
    >>> why = quoteattr.extract("“Rain is coming,” Ana Ruiz told Reuters in a statement.").quotes[0].attribution
    >>> print(why.mention, why.cue, why.addressee, why.medium, sep=" | ")
    Ana Ruiz | told | Reuters | a statement
    """

    mention: Mention
    cue: Cue | None = None
    medium: Span | None = None
    addressee: Span | None = None
    clues: tuple[Clue, ...] = ()
    confidence: float = 0.0
    alternatives: tuple[Alternative, ...] = ()


@frozen
class Quote:
    """Somebody's words: one part, several where it is interrupted, one a paragraph where it runs over paragraphs.

    ``id`` is the same for the same article on every run. ``sentence`` is the text around: from the start of the
    sentence of the first part to the end of the sentence of the last. Parts are the insides of the marks.

    >>> import quoteattr
    >>> (quote,) = quoteattr.extract("“It fell,” said Ana Ruiz, the mayor, “and we wept.”").quotes
    >>> print(quote.text, quote.kind, quote.speaker, quote.role, sep=" | ")
    It fell, and we wept. | direct | Ana Ruiz | mayor
    """

    id: str
    parts: tuple[Span, ...]
    kind: QuoteKind
    sentence: Span
    attribution: Attribution | None = None
    speaker: Entity | None = None
    also_by: tuple[Entity, ...] = ()

    @property
    def start(self) -> int:
        """Where the first part starts, inside its opening mark."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends, before its closing mark."""
        return self.parts[-1].end

    @property
    def text(self) -> str:
        """The parts joined by a space, without what stands between them."""
        return " ".join(part.text for part in self.parts)

    @property
    def gaps(self) -> tuple[Span, ...]:
        """What stands between the parts, marks included."""
        at = self.sentence.start
        return tuple(
            Span(a.end, b.start, self.sentence.text[a.end - at : b.start - at])
            for a, b in zip(self.parts, self.parts[1:], strict=False)
        )

    @property
    def confidence(self) -> float:
        """Probability that ``speaker`` is right; 0.0 where there is no attribution."""
        return self.attribution.confidence if self.attribution else 0.0

    @property
    def role(self) -> Role | None:
        """The role that best tells the reader who this is: the first of several words, as where one is introduced."""
        if self.speaker is None:
            return None
        return min(self.speaker.roles, key=lambda role: tells_less(role.title), default=None)


@frozen
class OtherMarked:
    """What stands in quotation marks but is nobody's words here: a title, a scare quote, a nickname, a term.

    >>> import quoteattr
    >>> quoteattr.extract("The novel “Storm Over Tema” sold well.").other_marked
    (OtherMarked(span=Span(start=11, end=26, text='Storm Over Tema'), kind='title'),)
    """

    span: Span
    kind: OtherKind


@frozen
class Document:
    """An article with its quotes in the order of the text.

    >>> import quoteattr
    >>> document = quoteattr.extract("“We will rebuild,” said Mayor Amina Diallo.")
    >>> [str(quote.speaker) for quote in document.quotes]
    ['Amina Diallo']
    >>> Document.from_dict(document.to_dict()) == document
    True
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    other_marked: tuple[OtherMarked, ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def speakers(self) -> tuple[Entity, ...]:
        """Everyone who speaks, once each, in the order of their first quote."""
        return tuple(dict.fromkeys(e for q in self.quotes for e in (q.speaker, *q.also_by) if e is not None))

    def quotes_by(self, entity: Entity) -> tuple[Quote, ...]:
        """The quotes that ``entity`` speaks, alone or with others; raises `InputError` for a name in its place."""
        if not isinstance(entity, Entity):
            raise InputError(f"quotes_by() takes an Entity, such as those of document.speakers, not {entity!r}")
        return tuple(quote for quote in self.quotes if entity == quote.speaker or entity in quote.also_by)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON: entities once, quotes point at them by index; the shape is in the reference docs."""
        from .serialize import document_to_dict

        return document_to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Document:
        """The inverse of `to_dict`; raises `InputError` for data of another shape or version."""
        from .serialize import document_from_dict

        return document_from_dict(data)

    def _repr_html_(self) -> str | None:
        """The report, in a notebook; None without Jinja2, so that the notebook shows the plain form."""
        from .errors import MissingExtraError
        from .export.html import to_frame

        try:
            return to_frame(self)
        except MissingExtraError:
            return None

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat dict a quote, for tables (csv, pandas, SQL)."""
        from .rows import document_to_rows

        return document_to_rows(self)
