"""Texts made to be slow cost in proportion to their length: counted in calls, since times are no matter for tests."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

import quoteattr
from benchmarks.hostile import HOSTILE

SHORT, TIMES = 2500, 4


def calls(text: str) -> int:
    """How many functions, of Python or C, extraction calls for the text."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        quoteattr.extract(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", HOSTILE)
def test_calls_grow_with_the_length(kind: str) -> None:
    long = HOSTILE[kind](SHORT * TIMES)
    quoteattr.extract(long)  # the names of clues are made on first use
    assert calls(long) <= 1.25 * TIMES * calls(HOSTILE[kind](SHORT))


def test_glued_articles_cost_as_much_as_apart() -> None:
    article = "“The harbour will open in May,” said mayor Ana Ruiz. She told Reuters that “it is late.”\n\n" * 3
    quoteattr.extract(article * 16)
    assert calls(article * 16) <= 1.2 * 16 * calls(article)


def test_quotes_of_one_sentence_share_its_text() -> None:
    quotes = quoteattr.extract(HOSTILE["one sentence"](SHORT)).quotes
    assert len(quotes) > 40
    assert len({id(quote.sentence.text) for quote in quotes}) == 1
