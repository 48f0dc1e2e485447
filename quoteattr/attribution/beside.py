"""The one who can be the source by the words right beside the quote: who goes on, who puts it so."""

from __future__ import annotations

from .dialogue import HEADINGS, goes_on
from .leader import beat, is_one_person
from .quote_view import QuoteView

_SHORT = 2  # words
_NEAR = 8  # tokens
_GAP = 7  # tokens


def beside(view: QuoteView) -> int | None:
    """Whom a word or sign next to the quote tells."""
    words, first, last = view.scene.tokens.words, view.unit.first, view.unit.last
    if "Q" in view.before[-_GAP:]:
        return gapped(view)
    if words[first - 1] == ":" and words[view.start] in HEADINGS:
        return goes_on(view)
    if view.scene.tokens.tags[last + 1] == "(":
        return in_brackets(view)
    return beat(view) if not view.before and not view.after else None


def gapped(view: QuoteView) -> int | None:
    """Who says it in a clause that leaves out the verb: "One called it “mad”; | another, “wise”"."""
    scene, first = view.scene, view.unit.first
    tags, words = scene.tokens.tags, scene.tokens.words
    start = tags.rfind("Q", view.start, first) + 1
    start += tags[start] in ",;"
    start += tags[start] == "C"
    cue = next((cue for cue in reversed(scene.cues_between(view.start, start)) if cue.strong), None)
    if cue is None or "," in tags[cue.at : start - 2] or all(link != "subject" for _, link in cue.links):
        return None
    other = next((k for k in scene.sources_between(start, first) if scene.mentions[k].first == start), None)
    if other is None or scene.mentions[other].kind == "pronoun":
        return None
    rest = tags[scene.mentions[other].last : first]
    so = words[cue.at + 1] == "it" and rest in ("", ",")  # not "called Wu “mad” and Ruiz “wise”"
    return other if so or rest == "tPX" else None


def in_brackets(view: QuoteView) -> int | None:
    """Whom brackets behind a quote that stands alone name: “We never met” (| Ana Ruiz, Ohm)."""
    tags, at = view.scene.tokens.tags, view.unit.last + 1
    if view.before.strip("x") or len(view.words) < _SHORT + 1 or view.words[-1][:1].isupper():
        return None
    near = view.scene.sources_between(at, at + _NEAR)
    named = next((k for k in near if view.scene.mentions[k].first == at + 1), None)
    if named is None or not is_one_person(view.scene.mentions[named]):
        return None
    behind = view.scene.mentions[named].last
    return named if tags[behind] == ")" or tags[behind] == "," and tags[behind + 1] != "0" else None
