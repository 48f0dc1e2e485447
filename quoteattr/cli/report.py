"""``quoteattr report``: a page on which people look at the quotes of their articles."""

from __future__ import annotations

from typing import TextIO

import click

from ..export.html import report as page_of
from .inputs import Inputs, takes_articles


@click.command()
@takes_articles
@click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    metavar="PAGE.html",
    help="Where to write the page; stdout by default.",
)
def report(inputs: Inputs, output: TextIO) -> None:
    """Write an HTML page on which to look at the quotes of each article, their speakers and the evidence.

    FILE is what it is for `quoteattr extract`. The page is one file that loads nothing from anywhere.

    \b
    Examples:
      quoteattr report article.txt -o report.html
      quoteattr report archive.jsonl --text-field body --id-field url -o report.html
    """
    output.write(page_of(inputs.documents()))
