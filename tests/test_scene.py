"""Where sentences end, and that the look-ups by bisection answer what a plain search would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.lexicon import english
from quoteattr.scene import Scene, read


def sentences(text: str) -> list[str]:
    scene = read(text, english())
    return [scene.span(*scene.sentence_range(k)).text for k in range(len(scene.sentences))]


@pytest.mark.parametrize(
    "wanted",
    [
        ["Rain fell.", "The pier fell.", "Nobody said why."],
        ["Did it fall?", "It did!", "Nobody said why."],
        # full stops that end nothing
        ["Dr. Okafor met Sen. Ruiz and Mr. Adeyemi.", "They left."],
        ["Theresa M. Lindqvist and J.K. Adeyemi met.", "They left."],
        ["It cost $3.5m, or 1,200.50 a ton.", "They left."],
        ["The U.S. Senate met.", "They left."],
        ["She left at 7 p.m. on Monday.", "They stayed."],
        ["He works at Okafor Ltd. in Lagos.", "They left."],
        ["It rained … for days.", "They left."],
        # full stops that end both
        ["She went to the U.S.", "The pier fell."],
        ["It rained…", "Then it stopped."],
        ["(It rained.)", "Then it stopped."],
        # quotations
        ["“It fell. All of it,” said Ruiz.", "They left."],
        ["“It fell.”", "They left."],
        ["“Why?” Diallo asked.", "They left."],
        ["“Why?” she asked.", "They left."],
        ["“Stop!” said the mayor of Lagos.", "They left."],
        ["Ruiz asked: “Why?”", "She left."],
        ["Ruiz called it “grim”.", "She left."],
        ["Ruiz called it “grim,” and Diallo “sad.”", "She left."],
        ["‘It fell.’", "They left."],
        ["“It fell,” he cried.", "“All of it!”"],
    ],
    ids=" / ".join,
)
def test_sentences(wanted: list[str]) -> None:
    assert sentences(" ".join(wanted)) == wanted


def test_a_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("Pier falls in storm\n\nIt fell on Monday.\n\nPhoto: Ruiz") == [
        "Pier falls in storm",
        "It fell on Monday.",
        "Photo: Ruiz",
    ]


BLANK = ["", " ", "\n\n", "\u200b\n"]


@pytest.mark.parametrize("text", BLANK)
def test_a_blank_text_is_an_empty_scene(text: str) -> None:
    scene = read(text, english())
    assert [*scene.quotations, *scene.sentences, *scene.mentions, *scene.cues] == []


WORDS = "Ruiz Diallo the mayor she said told U.S. Dr. police fell, . ? “Why?” “No,” ‘yes’ ( ) … He It"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), "\n\n"]), max_size=40).map(" ".join) | st.text(max_size=60)
SCENES = TEXTS.map(lambda text: read(text, english()))


@settings(max_examples=40)
@given(SCENES)
def test_sentences_part_the_tokens(scene: Scene) -> None:
    ranges = [scene.sentence_range(k) for k in range(len(scene.sentences))]
    assert [k for first, last in ranges for k in range(first, last)] == list(range(len(scene.tokens.tags)))
    for number, (first, last) in enumerate(ranges):
        assert {scene.sentence(k) for k in range(first, last)} == {number}
        assert "|" not in scene.tokens.tags[first : last - 1]


@settings(max_examples=40)
@given(SCENES)
def test_paragraph_counts_the_ends_before(scene: Scene) -> None:
    tags = scene.tokens.tags
    assert [scene.paragraph(k) for k in range(len(tags))] == [tags[:k].count("|") for k in range(len(tags))]


@settings(max_examples=40)
@given(SCENES, st.integers(0, 50), st.integers(0, 50))
def test_mentions_between(scene: Scene, first: int, last: int) -> None:
    wanted = [k for k, mention in enumerate(scene.mentions) if first <= mention.head < last]
    assert list(scene.mentions_between(first, last)) == wanted


@settings(max_examples=40)
@given(SCENES)
def test_links_are_those_of_the_cues(scene: Scene) -> None:
    of_mentions = {(mention, cue, link) for mention, pairs in scene.links.items() for cue, link in pairs}
    assert of_mentions == {(mention, k, link) for k, cue in enumerate(scene.cues) for mention, link in cue.links}


@settings(max_examples=40)
@given(SCENES)
def test_spans_slice_back(scene: Scene) -> None:
    for k, mention in enumerate(scene.mentions):
        span = scene.span(mention.first, mention.last)
        assert scene.text[span.start : span.end] == span.text
        assert span.text.endswith(scene.name_of(k))


def test_reading_twice_gives_the_same() -> None:
    text = "Ruiz said: “No.”\n\nDiallo, the mayor, told her “yes”."
    one, other = read(text, english()), read(text, english())
    assert (one.tokens, one.mentions, one.cues, one.links) == (other.tokens, other.mentions, other.cues, other.links)
