"""Whom a style means: "His Highness", "Her Majesty", "His Excellency" after who bears it was named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..words.pronouns import HE, SHE, STYLES
from .antecedents import Anaphor, possible
from .cluster import Cluster

_BACK = 80  # mentions


def styled(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Who led a clause last of those named before, else who was named last: "Emir Ruiz met Wu. His Highness said"."""
    if anaphor.word not in STYLES or anaphor.determiner not in (*HE, *SHE):
        return None
    named = list(_named_before(anaphor, of))
    led = (of[k] for k in named if anaphor.context.place(k) in ("speaker", "subject"))
    return next(led, of[named[0]] if named else None)


def _named_before(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Iterator[int]:
    """The mentions of persons with a name, the nearest first."""
    gender = "m" if anaphor.determiner in HE else "f"
    for k in range(anaphor.mention - 1, max(-1, anaphor.mention - _BACK), -1):
        cluster = of.get(k)
        if cluster is None or not cluster.forms or cluster.gender not in (None, gender):
            continue
        if not anaphor.scene.mentions[k].possessor and possible(anaphor, cluster):
            yield k
