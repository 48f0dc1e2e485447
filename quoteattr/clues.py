"""Clues: named observations on a quote and a candidate for its source; the fit gives each a weight.

A clue is a short string such as ``after Q V ·`` (the candidate follows the cue that follows the quote). Shapes show the
words between candidate and quote by what they are: n a noun phrase, V a cue, v another verb, F a preposition with its phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from .cues import CueToken
from .quotes import QuoteUnit
from .scene import Scene


class Previous(NamedTuple):
    """The quote before, and the mention (index, -1 for none) that it was attributed to."""

    unit: QuoteUnit
    mention: int


_PHRASE = regex.compile(r"(?:[FfibO]?[DpaeJ0NTHZRrGMsY&xdPo]++)+")
_SKIP = regex.compile(r"[An]")


def _collapse(match: regex.Match[str]) -> str:
    return "F" if match.group()[0] in "FfibO" else "n"


def shape(tags: str) -> str:
    """The tags between two places, phrases collapsed: "V i D M ," becomes "VF,"."""
    if len(tags) > 40:
        return "…"
    short = _PHRASE.sub(_collapse, _SKIP.sub("", tags)).replace("nF", "n").replace("FF", "F")
    return short if len(short) <= 7 else "…"


class QuoteView:
    """What the clues ask of one quote, computed once for all its candidates."""

    def __init__(self, scene: Scene, unit: QuoteUnit, previous: list[Previous]) -> None:
        self.scene = scene
        self.unit = unit
        self.previous = previous
        tags = scene.tokens.tags
        self.start, _ = scene.sentence_range(scene.sentence(unit.first))
        _, self.end = scene.sentence_range(scene.sentence(unit.last))
        self.paragraph = scene.paragraph(unit.first)
        self.last_paragraph = scene.paragraph(unit.last)
        first, last = scene.quotations[unit.quotations[0]], scene.quotations[unit.quotations[-1]]
        self.text = " ".join(scene.text[scene.quotations[k].start : scene.quotations[k].end] for k in unit.quotations)
        self.words = self.text.split()
        self.before = tags[self.start : unit.first]
        self.after = tags[unit.last + 1 : self.end]
        self.opens_paragraph = unit.first == 0 or tags[unit.first - 1] == "|"
        self.closes_paragraph = tags[unit.last + 1 : unit.last + 2] == "|"
        self.single = first.mark == "single"
        self.ending = scene.text[last.start : last.end].rstrip()[-1:]
        self.cues = [c for c in scene.cues if self.start <= c.at < self.end]
        self.cue_kind = "strong" if any(c.strong for c in self.cues) else "weak" if self.cues else "no"
        self.speaking = {m for c in self.cues if c.strong for m, link in c.links if link in _SPEAKS}
        """Mentions that a reporting verb of the sentence has as its subject."""
        if previous:
            tokens = tags[previous[-1].unit.last + 1 : unit.first]
            bars = tokens.count("|")
            content = tokens.strip("|")
            self.since = ("touching" if not content else "near" if len(content) < 12 else "far") + f" {min(bars, 3)}"
            if bars == 0:
                self.since += " same sentence" if scene.sentence(previous[-1].unit.last) == scene.sentence(unit.first) else ""
        else:
            self.since = "first"
        self.stand = ("opens" if self.opens_paragraph else "") + ("closes" if self.closes_paragraph else "")


_SPEAKS = frozenset({"subject", "apposition", "relative", "inverted"})


def _bucket(count: int) -> str:
    return str(count) if count < 4 else "4-6" if count < 7 else "7-12" if count < 13 else "13-24" if count < 25 else "25+"


def nobody_clues(view: QuoteView) -> Iterator[str]:
    """Clues that the words in marks are nobody's: titles, scare quotes, terms."""
    words, scene = view.words, view.scene
    yield "none"
    length = _bucket(len(words))
    yield f"none: {length} words"
    first = view.text.lstrip()[:1]
    case = "upper" if first.isupper() else "lower" if first.islower() else "other"
    capitals = sum(w[:1].isupper() for w in words)
    title = capitals == len(words) or len(words) > 2 and capitals >= len(words) - 2 and capitals > 1 and words[-1][:1].isupper()
    yield f"none: {case}, {length}, {'title' if title else 'plain'}"
    kind = "comma" if view.ending == "," else "stop" if view.ending in ".!?…" else "open"
    yield f"none: ends {kind}"
    yield f"none: ends {kind}, {length}"
    yield f"none: {view.cue_kind} cue"
    yield f"none: {view.cue_kind} cue, {length}, {case}"
    yield f"none: before {view.before[-2:]}"
    yield f"none: before {view.before[-1:]}, {case}, {'short' if len(words) < 5 else 'long'}"
    yield f"none: after {view.after[:2]}"
    yield f"none: after {view.after[:1]}, {kind}"
    for where, at, near in (("before", view.unit.first - 1, view.before), ("after", view.unit.last + 1, view.after)):
        if near and scene.tokens.words[at].isalpha():
            yield f"none: word {where} {scene.tokens.words[at].lower()}"
    yield f"none: {'single' if view.single else 'double'} marks"
    yield f"none: stands {view.stand}"
    yield f"none: {len(view.unit.quotations) > 1} parts"
    lower = {w.lower().strip(".,!?") for w in words}
    if lower & _SPEECH_WORDS:
        yield "none: speech words inside"
    yield f"none: {case} between {view.before[-1:]} and {view.after[:1]}"
    yield from _announced(view, case)
    yield from _nearest_cues(view, length, case)
    others = view.before.count("Q") + view.after.count("Q")
    yield f"none: {min(others, 3)} other quotations in the sentence"
    shape_before = shape(view.before[-12:])
    yield f"none: shape {shape_before[-4:]}"


