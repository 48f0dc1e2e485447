"""Clues by the bunch: what one observation has to say, named once, weighed once an article.

Most observations are of few and small values (a region, a link, a count up to four), so the same names would be built
again and again. A function that gives the names for such values is decorated with `bunch`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

Bunch = tuple[str, ...]

bunch = lru_cache(maxsize=2048)
"""Keeps the names for the values that were met last: names of clues only, nothing of an article."""


def names(bunches: Iterable[Bunch]) -> list[str]:
    """The clues of all bunches, in order.

    >>> names([("link: subject", "cue: say"), ("turn: same name",)])
    ['link: subject', 'cue: say', 'turn: same name']
    """
    return list(chain.from_iterable(bunches))


class Scores(dict[Bunch, float]):
    """Bunch to the sum of its clues' weights, looked up when first asked for.

    >>> Scores({"link: subject": 1.5, "cue: say": 0.25}).of([("link: subject", "cue: say"), ("cue: add",)])
    1.75
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, clues: Bunch) -> float:
        get = self._weights.get
        self[clues] = score = sum([get(clue, 0.0) for clue in clues])
        return score

    def of(self, bunches: Iterable[Bunch]) -> float:
        """The summed weights of all clues."""
        return sum(map(self.__getitem__, bunches))
