"""Rows of Parquet files, a few at a time; needs the extra ``arrow`` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from ..errors import InputError, MissingExtraError

ROWS = 64  # read at once


def rows(file: BinaryIO, text_field: str, id_field: str) -> tuple[int, Iterator[Mapping[str, Any]]]:
    """How many rows there are, and each as a dict of its text and, where there is such a column, its id.

    Raises `MissingExtraError` without pyarrow and `InputError` for what is no Parquet or has no such text; what cannot
    be decoded in a row is None.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ModuleNotFoundError:
        raise MissingExtraError("arrow", "pyarrow") from None
    try:
        parquet = ParquetFile(file, pre_buffer=False)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"cannot be read as Parquet: {error}") from None
    names = parquet.schema_arrow.names
    if text_field not in names:
        columns = ", ".join(names)[:80] or "none"
        raise InputError(f'no column "{text_field}" (columns: {columns}): name the article\'s column by --text-field')
    wanted = [text_field, *({id_field} & set(names) - {text_field})]

    def each() -> Iterator[Mapping[str, Any]]:
        try:
            for batch in parquet.iter_batches(ROWS, columns=wanted, use_threads=False):
                for number in range(batch.num_rows):
                    yield {name: _value(batch.column(name)[number]) for name in wanted}
        except (pyarrow.ArrowException, OSError) as error:
            raise InputError(f"cannot be read further: {error}") from None

    return parquet.metadata.num_rows, each()


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return None
