"""Whose handle a word is: "@RealWadeLund" is that of Wade Lund, "@SenLund" that of Senator Lund."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NO_LETTERS = re.compile(r"[^a-z]")
_LONGEST, _SHORTEST = 30, 6  # letters of a handle, and of a full name inside it
# What stands before a surname: "@GovLund", "@RepWadeLund".
_OFFICES = re.compile(
    r"^(?:the)?(?:real|official|rep|sen|senator|congressman|congresswoman|gov|governor|mayor|pres|president|vp|ag|"
    r"speaker|leader|judge|chief|sheriff|coach|dr|mr|mrs|ms|rev|team)(?=[a-z]{2})"
)


def names_inside(handle: str) -> Iterator[str]:
    """The stretches of a handle that may be a full name without its blank, the longest first.

    >>> next(names_inside("@wade_lund"))
    'wadelund'
    """
    letters = _letters(handle)
    for length in range(len(letters), _SHORTEST - 1, -1):
        for start in range(len(letters) - length + 1):
            yield letters[start : start + length]


def surname_inside(handle: str) -> str | None:
    """The surname behind an office with which a handle begins; None where it begins with none.

    >>> surname_inside("@SenLund")
    'lund'
    """
    letters = _letters(handle)
    office = _OFFICES.match(letters)
    return letters[office.end() :] if office else None


def is_handle(word: str) -> bool:
    """Whether a word is the name of an account."""
    return word[0] == "@" and len(word) > 1


def _letters(handle: str) -> str:
    return _NO_LETTERS.sub("", handle[1:].lower())[:_LONGEST]
