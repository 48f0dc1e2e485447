"""What a format is: how documents are written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO, TypeAlias

from attrs import frozen

from ..model import Document

Write: TypeAlias = Callable[[Iterable[tuple[str, Document]], BinaryIO], None]
One: TypeAlias = Callable[[Document, str | None], str | bytes]


@frozen
class Format:
    """How a format is written; each module of `quoteattr.export` has one, its ``FORMAT``.

    ``write`` takes the articles' ids and documents, lazily, and writes one file of all. ``one`` gives a document by
    itself, its id None where it has none; where there is no ``one``, that is a file of one article. ``binary`` is what
    no terminal can show.
    """

    write: Write
    one: One | None = None
    binary: bool = False
