"""Many articles: what the second worker gains, in the library and on the command line, and the memory of the parent.

Wall clock, so measure on an idle machine; the worker processes' start (a few tenths of a second) is part of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks import ROOT
from quoteattr import extract_many

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "4000"))
_PEAK = "import resource, sys; from quoteattr.cli.app import run; code = run(sys.argv[1:]); " + (
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr); sys.exit(code)"
)


def texts_to_read(count: int) -> list[str]:
    """Gold articles again and again: workers keep nothing between articles, so that is as good as new ones."""
    with open(ROOT / "tests" / "gold" / "news.jsonl", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    return [texts[k % len(texts)] for k in range(count)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_library(benchmark: BenchmarkFixture) -> None:
    """`extract_many`, whose documents come back from the workers."""
    texts = texts_to_read(ARTICLES)

    def gain() -> dict[str, float]:
        one, two = (_seconds(lambda w=w: sum(1 for _ in extract_many(texts, workers=w))) for w in (1, 2))  # type: ignore[misc]
        return {"articles a second, one worker": ARTICLES / one, "two workers give times": one / two}

    benchmark.extra_info.update(benchmark.pedantic(gain, rounds=1), load=os.getloadavg()[0])


def test_command(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """``quoteattr extract --format jsonl``, where the workers give the finished lines."""
    archive = tmp_path / "archive.jsonl"
    with open(archive, "w", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": k, "text": text}) + "\n" for k, text in enumerate(texts_to_read(ARTICLES)))

    def megabytes(workers: int) -> float:
        options = ["--format", "jsonl", "--output", os.devnull, "--workers", str(workers)]
        args = [sys.executable, "-c", _PEAK, "extract", str(archive), *options]
        return float(subprocess.run(args, cwd=ROOT, check=True, capture_output=True, text=True).stderr)

    def gain() -> dict[str, float]:
        peaks: dict[int, float] = {}
        one, two = (_seconds(lambda w=w: peaks.update({w: megabytes(w)})) for w in (1, 2))  # type: ignore[misc]
        return {
            "articles a second, one worker": ARTICLES / one,
            "two workers give times": one / two,
            "megabytes of the parent of two": peaks[2],
        }

    benchmark.extra_info.update(benchmark.pedantic(gain, rounds=1), load=os.getloadavg()[0])
