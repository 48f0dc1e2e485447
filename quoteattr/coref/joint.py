"""Joint speakers: the mentions that "and" makes one subject, over what is said of each between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal

from ..phrases.phrase import Phrase
from ..scene import Scene
from .cluster import Cluster
from .issuers import name_behind

_Link = Literal["and", "comma"]
# Between two: "Kwan | (Ohio) and Ohm", "Kwan | of Ohio, 52, the adviser, and Ohm", "Kwan | , who runs it, and Ohm",
# "Kwan | and his wife, Ohm".
_PLACE = r"(?:\([^()|Q]{1,8}\))?(?:fD?[NZJ&]{1,5})?"
_SAID = r"(?:D?0|[DpaeJ0NZTRrGMfFisYyObA-]{1,14}|W[^.,;:|()QWVg]{1,14})(?=,)"
_AND = re.compile(rf"{_PLACE}(?:,{_SAID}){{0,2}},?C(?:[Dp][aeJ0NTR]{{1,6}},)?")
_COMMA = re.compile(rf"{_PLACE}(?:,(?!f){_SAID}){{0,2}},")  # not "Kwan, of Price, Ohm and Lee"
_APPOSED = re.compile(r"(?:[fFiO][DpaeJ0NZTRGM]{1,8}){0,3},")
_OF = re.compile(r"fD?[NZJ&]")
_JOINING = frozenset("(f,C")  # what such a link begins or ends with
_AMONG = 5  # mentions away: appositions hold some
_LONGEST = 28  # tokens between
_OTHERS = frozenset({"others", "more"})  # who they are the article does not tell: "Ruiz, Wu and others said"
_THEY = frozenset({"they", "both"})
_PAIR = frozenset("pair duo couple trio two three".split())  # "the pair said", "the two said"
_BACK = 12  # mentions before "they" among which a pair is looked for
_SENTENCES, _SENTENCES_AT_MOST = 2, 5  # back


def joint(scene: Scene, of: Mapping[int, Cluster], mention: int) -> list[int]:
    """The mentions of all who speak where this one is the source, in order: "Ruiz, Wu and Okafor said".

    Of "they" those for whom it stands (``of``: mention to cluster), of "a statement by Ruiz and Wu" its issuers.
    """
    start = mention
    if pair := pair_before(scene, of, mention):
        return pair
    if scene.mentions[mention].sort == "document":
        name = name_behind(scene, mention)
        issuers = _behind(scene, name, governed=True) if name is not None else []
        return [name, *issuers] if name is not None and issuers else [mention]
    if named := _named_behind(scene, mention):
        return named
    if scene.tokens.words[scene.mentions[mention].first].lower() == "they" and mention in of:
        mentions = of[mention].mentions
        start = mentions[max(0, bisect_left(mentions, mention) - 1)]
    after = _behind(scene, start)
    before = _ahead(scene, start, listed=bool(after))
    together = [k for k in (*before, start, *after) if k == start or not _is_rest(scene, k)]
    return together if len(together) > 1 else [mention]


def pair_before(scene: Scene, of: Mapping[int, Cluster], mention: int) -> list[int]:
    """The persons for whom "they", "the pair" stands: the last names that are one subject: "Ruiz and Wu married."

    None of them where a plural comes between, which might be meant; further back only where nobody else is named since.
    """
    if not _is_they(scene, mention):
        return []
    sentence = scene.sentence(scene.mentions[mention].head)
    since: set[Cluster | None] = set()
    for k in range(mention - 1, max(-1, mention - _BACK), -1):
        phrase = scene.mentions[k]
        back = sentence - scene.sentence(phrase.head)
        if back > _SENTENCES_AT_MOST or phrase.kind == "nominal" and phrase.plural:
            return []
        if phrase.kind != "name" or phrase.possessor or phrase.sort not in ("person", "unknown"):
            continue
        together = [*_ahead(scene, k, listed=False), k]
        first = scene.mentions[together[0]].first
        opens = scene.tokens.tags[first - 1 : first] in ("", "|", ".", "Q", "V", "r", ",")
        persons = all(scene.mentions[j].sort in ("person", "unknown") for j in together)
        if len(together) > 1 and opens and persons:
            return together if back <= _SENTENCES or since <= {of.get(j) for j in together} else []
        since.add(of.get(k))
    return []


def _named_behind(scene: Scene, mention: int) -> list[int]:
    """The names that a comma joins to a plural: "Two lawyers from Leeds, Ana Ruiz and Li Wu, said"."""
    phrase, tags = scene.mentions[mention], scene.tokens.tags
    if phrase.kind != "nominal" or not phrase.plural or phrase.sort != "person":
        return []
    for k in range(mention + 1, min(len(scene.mentions), mention + 1 + _AMONG)):
        if not _APPOSED.fullmatch(tags, phrase.last, scene.mentions[k].first):
            continue
        names = [k, *_behind(scene, k)]
        closed = tags[scene.mentions[names[-1]].last] in ",.|"
        if len(names) > 1 and closed and all(scene.mentions[j].kind == "name" for j in names):
            return names
    return []


def _is_they(scene: Scene, mention: int) -> bool:
    phrase = scene.mentions[mention]
    word = scene.tokens.words[phrase.last - 1].lower()
    if phrase.kind == "pronoun":
        return word in _THEY and not phrase.possessor
    bare = phrase.last - phrase.first < 3 and scene.tokens.words[phrase.first].lower() in ("the", "both")
    return phrase.kind == "nominal" and bare and (word in _PAIR or word in _THEY)


def _is_rest(scene: Scene, mention: int) -> bool:
    """Whether a mention only says that there are more: "others"."""
    return scene.tokens.words[scene.mentions[mention].last - 1].lower() in _OTHERS


def _behind(scene: Scene, mention: int, governed: bool = False) -> list[int]:
    """Those that follow, the last of them behind "and"; ``governed``: a preposition may stand before the first."""
    found: list[int] = []
    link: _Link | None = "comma"
    while link == "comma":
        mention, link = _neighbour(scene, mention, 1, governed)
        found.append(mention)
    return found if link == "and" else []


def _ahead(scene: Scene, mention: int, listed: bool) -> list[int]:
    """Those that stand before, nearest to "and" last; ``listed``: "and" stands behind the mention."""
    found: list[int] = []
    while True:
        other, link = _neighbour(scene, mention, -1)
        if link != ("comma" if listed or found else "and"):
            return found
        found.insert(0, other)
        mention = other


def _neighbour(scene: Scene, mention: int, step: int, governed: bool = False) -> tuple[int, _Link | None]:
    """The next mention on one side that is joined with this, and by what."""
    tags = scene.tokens.tags
    if tags[scene.mentions[mention].last if step > 0 else scene.mentions[mention].first - 1] not in _JOINING:
        return mention, None
    for other in _others(scene, mention, step):
        left, right = sorted((scene.mentions[mention], scene.mentions[other]))
        if right.first - left.last > _LONGEST:
            break
        link = _link(scene, left, right)
        if link is not None:
            inverted = tags[right.last : right.last + 1] in tuple(".|,Q:;(") and (
                mention in scene.links or other in scene.links
            )
            if governed or inverted or tags[left.first - 1 : left.first] not in tuple("VvgfFibO"):
                return other, link
    return mention, None


def _others(scene: Scene, mention: int, step: int) -> Iterator[int]:
    for other in range(mention + step, mention + step * (_AMONG + 1), step):
        if 0 <= other < len(scene.mentions) and not scene.mentions[other].possessor:
            yield other


def _link(scene: Scene, left: Phrase, right: Phrase) -> _Link | None:
    """How two are joined; over a comma, and over what is said of one of them, only where both are named."""
    if "pronoun" in (left.kind, right.kind):
        return None
    between = scene.tokens.tags[left.last : right.first]
    named = left.kind == right.kind == "name" and "place" not in (left.sort, right.sort)
    if named and _OF.match(between) and not _is_of_body(scene, left, right):
        return None
    if between == "C" or named and _AND.fullmatch(between):
        return "and" if "and" in scene.tokens.words[left.last : right.first] else None
    return "comma" if named and _COMMA.fullmatch(between) else None


def _is_of_body(scene: Scene, left: Phrase, right: Phrase) -> bool:
    """Whether "of" tells where a person is from: not "said Ruiz | of Wu and Okafor", "Ruiz | of Wu and Lee College"."""
    inside = (scene.mentions[k] for k in scene.mentions_between(left.last, right.first))
    persons = any(phrase.kind == "name" and phrase.sort == "person" for phrase in inside)
    return right.sort != "organisation" and right.last - right.head > 1 and not persons
