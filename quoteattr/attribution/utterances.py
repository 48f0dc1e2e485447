"""Quotes that the words around them tell to be somebody's, though not whose: whole sentences, answers."""

from __future__ import annotations

from .quote_view import QuoteView

_TITLE = 4  # words
_HOW = frozenset("put remember see summarise summarize".split())  # "“…” is how Ruiz | sees it"
_ENDS = (".", "!", "?", "…")


def is_utterance(view: QuoteView) -> bool:
    """Whether the quote is a whole sentence, or several, that stands alone: no title of a list.

    It is too long for one, or a plain sentence stands before it.
    """
    text = view.text.strip()
    alone = not view.before and not view.after.strip("|")
    return alone and (len(view.words) > _TITLE or _follows_plain(view)) and text[:1].isupper() and text.endswith(_ENDS)


def _follows_plain(view: QuoteView) -> bool:
    """Whether a sentence without quotations stands before the quote in its paragraph: "Ruiz laughs. | “Soup.”"."""
    scene, first = view.scene, view.unit.first
    if not view.sentence or scene.tokens.tags[first - 1] == "|":
        return False
    return "Q" not in scene.tokens.tags[scene.sentences[view.sentence - 1] : first]


def answers(view: QuoteView) -> bool:
    """Whether the quote is a paragraph of its own below a question that stands outside the marks, as in interviews."""
    words, first, text = view.scene.tokens.words, view.unit.first, view.text.strip()
    asked = first > 2 and words[first - 2] == "?" and view.scene.tokens.tags[first - 1] == "|"
    return asked and text[:1].isupper() and text.endswith(_ENDS)


def is_cried(view: QuoteView) -> bool:
    """Whether a verb right before the marks says that somebody cries or asks it: "a woman hissed “Phones off!”"."""
    scene, first = view.scene, view.unit.first
    cue = next(iter(scene.cues_between(view.start, first)[-1:]), None)
    said = cue is not None and cue.strong and cue.frame == "say" and cue.at == first - 1 and bool(cue.links)
    return said and view.text.rstrip()[-1:] in tuple("!?") and view.text.lstrip()[:1].isupper()


def is_answer(view: QuoteView) -> bool:
    """Whether the words behind say that it was said: “…”, came his reply; “…” was all Ruiz would say.

    Also “…” is how Ruiz describes it.
    """
    words, rest = view.scene.tokens.words, view.rest
    if words[rest] in ("is", "was") and words[rest + 1 : rest + 2] == ["how"]:
        return any(cue.at > rest and (cue.frame == "name" or cue.lemma in _HOW) for cue in view.cues)
    came = words[rest] == "came" and any(cue.strong and cue.at > rest for cue in view.cues)
    return came or words[rest : rest + 2] == ["was", "all"] and view.scene.tokens.tags[rest + 2] in "PtHN"
