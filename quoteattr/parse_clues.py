"""Clues from a backend's parse: what governs the quote, and what the candidate is to that. Without a parse, none.

The *governor* of a quote is the verb on which the words in the marks hang, or which hangs beside them: "said" in
"Asif said “it fell”" and in "“It fell,” said Asif". Names of clues begin with ``parse:``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .cues import CueToken
from .parse import Parse
from .quote_view import QuoteView

_VERBS = frozenset({"VERB", "AUX"})
_SPEAKING = frozenset({"content", "beside"})


class _Governor(NamedTuple):
    """The governing word, and how the quote hangs on it."""

    word: int
    manner: str


class ParseClues:
    """The clues of one quote; what governs it is looked up once."""

    def __init__(self, view: QuoteView) -> None:
        self.view = view
        self.parse: Parse = view.scene.parse
        self.governor = self._governor() if self.parse else None

    def nobody(self) -> Iterator[str]:
        """How the quote hangs in its sentence tells whether it is anybody's words."""
        if not self.parse:
            return
        top = self.parse.head(self.view.unit.first, self.view.unit.first + 1)
        pos = self.parse.words[top].pos if top is not None else "nothing"
        yield f"parse: nobody, {pos}"
        if self.governor is None:
            yield "parse: nobody, alone"
            return
        how = f"{self.governor.manner}, {self._verb(self.governor.word)}"
        yield f"parse: nobody, {how}"

    def source(self, mention: int, cue: CueToken | None) -> Iterator[str]:
        """What the mention is to the governor, to its cue, and to its own verb."""
        if not self.parse:
            return
        scene, words = self.view.scene, self.parse.words
        phrase = scene.mentions[mention]
        head = self.parse.head(phrase.first, phrase.last)
        if head is None:
            yield "parse: no words"
            return
        yield f"parse: {phrase.kind}, {words[head].pos}"
        path, verb = self._ascent(head)
        if self.governor is not None:
            place = self._towards(head, verb, self.governor.word)
            where = f"{path}, {place}"
            yield f"parse: {where}"
            yield f"parse: {where}, {self._verb(self.governor.word)}"
        if cue is not None:
            link = next((how for k, how in cue.links if k == mention), "no link")
            at = self.parse.within(cue.at, cue.at + 1)
            place = self._towards(head, verb, at[0]) if at else "no word"
            yield f"parse: cue, {link}, {path}, {place}"

    def _governor(self) -> _Governor | None:
        """The best of the words that the quote meets: a cue before any other verb, a verb before what is none."""
        parse, view = self.parse, self.view
        found: list[tuple[int, _Governor]] = []
        for k in view.unit.quotations:
            token = view.scene.tokens.quotations[k]
            for inside, outside, above in parse.borders(token, token + 1):
                relation = parse.words[inside if above else outside].relation
                manner = relation if above else f"over {relation}"
                verb = parse.words[outside].pos in _VERBS
                if not verb and above:
                    path, top = self._ascent(outside)
                    if top is None:
                        continue
                    manner, outside = f"{relation} of {path}", top
                rank = 4 * self._is_cue(outside) + 2 * verb + (relation in _SPEAKING)
                if verb or above:
                    found.append((rank, _Governor(outside, manner)))
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _ascent(self, word: int) -> tuple[str, int | None]:
        """The relations from a word up to its verb, and the verb."""
        words = self.parse.words
        path = [words[word].relation]
        for above in self.parse.up(word):
            if words[above].pos in _VERBS:
                return "<".join(path[-3:]), above
            path.append(words[above].relation)
        return "<".join(path[-3:]), None

    def _towards(self, head: int, verb: int | None, governor: int) -> str:
        """Where the candidate's verb stands in the tree as seen from the governor (or a cue)."""
        parse = self.parse
        if verb == governor:
            return "its own"
        over = [governor, *parse.up(governor)]
        if head in over:
            return f"modified, {parse.words[over[over.index(head) - 1]].relation}" if head != governor else "itself"
        if verb in over:
            steps = {parse.words[k].relation for k in over[: over.index(verb)]}
            return f"above, {'conjunct' if steps == {'conjunct'} else parse.words[over[over.index(verb) - 1]].relation}"
        if verb is not None and governor in parse.up(verb):
            return "below"
        return "elsewhere"

    def _is_cue(self, word: int) -> bool:
        at = self.parse.token[word]
        return bool(self.view.scene.cues_between(at, at + 1))

    def _verb(self, word: int) -> str:
        """The frame of a verb that reports, or that it does not."""
        at = self.parse.token[word]
        cues = self.view.scene.cues_between(at, at + 1)
        return cues[0].frame if cues else "quoted verb" if self.view.scene.tokens.tags[at] == "Q" else "other verb"
