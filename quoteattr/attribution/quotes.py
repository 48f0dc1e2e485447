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
    places = scene.tokens.quotations
    parts: list[list[int]] = []
    for k in range(len(places)):
        if k and (scene.quotations[k].continues or _resumes(scene, k)):
            parts[-1].append(k)
        else:
            parts.append([k])
    return [QuoteUnit(tuple(unit), places[unit[0]], places[unit[-1]]) for unit in parts]


def _resumes(scene: Scene, k: int) -> bool:
    """Whether quotation k goes on with the sentence of the one before after its cue: “A,” she said, “b.”"""
    before, after = scene.quotations[k - 1], scene.quotations[k]
    last, token = scene.tokens.quotations[k - 1 : k + 1]
    if scene.sentence(last) != scene.sentence(token) or before.mark != after.mark:
        return False
    gap = scene.tokens.tags[last + 1 : token]
    left, right = scene.text[before.start : before.end].rstrip(), scene.text[after.start : after.end].lstrip()
    closed = left[-1:] in ",-–—" or gap[:1] in (",", "-")
    goes_on = right[:1].islower() or right[:2] in ("I ", "I'", "I’")
    # not “A,” said Ruiz, whose aides are, according to Okafor, “b”
    return closed and goes_on and gap[-1:] in (",", "-") and "V" in gap and "X,K" not in gap
