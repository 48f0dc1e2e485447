"""JSON, in the shape that `quoteattr.serialize` describes: indented for people, or on one line for streams."""

from __future__ import annotations

import json

from ..model import Document


def to_json(document: Document, id: str | None = None) -> str:
    """The document as indented JSON, the ``id`` first where one is given."""
    return _dumps(document, id, indent=2)


def to_jsonl(document: Document, id: str | None = None) -> str:
    """The document as JSON on one line, without the line's end."""
    return _dumps(document, id, indent=None)


def _dumps(document: Document, id: str | None, indent: int | None) -> str:
    data = ({} if id is None else {"id": id}) | document.to_dict()
    # Half a surrogate pair cannot be written in UTF-8: backslashreplace gives just the escape that JSON has for it.
    return json.dumps(data, ensure_ascii=False, indent=indent).encode("utf-8", "backslashreplace").decode("utf-8")
