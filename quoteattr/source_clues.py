"""Clues for or against a mention as the source of a quote; the fit gives each a weight.

Each clue is a short line such as ``link: subject, cue before``. What lies between cue and quote is told
by the letters of `quoteattr.quote_view.shape`; single letters are those of `quoteattr.lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, get_args

from .clues import Bunch, bunch
from .cues import CueToken, Link
from .mentions import Phrase
from .quote_view import QuoteView
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
    phrase: Phrase
    cue: CueToken | None
    link: str
    region: str
    kind: str


def source_clues(view: QuoteView, mention: int) -> tuple[list[Bunch], CueToken | None]:
    """The bunches of clues that hold for a mention, and the cue that would join it to the quote."""
    cue, link = _best_cue(view, mention)
    phrase = view.scene.mentions[mention]
    candidate = _Candidate(mention, phrase, cue, link, _region(view, mention), _kind(view.scene, phrase))
    return [_place(view, candidate), *_cue(view, candidate), *_turn(view, candidate), _inside(view, candidate)], cue


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
        distance += _OTHER_QUOTE if cue.at > unit.last and view.sight(cue).touches else 0
        distance += 0 if cue.strong else _WEAK
        if distance < nearest:
            nearest, best = distance, (cue, link)
    return best


def _place(view: QuoteView, candidate: _Candidate) -> Bunch:
    """Where the mention stands, what it is, what stands beside it."""
    phrase, tags = candidate.phrase, view.scene.tokens.tags
    lead, follow = tags[phrase.first - 1 : phrase.first] or "|", tags[phrase.last : phrase.last + 1]
    owner_by = candidate.link if phrase.possessor else None
    return _place_clues(candidate.region, candidate.kind, phrase.kind, lead, follow, owner_by)


@bunch
def _place_clues(region: str, kind: str, phrase: str, lead: str, follow: str, owner_by: str | None) -> tuple[str, ...]:
    found = (
        f"place: {region}",
        f"place: {region}, {kind}",
        f"place: {kind}",
        f"place: {region}, after {lead}",
        f"place: {region}, before {follow}",
        f"place: {phrase} after {lead}",
    )
    return found if owner_by is None else (*found, f"place: possessor, {owner_by}")


def _cue(view: QuoteView, candidate: _Candidate) -> Iterator[Bunch]:
    """How a cue joins the mention to the quote, and whether another mention speaks in this sentence."""
    cue, link, region = candidate.cue, candidate.link, candidate.region
    speaks = candidate.mention in view.speaking
    yield _link_clues(link, speaks, len(view.speaking) > speaks, candidate.kind)
    if cue is None:
        yield _cueless_clues(view.cue_strength, region)
        return
    seen = view.sight(cue)
    yield _joining_clues(link, seen.side if seen.here else f"{seen.side}, other sentence", seen.manner, candidate.kind)
    yield _lemma_clues(link, region, cue.lemma, seen.side)
    if seen.here:
        yield _between_clues(link, seen.side, seen.form, seen.length, seen.crossed)
        yield _meeting_clues(seen.side, seen.form, seen.manner, seen.crossed, seen.follow, seen.touches)


@bunch
def _link_clues(link: str, speaks: bool, has_rival: bool, kind: str) -> tuple[str, ...]:
    rival = "a rival speaks" if has_rival else "no rival"
    found = f"link: {link}", f"link: {link}, {'speaks here' if speaks else 'silent'}, {rival}"
    return (*found, f"link: according, {rival}, {kind}") if link == "according" else found


@bunch
def _cueless_clues(strength: str, region: str) -> tuple[str, ...]:
    return (f"cue: none of its own, {strength} cue in the sentence, {region}",)


@bunch
def _joining_clues(link: str, place: str, manner: str, kind: str) -> tuple[str, ...]:
    where = f"link: {link}, cue {place}"
    return where, f"{where}, {manner}", f"{where}, {kind}"


@bunch
def _lemma_clues(link: str, region: str, lemma: str, side: str) -> tuple[str, ...]:
    return f"link: {link}, {region}", f"cue: {lemma}{', object' if link == 'object' else ''}", f"cue: {lemma}, {side}"


@bunch
def _between_clues(link: str, side: str, form: str, length: str, crossed: str) -> tuple[str, ...]:
    where = f"link: {link}, cue {side}"
    return f"{where}, {form}", f"{where}, {length} tokens between", f"link: {link}, {crossed}"


@bunch
def _meeting_clues(side: str, form: str, manner: str, crossed: str, follow: str, touches: bool) -> tuple[str, ...]:
    found = f"cue: {side}, {form}, {manner}", f"cue: {side}, {crossed}", f"cue: {side}, before {follow}"
    return (*found, f"cue: {side}, touches another quotation") if touches else found


def _turn(view: QuoteView, candidate: _Candidate) -> Iterator[Bunch]:
    """Who spoke before: does the candidate go on, or answer?"""
    for back, previous in enumerate(reversed(view.previous[-_TURNS:])):
        same = previous.mention == candidate.mention
        if previous.mention < 0 or not (same or _same_name(view.scene, previous.mention, candidate.mention)):
            continue
        who = "same mention" if same else "same name"
        yield Bunch((f"turn: {who}, {back + 1} back",))
        if back == 0:
            yield _again_clues(who, view.since, view.stands, view.cue_strength, candidate.region)
        return
    if view.previous and view.previous[-1].mention >= 0:
        yield _other_clues(candidate.region, view.since, view.stands, view.cue_strength)


@bunch
def _again_clues(who: str, since: str, stands: str, strength: str, region: str) -> tuple[str, ...]:
    again = f"turn: {who}, {since}"
    return again, f"{again}, {stands}, {strength} cue", f"turn: {who}, {region}, {strength} cue"


@bunch
def _other_clues(region: str, since: str, stands: str, strength: str) -> tuple[str, ...]:
    return f"turn: somebody else, {region}, {since}", f"turn: somebody else, {stands}, {strength} cue"


def _inside(view: QuoteView, candidate: _Candidate) -> Bunch:
    """A speaker seldom names himself, and says "I" where he is one, "we" where he is many."""
    phrase, inside = candidate.phrase, ""
    head = view.scene.tokens.words[phrase.last - 1]
    if phrase.kind == "name" and len(head) > 2 and head in view.text:
        inside = "name"
    elif phrase.kind == "nominal" and head.lower() in view.text:
        inside = "noun"
    return _inside_clues(inside, view.person, candidate.kind)


@bunch
def _inside_clues(inside: str, person: str, kind: str) -> tuple[str, ...]:
    found = f"inside: {person}, {kind}"
    return (f"inside: the {inside}", found) if inside else (found,)


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


def _kind(scene: Scene, phrase: Phrase) -> str:
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
