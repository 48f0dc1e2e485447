"""What must not change when an article changes in a way that means nothing: the project's gold articles, and more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import regex

from quoteattr import Document, extract

GOLD = Path(__file__).parent / "gold" / "news.jsonl"
ARTICLES: dict[str, str] = {row["id"]: row["text"] for row in map(json.loads, GOLD.read_text("utf-8").splitlines())}
WEATHER = "It rained all day on the coast, and the roads to the north were closed until the late afternoon.\n\n"
NEAR = 0.05


def quotes(document: Document, shift: int = 0) -> list[tuple[Any, ...]]:
    """Of each quote: where its parts are, its kind, who speaks."""
    return [
        (
            [(part.start - shift, part.end - shift) for part in quote.parts],
            quote.kind,
            str(quote.speaker),
            [str(entity) for entity in quote.also_by],
        )
        for quote in document.quotes
    ]


def same(before: Document, after: Document, shift: int = 0) -> None:
    assert quotes(after, shift) == quotes(before)
    pairs = zip(before.quotes, after.quotes, strict=True)
    far = [(b.text, b.confidence, a.confidence) for b, a in pairs if abs(b.confidence - a.confidence) > NEAR]
    assert not far


def each(texts: Mapping[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", texts.values(), ids=texts)


def can_be_straight(text: str) -> bool:
    """Whether straight marks would tell the same: none are there yet, none are nested or run over paragraphs."""
    return "“" in text and '"' not in text and not regex.search("“[^”]*[“‘]", text)


@each({name: text for name, text in ARTICLES.items() if can_be_straight(text)})
def test_curly_marks_turned_straight(text: str) -> None:
    same(extract(text), extract(text.replace("“", '"').replace("”", '"')))


@each(ARTICLES)
def test_a_paragraph_without_names_and_marks_in_front(text: str) -> None:
    same(extract(text), extract(WEATHER + text), len(WEATHER))


@each(ARTICLES)
@pytest.mark.parametrize("before", ["\n", "\n\n \n", "📷\n\n"], ids=["line", "lines", "emoji"])
def test_a_shift(text: str, before: str) -> None:
    same(extract(text), extract(before + text), len(before))


def told(document: Document) -> list[tuple[str, str]]:
    return [(quote.text.replace("*", ""), str(quote.speaker).replace("*", "")) for quote in document.quotes]


@each(ARTICLES)
def test_names_in_bold(text: str) -> None:
    document = extract(text)
    names = regex.compile(r"\b(?:\L<names>)\b", names=[str(entity) for entity in document.entities if entity.name])
    assert told(extract(names.sub(r"**\g<0>**", text))) == told(document)


RENAMED = [
    ("Amina Diallo", "Diallo", "Ngozi Okafor", "Okafor"),
    ("Lena Vogt", "Vogt", "Clara Weiss", "Weiss"),
    ("Peter Mbeki", "Mbeki", "Martin Kovac", "Kovac"),
]
TEMPLATES = [
    "“We will rebuild,” said {0}, the mayor of Tema. “Nobody sleeps,” {1} told reporters.",
    "Head teacher {0} spoke first. “We wept,” said {1}, and the hall fell silent.\n\n“Then we sang.”",
    "“It is late,” {0} wrote in a post on X.\n\nA spokesman for {1} declined to say “when and why” it began.",
    "According to {0}, a fisherman, the lights “went at once”. {1} added: “The wires were full of salt.”",
    "{0} and Sergei Lindqvist said they had “seen it coming”. “Ask the sea,” {1} said.",
]


@pytest.mark.parametrize("names", RENAMED, ids=lambda names: names[0])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_speaker_renamed_throughout(template: str, names: tuple[str, str, str, str]) -> None:
    """Same gender, same number of words: the names change and nothing else."""
    full, last, new_full, new_last = names
    before, after = extract(template.format(full, last)), extract(template.format(new_full, new_last))

    def renamed(words: object) -> str:
        return str(words).replace(full, new_full).replace(last, new_last)

    assert before.quotes
    told = [(renamed(q.text), renamed(q.speaker), [*map(renamed, q.also_by)], renamed(q.role)) for q in before.quotes]
    assert [(q.text, str(q.speaker), [*map(str, q.also_by)], str(q.role)) for q in after.quotes] == told
    assert all(abs(b.confidence - a.confidence) <= NEAR for b, a in zip(before.quotes, after.quotes, strict=True))
