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
    help="Write to this file instead of stdout.",
)
def report(inputs: Inputs, output: str | None) -> None:
    """Write an HTML page to look at the quotes.

    It shows each article with its quotes, their speakers and the evidence, and is one file, which loads nothing from
    anywhere. FILE is what it is for `quoteattr extract`.

    \b
    Examples:
      quoteattr report article.txt -o report.html
      quoteattr report archive.jsonl --text-field body --id-field url -o report.html
    """
    if output is None and sys.stdout.isatty():
        raise click.UsageError("a page is not for the screen: send it to a file, with -o PAGE.html.")
    with output_to(output, resumes=False) as out:
        write_html(inputs.documents(to_terminal=False), out.file)
