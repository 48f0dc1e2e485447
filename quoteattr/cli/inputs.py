"""What the commands over articles share: the FILE arguments, and a result for each article in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Container, Iterator
from contextlib import ExitStack, closing
from functools import partial, wraps
from itertools import tee
from typing import Any, TextIO, TypeVar

import click
from attrs import evolve

from .. import Extractor
from ..batch import Rejected, work_through
from ..model import Document
from .printable import one_line
from .progress import Progress, shown
from .readers import STDIN, Article, Item, Reader, size_of, would_read
from .settings import takes_settings

R = TypeVar("R")


def complain(message: str) -> None:
    """One message on stderr, on one line."""
    click.echo(f"quoteattr: {one_line(message)}", err=True)


class Inputs:
    """The articles that the user named, and what becomes of them; ``failed`` counts those that could not be used."""

    def __init__(
        self,
        files: tuple[str, ...],
        reader: Reader,
        extractor: Extractor,
        workers: int = 1,
        rejected: TextIO | None = None,
    ) -> None:
        self.files = files
        self.reader = reader
        self.extractor = extractor
        self.workers = workers
        self.rejected = rejected
        self.failed = 0

    def documents(self, to_terminal: bool = True) -> Iterator[tuple[str, Document]]:
        """The id and the document of each article, lazily and in order; what fails is told and passed over."""
        return self.results(_document, to_terminal=to_terminal)

    def results(
        self, make: Callable[[Document, str], R], done: Container[str] = (), to_terminal: bool = True
    ) -> Iterator[tuple[str, R]]:
        """The id of each article and what ``make`` makes of its document and id, where the document is made.

        ``make`` must be picklable. Articles whose id is ``done`` are passed over. Unless the results go
        ``to_terminal``, a bar tells there how far it is.
        """
        total = None if STDIN in self.files or to_terminal else size_of(self.files)
        with shown(total, wanted=not to_terminal) as progress:
            reader = evolve(self.reader, advance=progress.read)
            items = (item for item in reader.read(self.files) if isinstance(item, Rejected) or item.id not in done)
            yield from self._worked_through(items, make, progress)

    def _worked_through(
        self, items: Iterator[Item], make: Callable[[Document, str], R], progress: Progress
    ) -> Iterator[tuple[str, R]]:
        given, kept = tee(items)
        with closing(work_through(partial(_work, self.extractor, make), given, self.workers)) as results:
            for result, item in zip(results, kept, strict=False):
                progress.finished()
                if isinstance(result, Rejected):
                    self._reject(evolve(result, file=item.file, line=item.line))
                else:
                    assert isinstance(item, Article)
                    yield item.id, result

    def _reject(self, rejected: Rejected) -> None:
        self.failed += 1
        if self.rejected is None:
            complain(str(rejected))
        else:
            row = {"file": rejected.file, "line": rejected.line, "reason": rejected.reason}
            self.rejected.write(json.dumps(row) + "\n")
            self.rejected.flush()


def _document(document: Document, _: str) -> Document:
    return document


def _work(extractor: Extractor, make: Callable[[Document, str], R], item: Item) -> R | Rejected:
    return item if isinstance(item, Rejected) else make(extractor.extract(item.text), item.id)


def takes_articles(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the FILE arguments and their options; it gets `Inputs`, and exits with 1 where some failed."""

    @click.argument("files", metavar="[FILE…|-]", nargs=-1, type=click.Path(readable=False))
    @click.option(
        "--text-field", metavar="NAME", help='Field of JSONL or column of Parquet that holds the article ("text").'
    )
    @click.option(
        "--id-field",
        metavar="NAME",
        help='Field of JSONL or column of Parquet that holds its id ("id", else FILE:LINE).',
    )
    @click.option(
        "--workers", type=click.IntRange(1), default=1, metavar="N", help="Share the articles out over N processes."
    )
    @click.option(
        "--rejected",
        "rejected_path",
        metavar="FILE",
        type=click.Path(dir_okay=False, readable=False),
        help="Write to this file what could not be used, one JSON object a line with the reason.",
    )
    @takes_settings
    @wraps(command)
    def with_inputs(
        files: tuple[str, ...],
        text_field: str | None,
        id_field: str | None,
        workers: int,
        rejected_path: str | None,
        extractor: Extractor,
        **options: Any,
    ) -> None:
        if not files and sys.stdin.isatty():
            raise click.UsageError("name a FILE or a folder, or - to type or paste an article.")
        for path in filter(None, (rejected_path, options.get("output"))):
            if any(would_read(file, path) for file in files):
                raise click.UsageError(f"{path} is read here, so it cannot be written: name another file.")
        with ExitStack() as stack:
            rejected = stack.enter_context(open(rejected_path, "w", encoding="utf-8")) if rejected_path else None
            inputs = Inputs(files or (STDIN,), Reader(text_field, id_field), extractor, workers, rejected)
            command(inputs, **options)
        if inputs.failed:
            if rejected_path:
                complain(f"{inputs.failed} rejected, see {rejected_path}")
            click.get_current_context().exit(1)

    return with_inputs
