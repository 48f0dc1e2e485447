"""Gold articles written otherwise: the gold moves along with the text."""

from __future__ import annotations

from random import Random

import pytest

pytest.importorskip("benchmarks", reason="the benchmarks are in a checkout only")

from benchmarks.robustness import is_right, varied
from benchmarks.variations import VARIATIONS, Edit, edited
from quoteattr.evaluate import GoldArticle, GoldQuote

TEXT = "Nora Lind runs the mill. “It stopped,” Lind said. “Twice,” she said."
HER = {"attributed": True, "speaker": "Nora Lind"}
GOLD = GoldArticle(
    "mill",
    TEXT,
    (
        GoldQuote(26, 37, source=((39, 43),), source_text="Lind", **HER),
        GoldQuote(51, 57, source=((59, 62),), source_text="she", **HER),
    ),
)
# variation, how the article reads in it; None where it stays as it is
READS = [
    ("honorifics: Mr, Ms", "Nora Lind runs the mill. “It stopped,” Ms Lind said. “Twice,” she said."),
    ("marks: ‘single’", "Nora Lind runs the mill. ‘It stopped,’ Lind said. ‘Twice,’ she said."),
    ("marks: «guillemets»", "Nora Lind runs the mill. «It stopped,» Lind said. «Twice,» she said."),
    ("layout: one line", None),
]


@pytest.mark.parametrize(("name", "expected"), READS)
def test_how_an_article_reads(name: str, expected: str | None) -> None:
    other = VARIATIONS[name](GOLD, Random(0))
    assert other.text == (expected or TEXT)


@pytest.mark.parametrize("name", VARIATIONS)
def test_the_gold_moves_along(name: str) -> None:
    other = VARIATIONS[name](GOLD, Random(0))
    assert [other.text[quote.start : quote.end] for quote in other.quotes] == ["It stopped,", "Twice,"]
    sources = [other.text[start:end] for quote in other.quotes for start, end in quote.source]
    assert [text.endswith(quote.source_text) for text, quote in zip(sources, other.quotes, strict=True)] == [True, True]


def test_names_change_everywhere() -> None:
    other = VARIATIONS["names: African"](GOLD, Random(0))
    (speaker,) = {quote.speaker for quote in other.quotes}
    assert speaker
    assert speaker in other.text
    assert not {"Lind", "Nora"}.intersection(other.text.split())


def test_what_is_put_in_front_of_a_source_belongs_to_it() -> None:
    other = edited(GOLD, [Edit(39, 39, "Ms ")])
    assert other.quotes[0].source == ((39, 46),)
    assert other.quotes[1].start == GOLD.quotes[1].start + 3


def test_what_breaks_is_told() -> None:
    assert is_right(GOLD) == [True, True]
    assert [len(list(varied([GOLD], VARIATIONS[name]))) for name, _ in READS] == [1, 1, 1, 0]
