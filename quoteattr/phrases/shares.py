"""Shares of those who were asked: "51 percent said", "one in five called it", "just over half were"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.tokens import Tokens
from .phrase import Phrase

_SHARES = frozenset("% cent half percent quarters thirds".split())
_ROUGHLY = frozenset("about almost around fewer just less more nearly over roughly some than under".split())
_ONE_IN_FIVE = re.compile(r"(?<![iFf])0i0(?=A?[VX])")


def shares(tokens: Tokens) -> Iterator[Phrase]:
    """The mentions of shares that are subjects, as plurals; "half of voters" are the voters."""
    words, tags = tokens.words, tokens.tags
    if not _SHARES.isdisjoint(words):
        for at in [k for k, word in enumerate(words) if word in _SHARES]:
            if tags[at + 1 + (tags[at + 1] == "A")] in ("V", "X"):
                yield Phrase(_start(at, words), at, at + 1, "nominal", "unknown", True)
    for match in _ONE_IN_FIVE.finditer(tags):
        yield Phrase(_start(match.start(), words), match.end() - 1, match.end(), "nominal", "unknown", True)


def _start(at: int, words: Sequence[str]) -> int:
    """Where a share begins: "51 percent", "two thirds", "just over half"."""
    if at and words[at] in _SHARES and words[at] != "half":
        at -= 1 + (words[at - 1] == "per")
    while at > 0 and words[at - 1].lower() in _ROUGHLY:
        at -= 1
    return max(at, 0)
