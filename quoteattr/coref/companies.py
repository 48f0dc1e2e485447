"""The one company of an article: "the chief executive of Ohm Foods left. … | the company said"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .antecedents import Anaphor, possible
from .cluster import Cluster

_COMPANY = frozenset("company firm startup start-up".split())
_KINDS = _COMPANY | frozenset(
    "airline bank brewer carmaker chain developer drugmaker giant insurer maker manufacturer retailer".split()
)
_FORMS = frozenset("Co Co. Corp Corp. Inc Inc. LLC Ltd Ltd. PLC plc AG SA NV".split())
_HEADS = re.compile(
    r"\b(?:chief executive|chief (?:\w+ ){1,2}officer|ceo|founder|co-founder) (?:and \w+ )?of(?: the)? $"
)
_HEADED = re.compile(r"(?:\w+ )?(?:chief executive|chief (?:\w+ ){1,2}officer|ceo|founder|co-founder)\b")
_BACK, _NEAR = 300, 6  # mentions; tokens


def the_company(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The one body of which the article says before that it is a company, or has a chief executive."""
    if anaphor.word not in _COMPANY or anaphor.determiner != "the" or anaphor.modifiers or anaphor.phrase.plural:
        return None
    found: set[Cluster] = set()
    for k in range(max(0, anaphor.mention - _BACK), anaphor.mention):
        if k in of and of[k] not in found and _is_company(anaphor, k) and not of[k].person and possible(anaphor, of[k]):
            found.add(of[k])
            if len(found) > 1:
                return None
    return found.pop() if found else None


def _is_company(anaphor: Anaphor, mention: int) -> bool:
    """Whether a name is that of a company by the words beside it: "startup | Parcelly", "the founder of | Parcelly"."""
    scene, phrase = anaphor.scene, anaphor.scene.mentions[mention]
    if phrase.kind != "name":
        return False
    words = scene.tokens.words
    if words[phrase.last - 1] in _FORMS or words[phrase.last] in _FORMS or words[phrase.head - 1].lower() in _KINDS:
        return True
    before = " ".join(words[max(0, phrase.head - _NEAR) : phrase.head]).lower() + " "
    if _HEADS.search(before):
        return True
    behind = " ".join(words[phrase.last + 1 : phrase.last + _NEAR]).lower()
    return scene.tokens.tags[phrase.last] == "s" and _HEADED.match(behind) is not None
