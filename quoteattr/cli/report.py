"""``quoteattr report``: a page on which people look at the quotes of their articles."""

from __future__ import annotations

import sys

import click

from ..export.html import write_html
from .inputs import Inputs, takes_articles
from .output import output_to


@click.command()
@takes_articles
@click.option(
    "-o",
    "--output",
    metavar="PAGE.html",
    type=click.Path(dir_okay=False, readable=False),
    help="Write there instead of stdout.",
)
def report(inputs: Inputs, output: str | None) -> None:
    """Write an HTML page on which to look at the quotes of each article, their speakers and the evidence.

    FILE is what it is for `quoteattr extract`. The page is one file, which loads nothing from anywhere.

    \b
    Examples:
      quoteattr report article.txt -o report.html
      quoteattr report archive.jsonl --text-field body --id-field url -o report.html
    """
    with output_to(output, resumes=False) as out:
        write_html(inputs.documents(to_terminal=output is None and sys.stdout.isatty()), out.file)
