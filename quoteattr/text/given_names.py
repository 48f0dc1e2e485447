"""Given names that are also offices, trades, months or things: "Dean Baker", "April Price", "Bill Clinton"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import Lexicon

_CONSTABLES = frozenset("Const Const. Cpl Cpl. DC DCI DI DS Insp Insp. PC Pte Pte. Sgt Sgt.".split())
# Offices and nouns that also stand in the middle of names: "Ravi Pal Rawat", "Tunde Prince Ojo".
_MIDDLE = frozenset("Bishop Dean Duke Earl Judge King Major Pal Pope Prince Sultan Sultana".split())
_BEFORE_NAME = re.compile(r"[TYy](?=N.|T)|Y(?=[ZJ])|[Yy](?=d+N)|T(?=d)|(?<=Q)y(?=V)")


def retag_given_names(words: Sequence[str], tags: list[str], seen: set[str], lexicon: Lexicon) -> set[str]:
    """Offices, trades, months and things that are given names here: "Amir Khan", "Dean Baker", "April Church said".

    Those in the middle of a name are given back: they are names wherever they stand.
    """
    found: set[str] = set()
    named = set()
    for match in _BEFORE_NAME.finditer("".join(tags)):
        at = match.start()
        if words[at] not in lexicon.given_names and words[at] not in _MIDDLE:
            continue
        office = words[at] in _MIDDLE and tags[at - 2 : at - 1] in (["R"], ["T"])
        middle = office or words[at - 1] in lexicon.given_names
        middle = middle and words[at - 1] not in lexicon.places
        if middle and at and tags[at - 1] == "N" and tags[at] == "T":  # "Osman Hafiz Malik"
            tags[at] = "N"
            if words[at] not in _MIDDLE:
                found.add(words[at])
        elif words[at] not in lexicon.given_names:
            continue
        elif tags[at + 1] == "d":  # "Sultan bin Jassim", "Bill de Vega"
            tags[at] = "N"
            named.add(words[at])
        elif tags[at] == "T" and (tags[at + 2] != "N" or words[at] not in lexicon.titles):  # "Nana Ama Boateng"
            before = "DpNTHJ" if words[at] in lexicon.titles else "DpNJ"  # "Minister Shah Mahmood"
            titled = at and tags[at - 1] in before and not words[at].isupper()  # "Minister MK Stalin"
            titled = titled and words[at - 1] not in _CONSTABLES  # "PC Dean Hart"
            if tags[at + 1] == "T":  # not "Dean Bishop", nor "Dean Baker" where a dean is spoken of
                titled = titled or words[at + 1] in lexicon.titles or words[at].lower() in seen
            tags[at] = tags[at] if titled else "N"
        elif tags[at] == "Y":  # "economist Jan Hart", "said June Carpenter", not "by May House rules"
            reports = tags[at - 1] == "V" or tags[at - 1] in "|.Q" and tags[at + 2] in "VX"
            aged = words[at - 1].endswith("-old")
            if reports or aged or tags[at + 1] in "NTd" and tags[at - 1] in "RTH|,CQ":
                tags[at] = "N"
                named.add(words[at])
        elif tags[at + 1] == "N":  # "Bill Clinton"
            named.add(words[at])
        elif tags[at + 1] == "V":  # "“…,” Bill said"
            tags[at] = "N"
    for at in [k for k, word in enumerate(words) if word in named and tags[k] in "Yy"] if named else ():
        if tags[at - 1] == "V" or tags[at + 1] in "VXs" and tags[at - 1] not in "iF0D":  # "April said"
            tags[at] = "N"
    return found
