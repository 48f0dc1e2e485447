"""Whether a text is in English, the only language whose speakers can be told."""

from __future__ import annotations

import regex

from .lexicon import Lexicon

_SMALL_WORD = regex.compile(r"(?<![\p{L}’'-])\p{Ll}+(?![\p{L}’'-])")
_LETTER, _LATIN = regex.compile(r"\p{L}"), regex.compile(r"\p{Latin}")
_READ = 4000  # characters: enough to tell
_FEWEST = 4  # words: fewer tell nothing
_KNOWN_SHARE = 0.5  # English news reaches 0.8 and more, its neighbours stay below 0.3


def is_english(text: str, lexicon: Lexicon) -> bool:
    """True unless most letters are not Latin, or most words in small letters none that the lexicon knows.

    >>> from quoteattr.lexicon import english
    >>> is_english("“Lo hemos intentado todo”, dijo la alcaldesa el lunes.", english())
    False
    """
    letters, latin = len(_LETTER.findall(text, 0, _READ)), len(_LATIN.findall(text, 0, _READ))
    if latin < letters / 2:
        return False
    words = _SMALL_WORD.findall(text, 0, _READ)
    known = sum(word in lexicon.tags for word in words)
    return known >= _KNOWN_SHARE * len(words) if len(words) >= _FEWEST else known > 0 or not words
