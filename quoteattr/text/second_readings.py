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
_ALSO_VERBS = frozenset("board command crew force party police staff".split())
_MODALS = frozenset("can could may might must shall should will would".split())
_PICTURES = frozenset(
    "advert cartoon chart clip drawing film footage graphic illustration image map mural photo photograph picture"
    " poster screenshot video".split()
)
_CURRENCIES = frozenset("Dh Dhs KSh Ksh N Nu P RM Rp Rs Rs. Sh Shs Tk Tk.".split())
_OF_WEIGHT = frozenset(
    "business cabinet church club community dominant establishment government industry influential key leading"
    " opposition party popular powerful prominent religious respected senior top union".split()
)
_COUNTING = frozenset("business club government industry top".split())  # their figures are numbers
_COUNTS_OF_CASUALTIES = frozenset("count counts department estimates figure figures list numbers rate toll".split())
_OF_RATES = frozenset(
    "birth borrowing crime death divorce exchange inflation interest lending mortgage murder tax unemployment vacancy"
    " cut cuts cutting held hold holding holds keep keeping keeps kept leave leaves leaving left lift lifted lower"
    " lowered raise raised raises raising slash slashed".split()
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


def _is_done(words: Sequence[str], at: int) -> bool:
    return words[at] in _ALSO_VERBS and words[at - 1] in _MODALS


def _is_name(words: Sequence[str], at: int) -> bool:
    return words[at] == "name"


def _is_given(words: Sequence[str], at: int) -> bool:
    return words[at] in _GIVEN_TOO and words[at - 1] in RELATIVES


def _is_elder(words: Sequence[str], at: int) -> bool:
    return words[at] == "elder"


def _is_somebody(words: Sequence[str], at: int) -> bool:
    return words[at] == "one" and words[at - 1] != "number"


def _shows(words: Sequence[str], at: int) -> bool:
    return words[at] in ("features", "shows") and words[at - 1] in _PICTURES


def _is_near(words: Sequence[str], at: int) -> bool:
    return words[at] == "close"


def _is_only(words: Sequence[str], at: int) -> bool:
    return words[at] == "only"


def _is_per(words: Sequence[str], at: int) -> bool:
    return words[at] in ("per", "Per")


def _is_firm(words: Sequence[str], at: int) -> bool:
    return words[at] == "AG"


def _is_currency(words: Sequence[str], at: int) -> bool:
    return words[at] in _CURRENCIES


def _is_person(words: Sequence[str], at: int) -> bool:
    return words[at] == "figure" and (words[at - 1] in _OF_WEIGHT or words[at - 1][0].isupper())


def _are_persons(words: Sequence[str], at: int) -> bool:
    return words[at] == "figures" and words[at - 1] in _OF_WEIGHT - _COUNTING


def _is_counted(words: Sequence[str], at: int) -> bool:
    return words[at] == "casualty" and words[at + 1] in _COUNTS_OF_CASUALTIES


def _are_rates(words: Sequence[str], at: int) -> bool:
    return words[at] == "rates" and words[at - 1] in _OF_RATES


def _will(words: Sequence[str], at: int) -> bool:
    return words[at] == "Will"


def _is_thought(words: Sequence[str], at: int) -> bool:
    return words[at] in ("reasoning", "thinking")


def _is_answer(words: Sequence[str], at: int) -> bool:
    return words[at] in ("answer", "reply", "request", "question")


def _is_as_per(words: Sequence[str], at: int) -> bool:
    return words[at] == "per" and words[at - 1].lower() == "as"


# Where a word may be something else, whether it is, its new tag.
_READINGS: tuple[tuple[re.Pattern[str], _Check, str], ...] = (
    # "the German said", "said the young Italian.", not "in German"
    (re.compile(r"y(?:(?<=[Dae]y)(?=A?[VXW]|,W)|(?<=V[Dae]y)(?=[,.|])|(?<=VDay)(?=[,.|]))"), _is_tongue, "J"),
    (re.compile(r"Y(?<=[FOV]Y)(?=N)"), _is_day, "Z"),  # "in a chat with Saturday Beats", "told Sunday Punch"
    (re.compile(r"Y(?<=[RTH]Y)(?=N)"), _is_surname, "N"),
    (re.compile(r"0(?<=[aM]0)(?=[aJ]{0,2}[RG]V)"), _is_somebody, "D"),  # "a phrase | one backbencher called"
    # "chief rates strategist", "head of claims research"
    (re.compile(r"[UVv](?<=[aRf].)(?=[aR])"), _is_plural_noun, "a"),
    (re.compile(r"G(?<=X.)(?=[DpPNGRrMa0])"), _is_done, "v"),  # "would force firms to", not "will staff come"
    (re.compile(r"A(?<=[ps]A)(?=[UVM])"), _is_only, "a"),  # "was her only comment"
    (re.compile(r"[UV](?<=0.)(?=[,.|V])"), _is_name, "a"),  # "who goes by one name, said"
    (re.compile(r"R(?<=DR)(?=[HN])"), _is_elder, "a"),  # "the elder Mr. Ruiz"
    (re.compile(r"y(?<=Ry)(?=[VvXAW,.|])"), _is_given, "N"),
    (re.compile(r"A(?<=[NZa]A)(?=[Ns,]|G[VX])"), _is_now, "N"),  # "Mobility Now UK", "the Shelter Now charity said"
    (re.compile(r"[UV](?<=R[UV])(?=[UVvXFfW,.|Q])"), _are_members, "G"),  # "member states had shown", not "states that"
    (re.compile(r"[UV](?<=[Vvg][UV])(?=[tgV,.iF])"), _are_signs, "M"),  # "held signs that read"
    (re.compile(r"[MUa](?<=D[MUa])(?=[Q:])"), _follows_somebody, "V"),  # "heard someone | scream “…”"
    (re.compile(r"U(?<=DU)(?=Q)"), _follows_many, "V"),  # "what many call “…”"
    (re.compile(r"V(?<=[Rr]V)(?=O)"), _is_near, "a"),  # "sources close to the deal say"
    # "the image shows President Ruiz", not "the talk shows Ruiz hosts"
    (re.compile(r"[MU](?<=[aMU][MU])(?=T?N)"), _shows, "V"),
    # "“…,” per the Ruiz Trust.", not "a pound per person"
    (re.compile(r"F(?<![^|.]F)(?=D|N{1,3}s)"), _is_per, "K"),  # "Per the Herald’s Dana Wu: “…”"
    (re.compile(r"F(?<=[Q,]F)(?=[NZ]|[Dp][aeJNZ]{0,3}[MGNZ]|p[aeJ]{0,2}R)"), _is_per, "K"),
    (re.compile(r"T(?<=NT)(?<!DNT)(?=[^N])"), _is_firm, "Z"),  # "Volksbau AG said", not "the Lagos AG", "Lagos AG Ruiz"
    (re.compile(r"N(?=0)"), _is_currency, "0"),  # "Rs 500", "a loan of RM 2 million"
    # "a senior figure in the party", "said a Labour figure", not "a high figure"
    (re.compile(r"[aUV](?<=[aJGNR].)"), _is_person, "R"),
    (re.compile(r"[aUV](?<=[aJGNR].)"), _are_persons, "r"),
    (re.compile(r"N(?<![^.|Q]N)(?=P)"), _will, "X"),  # "Will he? “I might,” he said"
    (re.compile(r"g(?<=[sp]g)"), _is_thought, "a"),  # "called the court’s reasoning “odd”"
    (re.compile(r"[UV](?<=[Da].)(?=:Q)"), _is_answer, "M"),  # "had a one-word answer: “No.”"
    (re.compile(r"V(?<=[aVv]V)"), _are_rates, "a"),  # "raised interest rates", not "who rates it"
    (re.compile(r"R(?=[aUVMG])"), _is_counted, "a"),  # "put the casualty figure at five"
    (re.compile(r"F(?<=BF)(?=[DpNHTJZaRGMo])"), _is_as_per, "K"),  # "As per Ruiz, it is"
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
