"""Headlines, In Which Most Words Have Capitals: where they are, and what a capital means there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon import Lexicon

_PARAGRAPH_END = re.compile(r"\|")
_SMALL_IN_HEADLINES = frozenset("FfibOBtXCDpPoW")
_SMALL_SHARE = 0.1
_LONGEST, _LABEL_LONGEST = 30, 5


def find_headlines(words: Sequence[str], tags: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Token ranges of paragraphs In Which Most Words Have Capitals."""
    start = 0
    for match in _PARAGRAPH_END.finditer(tags):
        end = match.start()
        inside = words[start:end] if end - start < _LONGEST else ()
        if inside and (_has_capitals(inside, lexicon) or _is_label(inside, lexicon)):
            yield start, end
        start = end + 1


def _has_capitals(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether most long words have capitals, those aside that headlines write small, and all reporting verbs."""
    long = small = 0
    for word in words:
        if len(word) > 3 and word[0].isalpha():
            long += 1
            if word[0].islower() and lexicon.tags.get(word, "a") not in _SMALL_IN_HEADLINES:
                small += 1
                if small > _SMALL_SHARE * len(words) or word in lexicon.cues:
                    return False
    return long > 2 and small <= _SMALL_SHARE * long


def _is_label(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a paragraph is a label in common words: "FULL TEXT.", "READ MORE"."""
    if len(words) > _LABEL_LONGEST:
        return False
    spoken = [word for word in words if word[0].isalpha()]
    return bool(spoken) and all(
        w.isupper() and w.lower() in lexicon.tags and w not in lexicon.places and w not in lexicon.organisations
        for w in spoken
    )


def headline_tag(word: str, tag: str, seen: set[str], lexicon: Lexicon) -> str:
    """The tag of a word of a headline, where a capital does not make a name."""
    lower = word.lower()
    if tag not in "NJTry" or word in lexicon.given_names or not word[0].isupper():
        return tag
    common = lexicon.tags.get(lower)
    if common is not None:
        return common
    if lower in seen:
        return "a"
    return tag
