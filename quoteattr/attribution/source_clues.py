"""Clues for or against a mention as the source of a quote; the fit gives each a weight.

Each clue is a short line such as ``link: subject, cue before``. What lies between cue and quote is told
by the letters of `quoteattr.attribution.quote_view.shape`; single letters are those of `quoteattr.lexicon`.
"""

from __future__ import annotations

from typing import get_args

from ..clues import Bunch, bunch
from ..cues.cue_token import CueToken
from ..cues.link import Link
from ..phrases.phrase import Phrase
from ..scene import Scene
from .quote_view import NEVER, QuoteView

LINK_CLUES = frozenset(f"link: {link}" for link in get_args(Link))
"""The clues that tell how a mention is linked to its cue; `quoteattr.explain` puts them into words."""

_PRONOUNS = frozenset("he she they it i we you".split())
# Added to a cue's distance where other cues should join a mention to a quote rather.
_OTHER_SENTENCE, _NOT_SPEAKING, _GOING_ON, _OTHER_QUOTE, _WEAK, _TAG = 100, 30, 20, 10, 6, 8


def source_clues(view: QuoteView, mention: int) -> tuple[CueToken | None, list[Bunch]]:
    """The cue that would join a mention to the quote, and the bunches of clues that hold for the mention."""
    cue, link = _best_cue(view, mention)
    phrase = view.scene.mentions[mention]
    region, kind = _region(view, phrase.head), _kind(view.scene, phrase)
    speaks = mention in view.speaking
    found = _place(view, phrase, region, kind, link)
    found.append(_link_clues(link, speaks, len(view.speaking) > speaks, kind))
    if cue is None:
        found.append(_cueless_clues(view.cue_strength, region))
    else:
        found += _cue(view, cue, link, region, kind)
    if view.previous:
        found += _turn(view, mention, phrase, region)
    found.append(_inside(view, phrase, kind))
    return cue, found


def _best_cue(view: QuoteView, mention: int) -> tuple[CueToken | None, str]:
    """The cue nearest to the quote that the mention is linked to, and how."""
    best: tuple[CueToken | None, str] = (None, "no link")
    links = view.scene.links.get(mention)
    if not links:
        return best
    unit, tags, nearest = view.unit, view.scene.tokens.tags, 10 * _OTHER_SENTENCE
    goes_on = view.after.removeprefix(",")[:1] == "C"  # "called the vote “a farce” | and promised to appeal"
    for index, link in links:
        cue = view.scene.cues[index]
        distance = unit.first - cue.at if cue.at < unit.first else max(0, cue.at - unit.last)
        distance += 0 if view.start <= cue.at < view.end else _OTHER_SENTENCE
        distance += _NOT_SPEAKING if link in ("object", "patient") else 0
        distance += _GOING_ON if goes_on and cue.at > unit.last else 0
        distance += _OTHER_QUOTE if cue.at > unit.last and "Q" in tags[cue.at + 1 : cue.at + 4] else 0
        distance += 0 if cue.strong else _WEAK
        distance += _TAG if link == "tag" and cue.at < unit.first else 0  # "argues Ruiz: “…”": argues, not the colon
        if distance < nearest:
            nearest, best = distance, (cue, link)
    return best


def _place(view: QuoteView, phrase: Phrase, region: str, kind: str, link: str) -> list[Bunch]:
    """Where the mention stands, what it is, what stands beside it."""
    tags = view.scene.tokens.tags
    lead, follow = tags[phrase.first - 1] if phrase.first else "|", tags[phrase.last]
    if lead == "," and view.scene.tokens.is_behind_quotation(phrase.first):
        lead = "Q"
    found = [
        _place_clues(region, kind),
        _after_clues(region, lead),
        _before_clues(region, follow),
        _lead_clues(phrase.kind, lead),
    ]
    if phrase.possessor:
        found.append(_owner_clues(link))
    return found


@bunch
def _place_clues(region: str, kind: str) -> tuple[str, ...]:
    return f"place: {region}", f"place: {region}, {kind}", f"place: {kind}"


@bunch
def _after_clues(region: str, lead: str) -> tuple[str, ...]:
    return (f"place: {region}, after {lead}",)


@bunch
def _before_clues(region: str, follow: str) -> tuple[str, ...]:
    return (f"place: {region}, before {follow}",)


@bunch
def _lead_clues(kind: str, lead: str) -> tuple[str, ...]:
    return (f"place: {kind} after {lead}",)


