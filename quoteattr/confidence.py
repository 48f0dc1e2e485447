"""Confidence: the probability that the speaker is right, from the probabilities of mention and entity.

A logistic curve per kind of mention, fitted on out-of-fold decisions (Platt scaling: Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

_NEARLY = 1e-6


def confidence_clues(mention: float, entity: float, kind: str) -> dict[str, float]:
    """The inputs of the curve by name; ``mention`` and ``entity`` are probabilities, ``kind`` the kind of mention."""
    return {
        f"confidence: {kind}": 1.0,
        "confidence: log-odds of the mention": _log_odds(mention),
        "confidence: log-odds of the entity": 0.0 if kind == "name" else _log_odds(entity),
    }


def confidence(mention: float, entity: float, kind: str, weights: Mapping[str, float]) -> float:
    """The calibrated probability, 0 to 1, that the speaker is right.

    >>> confidence(0.5, 1.0, "name", {"confidence: name": 0.0, "confidence: log-odds of the mention": 1.0})
    0.5
    """
    score = sum(weights.get(name, 0.0) * value for name, value in confidence_clues(mention, entity, kind).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _NEARLY), 1 - _NEARLY)
    return math.log(bounded / (1 - bounded))
