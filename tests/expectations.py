"""Known failures in tables: they must fail, so that whoever mends one is told to remove the mark."""

from __future__ import annotations

from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet


def known_failure(*values: object, why: str) -> ParameterSet:
    """A row of a table that is known to fail."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


def as_param(case: dict[str, Any]) -> ParameterSet:
    """A case of ``tests/cases``: its ``expect`` is "pass", or "fail" for a known failure."""
    verdicts = {"pass": (), "fail": pytest.mark.xfail(strict=True, reason="known failure")}
    return pytest.param(case, id=case["id"], marks=verdicts[case["expect"]])
