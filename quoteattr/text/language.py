"""Whether a text is in English, the only language whose speakers can be told."""

from __future__ import annotations

import re
from itertools import islice
from math import ceil

import regex

from ..lexicon import Lexicon

_LETTERS, _NOT_LATIN = regex.compile(r"\p{L}++"), regex.compile(r"[\p{L}--\p{Latin}]++", regex.V1)
_FAR = re.compile("[^\0-\u024f\u2000-\u20cf]")  # where letters that are not Latin may stand, and few others
_SIGNS = ".,;:!?()[]“”„‘’\"'«»…—–"
_READ = 2000  # characters: enough to tell
_FEWEST = 4  # words: fewer tell nothing
_KNOWN_SHARE = 0.5  # English news reaches 0.8 and more, its neighbours stay below 0.3


def is_english(text: str, lexicon: Lexicon) -> bool:
    """True unless most letters are not Latin, or most words in small letters none that the lexicon knows.

    >>> from quoteattr.lexicon import english
    >>> is_english("“Lo hemos intentado todo”, dijo la alcaldesa el lunes.", english())
    False
    """
    read = text[:_READ]
    if _FAR.search(read):
        foreign = sum(map(len, _NOT_LATIN.findall(read)))
        if foreign and foreign > sum(map(len, _LETTERS.findall(read))) / 2:
            return False
    tokens = read.split()
    plain = filter(str.isalpha, filter(lexicon.small_tags.__contains__, tokens))
    enough = max(_FEWEST, ceil(_KNOWN_SHARE * len(tokens)))
    if next(islice(plain, enough - 1, None), None) is not None:
        return True  # whatever the others are without their signs: almost all news ends here
    words = (token if token.isalpha() else token.strip(_SIGNS) for token in tokens)
    # "de" and "la" of "Ana de la Vega" are of no language: a short text must not be Spanish for its names.
    small = [word for word in words if word.islower() and word.isalpha() and word not in lexicon.particles]
    known = sum(map(lexicon.tags.__contains__, small))
    return known >= _KNOWN_SHARE * len(small) if len(small) >= _FEWEST else known > 0 or not small
