"""Documents in the formats that other programs read, one small module a format."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO

from ..errors import InputError
from ..model import Document
from .format import Format

FORMATS = {
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "parquet": "arrow",
    "web-annotation": "web_annotation",
    "schema-org": "schema_org",
    "tei": "tei",
    "brat": "brat",
    "html": "html",
}
"""The names of the formats, and the module of each, which is not loaded before it is asked for."""


def find_format(name: str) -> Format:
    """The format of this name; raises `InputError` for one that is not there."""
    if name not in FORMATS:
        raise InputError(f'there is no format "{name}", only {", ".join(FORMATS)}')
    found: Format = import_module(f"{__name__}.{FORMATS[name]}").FORMAT
    return found


def export(document: Document, format: str, id: str | None = None) -> str | bytes:
    """The document in another format, with the article's ``id`` where one is given.

    ``format`` is one of "json", "jsonl", "csv", "parquet", "web-annotation", "schema-org", "tei", "brat", "html". The
    result is a str; of csv, parquet and tei it is the bytes of a file. Raises `InputError` for a format that is not
    there and for what is no `Document`, and `MissingExtraError` where parquet, tei or html is asked for without its
    package.

    >>> import quoteattr
    >>> document = quoteattr.extract("“We will rebuild,” said Mayor Amina Diallo.")
    >>> quoteattr.export(document, "jsonl", id="harbour")
    '{"id": "harbour", "format": "quoteattr", "version": 1, "text": "“We will rebuild,” said Mayor Amina Diallo.", ...}'
    """
    if not isinstance(document, Document):
        raise InputError(f"export() takes a Document, as extract() gives it, not {type(document).__name__}")
    found = find_format(format)
    if found.one:
        return found.one(document, id)
    out = BytesIO()
    found.write([(id or "", document)], out)
    return out.getvalue()
