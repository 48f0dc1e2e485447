"""What not every format can hold: control characters and halves of surrogate pairs."""

from __future__ import annotations

import re
from typing import Any

from ..model import Document

# All that XML 1.0 has no place for; spreadsheets and databases stumble over the same.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable_text(text: str) -> str:
    """The text with U+FFFD for each character that cannot be written: one for one, so that offsets hold.

    >>> writable_text("a\\0b")
    'a\N{REPLACEMENT CHARACTER}b'
    """
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def writable(document: Document) -> Document:
    """The document as it would be, had its article no character that cannot be written."""
    # Ids are not the article's words: they come from the list of known speakers.
    ids = (entity.id for entity in document.entities if entity.id)
    if not any(map(_UNWRITABLE.search, (document.text, *ids))):
        return document
    return Document.from_dict(_replaced(document.to_dict()))


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return writable_text(value)
    if isinstance(value, list):
        return [_replaced(item) for item in value]
    return {key: _replaced(item) for key, item in value.items()} if isinstance(value, dict) else value
