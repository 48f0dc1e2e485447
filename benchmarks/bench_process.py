"""What a fresh process pays: importing, the first call, memory. Each round is a process of its own.

The modules are compiled before, as they are where pip has installed them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks import ROOT

_NEEDS = "import time; import attrs, regex; start = time.process_time(); "
_ARTICLE = "text = open('docs/examples/airstrikes.txt', encoding='utf-8').read(); "
_PROGRAMS = {
    "milliseconds of import": _NEEDS + "import quoteattr; print((time.process_time() - start) * 1e3)",
    "milliseconds of the first call, beyond the next": _ARTICLE
    + _NEEDS
    + """
import quoteattr
def cost():
    start = time.process_time()
    quoteattr.extract(text)
    return time.process_time() - start
first = cost()
print((first - min(cost() for _ in range(9))) * 1e3)
""",
    "megabytes of memory at the most": _ARTICLE
    + """
import quoteattr
quoteattr.extract(text)
# not ru_maxrss, which counts the parent from which the process was forked
print(next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM')) / 1024)
""",
}
_ROUNDS = 9


def _least(program: str, bytecode: Path) -> float:
    """The least that several processes print; one more runs before them and leaves its bytecode in a folder."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", program]
    runs = [
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
        for _ in range(_ROUNDS + 1)
    ]
    return min(float(run.stdout) for run in runs[1:])


def test_process(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The least of several processes for each figure, in ``extra_info``; what is timed says nothing."""
    figures = benchmark.pedantic(
        lambda: {name: _least(program, tmp_path) for name, program in _PROGRAMS.items()}, rounds=1
    )
    benchmark.extra_info.update(figures)
