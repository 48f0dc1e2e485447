"""Joint speakers: the mentions that "and" makes one subject, over the appositions between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal

from .cluster import Cluster
from .phrase import Phrase
from .scene import Scene

_Link = Literal["and", "comma"]
# Between two: "Kwan | (Ohio) and Ohm", "Kwan | of Ohio, the adviser, and Ohm", "Kwan | , Ohm and Lee".
_BESIDE = r"(?:\([^()|Q]{1,8}\))?(?:f[NZJ]{1,4})?(?:,[DpaeJ0NZTRrGMfFisYy-]{1,14}(?=,))?"
_AND, _COMMA = re.compile(rf"{_BESIDE},?C"), re.compile(rf"{_BESIDE},")
_JOINING = frozenset("(f,C")  # what such a link begins or ends with
_AMONG = 4  # mentions away: appositions hold some
_LONGEST = 24  # tokens between


def joint(scene: Scene, of: Mapping[int, Cluster], mention: int) -> list[int]:
    """The mentions that are one subject with this, itself among them, in order: "Ruiz, Wu and Okafor said".

    Of "they", where ``of`` (mention to cluster) tells whom it means, those for whom it stands.
    """
    start = mention
    if scene.tokens.words[scene.mentions[mention].first].lower() == "they" and mention in of:
        mentions = of[mention].mentions
        start = mentions[max(0, bisect_left(mentions, mention) - 1)]
    after = _behind(scene, start)
    before = _ahead(scene, start, listed=bool(after))
    return [*before, start, *after] if before or after else [mention]


def _behind(scene: Scene, mention: int) -> list[int]:
    """Those that follow, the last of them behind "and"."""
    found: list[int] = []
    link: _Link | None = "comma"
    while link == "comma":
        mention, link = _neighbour(scene, mention, 1)
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


def _neighbour(scene: Scene, mention: int, step: int) -> tuple[int, _Link | None]:
    """The next mention on one side that is joined with this, and by what."""
    beside = scene.tokens.tags[scene.mentions[mention].last if step > 0 else scene.mentions[mention].first - 1]
    if beside not in _JOINING:
        return mention, None
    for other in _others(scene, mention, step):
        left, right = sorted((scene.mentions[mention], scene.mentions[other]))
        if right.first - left.last > _LONGEST:
            break
        link = _link(scene, left, right)
        if link is not None:
            tags = scene.tokens.tags
            inverted = tags[right.last : right.last + 1] in tuple(".|,Q:;(") and (
                mention in scene.links or other in scene.links
            )
            governed = tags[left.first - 1 : left.first] in tuple("VvgfFibO")
            return (other, link) if inverted or not governed else (mention, None)
    return mention, None


def _others(scene: Scene, mention: int, step: int) -> Iterator[int]:
    for other in range(mention + step, mention + step * (_AMONG + 1), step):
        if 0 <= other < len(scene.mentions) and not scene.mentions[other].possessor:
            yield other


def _link(scene: Scene, left: Phrase, right: Phrase) -> _Link | None:
    """How two are joined; over a comma only where both are named."""
    if "pronoun" in (left.kind, right.kind):
        return None
    between = scene.tokens.tags[left.last : right.first]
    named = left.kind == right.kind == "name" and "place" not in (left.sort, right.sort)
    if between == "C" or named and _AND.fullmatch(between):
        return "and" if scene.tokens.words[right.first - 1] == "and" else None
    return "comma" if named and _COMMA.fullmatch(between) else None
