"""Where each mention of an article stands, and as what: asked again and again for antecedents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Set
from functools import cache, partial
from typing import Literal

from ..cues.climber import PREPOSITIONS
from ..cues.link import Link
from ..scene import Scene
from .floor import Floor

Place = Literal["possessor", "in a phrase", "other", "subject", "object", "asks", "speaker", "asked"]
Clause = Literal["main", "subordinate"]

_SPEAKING: frozenset[Link] = frozenset({"subject", "inverted", "apposition", "relative", "clause", "according"})
_FOLLOWING_SUBJECT, _FOLLOWING_ADVERB = frozenset("vVXW"), frozenset("vVX")
_SUBORDINATING = frozenset("BtW")  # tags of the words before the subject of such a clause
_TOPIC = ["As", "for"]  # "As for Ruiz, she"
_LONGEST_HEAD = 6  # paragraphs
_WORD = re.compile(r"\w+")


class Context:
    """The sentences, paragraphs and places of all mentions, and who has had the floor."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.sentences = list(map(scene.sentence, scene.heads))
        self.paragraphs = list(map(scene.paragraph, scene.heads))
        self.floor = Floor()
        self.speaking = {k for k, links in scene.links.items() for _, link in links if link in _SPEAKING}
        """Mentions that a cue makes a source."""
        self.place: Callable[[int], Place] = cache(partial(place_of, scene, self.speaking))
        self.quoted: Callable[[int], Set[str]] = cache(partial(quoted_in, scene))
        """The words in the quotations of a sentence."""
        self.lead = self._lead()
        """The index of the paragraph with which the report begins, behind headline, by-line and place; 1 at least."""
        self.opens_paragraph = list(self._opening())
        """For each mention, whether no name but possessors stands before it in its paragraph."""

    def clause(self, mention: int) -> Clause:
        """Which clause a mention leads: a subordinate one in "When | Ruiz left", "said that | Ruiz", "which | Ruiz"."""
        first = self.scene.mentions[mention].first
        return "subordinate" if self.scene.tokens.tags[first - 1 : first] in _SUBORDINATING else "main"

    def _lead(self) -> int:
        tags, ends = self.scene.tokens.tags, self.scene.paragraph_ends[:_LONGEST_HEAD]
        return max(1, next((k for k, end in enumerate(ends) if tags[end - 1] == "."), 1))

    def _opening(self) -> Iterator[bool]:
        named, head = -1, -1  # the last paragraph that holds a name, and the head of its first
        for phrase, paragraph in zip(self.scene.mentions, self.paragraphs, strict=True):
            if paragraph > named:
                if phrase.kind == "name" and not phrase.possessor:
                    named, head = paragraph, phrase.head
                yield True
            else:
                yield phrase.head <= head


def quoted_in(scene: Scene, sentence: int) -> Set[str]:
    """The words in the quotations of a sentence."""
    start, end = scene.sentence_range(sentence)
    places = scene.tokens.quotations
    inside = scene.quotations[bisect_left(places, start) : bisect_left(places, end)]
    return {word for q in inside for word in _WORD.findall(scene.text, q.start, q.end)}


def place_of(scene: Scene, speaking: Set[int], mention: int) -> Place:
    """What the mention is in its sentence."""
    phrase = scene.mentions[mention]
    if links := scene.links.get(mention):
        asking = [link for cue, link in links if scene.cues[cue].frame == "ask"]
        if "object" in asking or "patient" in asking:
            return "asked"
        if mention in speaking:
            told = any(link in _SPEAKING and scene.cues[cue].frame != "ask" for cue, link in links)
            return "speaker" if told else "asks"  # also of "said Ruiz, who asked not to be named"
        if any(link in ("object", "patient") for _, link in links):
            return "object"
    if phrase.possessor:
        return "possessor"
    tags = scene.tokens.tags
    after = tags[phrase.last : phrase.last + 2]
    if after[:1] in _FOLLOWING_SUBJECT or after[:1] == "A" and after[1:] in _FOLLOWING_ADVERB:
        return "subject"
    before = tags[phrase.first - 1 : phrase.first]
    start = scene.sentences[scene.sentence(phrase.head)]
    if before in PREPOSITIONS:
        topic = phrase.first - start == len(_TOPIC) and scene.tokens.words[start : phrase.first] == _TOPIC
        return "subject" if topic else "in a phrase"
    return "subject" if phrase.first - start < 2 else "other"
