"""Single words that their neighbours make something else: a tongue that is a person, a day in the name of a paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ..words.relatives import RELATIVES

_TONGUES_TOO = frozenset(
    "German Greek Italian Japanese Korean Portuguese Punjabi Russian Somali Tamil Thai Ukrainian Vietnamese"
    " Zulu".split()
)
_COUNTS = frozenset("many some most few".split())
# Given names that are also words with a capital, and those beside whom they are given names: "her husband | Bill".
_GIVEN_TOO = frozenset("Bill Emmy Jesus Katrina Krishna Lane Oscar Ram River".split())
_DAYS_TOO = frozenset("April August June Mar March May Sun Sunday".split())  # names too: "spokesman | Sun Li-fang"
_RANKED = frozenset("assistant chief deputy former global junior lead principal senior veteran".split())
_OF_WEIGHT = frozenset(
    "business cabinet church club community dominant establishment government industry influential key leading"
    " opposition party popular powerful prominent religious respected senior top union".split()
)
_Check = Callable[[Sequence[str], int], bool]


def _is_tongue(words: Sequence[str], at: int) -> bool:
    return words[at] in _TONGUES_TOO


def _is_day(words: Sequence[str], at: int) -> bool:
    return words[at].endswith("day") and words[at - 1] in ("with", "to", "told")


def _is_surname(words: Sequence[str], at: int) -> bool:
    return words[at] in _DAYS_TOO


def _is_now(words: Sequence[str], at: int) -> bool:
    return words[at] == "Now"


def _is_reflexive(words: Sequence[str], at: int) -> bool:
    return words[at].endswith(("self", "selves"))


def _follows_many(words: Sequence[str], at: int) -> bool:
    return not words[at].endswith("s") and words[at - 1] in _COUNTS


def _are_members(words: Sequence[str], at: int) -> bool:
    return words[at] == "states" and words[at - 1] in ("member", "Member")


def _follows_somebody(words: Sequence[str], at: int) -> bool:
    return words[at - 1] in ("somebody", "someone")


def _are_signs(words: Sequence[str], at: int) -> bool:
    return words[at] == "signs"


def _is_plural_noun(words: Sequence[str], at: int) -> bool:
    return words[at].endswith("s") and (words[at - 1] == "of" or words[at - 1].lower() in _RANKED)


def _is_person(words: Sequence[str], at: int) -> bool:
    return words[at] == "figure" and (words[at - 1] in _OF_WEIGHT or words[at - 1][0].isupper())


def _is_given(words: Sequence[str], at: int) -> bool:
    return words[at] in _GIVEN_TOO and words[at - 1] in RELATIVES


def _is_elder(words: Sequence[str], at: int) -> bool:
    return words[at] == "elder"


def _is_somebody(words: Sequence[str], at: int) -> bool:
    return words[at] == "one" and words[at - 1] != "number"


def _is_near(words: Sequence[str], at: int) -> bool:
    return words[at] == "close"


def _is_only(words: Sequence[str], at: int) -> bool:
    return words[at] == "only"


def _is_per(words: Sequence[str], at: int) -> bool:
    return words[at] in ("per", "Per")


def _is_firm(words: Sequence[str], at: int) -> bool:
    return words[at] == "AG"


# Where a word may be something else, whether it is, its new tag.
_READINGS: tuple[tuple[re.Pattern[str], _Check, str], ...] = (
    # "the German said", "said the young Italian.", not "in German"
    (re.compile(r"y(?:(?<=[Dae]y)(?=A?[VXW]|,W)|(?<=V[Dae]y)(?=[,.|])|(?<=VDay)(?=[,.|]))"), _is_tongue, "J"),
    (re.compile(r"Y(?<=[FOV]Y)(?=N)"), _is_day, "Z"),  # "in a chat with Saturday Beats", "told Sunday Punch"
    (re.compile(r"Y(?<=[RTH]Y)(?=N)"), _is_surname, "N"),
    (re.compile(r"0(?<=[aM]0)(?=[aJ]{0,2}[RG]V)"), _is_somebody, "D"),  # "a phrase | one backbencher called"
    (re.compile(r"A(?<=[ps]A)(?=[UVM])"), _is_only, "a"),  # "was her only comment"
    (re.compile(r"R(?<=DR)(?=[HN])"), _is_elder, "a"),  # "the elder Mr. Ruiz"
    (re.compile(r"y(?<=Ry)(?=[VvXAW,.|])"), _is_given, "N"),
    (re.compile(r"A(?<=[NZa]A)(?=[Ns,]|G[VX])"), _is_now, "N"),  # "Mobility Now UK", "the Shelter Now charity said"
    (re.compile(r"[UV](?<=R[UV])(?=[UVvXFfW,.|Q])"), _are_members, "G"),  # "member states had shown", not "states that"
    (re.compile(r"[UV](?<=[Vvg][UV])(?=[tgV,.iF])"), _are_signs, "M"),  # "held signs that read"
    (re.compile(r"[MUa](?<=D[MUa])(?=[Q:])"), _follows_somebody, "V"),  # "heard someone | scream “…”"
    (re.compile(r"U(?<=DU)(?=Q)"), _follows_many, "V"),  # "what many call “…”"
    (re.compile(r"V(?<=[Rr]V)(?=O)"), _is_near, "a"),  # "sources close to the deal say"
    # "“…,” per the Ruiz Trust.", not "a pound per person"
    (re.compile(r"F(?<![^|.]F)(?=D|N{1,3}s)"), _is_per, "K"),  # "Per the Herald’s Dana Wu: “…”"
    (re.compile(r"F(?<=[Q,]F)(?=[NZ]|[Dp][aeJNZ]{0,3}[MGNZ]|p[aeJ]{0,2}R)"), _is_per, "K"),
    (re.compile(r"T(?<=NT)(?<!DNT)(?=[^N])"), _is_firm, "Z"),  # "Volksbau AG said", not "the Lagos AG", "Lagos AG Ruiz"
    # "chief rates strategist", "head of claims research"
    (re.compile(r"[UVv](?<=[aRf].)(?=[aR])"), _is_plural_noun, "a"),
    # "a senior figure in the party", "said a Labour figure", not "a high figure"
    (re.compile(r"[aUV](?<=[aJGNR].)"), _is_person, "R"),
    (re.compile(r"o(?<=[NRrGMJZP]o)"), _is_reflexive, "A"),  # "the authors themselves concede", "Ruiz herself said"
)


def second_readings(words: Sequence[str], tags: str) -> Iterator[tuple[int, str]]:
    """Token indices of such words with their new tags.

    >>> list(second_readings(["Ruiz", "herself", "said"], "NoV"))
    [(1, 'A')]
    """
    for pattern, is_other, tag in _READINGS:
        for match in pattern.finditer(tags):
            if is_other(words, match.start()):
                yield match.start(), tag
