"""A backend's parse over the tokens of the Scene: which words stand in a token, and how phrases hang together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from .annotations import Word
from .text.tokens import Tokens

_HIGHEST = 12  # steps up: no sentence of the news embeds deeper, and a broken tree must not loop


class Parse:
    """The words of a parse, by token; empty (and false) where there is no parser."""

    def __init__(self, words: Sequence[Word], tokens: Tokens) -> None:
        count = len(words)
        self.words = [w if 0 <= w.head < count else w._replace(head=k) for k, w in enumerate(words)]
        """Where a backend names a head that is none, the word stands alone."""
        self.token = [bisect_right(tokens.starts, word.start) - 1 for word in words]
        """The token in which each word starts."""
        self.children: dict[int, list[int]] = {}
        for k, word in enumerate(words):
            if word.head != k:
                self.children.setdefault(word.head, []).append(k)

    def __bool__(self) -> bool:
        return bool(self.words)

    def within(self, first: int, last: int) -> range:
        """Indices of the words of a half-open range of tokens."""
        return range(bisect_left(self.token, first), bisect_left(self.token, last))

    def head(self, first: int, last: int) -> int | None:
        """The word that heads a half-open range of tokens: the last that hangs on a word outside, punctuation aside."""
        inside = self.within(first, last)
        tops = [k for k in inside if self.words[k].head not in inside or self.words[k].head == k]
        return next((k for k in reversed(tops) if self.words[k].pos != "PUNCT"), None)

    def up(self, word: int) -> Iterator[int]:
        """The heads above a word, nearest first."""
        for _ in range(_HIGHEST):
            above = self.words[word].head
            if above == word:
                return
            yield above
            word = above

    def borders(self, first: int, last: int) -> list[tuple[int, int, bool]]:
        """Where a range of tokens meets the rest of its sentences: (word inside, word outside, is that above)."""
        inside = self.within(first, last)
        found = []
        for k in inside:
            above = self.words[k].head
            if above not in inside:
                found.append((k, above, True))
            found.extend((k, child, False) for child in self.children.get(k, ()) if child not in inside)
        return [pair for pair in found if self.words[pair[0]].pos != "PUNCT" != self.words[pair[1]].pos]
