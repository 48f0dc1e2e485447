"""Clues that what stands in marks is nobody's words: a title, a scare quote, a nickname, a term."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..clues import Bunch, bunch, holding
from .announced import NAMED
from .quote_view import QuoteView, bucket, shape

_LABELLED = frozenset("rating ratings button buttons emoji hashtag recommendation".split())  # "a “buy” rating"
_NEAR = 4  # tokens before the marks in which a title or term may be announced
# Words of talk: a title or term seldom holds them.
_TALK = frozenset(
    "i we you my our your i'm i’m we're we’re i've i’ve don't don’t it's it’s that's that’s can't can’t"
    " is are was were have has will not do".split()
)


def nobody_clues(view: QuoteView) -> list[Bunch]:
    """The bunches of all clues that hold for "nobody" as the source of this quote."""
    length = bucket(len(view.words))
    first = view.text.lstrip()[:1]
    case = "upper" if first.isupper() else "lower" if first.islower() else "other"
    return [
        *_form(view, length, case),
        *_neighbours(view, case),
        *_announcement(view, case),
        *_nearest_cues(view, length, case),
    ]


def _form(view: QuoteView, length: str, case: str) -> Iterator[Bunch]:
    """The words inside: how many, how written, how they end."""
    words = view.words
    small = len(list(islice((word for word in words if not word[0].isupper()), 3)))  # more make no title
    title = not small or small < 3 and len(words) > 2 and len(words) - small > 1
    talk = not _TALK.isdisjoint(view.plain_words)
    yield _words_clues(length, case, title, view.single, len(view.unit.quotations) > 1, talk)
    yield _ending_clues(view.ending, length, view.after[:1])
    yield _strength_clues(view.cue_strength, length, case)


@bunch
def _words_clues(length: str, case: str, title: bool, single: bool, several_parts: bool, talk: bool) -> tuple[str, ...]:
    clues = (
        (True, "nobody"),
        (True, f"nobody: {length} words"),
        (True, f"nobody: {case}, {length} words, {'title case' if title else 'plain'}"),
        (True, f"nobody: {'single' if single else 'double'} marks"),
        (several_parts, "nobody: several parts"),
        (talk, "nobody: words of talk inside"),
    )
    return holding(clues)


@bunch
def _ending_clues(ending: str, length: str, follow: str) -> tuple[str, ...]:
    end = f"nobody: ends with {ending}"
    return end, f"{end}, {length} words", f"nobody: followed by {follow}, ends with {ending}"


@bunch
def _strength_clues(strength: str, length: str, case: str) -> tuple[str, ...]:
    return f"nobody: {strength} cue", f"nobody: {strength} cue, {length} words, {case}"


def _neighbours(view: QuoteView, case: str) -> Iterator[Bunch]:
    """What stands just before and after, by tag and by word."""
    before, after, words = view.before, view.after, view.scene.tokens.words
    others = min(before.count("Q") + after.count("Q"), 3)
    yield _before_clues(before[-2:], shape(before[-12:])[-4:], case, len(view.words) < 5)
    yield _around_clues(before[-1:], after[:2], case)
    yield _standing_clues(view.stands, others)
    if after[:1] == "b":
        yield _by_clues(any(link == "agent" for cue in view.cues for _, link in cue.links))
    for side, at, near in (("after", view.unit.first - 1, before), ("before", view.rest, after)):
        if near and words[at].isalpha():
            yield _word_clues(side, words[at].lower())


@bunch
def _before_clues(tags: str, form: str, case: str, short: bool) -> tuple[str, ...]:
    after = f"nobody: after {tags[-1:]}, {case}, {'short' if short else 'long'}"
    return f"nobody: after {tags}", after, f"nobody: after shape {form}"


@bunch
def _around_clues(before: str, after: str, case: str) -> tuple[str, ...]:
    return f"nobody: before {after}", f"nobody: between {before} and {after[:1]}, {case}"


@bunch
def _by_clues(agent: bool) -> tuple[str, ...]:
    """ "Hailed as “a triumph” by Ruiz" are her words; "called “Snow” by all" and "the book “Snow” by Ruiz" none."""
    return (f"nobody: before by, {'an agent' if agent else 'no agent'} of a cue",)


@bunch
def _standing_clues(stands: str, others: int) -> tuple[str, ...]:
    return f"nobody: {stands} of the paragraph", f"nobody: {others} other quotations in the sentence"


@bunch
def _word_clues(side: str, word: str) -> tuple[str, ...]:
    return (f"nobody: {side} the word {word}",)


def _announcement(view: QuoteView, case: str) -> Iterator[Bunch]:
    """Whether words just before, or just after, say that it is a title or a term."""
    scene, first = view.scene, view.unit.first
    near = [word.lower() for word in scene.tokens.words[max(view.start, first - _NEAR) : first]]
    for name, words in (("work", scene.lexicon.work_nouns), ("term", scene.lexicon.term_words)):
        back = next((k for k, word in enumerate(reversed(near)) if word in words), None)
        if back is not None:
            yield _announced_clues(name, f"{'just' if back < 2 else 'shortly'} before", case)
    if near and near[-1] in NAMED and view.before[-2:-1] in tuple("GMRaeZ"):
        yield _announced_clues("name", "just before", case)
    follow = scene.tokens.words[view.unit.last + 1].lower()
    if follow in _LABELLED and view.before[-1:] in tuple("DpaeJ"):
        yield _announced_clues("term", "just before", case)  # the same clue: it is as sure, and either is rare
    if follow in scene.lexicon.artists and view.ending != "comma":
        yield _announced_clues("work", "just after", case)


@bunch
def _announced_clues(name: str, when: str, case: str) -> tuple[str, ...]:
    return (f"nobody: {name} announced {when}, {case}",)


def _nearest_cues(view: QuoteView, length: str, case: str) -> Iterator[Bunch]:
    """How the nearest cue on either side meets the quote."""
    unit, tags = view.unit, view.scene.tokens.tags
    before = next((cue for cue in reversed(view.cues) if cue.at < unit.first), None)
    after = next((cue for cue in view.cues if cue.at > unit.last), None)
    for side, cue in (("after", before), ("before", after)):
        if cue is None:
            yield _cueless_clues(side)
            continue
        linked = "linked" if cue.links else "loose"
        manner = f"{cue.frame} cue, {'strong' if cue.strong else 'weak'}"
        between = tags[cue.at + 1 : unit.first] if side == "after" else tags[view.rest : cue.at]
        crossed = "beyond another quotation" if "Q" in between else "next"
        yield _cue_clues(side, linked, manner, view.sight(cue).form, cue.lemma)
        yield _crossing_clues(side, manner, crossed, length, case)
        if len(between) < _NEAR:
            yield _close_clues(side, linked, manner, case)


@bunch
def _cueless_clues(side: str) -> tuple[str, ...]:
    return (f"nobody: {side} no cue",)


@bunch
def _crossing_clues(side: str, manner: str, crossed: str, length: str, case: str) -> tuple[str, ...]:
    return (f"nobody: {side} {manner}, {crossed}, {length} words, {case}",)


@bunch
def _close_clues(side: str, linked: str, manner: str, case: str) -> tuple[str, ...]:
    return (f"nobody: close {side} {linked} {manner}, {case}",)


@bunch
def _cue_clues(side: str, linked: str, manner: str, form: str, lemma: str) -> tuple[str, ...]:
    return f"nobody: {side} {linked} {manner}, {form}", f"nobody: {side} cue {lemma}"
