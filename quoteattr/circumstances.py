"""Medium and addressee: how and to whom something was said ("in a post on X", "told Reuters")."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from .model import Span
from .roles import complement_end
from .scene import Scene

# "in a post", "on his blog", "during a visit to"; the head must be a medium.
_IN_PHRASE = regex.compile(r"[iFb]([Dp0]?[aevJ0NTZGMs-]*?M)(?![aeM])")
_SPEAKERS = frozenset({"subject", "clause", "apposition", "relative", "inverted"})
_NO_MEDIUM = frozenset({"according", "none"})


def medium(scene: Scene, first: int, last: int) -> Span | None:
    """The medium named between two token indices, as a noun phrase without its preposition, or None."""
    for match in _IN_PHRASE.finditer(scene.tokens.tags, first, last):
        start, end = match.span(1)
        if scene.tokens.words[end - 1].lower() in scene.lexicon.media:
            return scene.span(start, _platform_end(scene, end))
    return None


def _platform_end(scene: Scene, last: int) -> int:
    """The end of "a post on X", "an interview with the BBC"; not of "a statement on the budget"."""
    end = complement_end(last, scene.tokens)
    inner = scene.tokens.tags[last:end]
    if not inner:
        return last
    stop = min(end, last + 4 if inner[1:2] in ("D", "p") else last + 3)
    body = " ".join(w for w in scene.tokens.words[last + 1 : stop] if w not in ("the", "The"))
    known = scene.lexicon.platforms | scene.lexicon.organisations
    if scene.tokens.words[last].lower() == "with" or any(body.startswith(name) for name in known if name[:1] == body[:1]):
        return stop if set(scene.tokens.tags[last + 1 : stop]) <= set("DNZTJp") else end
    return last


def addressee(scene: Scene, mention: int, first: int, last: int) -> Span | None:
    """Whom the source addresses between two token indices: the object of its tell, ask or address."""
    for cue in _cues_between(scene, first, last):
        if cue.frame not in ("tell", "ask") and cue.lemma not in ("address", "inform", "tell", "ask"):
            continue
        if not any(m == mention and link in _SPEAKERS for m, link in cue.links):
            continue
        for other, link in cue.links:
            phrase = scene.mentions[other]
            if link == "object" and other != mention and not (phrase.kind == "pronoun" and cue.frame == "name"):
                return scene.span(phrase.first, phrase.last)
    return None


def _cues_between(scene: Scene, first: int, last: int) -> Iterable:  # type: ignore[type-arg]
    return (cue for cue in scene.cues if first <= cue.at < last)
