"""Documents as plain data: `to_dict` for JSON, `from_dict` back.

The shape (version 1), every offset in code points of ``text``, half-open::

    DOCUMENT    {"format": "quoteattr", "version": 1, "text", "entities": [ENTITY], "quotes": [QUOTE],
                 "other_marked": [OTHER]}
    ENTITY      {"name": str|null, "description": str|null, "kind", "aliases": [str], "mentions": [MENTION],
                 "roles": [ROLE], "id": str|null}
    QUOTE       {"id", "kind", "start", "end", "text", "parts": [SPAN], "sentence": SPAN, "speaker": int|null,
                 "also_by": [int], "role": ROLE|null, "confidence": 0..1, "attribution": ATTRIBUTION|null}
    ATTRIBUTION {"mention": MENTION, "cue": CUE|null, "medium": SPAN|null, "addressee": SPAN|null, "confidence": 0..1,
                 "clues": [{"name", "weight"}], "alternatives": [{"mention": MENTION, "confidence": 0..1}]}
    SPAN        {"start": int, "end": int, "text"}
    MENTION     SPAN and {"kind", "role": ROLE|null}
    ROLE        SPAN and {"title", "former": bool, "acting": bool}
    CUE         SPAN and {"lemma", "frame"}
    OTHER       SPAN and {"kind"}

``speaker`` and ``also_by`` are places in ``entities``. ``start``, ``end``, ``text``, ``role`` and ``confidence`` of a
quote follow from the rest and stand there for the reader's convenience: `from_dict` does not read them. Keys that it
does not know are ignored, so an ``id`` of one's own may stand beside ``format``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from .errors import InputError
from .model import (
    Alternative,
    Attribution,
    Clue,
    Cue,
    Document,
    Entity,
    EntityKind,
    Frame,
    Mention,
    MentionKind,
    OtherKind,
    OtherMarked,
    Quote,
    QuoteKind,
    Role,
    Span,
)
from .records import Record, describe

FORMAT, VERSION = "quoteattr", 1
Data = dict[str, Any]


# Out. Plain literals, no generic walk over the classes: this runs for every quote of every article.


def document_to_dict(document: Document) -> Data:
    """Plain dicts, lists, strings and numbers; raises `InputError` where a speaker is not among the entities."""
    places = {id(entity): i for i, entity in enumerate(document.entities)}

    def place(entity: Entity) -> int:
        try:
            found = places.get(id(entity))
            return document.entities.index(entity) if found is None else found
        except ValueError:
            raise InputError(f"the speaker {entity} is not among the entities of the document") from None

    return {
        "format": FORMAT,
        "version": VERSION,
        "text": document.text,
        "entities": [_entity(entity) for entity in document.entities],
        "quotes": [_quote(quote, place) for quote in document.quotes],
        "other_marked": [{**_span(other.span), "kind": other.kind} for other in document.other_marked],
    }


def _span(span: Span) -> Data:
    return {"start": span.start, "end": span.end, "text": span.text}


def _role(role: Role) -> Data:
    return {**_span(role.span), "title": role.title, "former": role.former, "acting": role.acting}


def _mention(mention: Mention) -> Data:
    return {**_span(mention.span), "kind": mention.kind, "role": _role(mention.role) if mention.role else None}


def _entity(entity: Entity) -> Data:
    return {
        "name": entity.name,
        "description": entity.description,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "mentions": [_mention(mention) for mention in entity.mentions],
        "roles": [_role(role) for role in entity.roles],
        "id": entity.id,
    }


def _quote(quote: Quote, place: Callable[[Entity], int]) -> Data:
    role = quote.role
    return {
        "id": quote.id,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "parts": [_span(part) for part in quote.parts],
        "sentence": _span(quote.sentence),
        "speaker": place(quote.speaker) if quote.speaker else None,
        "also_by": [place(entity) for entity in quote.also_by],
        "role": _role(role) if role else None,
        "confidence": quote.confidence,
        "attribution": _attribution(quote.attribution) if quote.attribution else None,
    }


def _attribution(why: Attribution) -> Data:
    return {
        "mention": _mention(why.mention),
        "cue": {**_span(why.cue.span), "lemma": why.cue.lemma, "frame": why.cue.frame} if why.cue else None,
        "medium": _span(why.medium) if why.medium else None,
        "addressee": _span(why.addressee) if why.addressee else None,
        "confidence": why.confidence,
        "clues": [{"name": clue.name, "weight": clue.weight} for clue in why.clues],
        "alternatives": [{"mention": _mention(a.mention), "confidence": a.confidence} for a in why.alternatives],
    }


# Back.


def document_from_dict(data: Mapping[str, Any], place: str = "document") -> Document:
    """The document that `document_to_dict` wrote; raises `InputError` with place and reason for any other shape.

    ``place`` is where the data stands ("gold.json[3]").
    """
    if not isinstance(data, Mapping):
        raise InputError(f"Document.from_dict() takes what to_dict() gave, an object, not {describe(data)}")
    record = Record(place, data)
    if data.get("format") != FORMAT:
        raise record.wrong(f'"format" must be "{FORMAT}": this is not the JSON of a quoteattr document')
    if record.get("version", int) != VERSION:
        raise record.wrong(f"version {data['version']} cannot be read here, only version {VERSION}")
    text = record.get("text", str)
    entities = tuple(_read_entity(entity, text) for entity in record.children("entities"))
    return Document(
        text,
        tuple(_read_quote(quote, text, entities) for quote in record.children("quotes")),
        tuple(_read_other_marked(other, text) for other in record.children("other_marked")),
        entities,
    )


def _read_role(record: Record, text: str) -> Role:
    return Role(record.span(text), record.get("title", str), record.get("former", bool), record.get("acting", bool))


def _read_mention(record: Record, text: str) -> Mention:
    kind, role = record.one_of("kind", get_args(MentionKind)), record.maybe_child("role")
    return Mention(record.span(text), kind, _read_role(role, text) if role else None)


def _read_entity(record: Record, text: str) -> Entity:
    return Entity(
        name=record.maybe("name", str),
        description=record.maybe("description", str),
        kind=record.one_of("kind", get_args(EntityKind)),
        aliases=record.strings("aliases"),
        mentions=tuple(_read_mention(mention, text) for mention in record.children("mentions")),
        roles=tuple(_read_role(role, text) for role in record.children("roles")),
        id=record.maybe("id", str),
    )


def _read_quote(record: Record, text: str, entities: tuple[Entity, ...]) -> Quote:
    def entity(key: str, place: object) -> Entity:
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(entities):
            raise record.wrong(f'"{key}" must be an index of the {len(entities)} entities')
        return entities[place]

    speaker, attribution = record.data.get("speaker"), record.maybe_child("attribution")
    parts = tuple(part.span(text) for part in record.children("parts"))
    sentence = record.child("sentence").span(text)
    borders = [sentence.start, *(at for part in parts for at in (part.start, part.end)), sentence.end]
    if not parts or borders != sorted(borders):
        raise record.wrong('"parts" must hold one span or more, in the order of the text, inside "sentence"')
    return Quote(
        id=record.get("id", str),
        parts=parts,
        kind=record.one_of("kind", get_args(QuoteKind)),
        sentence=sentence,
        attribution=_read_attribution(attribution, text) if attribution else None,
        speaker=None if speaker is None else entity("speaker", speaker),
        also_by=tuple(entity("also_by", place) for place in record.get("also_by", list)),
    )


def _read_attribution(record: Record, text: str) -> Attribution:
    cue, medium, addressee = map(record.maybe_child, ("cue", "medium", "addressee"))
    return Attribution(
        mention=_read_mention(record.child("mention"), text),
        cue=_read_cue(cue, text) if cue else None,
        medium=medium.span(text) if medium else None,
        addressee=addressee.span(text) if addressee else None,
        clues=tuple(Clue(clue.get("name", str), clue.number("weight")) for clue in record.children("clues")),
        confidence=record.share("confidence"),
        alternatives=tuple(
            Alternative(_read_mention(other.child("mention"), text), other.share("confidence"))
            for other in record.children("alternatives")
        ),
    )


def _read_cue(record: Record, text: str) -> Cue:
    return Cue(record.span(text), record.get("lemma", str), record.one_of("frame", get_args(Frame)))


def _read_other_marked(record: Record, text: str) -> OtherMarked:
    return OtherMarked(record.span(text), record.one_of("kind", get_args(OtherKind)))
