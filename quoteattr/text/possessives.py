"""Possessive marks that belong to a name: "the Writers’ Guild", "the Sheriff’s Office", "McDonald’s said"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import Lexicon

_MARKS = frozenset({"’s", "'s", "’", "'"})
_S = frozenset({"’s", "'s"})
_SAINTS = frozenset({"St.", "St", "Saint"})
_BEFORE_SAINTS = frozenset("at from in of the".split())
_PEOPLE = frozenset("People Peoples Women Men Children Girls Boys".split())
_SAYS = frozenset("said says told has had is was will declined".split())  # no owner stands before these
_GIVEN_BY = frozenset("said says by to".split())
_ENDS = frozenset({",", ".", ";", "on", "in", "\n\n"})
_BODY_WITHIN = 3  # words behind the mark: "the Workers’ Defense Project"


def marks_inside_names(words: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Half-open token ranges, in order, that are one word of a name: an owner, with its titles, and its mark.

    >>> from quoteattr.lexicon import english
    >>> words = "the Attorney General ’s Office asked Kenya ’s Supreme Court".split()
    >>> [" ".join(words[first:last]) for first, last in marks_inside_names(words, english())]
    ['Attorney General ’s']
    """
    marks = [
        k for k, word in enumerate(words) if word in _MARKS and k and k + 1 < len(words) and words[k - 1][0].isupper()
    ]
    called = {words[k - 1] for k in marks if words[k] in _S and _is_called(words, k, lexicon)}
    found = []
    for k in marks:
        if words[k - 1] in called and words[k] in _S:
            found.append((k - 1, k + 1))
        elif _is_inside(words, k, lexicon):
            first = k - 1
            while first and lexicon.capital_tags.get(words[first - 1]) == "T":
                first -= 1
            found.append((first, k + 1))
    return found


def _is_called(words: Sequence[str], mark: int, lexicon: Lexicon) -> bool:
    """Whether nobody can own what follows: "Moody’s said", "according to Moody’s, which"; "Lloyd’s of London"."""
    owner, following = words[mark - 1], words[mark + 1]
    before = words[mark - 2] if mark > 1 else ""
    if lexicon.capital_tags.get(owner, "N") in "YJT" or owner in lexicon.places or not owner[-1].isalpha():
        return False
    if following in _SAYS or f"{owner}’s" in lexicon.organisations:
        return True
    place = words[mark + 2 : mark + 3]
    if following == "of" and before != "of" and place:
        return place[0] in lexicon.places
    return before in _GIVEN_BY and following in _ENDS and words[mark - 3 : mark - 2] != ["of"]


def _is_inside(words: Sequence[str], mark: int, lexicon: Lexicon) -> bool:
    """Whether a body is called after whom it is for: "the Writers’ Guild", "St. John’s University"."""
    owner, behind = words[mark - 1], words[mark + 1 : mark + 1 + _BODY_WITHIN]
    if mark > 1 and words[mark - 2] in _SAINTS:  # not of "Louis St. Laurent’s cabinet"
        return mark < 3 or not words[mark - 3][0].isupper() or words[mark - 3].lower() in _BEFORE_SAINTS
    if not behind[0][0].isupper():
        return False
    kinds = [lexicon.capital_tags.get(word, "N") if word[0].isupper() else "" for word in behind]
    if owner in _PEOPLE:
        return kinds[0] not in "TR"
    noun = lexicon.tags.get(owner.lower())
    if noun not in ("R", "r") or "Z" not in kinds:
        return False
    others = ("", "T") if noun == "r" else ("", "T", "J")  # "the Workers’ Communist Party", not "the Premier’s …"
    return not any(kind in others for kind in kinds[: kinds.index("Z")])