def _announced(view: QuoteView, case: str) -> Iterator[str]:
    """Whether words just before say that a title or a term follows."""
    scene, first = view.scene, view.unit.first
    near = [w.lower() for w in scene.tokens.words[max(view.start, first - 4) : first]]
    for name, words in (("work", scene.lexicon.work_nouns), ("term", scene.lexicon.term_words)):
        for back, word in enumerate(reversed(near)):
            if word in words:
                yield f"none: {name} announced {'just' if back < 2 else ''} before, {case}"
                break


def _nearest_cues(view: QuoteView, length: str, case: str) -> Iterator[str]:
    """How the nearest cue on either side meets the quote."""
    scene, unit, tags = view.scene, view.unit, view.scene.tokens.tags
    before = next((c for c in reversed(view.cues) if c.at < unit.first), None)
    after = next((c for c in view.cues if c.at > unit.last), None)
    for side, cue in (("before", before), ("after", after)):
        if cue is None:
            yield f"none: no cue {side}"
            continue
        between = tags[cue.at + 1 : unit.first] if side == "before" else tags[unit.last + 1 : cue.at]
        form = shape(between)
        manner = f"{cue.frame}, {'strong' if cue.strong else 'weak'}"
        linked = "linked" if cue.links else "loose"
        yield f"none: {side} {linked} {manner} {form}"
        yield f"none: {side} {cue.lemma}"
        yield f"none: {side} {manner}, {min(between.count('Q'), 1)} quotations between, {length}, {case}"
        if len(between) < 4:
            yield f"none: {side} {linked} {manner}, close, {case}"


_SPEECH_WORDS = frozenset("i we you my our your i'm i’m we're we’re i've i’ve don't don’t it's it’s is are was were have has will can't can’t not that's that’s do".split())


def candidate_clues(view: QuoteView, mention: int) -> tuple[Iterator[str], CueToken | None]:
    """The clues of one candidate, and the cue that would join it to the quote."""
    cue, link = _best_cue(view, mention)
    return _clues(view, mention, cue, link), cue


def _best_cue(view: QuoteView, mention: int) -> tuple[CueToken | None, str]:
    best: tuple[int, CueToken | None, str] = (10_000, None, "no link")
    unit = view.unit
    for index, link in view.scene.links.get(mention, ()):
        cue = view.scene.cues[index]
        distance = unit.first - cue.at if cue.at < unit.first else max(0, cue.at - unit.last)
        if not view.start <= cue.at < view.end:
            distance += 100
        if link in ("object", "patient"):
            distance += 30
        if not cue.strong:
            distance += 6
        if distance < best[0]:
            best = (distance, cue, link)
    return best[1], best[2]


