"""The fitted numbers: one table of clues and their weights, rewritten by ``python -m benchmarks.fit``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from .clues import Weights


@cache
def fitted() -> Weights:
    """Clue to weight (log-odds), read once from ``data/weights.tsv``."""
    lines = files(__package__).joinpath("data/weights.tsv").read_text("utf-8").split("\n")
    rows = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return Weights({clue: float(weight) for clue, weight in rows})
