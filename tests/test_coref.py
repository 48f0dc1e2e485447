"""Coreference as tables: which names mean the same entity, and whom pronouns and nominals stand for."""

from __future__ import annotations

import pytest

from quoteattr.coref.byline import author
from quoteattr.coref.joint import joint
from quoteattr.coref.names import cluster_names
from quoteattr.coref.resolver import Resolver
from quoteattr.lexicon import english
from quoteattr.scene import Scene, read
from quoteattr.weights import fitted

# An article and the names of its entities: each the fullest form, then the other forms.
NAMES = [
    ("Donald J. Trump spoke. Donald Trump left. Mr. Trump slept.", [("Donald J. Trump", "Donald Trump", "Trump")]),
    ("Ana Ruiz met Pedro Ruiz.", [("Ana Ruiz",), ("Pedro Ruiz",)]),
    ("Ana Ruiz met Pedro Ruiz. Mrs. Ruiz spoke.", [("Ana Ruiz", "Ruiz"), ("Pedro Ruiz",)]),
    ("Donald Trump Jr. met Donald Trump.", [("Donald Trump Jr.",), ("Donald Trump",)]),
    ("Emma Carla Moreau sang. Carla Moreau left.", [("Emma Carla Moreau", "Carla Moreau")]),
    ("Christopher Okafor sang. Chris Okafor left.", [("Christopher Okafor", "Chris Okafor")]),
    ("Emma Sweeney sang, and later Sweeny left.", [("Emma Sweeney", "Sweeny")]),
    ("The National Health Trust closed. The NHT reopened.", [("National Health Trust", "NHT")]),
    ("The Emma Moreau Foundation spoke of Emma Moreau.", [("Emma Moreau Foundation",), ("Emma Moreau",)]),
    ("He met the Korean-born Emma Moreau.", [("Emma Moreau",)]),
    ("Benjamin “Ben” Ashworth drove. Ashworth slept.", [("Benjamin Ashworth", "Ashworth")]),
    ("José Okafor won. Jose Okafor wept.", [("José Okafor", "Jose Okafor")]),
    ("Emma Moreau spoke. Moreau’s campaign answered.", [("Emma Moreau", "Moreau"), ("Moreau’s campaign",)]),
    # Given names and surnames that are also titles, nationalities, places or newspapers.
    ("Then Rep. Earl Okafor spoke. Okafor left.", [("Earl Okafor", "Okafor")]),
    ("Then Earl Okafor spoke to the Earl.", [("Earl Okafor",)]),
    ("The mill spokesman Don Okafor spoke.", [("Don Okafor",)]),
    ("They met Capt. Christian Okafor.", [("Christian Okafor",)]),
    ("They met American Okafor.", [("Okafor",)]),
    ("They met Mayor Don Guardian. Later Guardian said no.", [("Don Guardian", "Guardian")]),
    ("Emma Jordan sang. They praised Jordan.", [("Emma Jordan", "Jordan")]),
    ("Emma Jordan sang in Jordan.", [("Emma Jordan",), ("Jordan",)]),
    ("The deputy secretary of State Emma Moreau spoke.", [("Emma Moreau",)]),
    # Initials, suffixes, particles, parts of a surname.
    ("Then Chief Minister M. K. Okafor spoke.", [("M. K. Okafor",)]),
    ("Then Rev. John Paul King Jr. spoke.", [("John Paul King Jr.",)]),
    ("Later Mrs. de Moreau spoke, as Emma de Moreau did.", [("Emma de Moreau", "de Moreau")]),
    ("Nouri al-Okafor spoke. Okafor left.", [("Nouri al-Okafor", "Okafor")]),
    ("Emma Ruiz-Moreau spoke. Moreau left.", [("Emma Ruiz-Moreau", "Moreau")]),
    ("Emma Ruiz-Moreau spoke. Pedro Moreau left.", [("Emma Ruiz-Moreau",), ("Pedro Moreau",)]),
    ("They met the Manhattan-made Mr. Okafor.", [("Okafor",)]),
    # What is called after somebody; what a headline adds.
    (
        "Emma Moreau spoke. The Emma Moreau Family Foundation paid.",
        [("Emma Moreau",), ("Emma Moreau Family Foundation",)],
    ),
    ("Did Emma Moreau Win\n\nIn Lagos Emma Moreau spoke.", [("Emma Moreau", "Emma Moreau Win")]),
    # Full names that stand inside the marks alone.
    ("“We thank James Okafor,” they said. Okafor left.", [("James Okafor", "Okafor")]),
    ("“We thank James Okafor and Emma Okafor,” they said. Okafor left.", [("Okafor",)]),
    ("“We thank James Okafor,” they said. Mrs. Okafor left.", [("Okafor",)]),
]

