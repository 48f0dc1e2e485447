"""Medium and addressee: how and to whom something was said ("in a post on X", "told Reuters")."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from ..cues.cue_token import CueToken
from ..model import Span
from ..scene import Scene

_SPEAKERS = frozenset({"subject", "clause", "apposition", "relative", "inverted"})
_WORDS = "[aeJ0NTZRrGMs&d]"
# "in a post", "during his visit": a preposition and the noun phrase whose head may be a medium.
_BY = frozenset("in at during on via through by".split())
_IN_PHRASE = re.compile(rf"[iF]([Dp]?{_WORDS}+)")
# What may stand between the cue and such a phrase: "said Ruiz on Tuesday in".
_BETWEEN = regex.compile(rf"(?:[AYC,]|[iF][YN0]|{_WORDS}|[DPp])*+")
_OBJECT = regex.compile(rf"o|[Dp]?+{_WORDS}++(?:f[Dp]?+{_WORDS}++)*+(?:C[NTHJ]++)?+")
_SPEAKING_TO = frozenset("speaking talking spoke writing testifying".split())
_ADDRESSING = frozenset("addressing addressed briefing briefed".split())
_OPENING = {form for word in _SPEAKING_TO | _ADDRESSING for form in (word, word.capitalize(), word.upper())}


def medium(scene: Scene, first: int, last: int) -> Span | None:
    """The medium named between two token indices, as a noun phrase without its preposition, or None.

    It must open a clause or follow a cue: "In a statement, Ruiz said", "said Ruiz on Tuesday in a statement".
    """
    tags, words = scene.tokens.tags, scene.tokens.words
    for match in _IN_PHRASE.finditer(tags, first, last):
        start = match.start(1)
        if words[start - 1].lower() not in _BY:
            continue
        if words[start - 1].lower() == "on" and (end := _platform(scene, start)) and _is_beside(scene, match.start()):
            return scene.span(start, end)
        end = _medium_end(scene, start, match.end())
        if end is not None and _is_beside(scene, match.start()):
            return scene.span(start, end)
    return None


def _medium_end(scene: Scene, first: int, last: int) -> int | None:
    """The end of the phrase for a medium that starts at ``first``, with "to shareholders", "with the BBC", "on X"."""
    words, media = scene.tokens.words, scene.lexicon.media
    head = words[last - 1]
    if head not in media and f"{words[last - 2].lower()} {head}" not in media or last - first == 1:
        return None
    following = words[last].lower()
    if following in ("to", "with"):
        match = _OBJECT.match(scene.tokens.tags, last + 1)
        return match.end() if match else last
    return _platform(scene, last + 1) or last if following == "on" else last


def _platform(scene: Scene, first: int) -> int | None:
    """The end of the name of a social platform that starts at ``first``, or None."""
    names = (" ".join(scene.tokens.words[first : first + length]) for length in (2, 1))
    return next((first + 2 - k for k, name in enumerate(names) if name in scene.lexicon.platforms), None)


def _is_beside(scene: Scene, at: int) -> bool:
    """Whether the phrase at ``at`` opens its sentence or clause or follows a cue, its speaker and the day."""
    tags = scene.tokens.tags
    start, _ = scene.sentence_range(scene.sentence(at))
    if at == start or tags[at - 1] in ",-Q":
        return True
    before = scene.cues_between(start, at)
    return bool(before) and _BETWEEN.fullmatch(tags, before[-1].at + 1, at) is not None


def addressee(scene: Scene, mention: int, first: int, last: int) -> Span | None:
    """Whom the source addresses between two token indices: "told Reuters", "said to him", "addressing the Assembly"."""
    words, with_to = scene.tokens.words, scene.lexicon.verbs_with_to
    for cue in _cues_of(scene, mention, first, last):
        if cue.frame in ("tell", "ask"):
            for other, link in cue.links:
                if link == "object" and other != mention:
                    phrase = scene.mentions[other]
                    return scene.span(phrase.first, max(phrase.last, _object_end(scene, phrase.first) or 0))
        elif cue.lemma in with_to and words[cue.at + 1] == "to" and (end := _object_end(scene, cue.at + 2)):
            return scene.span(cue.at + 2, end)
    if _OPENING.isdisjoint(words[first : last - 1]):
        return None
    for k, word in enumerate(map(str.lower, words[first : last - 1]), first):
        spoken = word in _SPEAKING_TO and words[k + 1] in ("to", "before")
        start = k + 1 + spoken
        if (spoken or word in _ADDRESSING) and (end := _object_end(scene, start)):
            return scene.span(start, end)
    return None


def _cues_of(scene: Scene, mention: int, first: int, last: int) -> Iterator[CueToken]:
    for k, link in scene.links.get(mention, ()):
        cue = scene.cues[k]
        if first <= cue.at < last and link in _SPEAKERS:
            yield cue


def _object_end(scene: Scene, first: int) -> int | None:
    match = _OBJECT.match(scene.tokens.tags, first)
    return match.end() if match else None
