"""Clues by the bunch: what one observation has to say, named once and weighed once.

Most observations are of few and small values (a region, a link, a count up to four), so the same names would be built
and weighed again and again. A function that gives the names for such values is decorated with `bunch`. What is kept
across calls are names of clues and sums of weights, a bounded number of them: no text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from .model import Clue

_KEPT = 2**15
_STRENGTH = itemgetter(0)


class Bunch(tuple[str, ...]):
    """The names of some clues; equal only to itself, so that its weight is found without looking at the names."""

    __slots__ = ()
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__


def bunch(names: Callable[..., tuple[str, ...]]) -> Callable[..., Bunch]:
    """The function, giving bunches; those for the values that were met last are kept."""

    @lru_cache(maxsize=_KEPT)
    def bunched(*values: str | int | None) -> Bunch:
        return Bunch(names(*values))

    return bunched


def holding(clues: Iterable[tuple[object, str]]) -> tuple[str, ...]:
    """Those of the clues that hold, each given behind whether it does.

    >>> holding([(True, "nobody"), (0, "nobody: several parts")])
    ('nobody',)
    """
    return tuple(clue for holds, clue in clues if holds)


def names(bunches: Iterable[Iterable[str]]) -> list[str]:
    """The clues of all bunches, in order.

    >>> names([Bunch(("link: subject", "cue: say")), Bunch(("turn: same name",))])
    ['link: subject', 'cue: say', 'turn: same name']
    """
    return list(chain.from_iterable(bunches))


def softmax(scores: Sequence[float]) -> list[float]:
    """The probability of each candidate by its score in log-odds, at least one score.

    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    top = max(scores)  # or the exponentials might overflow
    exponentials = [math.exp(score - top) for score in scores]
    total = sum(exponentials)
    return [exponential / total for exponential in exponentials]


class Weights(dict[str, float]):
    """Clue to weight (log-odds), and the sums of the bunches that were met last.

    >>> Weights({"link: subject": 1.5, "cue: say": 0.25}).score([Bunch(("link: subject", "cue: say"))])
    1.75
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self._sums = _Sums(self)
        self._told = _Told(self)

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weights:
        """The same weights, ready to weigh bunches."""
        return weights if isinstance(weights, cls) else cls(weights)

    def score(self, bunches: Iterable[Bunch]) -> float:
        """The summed weights of all clues; those that have no weight count nothing."""
        return sum(map(self._sums.__getitem__, bunches))

    def strongest(self, bunches: Iterable[Bunch], most: int) -> list[Clue]:
        """The clues that tell most, strongest first."""
        told = sorted(chain.from_iterable(map(self._told.__getitem__, bunches)), key=_STRENGTH, reverse=True)
        return [clue for _, clue in told[:most]]


class _Sums(dict[Bunch, float]):
    """Bunch to the summed weight of its clues, made when it is first asked for."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weight = dict(weights).get

    def __missing__(self, clues: Bunch) -> float:
        if len(self) >= _KEPT:  # several threads may pass the bound together
            self.clear()
        weight = self._weight
        found = self[clues] = sum([weight(clue, 0.0) for clue in clues])
        return found


class _Told(dict[Bunch, tuple[tuple[float, Clue], ...]]):
    """Bunch to those of its clues that have a weight, with their strength; made when it is first asked for."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weight = dict(weights).get

    def __missing__(self, clues: Bunch) -> tuple[tuple[float, Clue], ...]:
        if len(self) >= _KEPT:  # several threads may pass the bound together
            self.clear()
        weighed = ((clue, self._weight(clue)) for clue in clues)
        found = self[clues] = tuple((abs(weight), Clue(clue, weight)) for clue, weight in weighed if weight)
        return found
