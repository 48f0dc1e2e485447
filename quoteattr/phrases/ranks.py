"""Ranks and degrees beside an office, which tell less than it does: "Health Secretary Capt (retd) Usman Rao"."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon import Lexicon
from ..words.role_words import ranks

_RETIRED = frozenset("r res ret retd retired rtd".split())


def before_ranks(first: int, last: int, tags: str, words: Sequence[str], lexicon: Lexicon) -> int:
    """The end of an office in the tokens ``first`` to ``last``, before its holder's ranks; ``last`` without ranks."""
    at = last
    while at > first:
        if tags[at - 1] == ")":
            start = tags.rfind("(", first, at)
            if start < 0 or words[start + 1].lower().rstrip(".") not in _RETIRED:
                break
        elif _is_rank(words[at - 1], tags[at - 1]):
            start = at - 2 if " ".join(words[at - 2 : at]) in lexicon.titles else at - 1  # "Secretary | Rear Adm."
        else:
            break
        office = any(tags[k] in "RT" and words[k].lower() not in lexicon.adjectival for k in range(first, start))
        if not office or tags[start - 1] in "Cf":
            break  # "Local SNP MSP", "treasurer and MP"
        at = start
    return last if tags[at : at + 1] == "(" and _is_rank(words[at - 1], tags[at - 1]) else at


def _is_rank(word: str, tag: str) -> bool:
    rank = word.isupper() or ranks().get(word) in ("rank", "style")  # not "Accountant General", "Team Captain"
    return word.endswith(".") or tag == "T" and rank
