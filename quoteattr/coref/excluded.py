"""Whom an anaphor does not mean, since its own phrase or sentence names them: "his spokesman", "he told Ruiz"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .antecedents import Anaphor, Candidate
from .cluster import Cluster

_FRONT = 20  # tokens of a phrase before the subject
_ASKED = re.compile(r"Q(?:[Dp]?[^|.,Q]{0,8})\.\|$")  # a quotation and who asks, at the end of a paragraph
_LONGEST_ASKED = 12  # tokens
_YOU = frozenset("you You your Your Mr Mrs Ms sir Sir ma'am ma’am".split())
_PARTICIPLE_IN_FRONT = re.compile(r"[BCW]?[geVv][^.,|VXKWtQ:;]*,")
_CALLED = frozenset("as born called christened dubbed known named nicknamed".split())
_HEARERS = frozenset({"him", "her"})
"""Words for whom somebody speaks to."""

_TALK = frozenset(
    "accusation accusations claim claims comment comments criticism criticisms remark remarks words".split()
)


def excluded(anaphor: Anaphor, of: Mapping[int, Cluster], candidates: Sequence[Candidate]) -> set[int]:
    """Clusters (by id) that the words around an anaphor tell apart from it."""
    found = named_inside(anaphor, of) | named_in_front(anaphor, of) | spoken_to(anaphor, of)
    if anaphor.phrase.kind == "nominal":
        found |= reporting_it(anaphor, of)
    else:
        found |= spoken_by(anaphor, of)
    if anaphor.mention in anaphor.scene.links:
        found |= named_in_own_words(anaphor, candidates) | asked(anaphor, of)
    return found


def named_inside(anaphor: Anaphor, of: Mapping[int, Cluster]) -> set[int]:
    """Clusters (by id) that the phrase itself names: "Trump supporters", "his spokesman" are somebody else.

    Not of "her" where all who could be meant come later: "Her sister, Tula Goldman, said".
    """
    heads, first, mention = anaphor.scene.heads, anaphor.phrase.first, anaphor.mention
    inside: set[int] = set()
    if anaphor.phrase.sort == "person" and anaphor.scene.tokens.tags[anaphor.phrase.last] == "f" and mention + 1 in of:
        inside.add(id(of[mention + 1]))  # "the owner of the Lions"
    while mention and heads[mention - 1] >= first:
        mention -= 1
        if mention in of and (of[mention].mentions[0] < mention or anaphor.scene.mentions[mention].kind == "name"):
            inside.add(id(of[mention]))
    return inside


def spoken_to(anaphor: Anaphor, of: Mapping[int, Cluster]) -> set[int]:
    """Clusters (by id) that the anaphor speaks to or of: "he told Ruiz" (Reinhart 1983).

    Also "Ruiz was told by | the clerk".
    """
    cues, links = anaphor.scene.cues, anaphor.scene.links.get(anaphor.mention, ())
    speaks = (cues[cue] for cue, link in links if link in ("subject", "inverted", "agent"))
    return {id(of[k]) for cue in speaks for k, link in cue.links if link in ("object", "patient") and k in of}


def spoken_by(anaphor: Anaphor, of: Mapping[int, Cluster]) -> set[int]:
    """Clusters (by id) of who asks or tells the pronoun: "Ruiz asked | her if she slept" (Reinhart 1983)."""
    if anaphor.word not in _HEARERS:
        return set()
    cues, links = anaphor.scene.cues, anaphor.scene.links.get(anaphor.mention, ())
    heard = (cues[cue] for cue, link in links if link == "object")
    speaks = (k for cue in heard for k, link in cue.links if link in ("subject", "apposition"))
    return {id(of[k]) for k in speaks if k in of}


def reporting_it(anaphor: Anaphor, of: Mapping[int, Cluster]) -> set[int]:
    """Clusters (by id) that tell what the nominal does: "Ruiz said | the pilot had slept" (Reinhart 1983)."""
    scene, first = anaphor.scene, anaphor.phrase.first
    start = max(scene.sentences[anaphor.sentence], first - _FRONT)
    cue = next(iter(scene.cues_between(start, first)[-1:]), None)
    if cue is None or cue.frame not in ("say", "tell"):
        return set()
    heard = (scene.mentions[k].last for k, link in cue.links if link == "object")
    behind = next((last for last in heard if cue.at < last <= first), cue.at + 1)
    direct = scene.tokens.tags[behind:first] in ("", "t")
    return {id(of[k]) for k, link in cue.links if link in ("subject", "apposition") and k in of and direct}


def named_in_front(anaphor: Anaphor, of: Mapping[int, Cluster]) -> set[int]:
    """Clusters (by id) named in a participle's phrase before the subject: "Asked about Ruiz, he said" (Reinhart 1983).

    Also "Told of Ruiz’s remarks, he said"; not "Known as Ruiz, he said", nor "Asked about Ruiz’s vote, he said".
    """
    scene, first = anaphor.scene, anaphor.phrase.first
    start, mentions, words = scene.sentences[anaphor.sentence], scene.mentions, scene.tokens.words
    front = scene.tokens.tags[first - 1] == "," and first - start <= _FRONT
    if not front or not _PARTICIPLE_IN_FRONT.fullmatch(scene.tokens.tags, start, first):
        return set()
    if not _CALLED.isdisjoint(word.lower() for word in words[start:first]):
        return set()
    named = (k for k in scene.mentions_between(start, first) if k in of and mentions[k].kind == "name")
    return {id(of[k]) for k in named if not mentions[k].possessor or words[mentions[k].last + 1] in _TALK}


def named_in_own_words(anaphor: Anaphor, candidates: Sequence[Candidate]) -> set[int]:
    """Clusters (by id) whom the quote names, and nothing before it: “I thank Ana Ruiz,” | the judge said. Ruiz left."""
    later = [c for c in candidates if c.last > anaphor.mention]
    words = anaphor.quoted if later else ()
    return {id(c.cluster) for c in later if any(form[-1] in words for form in c.cluster.forms)}


def asked(anaphor: Anaphor, of: Mapping[int, Cluster]) -> set[int]:
    """Who put the question that a paragraph answers: “Did you hear it?” Ruiz asked. | “No,” he said.

    Only of a question that speaks to somebody: what one asks oneself, one answers too.
    """
    scene, first = anaphor.scene, anaphor.phrase.first
    source = anaphor.group == "he/she" and not anaphor.phrase.possessor and anaphor.mention in scene.links
    if not source or not anaphor.paragraph:
        return set()
    tags, start = scene.tokens.tags, scene.paragraph_ends[anaphor.paragraph - 1] + 1
    question = _ASKED.search(tags, max(0, start - _LONGEST_ASKED), start)
    if question is None or tags[start:first] not in ("Q", "QV"):
        return set()
    near = scene.mentions_between(question.start(), start)
    asking = {k for k in near if anaphor.context.place(k) == "asks"}
    crowd = any(
        k not in asking and scene.mentions[k].sort != "person" and scene.mentions[k].kind == "nominal" for k in near
    )
    text = anaphor.context.quoted(scene.sentence(question.start()))
    return set() if crowd or _YOU.isdisjoint(text) else {id(of[k]) for k in asking if k in of}
