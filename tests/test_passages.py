from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.export.passages import Mark, paragraphs

TEXT = "Ana said: “No, ‘never’ again.”\n\nThat was all."


def shown(text: str, *marks: tuple[int, int, str], **window: int) -> list[list[str]]:
    """Runs as words, each followed by the kinds of its marks."""
    made = [Mark(*mark, None) for mark in marks]
    return [
        [" ".join([run.text, *(f"[{mark.kind}]" for mark in run.marks)]) for run in paragraph.runs]
        for paragraph in paragraphs(text, made, **window)
    ]


CASES = {
    "no marks": ([], [[TEXT[:30]], ["That was all."]]),
    "one": ([(0, 3, "a")], [["Ana [a]", TEXT[3:30]], ["That was all."]]),
    "nested": (
        [(10, 30, "a"), (15, 22, "b")],
        [["Ana said: ", "“No,  [a]", "‘never’ [a] [b]", " again.” [a]"], ["That was all."]],
    ),
    "crossing": (
        [(0, 8, "a"), (4, 30, "b")],
        [["Ana  [a]", "said [a] [b]", f"{TEXT[8:30]} [b]"], ["That was all."]],
    ),
    "the same place twice": ([(0, 3, "a"), (0, 3, "b")], [["Ana [a] [b]", TEXT[3:30]], ["That was all."]]),
    "the same mark twice": ([(0, 3, "a"), (0, 3, "a")], [["Ana [a]", TEXT[3:30]], ["That was all."]]),
    "over paragraphs": ([(23, 36, "a")], [[TEXT[:23], "again.” [a]"], ["That [a]", " was all."]]),
    "empty": ([(5, 5, "a")], [[TEXT[:30]], ["That was all."]]),
    "outside": ([(-5, 3, "a"), (41, 999, "b")], [["Ana [a]", TEXT[3:30]], ["That was ", "all. [b]"]]),
}


@pytest.mark.parametrize("name", CASES)
def test_runs(name):
    marks, expected = CASES[name]
    assert shown(TEXT, *marks) == expected


def test_a_window_of_the_text():
    assert shown(TEXT, (0, 12, "a"), start=4, end=14) == [["said: “N [a]", "o,"]]


def test_runs_tell_where_a_mark_ends():
    runs = next(paragraphs(TEXT, [Mark(10, 30, "a", None), Mark(15, 22, "b", None)])).runs
    assert [[mark.kind for mark in run.ended] for run in runs] == [[], [], ["b"], ["a"]]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("A Border Without Trust", True),
        ("Rain fell.", False),
        ("She said “no”", False),
        ("Three things:", False),
        ("word " * 40, False),
        ("Rain ", True),
    ],
)
def test_headings(line, heading):
    assert [paragraph.heading for paragraph in paragraphs(line, [])] == [heading]


@given(
    st.text(st.sampled_from("ab \n\r“”"), max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32), st.sampled_from("xyz")), max_size=6),
)
def test_each_character_is_there_once_under_just_its_marks(text, places):
    marks = [Mark(*place, None) for place in places]
    covered = [
        (character, set(run.marks))
        for paragraph in paragraphs(text, marks)
        for run in paragraph.runs
        for character in run.text
    ]
    kept = [i for line in _lines(text) for i in line]
    assert covered == [(text[i], {mark for mark in marks if mark.start <= i < mark.end}) for i in kept]


def _lines(text):
    borders = [-1, *(i for i, character in enumerate(text) if character in "\r\n"), len(text)]
    lines = (range(a + 1, b) for a, b in pairwise(borders))
    return [line for line in lines if text[line.start : line.stop].strip()]
