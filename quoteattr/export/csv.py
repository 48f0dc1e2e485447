"""CSV: one row a quote, under one header for all articles, safe to open in Excel and other spreadsheets.

UTF-8 with a byte order mark, without which Excel takes “ for â€œ; lines end with CR LF (RFC 4180), and those of the
article stay inside their cell. A cell that a spreadsheet would compute gets an apostrophe before it.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterable
from typing import BinaryIO

from ..model import Document
from ..rows import ROW_TYPES
from .characters import writable, writable_text
from .format import Format

# An article can make a spreadsheet compute, even call out: "=HYPERLINK(…)". The wide forms count in Asian Excels.
_FORMULA = re.compile(r"\s*[-=+@＝＋－＠]|[\t\r\n]")


def write_csv(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """The header, then the rows of all documents."""
    writer = csv.writer(codecs.getwriter("utf-8-sig")(out))
    writer.writerow(["article", *ROW_TYPES])
    for id, document in documents:
        article = writable_text(id)
        writer.writerows([_cell(article), *map(_cell, row.values())] for row in writable(document).to_rows())


FORMAT = Format(write_csv)


def _cell(value: str | float | bool | None) -> str:
    """What stands in the file: None is an empty cell, and true is what Excel takes for TRUE."""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return "" if value is None else str(value).lower()
