"""Surnames that are also ordinary words, titles or days: "Lee Baker", "Theresa May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import Lexicon

_NAME_AND_MORE = re.compile(r"N(?=[TJryYFABCXaevM][^N0])")


def find_surnames(words: Sequence[str], tags: Sequence[str], headlines: set[int], lexicon: Lexicon) -> set[str]:
    """Words that are also something else, but a surname here: "Lee Baker", "Theresa May", "Al From"."""
    string = "".join(tags)
    return {
        words[k + 1]
        for k in (match.start() for match in _NAME_AND_MORE.finditer(string))
        if words[k + 1][0].isupper()
        and (string[k + 1] != "r" or string[k + 2] in "VX,.")  # "Eric Kings said", not "Ali Lawyers Group"
        and (
            string[k + 1] != "Y" or words[k + 1] in lexicon.given_names or string[k + 2] in "VX"
        )  # "May", "Ed March said"
        and _is_given(words, k, lexicon)
        and k not in headlines
    }


def _is_given(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a first name or initial, and no place: "Mary-Ann", "J.", not the end of "South Carolina"."""
    word = words[at]
    if word[1:] == ".":
        return True
    place = word in lexicon.places or " ".join(words[at - 1 : at + 1]) in lexicon.places
    return not place and (word in lexicon.given_names or "-" in word and word.split("-")[0] in lexicon.given_names)
