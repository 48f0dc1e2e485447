"""What a parse tells of a quote and its candidates, on trees made by hand."""

from __future__ import annotations

import pytest

from quoteattr.annotations import Annotations, Relation, Word
from quoteattr.attribution.decide import candidates
from quoteattr.attribution.quote_view import QuoteView
from quoteattr.attribution.quotes import join_quotations
from quoteattr.lexicon import english
from quoteattr.parse import Parse
from quoteattr.scene import Scene, read

Node = tuple[str, str, int, Relation]


def scene_of(text: str, *nodes: Node) -> Scene:
    """The scene with a parse of (word, part of speech, index of its head, relation) each, in the order of the text."""
    words = []
    at = 0
    for word, pos, head, relation in nodes:
        at = text.index(word, at)
        words.append(Word(at, at + len(word), word.lower(), pos, head, relation))
        at += len(word)
    return read(text, english(), Annotations(words=tuple(words)))


def parse_clues(scene: Scene) -> dict[str, set[str]]:
    """The clues of the parse, by the name of the candidate; "-" is nobody."""
    pool = candidates(QuoteView(scene, join_quotations(scene)[0], []))
    return {
        "-" if c.mention < 0 else scene.name_of(c.mention): {clue[7:] for clue in c.clues if clue.startswith("parse: ")}
        for c in pool
    }


INVERTED = scene_of(
    "“It fell,” said Ruiz to Diallo.",
    ("It", "PRON", 1, "subject"),
    ("fell", "VERB", 2, "content"),
    ("said", "VERB", 2, "root"),
    ("Ruiz", "PROPN", 2, "subject"),
    ("Diallo", "PROPN", 2, "oblique"),
)
RELATIVE = scene_of(
    "Ruiz, who told Diallo it “fell”, left.",
    ("Ruiz", "PROPN", 6, "subject"),
    ("who", "PRON", 2, "subject"),
    ("told", "VERB", 0, "relative"),
    ("Diallo", "PROPN", 2, "object"),
    ("it", "PRON", 5, "subject"),
    ("fell", "VERB", 2, "content"),
    ("left", "VERB", 6, "root"),
)
EMBEDDED = scene_of(
    "Ruiz said that Diallo called it “grim”.",
    ("Ruiz", "PROPN", 1, "subject"),
    ("said", "VERB", 1, "root"),
    ("Diallo", "PROPN", 3, "subject"),
    ("called", "VERB", 1, "content"),
    ("it", "PRON", 3, "object"),
    ("grim", "ADJ", 3, "predicate"),
)
BESIDE = scene_of(
    "“It fell,” Ruiz said.",
    ("It", "PRON", 1, "subject"),
    ("fell", "VERB", 1, "root"),
    ("Ruiz", "PROPN", 3, "subject"),
    ("said", "VERB", 1, "beside"),
)
JOINED = scene_of(
    "Ruiz wept and said it “fell”.",
    ("Ruiz", "PROPN", 1, "subject"),
    ("wept", "VERB", 1, "root"),
    ("said", "VERB", 1, "conjunct"),
    ("it", "PRON", 4, "subject"),
    ("fell", "VERB", 2, "content"),
)
TITLE = scene_of(
    "Ruiz bought “Storms”.",
    ("Ruiz", "PROPN", 1, "subject"),
    ("bought", "VERB", 1, "root"),
    ("Storms", "PROPN", 1, "object"),
)


@pytest.mark.parametrize(
    ("scene", "name", "clue"),
    [
        (INVERTED, "-", "nobody, content, say"),
        (INVERTED, "Ruiz", "subject, its own, say"),
        (INVERTED, "Ruiz", "cue, inverted, subject, its own"),
        (INVERTED, "Diallo", "oblique, its own, say"),
        (RELATIVE, "Ruiz", "subject, modified, relative"),
        (RELATIVE, "Diallo", "object, its own, tell"),
        (EMBEDDED, "Ruiz", "subject, above, embedding"),
        (EMBEDDED, "Diallo", "subject, its own, name"),
        (EMBEDDED, "-", "nobody, ADJ"),
        (BESIDE, "-", "nobody, over beside, say"),
        (BESIDE, "Ruiz", "subject, its own, say"),
        (JOINED, "Ruiz", "subject, above, conjunct"),
        (TITLE, "-", "nobody, object, other verb"),
    ],
)
def test_clue(scene: Scene, name: str, clue: str) -> None:
    assert clue in parse_clues(scene)[name]


def test_without_a_parse_no_clue() -> None:
    scene = read("“It fell,” said Ruiz.", english())
    assert not scene.parse
    assert set().union(*parse_clues(scene).values()) == set()


def test_words_that_hang_in_a_circle_end() -> None:
    scene = scene_of("Ruiz said it.", ("Ruiz", "PROPN", 1, "subject"), ("said", "VERB", 0, "content"))
    assert len(list(scene.parse.up(0))) < 20


def test_words_are_found_by_their_token() -> None:
    scene = INVERTED
    (quotation,) = scene.tokens.quotations
    parse: Parse = scene.parse
    assert [parse.words[k].lemma for k in parse.within(quotation, quotation + 1)] == ["it", "fell"]
    assert parse.head(quotation, quotation + 1) == 1
    assert parse.borders(quotation, quotation + 1) == [(1, 2, True)]
