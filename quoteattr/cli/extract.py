"""``quoteattr extract``: the quotes of each article, as a table or as data."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import PurePath

import click

from ..export import FORMATS, export, find_format
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
    help="A table for people; or one file of all articles: json an array, jsonl a line an article, brat a zip archive."
    "  [default: as the output file ends (.json, .csv, …), else table]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, readable=False),
    help="Write to this file instead of stdout; in format jsonl, go on where an earlier run was stopped.",
)
def extract(inputs: Inputs, format_: str | None, output: str | None) -> None:
    """Print who said what in each article.

    FILE is a text file, JSONL (.jsonl, .ndjson) with one article a line, Parquet (.parquet) with one a row, or a folder
    of such files; - or nothing is stdin: one article, or JSONL when --text-field or --id-field is given. Text is in
    UTF-8, or in UTF-16 with a byte order mark; text and JSONL may be compressed (.gz, .zst).

    \b
    Examples:
      quoteattr extract article.txt
      quoteattr extract articles/ --format json > quotes.json
      quoteattr extract archive.jsonl --text-field body --id-field url --format jsonl
      quoteattr extract articles/ -o quotes.csv
      quoteattr extract archive.jsonl.gz --workers 2 -o quotes.jsonl --rejected bad.jsonl
      curl -s https://example.org/article.txt | quoteattr extract -
    """
    format_ = format_ or _format_of(output)
    to_terminal = output is None and sys.stdout.isatty()
    whole = None if format_ in ("table", "jsonl") else find_format(format_)
    if whole is not None and whole.binary and to_terminal:
        raise click.UsageError(f"{format_} is not for the screen: send it to a file, with -o FILE.")
    with output_to(output, resumes=format_ == "jsonl") as out:
        if whole is not None:
            whole.write(inputs.documents(to_terminal), out.file)
            return
        make = _table if format_ == "table" else partial(_exported, format_)
        for _, piece in inputs.results(make, out.done, to_terminal):
            out.write(piece)


def _format_of(output: str | None) -> str:
    """The format that a file's name asks for by its ending; the table where it asks for none."""
    ending = PurePath(output or "").suffix.lower().removeprefix(".")
    return ending if ending in FORMATS else "table"


def _table(document: Document, id_: str) -> str:
    return quotes_table(id_, document)


def _exported(format_: str, document: Document, id_: str) -> str | bytes:
    return export(document, format_, id_)
