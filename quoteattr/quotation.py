"""Quotation marks to quotations: pairs, nesting, unclosed and superfluous marks, ‘…’ against apostrophes.

Characters only. Every mark has three prices: to open, to close, to be no quotation mark at all (an apostrophe, an inch,
a slip). The cheapest reading of the whole article is found by dynamic programming over a handful of states (outside,
inside “…”, inside ‘…’, …), so a plural possessive inside ‘…’ is told from the closing mark by what comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

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
    marks = list(_marks(text, paragraphs))
    return list(_quotations(text, marks, _cheapest_reading(marks)))


# --- Marks and their prices ----------------------------------------------------------------------------------------

_MARK = regex.compile(
    r"""<[a-zA-Z/!][^<>]*+> | (?:=|(?<=[a-z_])[(\[])(?:"[^"]*+"|'[^'\s]*+') | (?<!`)`[^`'’]++`(?!`)  # tags and code
    | (?<=\w)['’‘`´](?=\w) | (?<=[.!?)\]"”])['’]s\b                           # don’t, O’Neill, Qur‘an, 6'2, M.P.’s
    | (?P<double> [“”„‟"＂〝〞〟] | (?<![^\s(\[—–])'' | ''(?!') | ‘‘ | ’’(?!’) | `` | ´´ )
    | (?P<single> [‘’‚‛'＇`´] ) | (?P<angle> [«»] ) | (?P<small_angle> [‹›] )""",
    regex.VERBOSE,
)
_ELISION = regex.compile(
    r"(?:\d\ds|n|tis|twas|twere|twill|em|til|till|cause|cos|cuz|bout|round|nuff|[tsdm]|ll|re|ve)\b", regex.IGNORECASE
)
_YEAR = regex.compile(r"\d\d\b")
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SENTENCE_END = frozenset(".!?…")

_OPEN, _CLOSE, _IGNORE, _PASS = range(4)
_NEVER = 1e9


class _Mark(NamedTuple):
    """A mark, or the break between two paragraphs; ``prices`` of _OPEN, _CLOSE, _IGNORE, _PASS (see `_STEPS`)."""

    start: int
    end: int
    kind: str
    prices: tuple[float, float, float, float]


# What a mark costs by its neighbours: a clean opening or closing mark costs nothing.
_OPEN_AFTER = {"space": 0.0, "bracket": 0.0, "dash": 0.3, "stop": 2.0, "tag": 0.5, "word": 4.0}
_OPEN_BEFORE = {"space": 2.0, "bracket": 0.0, "dash": 1.0, "stop": 3.0, "tag": 0.0, "word": 0.0}
_CLOSE_AFTER = {"space": 2.0, "bracket": 3.0, "dash": 0.3, "stop": 0.0, "tag": 0.0, "word": 0.0}
_CLOSE_BEFORE = {"space": 0.0, "bracket": 1.5, "dash": 0.0, "stop": 0.0, "tag": 0.5, "word": 2.5}


def _side(char: str) -> str:
    if not char or char.isspace():
        return "space"
    if char in "([{¿¡":
        return "bracket"
    if char in "-‐‑‒–—―/":
        return "dash"
    if char in "<>":
        return "tag"
    return "stop" if char in ".,;:!?…)]}%" else "word"


def _marks(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[_Mark]:
    """The marks of each paragraph with their prices, and a "break" after each paragraph that has any."""
    shapes = _shapes(text)
    found = [[match for match in _MARK.finditer(text, *span) if match.lastgroup is not None] for span in paragraphs]
    for i, ((first, last), matches) in enumerate(zip(paragraphs, found, strict=True)):
        if not matches:
            continue  # a quotation runs only into a paragraph that begins with a mark, so none is open here
        spans = [match.span() for match in matches]
        befores, afters = _neighbours(text, spans, first, -1), _neighbours(text, spans, last, 1)
        for match, before, after in zip(matches, befores, afters, strict=True):
            prices = _prices(text, match, before, after, shapes)
            yield _Mark(match.start(), match.end(), match.lastgroup or "", prices)
        runs_on = i + 1 < len(found) and bool(found[i + 1]) and found[i + 1][0].start() == paragraphs[i + 1][0]
        whole = text[first:last].rstrip(")]")[-1:] in _SENTENCE_END
        run = (0.0 if whole else 1.0) if runs_on else _NEVER
        yield _Mark(last, last, "break", (run, 3.0 if whole else 4.5, 0.0, 0.0))


def _neighbours(text: str, spans: list[tuple[int, int]], border: int, step: int) -> list[str]:
    """The characters that stand before (``step`` -1) or after (1) the marks; marks side by side share theirs."""
    chars: list[str] = []
    edge, char = -1, ""
    for start, end in spans[::-step]:
        at = start - 1 if step < 0 else end
        for _ in range(3):
            at += step if text[at : at + 1] in _ZERO_WIDTH else 0
        if at != edge:
            char = text[at] if (at >= border if step < 0 else at < border) else ""
        chars.append(char)
        edge = end - 1 if step < 0 else start
    return chars[::-step]


def _shapes(text: str) -> dict[str, tuple[float, float]]:
    """What it costs a mark to open and to close by its shape, in this text: „so“ and ”so” are customs too."""
    closes = 0.0 if "„" in text or "”" not in text else 3.0
    opens = 0.0 if "“" not in text and "„" not in text else 3.0
    return {
        **dict.fromkeys("“‟〝", (0.0, closes)),
        **dict.fromkeys(["”", "〞", "〟", "’’", "´´"], (opens, 0.0)),
        **dict.fromkeys(["„", "‘‘", "``"], (0.0, 6.0)),
        **dict.fromkeys("‘‛", (0.0, 0.0 if "‚" in text else 3.0)),
        **dict.fromkeys("’´", (3.0 if "‘" in text else 0.5, 0.0)),
        **dict.fromkeys("‚`", (0.0, 6.0)),
        **dict.fromkeys("«‹", (0.0, 1.0)),
        **dict.fromkeys("»›", (1.0, 0.0)),
    }


def _prices(
    text: str, match: regex.Match[str], before: str, after: str, shapes: dict[str, tuple[float, float]]
) -> tuple[float, float, float, float]:
    left, right = _side(before), _side(after)
    open_shape, close_shape = shapes.get(match.group(), (0.0, 0.0))
    ellipsis = after == "…" or text.startswith("..", match.end())
    opening = open_shape + _OPEN_AFTER[left] + (0.0 if ellipsis else _OPEN_BEFORE[right])
    closing = close_shape + _CLOSE_AFTER[left] + _CLOSE_BEFORE[right]
    if match.lastgroup != "single":
        inches = match.group() in ('"', "''", "”") and before.isdigit()
        return opening, closing, 0.5 if inches else 4.0, 0.0
    if left == "space" and _ELISION.match(text, match.end()):
        return opening + 2.5, closing, 0.0, 0.0
    if left == "space" and _YEAR.match(text, match.end()):  # in ’08; but ‘47 per cent’
        return opening + 1.0, closing, 0.3, 0.0
    return opening, closing, _apostrophe(match.group(), left, right, before), 0.0


def _apostrophe(mark: str, left: str, right: str, before: str) -> float:
    """What it costs a single mark that is not inside a word to be an apostrophe, or a slip."""
    if left == "word":
        if before in "sSxXzZ":
            return 0.6  # the ministers’ plan
        return 0.8 if before in "nN" or before.isdigit() else 2.0  # goin’, 6'
    if right == "space":
        return 2.2 if left == "space" else 4.0
    if mark in "’´`":
        return 1.0  # ’merica
    return 3.0 if before else 4.0  # a paragraph seldom begins with an apostrophe


# --- The cheapest reading ------------------------------------------------------------------------------------------

_OUTSIDE, _DOUBLE, _DOUBLE_IN_DOUBLE, _SINGLE, _DOUBLE_IN_SINGLE, _ANGLE, _SMALL_ANGLE = range(7)
_DOUBLE_RUNS, _SINGLE_RUNS, _ANGLE_RUNS = range(7, 10)  # between two paragraphs of a running quotation

_Step = tuple[int, int, int, float]  # from state, to state, which price, surcharge


def _steps(kind: str) -> tuple[_Step, ...]:
    """What a mark of ``kind`` can be, in each state."""
    pair = {"double": _DOUBLE, "single": _SINGLE, "angle": _ANGLE, "small_angle": _SMALL_ANGLE}
    if kind == "break":
        return (
            (_OUTSIDE, _OUTSIDE, _PASS, 0.0),
            (_DOUBLE, _DOUBLE_RUNS, _OPEN, 0.2),
            (_SINGLE, _SINGLE_RUNS, _OPEN, 0.2),
            (_ANGLE, _ANGLE_RUNS, _OPEN, 0.2),
            (_DOUBLE, _OUTSIDE, _CLOSE, 0.0),
            (_SINGLE, _OUTSIDE, _CLOSE, 0.5),
            (_ANGLE, _OUTSIDE, _CLOSE, 0.0),
            (_SMALL_ANGLE, _OUTSIDE, _CLOSE, 0.0),
            (_DOUBLE_IN_DOUBLE, _OUTSIDE, _CLOSE, 2.0),
            (_DOUBLE_IN_SINGLE, _SINGLE_RUNS, _OPEN, 2.0),
        )
    inside = pair[kind]
    steps: list[_Step] = [
        (_OUTSIDE, _OUTSIDE, _IGNORE, 0.0),
        (_OUTSIDE, inside, _OPEN, 0.0),
        (inside, inside, _IGNORE, 0.0),
        (inside, _OUTSIDE, _CLOSE, 0.0),
    ]
    if kind == "double":
        steps += [
            (_DOUBLE, _DOUBLE_IN_DOUBLE, _OPEN, 4.2),
            (_DOUBLE_IN_DOUBLE, _DOUBLE, _CLOSE, 0.0),
            (_DOUBLE_IN_DOUBLE, _DOUBLE_IN_DOUBLE, _IGNORE, 0.0),
            (_SINGLE, _DOUBLE_IN_SINGLE, _OPEN, 0.5),
            (_SINGLE, _SINGLE, _IGNORE, 0.0),
            (_DOUBLE_IN_SINGLE, _SINGLE, _CLOSE, 0.0),
            (_DOUBLE_IN_SINGLE, _DOUBLE_IN_SINGLE, _IGNORE, 0.0),
        ]
    runs = {"double": _DOUBLE_RUNS, "single": _SINGLE_RUNS, "angle": _ANGLE_RUNS}
    if kind in runs:
        steps.append((runs[kind], inside, _OPEN, 0.0))
    moved = {step[0] for step in steps}
    steps += [(state, state, _PASS, 0.0) for state in range(_DOUBLE_RUNS) if state not in moved]
    return tuple(steps)


_STEPS = {kind: _steps(kind) for kind in ("double", "single", "angle", "small_angle", "break")}


def _cheapest_reading(marks: list[_Mark]) -> list[_Step]:
    """One step a mark, of least total price (Viterbi)."""
    best = [0.0] + [_NEVER] * _ANGLE_RUNS
    arrivals: list[list[_Step | None]] = []
    for mark in marks:
        reached = [_NEVER] * len(best)
        arrival: list[_Step | None] = [None] * len(best)
        for step in _STEPS[mark.kind]:
            price = best[step[0]] + mark.prices[step[2]] + step[3]
            if price < reached[step[1]]:
                reached[step[1]] = price
                arrival[step[1]] = step
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


def _quotations(text: str, marks: list[_Mark], reading: list[_Step]) -> Iterator[Quotation]:
    """The outermost pairs of the reading, empty ones left out."""
    kinds: dict[str, MarkKind] = {"double": "double", "single": "single"}
    opened: tuple[_Mark, bool] | None = None
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
