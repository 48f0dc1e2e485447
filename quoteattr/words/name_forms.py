"""Names as tuples of words: which two fit, and which is the fuller form of the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import combining, normalize

import regex

from .word_lists import shipped

SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
SAME, LAST, PART = 3, 2, 1
_OWN_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr."})  # father and son are told apart by them
_CHILD_OF = frozenset("bin binti binte bint ibn a/l a/p s/o d/o".split())
_LONGEST_BEFORE, _LONGEST_AFTER = 2, 1
_ARABIC_ARTICLE = regex.compile(r"^(?:al|el|an|as|ash|at|ar|ad|az)-(?=.{3})")
Form = tuple[str, ...]


def core(form: Form) -> Form:
    """The form without its suffix and without particles before it: ("Vega",) of ("de", "la", "Vega")."""
    form = form[:-1] if len(form) > 1 and form[-1] in SUFFIXES else form
    if form and not form[0].islower():
        return form
    start = next((k for k, word in enumerate(form) if not word.islower()), 0)
    return form[start:]


def folded(form: Sequence[str]) -> Form:
    """The form for comparing: lower case, straight apostrophes, no accents, no possessive."""
    return tuple([_folded(word) for word in form])


def _folded(word: str) -> str:
    if not word.isascii():
        word = "".join(letter for letter in normalize("NFKD", word) if not combining(letter)).replace("’", "'")
    word = word.casefold().rstrip(",")
    word = word.removesuffix("'s") or word
    return _ARABIC_ARTICLE.sub("", word) if "-" in word else word


def fits(form: Form, other: Form) -> int:
    """How well two names fit: `SAME` name, its `LAST` part, another `PART`, or 0: another name.

    >>> fits(("Donald", "Trump"), ("Donald", "J.", "Trump")) == SAME, fits(("Ana", "Ruiz"), ("Eva", "Ruiz"))
    (True, 0)
    """
    a, b = folded(core(form)), folded(core(other))
    if form[-1].islower() != other[-1].islower():
        return 0
    junior = form[-1] in _OWN_SUFFIXES
    if junior and other[-1] in _OWN_SUFFIXES and form[-1][0] != other[-1][0]:
        return 0
    if junior != (other[-1] in _OWN_SUFFIXES) and len(b if junior else a) > 1:
        return 0  # "Ken Stoke Jr.", "Ken Jr." are not Ken Stoke, though "Stoke" may be all of them
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if a == b or len(short) > 1 and short[-1] == long[-1] and _same_given(short[0], long[0]):
        return SAME
    if long[-len(short) :] == short or len(short) > 1 and _own_names(long) == short:
        return LAST
    if len(short) == 1:
        part = short[0] in long or any(short[0] in word.split("-") for word in long)
        return PART if part or long[0] in full_names(short[0]) else 0
    return PART if long[:-_LONGEST_AFTER][-len(short) :] == short else 0


def _own_names(form: Form) -> Form:
    """What stands before the father's name: "Siti Aisyah" of "Siti Aisyah binti Abdullah"."""
    return form[: next((k for k, word in enumerate(form) if word in _CHILD_OF), 0)]


def _same_given(short: str, long: str) -> bool:
    """The same given name, or its initial or short form: "J." and "Joe", "Chris" and "Christopher"."""
    short, long = sorted((short.rstrip("."), long.rstrip(".")), key=len)
    if short == long or long.startswith(short) and len(short) != 2:
        return True
    return long in full_names(short) or short in full_names(long)


def full_names(short: str) -> tuple[str, ...]:
    """The given names that a lower-case short form may stand for, none where it is no short form.

    >>> full_names("ted")
    ('edward', 'theodore')
    """
    return _short_names().get(short, ())


@cache
def _short_names() -> dict[str, tuple[str, ...]]:
    return {short: tuple(full.split()) for short, full in shipped("short_names")}


def initials(form: Form) -> str:
    """The capital letters that its words begin with, "TTP" of "Tehrik-i-Taliban Pakistan"."""
    return "".join([part[0] for part in "-".join(form).split("-") if part[:1].isupper()])


def is_misspelt(word: str, other: str) -> bool:
    """Whether two words with the same first letter differ by one letter, or by two that changed places.

    >>> is_misspelt("bryne", "byrne"), is_misspelt("sweeny", "sweeney"), is_misspelt("jones", "james")
    (True, True, False)
    """
    if word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    if left[:2] == right[1::-1]:
        return left[2:] == right[2:]
    return right in (left[1:], right[:1] + left[1:]) or left == right[1:]


def is_fuller(form: Form, usual: Form) -> bool:
    """Whether a form says the usual name and a little more; longer runs are accidents of headlines and captions."""
    long, plain = folded(core(form)), folded(core(usual))
    more = len(long) - len(plain)
    if len(plain) < 2 or long[0] == plain[0] and long[-1] == plain[-1]:
        return more <= _LONGEST_BEFORE and long[:1] == plain[:1] and long[-1:] == plain[-1:]
    if long[more:] == plain:
        return more <= _LONGEST_BEFORE
    return (more <= _LONGEST_AFTER or _own_names(long) == plain) and long[: len(plain)] == plain
