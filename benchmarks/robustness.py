"""What breaks when an article is written otherwise: ``python -m benchmarks.robustness GOLD…``.

Gold articles are varied (`benchmarks.variations`); counted are the quotes that were right before and are wrong after.
The table goes into ``docs/evaluation.md``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

import quoteattr
from benchmarks import ROOT
from benchmarks.pages import fill, table
from benchmarks.variations import VARIATIONS, Variation
from quoteattr.evaluate import GoldArticle, judge, predictions, read_gold

PAGE = ROOT / "docs" / "evaluation.md"


def is_right(article: GoldArticle) -> list[bool]:
    """For each scored quote of the article, whether it is found with its source and speaker, or left alone."""
    rows = predictions(quoteattr.extract(article.text))
    return [
        verdict.found and verdict.mention is not False and verdict.speaker is not False
        if verdict.attributed
        else verdict.row is None
        for verdict in judge([article], {article.id: rows})
        if verdict.gold is not None
    ]


def varied(articles: list[GoldArticle], variation: Variation) -> Iterator[tuple[GoldArticle, GoldArticle]]:
    """The articles that the variation changes, before and after; the same in every run."""
    for article in articles:
        other = variation(article, Random(article.id))
        if other.text != article.text:
            yield article, other


def rows(articles: list[GoldArticle]) -> Iterator[tuple[str, int, int, str]]:
    """For each variation: its name, the quotes right before, those wrong after, and their share in per cent."""
    before = {article.id: is_right(article) for article in articles}
    for name, variation in VARIATIONS.items():
        right = lost = 0
        for article, other in varied(articles, variation):
            pairs = list(zip(before[article.id], is_right(other), strict=True))
            right += sum(was for was, _ in pairs)
            lost += sum(was and not now for was, now in pairs)
        yield name, right, lost, f"{100 * lost / right:.1f}" if right else "–"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path, help="gold articles with speakers, JSONL")
    articles = [article for path in parser.parse_args().gold for article in read_gold(path)]
    labelled = [article for article in articles if any(quote.speaker or quote.description for quote in article.quotes)]
    fill(PAGE, {"robustness": table(("variation", "right before", "wrong after", "%"), list(rows(labelled)))})


if __name__ == "__main__":
    main()
