"""Whom a pronoun means where somebody unnamed spoke in the sentence before: "A cashier hid. “I ran,” she said."."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..phrases.phrase import Phrase
from ..scene import Scene
from .antecedents import Anaphor, determiner, is_indefinite, possible
from .cluster import Cluster

_BACK = 200  # mentions
_ONE = frozenset({"a", "an", "another", "one"})
# "At the gate, | a guard".
_WHERE = re.compile(r"(?:^|[.|])(?:[AaF]|[Fi][Dp0]?[aeJNZRGM]{1,4}(?:[fFi][Dp]?[aeJNZRGM]{1,4}){0,2}),$")
_IN_TOWN, _TOWN = re.compile(r"(?:^|[.|])i[NZ]{1,3}$"), 5  # "In Alder | a guard"
_LONGEST_WHERE = 16  # tokens


def single_they(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Somebody unnamed who spoke in the sentence before: "A source agreed. “We marched up the hill,” | they said"."""
    if anaphor.group != "they" or anaphor.phrase.possessor or anaphor.mention not in anaphor.scene.links:
        return None
    context, scene = anaphor.context, anaphor.scene
    for k in range(anaphor.mention - 1, max(-1, anaphor.mention - _BACK), -1):
        if anaphor.sentence - context.sentences[k] > 1 or context.paragraphs[k] != anaphor.paragraph:
            return None
        phrase = scene.mentions[k]
        if (phrase.plural or k in of and of[k].plural) and not anaphor.goes_on:
            return None
        if context.place(k) == "speaker":
            one = phrase.kind == "nominal" and phrase.sort == "person" and is_indefinite(scene, phrase)
            word = scene.tokens.words[phrase.last - 1].lower()
            return of.get(k) if one and scene.lexicon.genders.get(word) not in ("m", "f") else None
    return None


def _opens(scene: Scene, phrase: Phrase) -> bool:
    """Whether a paragraph begins with a phrase, or with where it is and then the phrase: "At the gate, | a guard"."""
    tags, first = scene.tokens.tags, phrase.first
    if tags[first - 1 : first] in ("", "|") or _IN_TOWN.search(tags, max(0, first - _TOWN), first):
        return True
    return tags[first - 1] == "," and _WHERE.search(tags, max(0, first - _LONGEST_WHERE), first) is not None


def unnamed_before(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Somebody unnamed of whom the sentence before told: "Ruiz left. The chef stayed. “It is cold,” | he said".

    Not where that sentence names somebody who may be meant.
    """
    scene, context = anaphor.scene, anaphor.context
    if anaphor.group != "he/she" or anaphor.mention not in scene.links or anaphor.phrase.possessor:
        return None
    found: Cluster | None = None
    for k in range(anaphor.mention - 1, max(-1, anaphor.mention - _BACK), -1):
        if anaphor.sentence - context.sentences[k] > 1 or context.paragraphs[k] != anaphor.paragraph:
            break
        phrase = scene.mentions[k]
        own = phrase.possessor and phrase.kind == "pronoun"  # "a guard shook | his head"
        if own or (cluster := of.get(k)) is None or not possible(anaphor, cluster):
            continue
        if cluster.forms or context.sentences[k] == anaphor.sentence:
            return None
        opens = determiner(scene, phrase) in _ONE and _opens(scene, phrase)
        tells = phrase.kind == "nominal" and phrase.sort == "person" and (opens or context.place(k) == "speaker")
        found = cluster if tells else found
    return found
