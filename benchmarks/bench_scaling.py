"""Whether cost is in proportion to length: glued articles, and texts that try to make extraction slow."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import quoteattr
from benchmarks.hostile import HOSTILE
from benchmarks.yardsticks import articles, least, seconds

GLUED = 16
LENGTHS = (62_500, 250_000, 1_000_000)


def test_glued_articles(benchmark: BenchmarkFixture) -> None:
    """Sixteen articles as one, against the sixteen apart."""
    some = articles()[:GLUED]
    glued = "\n\n".join(some)
    benchmark.pedantic(quoteattr.extract, args=(glued,), rounds=5, warmup_rounds=1)
    apart = min(seconds(lambda: [quoteattr.extract(text) for text in some]) for _ in range(5))
    benchmark.extra_info["times the cost apart"] = least(benchmark) / apart


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile(benchmark: BenchmarkFixture, kind: str, length: int) -> None:
    """A text made to be slow."""
    text = HOSTILE[kind](length)
    benchmark.pedantic(quoteattr.extract, args=(text,), rounds=1)
    benchmark.extra_info.update(kind=kind, length=len(text), nanoseconds=least(benchmark) / len(text) * 1e9)