@bunch
def _owner_clues(link: str) -> tuple[str, ...]:
    return (f"place: possessor, {link}",)


def _cue(view: QuoteView, cue: CueToken, link: str, region: str, kind: str) -> list[Bunch]:
    """How a cue joins the mention to the quote."""
    seen = view.sight(cue)
    where = seen.side if seen.here else f"{seen.side}, other sentence"
    found = [
        _joining_clues(link, where, seen.manner, kind),
        _linked_clues(link, region),
        _lemma_clues(cue.lemma, link == "object", seen.side),
    ]
    if seen.here:
        found.append(_between_clues(link, seen.side, seen.form, seen.length, seen.crossed))
        found.append(_meeting_clues(seen.side, seen.form, seen.manner, seen.crossed, seen.follow, seen.touches))
    return found


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
def _linked_clues(link: str, region: str) -> tuple[str, ...]:
    return (f"link: {link}, {region}",)


@bunch
def _lemma_clues(lemma: str, of_object: bool, side: str) -> tuple[str, ...]:
    return f"cue: {lemma}{', object' if of_object else ''}", f"cue: {lemma}, {side}"


@bunch
def _between_clues(link: str, side: str, form: str, length: str, crossed: str) -> tuple[str, ...]:
    where = f"link: {link}, cue {side}"
    return f"{where}, {form}", f"{where}, {length} tokens between", f"link: {link}, {crossed}"


@bunch
def _meeting_clues(side: str, form: str, manner: str, crossed: str, follow: str, touches: bool) -> tuple[str, ...]:
    found = f"cue: {side}, {form}, {manner}", f"cue: {side}, {crossed}", f"cue: {side}, before {follow}"
    return (*found, f"cue: {side}, touches another quotation") if touches else found


def _turn(view: QuoteView, mention: int, phrase: Phrase, region: str) -> list[Bunch]:
    """Who spoke before: does the candidate go on, or answer?"""
    again = view.turns.get(mention, NEVER)
    named = view.turns_by_name.get(view.scene.tokens.words[phrase.last - 1], NEVER) if phrase.kind == "name" else NEVER
    back = min(again, named)
    if back == NEVER:
        if view.previous[-1].mention < 0:
            return []
        return [_other_clues(region, view.since, view.stands, view.cue_strength)]
    who = "same mention" if again == back else "same name"
    turn = _turn_clues(who, back)
    return [turn] if back > 1 else [turn, _again_clues(who, view.since, view.stands, view.cue_strength, region)]


@bunch
def _turn_clues(who: str, back: int) -> tuple[str, ...]:
    return (f"turn: {who}, {back} back",)


@bunch
def _again_clues(who: str, since: str, stands: str, strength: str, region: str) -> tuple[str, ...]:
    again = f"turn: {who}, {since}"
    return again, f"{again}, {stands}, {strength} cue", f"turn: {who}, {region}, {strength} cue"


@bunch
def _other_clues(region: str, since: str, stands: str, strength: str) -> tuple[str, ...]:
    return f"turn: somebody else, {region}, {since}", f"turn: somebody else, {stands}, {strength} cue"


def _inside(view: QuoteView, phrase: Phrase, kind: str) -> Bunch:
    """A speaker seldom names himself, and says "I" where he is one, "we" where he is many."""
    inside = ""
    head = view.scene.tokens.words[phrase.last - 1]
    if phrase.kind == "name" and len(head) > 2 and head in view.text:
        inside = "name"
    elif phrase.kind == "nominal" and head.lower() in view.text:
        inside = "noun"
    return _inside_clues(inside, view.person, kind)


@bunch
def _inside_clues(inside: str, person: str, kind: str) -> tuple[str, ...]:
    found = f"inside: {person}, {kind}"
    return (f"inside: the {inside}", found) if inside else (found,)


def _region(view: QuoteView, head: int) -> str:
    """Where a mention with this head stands as seen from the quote."""
    unit, scene = view.unit, view.scene
    if unit.first < head < unit.last:
        return "gap"
    if view.start <= head < unit.first:
        return "before"
    if unit.last < head < view.end:
        return "after"
    paragraph = scene.paragraph(head)
    if head < unit.first:
        if paragraph == view.paragraph:
            return f"{min(view.sentence - scene.sentence(head), 3)} sentences back"
        return f"{min(view.paragraph - paragraph, 3)} paragraphs back"
    if paragraph == view.last_paragraph:
        return f"{min(scene.sentence(head) - view.last_sentence, 2)} sentences on"
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
