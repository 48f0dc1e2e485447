"""``quoteattr extract``: the quotes of each article, as a table or as data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

import click

from ..export import FORMATS, export
from ..model import Document
from .inputs import Inputs, takes_articles
from .output import output_to
from .table import quotes_table


@click.command()
@takes_articles
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", *FORMATS]),
    default="table",
    show_default=True,
    help="A table for people; json: one array of all articles; jsonl: one article a line.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, readable=False),
    help="Write there instead of stdout; with --format jsonl, go on where an earlier run was stopped.",
)
def extract(inputs: Inputs, format_: str, output: str | None) -> None:
    """Print who said what in each article.

    FILE is a text file, JSONL (.jsonl, .ndjson) with one article a line, Parquet (.parquet) with one a row, or a folder
    of such files; - or nothing is stdin: one article, or JSONL when --text-field or --id-field is given. Text is in
    UTF-8, or in UTF-16 with a byte order mark; text and JSONL may be compressed (.gz, .zst).

    \b
    Examples:
      quoteattr extract article.txt
      quoteattr extract articles/ --format json > quotes.json
      quoteattr extract archive.jsonl --text-field body --id-field url --format jsonl
      quoteattr extract archive.jsonl.gz --workers 2 --format jsonl --output quotes.jsonl --rejected bad.jsonl
      curl -s https://example.org/article.txt | quoteattr extract -
    """
    make = _table if format_ == "table" else partial(_exported, format_)
    with output_to(output, resumes=format_ == "jsonl") as out:
        pieces = (piece for _, piece in inputs.results(make, out.done, output is None and sys.stdout.isatty()))
        for piece in _array(pieces) if format_ == "json" else pieces:
            out.write(piece)


def _table(document: Document, id_: str) -> str:
    return quotes_table(id_, document)


def _exported(format_: str, document: Document, id_: str) -> str:
    return export(document, format_, id_)


def _array(objects: Iterator[str]) -> Iterator[str]:
    """JSON objects as the lines of one JSON array, without waiting for the last of them."""
    before = "["
    for object_ in objects:
        yield before + object_
        before = ","
    yield "]" if before == "," else "[]"
