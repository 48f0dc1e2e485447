"""What each stage costs on all articles: ``make bench``. Extra info holds the cost in yardsticks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.yardsticks import articles, least, measure_afresh, yardstick
from quoteattr.assemble import Assembler
from quoteattr.attribution.decide import decide
from quoteattr.attribution.quotes import join_quotations
from quoteattr.coref.resolver import Resolver
from quoteattr.cues.finder import find_cues
from quoteattr.lexicon import english
from quoteattr.model import Document
from quoteattr.phrases.mentions import find_mentions
from quoteattr.scene import Scene, read
from quoteattr.text.language import is_english
from quoteattr.text.quotation import find_quotations
from quoteattr.text.segment import paragraphs
from quoteattr.text.tokens import tokenize
from quoteattr.weights import fitted

Work = Callable[[], list[Any]]


@cache
def scenes() -> list[Scene]:
    """All articles, read."""
    return [read(text, english()) for text in articles()]


@cache
def documents() -> list[Document]:
    """All articles, extracted."""
    return [
        Assembler(scene, fitted(), 0.0).document(decide(scene, join_quotations(scene), fitted())) for scene in scenes()
    ]


@cache
def _stages() -> dict[str, Work]:
    """Each stage by name, over all articles, with what the stages before it found."""
    lexicon, weights = english(), fitted()
    spans = [paragraphs(scene.text) for scene in scenes()]
    units = [join_quotations(scene) for scene in scenes()]
    decisions = [decide(scene, some, weights) for scene, some in zip(scenes(), units, strict=True)]
    found = documents()
    return {
        "paragraphs": lambda: [paragraphs(s.text) for s in scenes()],
        "quotations": lambda: [find_quotations(s.text, some) for s, some in zip(scenes(), spans, strict=True)],
        "tokens": lambda: [
            tokenize(s.text, some, s.quotations, lexicon) for s, some in zip(scenes(), spans, strict=True)
        ],
        "mentions": lambda: [find_mentions(s.tokens, lexicon) for s in scenes()],
        "cues": lambda: [find_cues(s.tokens, s.mentions, s.sentences, lexicon) for s in scenes()],
        "language": lambda: [is_english(s.text, lexicon) for s in scenes()],
        "quotes": lambda: [join_quotations(s) for s in scenes()],
        "attribution": lambda: [decide(s, some, weights) for s, some in zip(scenes(), units, strict=True)],
        "names": lambda: [Resolver(s, weights) for s in scenes()],
        "coreference and roles": lambda: [
            Assembler(s, weights, 0.0).document(some) for s, some in zip(scenes(), decisions, strict=True)
        ],
        "to_dict": lambda: [document.to_dict() for document in found],
    }


STAGES = (
    "paragraphs,quotations,tokens,mentions,cues,language,quotes,attribution,names,coreference and roles,to_dict".split(
        ","
    )
)


@pytest.mark.parametrize("stage", STAGES)
def test_stage(benchmark: BenchmarkFixture, stage: str) -> None:
    """One stage over all articles."""
    work = _stages()[stage]
    benchmark.pedantic(work, rounds=5, warmup_rounds=1)
    benchmark.extra_info["yardsticks"] = least(benchmark) / yardstick(articles())


def test_extract(benchmark: BenchmarkFixture) -> None:
    """Everything, in fresh processes that have not seen the articles."""
    unit, extraction = benchmark.pedantic(measure_afresh, args=(3,), rounds=1)
    benchmark.extra_info.update(yardsticks=extraction / unit, megabytes=sum(map(len, articles())) / 1e6 / extraction)
