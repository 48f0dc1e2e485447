"""``quoteattr explain``: each quote with the reason for its speaker."""

from __future__ import annotations

import click

from ..explain import explain as explain_quote
from .inputs import Inputs, takes_articles
from .printable import one_line


@click.command()
@takes_articles
def explain(inputs: Inputs) -> None:
    """Print each quote and why it has this speaker.

    FILE is what it is for `quoteattr extract`.

    \b
    Examples:
      quoteattr explain article.txt
      quoteattr explain - < article.txt
    """
    for id_, document in inputs.documents():
        click.echo(f"{one_line(id_)}:" + ("" if document.quotes else " no quotes"))
        for quote in document.quotes:
            click.echo(f"  {one_line(explain_quote(quote))}")
