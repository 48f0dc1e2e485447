"""What holds of every format, and JSON and CSV; each other format has a file of its own."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings

import quoteattr
from documents import DOCUMENTS
from quoteattr.errors import InputError, MissingExtraError
from quoteattr.export import FORMATS, export, find_format
from quoteattr.export.characters import writable
from quoteattr.model import Document
from test_properties import ARTICLES

SCHEMA = json.loads((files("quoteattr") / "data/quotes.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
NEEDS = {"parquet": ("pyarrow", "arrow"), "tei": ("lxml", "tei")}

with_documents = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


def written(format: str, *documents: tuple[str, Document]) -> bytes:
    out = io.BytesIO()
    find_format(format).write(documents, out)
    return out.getvalue()


@pytest.fixture(params=FORMATS)
def format(request: pytest.FixtureRequest) -> str:
    if request.param in NEEDS:
        pytest.importorskip(NEEDS[request.param][0])
    return request.param


@with_documents
def test_every_format_takes_every_document(format, document):
    alone = export(document, format)
    assert alone == export(document, format)
    if isinstance(alone, str):
        alone.encode("utf-8")
    assert written(format, ("a", document), ("b", document)) == written(format, ("a", document), ("b", document))


def test_nothing_to_write_is_a_file_as_well(format):
    assert written(format) or format == "jsonl"


def test_an_article_is_written_before_the_next_is_asked_for(format):
    if format in ("html", "parquet"):
        return  # of one page with an index, of rows in groups
    out = io.BytesIO()
    places = []

    def documents():
        for name in ("a", "b", "c"):
            places.append(out.tell())
            yield name, DOCUMENTS["hand"]

    find_format(format).write(documents(), out)
    assert places == sorted(set(places))


def test_a_format_that_is_not_there():
    with pytest.raises(InputError, match=r'there is no format "xls", only json, jsonl, csv, parquet, .*brat'):
        export(DOCUMENTS["hand"], "xls")


def test_what_is_no_document_is_told_so():
    with pytest.raises(InputError, match=r"export\(\) takes a Document, as extract\(\) gives it, not str"):
        export("“It fell,” said Ana Ruiz.", "json")  # type: ignore[arg-type]


@pytest.mark.parametrize(("format", "package", "extra"), [(name, *needs) for name, needs in NEEDS.items()])
def test_a_missing_package_is_told_with_its_extra(format, package, extra, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(MissingExtraError, match=rf'needs {package}, which is not installed: .*"quoteattr\[{extra}\]"'):
        export(DOCUMENTS["hand"], format)


def test_the_docstring_names_every_format():
    assert export.__doc__
    assert all(f'"{name}"' in export.__doc__ for name in FORMATS)


def test_what_cannot_be_written_is_replaced_one_for_one():
    document = DOCUMENTS["unwritable"]
    clean = writable(document)
    assert clean.text == "“Grim\ufffd \ufffd\ufffd,” said Li\ufffd Na\ufffd. “No\ufffd,” she said."
    assert [(q.start, q.end) for q in clean.quotes] == [(q.start, q.end) for q in document.quotes]
    assert writable(clean) is clean


# json


@with_documents
def test_json_is_valid_by_its_schema_and_comes_back_equal(document):
    for text in (export(document, "json", id="a"), export(document, "jsonl")):
        data = json.loads(text)
        VALIDATOR.validate(data)
        assert Document.from_dict(data) == document
    assert "\n" not in export(document, "jsonl")


@settings(max_examples=30)
@given(ARTICLES)
def test_any_article_is_valid_by_the_schema(text):
    VALIDATOR.validate(json.loads(export(quoteattr.extract(text), "jsonl")))


def test_the_schema_is_one_and_knows_the_words_of_the_model():
    VALIDATOR.check_schema(SCHEMA)
    data = DOCUMENTS["hand"].to_dict()
    for path, wrong in (
        (("version",), 2),
        (("quotes", 0, "speaker"), "Rosa"),
        (("quotes", 0, "confidence"), 1.5),
        (("quotes", 0, "kind"), "indirect"),
        (("quotes", 0, "parts"), []),
        (("entities", 0, "kind"), "place"),
        (("entities", 0, "mentions", 0, "start"), -1),
        (("quotes", 0, "surprise"), 1),
    ):
        changed = json.loads(json.dumps(data))
        at = changed
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = wrong
        assert not VALIDATOR.is_valid(changed), path


def test_an_entity_may_have_an_id():
    data = DOCUMENTS["hand"].to_dict()
    data["entities"][0]["id"] = "staff/7"
    VALIDATOR.validate(data)


def test_several_articles_are_one_array_or_lines():
    pair = [("a", DOCUMENTS["hand"]), ("b", DOCUMENTS["emoji"])]
    array = json.loads(written("json", *pair))
    lines = [json.loads(line) for line in written("jsonl", *pair).splitlines()]
    assert array == lines
    assert [data["id"] for data in array] == ["a", "b"]
    assert json.loads(written("json")) == []


# csv


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


@with_documents
def test_csv_has_the_rows_of_the_document(document):
    data = export(document, "csv", id="a")
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbfarticle,id,text,")
    rows = read_csv(data)
    assert len(rows) == len(document.quotes)
    for row, expected in zip(rows, writable(document).to_rows(), strict=True):
        assert row.pop("article") == "a"
        for name, value in expected.items():
            shown = row[name].removeprefix("'") if str(value)[:1] != "'" else row[name]
            assert shown == ("" if value is None else value if isinstance(value, str) else str(value).lower()), name


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@ruiz_tv", "'@ruiz_tv"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a=1", "a=1"),
        ("'tis", "'tis"),
        ('say "a", "b"\r\nand c', 'say "a", "b"\r\nand c'),
        ("— x", "— x"),
    ],
)
def test_no_cell_is_computed(text, cell):
    article = f"“{text}” said Li Na."
    document = Document.from_dict(
        DOCUMENTS["no quotes"].to_dict() | {"text": article, "quotes": [quote(article, text)]}
    )
    (row,) = read_csv(export(document, "csv", id=text))
    assert (row["text"], row["article"]) == (cell, cell)
    assert row["start"] == "1"


def quote(article: str, text: str) -> dict[str, object]:
    part = {"start": 1, "end": 1 + len(text), "text": text}
    sentence = {"start": 0, "end": len(article), "text": article}
    return {"id": "q1", "kind": "direct", "parts": [part], "sentence": sentence, "also_by": []}


def test_csv_cuts_nothing_though_a_cell_of_excel_does():
    words = "The tide is high. " * 2000
    (row,) = read_csv(export(quoteattr.extract(f"“{words}It ebbs,” said Ana Lopes."), "csv"))
    assert len(row["text"]) == int(row["end"]) - int(row["start"]) > 32_767


def test_csv_has_one_header_for_all_articles():
    rows = read_csv(written("csv", ("a", DOCUMENTS["hand"]), ("b", DOCUMENTS["no quotes"]), ("c", DOCUMENTS["emoji"])))
    assert [row["article"] for row in rows] == ["a"] * 2 + ["c"] * len(DOCUMENTS["emoji"].quotes)
    assert written("csv").count(b"\r\n") == 1
