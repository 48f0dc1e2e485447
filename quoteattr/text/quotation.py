"""Quotation marks to quotations: pairs, nesting, unclosed and superfluous marks, ‘…’ against apostrophes.

Characters only. Every mark has three prices: to open, to close, to be no quotation mark at all (an apostrophe, an inch,
a slip). The cheapest reading of the whole article is found by dynamic programming over a handful of states (outside,
inside “…”, inside ‘…’, …), so a plural possessive inside ‘…’ is told from the closing mark by what comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .marks import CLOSE, IGNORE, NEVER, OPEN, PASS, Mark, find_marks

MarkKind = Literal["double", "single", "guillemet"]


class Quotation(NamedTuple):
    """What stands between one pair of marks, within one paragraph; all offsets in code points.

    ``text[open:start]`` is the opening mark, ``text[start:end]`` the inside (white space not trimmed) and
    ``text[end:close]`` the closing mark, empty where there is none. ``continues``: the quotation of the paragraph
    before was left open, and this one goes on with it.
    """

    open: int
    start: int
    end: int
    close: int
    mark: MarkKind
    continues: bool


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of ``text``, in order, never overlapping, each within one of ``paragraphs``.

    Apostrophes, feet and inches, decades, marks in tags and in code are left alone. A quotation that runs over
    paragraphs gives one `Quotation` a paragraph. Never raises for a str; linear in its length.

    >>> text = "‘The ministers’ plan is “daft”,’ she said. Don’t ask."
    >>> [text[quotation.start : quotation.end] for quotation in find_quotations(text, [(0, len(text))])]
    ['The ministers’ plan is “daft”,']
    """
    marks = list(find_marks(text, paragraphs))
    return list(_quotations(text, marks, _cheapest_reading(marks)))


_OUTSIDE, _DOUBLE, _DOUBLE_IN_DOUBLE, _SINGLE, _DOUBLE_IN_SINGLE, _ANGLE, _SMALL_ANGLE = range(7)
_DOUBLE_RUNS, _SINGLE_RUNS, _ANGLE_RUNS = range(7, 10)  # between two paragraphs of a running quotation

_Step = tuple[int, int, int, float]  # from state, to state, which price, surcharge


def _steps(kind: str) -> tuple[_Step, ...]:
    """What a mark of ``kind`` can be, in each state."""
    pair = {"double": _DOUBLE, "single": _SINGLE, "angle": _ANGLE, "small_angle": _SMALL_ANGLE}
    if kind == "break":
        return (
            (_OUTSIDE, _OUTSIDE, PASS, 0.0),
            (_DOUBLE, _DOUBLE_RUNS, OPEN, 0.2),
            (_SINGLE, _SINGLE_RUNS, OPEN, 0.2),
            (_ANGLE, _ANGLE_RUNS, OPEN, 0.2),
            (_DOUBLE, _OUTSIDE, CLOSE, 0.0),
            (_SINGLE, _OUTSIDE, CLOSE, 0.5),
            (_ANGLE, _OUTSIDE, CLOSE, 0.0),
            (_SMALL_ANGLE, _OUTSIDE, CLOSE, 0.0),
            (_DOUBLE_IN_DOUBLE, _OUTSIDE, CLOSE, 2.0),
            (_DOUBLE_IN_SINGLE, _SINGLE_RUNS, OPEN, 2.0),
        )
    inside = pair[kind]
    steps: list[_Step] = [
        (_OUTSIDE, _OUTSIDE, IGNORE, 0.0),
        (_OUTSIDE, inside, OPEN, 0.0),
        (inside, inside, IGNORE, 0.0),
        (inside, _OUTSIDE, CLOSE, 0.0),
    ]
    if kind == "double":
        steps += [
            (_DOUBLE, _DOUBLE_IN_DOUBLE, OPEN, 4.2),
            (_DOUBLE_IN_DOUBLE, _DOUBLE, CLOSE, 0.0),
            (_DOUBLE_IN_DOUBLE, _DOUBLE_IN_DOUBLE, IGNORE, 0.0),
            (_SINGLE, _DOUBLE_IN_SINGLE, OPEN, 0.5),
            (_SINGLE, _SINGLE, IGNORE, 0.0),
            (_DOUBLE_IN_SINGLE, _SINGLE, CLOSE, 0.0),
            (_DOUBLE_IN_SINGLE, _DOUBLE_IN_SINGLE, IGNORE, 0.0),
        ]
    runs = {"double": _DOUBLE_RUNS, "single": _SINGLE_RUNS, "angle": _ANGLE_RUNS}
    if kind in runs:
        steps.append((runs[kind], inside, OPEN, 0.0))
    moved = {step[0] for step in steps}
    steps += [(state, state, PASS, 0.0) for state in range(_DOUBLE_RUNS) if state not in moved]
    return tuple(steps)


_STEPS = {kind: _steps(kind) for kind in ("double", "single", "angle", "small_angle", "break")}


def _cheapest_reading(marks: list[Mark]) -> list[_Step]:
    """One step a mark, of least total price (Viterbi)."""
    best = [0.0] + [NEVER] * _ANGLE_RUNS
    arrivals: list[list[_Step | None]] = []
    for mark in marks:
        prices = mark.prices
        reached = [NEVER] * len(best)
        arrival: list[_Step | None] = [None] * len(best)
        for step in _STEPS[mark.kind]:
            state, after, which, surcharge = step
            price = best[state] + prices[which] + surcharge
            if price < reached[after]:
                reached[after] = price
                arrival[after] = step
        arrivals.append(arrival)
        best = reached
    reading: list[_Step] = []
    state = _OUTSIDE  # can always be reached
    for arrival in reversed(arrivals):
        taken = arrival[state]
        assert taken is not None
        reading.append(taken)
        state = taken[0]
    return reading[::-1]


def _quotations(text: str, marks: list[Mark], reading: list[_Step]) -> Iterator[Quotation]:
    """The outermost pairs of the reading, empty ones left out."""
    kinds: dict[str, MarkKind] = {"double": "double", "single": "single"}
    opened: tuple[Mark, bool] | None = None
    for mark, (state, after, _, _) in zip(marks, reading, strict=True):
        if opened is None and state != after and mark.kind != "break":
            opened = mark, state != _OUTSIDE
        elif opened is not None and (after == _OUTSIDE or mark.kind == "break"):
            first, continues = opened
            opened = None
            if text[first.end : mark.start].strip():
                yield Quotation(
                    first.start, first.end, mark.start, mark.end, kinds.get(first.kind, "guillemet"), continues
                )
