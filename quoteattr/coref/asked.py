"""Whom a pronoun means where the words before bring somebody in: who is asked, who acts "for her part"."""

from __future__ import annotations

from collections.abc import Mapping

from .antecedents import Anaphor, possible
from .cluster import Cluster

_REACH = 60  # tokens
_LONGEST = 100  # tokens of a sentence in which its subject is looked for
_ASKED = frozenset({"Asked", "Pressed", "Questioned", "Quizzed"})
_QUESTIONS = frozenset("about how if what when where whether which who why".split())


def asked_before(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Who was asked in the sentence before: "Asked how he felt, Ruiz smiled. “Blessed,” | he said"."""
    context, scene = anaphor.context, anaphor.scene
    source = anaphor.mention in scene.links and not anaphor.phrase.possessor
    if anaphor.group != "he/she" or not source or not anaphor.sentence:
        return None
    start, end = scene.sentence_range(anaphor.sentence - 1)
    if scene.tokens.words[start] not in _ASKED:
        return None
    for k in scene.mentions_between(start, min(end, start + _LONGEST)):
        named = scene.mentions[k].kind == "name" and scene.tokens.tags[scene.mentions[k].first - 1] == ","
        if named and context.place(k) in ("speaker", "subject"):
            here = context.paragraphs[k] == anaphor.paragraph
            return of[k] if here and k in of and possible(anaphor, of[k]) else None
    return None


def for_her_part(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Who does something, of whom it tells the gender: "Ruiz, for | her part, refused", "For | her part, Ruiz"."""
    words, phrase = anaphor.scene.tokens.words, anaphor.phrase
    if not phrase.possessor or words[phrase.last] != "part" or words[phrase.first - 1].lower() != "for":
        return None
    mentions, comma = anaphor.scene.mentions, phrase.first - 2
    near = range(max(0, anaphor.mention - 2), min(len(mentions), anaphor.mention + 3))
    beside = (k for k in near if mentions[k].last == comma or mentions[k].first == phrase.last + 2)
    cluster = next((of[k] for k in beside if k in of and mentions[k].kind == "name"), None)
    if cluster is None or anaphor.gender is None or not possible(anaphor, cluster):
        return None
    if cluster.gender is None:
        cluster.tell_gender({anaphor.gender: 1})
    return cluster


def asked_whom(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whom the sentence before asks, for him or her behind a quote; not who asks, nor who is asked to do a thing."""
    scene = anaphor.scene
    source = anaphor.mention in scene.links and not anaphor.phrase.possessor
    if anaphor.group != "he/she" or anaphor.position != "after a quote" or not source or not anaphor.sentence:
        return None
    start, end = scene.sentence_range(anaphor.sentence - 1)
    tags, words = scene.tokens.tags, scene.tokens.words
    cue = next((cue for cue in scene.cues_between(max(start, end - _REACH), end) if cue.frame == "ask"), None)
    if cue is None or tags[end : end + 1] != "Q" or "Q" in tags[cue.at : end]:
        return None
    whom = next((k for k, link in cue.links if link == "object" and scene.mentions[k].first == cue.at + 1), None)
    if whom is None or words[scene.mentions[whom].last] not in _QUESTIONS:
        return None
    cluster = of.get(whom)
    if cluster is None or cluster in [of.get(k) for k, link in cue.links if link != "object"]:
        return None
    return cluster if possible(anaphor, cluster) else None
