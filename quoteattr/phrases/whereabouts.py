"""What no list knows, told by what stands around its name: "In Zapopan, a shopkeeper", "an analyst at Zapopan"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from .phrase import Phrase

_EMPLOYED, _LONGEST_POST = re.compile(r"[RT](?:f[DpaJNMG]{1,3})?i$"), 6  # "an analyst at", "a professor of law at"
# What stands before them is a programme or outlet: "Ohm Tonight hosts Ana Ruiz and Bo Wu".
_PRESENTERS = frozenset(
    f"{noun}{plural}" for noun in ("anchor", "co-host", "correspondent", "host", "presenter") for plural in ("", "s")
)
_AREA = re.compile(r",(N{1,3})(?=[,.|)(-])")
# "Zapopan, Mexico –", "ZAPOPAN (EFE) –", "Zapopan, May 3 –", "ZAPOPAN, 3 May 2025 –" at the start of a paragraph.
_DATELINE = re.compile(r"(?:,[NHJ]{1,3}(?:CN{1,2})?)?(?:[,x]?(?:Y0|0Y)(?:,?0)?)?(?:\([^()]{1,4}\))?-")
_ACRONYM = 4  # letters; longer capitals are the name of a town
_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest outside outskirts".split())
_PARTS = frozenset(
    "Central East Eastern Greater Inner Lower North Northern Old South Southern Upper West Western".split()
)
_WHERE = frozenset("In Near Outside Across".split())
_WHEN = frozenset("earlier last this".split())  # "At a fair in Kota Baru last month, a nurse"
_ROADS = frozenset("Avenue Ave. Boulevard Drive Highway Lane Parkway Road Square Street St. Turnpike".split())
# "At a clinic in Kota Baru, a nurse", "Speaking to us in Kota Baru, a nurse": from the start of a sentence to the name.
_NOUN = "[Dp]?[aeJNZGMRr0]{1,5}"
_FRONTED, _LONGEST_FRONT = (
    re.compile(rf"(?:^|[|.])(?:[iF]{_NOUN}(?:[fF]{_NOUN})?|[eUVvg]A?(?:[bfFiO]{_NOUN}){{0,2}})i$"),
    16,
)


def with_places(mentions: Sequence[Phrase], tokens: Tokens, lexicon: Lexicon) -> list[Phrase]:
    """The mentions; names that stand where only places stand are such."""
    return [_with_sort(phrase, tokens, lexicon) if phrase.kind == "name" else phrase for phrase in mentions]


def is_whereabouts(phrase: Phrase, tags: str) -> bool:
    """Whether a name only tells where: what follows is somebody else: "in Dallas, a donor said", "DALLAS – A donor"."""
    before = tags[phrase.first - 1 : phrase.first]
    if phrase.sort != "place":
        return False
    dateline = tags[phrase.last : phrase.last + 1] == ":" or _DATELINE.match(tags, phrase.last) is not None
    return before in ("i", "F") or before in ("", "|") and dateline


def _is_fronted(first: int, tags: str) -> bool:
    """Whether a name ends a phrase of place with which the sentence begins: "At a clinic in | Kota Baru, a nurse"."""
    return _FRONTED.search(tags, max(0, first - _LONGEST_FRONT), first) is not None


def in_dateline(phrase: Phrase, tags: str) -> bool:
    """Whether a name is that of the agency in a dateline: "ROME (Wire Press) –"."""
    return tags[phrase.first - 1 : phrase.first] == "(" and tags[phrase.last : phrase.last + 2] == ")-"


def _with_sort(phrase: Phrase, tokens: Tokens, lexicon: Lexicon) -> Phrase:
    tags, first, last = tokens.tags, phrase.first, phrase.last
    before = tags[first - 1 : first]
    if before in ("i", "F") and last - phrase.head > 1 and tokens.words[last - 1] in _ROADS:
        return phrase._replace(sort="place")  # "On Adams Street, a neighbor said"
    opens = before in ("", "|")
    if opens and (dateline := _DATELINE.match(tags, last)) is not None:
        name = "".join(tokens.words[first:last])
        if len(dateline.group()) > 1 or name.isupper() and len(name) > _ACRONYM:  # not "Ruiz – who"
            return phrase._replace(sort="place")
    if phrase.sort != "unknown":
        return phrase
    if tokens.words[last] in _PRESENTERS and tags[last + 1] == "N":
        return phrase._replace(sort="organisation")
    if tokens.words[first - 1] == "at" and _EMPLOYED.search(tags, max(0, first - _LONGEST_POST), first):
        return phrase._replace(sort="organisation")
    if opens and tags[last] == ":" and " ".join(tokens.words[first:last]).title() in lexicon.places:
        return phrase._replace(sort="place")  # "NEW DELHI: The court"
    if tokens.words[phrase.head] in _PARTS and " ".join(tokens.words[phrase.head + 1 : last]) in lexicon.places:
        return phrase._replace(sort="place")  # "Old Havana", not "West Virginia State"
    if tokens.words[first - 1] == "of" and tokens.words[first - 2] in _DIRECTIONS:
        return phrase._replace(sort="place")  # "south of Kota Tawan"
    fronted = tokens.words[first - 1] in _WHERE and tags[last] in ",D" if not opens else False
    ends = tags[last] == "," or tokens.words[last] in _WHEN
    fronted = fronted or tokens.words[first - 1] == "in" and ends and _is_fronted(first, tags)
    area = _AREA.match(tags, last)
    inside = area is not None and " ".join(tokens.words[last + 1 : area.end()]) in lexicon.places
    return phrase._replace(sort="place") if fronted or inside else phrase
