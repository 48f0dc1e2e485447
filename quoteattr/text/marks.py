"""Quotation marks and what each could be: its prices by its shape, its neighbours and the customs of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

_MARK = regex.compile(
    r"""<[a-zA-Z/!][^<>]*+> | (?:=|(?<=[a-z_])[(\[])(?:"[^"]*+"|'[^'\s]*+') | (?<!`)`[^`'’]++`(?!`)  # tags and code
    | (?<=\w)['’‘`´](?=\w) | (?<=[.!?)\]"”])['’]s\b                           # don’t, O’Neill, Qur‘an, 6'2, M.P.’s
    | (?P<double> [“”„‟"＂〝〞〟] | (?<![^\s(\[—–])'' | ''(?!') | ‘‘ | ’’(?!’) | `` | ´´ )
    | (?P<single> [‘’‚‛'＇`´] ) | (?P<angle> [«»] ) | (?P<small_angle> [‹›] )""",
    regex.VERBOSE,
)
_ELISION = re.compile(
    r"(?:\d\ds|n|tis|twas|twere|twill|em|til|till|cause|cos|cuz|bout|round|nuff|[tsdm]|ll|re|ve)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\d\d\b")
_NOT_OWNED = re.compile(
    r"\s+(?:and|or|but|to|in|on|at|of|for|from|by|with|as|that|which|who|he|she|it|they|was|were|is|are|has|had|have"
    r"|said|says|after|before|when|while|because|if|the|a|an|his|her|their)\b"
)
_ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_SENTENCE_END = frozenset(".!?…")
OPEN, CLOSE, IGNORE, PASS = range(4)
NEVER = 1e9


class Mark(NamedTuple):
    """A mark, or the break between two paragraphs; ``prices`` are those of OPEN, CLOSE, IGNORE and PASS."""

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


def find_marks(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[Mark]:
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
            yield Mark(match.start(), match.end(), match.lastgroup or "", prices)
        runs_on = i + 1 < len(found) and bool(found[i + 1]) and found[i + 1][0].start() == paragraphs[i + 1][0]
        whole = text[first:last].rstrip(")]")[-1:] in _SENTENCE_END
        run = (0.0 if whole else 1.0) if runs_on else NEVER
        yield Mark(last, last, "break", (run, 3.0 if whole else 4.5, 0.0, 0.0))


def _neighbours(text: str, spans: list[tuple[int, int]], border: int, step: int) -> list[str]:
    """The characters that stand before (``step`` -1) or after (1) the marks; marks side by side share theirs."""
    chars: list[str] = []
    edge, char = -1, ""
    for start, end in spans[::-step]:
        at = start - 1 if step < 0 else end
        if text[at : at + 1] in _ZERO_WIDTH:
            at = _over_zero_width(text, at, step)
        if at != edge:
            char = text[at] if (at >= border if step < 0 else at < border) else ""
        chars.append(char)
        edge = end - 1 if step < 0 else start
    return chars[::-step]


def _over_zero_width(text: str, at: int, step: int) -> int:
    """From a character without width to what stands behind it and up to two more."""
    for _ in range(3):
        at += step if text[at : at + 1] in _ZERO_WIDTH else 0
    return at


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
    owns = right == "space" and bool(after) and not _NOT_OWNED.match(text, match.end())
    return opening, closing, _apostrophe(match.group(), left, right, before, owns), 0.0


def _apostrophe(mark: str, left: str, right: str, before: str, owns: bool) -> float:
    """What it costs a single mark that is not inside a word to be an apostrophe, or a slip.

    ``owns``: a word follows that may name what somebody owns.
    """
    if left == "word":
        if before in "sSxXzZ":
            return 0.6 if owns else 1.0  # the ministers’ plan
        return 0.8 if before in "nN" or before.isdigit() else 2.0  # goin’, 6'
    if right == "space":
        return 2.2 if left == "space" else 4.0
    if mark in "’´`":
        return 1.0  # ’merica
    return 3.0 if before else 4.0  # a paragraph seldom begins with an apostrophe
