"""Documents in the formats that other programs read: a name, and a function that writes one document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ..errors import InputError
from ..model import Document
from .html import to_html
from .json import to_json, to_jsonl

Format: TypeAlias = Callable[[Document, str | None], str]
"""Takes a document and, where there is one, the article's id; gives the text of the document in this format."""

FORMATS: dict[str, Format] = {"json": to_json, "jsonl": to_jsonl, "html": to_html}


def export(document: Document, format: str, id: str | None = None) -> str:
    """The document in a format of `FORMATS`, with the article's ``id`` where one is given.

    Raises `InputError` for a format that is not there.

    >>> export(Document("Rain fell."), "jsonl", id="rain")
    '{"id": "rain", "format": "quoteattr", "version": 1, "text": "Rain fell.", "entities": [], ...}'
    """
    if format not in FORMATS:
        raise InputError(f'there is no format "{format}", only {", ".join(sorted(FORMATS))}')
    return FORMATS[format](document, id)
