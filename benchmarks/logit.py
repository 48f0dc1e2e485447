"""Conditional logit over sets of candidates with binary clues (McFadden 1974), fitted by L-BFGS with an L2 penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


class Choice(NamedTuple):
    """One choice: the clues of each option, which options are right, and how much the choice counts."""

    options: list[list[str]]
    right: list[bool]
    weight: float = 1.0


def fit(
    choices: Sequence[Choice], penalty: float = 2.0, at_least: int = 6, without: tuple[str, ...] = ()
) -> dict[str, float]:
    """Weights of all clues that occur ``at_least`` so often and do not begin with ``without``; deterministic."""
    counts = Counter(clue for choice in choices for clues in choice.options for clue in clues)
    index = {
        clue: k
        for k, clue in enumerate(sorted(c for c, n in counts.items() if n >= at_least and not c.startswith(without)))
    }
    rows: list[int] = []
    columns: list[int] = []
    owners: list[int] = []
    right: list[bool] = []
    starts: list[int] = []
    for number, choice in enumerate(choices):
        starts.append(len(owners))
        for clues, is_right in zip(choice.options, choice.right, strict=True):
            known = [index[clue] for clue in clues if clue in index]
            rows.extend([len(owners)] * len(known))
            columns.extend(known)
            owners.append(number)
            right.append(is_right)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(owners), len(index)))
    transposed = matrix.T.tocsr()
    owner, mask, first = np.array(owners), np.array(right), np.array(starts)
    weight = np.array([choice.weight for choice in choices])

    def loss(beta: np.ndarray) -> tuple[float, np.ndarray]:
        score = matrix @ beta
        top = np.maximum.reduceat(score, first)
        exponential = np.exp(score - top[owner])
        total = np.add.reduceat(exponential, first)
        good = np.where(mask, exponential, 0.0)
        good_total = np.maximum(np.add.reduceat(good, first), 1e-300)
        gradient = transposed @ ((good / good_total[owner] - exponential / total[owner]) * weight[owner])
        value = -(weight * (np.log(good_total) - np.log(total))).sum() + penalty * (beta @ beta) / 2
        return value, penalty * beta - gradient

    result = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {clue: float(result.x[k]) for clue, k in index.items()}
