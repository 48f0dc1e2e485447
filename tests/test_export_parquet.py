"""Parquet, read by pyarrow and DuckDB."""

from __future__ import annotations

import io
from itertools import repeat

import pytest
from hypothesis import given, settings

import quoteattr
from documents import DOCUMENTS
from quoteattr.export import export
from quoteattr.export.characters import writable
from quoteattr.rows import ROW_TYPES
from test_export import with_documents, written
from test_properties import ARTICLES

pytest.importorskip("pyarrow", reason="needs pyarrow")
parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow")


def rows(data: str | bytes) -> list[dict[str, object]]:
    assert isinstance(data, bytes)
    return parquet.read_table(io.BytesIO(data)).to_pylist()


def check(document: quoteattr.Document) -> None:
    quotes = document.to_dict()["quotes"]
    assert rows(export(document, "parquet", id="a")) == [
        {"article": "a"} | row | {"part_spans": quote["parts"], "attribution": quote["attribution"]}
        for row, quote in zip(document.to_rows(), quotes, strict=True)
    ]


@with_documents
def test_the_table_holds_the_rows_and_the_evidence(document):
    check(writable(document))


@settings(max_examples=25)
@given(ARTICLES)
def test_any_article_comes_back(text):
    check(writable(quoteattr.extract(text)))


def test_the_columns_are_the_same_with_and_without_quotes():
    empty, full = (parquet.read_table(io.BytesIO(export(DOCUMENTS[name], "parquet"))) for name in ("empty", "hand"))
    assert empty.schema == full.schema
    assert empty.schema.names == ["article", *ROW_TYPES, "part_spans", "attribution"]
    assert empty.num_rows == 0


def test_several_articles_are_one_table_in_groups():
    many = list(zip((f"a{number}" for number in range(9000)), repeat(DOCUMENTS["hand"]), strict=False))
    file = parquet.ParquetFile(io.BytesIO(written("parquet", *many)))
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [10_000, 8_000]
    articles = file.read(["article"])["article"].to_pylist()
    assert articles == [id for id, _ in many for _ in range(2)]


def test_duckdb_reads_it(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="needs duckdb")
    (tmp_path / "quotes.parquet").write_bytes(written("parquet", ("a", DOCUMENTS["hand"]), ("b", DOCUMENTS["emoji"])))
    found = duckdb.sql(
        f"""SELECT article, attribution.mention.text, attribution.clues[1].name, len(part_spans), confidence
        FROM '{tmp_path / "quotes.parquet"}' WHERE speaker = 'Rosa Quispe'"""
    )
    assert found.fetchall() == [("a", "Rosa Quispe", "cue touches the quote", 2, 0.93)]
