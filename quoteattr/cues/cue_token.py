"""A cue as its token, with the mentions that it is linked to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..model import Frame
from ..phrases.phrase import Phrase
from ..text.tokens import Tokens
from .link import Link

Links = tuple[tuple[int, Link], ...]
"""Mention indices, and how each is linked to a cue."""

_APPOSED = re.compile(r",D[aJ]?[aM]$")
_NAMED = ("what", "that", "which", "whom")


class CueToken(NamedTuple):
    """A reporting word: token index, lemma, frame."""

    at: int
    lemma: str
    frame: Frame
    strong: bool
    links: Links


def what_is_named(cue: CueToken, tokens: Tokens, mentions: Sequence[Phrase]) -> int | None:
    """The mention whose word for a thing stands in marks behind a cue; None where the cue does not name so.

    "What | Ruiz calls a “…”", "what | they see as “…”", "a deal that | critics call “…”", "a deal | one critic called".
    """
    if not tokens.tags[cue.at + 1 : cue.at + 4].lstrip("BD").startswith("Q"):
        return None
    names = cue.frame == "name" and cue.strong
    relatives = _NAMED if names else _NAMED[:1]
    for first, mention in [(mentions[k].first, k) for k, link in cue.links if link == "subject"]:
        if tokens.words[first - 1].lower() in relatives or names and _APPOSED.search(tokens.tags, first - 5, first):
            return mention
    return None
