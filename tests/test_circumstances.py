"""Medium and addressee: noun phrases without their preposition, beside the words that they belong to."""

from __future__ import annotations

import pytest

import quoteattr

MEDIA = [
    ("In a statement, Ruiz said it was “sad”.", "a statement"),
    ("“It is sad,” said Ruiz on Tuesday in a written statement.", "a written statement"),
    ("“It is sad,” Ruiz wrote on Facebook.", "Facebook"),
    ("“It is sad,” Ruiz said in a post on Truth Social.", "a post on Truth Social"),
    ("In an interview with the BBC, Ruiz said it was “sad”.", "an interview with the BBC"),
    ("In a letter to the board of trustees, Ruiz said it was “sad”.", "a letter to the board of trustees"),
    ("At a news conference, Ruiz said it was “sad”.", "a news conference"),
    ("During his speech on the budget, Ruiz said it was “sad”.", "his speech"),
    ("“It is sad,” Ruiz said, calling for a meeting.", None),
    ("“It is sad,” said Ruiz, whose son was hurt in a video.", None),
    ("“It is sad,” said Ruiz.", None),
]
ADDRESSEES = [
    ("“It is sad,” Ruiz told Reuters.", "Reuters"),
    ("“It is sad,” Ruiz told members of the choir.", "members of the choir"),
    ("“It is sad,” Ruiz said to the guard.", "the guard"),
    ("“It is sad,” Ruiz said, referring to the guard.", None),
    ("Addressing the National Assembly, Ruiz said it was “sad”.", "the National Assembly"),
    ("Ruiz, speaking to reporters, said it was “sad”.", "reporters"),
    ("“It is sad,” Ruiz said.", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(text: str, medium: str | None) -> None:
    [quote] = quoteattr.extract(text).quotes
    assert quote.attribution is not None
    assert (quote.attribution.medium and quote.attribution.medium.text) == medium


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_addressee(text: str, addressee: str | None) -> None:
    [quote] = quoteattr.extract(text).quotes
    assert quote.attribution is not None
    assert (quote.attribution.addressee and quote.attribution.addressee.text) == addressee


@pytest.mark.parametrize(
    ("text", "media"),
    [
        # to the next quotes of the same speaker, until another speaks or an addressee shows another occasion
        ("In a statement, Ana Ruiz said it was “sad”.\n\n“We are sorry,” Ruiz added.", ["a statement", "a statement"]),
        ("In a statement, Ana Ruiz said it was “sad”.\n\n“We are sorry,” said Bo Lind.", ["a statement", None]),
        ("In a statement, Ana Ruiz said it was “sad”.\n\n“We are sorry,” Ruiz told Reuters.", ["a statement", None]),
        # from a sentence without a quote
        ("In a post on X, Ana Ruiz mocked the plan. Ruiz wrote: “It is sad.”", ["a post on X"]),
    ],
)
def test_the_medium_carries_over(text: str, media: list[str | None]) -> None:
    found = [q.attribution.medium for q in quoteattr.extract(text).quotes if q.attribution]
    assert [span and span.text for span in found] == media
