"""The fitted numbers: a table of clues and their weights, one a backend, rewritten by ``python -m benchmarks.fit``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def fitted(backend: str = "") -> Mapping[str, float]:
    """Clue to weight (log-odds), read once from ``data/weights.tsv``, or from the table of a backend that has its own.

    >>> fitted("a backend without a table") == fitted()
    True
    """
    data = files(__package__).joinpath("data")
    own = data.joinpath(f"weights-{backend}.tsv")
    table = own if own.is_file() else data.joinpath("weights.tsv")
    lines = table.read_text("utf-8").split("\n")
    rows = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return {clue: float(weight) for clue, weight in rows}
