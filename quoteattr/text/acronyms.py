"""Acronyms of offices that the article itself explains: "Resident Electoral Commissioner (REC)", later "the REC".

Also without brackets, if they have three letters or more: "Chief Election Commissioner Ana Ruiz", later "the CEC".
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

_IN_BRACKETS = re.compile(r"\(N\)")
_THE = re.compile("DN")
_OFFICE = re.compile("(?<![NTZJa])[NTZJa]{2,5}(?<=T)(?=N)")
_LONGEST = 5  # letters
_OF = frozenset("fFO")
_SMALL = frozenset("and for of the to".split())  # words that lend no letter


def find_office_acronyms(words: Sequence[str], tags: str, known: Container[str] = ()) -> set[str]:
    """Acronyms of offices whose first letters they are, but not the ``known`` names of bodies.

    >>> find_office_acronyms(["Chief", "Electoral", "Officer", "(", "CEO", ")", "Ana"], "TNT(N)N")
    {'CEO'}
    """
    found = {word for word in _alone(words, tags) if word not in known}
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


def _alone(words: Sequence[str], tags: str) -> set[str]:
    """Acronyms behind "the" that are the first letters of an office which stands before a name elsewhere."""
    acronyms = {words[match.end() - 1] for match in _THE.finditer(tags)}
    acronyms = {word for word in acronyms if 2 < len(word) <= _LONGEST and word.isupper() and word.isalpha()}
    if not acronyms:
        return acronyms
    offices = (words[match.start() : match.end()] for match in _OFFICE.finditer(tags))
    return acronyms & {"".join([word[0] for word in office if word[0].isupper()]) for office in offices}


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
