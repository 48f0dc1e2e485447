"""W3C Web Annotations (JSON-LD), one a quote: where it stands in the article, and who speaks in what role.

Each stands by itself, so that it can be sent to an annotation server. Positions are code points, as the W3C has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from ..model import Document, Quote, Span
from .format import Format
from .json import dumps, write_array
from .linked import article_iri, speakers, urn

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after that tell one place from another with the same words


def to_web_annotation(document: Document, id: str | None = None) -> str:
    """The annotations of a document as a JSON array."""
    return dumps(list(_annotations(document, id)))


def write_web_annotation(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """One JSON array of the annotations of all documents."""
    write_array((annotation for id, document in documents for annotation in _annotations(document, id)), out)


FORMAT = Format(write_web_annotation, to_web_annotation)


def _annotations(document: Document, id: str | None) -> Iterator[dict[str, Any]]:
    article = article_iri(document, id)
    for quote in document.quotes:
        bodies = list(_bodies(document, quote, article))
        targets = [_target(document.text, part, article) for part in quote.parts]
        yield {
            "@context": CONTEXT,
            "id": urn(article, "annotation", quote.id),
            "type": "Annotation",
            "motivation": "identifying" if bodies else "highlighting",
            **({"body": bodies} if bodies else {}),
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _bodies(document: Document, quote: Quote, article: str) -> Iterator[dict[str, Any]]:
    """For people, who speaks in one line; for programs, each speaker as a schema.org node."""
    if quote.speaker:
        role = f", {quote.role}" if quote.role else ""
        yield {
            "type": "TextualBody",
            "format": "text/plain",
            "purpose": "describing",
            "value": f"{quote.speaker}{role}",
        }
    for speaker in speakers(document, quote, article, prefix="schema:"):
        yield {"type": "SpecificResource", "purpose": "identifying", "source": speaker}


def _target(text: str, part: Span, article: str) -> dict[str, Any]:
    words = {
        "type": "TextQuoteSelector",
        "exact": part.text,
        "prefix": text[max(0, part.start - AROUND) : part.start],
        "suffix": text[part.end : part.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
    return {"type": "SpecificResource", "source": article, "selector": [words, place]}
