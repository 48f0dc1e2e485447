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
_LONGEST_OPENING = 4  # tokens


def single_they(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Somebody unnamed who spoke in the sentence before: "A source agreed. “We marched up the hill,” | they said".

    Or the several of whom that sentence tells.
    """
    if anaphor.group != "they" or anaphor.phrase.possessor or anaphor.mention not in anaphor.scene.links:
        return None
    if (several := _several_before(anaphor, of)) is not None:
        return several
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


def _several_before(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Those with whom the sentence before a quote begins: "The authors are careful. “It is one lake,” | they write"."""
    scene, context = anaphor.scene, anaphor.context
    if anaphor.position != "after a quote":
        return None
    start = scene.sentences[anaphor.sentence - 1] if anaphor.sentence else 0
    opening = next(iter(scene.mentions_between(start, start + _LONGEST_OPENING)), None)
    if opening is None or opening >= anaphor.mention or context.paragraphs[opening] != anaphor.paragraph:
        return None
    phrase = scene.mentions[opening]
    several = phrase.kind == "nominal" and phrase.plural and phrase.sort == "person" and not phrase.possessor
    if not several or phrase.first != start or context.place(opening) not in ("speaker", "subject"):
        return None
    cluster = of.get(opening)
    if cluster is None:  # who does not speak is resolved only where somebody asks
        noun = scene.tokens.words[phrase.last - 1].lower()
        return Cluster([opening], plural=True, sort="person", heads={scene.lexicon.plurals.get(noun, noun)})
    return None if cluster.forms else cluster


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
