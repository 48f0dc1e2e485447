"""Reporting words: their lemma and frame, and the mention that each is linked to, and how."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations import known_failure
from quoteattr.cues.cue_token import CueToken
from quoteattr.cues.link import Link
from quoteattr.lexicon import english
from quoteattr.model import Frame
from quoteattr.scene import Scene, read


def cue(scene: Scene, word: str) -> CueToken:
    return next(cue for cue in scene.cues if scene.tokens.words[cue.at] == word)


def links(text: str, word: str) -> dict[str, str]:
    """The heads that the cue ``word`` is linked to, and how."""
    scene = read(text, english())
    return {scene.name_of(mention): link for mention, link in cue(scene, word).links}


@pytest.mark.parametrize(
    ("text", "word", "lemma", "frame"),
    [
        ("Ruiz said it fell.", "said", "say", "say"),
        ("Ruiz was saying it fell.", "saying", "say", "say"),
        ("Ruiz insists it fell.", "insists", "insist", "say"),
        ("Said the mayor: “It fell.”", "Said", "say", "say"),
        ("Ruiz told them it fell.", "told", "tell", "tell"),
        ("Ruiz asked whether it fell.", "asked", "ask", "ask"),
        ("Ruiz called it “grim”.", "called", "call", "name"),
        ("Ruiz labelled it “grim”.", "labelled", "label", "name"),
        ("Ruiz labeled it “grim”.", "labeled", "label", "name"),
        ("Ruiz wrote that it fell.", "wrote", "write", "write"),
        ("Ruiz tweeted that it fell.", "tweeted", "tweet", "write"),
        ("According to Ruiz, it fell.", "According", "according to", "according"),
        ("It fell, according to Ruiz.", "according", "according to", "according"),
        ("Ruiz’s claim that it fell is odd.", "claim", "claim", "none"),
    ],
)
def test_lemma_and_frame(text: str, word: str, lemma: str, frame: str) -> None:
    found = cue(read(text, english()), word)
    assert (found.lemma, found.frame) == (lemma, frame)


@pytest.mark.parametrize(
    ("text", "word", "head", "link"),
    [
        ("Kofi Mensah said it fell.", "said", "Kofi Mensah", "subject"),
        ("She said it fell.", "said", "She", "subject"),
        ("Kofi Mensah has repeatedly said it fell.", "said", "Kofi Mensah", "subject"),
        ("Kofi Mensah did not say whether it fell.", "say", "Kofi Mensah", "subject"),
        ("Kofi Mensah (45) said it fell.", "said", "Kofi Mensah", "subject"),
        ("In his speech, Kofi Mensah said it fell.", "said", "Kofi Mensah", "subject"),
        ("A spokeswoman for the ministry said it fell.", "said", "spokeswoman", "subject"),
        ("The mayor of Lagos said it fell.", "said", "mayor", "subject"),
        ("Aides to the governor said it fell.", "said", "Aides", "subject"),
        ("Police in Nairobi said it fell.", "said", "Police", "subject"),
        ("They left with Kofi Mensah saying it fell.", "saying", "Kofi Mensah", "subject"),
        ("Kofi Mensah, who runs the port, said it fell.", "said", "Kofi Mensah", "subject"),
        ("Kofi Mensah, the harbour master, said it fell.", "said", "Kofi Mensah", "apposition"),
        ("Kofi Mensah, a fisherman from Tema, told them.", "told", "Kofi Mensah", "apposition"),
        ("Kofi Mensah — the harbour master — said it fell.", "said", "Kofi Mensah", "apposition"),
        ("One protester, Ali Reza, said it fell.", "said", "Ali Reza", "apposition"),
        ("Kofi Mensah, 45, said it fell.", "said", "Kofi Mensah", "apposition"),
        ("After a long drought, Kofi Mensah (left), said it fell.", "said", "Kofi Mensah", "subject"),
        ("A source familiar with the talks said it fell.", "said", "source", "subject"),
        ("Officials with direct knowledge of the deal said it fell.", "said", "Officials", "subject"),
        ("A man in charge of the port said it fell.", "said", "man", "subject"),
        ("They met Kofi Mensah, who said it fell.", "said", "Kofi Mensah", "relative"),
        ("The men who say it fell were there.", "say", "men", "relative"),
        ("Kofi Mensah spoke at length, adding that it fell.", "adding", "Kofi Mensah", "clause"),
        ("Kofi Mensah smiled and said it fell.", "said", "Kofi Mensah", "clause"),
        ("Calling it a farce, Kofi Mensah left.", "Calling", "Kofi Mensah", "clause"),
        ("“It fell,” said Kofi Mensah.", "said", "Kofi Mensah", "inverted"),
        ("It was called “a shame” by Kofi Mensah.", "called", "Kofi Mensah", "agent"),
        ("It was dubbed “a shame” by her landlord, Kofi Mensah.", "dubbed", "Kofi Mensah", "agent"),
        ("Kofi Mensah’s claim that it fell is odd.", "claim", "Kofi Mensah", "possessor"),
        ("His remark that it fell is odd.", "remark", "His", "possessor"),
        ("A statement from the ministry called it “odd”.", "statement", "ministry", "origin"),
        ("It fell, according to Kofi Mensah.", "according", "Kofi Mensah", "according"),
        ("It fell, according to the mayor of Lagos.", "according", "mayor", "according"),
        ("Kofi Mensah left after Li Na said it fell.", "said", "Li Na", "subject"),
        ("Kofi Mensah after the speech said it fell.", "said", "Kofi Mensah", "subject"),
        ("A banner that read “No” fell.", "read", "banner", "relative"),
        ("Kofi Mensah saw signs reading “No”.", "reading", "signs", "subject"),
        ("The paper quoted Kofi Mensah as saying it would fall “soon”.", "saying", "Kofi Mensah", "subject"),
        ("She’d told Kofi Mensah that it fell.", "told", "She", "subject"),
        ("Li Na told Kofi Mensah that it fell.", "told", "Kofi Mensah", "object"),
        ("Li Na told him that it fell.", "told", "him", "object"),
        ("Kofi Mensah was told that it fell.", "told", "Kofi Mensah", "patient"),
        ("Kofi Mensah publicly said it fell.", "said", "Kofi Mensah", "subject"),
        known_failure(
            "The minister for trade in Lagos said it fell.",
            *("said", "minister", "subject"),
            why="a noun that is no mention stands in the way",
        ),
    ],
)
def test_link(text: str, word: str, head: str, link: str) -> None:
    assert links(text, word).get(head) == link


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("A spokeswoman for the ministry said it fell.", "said", "ministry"),
        ("Aides to the governor said it fell.", "said", "governor"),
        ("Kofi Mensah, who met Li Na, said it fell.", "said", "Li Na"),
        ("“It fell,” Li Na said. Kofi Mensah left.", "said", "Kofi Mensah"),
        ("Li Na left. “It fell,” he said.", "said", "Li Na"),
        ("Kofi Mensah’s lawyer said it fell.", "said", "Kofi Mensah"),
        ("Kofi Mensah met Li Na\n\nSaid the mayor: “It fell.”", "Said", "Li Na"),
        ("Asked by reporters, Kofi Mensah left.", "Asked", "Kofi Mensah"),
        ("The mayor was quoted as saying “no” by Kofi Mensah.", "saying", "Kofi Mensah"),
        ("Kofi Mensah issued a statement saying it fell.", "saying", "statement"),
    ],
)
def test_no_link(text: str, word: str, head: str) -> None:
    assert head not in links(text, word)


@pytest.mark.parametrize(
    "text",
    [
        "“Ruiz said it fell”",
        "It rained on the harbour all day.",
        "She named her cat after the plan.",
        "The alleged plot was old.",
        "As it rained she put it in the boat.",
    ],
)
def test_no_strong_cue(text: str) -> None:
    assert not [cue for cue in read(text, english()).cues if cue.strong and cue.links and cue.lemma != "name"]


WORDS = "Ruiz Diallo the mayor she he who said telling asked told according to by for statement from his was that and"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), ",", ".", "—", "(", ")", "“No,”", "’s", "\n\n"]), max_size=30)


@settings(max_examples=50)
@given(TEXTS.map(" ".join) | st.text(max_size=60))
def test_links_point_at_mentions_of_the_same_sentence(text: str) -> None:
    scene = read(text, english())
    assert [cue.at for cue in scene.cues] == sorted({cue.at for cue in scene.cues})
    for found in scene.cues:
        assert found.frame in get_args(Frame)
        assert scene.tokens.tags[found.at] not in "Q|"
        for mention, link in found.links:
            assert link in get_args(Link)
            assert scene.sentence(scene.mentions[mention].head) == scene.sentence(found.at)
