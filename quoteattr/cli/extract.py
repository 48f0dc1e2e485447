"""``quoteattr extract``: the quotes of each article, as a table or as data."""

from __future__ import annotations

import sys

import click

from ..export import FORMATS, find_format
from .inputs import Inputs, takes_articles
from .table import quotes_table


@click.command()
@takes_articles
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", *FORMATS]),
    default="table",
    show_default=True,
    help="A table for people; or one file of all articles: json an array, jsonl a line an article, brat a zip archive.",
)
def extract(inputs: Inputs, format_: str) -> None:
    """Print who said what in each article.

    FILE is a text file, a folder (of .txt and JSONL files), or JSONL (.jsonl, .ndjson) with one article a line; - or
    nothing is stdin: one article, or JSONL when --text-field or --id-field is given. Text is in UTF-8, or in UTF-16
    with a byte order mark.

    \b
    Examples:
      quoteattr extract article.txt
      quoteattr extract articles/ --format json > quotes.json
      quoteattr extract archive.jsonl --text-field body --id-field url --format jsonl
      quoteattr extract articles/ --format csv > quotes.csv
      curl -s https://example.org/article.txt | quoteattr extract -
    """
    if format_ == "table":
        for id_, document in inputs.documents():
            click.echo(quotes_table(id_, document), color=True)  # rich has already decided whether there is colour
        return
    format = find_format(format_)
    if format.binary and sys.stdout.isatty():
        raise click.UsageError(f"{format_} is not for the screen: send it to a file, with > FILE.")
    format.write(inputs.documents(), sys.stdout.buffer)
