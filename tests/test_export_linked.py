"""Web Annotation and schema.org, read by rdflib."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from rdflib import RDF, SDO, Graph, Literal, Namespace, URIRef

import quoteattr
from documents import DOCUMENTS
from quoteattr.export import export
from quoteattr.export.characters import writable
from quoteattr.model import Document, Entity, Span
from test_export import with_documents, written
from test_properties import ARTICLES
from test_serialize import TEXT

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib itself

OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("http://schema.org/")
# What the two contexts, which cannot be fetched here, say of the terms that are used.
CONTEXTS: dict[str, dict[str, Any]] = {
    "http://www.w3.org/ns/anno.jsonld": {
        "oa": str(OA),
        "schema": str(SCHEMA),
        "id": "@id",
        "type": "@type",
        "value": str(RDF.value),
        "format": "http://purl.org/dc/elements/1.1/format",
        **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "start", "end")},
        **{name: {"@id": f"oa:has{name.title()}", "@type": "@id"} for name in ("body", "target", "source", "selector")},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        **{name: f"oa:{name}" for name in ("identifying", "describing", "highlighting")},
        **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
        **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector")},
    },
    "https://schema.org": {"@vocab": str(SCHEMA), "url": {"@type": "@id"}},
}


KNOWN = quoteattr.Extractor(known_speakers=[{"name": "Amina Diallo", "id": "staff/7"}]).extract(
    "“We will rebuild,” said Mayor Amina Diallo."
)


def graph(text: str | bytes) -> Graph:
    data = json.loads(text)
    for node in data:
        node["@context"] = CONTEXTS[node["@context"]]
    return Graph().parse(data=json.dumps(data), format="json-ld", publicID="https://base.example/")


def terms(data: Any) -> Iterator[str]:
    """All keys, and the values that are terms."""
    for item in data if isinstance(data, list) else []:
        yield from terms(item)
    for key, value in data.items() if isinstance(data, dict) else []:
        yield key
        if key in {"type", "@type", "motivation", "purpose"}:
            yield from value if isinstance(value, list) else [value]
        yield from terms(value)


def known_to_schema_org(term: str) -> bool:
    return term.startswith("@") or term in SDO


# Web Annotation


def selected(found: Graph, annotation: URIRef) -> list[tuple[int, int, str, str, str]]:
    """Start, end, exact, prefix and suffix of each target, in the order of the text."""
    rows = []
    for target in found.objects(annotation, OA.hasTarget):
        of_type = {found.value(selector, RDF.type): selector for selector in found.objects(target, OA.hasSelector)}
        words, place = of_type[OA.TextQuoteSelector], of_type[OA.TextPositionSelector]
        values = [found.value(place, OA.start), found.value(place, OA.end)]
        values += [found.value(words, name) for name in (OA.exact, OA.prefix, OA.suffix)]
        rows.append(tuple(value.toPython() for value in values))
    return sorted(rows)


def check_annotations(document: Document) -> None:
    text = export(document, "web-annotation", id="https://news.example/1")
    found = graph(text)
    data = json.loads(text)
    assert len(set(found.subjects(RDF.type, OA.Annotation))) == len(data) == len(document.quotes)
    for node, quote in zip(data, document.quotes, strict=True):
        targets = selected(found, URIRef(node["id"]))
        assert [(start, end, exact) for start, end, exact, _, _ in targets] == [
            (part.start, part.end, part.text) for part in quote.parts
        ]
        for start, end, exact, prefix, suffix in targets:
            assert document.text[:start].endswith(prefix)
            assert document.text[end:].startswith(suffix)
            assert prefix + exact + suffix in document.text


@with_documents
def test_each_quote_is_an_annotation_of_its_words_and_place(document):
    check_annotations(writable(document))  # half a surrogate pair is JSON, but no RDF


@settings(max_examples=25)
@given(ARTICLES)
def test_any_article_has_annotations_in_place(text):
    check_annotations(writable(quoteattr.extract(text)))


def test_the_body_tells_speaker_and_role():
    found = graph(export(DOCUMENTS["hand"], "web-annotation", id="https://news.example/1"))
    (body,) = found.subjects(RDF.type, SCHEMA.Person)
    assert found.value(body, SCHEMA.name) == Literal("Rosa Quispe")
    assert found.value(body, SCHEMA.alternateName) == Literal("Quispe")
    assert found.value(body, SCHEMA.jobTitle) == Literal("engineer")
    (group,) = found.subjects(RDF.type, SCHEMA.Organization)
    assert found.value(group, SCHEMA.description) == Literal("a senior aide")
    (annotation,) = found.subjects(OA.motivatedBy, OA.identifying)
    bodies = set(found.objects(annotation, OA.hasBody))
    assert {found.value(one, OA.hasSource) for one in bodies} == {body, group, None}
    assert {found.value(one, RDF.value) for one in bodies} == {Literal("Rosa Quispe, engineer"), None}
    assert {found.value(target, OA.hasSource) for target in found.objects(annotation, OA.hasTarget)} == {
        URIRef("https://news.example/1")
    }


def test_a_quote_of_nobody_is_highlighted_without_a_body():
    found = graph(export(DOCUMENTS["hand"], "web-annotation"))
    (annotation,) = found.subjects(OA.motivatedBy, OA.highlighting)
    assert found.value(annotation, OA.hasBody) is None


@with_documents
def test_all_terms_of_an_annotation_are_in_its_context(document):
    known = CONTEXTS["http://www.w3.org/ns/anno.jsonld"]
    for term in terms(json.loads(export(document, "web-annotation"))):
        prefix, colon, name = term.partition(":")
        assert known_to_schema_org(name) if colon and prefix == "schema" else term in known or term.startswith("@")


# schema.org


@with_documents
def test_each_quote_is_a_quotation_and_a_claim(document):
    data = json.loads(export(document, "schema-org", id="https://news.example/1"))
    assert [node["text"] for node in data] == [quote.text for quote in document.quotes]
    assert all(known_to_schema_org(term) for term in terms(data))
    assert not [term for term in terms(data) if "rating" in term.lower() or "review" in term.lower()]


def test_who_said_it_and_where():
    found = graph(export(DOCUMENTS["hand"], "schema-org", id="https://news.example/1"))
    claims = set(found.subjects(RDF.type, SCHEMA.Claim))
    assert claims == set(found.subjects(RDF.type, SCHEMA.Quotation))
    article = URIRef("https://news.example/1")
    assert set(found.subjects(SCHEMA.isPartOf, article)) == set(found.subjects(SCHEMA.appearance, article)) == claims
    assert (article, RDF.type, SCHEMA.NewsArticle) in found
    assert found.value(article, SCHEMA.url) == article
    (joint,) = found.subjects(SCHEMA.text, Literal("We will stay, and build."))
    creators = set(found.objects(joint, SCHEMA.creator))
    assert creators == set(found.objects(joint, SCHEMA.author))
    assert {(found.value(who, RDF.type), found.value(who, SCHEMA.jobTitle)) for who in creators} == {
        (SCHEMA.Person, Literal("engineer")),
        (SCHEMA.Organization, None),
    }
    (other,) = claims - {joint}
    assert found.value(other, SCHEMA.creator) is None


def test_a_document_that_speaks_is_what_the_quotation_is_based_on():
    report = Entity("Annual Report", kind="document")
    quote = quoteattr.Quote("q1", (Span(1, 14, TEXT[1:14]),), "direct", Span(0, len(TEXT), TEXT), speaker=report)
    (node,) = json.loads(export(Document(TEXT, (quote,), (), (report,)), "schema-org"))
    assert (node["isBasedOn"]["@type"], node["isBasedOn"]["name"]) == ("CreativeWork", "Annual Report")
    assert "creator" not in node


# both


@pytest.mark.parametrize(
    ("id", "iri"),
    [
        ("https://news.example/1?q=ä#top", "https://news.example/1?q=ä#top"),
        ("my articles/a <1>.txt", "my%20articles/a%20%3C1%3E.txt"),
        ("C:\\news\\“a”.txt", "C:%5Cnews%5C%E2%80%9Ca%E2%80%9D.txt"),
        ("a\ud800", "a%3F"),
    ],
)
def test_the_id_becomes_an_iri(id, iri):
    (node, *_) = json.loads(export(DOCUMENTS["hand"], "schema-org", id=id))
    assert node["isPartOf"]["@id"] == iri


@pytest.mark.parametrize("format", ["web-annotation", "schema-org"])
def test_names_are_the_same_on_every_run_and_never_shared(format):
    def iris(id: str | None) -> list[str]:
        return [node.get("id") or node["@id"] for node in json.loads(export(DOCUMENTS["hand"], format, id=id))]

    assert iris("a") == iris("a")
    assert len({*iris("a"), *iris("b"), *iris(None)}) == 6


@pytest.mark.parametrize("format", ["web-annotation", "schema-org"])
def test_several_articles_are_one_array(format):
    pair = [("a", DOCUMENTS["hand"]), ("b", DOCUMENTS["emoji"])]
    nodes = [node for id, document in pair for node in json.loads(export(document, format, id=id))]
    assert json.loads(written(format, *pair)) == nodes


@pytest.mark.parametrize("format", ["web-annotation", "schema-org"])
def test_a_known_speaker_is_one_in_all_articles(format):
    found = graph(written(format, *((id, KNOWN) for id in ("https://a.example/1", "https://a.example/2"))))
    (person,) = found.subjects(SCHEMA.identifier, Literal("staff/7"))
    assert found.value(person, SCHEMA.name) == Literal("Amina Diallo")
