"""Whether a text is in English, the only language whose speakers can be told."""

from __future__ import annotations

import regex

from .lexicon import Lexicon

_SMALL_WORD = regex.compile(r"(?<![\p{L}’'-])\p{Ll}+(?![\p{L}’'-])")
_READ = 4000  # characters: enough to tell
_FEWEST = 4  # words: fewer tell nothing
_KNOWN_SHARE = 0.5  # English news reaches 0.8 and more, its neighbours stay below 0.3


def is_english(text: str, lexicon: Lexicon) -> bool:
    """True unless most of the words in small letters are none that the lexicon knows.

    >>> from quoteattr.lexicon import english
    >>> is_english("“Lo hemos intentado todo”, dijo la alcaldesa el lunes.", english())
    False
    """
    words = _SMALL_WORD.findall(text, 0, _READ)
    return len(words) < _FEWEST or sum(w in lexicon.tags for w in words) >= _KNOWN_SHARE * len(words)
