"""Confidence: the probability that the speaker is right, from what attribution and coreference are sure of.

A logistic curve over a few grounds, fitted on out-of-fold decisions (Platt scaling: Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from .clues import bunch
from .model import MentionKind

_NEARLY = 1e-4
_SHORT = 4  # words; shorter quotes are scare quotes more often


class Grounds(NamedTuple):
    """What a confidence rests on: probabilities (0 to 1), and what kind of case it is."""

    mention: float
    """Of the mention alone."""
    speaker: float
    """Of all mentions of the same speaker together."""
    entity: float
    """That the mention means this speaker."""
    nobody: float
    kind: MentionKind
    link: str
    """How the mention is linked to its cue."""
    name: str
    """What name the speaker has: "full name", "single word", "no name"."""
    sort: str
    """What the speaker is: "person", "body", "unsure"."""
    words: int
    cue: str = "no"
    """How surely the cue reports: "strong", "weak", "no" (there is none)."""
    gendered: bool = False
    """Whether a pronoun's gender is also known of the speaker from elsewhere."""


def inputs(grounds: Grounds) -> dict[str, float]:
    """The inputs of the curve by name; "nobody else": coreference had no choice; "both": it and attribution."""
    kind, link, sort, name, cue = grounds.kind, grounds.link, grounds.sort, grounds.name, grounds.cue
    case = _case(kind, link, sort, name, cue, grounds.entity < 1, grounds.gendered, grounds.words < _SHORT)
    return {
        **dict.fromkeys(case, 1.0),
        "confidence: log-odds of the mention": _log_odds(grounds.mention),
        "confidence: log-odds of the speaker": _log_odds(grounds.speaker),
        f"confidence: log-odds of the entity, {kind}": _log_odds(grounds.entity),
        f"confidence: log-odds of both, {kind}, {name}": _log_odds(grounds.speaker * grounds.entity),
        "confidence: log-odds of nobody": _log_odds(grounds.nobody),
    }


@bunch
def _case(
    kind: str, link: str, sort: str, name: str, cue: str, choice: bool, gendered: bool, short: bool
) -> tuple[str, ...]:
    return (
        f"confidence: {kind}, {link}",
        f"confidence: {sort}, {name}{'' if choice else ', nobody else'}",
        f"confidence: {cue} cue",
        f"confidence: {'known' if gendered else 'no known'} gender",
        f"confidence: {'short' if short else 'long'} quote",
    )


def confidence(grounds: Grounds, weights: Mapping[str, float]) -> float:
    """The calibrated probability, 0 to 1, that the speaker is right.

    >>> grounds = Grounds(0.5, 0.5, 1, 0, "name", "subject", "full name", "person", 9)
    >>> confidence(grounds, {"confidence: long quote": 0.0})
    0.5
    """
    score = sum([weights.get(name, 0.0) * value for name, value in inputs(grounds).items()])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _NEARLY), 1 - _NEARLY)
    return math.log(bounded / (1 - bounded))
