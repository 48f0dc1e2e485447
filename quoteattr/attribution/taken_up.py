"""Headlines and captions that take up words which somebody says below: “I was robbed”: Outrage at chess final."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..scene import Scene
from .decide import Candidate, Decision
from .quote_view import in_title_case
from .quotes import QuoteUnit

_WORD = re.compile(r"\w+")
_BELOW = 12  # quotes in which the words are looked for
_TOP = 1  # paragraphs that may be a headline with a nominal, the first aside
_TERM = 2  # words


def with_headlines(scene: Scene, decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions; what a headline quotes without a source, or of many, goes to who says it below.

    Only where its paragraph ends without a full stop, and it is no title ("Small Mercies") by its capitals.
    """
    found = list(decisions)
    spoken: list[str] | None = None  # read once a headline asks for them
    top = scene.paragraph_ends[: _TOP + 1][-1] if scene.paragraph_ends else 0  # where the first paragraphs end
    for k, decision in enumerate(decisions):
        unsure = _is_open(scene, decision)
        nominal = not unsure and decision.unit.last < top and _is_of_nominal(scene, decision)
        if not (unsure or nominal) or not _is_in_headline(scene, decision.unit):
            continue
        words = _words(scene, decision.unit)
        if not words or unsure and _is_title(scene, decision.unit):
            continue
        spoken = [_words(scene, other.unit) for other in decisions] if spoken is None else spoken
        for j in range(k + 1, min(len(decisions), k + 1 + _BELOW)):
            if decisions[j].mention >= 0 and _takes_up(words, spoken[j]):
                taken = _same_source(decision, decisions[j])
                found[k] = taken if unsure else decision._replace(taken_up=True, below=decisions[j].mention)
                break
    return found


def _is_open(scene: Scene, decision: Decision) -> bool:
    """Whether a decision leaves open who speaks: nobody, or many behind a colon, ‘They took it all’: Family’s fury."""
    best = decision.candidates[decision.best]
    if best.mention < 0:
        return True
    phrase = scene.mentions[best.mention]
    several = phrase.kind == "nominal" and (phrase.plural or phrase.sort == "group")
    return several and best.cue is not None and best.cue.lemma == ":"


def _is_of_nominal(scene: Scene, decision: Decision) -> bool:
    """Whether one of the first paragraphs gives the words to somebody without a name: Mayor’s Aide: ‘He Knew’."""
    phrase = scene.mentions[decision.mention]
    return phrase.kind == "nominal" and phrase.sort == "person" and not phrase.plural


def _is_in_headline(scene: Scene, unit: QuoteUnit) -> bool:
    paragraph, tags = scene.paragraph(unit.last), scene.tokens.tags
    end = scene.paragraph_ends[paragraph] if paragraph < len(scene.paragraph_ends) else len(tags)
    if tags[end - 1] != "Q":
        return tags[end - 1] != "."
    last = scene.quotations[bisect_left(scene.tokens.quotations, end - 1)]
    return not scene.text[last.start : last.end].rstrip().endswith(".")  # He called it “over.”


def _words(scene: Scene, unit: QuoteUnit) -> str:
    """The words of a quote in small letters, with a blank around each."""
    parts = (scene.quotations[k] for k in unit.quotations)
    words = _WORD.findall(" ".join(scene.text[part.start : part.end] for part in parts).lower())
    return f" {' '.join(words)} " if words else ""


def _is_title(scene: Scene, unit: QuoteUnit) -> bool:
    """Whether it may be a title by its capitals, or a term, which headlines seldom set in ‘single’ marks."""
    part = scene.quotations[unit.quotations[0]]
    words = _WORD.findall(scene.text, part.start, part.end)
    term = len(words) <= _TERM and part.mark != "single"
    return term or in_title_case(words)


def _takes_up(words: str, spoken: str) -> bool:
    """Whether the words are among those spoken; a single one only if it is all that stands in the marks there."""
    return words == spoken or words.count(" ") > 2 and words in spoken


def _same_source(decision: Decision, below: Decision) -> Decision:
    source, probability = below.candidates[below.best], below.probabilities[below.best]
    candidates = [decision.candidates[0], Candidate(source.mention, source.cue, [])]
    return Decision(decision.unit, candidates, [1 - probability, probability], 1, taken_up=True)
