"""Who speaks in a paragraph that says nothing of its speaker: who was asked.

“Were you there?” Ruiz asked. | “No, sir.”
"""

from __future__ import annotations

from .quote_view import QuoteView

_ANSWERS = frozenset(
    "absolutely certainly correct exactly maybe never no nope perhaps probably sure well yeah yes yep".split()
)
_DENIALS = frozenset("can't can’t couldn't couldn’t didn't didn’t do don't don’t never was wasn't wasn’t".split())
_YOU = frozenset({"you", "your", "yours", "you’re", "you're", "you’ve", "you've"})
_TURNS = 4  # quotes back
_NEAR = 5  # paragraphs


def answerer(view: QuoteView) -> int | None:
    """The mention of who spoke before the question that the paragraph before asked; None where it asked none.

    Only of a question that speaks to somebody, or of an answer that begins like one: what one asks oneself, one may
    answer too.
    """
    alone = view.stands == "at start at end" and view.unit.first == view.unit.last
    if not alone or not view.previous:
        return None
    scene, question = view.scene, view.previous[-1]
    asking = question.mention
    if asking < 0 or scene.paragraph(question.unit.last) != view.paragraph - 1:
        return None
    part = scene.quotations[question.unit.quotations[-1]]
    text = scene.text[part.start : part.end].rstrip()
    asks = any(
        scene.cues[cue].frame == "ask" and scene.cues[cue].at > question.unit.first
        for cue, _ in scene.links.get(asking, ())
    )
    if not asks or text[-1:] != "?":
        return None
    first = view.words[0].lower().strip(".,!—-") if view.words else ""
    answers = first in _ANSWERS or first == "i" and view.words[1:2] and view.words[1].lower() in _DENIALS
    if not answers and _YOU.isdisjoint(text.lower().strip("?").split()):
        return None
    cues = [scene.cues[cue] for cue, _ in scene.links.get(asking, ()) if scene.cues[cue].at > question.unit.first]
    heard = next((k for cue in cues if cue.frame == "ask" for k, link in cue.links if link == "object"), None)
    if heard is not None:
        return heard  # “Were you there?” Ruiz asked | Wu.
    who = scene.tokens.words[scene.mentions[asking].last - 1]
    for turn in view.previous[-2 : -2 - _TURNS : -1]:
        if turn.mention >= 0 and scene.tokens.words[scene.mentions[turn.mention].last - 1] != who:
            near = view.paragraph - scene.paragraph(turn.unit.last) <= _NEAR
            return turn.mention if near else None
    return None
