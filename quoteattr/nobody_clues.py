"""Clues that what stands in marks is nobody's words: a title, a scare quote, a nickname, a term."""

from __future__ import annotations

from collections.abc import Iterator

from .quote_view import QuoteView, bucket, shape

_NEAR = 4  # tokens before the marks in which a title or term may be announced
# Words of talk: a title or term seldom holds them.
_TALK = frozenset(
    "i we you my our your i'm i’m we're we’re i've i’ve don't don’t it's it’s that's that’s can't can’t"
    " is are was were have has will not do".split()
)


def nobody_clues(view: QuoteView) -> Iterator[str]:
    """The names of all clues that hold for "nobody" as the source of this quote."""
    length = bucket(len(view.words))
    first = view.text.lstrip()[:1]
    case = "upper" if first.isupper() else "lower" if first.islower() else "other"
    yield "nobody"
    yield from _form(view, length, case)
    yield from _neighbours(view, case)
    yield from _announcement(view, case)
    yield from _nearest_cues(view, length, case)


def _form(view: QuoteView, length: str, case: str) -> Iterator[str]:
    """The words inside: how many, how written, how they end."""
    words = view.words
    capitals = sum(word[:1].isupper() for word in words)
    title = capitals == len(words) or len(words) > 2 and capitals > 1 and capitals >= len(words) - 2
    last = view.text.rstrip()[-1:]
    ending = "comma" if last == "," else "stop" if last in ".!?…" else "nothing"
    yield f"nobody: {length} words"
    yield f"nobody: {case}, {length} words, {'title case' if title else 'plain'}"
    yield f"nobody: ends with {ending}"
    yield f"nobody: ends with {ending}, {length} words"
    yield f"nobody: followed by {view.after[:1]}, ends with {ending}"
    yield f"nobody: {view.cue_strength} cue"
    yield f"nobody: {view.cue_strength} cue, {length} words, {case}"
    yield f"nobody: {'single' if view.single else 'double'} marks"
    if len(view.unit.quotations) > 1:
        yield "nobody: several parts"
    if not _TALK.isdisjoint(word.lower().strip(".,!?") for word in words):
        yield "nobody: words of talk inside"


def _neighbours(view: QuoteView, case: str) -> Iterator[str]:
    """What stands just before and after, by tag and by word."""
    before, after, words = view.before, view.after, view.scene.tokens.words
    yield f"nobody: after {before[-2:]}"
    yield f"nobody: after {before[-1:]}, {case}, {'short' if len(view.words) < 5 else 'long'}"
    yield f"nobody: after shape {shape(before[-12:])[-4:]}"
    yield f"nobody: before {after[:2]}"
    yield f"nobody: between {before[-1:]} and {after[:1]}, {case}"
    yield f"nobody: {view.stands} of the paragraph"
    yield f"nobody: {min(before.count('Q') + after.count('Q'), 3)} other quotations in the sentence"
    for side, at, near in (("after", view.unit.first - 1, before), ("before", view.unit.last + 1, after)):
        if near and words[at].isalpha():
            yield f"nobody: {side} the word {words[at].lower()}"


def _announcement(view: QuoteView, case: str) -> Iterator[str]:
    """Whether words just before say that a title or a term follows."""
    scene, first = view.scene, view.unit.first
    near = [word.lower() for word in scene.tokens.words[max(view.start, first - _NEAR) : first]]
    for name, words in (("work", scene.lexicon.work_nouns), ("term", scene.lexicon.term_words)):
        back = next((k for k, word in enumerate(reversed(near)) if word in words), None)
        if back is not None:
            yield f"nobody: {name} announced {'just' if back < 2 else 'shortly'} before, {case}"


def _nearest_cues(view: QuoteView, length: str, case: str) -> Iterator[str]:
    """How the nearest cue on either side meets the quote."""
    unit, tags = view.unit, view.scene.tokens.tags
    before = next((cue for cue in reversed(view.cues) if cue.at < unit.first), None)
    after = next((cue for cue in view.cues if cue.at > unit.last), None)
    for side, cue in (("after", before), ("before", after)):
        if cue is None:
            yield f"nobody: {side} no cue"
            continue
        between = tags[cue.at + 1 : unit.first] if side == "after" else tags[unit.last + 1 : cue.at]
        manner = f"{cue.frame} cue, {'strong' if cue.strong else 'weak'}"
        linked = "linked" if cue.links else "loose"
        crossed = "beyond another quotation" if "Q" in between else "next"
        yield f"nobody: {side} {linked} {manner}, {shape(between)}"
        yield f"nobody: {side} cue {cue.lemma}"
        yield f"nobody: {side} {manner}, {crossed}, {length} words, {case}"
        if len(between) < _NEAR:
            yield f"nobody: close {side} {linked} {manner}, {case}"
