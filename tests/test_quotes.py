"""Quotations that are joined to one quote, and those that are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.attribution.quotes import join_quotations
from quoteattr.lexicon import english
from quoteattr.scene import read


def quotes(text: str) -> list[list[str]]:
    """The parts of each quote."""
    scene = read(text, english())
    inside = [text[quotation.start : quotation.end] for quotation in scene.quotations]
    return [[inside[k] for k in unit.quotations] for unit in join_quotations(scene)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # interrupted: the sentence goes on
        ("“The pier,” she said, “fell on Monday.”", [["The pier,", "fell on Monday."]]),
        ("‘The pier,’ said Ruiz, ‘fell.’", [["The pier,", "fell."]]),
        ("«The pier», said Ruiz, «fell.»", [["The pier", "fell."]]),
        ('"The pier," Ruiz told them on Monday, "fell."', [["The pier,", "fell."]]),
        ("“When it fell,” Ruiz said, “I wept.”", [["When it fell,", "I wept."]]),
        ("“The pier —” Ruiz said — “fell.”", [["The pier —", "fell."]]),
        ("“It,” Ruiz said, “fell,” she said, “twice.”", [["It,", "fell,", "twice."]]),
        # a second sentence is a quote of its own
        ("“It fell,” Ruiz said. “We wept.”", [["It fell,"], ["We wept."]]),
        ("“It fell,” Ruiz said. “that is all.”", [["It fell,"], ["that is all."]]),
        # two fragments, two speakers, no cue between, other marks
        ("Ruiz called it “grim”, Diallo “sad”.", [["grim"], ["sad"]]),
        ("Ruiz said it was “grim” and that they were “sad”.", [["grim"], ["sad"]]),
        ("“Yes,” said Ruiz, while Diallo said: “No.”", [["Yes,"], ["No."]]),
        ("They read “grim,” or, “sad.”", [["grim,"], ["sad."]]),
        ("“Yes,” “no.”", [["Yes,"], ["no."]]),
        ("Ruiz read ‘The Pier,’ and then, said Diallo, “fell asleep.”", [["The Pier,"], ["fell asleep."]]),
        # paragraphs
        (
            "“The pier fell.\n\n“We wept.\n\n“Then we sang,” said Ruiz.",
            [["The pier fell.", "We wept.", "Then we sang,"]],
        ),
        ("“The pier fell.”\n\n“We wept,” said Ruiz.", [["The pier fell."], ["We wept,"]]),
        ("“The pier fell.\n\n“We wept,” said Ruiz, “a lot.”", [["The pier fell.", "We wept,", "a lot."]]),
        ("“The pier,” Ruiz said,\n\n“fell.”", [["The pier,"], ["fell."]]),
        ("The pier fell.", []),
    ],
)
def test_parts(text: str, wanted: list[list[str]]) -> None:
    assert quotes(text) == wanted


PIECES = ["“The pier,”", "“fell.”", "‘We wept,’", '"No"', "“I", "Ruiz said,", "said Ruiz", ".", ",", "—", "\n\n", "who"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


@settings(max_examples=50)
@given(TEXTS)
def test_every_quotation_is_part_of_one_quote(text: str) -> None:
    scene = read(text, english())
    units = join_quotations(scene)
    assert [k for unit in units for k in unit.quotations] == list(range(len(scene.quotations)))
    for unit in units:
        places = [scene.tokens.quotations[k] for k in unit.quotations]
        assert (unit.first, unit.last) == (places[0], places[-1])
        assert not scene.quotations[unit.quotations[0]].continues
