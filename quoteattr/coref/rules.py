"""Whom an anaphor means where the words tell it and nothing has to be weighed: appositions, issuers, subjects,
somebody unnamed who is new or was brought in by the same noun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ..model import MentionKind
from ..phrases.mentions import of_persons
from ..phrases.noun_phrases import body_between, complement_end
from ..phrases.whereabouts import is_whereabouts
from ..words.relatives import FAMILY
from .antecedents import Anaphor, Candidate, possible
from .asked import asked_before, asked_whom, for_her_part
from .cluster import Cluster
from .companies import the_company
from .excluded import named_inside
from .foretold import in_headline, in_lead, relative_later, titled_later
from .issuers import issuer
from .joint import pair_before
from .namesakes import established, named_in_full, namesake
from .naming import named
from .styles import styled
from .unnamed_before import single_they, unnamed_before

_REACH = 100  # tokens of a sentence in which its subject is looked for
_BESIDE = 3  # mentions after a nominal of which one may name its person: its complement holds the others
_VERBS, _FRONTED = frozenset("vVX"), frozenset("fFiOB")
_ONLY_RELATIVES = FAMILY | frozenset("boyfriend girlfriend counterpart predecessor successor".split())
_RELATIVES_BACK, _BACK = 60, 200  # mentions
_ANYBODY = frozenset({"man", "person", "woman"})
_STATED = 1500  # tokens before "the 55-year-old" in which an age may be told
# A clause in front that speaks of the same person as the main one: "Although he called it mad, Ruiz signed".
_CONCEDING = frozenset({("in", "what"), ("although",), ("though",), ("while",), ("even", "though")})
_Rule = Callable[[Anaphor, Mapping[int, Cluster]], Cluster | None]


def _pair(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The first of the persons for whom "they", "the pair" stands: "Ruiz and Wu married. … they said"."""
    pair = pair_before(anaphor.scene, of, anaphor.mention)
    return of.get(pair[0]) if pair else None


