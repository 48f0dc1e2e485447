"""Who answers a question that the sentence before reports: "Ruiz asked | Wu if it rained. “A lot,” he said"."""

from __future__ import annotations

from collections.abc import Mapping

from .antecedents import Anaphor, possible
from .cluster import Cluster

_QUESTIONS = frozenset("about how if what when where whether which who why".split())
_REACH = 60  # tokens of the sentence before


def asked_whom(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whom the sentence before asks, for him or her behind a quote; not who asks, nor who is asked to do a thing."""
    scene = anaphor.scene
    if anaphor.position != "after a quote" or not anaphor.sentence:
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
