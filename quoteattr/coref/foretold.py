"""Nominals of a headline or lead whose person is named only later: "PM hits back", "a dad-of-two has told how"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..text.word_tags import DOCTORS
from ..words.relatives import FAMILY
from ..words.role_words import ranks
from .antecedents import Anaphor, possible
from .cluster import Cluster

_SHORT_OFFICES = {"pm": "prime minister", "cm": "chief minister", "ag": "attorney general"}
_AGE = re.compile(r",0,|\(0\)")  # "Daz Hart, 41, was"
_PRESENTED = re.compile(r",W|[vVX]|,[fFi]D?N{1,3},")  # "Jean Stott, who keeps bees", "Stott, from Leeds,", "Stott paid"
_NAMED = re.compile(r"[vVX]|,W")
_HEADS = frozenset("boss chief head leader".split())
_OFFICES = frozenset("administrator chair chairman chairwoman commissioner director president secretary".split())
_OFFICES |= _HEADS
_SOON = 25  # mentions after a headline in which its offices are explained
_CALLINGS = frozenset("Brother Canon DC DS Father Fr Fr. PC Pastor Pc Sister WPC".split())
_POSSESSIVES = frozenset({"his", "her", "their"})
_DEGREES = DOCTORS | {"Professor"}


def in_headline(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whose office stands bare in the headline: "PM hits back", if it soon stands before one name only."""
    phrase, mentions = anaphor.phrase, anaphor.scene.mentions
    bare = phrase.kind == "nominal" and phrase.sort == "person" and anaphor.determiner == "none" and not phrase.plural
    if not bare or anaphor.paragraph or anaphor.possessed:
        return None
    words = anaphor.scene.tokens.words
    office = f" {_SHORT_OFFICES.get(anaphor.word, anaphor.word)}"
    found: set[Cluster] = set()
    for k in range(anaphor.mention + 1, min(len(mentions), anaphor.mention + 1 + _SOON)):
        first, head = mentions[k].first, mentions[k].head
        if k in of and mentions[k].kind == "name" and f" {' '.join(words[first:head])}".lower().endswith(office):
            found.add(of[k])
    return found.pop() if len(found) == 1 else None


def in_lead(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whom a tabloid's lead does not name yet: "A dad-of-two has told how …" before "Daz Hart, 41, was queuing"."""
    scene, context, phrase = anaphor.scene, anaphor.context, anaphor.phrase
    single = phrase.kind == "nominal" and phrase.sort == "person" and not phrase.plural
    new = anaphor.determiner in ("a", "an", "none") and not anaphor.word.startswith("spokes")
    if not (single and new) or anaphor.paragraph > context.lead or anaphor.possessed:
        return None
    mentions, tags, words = scene.mentions, scene.tokens.tags, scene.tokens.words
    if tags[phrase.first - 1 : phrase.first] in ("b", ","):
        return None  # "has been fined by a magistrate", "“…”, a prosecutor told jurors"
    for k in range(anaphor.mention + 1, min(len(mentions), anaphor.mention + 1 + _SOON)):
        if mentions[k].kind != "name" or mentions[k].sort not in ("person", "unknown"):
            continue
        later = anaphor.paragraph < context.paragraphs[k] <= anaphor.paragraph + 2
        first, head = mentions[k].first, mentions[k].head
        ranked = head - first == 1 and (words[first] in _CALLINGS or ranks().get(words[first]) == "rank")
        bare = ranked or all(tags[at] == "H" or words[at] in _DEGREES for at in range(first, head))
        opens = later and bare and tags[first - 1] == "|"
        cluster = of.get(k)
        known = (
            _AGE.match(tags, mentions[k].last) or opens and _leads(anaphor) and _PRESENTED.match(tags, mentions[k].last)
        )
        if not opens or cluster is None or not known or not possible(anaphor, cluster):
            return None
        return cluster
    return None


def _leads(anaphor: Anaphor) -> bool:
    """Whether a nominal is the subject with which the first paragraph begins."""
    first = anaphor.phrase.first
    opens = not first or anaphor.scene.tokens.tags[first - 1] == "|"
    return opens and anaphor.context.place(anaphor.mention) in ("speaker", "subject")


def _heading(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whose office a lead tells before the name: "The head of the port said" before "Director Ana Ruiz told us"."""
    scene, context, phrase = anaphor.scene, anaphor.context, anaphor.phrase
    tags, words = scene.tokens.tags, scene.tokens.words
    if words[phrase.last] != "of" or phrase.plural or context.place(anaphor.mention) not in ("speaker", "subject"):
        return None
    for k in range(anaphor.mention + 1, min(len(scene.mentions), anaphor.mention + 1 + _SOON)):
        later = scene.mentions[k]
        if context.paragraphs[k] == anaphor.paragraph or later.kind != "name":
            continue
        cluster = of.get(k)
        if context.paragraphs[k] > anaphor.paragraph + 1 or cluster is None or cluster.mentions[0] != k:
            return None
        titles = {word.lower() for word in words[later.first : later.head]}
        known = titles <= {anaphor.word} - {"president"} or anaphor.word in _HEADS and titles <= _OFFICES
        opens = tags[later.first - 1] == "|" and later.last - later.head > 1
        presented = titles or _NAMED.match(tags, later.last)  # not "Ana Ruiz, a baker,"
        return cluster if known and opens and presented and possible(anaphor, cluster) else None
    return None


def titled_later(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whose office a lead tells before the name: "by a magistrate" before "Magistrate Ana Ruiz"; also "the head of"."""
    scene, phrase, mentions = anaphor.scene, anaphor.phrase, anaphor.scene.mentions
    if anaphor.paragraph > anaphor.context.lead:
        return None
    if anaphor.determiner not in ("a", "an"):
        return _heading(anaphor, of) if anaphor.determiner == "the" and anaphor.word in _OFFICES else None
    office = scene.tokens.words[phrase.last - 1].capitalize()
    day = scene.tokens.words[phrase.last] == "on" and scene.tokens.tags[phrase.last + 1] == "Y"  # "a judge | on Friday"
    plain = (
        phrase.kind == "nominal" and phrase.sort == "person" and (scene.tokens.tags[phrase.last] not in "fFi" or day)
    )
    if not plain or office not in scene.lexicon.titles:
        return None
    found: set[Cluster] = set()
    for k in range(anaphor.mention + 1, min(len(mentions), anaphor.mention + 1 + 2 * _SOON)):
        before = scene.tokens.words[mentions[k].first : mentions[k].head]
        if mentions[k].kind == "name" and k in of and (before[-1:] == [office] or office.lower() in before):
            found.add(of[k])
    return found.pop() if len(found) == 1 else None


def relative_later(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whose relation a lead tells before the name: "his widow has said" before "His widow, Ana Ruiz, was told"."""
    scene, mentions, noun = anaphor.scene, anaphor.scene.mentions, anaphor.word
    if noun not in FAMILY or anaphor.paragraph > anaphor.context.lead or anaphor.determiner not in _POSSESSIVES:
        return None
    words = scene.tokens.words
    found: set[Cluster] = set()
    for k in range(anaphor.mention + 1, min(len(mentions), anaphor.mention + 1 + 2 * _SOON)):
        head = mentions[k].head
        if mentions[k].kind == "name" and k in of and noun in (words[head - 1], words[head - 2]):
            beside = words[head - 1] in (noun, ",")  # "his widow | Ana", "his widow, | Ana Ruiz,"
            if beside and possible(anaphor, of[k]):
                found.add(of[k])
    return found.pop() if len(found) == 1 else None
