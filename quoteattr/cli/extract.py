"""``quoteattr extract``: the quotes of each article, as a table or as data."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ..export import FORMATS, export
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
    help="A table for people; json: one array of all articles; jsonl: one article a line.",
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
      curl -s https://example.org/article.txt | quoteattr extract -
    """
    if format_ == "table":
        pieces = (quotes_table(id_, document) for id_, document in inputs.documents())
    else:
        pieces = (export(document, format_, id_) for id_, document in inputs.documents())
    for piece in _array(pieces) if format_ == "json" else pieces:
        click.echo(piece, color=True)  # rich has already decided whether there is colour


def _array(objects: Iterator[str]) -> Iterator[str]:
    """JSON objects as the lines of one JSON array, without waiting for the last of them."""
    before = "["
    for object_ in objects:
        yield before + object_
        before = ","
    yield "]" if before == "," else "[]"
