"""What ``extract`` and ``explain`` share: the FILE arguments, and a document for each article in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import click

from .. import Extractor
from ..backends import Backend
from ..errors import QuoteattrError
from ..model import Document
from .backend import takes_backend
from .printable import one_line
from .readers import STDIN, Reader, Rejected


def complain(message: str) -> None:
    """One message on stderr, on one line."""
    click.echo(f"quoteattr: {one_line(message)}", err=True)


class Inputs:
    """The articles that the user named; ``failed`` tells whether any of those read so far could not be used."""

    def __init__(self, files: tuple[str, ...], reader: Reader, extractor: Extractor) -> None:
        self.files = files
        self.reader = reader
        self.extractor = extractor
        self.failed = False

    def documents(self) -> Iterator[tuple[str, Document]]:
        """The id and the document of each article, lazily; what fails is told on stderr and passed over."""
        for item in self.reader.read(self.files):
            if isinstance(item, Rejected):
                self._fail(str(item))
                continue
            try:
                document = self.extractor.extract(item.text)
            except QuoteattrError as error:
                self._fail(f"{item.id}: {error}")
            else:
                yield item.id, document

    def _fail(self, message: str) -> None:
        self.failed = True
        complain(message)


def takes_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the FILE arguments and their options; it gets `Inputs`, and exits with 1 where some failed."""

    @click.argument("files", metavar="[FILE…|-]", nargs=-1, type=click.Path())
    @click.option("--text-field", metavar="NAME", help='Field of a JSONL line that holds the article ("text").')
    @click.option("--id-field", metavar="NAME", help='Field of a JSONL line that holds its id ("id", else FILE:LINE).')
    @click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="Name no speaker of whom the confidence is lower (0 to 1).",
    )
    @takes_backend
    @wraps(command)
    def with_inputs(
        files: tuple[str, ...],
        text_field: str | None,
        id_field: str | None,
        min_confidence: float,
        backend: Backend | None,
        **options: Any,
    ) -> None:
        if not files and sys.stdin.isatty():
            raise click.UsageError("name a FILE or a folder, or - to type or paste an article.")
        inputs = Inputs(
            files or (STDIN,), Reader(text_field, id_field), Extractor(min_confidence=min_confidence, backend=backend)
        )
        command(inputs, **options)
        if inputs.failed:
            click.get_current_context().exit(1)

    return with_inputs
