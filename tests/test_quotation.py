"""The quotation-mark stage against its table of cases, and what holds for any text at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations import as_param
from quoteattr.text.quotation import Quotation, find_quotations
from quoteattr.text.segment import paragraphs

CASES = json.loads((Path(__file__).parent / "cases" / "quotation.json").read_text(encoding="utf-8"))
MARKS = {*"“”„‟\"＂〝〞〟‘’‚‛'＇`´«»‹›", "''", "‘‘", "’’", "``", "´´"}
ARTICLES = st.text(st.sampled_from([*"“”„\"'’‘‚`´«»‹› \n\r\u00a0\u200b.,:—()<>=aSn7\ud800\0"]), max_size=80)


def find(text: str) -> list[Quotation]:
    return find_quotations(text, paragraphs(text))


@pytest.mark.parametrize("case", [as_param(case) for case in CASES])
def test_case(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[quotation.start : quotation.end] for quotation in find(text)] == case["quotations"]


def test_case_ids_are_unique() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("“We stay,” said Ruiz.", ["double"]),
        ("‘We stay,’ said Ruiz.", ["single"]),
        ("«We stay», said Ruiz.", ["guillemet"]),
        ("Bridge 'safe'\n\n\"It will hold,\" said Diallo.", ["single", "double"]),
    ],
)
def test_mark(text: str, marks: list[str]) -> None:
    assert [quotation.mark for quotation in find(text)] == marks


def test_running_quotation_continues_until_it_is_closed() -> None:
    quotations = find("“We stay.\n\n“We sing.\n\n“We dance,” said Ruiz.\n\n“Good,” said Diallo.")
    assert [quotation.continues for quotation in quotations] == [False, True, True, False]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "Ruiz said: “We stay. \n\nThe bridge is shut."
    (quotation,) = find(text)
    assert quotation.end == quotation.close == text.index(" \n\n")


@pytest.mark.parametrize("mark", ["“", '"', "'", "’ ", " '", "s' ", '="', "<a", "`a", "“a\n", '"\u200b', "«", "''"])
def test_hostile_repetition(mark: str) -> None:
    check(mark * 3000)


@pytest.mark.parametrize("odd", ["“", "”", '"', "‘", "’", "«", "``"])
def test_an_odd_mark_costs_one_quotation_at_most(odd: str) -> None:
    sentence = "“We stay,” said Ruiz."
    before, after = [sentence] * 3, [sentence] * 3
    text = "\n\n".join([*before, f"The {odd}bridge is shut. {sentence}", *after])
    found = [text[quotation.start : quotation.end] for quotation in find(text)]
    assert found.count("We stay,") >= 6


def check(text: str) -> None:
    """Quotations come in order, never overlap, hold something, and stand between marks within one paragraph."""
    borders = paragraphs(text)
    quotations = find_quotations(text, borders)
    position = 0
    for quotation in quotations:
        assert position <= quotation.open < quotation.start < quotation.end <= quotation.close
        assert text[quotation.open : quotation.start] in MARKS
        assert text[quotation.end : quotation.close] in MARKS | {""}
        assert any(start <= quotation.open and quotation.close <= end for start, end in borders)
        position = quotation.close


@given(ARTICLES | st.text())
def test_quotations_are_sorted_disjoint_and_between_marks(text: str) -> None:
    check(text)
    assert find(text) == find(text)


@given(ARTICLES | st.text())
def test_paragraphs_are_trimmed_sorted_and_hold_all_ink(text: str) -> None:
    position, ink = 0, []
    for start, end in paragraphs(text):
        assert position <= start < end
        assert text[start:end] == text[start:end].strip().strip("\u200b")
        ink.append(text[start:end])
        position = end
    dropped = str.maketrans("", "", "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
    assert "".join("".join(ink).translate(dropped).split()) == "".join(text.translate(dropped).split())


def test_hard_wrapped_text_breaks_at_blank_lines() -> None:
    first = (
        "The bridge over the river was shut on Monday after an engineer\n"
        "found a crack as long as a hand in one of its arches, the mayor\nsaid."
    )
    second = (
        "“We stay until it is mended,” said Ruiz, who runs the bakery on\n"
        "the far bank and has sold nothing since. “Then we will dance and\nsing.”"
    )
    text = f"{first}\n\n{second}\n"
    assert [text[start:end] for start, end in paragraphs(text)] == [first, second]
    assert len(find(text)) == 2


def test_every_line_is_a_paragraph_in_other_texts() -> None:
    text = "Bridge shut\nThe bridge is shut. It will be for weeks, the mayor said.\n\n“We stay,” said Ruiz.\nHe left."
    assert len(paragraphs(text)) == 4
