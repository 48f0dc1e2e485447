"""Clues from a backend's parse: what governs the quote, and what the candidate is to that. Without a parse, none.

The *governor* of a quote is the verb on which the words in the marks hang, or which hangs beside them: "said" in
"Asif said “it fell”" and in "“It fell,” said Asif". Names of clues begin with ``parse:``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..clues import Bunch, bunch
from ..cues.cue_token import CueToken
from ..parse import Parse
from .quote_view import QuoteView

_VERBS = frozenset({"VERB", "AUX"})
_SPEAKING = frozenset({"content", "beside"})
_LONGEST = 3  # relations of a path that a clue tells


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

    def nobody(self) -> Iterator[Bunch]:
        """How the quote hangs in its sentence tells whether it is anybody's words."""
        if not self.parse:
            return
        words, first, governor = self.parse.words, self.view.unit.first, self.governor
        top = self.parse.head(first, first + 1)
        pos = words[top].pos if top is not None else "nothing"
        yield _nobody_clues(pos, f"{governor.manner}, {self._verb(governor.word)}" if governor else "alone")

    def source(self, mention: int, cue: CueToken | None) -> Iterator[Bunch]:
        """What the mention is to the governor and to its cue."""
        if not self.parse:
            return
        phrase = self.view.scene.mentions[mention]
        head = self.parse.head(phrase.first, phrase.last)
        if head is None:
            return
        path, verb = self._ascent(head)
        yield _head_clues(phrase.kind, self.parse.words[head].pos)
        if self.governor is not None:
            place = self._towards(head, verb, self.governor.word)
            yield _governor_clues(path, place, self._verb(self.governor.word))
        if cue is not None and (words := self.parse.within(cue.at, cue.at + 1)):
            link = next((how for k, how in cue.links if k == mention), "no link")
            yield _cue_clues(link, path, self._towards(head, verb, words[0]))

    def _governor(self) -> _Governor | None:
        """The best of the words that the quote meets: a cue before any other verb, a verb before what is none."""
        parse, view = self.parse, self.view
        found: list[tuple[int, _Governor]] = []
        for k in view.unit.quotations:
            token = view.scene.tokens.quotations[k]
            for inside, outside, above in parse.borders(token, token + 1):
                relation = parse.words[inside if above else outside].relation
                manner = relation if above else f"over {relation}"
                is_verb = parse.words[outside].pos in _VERBS
                rank = 4 * self._is_cue(outside) + 2 * is_verb + (relation in _SPEAKING)
                if is_verb:
                    found.append((rank, _Governor(outside, manner)))
                elif above:
                    path, verb = self._ascent(outside)
                    if verb is not None:
                        found.append((rank, _Governor(verb, f"{relation} of {path}")))
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _ascent(self, word: int) -> tuple[str, int | None]:
        """The relations from a word up to its verb, and the verb."""
        words = self.parse.words
        path = [words[word].relation]
        for above in self.parse.up(word):
            if words[above].pos in _VERBS:
                return "<".join(path[-_LONGEST:]), above
            path.append(words[above].relation)
        return "<".join(path[-_LONGEST:]), None

    def _towards(self, head: int, verb: int | None, goal: int) -> str:
        """Where in the tree a candidate with this head and verb stands, as seen from the governor or a cue."""
        if verb == goal:
            return "its own"
        if head == goal:
            return "itself"
        over = [goal, *self.parse.up(goal)]
        if head in over:  # "Asif, who said"
            return f"modified, {self.parse.words[over[over.index(head) - 1]].relation}"
        if verb in over:  # "Asif met Khan and said", "Asif said that Khan said"
            relations = {self.parse.words[k].relation for k in over[: over.index(verb)]}
            return f"above, {'conjunct' if relations == {'conjunct'} else 'embedding'}"
        return "below" if verb is not None and goal in self.parse.up(verb) else "elsewhere"

    def _is_cue(self, word: int) -> bool:
        at = self.parse.token[word]
        return bool(self.view.scene.cues_between(at, at + 1))

    def _verb(self, word: int) -> str:
        """The frame of a verb that reports, or that it does not."""
        at = self.parse.token[word]
        cues = self.view.scene.cues_between(at, at + 1)
        return cues[0].frame if cues else "quoted verb" if self.view.scene.tokens.tags[at] == "Q" else "other verb"


@bunch
def _nobody_clues(pos: str, governed: str) -> tuple[str, ...]:
    return f"parse: nobody, {pos}", f"parse: nobody, {governed}"


@bunch
def _head_clues(kind: str, pos: str) -> tuple[str, ...]:
    return (f"parse: {kind}, {pos}",)


@bunch
def _governor_clues(path: str, place: str, frame: str) -> tuple[str, ...]:
    return f"parse: {path}, {place}", f"parse: {path}, {place}, {frame}"


@bunch
def _cue_clues(link: str, path: str, place: str) -> tuple[str, ...]:
    return (f"parse: cue, {link}, {path}, {place}",)
