"""An article's text cut where marks begin and end, so that marks may nest and cross and a page need not nest at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import field, frozen

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
LONGEST_HEADING = 120
HEADING_ENDS = re.compile(r"[^.!?:;,…\"”’'»)]\s*\Z")


@frozen
class Mark:
    """Characters ``start`` to ``end`` (half-open, code points) that a page points out.

    ``kind`` is what they are there ("quote", "cue"), ``of`` the page's own object that they belong to.
    """

    start: int
    end: int
    kind: str
    of: object = field(eq=id)


@frozen
class Run:
    """Text under the same marks from its first to its last character, and the marks that have ended behind it."""

    text: str
    marks: tuple[Mark, ...] = ()
    ended: tuple[Mark, ...] = ()

    def under(self, kind: str) -> tuple[Mark, ...]:
        """The marks of this kind over the run, the longest first."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


@frozen
class Paragraph:
    """The runs of a line of the article; ``heading`` where it looks like a headline rather than a sentence."""

    runs: tuple[Run, ...]
    heading: bool = False


def paragraphs(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Iterator[Paragraph]:
    """The paragraphs of ``text[start:end]`` in order, blank lines left out; no character is lost or doubled.

    >>> marks = [Mark(0, 8, "quote", None), Mark(4, 12, "mention", None)]
    >>> for run in next(paragraphs("“Go, he” said", marks)).runs:
    ...     print(run.text, [mark.kind for mark in run.marks])
    “Go, ['quote']
     he” ['quote', 'mention']
     sai ['mention']
    d []
    """
    end = len(text) if end is None else end
    lines = [found.span() for found in LINE.finditer(text, start, end) if not found[0].isspace()]
    # Every border of a mark or a line is a cut; what lies between two cuts is all under the same marks.
    opened: dict[int, list[Mark]] = defaultdict(list)
    cuts = {at for line in lines for at in line}
    for mark in dict.fromkeys(marks):
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            opened[first].append(mark)
            cuts |= {first, last}
    pieces = iter(pairwise(sorted(cuts)))
    open_: list[Mark] = []
    for line_start, line_end in lines:
        runs = []
        for a, b in pieces:
            open_ = [mark for mark in open_ if mark.end > a] + opened[a]
            if line_start <= a:
                longest_first = sorted(open_, key=lambda mark: (mark.start, -mark.end))
                runs.append(Run(text[a:b], tuple(longest_first), tuple(m for m in longest_first if m.end == b)))
            if b == line_end:
                break
        words = text[line_start:line_end]
        heading = len(words) <= LONGEST_HEADING and bool(HEADING_ENDS.search(words))
        yield Paragraph(tuple(runs), heading)
