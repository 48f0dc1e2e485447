"""Fit the weights: ``python -m benchmarks.fit CORPUS… [--folds 5 --predictions OUT.jsonl] [--output WEIGHTS.tsv]``.

Three conditional logits and a curve: attribution in two rounds (the second on the model's own previous speakers),
coreference on the right mentions, and the confidence on decisions of articles that the weights were not fitted on.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import quoteattr
from benchmarks.choices import Example, attribution_choices, coreference_choices, invented_examples, read_examples
from benchmarks.corpus import first_sight, is_labelled, with_antecedents
from benchmarks.logit import fit
from quoteattr.assemble import Assembler
from quoteattr.attribution.decide import NOBODY_THRESHOLD, decide
from quoteattr.attribution.taken_up import with_headlines
from quoteattr.backends import load
from quoteattr.cli.backend import settings
from quoteattr.confidence import inputs as confidence_inputs
from quoteattr.evaluate import Prediction, judge, predictions, write_predictions

_DATA = Path(quoteattr.__file__).parent / "data"
# Chosen on folds. Outside the labelled articles some rows of nobody's words are somebody's after all; fitting on them
# all the same raises mention F1 on the labelled ones, and this gives back what is left alone.
_NOBODY_THRESHOLD = 0.6
# In the curve of the confidence rows of articles without labels count less: the places of their sources are less sure.
_READ_BY_HAND_WEIGHT = 0.3
# Invented articles are harder than most news: the curve counts them, but less.
_FIRST_SIGHT_WEIGHT = 0.1
_COREFERENCE_PENALTY = 3.0  # the choices are few
_SMALLEST = 0.02  # smaller weights decide nothing and would only lengthen the table
Weights = dict[str, float]


def fit_weights(examples: Sequence[Example], without: tuple[str, ...] = ()) -> Weights:
    """The weights of all clues, without the confidence; clues that begin with ``without`` get none."""
    first = fit([choice for e in examples for choice in e.first_choices], without=without)
    first[NOBODY_THRESHOLD] = _NOBODY_THRESHOLD
    second = fit([choice for e in examples for choice in attribution_choices(e, first)], without=without)
    coreference: Weights = {}
    for _ in range(2):
        choices = [choice for e in examples for choice in coreference_choices(e, coreference)]
        coreference = fit(choices, penalty=_COREFERENCE_PENALTY, without=without)
    return {**second, **coreference, NOBODY_THRESHOLD: _NOBODY_THRESHOLD}


def predict(example: Example, weights: Mapping[str, float]) -> tuple[tuple[Prediction, ...], list[Weights]]:
    """The rows of an article by these weights, and for each row the inputs of its confidence."""
    decisions = with_headlines(example.scene, decide(example.scene, example.units, weights))
    assembler = Assembler(example.scene, weights, 0.0)
    document = assembler.document(decisions)
    inputs = [
        confidence_inputs(grounds)
        for quote, grounds in zip(document.quotes, assembler.grounds, strict=True)
        for _ in quote.parts
    ]
    return predictions(document), inputs


def fit_confidence(
    examples: Sequence[Example], predicted: Mapping[str, tuple[tuple[Prediction, ...], list[Weights]]]
) -> Weights:
    """The curve of the confidence: from labelled articles, speakers read by hand, and articles at first sight."""
    inputs: list[Weights] = [confidence_inputs(grounds) for grounds, _ in first_sight()]
    right = [verdict for _, verdict in first_sight()]
    counts = [_FIRST_SIGHT_WEIGHT] * len(right)
    for example in examples:
        if example.fold is None:
            continue  # its errors were read, and no fold left it out
        article = with_antecedents(example.article)
        rows, grounds = predicted[article.id]
        index = {(row.start, row.end): ground for row, ground in zip(rows, grounds, strict=True)}
        for verdict in judge([article], {article.id: rows}) if is_labelled(article) else ():
            if verdict.row is not None and verdict.right is not None:
                inputs.append(index[verdict.row.start, verdict.row.end])
                right.append(verdict.right)
                counts.append(1.0 if is_labelled(example.article) else _READ_BY_HAND_WEIGHT)
    names = sorted({name for row in inputs for name in row})
    matrix = np.array([[row.get(name, 0.0) for name in names] for row in inputs])
    sign, count = np.where(right, 1.0, -1.0), np.array(counts)
    prior = np.array([1.0 if "log-odds" in name else 0.0 for name in names])

    def loss(beta: np.ndarray) -> float:
        return float((count * np.logaddexp(0, -sign * (matrix @ beta))).sum() + ((beta - prior) ** 2).sum())

    # The surer of a part, the surer of the whole, however much the parts overlap.
    bounds = [(0.0 if "log-odds" in name and "nobody" not in name else None, None) for name in names]
    found = minimize(loss, prior, method="L-BFGS-B", bounds=bounds).x
    return dict(zip(names, map(float, found), strict=True))


_shared: list[Example] = []  # what the forked workers read


def _leave_out(
    fold: int, without: tuple[str, ...]
) -> tuple[Weights, dict[str, tuple[tuple[Prediction, ...], list[Weights]]]]:
    weights = fit_weights([e for e in _shared if e.fold != fold], without)
    return weights, {e.article.id: predict(e, weights) for e in _shared if e.fold == fold}


def cross_validate(
    examples: Sequence[Example], count: int, without: tuple[str, ...] = ()
) -> tuple[dict[str, tuple[Prediction, ...]], Weights]:
    """Out-of-fold rows of every article, their confidence fitted on the other folds; and the curve over all folds."""
    _shared[:] = examples
    for example in examples:
        example.first_choices  # noqa: B018 - computed once, before the fork
    with multiprocessing.get_context("fork").Pool(2) as pool:
        results = pool.map(partial(_leave_out, without=without), range(count), chunksize=1)
    raw = {id: rows for _, predicted in results for id, rows in predicted.items()}
    rows = {}
    for fold, (weights, _) in enumerate(results):
        curve = fit_confidence([e for e in examples if e.fold != fold], raw)
        for e in examples:
            if e.fold == fold:
                rows[e.article.id] = predict(e, {**weights, **curve})[0]
    return rows, fit_confidence(examples, raw)


def write_weights(path: Path, weights: Mapping[str, float]) -> None:
    """The readable table: a clue and its weight a line, sorted by clue."""
    lines = ["# clue\tweight (log-odds); fitted by python -m benchmarks.fit, do not edit"]
    lines += [
        f"{clue}\t{weight:.3f}"
        for clue, weight in sorted(weights.items())
        if abs(weight) >= _SMALLEST and math.isfinite(weight)
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; ``arguments`` default to the command line's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path, help="gold articles, JSONL")
    parser.add_argument("--folds", type=int, default=5, help="folds for the confidence and the predictions")
    parser.add_argument("--predictions", type=Path, help="write out-of-fold predictions here")
    parser.add_argument("--output", type=Path, help="the table to write (default: the package's)")
    parser.add_argument("--backend", help="fit the table of this backend: spacy, stanza")
    parser.add_argument("--backend-option", action="append", default=[], metavar="KEY=VALUE", help="e.g. model=NAME")
    parser.add_argument("--only-predictions", action="store_true", help="cross-validate, write no weights")
    parser.add_argument("--without", action="append", default=[], metavar="GROUP", help="leave out clues, e.g. turn:")
    options = parser.parse_args(arguments)
    backend = load(options.backend, **settings(options.backend_option)) if options.backend else None
    examples = read_examples(options.corpus, options.folds, backend) + invented_examples(backend)
    rows, curve = cross_validate(examples, options.folds, tuple(options.without))
    if options.predictions:
        write_predictions(options.predictions, rows)
    if not options.only_predictions:
        own = f"weights-{options.backend}.tsv" if options.backend else "weights.tsv"
        write_weights(options.output or _DATA / own, {**fit_weights(examples, tuple(options.without)), **curve})


if __name__ == "__main__":
    main()
