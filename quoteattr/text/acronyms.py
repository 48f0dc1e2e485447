"""Acronyms of offices that the article itself explains: "Resident Electoral Commissioner (REC)", later "the REC"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IN_BRACKETS = re.compile(r"\(N\)")
_LONGEST = 5  # letters
_OF = frozenset("fFO")
_SMALL = frozenset("and for of the to".split())  # words that lend no letter


def find_office_acronyms(words: Sequence[str], tags: str) -> set[str]:
    """Acronyms in brackets behind an office whose first letters they are.

    >>> find_office_acronyms(["Chief", "Electoral", "Officer", "(", "CEO", ")", "Ana"], "TNT(N)N")
    {'CEO'}
    """
    found = set()
    for match in _IN_BRACKETS.finditer(tags):
        acronym, last = words[match.start() + 1], match.start() - 1
        if not (1 < len(acronym) <= _LONGEST and acronym.isupper() and acronym.isalpha()):
            continue
        first = _first(acronym, words, last)
        if first is None:
            continue
        one = tags[last] in "TR" and not words[last].endswith("s")  # no "Board of Governors (BOG)"
        of = tags[first] in "TR" and not _OF.isdisjoint(tags[first : first + 3])  # "Director of Public Works (DPW)"
        if one or of:
            found.add(acronym)
    return found


def _first(acronym: str, words: Sequence[str], last: int) -> int | None:
    """Where the words begin whose first letters make the acronym; None where those before ``last`` do not."""
    at = last + 1
    for letter in reversed(acronym):
        at -= 1
        while at > 0 and words[at].lower() in _SMALL and words[at][0].upper() != letter:
            at -= 1
        if at < 0 or words[at][0].upper() != letter:
            return None
    return at
