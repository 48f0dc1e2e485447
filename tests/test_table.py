from __future__ import annotations

import pytest

pytest.importorskip("rich", reason="the command line needs the extra cli")

from attrs import evolve

import quoteattr
from quoteattr import Alternative, Document, Mention, Span
from quoteattr.cli.table import quotes_table


def table(document: Document, monkeypatch: pytest.MonkeyPatch) -> str:
    """The rows, without the title and the head, each run of blanks one."""
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    return " ".join(" ".join(quotes_table("a", document).splitlines()[3:]).split())


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("“We will rebuild,” said Mayor Amina Diallo.", "said"),
        ("Amina Diallo came. In a letter, she told the Evening Post: “We will rebuild.”", "she told"),
        (
            "Amina Diallo came. In a letter, she told the Evening Post: “We will rebuild.”",
            "to the Evening Post · via a letter",
        ),
        ("Amina Diallo: “We will rebuild.”", "Amina Diallo “We will rebuild.”"),
    ],
)
def test_the_evidence_stands_below_the_words(text, row, monkeypatch):
    assert row in table(quoteattr.extract(text), monkeypatch)


def test_who_could_not_be_told(monkeypatch):
    withheld = quoteattr.Extractor(min_confidence=1.0).extract("“We will rebuild,” said Mayor Amina Diallo.")
    rows = table(withheld, monkeypatch)
    assert rows.startswith("(not told) “We will rebuild,” Amina Diallo said")
    assert "%" not in rows


@pytest.mark.parametrize(("confidence", "ends"), [(0.79, "or Lena Hart, 17 %"), (0.8, "said")])
def test_of_what_is_less_sure_the_runner_up_is_named(confidence, ends, monkeypatch):
    document = quoteattr.extract("Lena Hart listened. “We will rebuild,” said Mayor Amina Diallo.")
    (quote,) = document.quotes
    rival = Alternative(Mention(Span(0, 9, "Lena Hart"), "name"), 0.17)
    why = evolve(quote.attribution, confidence=confidence, alternatives=(rival,))
    rows = table(evolve(document, quotes=(evolve(quote, attribution=why),)), monkeypatch)
    assert rows.endswith(ends)
    assert ("% ?" in rows) == (confidence < 0.8)
