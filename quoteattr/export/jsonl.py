"""JSON Lines: the JSON of one document a line, for streams."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from ..model import Document
from .format import Format
from .json import dumps, with_id


def to_jsonl(document: Document, id: str | None = None) -> str:
    """The document as JSON on one line, without the line's end."""
    return dumps(with_id(document, id), indent=None)


def write_jsonl(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """A line a document, each at once, for who reads along."""
    for id, document in documents:
        out.write(f"{to_jsonl(document, id)}\n".encode())
        out.flush()


FORMAT = Format(write_jsonl, to_jsonl)
