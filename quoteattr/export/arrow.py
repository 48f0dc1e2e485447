"""Parquet: one row a quote, the columns of the CSV, and the parts and the attribution nested beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from ..errors import MissingExtraError
from ..model import Document
from ..rows import ROW_TYPES
from .characters import writable, writable_text
from .format import Format

ROW_GROUP = 10_000  # rows that are held in memory at a time


def write_parquet(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """One table of all documents; raises `MissingExtraError` without pyarrow."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise MissingExtraError("arrow", "pyarrow") from None
    schema = arrow_schema(pyarrow)
    rows = _rows(documents)
    with ParquetWriter(out, schema) as writer:
        while group := list(islice(rows, ROW_GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema))


FORMAT = Format(write_parquet, binary=True)


def _rows(documents: Iterable[tuple[str, Document]]) -> Iterator[dict[str, Any]]:
    for id, document in documents:
        article = {"article": writable_text(id)}
        for row in quote_rows(writable(document)):
            yield article | row


def quote_rows(document: Document) -> Iterator[dict[str, Any]]:
    """The row of each quote as `arrow_schema` types it, but for the article's id."""
    for row, quote in zip(document.to_rows(), document.to_dict()["quotes"], strict=True):
        yield row | {"part_spans": quote["parts"], "attribution": quote["attribution"]}


def arrow_schema(pa: Any) -> Any:
    """The columns and their types: what is nested has the shape that it has in the JSON."""
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    span = {"start": pa.int64(), "end": pa.int64(), "text": pa.string()}
    role = pa.struct(span | {"title": pa.string(), "former": pa.bool_(), "acting": pa.bool_()})
    mention = pa.struct(span | {"kind": pa.string(), "role": role})
    attribution = {
        "mention": mention,
        "cue": pa.struct(span | {"lemma": pa.string(), "frame": pa.string()}),
        "medium": pa.struct(span),
        "addressee": pa.struct(span),
        "confidence": pa.float64(),
        "clues": pa.list_(pa.struct({"name": pa.string(), "weight": pa.float64()})),
        "alternatives": pa.list_(pa.struct({"mention": mention, "confidence": pa.float64()})),
    }
    flat = {name: plain[kind] for name, kind in ROW_TYPES.items()}
    nested = {"part_spans": pa.list_(pa.struct(span)), "attribution": pa.struct(attribution)}
    return pa.schema({"article": pa.string()} | flat | nested)
