"""Whom a surname means that several share, or a word for a relative of somebody of that name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from ..words.pronouns import HE, SHE
from ..words.relatives import KIN
from .antecedents import Anaphor, possible
from .cluster import Cluster

_NEAR = 200  # mentions before and after among which namesakes are looked for
_LEADING = frozenset({"speaker", "subject"})


def namesake(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The one other person of somebody's surname: "Tom Ruiz’s mother" is Ana Ruiz, if there is no other Ruiz."""
    owner = of.get(anaphor.mention - 1)
    phrase = anaphor.phrase
    if anaphor.word not in KIN or phrase.plural or owner is None or not owner.forms:
        return None
    if anaphor.determiner not in HE | SHE and not anaphor.possessed:
        return None
    surnames = {form[-1] for form in owner.forms}
    near = range(anaphor.mention - _NEAR, anaphor.mention + _NEAR)
    people = {of[k] for k in near if k in of and of[k] is not owner and of[k].person and possible(anaphor, of[k])}
    found = [c for c in people if any(len(form) > 1 and form[-1] in surnames for form in c.forms)]
    return found[0] if len(found) == 1 else None


def named_in_full(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The one bearer of a shared surname whom the paragraph names, once in full: "Ana Ruiz sang. … | Ruiz said".

    Where it names none, the one of whom the paragraph before tells.
    """
    context, mentions = anaphor.context, anaphor.scene.mentions
    surname = anaphor.scene.tokens.words[anaphor.phrase.last - 1]
    for paragraph in (anaphor.paragraph, anaphor.paragraph - 1):
        first, last = bisect_left(context.paragraphs, paragraph), bisect_left(context.paragraphs, paragraph + 1)
        here = range(max(first, anaphor.mention - _NEAR), min(last, anaphor.mention))
        named = (k for k in here if k in of and mentions[k].kind == "name")
        bearers = [k for k in named if any(form[-1] == surname for form in of[k].forms)]
        if paragraph < anaphor.paragraph:
            bearers = [k for k in bearers if context.place(k) in _LEADING]
        bearers = [k for k in bearers if not mentions[k].possessor] or bearers  # "Ruiz’s aunt, Ana Ruiz, … | Ruiz said"
        if bearers:
            found = {of[k] for k in bearers}
            in_full = any(mentions[k].last - mentions[k].head > 1 and not mentions[k].possessor for k in bearers)
            return found.pop() if in_full and len(found) == 1 else None
    return None
