"""``quoteattr evaluate``: the figures against gold, the errors, and what changed since an earlier run."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TextIO

import click

from .. import Extractor
from ..evaluate import (
    KINDS,
    Figures,
    GoldArticle,
    Predictions,
    changes,
    describe_change,
    describe_error,
    errors,
    predictions,
    read_gold,
    read_predictions,
    write_predictions,
)
from ..evaluate import evaluate as figures_of
from ..export.page import find_template
from .errors_page import TEMPLATE, errors_page
from .printable import printable
from .readers import would_read
from .settings import takes_settings


def _kinds(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[str, ...]:
    kinds = tuple(kind.strip() for kind in value.split(",")) if value else KINDS
    for kind in kinds:
        if kind not in KINDS:
            raise click.BadParameter(f'"{kind}" is none of {", ".join(KINDS)}.')
    return kinds


@click.command()
@click.argument("gold", metavar="GOLD.jsonl", type=click.Path())
@click.option(
    "--predictions", "output", metavar="OUT.jsonl", type=click.Path(), help="Write the predictions to this file."
)
@click.option(
    "--errors", "count", metavar="N", type=click.IntRange(0), default=0, help="Show the first N errors, with clues."
)
@click.option(
    "--report",
    "page",
    metavar="PAGE.html",
    type=click.File("w", encoding="utf-8", lazy=True),
    help="Write a page with all errors in their passages.",
)
@click.option("--only", metavar="KINDS", callback=_kinds, help=f"Show only these kinds: {', '.join(KINDS)}.")
@click.option(
    "--compare", "old", metavar="OLD.jsonl", type=click.Path(), help="Show gains and losses against these predictions."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    help="How to print the figures; beside json, the rest goes to stderr.",
)
@takes_settings
def evaluate(
    gold: str,
    output: str | None,
    count: int,
    page: TextIO | None,
    only: tuple[str, ...],
    old: str | None,
    format_: str,
    extractor: Extractor,
) -> None:
    """Measure against articles with annotated quotes.

    GOLD.jsonl holds one article a line, with its text and its quotes. It may as well be what `quoteattr extract` wrote
    as json or brat (the folder, or its zip archive), put right by hand. The figures are per cent: quotes found
    (detection), source (mention), speaker, role, and whether the confidence holds.

    \b
    Examples:
      quoteattr evaluate gold.jsonl --predictions new.jsonl
      quoteattr evaluate gold.jsonl --errors 20 --only missed,speaker
      quoteattr evaluate gold.jsonl --report errors.html
      quoteattr evaluate gold.jsonl --compare old.jsonl --lexicon desk.lexicon
    """
    for path in (output, page and page.name):
        if path and not os.path.isdir(gold) and would_read(gold, path):
            raise click.UsageError(f"{path} is the gold, so it cannot be written: name another file.")
    if page:
        find_template(TEMPLATE)  # where Jinja2 is missing, that is told before the work
    articles = read_gold(gold)
    before = read_predictions(old) if old else None
    if before is not None and (absent := sum(article.id not in before for article in articles)):
        told = f"{absent} of {len(articles)} articles of the gold are not in it, so nothing counts as found there"
        click.echo(f"quoteattr: {printable(str(old))}: {told}", err=True)
    rows = {article.id: predictions(extractor.extract(article.text)) for article in articles}
    if output:
        write_predictions(output, rows)
    tell = partial(click.echo, err=format_ == "json")  # so that stdout is JSON alone
    for verdict in islice(errors(articles, rows, only), count):
        tell(printable(describe_error(verdict)) + "\n")
    if page:
        page.write(errors_page(errors(articles, rows, only), gold))
    if before is not None:
        for line in _changes(articles, before, rows, only):
            tell(line)
    figures = figures_of(articles, rows)
    click.echo(json.dumps(figures.to_dict()) if format_ == "json" else _lines(figures))


def _changes(gold: Sequence[GoldArticle], old: Predictions, new: Predictions, only: Collection[str]) -> Iterator[str]:
    gains, losses = changes(gold, old, new, only)
    yield f"{len(gains)} gains, {len(losses)} losses\n"
    for sign, some in (("+", gains), ("-", losses)):
        yield from (f"{sign} {printable(describe_change(change))}\n" for change in some)


def _lines(figures: Figures) -> str:
    """A line a group: its name, then each figure after its own name."""
    lines = []
    for group, values in figures.to_dict().items():
        named = values if isinstance(values, dict) else {"": values}
        shown = (f"{name} {'-' if value is None else value}".strip() for name, value in named.items())
        lines.append(f"{group:<12}{'  '.join(shown)}")
    return "\n".join(lines)
