"""Quotations joined to quotes: the parts of an interrupted quote, the paragraphs of a running one."""

from __future__ import annotations

from typing import NamedTuple

from ..scene import Scene


class QuoteUnit(NamedTuple):
    """A quote before it is attributed: indices into ``scene.quotations``, token indices of its first and last."""

    quotations: tuple[int, ...]
    first: int
    last: int


def join_quotations(scene: Scene) -> list[QuoteUnit]:
    """All quotations of the scene in order, those that are parts of one quote together."""
    units: list[QuoteUnit] = []
    for k, token in enumerate(scene.tokens.quotations):
        if units and (scene.quotations[k].continues or _resumes(scene, units[-1], k)):
            before = units[-1]
            units[-1] = QuoteUnit((*before.quotations, k), before.first, token)
        else:
            units.append(QuoteUnit((k,), token, token))
    return units


def _resumes(scene: Scene, unit: QuoteUnit, k: int) -> bool:
    """Whether quotation k goes on with the sentence of ``unit`` after its cue: “A,” she said, “b.”"""
    before, after = scene.quotations[unit.quotations[-1]], scene.quotations[k]
    token = scene.tokens.quotations[k]
    if scene.sentence(unit.last) != scene.sentence(token) or before.mark != after.mark:
        return False
    gap = scene.tokens.tags[unit.last + 1 : token]
    left, right = scene.text[before.start : before.end].rstrip(), scene.text[after.start : after.end].lstrip()
    closed = left[-1:] in ",-–—" or gap[:1] in (",", "-")
    goes_on = right[:1].islower() or right[:2] in ("I ", "I'", "I’")
    return closed and goes_on and gap[-1:] in (",", "-") and "V" in gap
