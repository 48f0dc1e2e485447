"""What stands in marks but is nobody's words: title, nickname, term or scare quote."""

from __future__ import annotations

from ..model import OtherKind
from ..scene import Scene
from .announced import SNEERS

_SNEER = SNEERS | {"supposed"}
_NICKNAME = frozenset("nickname nicknamed known aka alias dubbed moniker codenamed".split())
_DEFINES = frozenset("means meaning mean translates stands".split())
_REACH = 3  # tokens before the marks that may announce what they hold


def other_kind(scene: Scene, quotation: int) -> OtherKind:
    """The kind of a quotation (index into ``scene.quotations``) that nobody speaks, by the words around it."""
    tokens = scene.tokens
    at = tokens.quotations[quotation]
    place = scene.quotations[quotation]
    words = scene.text[place.start : place.end].split()
    before = [w.lower() for w in tokens.words[max(0, at - _REACH) : at]]
    after = tokens.words[at + 1].lower() if at + 1 < len(tokens.words) else ""
    near = set(before)
    capitals = sum(w[:1].isupper() for w in words)
    named = capitals > 0 and len(words) < 4
    if tokens.tags[at - 1 : at] == "N" and tokens.tags[at + 1 : at + 2] == "N" and at in tokens.nicknames:
        return "nickname"
    if near & _SNEER:
        return "scare"
    if near & scene.lexicon.work_nouns:
        return "title"
    if near & _NICKNAME and named:
        return "nickname"
    if (
        near & (scene.lexicon.term_words | _DEFINES)
        or after in _DEFINES
        or before[-1:] in (["called"], ["termed"], ["click"])
    ):
        return "term"
    return "title" if capitals > 1 and capitals >= 0.6 * len(words) else "scare"