# An article, the words of its last mention of these, and the name of whom they mean; None is somebody unnamed.
MEANT = [
    ("Khawaja Asif was firm. “Enough is enough,” he said.", "he", "Khawaja Asif"),
    ("Emma Moreau praised John Okafor. “He is brave,” she said.", "she", "Emma Moreau"),
    ("John Okafor met Emma Moreau in Lagos. “It rained,” he said.", "he", "John Okafor"),
    ("Emma Moreau flew to Afghanistan. “It is cold,” she said.", "she", "Emma Moreau"),
    ("The Islamic State took the town. “We ran,” he said.", "he", None),
    ("President John Okafor spoke in Lagos. “We won,” the president said.", "the president", "John Okafor"),
    ("Emma Moreau, an actress, came late. John Okafor left. “I ran,” the actress said.", "the actress", "Emma Moreau"),
    ("John Okafor waited. “I saw it,” a protester said.", "a protester", None),
    ("A former aide to John Okafor left. “Nobody knew,” the former aide said.", "the former aide", None),
    ("John Okafor waited. “I saw it,” his neighbour said.", "his neighbour", None),
    ("One motorcyclist, John Okafor, told us of the fire. “I saw smoke,” he said.", "he", "John Okafor"),
    ("In his speech on Monday, John Okafor thanked Pedro Ruiz. “Good man,” Okafor said.", "his", "John Okafor"),
    ("Pedro Ruiz waited. John Okafor said he was tired. “Very tired,” he added.", "he", "John Okafor"),
    ("By Emma Moreau\n\nJohn Okafor came. My answer was “no”.", "my", "Emma Moreau"),
    ("John Okafor came. My answer was “no”.", "my", None),
]

JOINT = [
    ("Emma Moreau and John Okafor said “no” on Monday.", "John Okafor", ["Emma Moreau", "John Okafor"]),
    ("“No,” said Emma Moreau and John Okafor.", "Emma Moreau", ["Emma Moreau", "John Okafor"]),
    ("He told Emma Moreau and John Okafor said “no”.", "John Okafor", ["John Okafor"]),
    ("Emma Moreau said “no” to John Okafor.", "Emma Moreau", ["Emma Moreau"]),
]


def find(scene: Scene, words: str) -> int:
    """The last mention with these words."""
    spans = [scene.span(m.head if m.kind == "name" else m.first, m.last).text for m in scene.mentions]
    return max(k for k, text in enumerate(spans) if text.lower() == words.lower())


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_joined_by_their_parts(text: str, expected: list[tuple[str, ...]]) -> None:
    clusters, shared = cluster_names(read(text, english()))
    assert not shared
    assert [" ".join(c.name) for c in clusters] == [names[0] for names in expected]
    assert [{" ".join(form) for form in c.forms} for c in clusters] == [set(names) for names in expected]


def test_a_surname_of_several_stays_open_and_is_less_than_certain() -> None:
    scene = read("Emma Moreau met Paul Moreau in Lyon. “We won,” Moreau said.", english())
    _, shared = cluster_names(scene)
    assert [" ".join(c.name) for c in shared[find(scene, "Moreau")]] == ["Emma Moreau", "Paul Moreau"]
    cluster, probability = Resolver(scene, fitted()).resolve(find(scene, "Moreau"))
    assert cluster.name in {("Emma", "Moreau"), ("Paul", "Moreau")}
    assert probability < 1


@pytest.mark.parametrize(("text", "words", "name"), MEANT)
def test_pronouns_and_nominals(text: str, words: str, name: str | None) -> None:
    scene = read(text, english())
    cluster, probability = Resolver(scene, fitted()).resolve(find(scene, words))
    assert (" ".join(cluster.name) or None) == name
    assert 0 < probability <= 1


def test_a_generic_noun_goes_to_the_unnamed_one_who_was_nearer() -> None:
    scene = read("Emma Moreau left early. A middle-aged cashier stayed. “It was loud,” the woman said.", english())
    cluster, _ = Resolver(scene, fitted()).resolve(find(scene, "the woman"))
    assert not cluster.name


def test_the_gender_of_a_title_outweighs_the_role() -> None:
    scene = read("Vice Chairman Diana Moreau spoke. “We won,” she said.", english())
    cluster, _ = Resolver(scene, fitted()).resolve(find(scene, "she"))
    assert cluster.name == ("Diana", "Moreau")


@pytest.mark.parametrize(("text", "words", "expected"), JOINT)
def test_joint_speakers(text: str, words: str, expected: list[str]) -> None:
    scene = read(text, english())
    assert [scene.name_of(k) for k in joint(scene, {}, find(scene, words))] == expected


def test_they_are_all_with_whom_the_one_meant_was_joined() -> None:
    scene = read("Ana Ruiz and Li Wu wrote it. Critics mocked it. In towns, they say, “all are neighbours”.", english())
    resolver, they = Resolver(scene, {}), find(scene, "they")
    assert joint(scene, resolver.of, they) == [they]  # critics stand between
    resolver.assign(they, resolver.of[find(scene, "Li Wu")])
    assert [scene.name_of(k) for k in joint(scene, resolver.of, they)] == ["Ana Ruiz", "Li Wu"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("By Emma Moreau\n\nThe rain came.", "Emma Moreau"),
        ("Rain in Lagos\n\nEmma Moreau\n\nThe rain came early.", "Emma Moreau"),
        ("Emma Moreau spoke. The rain came.", None),
        ("By Monday the rain came.", None),
    ],
)
def test_byline(text: str, name: str | None) -> None:
    scene = read(text, english())
    mention = author(scene)
    assert (scene.name_of(mention) if mention is not None else None) == name


def test_the_same_answer_twice_and_every_mention_once() -> None:
    text = " ".join(text for text, _, _ in MEANT)
    answers = []
    for _ in range(2):
        scene = read(text, english())
        resolver = Resolver(scene, fitted())
        answers.append([(" ".join(c.name), p) for k in range(len(scene.mentions)) for c, p in [resolver.resolve(k)]])
        mentions = sorted(m for c in {id(c): c for c in resolver.of.values()}.values() for m in c.mentions)
        assert mentions == list(range(len(scene.mentions)))
    assert answers[0] == answers[1]
