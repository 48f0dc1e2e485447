"""Clues for or against a mention as the source of a quote; the fit gives each a weight.

Each clue is a short line such as ``link: subject, cue before``. What lies between cue and quote is told
by the letters of `quoteattr.quote_view.shape`; single letters are those of `quoteattr.lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from .cues import CueToken, Link
from .mentions import Phrase
from .quote_view import QuoteView, bucket, shape
from .scene import Scene

LINK_CLUES = frozenset(f"link: {link}" for link in get_args(Link))
"""The clues that tell how a mention is linked to its cue; `quoteattr.explain` puts them into words."""

_PRONOUNS = frozenset("he she they it i we you".split())
# Added to a cue's distance where other cues should join a mention to a quote rather.
_OTHER_SENTENCE, _NOT_SPEAKING, _OTHER_QUOTE, _WEAK = 100, 30, 10, 6
_TURNS = 3  # quotes back that a candidate is compared with


class _Candidate(NamedTuple):
    """A mention as its clues see it."""

    mention: int
    cue: CueToken | None
    link: str
    region: str
    kind: str


def source_clues(view: QuoteView, mention: int) -> tuple[list[str], CueToken | None]:
    """The names of the clues that hold for a mention, and the cue that would join it to the quote."""
    cue, link = _best_cue(view, mention)
    candidate = _Candidate(mention, cue, link, _region(view, mention), _kind(view.scene, mention))
    clues = [
        *_place(view, candidate),
        *_cue(view, candidate),
        *_turn(view, candidate),
        *_inside(view, candidate),
    ]
    return clues, cue


def _best_cue(view: QuoteView, mention: int) -> tuple[CueToken | None, str]:
    """The cue nearest to the quote that the mention is linked to, and how."""
    unit = view.unit
    best: tuple[CueToken | None, str] = (None, "no link")
    nearest = 10 * _OTHER_SENTENCE
    for index, link in view.scene.links.get(mention, ()):
        cue = view.scene.cues[index]
        distance = unit.first - cue.at if cue.at < unit.first else max(0, cue.at - unit.last)
        distance += 0 if view.start <= cue.at < view.end else _OTHER_SENTENCE
        distance += _NOT_SPEAKING if link in ("object", "patient") else 0
        distance += _OTHER_QUOTE if cue.at > unit.last and _touches_another(view, cue) else 0
        distance += 0 if cue.strong else _WEAK
        if distance < nearest:
            nearest, best = distance, (cue, link)
    return best


def _touches_another(view: QuoteView, cue: CueToken) -> bool:
    """Whether the cue stands between this quote and another, and next to the other: "“A,” adding that “B”"."""
    tags = view.scene.tokens.tags
    if cue.at < view.unit.first:
        return "Q" in tags[max(0, cue.at - 2) : cue.at]
    return cue.at > view.unit.last and "Q" in tags[cue.at + 1 : cue.at + 4]


def _place(view: QuoteView, candidate: _Candidate) -> Iterator[str]:
    """Where the mention stands, what it is, what stands beside it."""
    phrase = view.scene.mentions[candidate.mention]
    tags = view.scene.tokens.tags
    lead = tags[phrase.first - 1 : phrase.first] or "|"
    follow = tags[phrase.last : phrase.last + 1]
    yield f"place: {candidate.region}"
    yield f"place: {candidate.region}, {candidate.kind}"
    yield f"place: {candidate.kind}"
    yield f"place: {candidate.region}, after {lead}"
    yield f"place: {candidate.region}, before {follow}"
    yield f"place: {phrase.kind} after {lead}"
    if phrase.possessor:
        yield f"place: possessor, {candidate.link}"


def _cue(view: QuoteView, candidate: _Candidate) -> Iterator[str]:
    """How a cue joins the mention to the quote, and whether another mention speaks in this sentence."""
    cue, link, region = candidate.cue, candidate.link, candidate.region
    speaks = "speaks here" if candidate.mention in view.speaking else "silent"
    rival = "a rival speaks" if view.speaking - {candidate.mention} else "no rival"
    yield f"link: {link}"
    yield f"link: {link}, {speaks}, {rival}"
    if link == "according":
        yield f"link: according, {rival}, {candidate.kind}"
    if cue is None:
        yield f"cue: none of its own, {view.cue_strength} cue in the sentence, {region}"
        return
    unit, tags = view.unit, view.scene.tokens.tags
    if cue.at < unit.first:
        side, between = "before", tags[cue.at + 1 : unit.first]
    elif cue.at > unit.last:
        side, between = "after", tags[unit.last + 1 : cue.at]
    else:
        side, between = "in the gap", ""
    here = view.start <= cue.at < view.end
    place = side if here else f"{side}, other sentence"
    manner = f"{cue.frame}, {'strong' if cue.strong else 'weak'}"
    yield f"link: {link}, cue {place}"
    yield f"link: {link}, cue {place}, {manner}"
    yield f"link: {link}, cue {place}, {candidate.kind}"
    yield f"link: {link}, {region}"
    yield f"cue: {cue.lemma}{', object' if link == 'object' else ''}"
    yield f"cue: {cue.lemma}, {side}"
    if here:
        form = shape(between)
        cues = sum(between.count(tag) for tag in "Vg")
        crossed = f"{min(between.count('Q'), 2)} quotations and {min(cues, 2)} cues between"
        yield f"link: {link}, cue {side}, {form}"
        yield f"link: {link}, cue {side}, {bucket(len(between))} tokens between"
        yield f"link: {link}, {crossed}"
        yield f"cue: {side}, {form}, {manner}"
        yield f"cue: {side}, {crossed}"
        yield f"cue: {side}, before {tags[cue.at + 1 : cue.at + 2]}"
        if _touches_another(view, cue):
            yield f"cue: {side}, touches another quotation"


def _turn(view: QuoteView, candidate: _Candidate) -> Iterator[str]:
    """Who spoke before: does the candidate go on, or answer?"""
    alone = f"{view.stands}, {view.cue_strength} cue"
    for back, previous in enumerate(reversed(view.previous[-_TURNS:])):
        same = previous.mention == candidate.mention
        if previous.mention < 0 or not (same or _same_name(view.scene, previous.mention, candidate.mention)):
            continue
        who = "same mention" if same else "same name"
        yield f"turn: {who}, {back + 1} back"
        if back == 0:
            yield f"turn: {who}, {view.since}"
            yield f"turn: {who}, {view.since}, {alone}"
            yield f"turn: {who}, {candidate.region}, {view.cue_strength} cue"
        return
    if view.previous and view.previous[-1].mention >= 0:
        yield f"turn: somebody else, {candidate.region}, {view.since}"
        yield f"turn: somebody else, {alone}"


def _inside(view: QuoteView, candidate: _Candidate) -> Iterator[str]:
    """A speaker seldom names himself, and says "I" where he is one, "we" where he is many."""
    phrase, words = view.scene.mentions[candidate.mention], view.scene.tokens.words
    head = words[phrase.last - 1]
    if phrase.kind == "name" and len(head) > 2 and head in view.text:
        yield "inside: the name"
    elif phrase.kind == "nominal" and head.lower() in view.text:
        yield "inside: the noun"
    yield f"inside: {view.person}, {candidate.kind}"


def _region(view: QuoteView, mention: int) -> str:
    """Where the mention stands as seen from the quote."""
    unit, scene = view.unit, view.scene
    head = scene.mentions[mention].head
    if unit.first < head < unit.last:
        return "gap"
    if view.start <= head < unit.first:
        return "before"
    if unit.last < head < view.end:
        return "after"
    paragraph = scene.paragraph(head)
    if head < unit.first:
        if paragraph == view.paragraph:
            return f"{min(scene.sentence(unit.first) - scene.sentence(head), 3)} sentences back"
        return f"{min(view.paragraph - paragraph, 3)} paragraphs back"
    if paragraph == view.last_paragraph:
        return f"{min(scene.sentence(head) - scene.sentence(unit.last), 2)} sentences on"
    return f"{min(paragraph - view.last_paragraph, 2)} paragraphs on"


def _kind(scene: Scene, mention: int) -> str:
    phrase = scene.mentions[mention]
    if phrase.kind == "pronoun":
        word = scene.tokens.words[phrase.last - 1].lower()
        return word if word in _PRONOUNS else "pronoun"
    if phrase.kind == "name":
        return f"{'outlet' if _is_outlet(scene, phrase) else phrase.sort} name"
    return f"{'plural ' if phrase.plural else ''}{phrase.sort} nominal"


def _is_outlet(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name is that of a news outlet."""
    inside = scene.tokens.words[phrase.head : phrase.last]
    return phrase.sort in ("organisation", "unknown") and not scene.lexicon.outlet_words.isdisjoint(inside)


def _same_name(scene: Scene, one: int, other: int) -> bool:
    a, b = scene.mentions[one], scene.mentions[other]
    return a.kind == b.kind == "name" and scene.tokens.words[a.last - 1] == scene.tokens.words[b.last - 1]