def _clues(view: QuoteView, mention: int, cue: CueToken | None, link: str) -> Iterator[str]:
    scene, unit = view.scene, view.unit
    phrase = scene.mentions[mention]
    tags, words = scene.tokens.tags, scene.tokens.words
    head = phrase.head
    region = _region(view, head)
    kind = _kind(view, mention)
    yield f"{region}"
    yield f"{region}, {kind}"
    yield f"{kind}"
    lead = tags[phrase.first - 1 : phrase.first] or "|"
    follow = tags[phrase.last : phrase.last + 1]
    yield f"lead {lead}, {region}"
    yield f"follow {follow}, {region}"
    yield f"lead {lead}, {phrase.kind}"
    if region == "before":
        between = tags[phrase.last : unit.first]
        form = shape(between)
        yield f"before · {form} Q"
        yield f"before {lead} · {form} Q"
    elif region == "after":
        between = tags[unit.last + 1 : phrase.first]
        form = shape(between)
        yield f"after Q {form} · {follow}"
        yield f"after Q {form} ·"
    elif region == "gap":
        place = max(k for k in (scene.tokens.quotations[q] for q in unit.quotations) if k < head)
        between = tags[place + 1 : phrase.first]
        form = shape(between)
        yield f"gap Q {form} · {follow}"
    else:
        between = tags[phrase.last : unit.first] if head < unit.first else tags[unit.last + 1 : phrase.first]
        form = ""
    yield f"{region}, {between.count('Q')} quotations between"
    verbs = sum(between.count(v) for v in "VgvX")
    yield f"{region}, {min(verbs, 4)} verbs between"
    yield f"{region}, distance {_bucket(len(between))}"
    others = scene.mentions_between(phrase.last, unit.first) if head < unit.first else scene.mentions_between(unit.last + 1, phrase.head)
    rivals = sum(not scene.mentions[k].possessor for k in others)
    yield f"{region}, {min(rivals, 5)} mentions between"
    if cue is not None:
        yield from _cue_clues(view, phrase.first, region, cue, link, kind)
    else:
        yield f"{region}, no cue of its own, {view.cue_kind} cue in the sentence"
    rival = bool(view.speaking - {mention})
    yield f"{link}, {'speaks here' if mention in view.speaking else 'silent'}, {'a rival speaks' if rival else 'no rival'}"
    in_history = False
    for back, previous in enumerate(reversed(view.previous[-3:])):
        if previous.mention >= 0 and (previous.mention == mention or _same_name(scene, previous.mention, mention)):
            which = "same mention" if previous.mention == mention else "same name"
            yield f"{which} as {back + 1} back"
            if back == 0:
                yield f"{which} as before, {view.since}"
                yield f"{which} as before, {view.since}, {view.stand}, {view.cue_kind} cue"
                yield f"{which} as before, {region}, {view.cue_kind} cue"
            in_history = True
            break
    if not in_history and view.previous and view.previous[-1].mention >= 0:
        yield f"other than before, {region}, {view.since}"
        yield f"other than before, {view.stand}, {view.cue_kind} cue"
    if phrase.kind == "name":
        last = words[phrase.last - 1]
        if len(last) > 2 and last in view.text:
            yield "named inside the quote"
    elif phrase.kind == "nominal" and words[phrase.last - 1].lower() in view.text:
        yield "nominal inside the quote"
    if phrase.possessor:
        yield f"possessor, {link}"


def _cue_clues(view: QuoteView, first: int, region: str, cue: CueToken, link: str, kind: str) -> Iterator[str]:
    scene, unit = view.scene, view.unit
    tags = scene.tokens.tags
    if cue.at < unit.first:
        side, between = "cue before", tags[cue.at + 1 : unit.first]
    elif cue.at > unit.last:
        side, between = "cue after", tags[unit.last + 1 : cue.at]
    else:
        side, between = "cue in gap", ""
    here = view.start <= cue.at < view.end
    place = side if here else f"{side}, other sentence"
    strong = "strong" if cue.strong else "weak"
    yield f"{link}, {place}"
    yield f"{link}, {place}, {cue.frame}, {strong}"
    yield f"{link}, {place}, {kind}"
    yield f"{link}, {region}"
    yield f"cue {cue.lemma}, {link if link == 'object' else ''}"
    yield f"cue {cue.lemma}, {side}"
    if here:
        form = shape(between)
        yield f"{link}, {side} {form}"
        yield f"{side} {form}, {cue.frame}, {strong}"
        yield f"{link}, {side}, distance {_bucket(len(between))}"
        crossed = f"{min(between.count('Q'), 2)} quotations, {min(sum(between.count(v) for v in 'Vg'), 2)} cues between"
        yield f"{side}, {crossed}"
        yield f"{link}, {crossed}"
        other = tags[cue.at - 2 : cue.at] if side == "cue before" else tags[cue.at + 1 : cue.at + 4]
        if "Q" in other:
            yield f"{side}, touches another quotation"
        yield f"cue followed by {tags[cue.at + 1 : cue.at + 2]}, {side}"


def _region(view: QuoteView, head: int) -> str:
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
            back = scene.sentence(unit.first) - scene.sentence(head)
            return f"{min(back, 3)} sentences back"
        return f"{min(view.paragraph - paragraph, 3)} paragraphs back"
    if paragraph == view.last_paragraph:
        return f"{min(scene.sentence(head) - scene.sentence(unit.last), 2)} sentences on"
    return f"{min(paragraph - view.last_paragraph, 2)} paragraphs on"


def _kind(view: QuoteView, mention: int) -> str:
    phrase = view.scene.mentions[mention]
    word = view.scene.tokens.words[phrase.last - 1].lower()
    if phrase.kind == "pronoun":
        return word if word in ("he", "she", "they", "it", "i", "we", "you", "who") else "pronoun"
    number = "plural " if phrase.plural else ""
    if phrase.kind == "name":
        return f"{phrase.sort} name"
    return f"{number}{phrase.sort} nominal"


def _same_name(scene: Scene, one: int, other: int) -> bool:
    a, b = scene.mentions[one], scene.mentions[other]
    return a.kind == b.kind == "name" and scene.tokens.words[a.last - 1] == scene.tokens.words[b.last - 1]
