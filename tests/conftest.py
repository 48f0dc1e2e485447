"""Options and fixtures that several test files share."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# How long an example takes depends on the machine and its load; timings belong into benchmarks. The examples are the
# same on every run, so that no change is blamed for luck; `--hypothesis-profile=explore` looks for others.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("repeatable")

# Else Spark's workers are whatever python3 is the first on the path.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
# Tests are over before Java's second compiler pays.
os.environ.setdefault("SPARK_SUBMIT_OPTS", "-XX:TieredStopAtLevel=1")

collect_ignore = ["fuzz"]  # a program of its own, which needs atheris

# A shell ignores Ctrl-C for what it runs in the background, and the commands that the tests interrupt would do so too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a skip fails the run, unless ../shared is absent")
    parser.addoption("--update-docs", action="store_true", help="write the commands' real outputs into README and docs")


@pytest.fixture
def root() -> Path:
    """The checkout: README.md, docs/, tests/."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the news corpora and score.py, which is not part of the repository."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("needs ../shared (the news corpora), which is absent")
    return SHARED


def _refuse_skip(config: pytest.Config, report: pytest.TestReport | pytest.CollectReport) -> None:
    if not config.getoption("--no-skips") or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    if "../shared" not in reason:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} under --no-skips: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(item.config, report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(collector.config, report)
    return report
