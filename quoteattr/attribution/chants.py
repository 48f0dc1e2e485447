"""What crowds chant and shout: "chants of “Pay up!” from the gallery", "the crowd cut in with cries of “Shame!”"."""

from __future__ import annotations

from ..phrases.phrase import Phrase
from ..scene import Scene
from .quote_view import QuoteView

_CRIES = frozenset("chant chants cries cry jeers roars screams shout shouts yells".split())
_CROWDS = frozenset("audience congregation crowd crowds gallery mob throng".split())
CHANTED = frozenset({"and", "of"})
"""Words right before a chant: "shouts | of “Pay up!” | and “Shame!”"."""

_FROM = frozenset({"by", "from"})


def is_chant(view: QuoteView) -> bool:
    """Whether a quote is what many cry: "with chants of | “Pay up!” and | “Shame!”", not "his cries of “Shame!”"."""
    words, first = view.scene.tokens.words, view.unit.first
    if words[first - 1] == "and" and words[first - 3 : first - 2] == ["of"]:
        first -= 2
    if words[first - 1] != "of" or words[first - 2] not in _CRIES:
        return False
    owned = any(cue.at == first - 2 and "possessor" in dict(cue.links).values() for cue in view.cues)
    return not owned and (view.text.rstrip().endswith("!") or view.text.lstrip()[:1].isupper())


def chanters(view: QuoteView) -> int | None:
    """The crowd whose chant a quote is, which stands behind it or as the subject before it; None where none does."""
    scene, rest = view.scene, view.rest
    if not is_chant(view):
        return None
    if scene.tokens.words[rest] in _FROM:
        behind = scene.sources_between(rest, view.end)[:1]
        if behind and scene.mentions[behind[0]].first == rest + 1:
            return behind[0]
    before = scene.sources_between(view.start, view.unit.first)
    return next((k for k in reversed(before) if _is_crowd(scene.mentions[k], scene)), None)


def _is_crowd(phrase: Phrase, scene: Scene) -> bool:
    word = scene.tokens.words[phrase.last - 1].lower()
    return word in _CROWDS or phrase.plural and phrase.kind == "nominal" and phrase.sort == "person" or word == "they"
