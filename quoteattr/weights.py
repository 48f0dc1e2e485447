"""The fitted numbers: a table of clues and their weights, one a backend, rewritten by ``python -m benchmarks.fit``."""

from __future__ import annotations

from functools import cache

from .clues import Weights
from .package_data import text_of


@cache
def fitted(backend: str = "") -> Weights:
    """Clue to weight (log-odds), read once from ``data/weights.tsv``, or from the table of a backend that has its own.

    >>> fitted("a backend without a table") == fitted()
    True
    """
    try:
        table = text_of(f"weights-{backend}.tsv" if backend else "weights.tsv")
    except FileNotFoundError:
        return fitted()
    lines = table.split("\n")
    rows = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return Weights({clue: float(weight) for clue, weight in rows})
