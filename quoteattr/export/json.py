"""JSON for people, in the shape that `quoteattr.serialize` describes; and what other formats in JSON share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from ..model import Document
from .format import Format


def to_json(document: Document, id: str | None = None) -> str:
    """The document as indented JSON, the ``id`` first where one is given."""
    return dumps(with_id(document, id))


def write_json(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """One JSON array of all documents."""
    write_array((with_id(document, id) for id, document in documents), out)


FORMAT = Format(write_json, to_json)


def with_id(document: Document, id: str | None) -> dict[str, Any]:
    """``document.to_dict()``, with the article's id before it."""
    return ({} if id is None else {"id": id}) | document.to_dict()


def dumps(data: Any, indent: int | None = 2) -> str:
    """JSON that can be written in UTF-8, whatever the text."""
    # Half a surrogate pair cannot be: backslashreplace gives just the escape that JSON has for it.
    return json.dumps(data, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace").decode("utf-8")


def write_array(values: Iterable[Any], out: BinaryIO) -> None:
    """The values as one JSON array, without waiting for the last of them."""
    before = "["
    for value in values:
        out.write(f"{before}{dumps(value)}\n".encode())
        before = ","
    out.write(b"]\n" if before == "," else b"[]\n")
