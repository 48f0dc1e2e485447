"""Offices and what they are for: where in a run of capitals the office ends and the name of its holder begins.

"Minister of State for Home Affairs | Nityanand Roy": there is no mark between them, only the kind of word.
"""

from __future__ import annotations

import regex

from ..lexicon import Lexicon
from ..text.tokens import Tokens

_ABSTRACT = ("tion", "sion", "ment", "ness", "ship", "ity", "ism", "ology")
_PARTS = frozenset("Central East Mid North South Upper Lower West".split())  # of a place: "for East Lindale"
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+")


def is_field(token: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a word may be what an office is for: an ordinary word, a place, an acronym; no name of a person."""
    word = tokens.words[token]
    if word in lexicon.places:
        return True
    if word in lexicon.given_names:
        return False
    lower = word.lower()
    known = (
        lower.removesuffix("s").endswith(_ABSTRACT)
        or lower in lexicon.tags
        or lower.removesuffix("s") in lexicon.tags
        or tokens.tags[token] in "ZJGM"
    )
    return known or len(word) > 1 and word.isupper() and word.isalpha()


def holder(first: int, last: int, tokens: Tokens, lexicon: Lexicon) -> int | None:
    """Where the holder's name begins in the tokens ``first`` to ``last`` behind an office; None where none is named."""
    words = tokens.words
    for k in range(first, last - 1):
        given = words[k] in lexicon.given_names and words[k] not in lexicon.places
        if given or k > first and _INITIALS.fullmatch(words[k]):
            # "for Transport | Chee Hong Seng"
            while k - 1 > first and tokens.tags[k - 1] == "N" and not is_field(k - 1, tokens, lexicon):
                # "for East Lindale | Ana Ruiz", "for Lindale East | Ana Ruiz"
                if words[k - 2] in _PARTS or words[k - 1] in _PARTS:
                    break
                k -= 1
            return k
    articled = tokens.words[first] == "the"  # "the owner of the Silver Fox": a house, no Fox
    for k in range(last - 1 - articled, first, -1):
        if not is_field(k, tokens, lexicon) and is_field(k - 1, tokens, lexicon):
            if tokens.tags[k - 1] == "D":  # "of the Nkawie Farmers’ Union", which has no holder
                continue
            if words[k - 1] in _PARTS:
                return k + 1 if k + 1 < last else None
            return k
    return last - 1 if last > first + 1 and words[last - 1] in lexicon.given_names else None
