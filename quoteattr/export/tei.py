"""TEI P5: the article with its quotes as ``<said who>``, and the persons with their roles.

The text of ``<body>`` is the article, character by character, so that every offset can be found again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain, groupby
from typing import Any, BinaryIO, TypeAlias

from attrs import frozen

from ..errors import MissingExtraError
from ..model import Document, Entity, EntityKind, OtherKind, Quote
from .characters import writable, writable_text
from .format import Format

Element: TypeAlias = Any  # of lxml, which need not be there
Maker: TypeAlias = Callable[..., Element]

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
OTHER: dict[OtherKind, str] = {"scare": "soCalled", "title": "title", "nickname": "addName", "term": "mentioned"}
# For each kind of entity the element, and the one inside it that holds a name.
ENTITY: dict[EntityKind, tuple[str, str]] = {
    "person": ("person", "persName"),
    "organisation": ("org", "orgName"),
    "group": ("personGrp", "persName"),
    "document": ("bibl", "title"),
}
_BLANKS = re.compile(r"[ \t\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class _Tag:
    """An element to stand around the characters ``start`` to ``end`` of the article."""

    start: int
    end: int
    name: str
    attributes: dict[str, str]


def to_tei(document: Document, id: str | None = None) -> bytes:
    """The document as an XML file with a ``<TEI>`` root; raises `MissingExtraError` without lxml."""
    etree, maker = _lxml()
    out = BytesIO()
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        file.write(_tei(maker, document, id, ""))
    return out.getvalue()


def write_tei(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """One ``<teiCorpus>`` of all documents; raises `MissingExtraError` without lxml."""
    etree, maker = _lxml()
    with etree.xmlfile(out, encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{TEI}}}teiCorpus", nsmap={None: TEI}):
            file.write(_header(maker, "Articles"))
            for number, (id, document) in enumerate(documents, 1):
                file.write(_tei(maker, document, id, f"a{number}."))
                file.flush()


FORMAT = Format(write_tei, to_tei)


def _lxml() -> tuple[Any, Maker]:
    try:
        from lxml import etree
        from lxml.builder import ElementMaker
    except ImportError:
        raise MissingExtraError("tei", "lxml") from None
    return etree, ElementMaker(namespace=TEI, nsmap={None: TEI})


def _tei(make: Maker, document: Document, id: str | None, prefix: str) -> Element:
    """The ``<TEI>`` of one article; ``prefix`` keeps its xml:ids apart from those of other articles in the file."""
    document = writable(document)
    ids = {entity: f"{prefix}s{number}" for number, entity in enumerate(document.entities, 1)}
    tei = make("TEI", _header(make, writable_text(id or "Article")))
    if ids:
        tei.append(_stand_off(make, ids))
    tei.append(make("text", _body(make, document.text, _nested(_tags(document, ids, prefix)))))
    return tei


def _header(make: Maker, title: str) -> Element:
    return make(
        "teiHeader",
        make(
            "fileDesc",
            make("titleStmt", make("title", title)),
            make("publicationStmt", make("p", "Quotes and speakers marked by quoteattr")),
            make("sourceDesc", make("p", "News")),
        ),
    )


def _stand_off(make: Maker, ids: dict[Entity, str]) -> Element:
    """Who there is: persons, organisations and groups in one list, documents in another."""
    standing = make("standOff")
    for are_documents, group in groupby(sorted(ids, key=_is_document), key=_is_document):
        standing.append(make("listBibl" if are_documents else "listPerson", *(_who(make, e, ids[e]) for e in group)))
    return standing


def _is_document(entity: Entity) -> bool:
    return entity.kind == "document"


def _who(make: Maker, entity: Entity, id: str) -> Element:
    """The entity with its name and roles, its other names, and for who is never named the article's phrase."""
    element, naming = ENTITY[entity.kind]
    who = make(element, {XML_ID: id})
    roles = [make("roleName", title) for title in dict.fromkeys(role.title for role in entity.roles)]
    names = [*roles, *([make("name", entity.name)] if entity.name else [])]
    if names:
        who.append(make(naming, *chain.from_iterable((name, " ") for name in names[:-1]), names[-1]))
    for alias in entity.aliases:
        who.append(make(naming, {"type": "alias"}, alias))
    if entity.id:
        who.append(make("idno", entity.id))
    if entity.description:
        who.append(make("note", entity.description))
    return who


