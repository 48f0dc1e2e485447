"""The same articles by `extract_many` and by Spark, its start apart; ``make bench-spark`` measures and fills the page.

``python -m benchmarks.bench_spark`` writes the tables of ``docs/explanation/scale.md`` from the last saved run. Wall
clock depends on what else the machine does, CPU time (that of all processes) much less; both are told.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks import ROOT
from benchmarks.bench_batch import texts_to_read
from benchmarks.pages import fill, table
from benchmarks.speed_plots import saved
from quoteattr import extract_many

PAGE = ROOT / "docs" / "explanation" / "scale.md"
ARTICLES = int(os.environ.get("BENCH_ARTICLES", "20000"))
_TASKS = 16
_TICK = os.sysconf("SC_CLK_TCK")


def _cpu_seconds() -> float:
    """CPU seconds of this process and of all below it, those that have ended included."""
    times: dict[int, float] = {}
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        pid = int(path.parent.name)
        times[pid] = sum(map(int, fields[11:15])) / _TICK
        children.setdefault(int(fields[1]), []).append(pid)
    total, below = 0.0, [os.getpid()]
    while below:
        pid = below.pop()
        total += times[pid]
        below += children.get(pid, [])
    return total


def _peak_megabytes(pid: int | str) -> float:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def _cost(work: Callable[[], object]) -> dict[str, float]:
    start, cpu = time.perf_counter(), _cpu_seconds()
    work()
    seconds, cpu = time.perf_counter() - start, _cpu_seconds() - cpu
    return {"articles a second": ARTICLES / seconds, "CPU ms an article": cpu / ARTICLES * 1000}


@pytest.mark.parametrize("workers", [1, 2])
def test_extract_many(benchmark: BenchmarkFixture, workers: int) -> None:
    """Documents, of which no rows are made."""
    texts = texts_to_read(ARTICLES)
    cost = benchmark.pedantic(lambda: _cost(lambda: sum(1 for _ in extract_many(texts, workers=workers))), rounds=1)
    benchmark.extra_info.update(cost, way=f"`extract_many`, `workers={workers}`", load=os.getloadavg()[0])


def _memory(batches: Iterable[Any]) -> Iterator[Any]:
    """Runs in a Python worker of Spark: the most memory that it has ever had."""
    import pyarrow

    for _ in batches:
        yield pyarrow.RecordBatch.from_pydict({"megabytes": [_peak_megabytes("self")]})


@pytest.mark.parametrize("cores", [1, 2])
def test_spark(benchmark: BenchmarkFixture, tmp_path: Path, cores: int) -> None:
    """From Parquet to rows that are thrown away, after a first job that starts what there is to start."""
    pytest.importorskip("pyspark", reason="needs PySpark (extra spark)")
    import pyarrow
    from pyarrow import parquet
    from pyspark.sql import DataFrame, SparkSession

    from quoteattr.spark import extract

    os.environ["PYSPARK_PYTHON"] = sys.executable
    articles = {"id": list(range(ARTICLES)), "text": texts_to_read(ARTICLES)}
    parquet.write_table(pyarrow.table(articles), tmp_path / "articles.parquet", row_group_size=ARTICLES // _TASKS)

    def throw_away(quotes: DataFrame) -> None:
        quotes.write.format("noop").mode("overwrite").save()

    def run() -> dict[str, float]:
        began = time.perf_counter()
        spark = SparkSession.builder.master(f"local[{cores}]").config("spark.ui.enabled", "false").getOrCreate()
        try:
            started = time.perf_counter()
            # Each row group becomes a task.
            spark.conf.set("spark.sql.files.minPartitionNum", _TASKS)
            spark.conf.set("spark.sql.files.openCostInBytes", 0)
            df = spark.read.parquet(str(tmp_path / "articles.parquet"))
            throw_away(extract(df.limit(10)))
            warm = time.perf_counter()
            cost = _cost(lambda: throw_away(extract(df)))
            peaks = spark.range(cores * 8).repartition(cores * 8).mapInArrow(_memory, "megabytes double").collect()
            jvm: Any = spark._jvm
            return cost | {
                "tasks": extract(df).rdd.getNumPartitions(),
                "seconds to start a session": started - began,
                "seconds of the first small job": warm - started,
                "MB of a Python worker at the most": max(row["megabytes"] for row in peaks),
                "MB of Java at the most": _peak_megabytes(jvm.java.lang.ProcessHandle.current().pid()),
            }
        finally:
            spark.stop()

    figures = benchmark.pedantic(run, rounds=1)
    benchmark.extra_info.update(figures, way=f"Spark, `local[{cores}]`", load=os.getloadavg()[0])


def main() -> None:
    """Fill the page, and say so."""
    run = saved()
    ways = [run[f"test_{name}[{n}]"] for name in ("extract_many", "spark") for n in (1, 2)]
    costs = [
        (way["way"], f"{way['articles a second']:.0f}", f"{way['CPU ms an article']:.2f}", f"{way['load']:.1f}")
        for way in ways
    ]
    beside = [name for name in ways[-1] if name.startswith(("seconds", "MB"))]
    lines = [(name, *(f"{way[name]:.0f}" for way in ways[2:])) for name in beside]
    blocks = {
        "costs": table(["", "articles a second", "CPU ms an article", "load of the machine"], costs),
        "beside": table(["", *(way["way"] for way in ways[2:])], lines),
    }
    fill(PAGE, blocks)


if __name__ == "__main__":
    main()
