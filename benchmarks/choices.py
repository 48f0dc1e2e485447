"""What the weights are fitted on: the choices of each article, as its gold decides them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from attrs import define

from benchmarks.corpus import NOBODY, antecedents, folds, gold_row, invented, is_labelled, right_candidates
from benchmarks.logit import Choice
from quoteattr.attribution.decide import Candidate, candidates, decide
from quoteattr.attribution.quote_view import Previous, QuoteView
from quoteattr.attribution.quotes import QuoteUnit, join_quotations
from quoteattr.backends import Backend
from quoteattr.clues import names
from quoteattr.coref.cluster import Cluster
from quoteattr.coref.resolver import Resolver
from quoteattr.evaluate import GoldArticle, GoldQuote, read_gold
from quoteattr.evaluate.names import same_name
from quoteattr.lexicon import english
from quoteattr.scene import Scene, read

_ALL_MARKS_WEIGHT = 3.0  # articles of the world count for three: they are few and varied; chosen on folds
_INVENTED_WEIGHT = 0.3  # invented ones for less than a third: no newsroom wrote them; chosen on folds
_RELAYED = "link: according, a rival speaks"


@define(eq=False)
class Example:
    """An article, read, with its quotes; how much a choice in it counts, and the fold it belongs to.

    Without a fold it is learnt from whichever is left out, and never measured.
    """

    article: GoldArticle
    scene: Scene
    units: list[QuoteUnit]
    weight: float
    fold: int | None = None

    @cached_property
    def first_choices(self) -> list[Choice]:
        """The choices of the first round, which no weights change."""
        return attribution_choices(self, None)


def read_examples(paths: Sequence[Path], count: int, backend: Backend | None = None) -> list[Example]:
    """All articles of the files, each in one of ``count`` folds, as the backend annotates them."""
    articles = [article for path in paths for article in read_gold(path)]
    weights = [_ALL_MARKS_WEIGHT if article.all_marks else 1.0 for article in articles]
    found = zip(articles, weights, folds(articles, count), strict=True)
    return [_example(article, weight, fold, backend) for article, weight, fold in found]


def invented_examples(backend: Backend | None = None) -> list[Example]:
    """The articles that were written for this project, as the backend annotates them: in no fold."""
    return [_example(article, _INVENTED_WEIGHT, None, backend) for article in invented()]


def _example(article: GoldArticle, weight: float, fold: int | None, backend: Backend | None) -> Example:
    scene = read(article.text, english(), backend.annotate(article.text) if backend else None)
    return Example(article, scene, join_quotations(scene), weight, fold)


def attribution_choices(example: Example, weights: Mapping[str, float] | None) -> list[Choice]:
    """A choice for each scored quote; previous speakers are the gold's without ``weights``, else the model's own."""
    article, scene = example.article, example.scene
    decisions = decide(scene, example.units, weights) if weights else None
    previous: list[Previous] = []
    choices = []
    for number, unit in enumerate(example.units):
        pool = candidates(QuoteView(scene, unit, previous))
        if decisions and (mention := decisions[number].mention) >= 0:
            previous.append(Previous(unit, mention))
        row = gold_row(article, scene, unit)
        if row is None:
            continue
        right = right_candidates(article, scene, row, pool)
        if row.attributed and not decisions:
            previous.append(Previous(unit, right[0] if right else -1))
        if right and (article.all_marks or not _is_relayed(pool, right)):
            choices.append(Choice([c.clues for c in pool], [c.mention in right for c in pool], example.weight))
    return choices


def _is_relayed(pool: Sequence[Candidate], right: Sequence[int]) -> bool:
    """Whether the source is who relays: PolNeAR names Reuters in “…,” she said, according to Reuters; we mean her."""
    return any(c.mention in right and any(clue.startswith(_RELAYED) for clue in c.clues) for c in pool)


def coreference_choices(example: Example, weights: Mapping[str, float]) -> list[Choice]:
    """A choice for each pronoun, nominal or shared name that is the right source of a quote, where labels say whose."""
    article, scene = example.article, example.scene
    read_by_hand = antecedents().get(article.id, {})
    if not (read_by_hand or is_labelled(article)):
        return []
    resolver = Resolver(scene, weights)
    previous: list[Previous] = []
    labels: defaultdict[Cluster, set[str]] = defaultdict(set)  # what the gold calls whom
    choices = []
    for unit in example.units:
        row = gold_row(article, scene, unit)
        if row is None or not row.attributed:
            continue
        right = right_candidates(article, scene, row, candidates(QuoteView(scene, unit, previous)))
        if not right:
            continue
        mention = right[0]
        previous.append(Previous(unit, mention))
        resolver.read_to(mention)
        row = read_by_hand.get(row.start, row)
        if mention not in resolver.of and (row.speaker or row.description):
            options = resolver.options(mention)
            good = [_is_speaker(cluster, row, labels) for cluster, _ in options]
            if any(good):
                choices.append(Choice([names(bunches) for _, bunches in options], good, example.weight))
                chosen = next(c for (c, _), ok in reversed(list(zip(options, good, strict=True))) if ok)
            else:
                chosen = None
            cluster = chosen or resolver.new(mention)
            labels[cluster].add(row.speaker or row.description or "")
            resolver.assign(mention, cluster)
        resolver.resolve(mention)
        resolver.speaks(mention)
    return choices


def _is_speaker(cluster: Cluster | None, row: GoldQuote, labels: Mapping[Cluster, set[str]]) -> bool:
    called = labels.get(cluster, set()) if cluster else set()
    if row.speaker:
        return cluster is not None and (same_name(row, " ".join(cluster.name)) or row.speaker in called)
    return cluster is None or (row.description or "") in called or row.description == NOBODY and not cluster.forms
