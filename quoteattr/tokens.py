"""Tokens of what stands outside the quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import regex
from attrs import frozen

from .lexicon import Lexicon
from .quotation import Quotation
from .tags import PARAGRAPH_END, QUOTATION, tag_words

_SENTENCE_ENDS = frozenset(".!?…")
_NICKNAME = 16  # characters


@frozen
class Tokens:
    """Parallel lists over the tokens of an article; token i is ``text[starts[i]:ends[i]]``, tagged ``tags[i]``.

    A quotation is one token (tag Q) from its opening to its closing mark; a paragraph ends with an empty token (tag |).
    ``quotations[k]`` is the token index of the k-th quotation.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: str
    quotations: list[int]
    nicknames: frozenset[int]
    """Token indices of quotations that are short and plain enough for a nickname: William “Bud” Harkness."""


@cache
def _pattern(abbreviations: tuple[str, ...]) -> regex.Pattern[str]:
    # Alternatives in order; each is a plain run, so matching is linear.
    return regex.compile(
        rf"""\s+
        | (?:{"|".join(map(regex.escape, abbreviations))})\.
        | (?:\p{{L}}\.){{2,}}
        | \p{{Lu}}\.(?=\s?\p{{Lu}})
        | \d+(?:[.,:]\d+)*(?:(?:[-‐‑]\p{{L}}+)+|st|nd|rd|th|s|m|bn|pm|am)?\b
        | [RDI]-(?:\p{{Lu}}\.){{2,}}
        | [@\#]?(?:\w|(?<=Ã).)+(?:[-‐‑](?=\w)\w+|[’'ʼ](?!s\b)\w+)*
        | [’'ʼ]s\b | --+ | \.(?:[ ]?\.)+ | .""",
        regex.VERBOSE | regex.DOTALL,
    )


def tokenize(
    text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation], lexicon: Lexicon
) -> Tokens:
    """Tokens of the prose of ``text``: paragraphs in order, each quotation as one token."""
    findall = _pattern(lexicon.abbreviations).findall
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: list[int] = []
    at = 0

    def add_prose(start: int, end: int) -> None:
        found = findall(text, start, end)
        offsets = list(accumulate(map(len, found), initial=start))
        inked = [k for k, word in enumerate(found) if not word.isspace()]
        words.extend([found[k] for k in inked])
        starts.extend([offsets[k] for k in inked])
        ends.extend([offsets[k + 1] for k in inked])

    def add_sign(sign: str, start: int, end: int) -> None:
        words.append(sign)
        starts.append(start)
        ends.append(end)

    for start, end in paragraphs:
        while at < len(quotations) and quotations[at].open < end:
            quotation = quotations[at]
            add_prose(start, quotation.open)
            places.append(len(words))
            add_sign(QUOTATION, quotation.open, quotation.close)
            start, at = quotation.close, at + 1
        add_prose(start, end)
        add_sign(PARAGRAPH_END, end, end)
    goes_on, nicknames = set(), set()
    for place, quotation in zip(places, quotations, strict=True):
        last = text[quotation.start : quotation.end].rstrip()[-1:]
        if last not in _SENTENCE_ENDS:
            goes_on.add(place)
            if last.isalnum() and quotation.end - quotation.start <= _NICKNAME:
                nicknames.add(place)
    return Tokens(words, starts, ends, tag_words(words, goes_on, lexicon), places, frozenset(nicknames))
