"""The seam for backends: what a backend says is used, what it leaves empty the rules fill."""

from __future__ import annotations

import pytest
from attrs import frozen

from quoteattr import Extractor
from quoteattr.annotations import Annotations
from quoteattr.lexicon import english
from quoteattr.scene import Scene, read

TEXT = "Mercado spoke. “It rained. All day,” said Mercado of the press. She left."


@frozen
class Fake:
    """A backend that knows just what it is told."""

    known: Annotations

    def annotate(self, text: str) -> Annotations:
        return self.known


def sentences(scene: Scene) -> list[str]:
    ranges = (scene.sentence_range(k) for k in range(len(scene.sentences)))
    return [scene.span(first, last).text.strip() for first, last in ranges]


def test_an_empty_backend_changes_nothing() -> None:
    assert Extractor(backend=Fake(Annotations())).extract(TEXT) == Extractor().extract(TEXT)


@pytest.mark.parametrize(("kind", "expected"), [("person", "person"), ("organisation", "organisation")])
def test_kinds_of_names_are_taken_over(kind: str, expected: str) -> None:
    at = TEXT.index("Mercado")
    later = TEXT.index("Mercado", at + 1)
    known = Annotations(names=((at, at + 7, kind), (later, later + 7, kind)))
    (quote,) = Extractor(backend=Fake(known)).extract(TEXT).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == ("Mercado", expected)


def test_sentences_are_taken_over_but_not_inside_marks() -> None:
    starts = [0, TEXT.index("“"), TEXT.index("All day"), TEXT.index("She")]
    ends = [*starts[1:], len(TEXT)]
    scene = read(TEXT, english(), Annotations(sentences=tuple(zip(starts, ends, strict=True))))
    assert sentences(scene) == [
        "Mercado spoke.",
        "“It rained. All day,” said Mercado of the press.",
        "She left.",
    ]


def test_paragraphs_are_sentence_borders_whatever_a_backend_says() -> None:
    text = "Rain\n\nIt fell."
    assert sentences(read(text, english(), Annotations(sentences=((0, len(text)),)))) == ["Rain", "It fell."]
