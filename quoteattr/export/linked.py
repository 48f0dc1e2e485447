"""What the two linked-data formats share: the IRIs, and the speaker as a schema.org node."""

from __future__ import annotations

import re
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ..model import Document, Entity, EntityKind, Quote, Role

TYPES: dict[EntityKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "group": "Organization",  # the nearest that schema.org has
    "document": "CreativeWork",
}
_NOT_IN_IRIS = re.compile(r"[\x00-\x20\x7f-\xa0<>\"{}|\\^`\u2000-\u206f\ud800-\udfff\ufff0-\uffff]")


def urn(*parts: object) -> str:
    """A name of our own for what has none; the same for the same parts on every run."""
    text = "\n".join(map(str, parts)).encode("utf-8", "replace").decode()
    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"


def article_iri(document: Document, id: str | None) -> str:
    """The article's id as an IRI, blanks and the like escaped; a name made from its text where it has none."""
    if not id:
        return urn(document.text)
    return _NOT_IN_IRIS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), id)


def speakers(document: Document, quote: Quote, article: str, prefix: str = "") -> list[dict[str, Any]]:
    """Who speaks, as schema.org nodes: the speaker first, with the role of the quote, then those who speak with it."""
    if quote.speaker is None:
        return []
    alone = [(quote.speaker, quote.role), *((other, next(iter(other.roles), None)) for other in quote.also_by)]
    return [_speaker(entity, role, _iri(document, entity, article), prefix) for entity, role in alone]


def _iri(document: Document, entity: Entity, article: str) -> str:
    """One for a known speaker in all articles, one an article for anybody else: namesakes are not the same person."""
    return urn("speaker", entity.id) if entity.id else urn(article, document.entities.index(entity))


def _speaker(entity: Entity, role: Role | None, iri: str, prefix: str) -> dict[str, Any]:
    kind = TYPES[entity.kind]
    properties = {
        "identifier": entity.id,
        "name": entity.name,
        "alternateName": list(entity.aliases),
        "description": entity.description,
        "jobTitle": role.title if role and kind == "Person" else None,
    }
    return {"@id": iri, "@type": prefix + kind} | {prefix + key: value for key, value in properties.items() if value}
