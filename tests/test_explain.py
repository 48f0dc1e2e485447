"""The line that says why: it names what decided, and nothing that is not in the quote's evidence."""

from __future__ import annotations

import pytest
from attrs import evolve

import quoteattr
from quoteattr import Attribution, Cue, Entity, Mention, Quote, Role, Span, explain

TEXT = "“It fell,” the mayor, Li Na, told Radio Tema in a statement."
MAYOR = Role(Span(15, 20, "mayor"), "mayor")
NAME = Mention(Span(22, 27, "Li Na"), "name", MAYOR)
NOMINAL = Mention(Span(11, 20, "the mayor"), "nominal", MAYOR)
LI_NA = Entity("Li Na", mentions=(NOMINAL, NAME), roles=(MAYOR,))
TOLD = Cue(Span(29, 33, "told"), "tell", "tell")
BARE = Quote("q1", (Span(1, 9, "It fell,"),), "direct", Span(0, len(TEXT), TEXT))
FULL = evolve(
    BARE,
    attribution=Attribution(
        NAME,
        TOLD,
        medium=Span(48, 59, "a statement"),
        addressee=Span(34, 44, "Radio Tema"),
        confidence=0.875,
    ),
    speaker=LI_NA,
)


def test_who_in_what_role_how_sure_and_why() -> None:
    line = explain(FULL)
    assert line.startswith("“It fell,” — Li Na, mayor (0.88: ")
    assert "“told”" in line
    assert "“a statement”" in line
    assert "“Radio Tema”" in line
    assert "“Li Na”" not in line, "the mention is the name itself"


def test_the_mention_where_it_is_not_the_name() -> None:
    assert FULL.attribution is not None
    assert "“the mayor”" in explain(evolve(FULL, attribution=evolve(FULL.attribution, mention=NOMINAL)))


def test_nobody() -> None:
    assert explain(BARE) == "“It fell,” — nobody could be told"


def test_all_who_speak_together() -> None:
    line = explain(evolve(FULL, also_by=(Entity("Bo Ek"), Entity(None, "a clerk"))))
    assert line.startswith("“It fell,” — Li Na, mayor, and Bo Ek and a clerk (0.88: ")
    bare = evolve(FULL, speaker=Entity("Li Na"), also_by=(Entity("Bo Ek"),))
    assert explain(bare).startswith("“It fell,” — Li Na and Bo Ek (")


def test_a_withheld_speaker_keeps_the_evidence() -> None:
    line = explain(evolve(FULL, speaker=None))
    assert line.startswith("“It fell,” — nobody could be told (0.88: ")
    assert "“Li Na”" in line
    assert ", mayor" not in line


def test_a_speaker_whom_nobody_names() -> None:
    unnamed = Entity(None, "the mayor of Tema", mentions=(NOMINAL,), roles=(MAYOR,))
    line = explain(evolve(FULL, speaker=unnamed))
    assert line.startswith("“It fell,” — the mayor of Tema (")


def test_evidence_is_never_empty() -> None:
    line = explain(evolve(FULL, attribution=Attribution(NAME, confidence=0.5)))
    assert line.startswith("“It fell,” — Li Na, mayor (0.50: ")
    assert "“Li Na”" in line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Rain is coming,” said mayor Ana Ruiz.", ["Ana Ruiz, mayor", "“said”"]),
        ("“Rain is coming,” she told Reuters.", ["“told”", "“Reuters”"]),
        ("Ana Ruiz called the rain “a curse”.", ["a curse", "Ana Ruiz", "“called”"]),
        ("Ana Ruiz wept. “Rain is coming,” she said.", ["Ana Ruiz", "mention “she”"]),
    ],
)
def test_of_extracted_quotes(text: str, words: list[str]) -> None:
    (quote,) = quoteattr.extract(text).quotes
    line = explain(quote)
    assert [word for word in words if word not in line] == []


def test_the_link_is_told_of_extracted_quotes() -> None:
    (quote,) = quoteattr.extract("“Rain is coming,” said Ana Ruiz.").quotes
    assert "inverted" in explain(quote)


def test_one_line_even_of_hard_wrapped_text() -> None:
    text = (
        "“Rain is coming to all of the towns along the river that have seen\n"
        "none of it since the spring of the year before last,” said Ana\n"
        "Ruiz, who has run the weather office of the province for as long as\n"
        "anybody in the province can remember."
    )
    (quote,) = quoteattr.extract(text).quotes
    assert explain(quote).count("\n") == 0


def test_one_line_wherever_the_words_of_the_evidence_break() -> None:
    why = FULL.attribution
    assert why is not None
    broken = evolve(
        why,
        mention=evolve(NAME, span=Span(22, 27, "Li\nNa")),
        medium=Span(48, 59, "a\r\nstatement"),
        addressee=Span(34, 44, "Radio\nTema"),
    )
    assert explain(evolve(FULL, attribution=broken)) == explain(FULL)


def test_a_quote_that_goes_on_says_so() -> None:
    text = (
        "“It rained all day,” said Ana Ruiz.\n\n“And all night. We saw no sun for a week, and the cellar stood full.”"
    )
    last = quoteattr.extract(text).quotes[-1]
    assert str(last.speaker) == "Ana Ruiz"
    assert "goes on with the quote before" in explain(last)


@pytest.mark.parametrize("thing", ["“It fell.”", None, 3])
def test_anything_but_a_quote_is_told_so(thing: object) -> None:
    with pytest.raises(quoteattr.InputError, match=type(thing).__name__):
        explain(thing)  # type: ignore[arg-type]
