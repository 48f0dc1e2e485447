"""What extraction costs, in yardsticks: ``python -m benchmarks.yardsticks [--processes 5]``.

A yardstick is one pass of ``len(regex.findall(r"\\w+|[^\\w\\s]", text))`` over the same articles in the same
process. Each process is fresh and extracts each article once, so that none was seen before. Times are CPU times of the
process, the least of several runs counts: others may share the machine.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import regex
from pytest_benchmark.fixture import BenchmarkFixture

import quoteattr
from benchmarks import ROOT

_CORPORA = (ROOT.parent / "shared" / "corpus" / "polnear-dev.jsonl", ROOT / "tests" / "gold" / "news.jsonl")
_WARM_UP = ROOT / "docs" / "examples" / "airstrikes.txt"
_PASSES = 9


def articles() -> list[str]:
    """The texts that are measured: polnear-dev where it is there, else the repository's own."""
    corpus = next(path for path in _CORPORA if path.exists())
    return [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()]


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def yardstick(texts: Sequence[str]) -> float:
    """CPU seconds of a yardstick, the least of some passes."""
    return min(seconds(lambda: [len(regex.findall(r"\w+|[^\w\s]", text)) for text in texts]) for _ in range(_PASSES))


def measure() -> tuple[float, float]:
    """CPU seconds of a yardstick and of extracting all articles, in this process."""
    texts = articles()
    quoteattr.extract(_WARM_UP.read_text("utf-8"))  # lists and weights are read on the first call
    before = yardstick(texts)
    extraction = seconds(lambda: [quoteattr.extract(text).to_dict() for text in texts])
    return min(before, yardstick(texts)), extraction


def measure_afresh(processes: int) -> tuple[float, float]:
    """The least of both in so many fresh processes, one after the other."""
    command = [sys.executable, "-c", "from benchmarks.yardsticks import measure; print(*measure())"]
    runs = [subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True) for _ in range(processes)]
    results = [[float(word) for word in run.stdout.split()] for run in runs]
    return min(unit for unit, _ in results), min(extraction for _, extraction in results)


def least(benchmark: BenchmarkFixture) -> float:
    """The seconds of the fastest round of a benchmark that has run."""
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=5, help="fresh processes; the best counts")
    texts = articles()
    unit, extraction = measure_afresh(parser.parse_args().processes)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {size:.2f} MB; yardstick {unit * 1000:.1f} ms ({size / unit:.1f} MB/s)")
    print(f"extraction {extraction * 1000:.0f} ms ({size / extraction:.2f} MB/s): {extraction / unit:.1f} yardsticks")


if __name__ == "__main__":
    main()
