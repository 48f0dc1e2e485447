"""The curve of the confidence: its shape by weights made up here, and that the fitted one rises."""

from __future__ import annotations

import math
from itertools import pairwise, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.confidence import Grounds, confidence, inputs
from quoteattr.cues.link import Link
from quoteattr.model import MentionKind
from quoteattr.weights import fitted

KINDS = get_args(MentionKind)
LINKS = [*get_args(Link), "no link"]
NAMES = ["full name", "single word", "no name"]
SORTS = ["person", "body", "unsure"]
CUES = ["strong", "weak", "no"]
EVEN = Grounds(
    mention=0.5,
    speaker=0.5,
    entity=0.5,
    nobody=0.5,
    kind="name",
    link="subject",
    name="full name",
    sort="person",
    words=9,
)
SHARES = st.floats(0, 1)
CASES = [st.sampled_from(values) for values in (KINDS, LINKS, NAMES, SORTS)]
GROUNDS = st.builds(Grounds, SHARES, SHARES, SHARES, SHARES, *CASES, st.integers(0, 500))


def test_without_weights_nothing_is_known() -> None:
    assert confidence(EVEN._replace(mention=0.9), {}) == 0.5


@pytest.mark.parametrize("field", ["mention", "speaker", "entity", "nobody"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_weight_one_hands_the_probability_on(field: str, share: float) -> None:
    """Where the other probabilities are even and the rest weighs nothing."""
    changed = EVEN._replace(**{field: share})
    weights = {name: 1.0 for name in inputs(changed) if field in name}
    assert confidence(changed, weights) == pytest.approx(share)


def test_both_are_right_as_often_as_the_one_times_the_other() -> None:
    grounds = EVEN._replace(speaker=0.8, entity=0.5)
    weights = {name: 1.0 for name in inputs(grounds) if "both" in name}
    assert confidence(grounds, weights) == pytest.approx(0.4)


@given(GROUNDS, st.lists(st.floats(-1e9, 1e9), min_size=14, max_size=14))
def test_a_probability_whatever_goes_in(grounds: Grounds, numbers: list[float]) -> None:
    weights = dict(zip(inputs(grounds), numbers, strict=False))
    assert 0 <= confidence(grounds, weights) <= 1
    assert all(map(math.isfinite, inputs(grounds).values()))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [2, 30])
def test_the_surer_of_the_mention_the_surer_of_the_speaker(kind: MentionKind, words: int) -> None:
    """Whatever the fit: a rise from "hardly" to "surely" this mention must raise the confidence over even odds."""
    shares = [share / 20 for share in range(21)]
    even = EVEN._replace(entity=0.95, kind=kind, words=words)
    grounds = [even._replace(mention=share, speaker=share, nobody=(1 - share) / 2) for share in shares]
    steps = [confidence(ground, fitted()) for ground in grounds]
    assert all(lower <= higher for lower, higher in pairwise(steps))
    assert steps[0] < 0.5 < steps[-1]


@pytest.mark.parametrize("kind", ["pronoun", "nominal"])
def test_the_surer_of_the_antecedent_the_surer_of_the_speaker(kind: MentionKind) -> None:
    """As long as it had a choice: who was the only one that grammar left is another case, with a weight of its own."""
    even = EVEN._replace(mention=0.9, speaker=0.9, nobody=0.05, kind=kind)
    steps = [confidence(even._replace(entity=share / 20), fitted()) for share in range(20)]
    assert all(lower <= higher for lower, higher in pairwise(steps))


def test_every_fitted_number_is_used() -> None:
    cases = product(KINDS, LINKS, NAMES, SORTS, (1, 9), CUES, (True, False))
    sure = product(cases, (0.5, 1.0))
    known = {name for case, entity in sure for name in inputs(Grounds(0.5, 0.5, entity, 0.5, *case))}
    assert {name for name in fitted() if name.startswith("confidence: ")} <= known
