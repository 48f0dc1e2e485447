"""How typed code uses the public names: never run, checked by ``mypy --strict`` (see test_typing_api.py)."""

from __future__ import annotations

from typing import Any

import quoteattr
from quoteattr import Attribution, Document, Entity, Extractor, KnownSpeaker, Lexicon, Quote, QuoteattrError, Role
from quoteattr.extract import AnnotatedDocument


def table(text: str) -> list[tuple[str, str | None, float]]:
    document: Document = quoteattr.extract(text)
    return [(quote.text, name(quote), quote.confidence) for quote in document.quotes]


def name(quote: Quote) -> str | None:
    speaker: Entity | None = quote.speaker
    return speaker.name if speaker else None


def evidence(quote: Quote) -> str:
    attribution: Attribution | None = quote.attribution
    if attribution is None:
        return "nobody can be told"
    role: Role | None = quote.role
    medium = attribution.medium.text if attribution.medium else ""
    addressee = attribution.addressee.text if attribution.addressee else ""
    clues: list[tuple[str, float]] = [(clue.name, clue.weight) for clue in attribution.clues]
    return f"{attribution.mention} {role} {medium} {addressee} {clues} {quoteattr.explain(quote)}"


def everyone(document: Document) -> dict[str, tuple[Quote, ...]]:
    return {str(entity): document.quotes_by(entity) for entity in document.speakers}


def there_and_back(document: Document) -> Document:
    data: dict[str, Any] = document.to_dict()
    rows: list[dict[str, Any]] = document.to_rows()
    assert len(rows) == len(document.quotes)
    return Document.from_dict(data)


def careful(texts: list[str]) -> list[Document]:
    extractor = Extractor()
    documents: list[Document] = []
    for text in texts:
        try:
            documents.append(extractor.extract(text))
        except QuoteattrError as error:
            print(error)
    return documents


def of_the_newsroom(people: list[dict[str, Any]]) -> Extractor:
    Extractor(known_speakers=people)
    return Extractor(lexicon=Lexicon.read("desk.lexicon"), known_speakers=[KnownSpeaker("p7", "Ana Ruiz", ["Ruiz"])])


def ids(document: Document) -> list[str | None]:
    return [entity.id for entity in document.speakers]


def with_a_parser(text: str, annotated: AnnotatedDocument) -> list[Document]:
    return [quoteattr.extract(text, backend="spacy"), quoteattr.extract(annotated)]
