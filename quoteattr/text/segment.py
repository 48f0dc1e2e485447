"""Paragraphs of an article (sentences and tokens follow once quotations are known)."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029]|\Z)")
_BLANK = (  # white space, separators and what has no width
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
_SENTENCE_END = frozenset(".!?:;…\"'”’»")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of ``text`` as half-open (start, end) pairs in code points, in order, blank ones left out.

    Outer white space, zero-width spaces included, is trimmed. Every line is a paragraph, unless the text is
    hard-wrapped: then paragraphs end at blank lines. One that breaks off inside a quotation and inside a sentence goes
    on in the next. Never raises for a str; linear in its length.

    >>> paragraphs("Rain at last\\n\\nIt rained.\\nAll day. ")
    [(0, 12), (14, 24), (25, 33)]
    """
    blocks = _blocks(text)
    if _hard_wrapped(text, blocks):
        return _mended(text, [(lines[0][0], lines[-1][1]) for lines in blocks])
    return _mended(text, [line for lines in blocks for line in lines])


def _mended(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs, joined where nothing but a break stands between two halves of a quoted sentence."""
    whole: list[tuple[int, int]] = []
    opened = straight = 0  # marks of the paragraph so far
    for start, end in spans:
        first = start
        if whole and (opened > 0 or opened == 0 and straight % 2) and _goes_on(text, whole[-1][1], start):
            first, _ = whole.pop()  # "“We go as weather | permits,” she said"
        else:
            opened = straight = 0
        opened += text.count("“", start, end) - text.count("”", start, end)
        straight += text.count('"', start, end)
        whole.append((first, end))
    return whole


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on from the end of a paragraph to the start of the next."""
    return text[start].islower() and (text[end - 1].isalpha() or text[end - 1] == ",")


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """Trimmed lines, grouped by the blank lines between them."""
    blocks: list[list[tuple[int, int]]] = []
    after_blank = True
    for match in _LINE.finditer(text):
        line = match.group().rstrip(_BLANK)
        ink = line.lstrip(_BLANK)
        if not ink:
            after_blank = True
            continue
        if after_blank:
            blocks.append([])
        end = match.start() + len(line)
        blocks[-1].append((end - len(ink), end))
        after_blank = False
    return blocks


def _hard_wrapped(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether lines break because they are full: mid-sentence, where the next word would not have fitted."""
    lengths = sorted(end - start for lines in blocks for start, end in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    breaks = [pair for lines in blocks for pair in pairwise(lines)]
    if not 40 <= width <= 120 or len(breaks) < 2:
        return False
    full = sum(
        text[end - 1] not in _SENTENCE_END and end - start + 1 + len(text[after : after + width].split()[0]) > width
        for (start, end), (after, _) in breaks
    )
    return full >= 0.5 * len(breaks)
