"""Tokens of what stands outside the quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import sub

import regex
from attrs import frozen

from ..lexicon import Lexicon
from .possessives import marks_inside_names
from .quotation import Quotation
from .tags import tag_words
from .word_tags import PARAGRAPH_END, QUOTATION

_SENTENCE_ENDS = frozenset(".!?…")
_NICKNAME = 16  # characters
_SHORT = "(?:s|d|ll|ve|re)"  # "she’d told": a word and its auxiliary


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

    def is_behind_quotation(self, token: int) -> bool:
        """Whether a token comes next after a quotation, or after the comma that British papers put behind the marks."""
        before = self.tags[token - 2 if token > 1 else 0 : token]
        return before.endswith("Q") or before == "Q,"


@cache
def _pattern(abbreviations: tuple[str, ...], signed: tuple[str, ...]) -> regex.Pattern[str]:
    # Alternatives in order; each is a plain run, so matching is linear. The first few take most tokens at once: a word
    # in small letters that nothing can lengthen (abbreviations of several words begin with a capital), a sign.
    alone = r"(?![\w.’'ʼ‐‑/-])"
    several = "|".join(regex.escape(word) for word in abbreviations if not word.isalpha())
    firsts = "".join(sorted({word[0] for word in abbreviations if not word.isalpha()}))
    single = "|".join(regex.escape(word) for word in abbreviations if word.isalpha())
    whole = r"(?=\w*+[^\w\s])\L<signed>(?!\w) | " if signed else ""  # the list is only tried where there is a sign
    return regex.compile(
        rf"""\s*+(?: {whole}[a-z]++{alone} | [^\w\s’'ʼ‘.@\#-] | \.(?![ ]?\.)             # most: a small word, a sign
        | (?=[NT])(?:No\.?[ ]\d+|Tan[ ]Sri|Toh[ ]Puan)\b                                # world No. 1, two honorifics
        | (?=Dat)(?:Dat(?:in|uk)[ ]Paduka\b|Dato[’'](?=[ ]\p{{Lu}}))                    # as much: Dato' Ruiz
        | Ma\.(?<!\p{{Lu}}\w*[ ]Ma\.)(?=[ ]\p{{Lu}})                                    # Ma. Teresa, not Jack Ma.
        | (?=[{firsts}])(?:{several})\. | [A-Z][a-z]++{alone}                           # a.k.a., Monday
        | (?=\p{{L}}++\.)(?:{single})\.                                                 # Sen.
        | [ads]/[lop]\b | (?:Ph\.D|Esq)\.                                               # a/l, s/o: son of
        | (?:\p{{L}}\.){{2,}} | \p{{Lu}}\.\p{{Lu}}\b(?![.-]|[’'ʼ](?!s))                 # U.S., U.S
        | \p{{Lu}}\.(?<!\b(?:on|to|via)[ ]X\.)(?=\s?\p{{Lu}}|,\s|\s\p{{Ll}})            # J. of J. Ruiz, not "on X."
        | \p{{Lu}}\p{{L}}{{0,3}}\d+(?:[.,]\d+)+(?:bn|m|tn)?\b                           # N3.8bn
        | \d+(?:[.,:]\d+)*(?:(?:[-‐‑]\p{{L}}+)+|st|nd|rd|th|s|m|bn|pm|am|[ ]?[AP]M)?\b  # 1,000, 1990s, 3.5bn, 9 AM
        | [RDI]-(?:(?:\p{{Lu}}\.){{2,}} | \p{{L}}{{2,5}}\.(?=[,)]))                     # R-N.Y., D-Calif.
        | [@\#]?(?:\w|(?<=Ã|A\u0303|A\u0302)(?:[^\s\x1c-\x1f]|[ ](?=\p{{M}})))+         # @ruiz, PeÃ±a as damaged, and …
          (?:[-‐‑](?=\w)\w+|[’'ʼ](?!{_SHORT}\b)\w+)*                                    # … its rest: Al-Amin, O’Neill
          (?:[’'](?<=\b\p{{Lu}}\p{{Ll}}{{1,9}}ng.)(?=[ ]\p{{Lu}}))?                        # Ochieng’ Oloo
        | (?:[’'ʼ]|(?<=\p{{L}})‘){_SHORT}\b | --+ | \.(?:[ ]?\.)+ | . )""",  # ’s, a dash, an ellipsis, anything
        regex.VERBOSE | regex.DOTALL,
        ignore_unused=True,
        signed=signed,
    )


def tokenize(
    text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation], lexicon: Lexicon
) -> Tokens:
    """Tokens of the prose of ``text``: paragraphs in order, each quotation as one token."""
    findall = _pattern(lexicon.abbreviations, lexicon.signed).findall
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    places: list[int] = []
    at = 0

    def add_prose(start: int, end: int) -> None:
        found = findall(text, start, start + len(text[start:end].rstrip()))  # white space before each token
        offsets = list(accumulate(map(len, found), initial=start))
        tokens = list(map(str.strip, found))
        del offsets[0]
        if not all(tokens):  # a separator that only Python takes for white space
            offsets = [offset for offset, token in zip(offsets, tokens, strict=True) if token]
            tokens = [token for token in tokens if token]
        words.extend(tokens)
        ends.extend(offsets)
        starts.extend(map(sub, offsets, map(len, tokens)))

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
    _join(marks_inside_names(words, lexicon), words, starts, ends, places)
    goes_on, nicknames = _unended(text, quotations, places)
    return Tokens(words, starts, ends, tag_words(words, goes_on, lexicon), places, nicknames)


def _unended(text: str, quotations: Sequence[Quotation], places: Sequence[int]) -> tuple[set[int], frozenset[int]]:
    """Token indices of the quotations that end no sentence, and of those of them that may be nicknames."""
    goes_on, nicknames = set(), set()
    for place, quotation in zip(places, quotations, strict=True):
        last = text[quotation.start : quotation.end].rstrip()[-1:]
        if last not in _SENTENCE_ENDS:
            goes_on.add(place)
            if last.isalnum() and quotation.end - quotation.start <= _NICKNAME:
                nicknames.add(place)
    return goes_on, frozenset(nicknames)


def _join(
    ranges: Sequence[tuple[int, int]], words: list[str], starts: list[int], ends: list[int], places: list[int]
) -> None:
    """Make each half-open range of tokens one token, the last of them written to the one before; ``places`` move."""
    gone: list[int] = []
    for first, last in ranges:
        words[first] = " ".join(words[first : last - 1]) + words[last - 1]
        ends[first] = ends[last - 1]
        gone.extend(range(first + 1, last))
    if gone:
        dropped = set(gone)
        words[:] = [word for k, word in enumerate(words) if k not in dropped]
        starts[:] = [start for k, start in enumerate(starts) if k not in dropped]
        ends[:] = [end for k, end in enumerate(ends) if k not in dropped]
        places[:] = [place - bisect_left(gone, place) for place in places]