def _apposed(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Whom the name beside a nominal means: "one motorcyclist, Surin Jaiharn, told us", "a man named Amin"."""
    mentions, tokens, phrase = anaphor.scene.mentions, anaphor.scene.tokens, anaphor.phrase
    tags = tokens.tags
    if phrase.kind != "nominal" or phrase.sort != "person" and anaphor.word != "one":  # "one of the victims, Ana Ruiz,"
        return None
    others = named_inside(anaphor, of)  # "his daughter, Ruiz, said": he is not Ruiz
    called = named(anaphor.scene, anaphor.mention, anaphor.indefinite)
    cluster = of.get(called) if called is not None else None
    if cluster and not cluster.body and id(cluster) not in others:
        cluster.heads.add(anaphor.word)
        cluster.tell_sort("person")
        return cluster
    ends = [phrase.last, complement_end(phrase.last, tokens)]  # "the head of the union, Ana Ruiz,"
    ends += [end for end in map(partial(body_between, tags=tags), set(ends)) if end]  # "the head, Ohm Bank, Ana Ruiz,"
    for k in range(max(0, anaphor.mention - 1), min(len(mentions), anaphor.mention + 1 + _BESIDE)):
        if mentions[k].kind != "name" or mentions[k].possessor or is_whereabouts(mentions[k], tags):
            continue
        cluster = of.get(k)
        left, right = sorted((phrase, mentions[k]))
        joined = tags[right.first - 1] == "," and right.first - 1 in (ends if left is phrase else [left.last])
        joined = joined and (right.sort != "place" or right.first - 1 == phrase.last)  # "in Worcester, Massachusetts"
        end = complement_end(right.last, tokens) if left is phrase else right.last  # "the lawyer, Ana Ruiz from Ohm,"
        apposed = joined and (tags[right.last : right.last + 1] in tuple(",.(f") or tags[end : end + 1] == ",")
        apposed = apposed or joined and right is phrase and anaphor.indefinite and _is_told_of(anaphor, left.first)
        if cluster and id(cluster) not in others and apposed and (anaphor.indefinite or possible(anaphor, cluster)):
            cluster.heads.add(anaphor.word)
            return cluster
    return None


def _is_told_of(anaphor: Anaphor, name: int) -> bool:
    """Whether a nominal is told more of, behind the name of a clause: "a suit by Ruiz, | a clerk at Ohm who fell"."""
    scene = anaphor.scene
    tags, start = scene.tokens.tags, scene.sentences[anaphor.sentence]
    told = tags[complement_end(anaphor.phrase.last, scene.tokens)] == "W" and tags[start] not in _FRONTED
    return told and not _VERBS.isdisjoint(tags[max(start, name - _REACH) : name])


def _relative(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The same one relative of the same person as before: "her husband, Gerry, … Her husband nodded".

    In a lead also who is named later.
    """
    owner = anaphor.mention - 1
    if anaphor.word not in _ONLY_RELATIVES or owner < 0 or anaphor.determiner == "none" or owner not in of:
        return None
    scene, words = anaphor.scene, anaphor.scene.tokens.words
    for k in range(owner - 1, max(0, owner - _RELATIVES_BACK), -1):
        other = scene.mentions[k]
        noun = other.last - 1 if other.kind == "nominal" else other.head - 1  # "her husband | Gerry"
        if k in of and noun >= other.first and words[noun].lower() == anaphor.word:
            same = of.get(k - 1) is of[owner] is not of[k] and scene.mentions[k - 1].possessor
            return of[k] if same else None
    return relative_later(anaphor, of)


def _nearest_unnamed(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Somebody unnamed who was the last to be told of: "Ruiz left. A cashier stayed. … | the woman said".

    Also "the 55-year-old said".
    """
    context, mentions, first = anaphor.context, anaphor.scene.mentions, anaphor.phrase.first
    age = anaphor.is_age and anaphor.scene.tokens.words[anaphor.phrase.last - 1].partition("-")
    if age and (not age[2].endswith("old") or age[0] in anaphor.scene.tokens.words[max(0, first - _STATED) : first]):
        return None  # of somebody else the age is told
    anybody = anaphor.word in _ANYBODY and not anaphor.modifiers or age
    if anaphor.determiner != "the" or not anybody:
        return None
    for k in range(anaphor.mention - 1, max(-1, anaphor.mention - _BACK), -1):
        if context.paragraphs[k] != anaphor.paragraph:
            return None
        leads = k in of and mentions[k].kind != "pronoun" and context.place(k) in ("speaker", "subject")
        if leads and of[k].person and possible(anaphor, of[k]):
            return None if of[k].forms else of[k]
    return None


def _conceded(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Who is named only in the main clause: "Although he called it “mad”, | Ruiz signed"."""
    scene, phrase = anaphor.scene, anaphor.phrase
    start, end = scene.sentence_range(anaphor.sentence)
    if anaphor.group != "he/she" or phrase.possessor or phrase.first - start > 2:
        return None
    if tuple(word.lower() for word in scene.tokens.words[start : phrase.first]) not in _CONCEDING:
        return None
    for k in scene.mentions_between(phrase.last, min(end, phrase.last + _REACH)):
        first = scene.mentions[k].first
        main = scene.tokens.tags[first - 1] in ",Q" and anaphor.context.place(k) in ("speaker", "subject")
        if main and scene.mentions[k].kind == "name" and k in of:
            return of[k] if possible(anaphor, of[k]) else None
    return None


def _subject(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Who leads a sentence where "he" does not speak himself: "Ruiz said he helped", "In his speech Ruiz"."""
    scene, phrase = anaphor.scene, anaphor.phrase
    if anaphor.group != "he/she" or anaphor.mention in scene.links and not phrase.possessor:
        return None  # who speaks himself may be anybody
    start, end = scene.sentence_range(anaphor.sentence)
    for k in scene.mentions_between(max(start, phrase.head - _REACH), phrase.head):
        cluster = of.get(k)
        if cluster and k in scene.links and not scene.mentions[k].possessor and possible(anaphor, cluster):
            return cluster
    if phrase.possessor and phrase.first == start + 1 and scene.tokens.tags[start] in "fFibO":
        for k in scene.mentions_between(phrase.last, min(end, phrase.last + _REACH)):
            if scene.mentions[k].kind == "name" and anaphor.context.place(k) in ("speaker", "asks", "subject"):
                cluster = of.get(k)
                return cluster if cluster and possible(anaphor, cluster) else None
    return None


_RULES: dict[MentionKind, tuple[_Rule, ...]] = {
    "pronoun": (
        single_they,
        _pair,
        asked_whom,
        unnamed_before,
        _conceded,
        for_her_part,
        asked_before,
        _subject,
    ),
    "nominal": (
        _apposed,
        styled,
        _relative,
        namesake,
        _nearest_unnamed,
        issuer,
        the_company,
        _pair,
        in_headline,
        titled_later,
        in_lead,
    ),
    "name": (established, named_in_full),
}


def told(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The cluster that the words around an anaphor tell, None where they do not; ``of`` maps mentions to clusters."""
    for rule in _RULES[anaphor.phrase.kind]:
        if (cluster := rule(anaphor, of)) is not None:
            return cluster
    return None


def unnamed(anaphor: Anaphor) -> Cluster:
    """A cluster for somebody whom the article does not name."""
    phrase = anaphor.phrase
    person = phrase.sort == "person" or anaphor.gender is not None
    cluster = Cluster(
        plural=phrase.plural,
        sort="person" if person else phrase.sort,
        heads={_noun(anaphor)} if phrase.kind == "nominal" else set(),
    )
    if person and not phrase.plural:
        cluster.tell_sort("person")
    if anaphor.gender:
        cluster.tell_gender({anaphor.gender: 1})
    return cluster


def _noun(anaphor: Anaphor) -> str:
    """By which noun somebody may be called later: "one of the officers" is "the officer"."""
    several = of_persons(anaphor.scene.tokens.tags, anaphor.phrase.last) if anaphor.word == "one" else 0
    noun = anaphor.scene.tokens.words[several - 1].lower() if several else anaphor.word
    return anaphor.scene.lexicon.plurals.get(noun, noun)


def again(anaphor: Anaphor, candidates: Sequence[Candidate]) -> Cluster | None:
    """Somebody unnamed who was brought in by the same noun: "one passenger …, the passenger"."""
    if anaphor.determiner != "the":
        return None
    known = (c.cluster for c in candidates if not c.cluster.forms and anaphor.word in c.cluster.heads)
    return next(known, None)
