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


def established(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """Who alone is called by the surname: "Ruiz sat. | His wife, Ana Ruiz, sang. “Oh,” Ana Ruiz said. | Ruiz said".

    The others come in later and are called in full, or by a given name, once more at least.
    """
    surname = anaphor.scene.tokens.words[anaphor.phrase.last - 1]
    user, since, others = None, 0, []
    for cluster in _bearers(anaphor, surname, of):
        first, otherwise = _called(cluster, surname, anaphor)
        if first is None:
            others.append((cluster, otherwise))
        elif user is not None:
            return None
        else:
            user, since = cluster, first
    if user is None:
        return None
    for cluster, otherwise in others:
        if cluster.mentions[0] < since or otherwise < 2:
            return None
    return user if others and possible(anaphor, user) else None


def _bearers(anaphor: Anaphor, surname: str, of: Mapping[int, Cluster]) -> list[Cluster]:
    """Whom of a surname the article named before, not too far back."""
    seen: dict[Cluster, bool] = {}
    for k in range(max(0, anaphor.mention - _NEAR), anaphor.mention):
        if k in of and of[k] not in seen:
            seen[of[k]] = False
            for form in of[k].forms:
                if form[-1] == surname:
                    seen[of[k]] = True
    return [cluster for cluster in seen if seen[cluster]]


def _called(cluster: Cluster, surname: str, anaphor: Anaphor) -> tuple[int | None, int]:
    """The first mention by the surname alone before an anaphor, and how often it is called otherwise by name."""
    mentions, words = anaphor.scene.mentions, anaphor.scene.tokens.words
    first, otherwise = None, 0
    before = bisect_left(cluster.mentions, anaphor.mention)
    for k in cluster.mentions[max(0, before - _NEAR) : before]:
        phrase = mentions[k]
        if phrase.kind != "name":
            continue
        if words[phrase.last - 1] == surname and phrase.last - phrase.head == 1:
            first = k if first is None else first
        elif not phrase.possessor:
            otherwise += 1
    return first, otherwise


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
            if anaphor.gender and not all(possible(anaphor, cluster) for cluster in found):
                return None  # "said Ruiz, her voice cracking"
            in_full = any(mentions[k].last - mentions[k].head > 1 and not mentions[k].possessor for k in bearers)
            return found.pop() if in_full and len(found) == 1 else None
    return None
