"""What clues see of one quote: its words, the sentence around it, the cues there, and the quote before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..cues.cue_token import CueToken
from ..scene import Scene
from ..words.pronouns import WE, I
from .clauses import TAKING_OVER, LastClause, is_enclosed, only_recalls
from .quotes import QuoteUnit

NEVER = 4
"""Quotes back that no turn is looked for."""


class Previous(NamedTuple):
    """A quote before, and the index of the mention that it was attributed to (-1 where that is not known)."""

    unit: QuoteUnit
    mention: int


_WORDS = "[DpaeJ0NTHZRrGMsYy&xdPo]"
_PHRASE = re.compile(rf"[FfibO]?{_WORDS}+(?:[FfibO]{_WORDS}+)*")  # the letters of either class differ: linear
_ADVERBS = str.maketrans("", "", "An")
_SMALL = 4  # letters of the words that titles write small
_LONGEST_BETWEEN, _LONGEST_SHAPE = 40, 7
_ENDINGS = {",": "comma", ".": "stop", "!": "stop", "?": "stop", "…": "stop"}
_SPEAKS = frozenset({"subject", "apposition", "relative", "inverted", "tag"})
_IT = frozenset({"It", "it"})
_SPOKEN_TO = frozenset({"ask", "tell", "name"})  # frames of cues whose passive has for its subject who does not speak
_QUOTING = frozenset({"quote", "cite"})


@lru_cache(maxsize=4096)
def shape(tags: str) -> str:
    """The words between two places by what they are: n a noun phrase, F one with its preposition, V a cue, v a verb.

    Adverbs are left out; what is too long to be a link is "…".

    >>> shape("ViDM,")
    'VF,'
    """
    if len(tags) > _LONGEST_BETWEEN:
        return "…"
    phrases = _PHRASE.sub(lambda match: "F" if match[0][0] in "FfibO" else "n", tags.translate(_ADVERBS))
    short = phrases.replace("nF", "n").replace("FF", "F")
    return short if len(short) <= _LONGEST_SHAPE else "…"


def bucket(count: int) -> str:
    """A count as a clue tells it: exact while small, then in steps that double."""
    if count < 4:
        return str(count)
    return "4-6" if count < 7 else "7-12" if count < 13 else "13-24" if count < 25 else "25+"


def in_title_case(words: Sequence[str]) -> bool:
    """Whether words are written as those of a title: "Low Water and Other Blues".

    >>> in_title_case(["Low", "Water", "and", "Blues"]), in_title_case(["Low", "water"])
    (True, False)
    """
    return all(word[0].isupper() or len(word) < _SMALL for word in words)


class Sight(NamedTuple):
    """A cue as seen from a quote: on which side of it, whether in the same sentence, what lies between."""

    side: str
    here: bool
    manner: str
    form: str = ""
    length: str = ""
    crossed: str = ""
    follow: str = ""
    touches: bool = False
    """Whether the cue stands right behind another quote: "“A,” adding that “B”"."""


class QuoteView:
    """One quote as all its clues see it, computed once; ``start`` and ``end`` hold its sentence(s), as far as near."""

    def __init__(self, scene: Scene, unit: QuoteUnit, previous: Sequence[Previous]) -> None:
        self.scene = scene
        self.unit = unit
        self.previous = previous
        tags = scene.tokens.tags
        self.start, self.end = scene.around(unit.first, unit.last)
        self.sentence, self.last_sentence = scene.sentence(unit.first), scene.sentence(unit.last)
        self.paragraph = scene.paragraph(unit.first)
        self.last_paragraph = scene.paragraph(unit.last)
        parts = [scene.quotations[k] for k in unit.quotations]
        self.single = parts[0].mark == "single"
        self.text = " ".join(scene.text[part.start : part.end] for part in parts)
        self.words = self.text.split()
        self.before = tags[self.start : unit.first]
        self.ending = _ENDINGS.get(self.text.rstrip()[-1:], "nothing")
        """The punctuation inside the marks, or behind them, where British papers put what others put inside."""
        outside = tags[unit.last + 1 : unit.last + 2] if self.ending == "nothing" else ""
        self.ending = _ENDINGS.get(outside, "nothing") if outside else self.ending
        self.rest = unit.last + 1 + (self.ending != "nothing" and bool(outside))
        """The token at which what follows the quote and its punctuation begins; ``after``: the tags from there."""
        self.after = tags[self.rest : self.end]
        opens = unit.first == 0 or tags[unit.first - 1] == "|"
        closes = tags[self.rest : self.rest + 1] == "|"
        self.stands = f"{'at start' if opens else ''}{' at end' if closes else ''}".strip() or "inside"
        """Where the quote stands in its paragraph."""
        self.cues = scene.cues_between(self.start, self.end)
        self.cue_strength = "strong" if any(c.strong for c in self.cues) else "weak" if self.cues else "no"
        self.speaking = {
            mention
            for cue in self.cues
            if cue.strong or "Q" in tags[max(0, cue.at - 2) : cue.at + 3]
            for mention, link in cue.links
            if link in _SPEAKS
        }
        """Mentions that are the subject of a reporting verb of the sentence, or of one that touches a quotation."""
        self._quoting = {cue.at for cue in self.cues if cue.lemma in _QUOTING and "patient" in dict(cue.links).values()}
        """Where somebody is quoted by who stands before: "the Herald | quoted Ruiz as saying"."""
        self._sights: dict[int, Sight] = {}
        self.since = self._since_last_quote()
        self.turns: dict[int, int] = {}
        """Mentions that spoke last to how many quotes back; ``turns_by_name``: the last words of their names."""
        self.turns_by_name: dict[str, int] = {}
        self._look_back()
        self.plain_words = {word.strip(".,!?") for word in self.text.lower().split()}
        i, we = not I.isdisjoint(self.plain_words), not WE.isdisjoint(self.plain_words)
        self.person = "I" if i else "we" if we else "no first person"

    @cached_property
    def last_clause(self) -> LastClause:
        """Who takes over from others in front of the quote."""
        return LastClause(self.scene, self.start, self.unit.first)

    @cached_property
    def _is_enclosed(self) -> bool:
        return is_enclosed(self.scene, self.start, self.unit.first)

    def is_silent(self, mention: int) -> bool:
        """Whether all that is said of a mention is that others speak to it or of it, or that it quotes another.

        "Ruiz was asked: “…”", "“…,” the Herald quoted Ruiz as saying". Or that others speak on from it: "when Ruiz said
        so, Okafor yelled: “…”", or that it speaks of something else: "after Ruiz said it was “bad”, Okafor agreed".
        """
        cues, links = self.scene.cues, self.scene.links.get(mention, ())
        here = [(cues[k], link) for k, link in links if self.start <= cues[k].at < self.end] if links else ()
        if not here:
            return bool(self._quoting) and self.scene.mentions[mention].last in self._quoting
        if all(link == "patient" and cue.frame in _SPOKEN_TO for cue, link in here):
            return True
        if here[0][1] == "patient" and len(here) == 1 and self.scene.tokens.words[self.scene.heads[mention]] in _IT:
            return True  # "It will be recalled that Ruiz warned of “floods”"
        if all(cue.at > self.unit.last for cue, _ in here):
            return self._is_enclosed
        if self.before[-1:] in (":", ",") and all(only_recalls(self.scene, cue, self.unit.first) for cue, _ in here):
            return self.text.lstrip()[:1].isupper()
        return all(self.last_clause.leaves_out(cue, link) for cue, link in here)

    def _look_back(self) -> None:
        for back, (_, mention) in enumerate(self.previous[:-NEVER:-1], 1):
            if mention >= 0:
                self.turns.setdefault(mention, back)
                phrase = self.scene.mentions[mention]
                if phrase.kind == "name":
                    self.turns_by_name.setdefault(self.scene.tokens.words[phrase.last - 1], back)

    def sight(self, cue: CueToken) -> Sight:
        """The cue as seen from here."""
        if cue.at not in self._sights:
            self._sights[cue.at] = self._look(cue)
        return self._sights[cue.at]

    def _look(self, cue: CueToken) -> Sight:
        at, unit, tags = cue.at, self.unit, self.scene.tokens.tags
        manner = f"{cue.frame}, {'strong' if cue.strong else 'weak'}"
        if not self.start <= at < self.end:  # what lies between is not looked at
            return Sight("before" if at < unit.first else "after", False, manner)
        side, between, touches = "in the gap", "", False
        if at < unit.first:
            side, between, touches = "before", tags[at + 1 : unit.first], "Q" in tags[max(0, at - 2) : at]
        elif at > unit.last:
            side, between = "after", tags[self.rest : at]
        cues = between.count("V") + between.count("g")
        anew = ", anew" if cues and self._begins_anew(cue) else ""
        crossed = f"{min(between.count('Q'), 2)} quotations and {min(cues, 2)} cues between{anew}"
        return Sight(side, True, manner, shape(between), bucket(len(between)), crossed, tags[at + 1 : at + 2], touches)

    def _begins_anew(self, cue: CueToken) -> bool:
        """Whether between cue and quote somebody else takes over: "Ruiz said, and Okafor added: “…”"."""
        if cue.at < self.unit.first:
            return self.last_clause.is_behind(cue)
        tokens, low, high = self.scene.tokens, self.unit.last, cue.at + 1
        cues = self.scene.cues_between(low, high)
        starts = (self.scene.mentions[k].first for other in cues for k, link in other.links if link == "subject")
        return any(
            low < start < high and (tokens.tags[start - 1] in "C;" or tokens.words[start - 1] in TAKING_OVER)
            for start in starts
        )

    def _since_last_quote(self) -> str:
        """What lies between the quote before and this one."""
        if not self.previous:
            return "first quote"
        before = self.previous[-1].unit
        between = self.scene.tokens.tags[before.last + 1 : self.unit.first]
        paragraphs = between.count("|")
        text = between.strip("|")
        gap = "touching" if not text else "near" if len(text) < 12 else "far"
        same = not paragraphs and self.scene.sentence(before.last) == self.scene.sentence(self.unit.first)
        return f"{gap}, {'same sentence' if same else f'{min(paragraphs, 3)} paragraphs on'}"