def _tags(document: Document, ids: dict[Entity, str], prefix: str) -> Iterator[_Tag]:
    """What is to be marked up, the quotes first."""
    for number, quote in enumerate(document.quotes, 1):
        yield from _said(quote, f"{prefix}q{number}", ids)
    for other in document.other_marked:
        yield _Tag(other.span.start, other.span.end, OTHER[other.kind], {})
    for entity, id in ids.items():
        for mention in entity.mentions:
            yield _Tag(mention.span.start, mention.span.end, "rs", {"type": mention.kind, "ref": f"#{id}"})
        for role in entity.roles:
            yield _Tag(role.span.start, role.span.end, "roleName", {"ref": f"#{id}"})


def _said(quote: Quote, id: str, ids: dict[Entity, str]) -> Iterator[_Tag]:
    """A ``<said>`` for each part, each pointing at the next and at the one before."""
    who = {"who": " ".join(f"#{ids[e]}" for e in (quote.speaker, *quote.also_by) if e)} if quote.speaker else {}
    names = [id, *(f"{id}.{number}" for number in range(2, len(quote.parts) + 1))]
    for i, part in enumerate(quote.parts):
        links = ({"prev": f"#{names[i - 1]}"} if i else {}) | ({"next": f"#{names[i + 1]}"} if names[i + 1 :] else {})
        certainty = {"cert": str(quote.confidence)} if quote.speaker else {}
        yield _Tag(part.start, part.end, "said", {XML_ID: names[i], "direct": "true"} | who | certainty | links)


def _nested(tags: Iterable[_Tag]) -> list[_Tag]:
    """The tags in the order of the text, without those that would cross another or stand around a quote."""
    tags = [tag for tag in tags if tag.start < tag.end]
    edges = sorted(edge for tag in tags if tag.name == "said" for edge in (tag.start, tag.end))
    kept: list[_Tag] = []
    ends: list[int] = []  # of the tags that are open
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end)):  # stable: of equal ones the quote comes first
        while ends and ends[-1] <= tag.start:
            ends.pop()
        splits_quote = bisect_right(edges, tag.start) < bisect_left(edges, tag.end)
        if (tag.name == "said" or not splits_quote) and (not ends or tag.end <= ends[-1]):
            kept.append(tag)
            ends.append(tag.end)
    return kept


def _body(make: Maker, text: str, tags: list[_Tag]) -> Element:
    """The ``<body>``: a ``<p>`` for each paragraph, and what stands between them as it is."""
    body = make("body")
    at, rest = 0, deque(tags)
    for start, end in (*_breaks(text, tags), (len(text), len(text))):
        if at < start:
            body.append(_filled(make, make("p"), text, at, start, rest))
        _add_text(body, text[start:end])
        at = end
    if not len(body):
        body.append(make("p"))
    return body


def _breaks(text: str, tags: list[_Tag]) -> Iterator[tuple[int, int]]:
    """The white space around and between paragraphs: at blank lines, or at all line ends of a text that has none.

    Where an element reaches over it, its paragraph goes on.
    """
    runs = [(run.start(), run.end(), len(_LINE_END.findall(run[0]))) for run in _BLANKS.finditer(text)]
    least = min(2, max((lines for _, _, lines in runs), default=0))
    reach, rest = 0, deque(tags)
    for start, end, lines in runs:
        while rest and rest[0].start < end:
            reach = max(reach, rest.popleft().end)
        if reach <= start and (0 < least <= lines or start == 0 or end == len(text)):
            yield start, end


def _filled(make: Maker, element: Element, text: str, start: int, end: int, rest: deque[_Tag]) -> Element:
    """The element with the text from ``start`` to ``end`` and, taken from ``rest``, the elements in it."""
    while rest and rest[0].start < end:
        tag = rest.popleft()
        _add_text(element, text[start : tag.start])
        element.append(_filled(make, make(tag.name, tag.attributes), text, tag.start, tag.end, rest))
        start = tag.end
    _add_text(element, text[start:end])
    return element


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
