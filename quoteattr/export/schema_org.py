"""schema.org (JSON-LD), one node a quote: a Quotation, and a Claim that a fact-checker may review; never a rating."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from ..model import Document
from .format import Format
from .json import dumps, write_array
from .linked import article_iri, speakers, urn

CONTEXT = "https://schema.org"


def to_schema_org(document: Document, id: str | None = None) -> str:
    """The quotations of a document as a JSON array."""
    return dumps(list(_quotations(document, id)))


def write_schema_org(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """One JSON array of the quotations of all documents."""
    write_array((quotation for id, document in documents for quotation in _quotations(document, id)), out)


FORMAT = Format(write_schema_org, to_schema_org)


def _quotations(document: Document, id: str | None) -> Iterator[dict[str, Any]]:
    iri = article_iri(document, id)
    article = {"@type": "NewsArticle", "@id": iri}
    if iri.startswith(("http://", "https://")):
        article["url"] = iri
    for quote in document.quotes:
        nodes = speakers(document, quote, iri)
        creators = [node for node in nodes if node["@type"] != "CreativeWork"]
        works = [node for node in nodes if node["@type"] == "CreativeWork"]  # a report speaks, but creates nothing
        yield {
            "@context": CONTEXT,
            "@type": ["Quotation", "Claim"],
            "@id": urn(iri, "quotation", quote.id),
            "identifier": quote.id,
            "text": quote.text,
            # A Quotation has a creator; who reviews a Claim is asked for its author.
            **({"creator": _alone(creators), "author": _alone(creators)} if creators else {}),
            **({"isBasedOn": _alone(works)} if works else {}),
            "isPartOf": article,
            "appearance": article,
        }


def _alone(nodes: list[dict[str, Any]]) -> list[dict[str, Any]] | dict[str, Any]:
    return nodes[0] if len(nodes) == 1 else nodes
