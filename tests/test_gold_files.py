"""Gold from the JSON of documents; brat has a file of its own, and gold written by hand stands in test_evaluate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import quoteattr
from documents import DOCUMENTS
from quoteattr.errors import InputError
from quoteattr.evaluate import GoldQuote, gold_article, judge, predictions, read_gold
from test_export import with_documents, written

PAIR = (("a", DOCUMENTS["hand"]), ("b", DOCUMENTS["emoji"]))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gold.json"
    path.write_bytes(written("json", *PAIR))
    return path


def test_json_and_jsonl_are_read_alike(file):
    lines = file.with_suffix(".jsonl")
    lines.write_bytes(written("jsonl", *PAIR))
    assert read_gold(file) == read_gold(lines) == tuple(gold_article(id, document) for id, document in PAIR)


def test_one_object_is_one_article(file):
    (first, _) = json.loads(file.read_text("utf-8"))
    file.write_text("\ufeff" + json.dumps(first), "utf-8")
    assert read_gold(file) == (gold_article("a", DOCUMENTS["hand"]),)


def test_a_document_as_gold():
    """A row for each part, what nobody said among them, and of the roles the most telling first."""
    told = {"source": ((25, 36),), "source_text": "Rosa Quispe", "speaker": "Rosa Quispe", "aliases": ("Quispe",)}
    article = gold_article("a", DOCUMENTS["hand"])
    assert article.all_marks
    assert article.quotes == (
        GoldQuote(1, 14, attributed=True, roles=("engineer",), **told),
        GoldQuote(67, 77, attributed=True, roles=("engineer",), **told),
        GoldQuote(93, 96, attributed=True),
        GoldQuote(93, 96, attributed=False),
    )
    unnamed = gold_article("b", DOCUMENTS["unnamed"]).quotes[0]
    assert (unnamed.speaker, unnamed.description) == (None, "a spokesman for the railway")


@with_documents
def test_a_document_is_right_by_itself(document):
    document = quoteattr.extract(document.text)
    rows = {"a": predictions(document)}
    assert not [verdict.errors for verdict in judge([gold_article("a", document)], rows) if verdict.errors]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[1]", r"gold\.json\[0\]: an object is expected, not a whole number"),
        ("7", r"gold\.json\[0\]: an object is expected, not a whole number"),
        ("[{},\n{]", r"gold\.json: not valid JSON \(.* at line 2, column 2\): an object or an array of objects is exp"),
        ("[{}]", r'gold\.json\[0\]: "text" is missing'),
        ('[{"format": "quoteattr"}]', r'gold\.json\[0\]: "id" is missing'),
        ('{"format": "quoteattr", "id": "a", "version": 9}', r"gold\.json\[0\]: version 9 cannot be read here"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(content, message, tmp_path):
    (tmp_path / "gold.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        read_gold(tmp_path / "gold.json")


def test_what_was_broken_by_hand_is_told_with_its_place(file):
    data = json.loads(file.read_text("utf-8"))
    data[1]["quotes"][0]["parts"][0]["start"] += 1
    file.write_text(json.dumps(data), "utf-8")
    with pytest.raises(InputError, match=r"gold\.json\[1\]\.quotes\[0\]\.parts\[0\]: the article reads "):
        read_gold(file)
    data[1] = data[0]
    file.write_text(json.dumps(data), "utf-8")
    with pytest.raises(InputError, match=r'gold\.json\[1\]: the id "a" stands on an earlier line too'):
        read_gold(file)


def test_bytes_that_are_no_utf8_are_told(file):
    file.write_bytes(b'[{"text": "\xff"}]')
    with pytest.raises(InputError, match=r"gold\.json: not valid UTF-8 \(byte 12 of the file\)"):
        read_gold(file)
