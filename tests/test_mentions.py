"""Which words are mentions: where the head of a name begins, what sort of thing it names, who merely possesses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations import known_failure
from quoteattr.lexicon import english
from quoteattr.phrases.phrase import Phrase
from quoteattr.scene import Scene, read

PERSONS = {"person", "unknown"}


def mentions(text: str) -> dict[str, Phrase]:
    """The head of each mention and its phrase; the texts below use each head once."""
    scene = read(text, english())
    return {scene.name_of(k): phrase for k, phrase in enumerate(scene.mentions)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # titles and other words before the name
        ("Pakistan’s Defence Minister Khawaja Asif spoke.", "Khawaja Asif"),
        ("Former Prime Minister Yoshihide Suga spoke.", "Yoshihide Suga"),
        ("Sanders campaign manager Jo Weaver spoke.", "Jo Weaver"),
        ("Prof. Dr. Ayşe Yılmaz spoke.", "Ayşe Yılmaz"),
        ("U.S. Senator Dan Crowe (R-Texas) spoke.", "Dan Crowe"),
        ("King Felipe spoke.", "Felipe"),
        ("Harbin fisherman Wang Lei spoke.", "Wang Lei"),
        ("The late Cesária Évora sang.", "Cesária Évora"),
        ("NAIROBI — Amina Diallo spoke.", "Amina Diallo"),
        # initials, suffixes, particles, hyphens, apostrophes
        ("J.K. Adeyemi spoke.", "J.K. Adeyemi"),
        ("Theresa M. Lindqvist spoke.", "Theresa M. Lindqvist"),
        ("Henry Louis Gates III spoke.", "Henry Louis Gates III"),
        ("Martin Okafor Jr. spoke.", "Martin Okafor Jr."),
        ("Mohammed bin Rashid al-Maktoum spoke.", "Mohammed bin Rashid al-Maktoum"),
        ("Ursula von der Leyen spoke.", "Ursula von der Leyen"),
        ("Luiz Inácio Lula da Silva spoke.", "Luiz Inácio Lula da Silva"),
        ("Park Ji-hoon spoke.", "Park Ji-hoon"),
        ("Sinéad O’Neill spoke.", "Sinéad O’Neill"),
        ("N’Golo Traoré spoke.", "N’Golo Traoré"),
        ("Alisher McAllister-Rakhimov spoke.", "Alisher McAllister-Rakhimov"),
        ("Fatima Zahra El-Amrani spoke.", "Fatima Zahra El-Amrani"),
        ("José Ortega y Gasset spoke.", "José Ortega y Gasset"),
        # names of the whole world
        ("Abiy Ahmed Ali spoke.", "Abiy Ahmed Ali"),
        ("Nguyễn Thị Hoa spoke.", "Nguyễn Thị Hoa"),
        ("Björk Guðmundsdóttir spoke.", "Björk Guðmundsdóttir"),
        ("Recep Tayyip Erdoğan spoke.", "Recep Tayyip Erdoğan"),
        ("Ngozi Okonjo-Iweala spoke.", "Ngozi Okonjo-Iweala"),
        ("Thuli Madonsela spoke.", "Thuli Madonsela"),
        ("Aung San Suu Kyi spoke.", "Aung San Suu Kyi"),
        ("Venkaiah Naidu spoke.", "Venkaiah Naidu"),
        ("Sergei Lavrov spoke.", "Sergei Lavrov"),
        # surnames that are words
        ("Will Baker spoke.", "Will Baker"),
        ("Theresa May spoke.", "Theresa May"),
        ("Billie Jean King spoke.", "Billie Jean King"),
        ("Neil Bishop spoke.", "Neil Bishop"),
        ("Mr. King spoke.", "King"),
        ("@ruiz_tv spoke.", "@ruiz_tv"),
    ],
)
def test_head_of_a_persons_name(text: str, name: str) -> None:
    phrase = mentions(text)[name]
    assert (phrase.kind, phrase.sort in PERSONS) == ("name", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Ministry of Health spoke.", "Ministry of Health"),
        ("The World Health Organization spoke.", "World Health Organization"),
        ("The African Union spoke.", "African Union"),
        ("Okafor & Bello Ltd. spoke.", "Okafor & Bello Ltd."),
        ("The flood agency UNDRR spoke.", "UNDRR"),
        ("Ruiz spoke to Reuters.", "Reuters"),
        ("The BBC spoke.", "BBC"),
        ("The Office for Flood Relief spoke.", "Office for Flood Relief"),
        ("The Department for Work and Pensions spoke.", "Department for Work and Pensions"),
        ("The Ministry of Health and Family Welfare spoke.", "Ministry of Health and Family Welfare"),
    ],
)
def test_organisation(text: str, name: str) -> None:
    phrase = mentions(text)[name]
    assert (phrase.kind, phrase.sort) == ("name", "organisation")


@pytest.mark.parametrize("name", ["Lagos", "Ankara", "Pakistan", "New York", "South Korea"])
def test_place(name: str) -> None:
    phrase = mentions(f"Ruiz spoke in {name}.")[name]
    assert (phrase.kind, phrase.sort) == ("name", "place")


@pytest.mark.parametrize(
    ("text", "head", "sort", "plural"),
    [
        ("A spokeswoman for the port spoke.", "spokeswoman", "person", False),
        ("The senior defence minister spoke.", "minister", "person", False),
        ("Two protesters spoke.", "protesters", "person", True),
        ("Her lawyer spoke.", "lawyer", "person", False),
        ("Trump supporters spoke.", "supporters", "person", True),
        ("The ministry spoke.", "ministry", "group", False),
        ("The NGO spoke.", "NGO", "group", False),
        ("The lawsuit alleged fraud.", "lawsuit", "document", False),
        ("The letters said so.", "letters", "document", True),
        ("The report said so.", "report", "document", False),
        ("The President spoke.", "President", "person", False),
        ("Others said so.", "Others", "unknown", True),
        ("The lamplighter said so.", "lamplighter", "unknown", False),
    ],
)
def test_nominal(text: str, head: str, sort: str, plural: bool) -> None:
    phrase = mentions(text)[head]
    assert (phrase.kind, phrase.sort, phrase.plural) == ("nominal", sort, plural)


@pytest.mark.parametrize(
    ("word", "plural"), [("She", False), ("He", False), ("It", False), ("They", True), ("We", True)]
)
def test_pronoun(word: str, plural: bool) -> None:
    phrase = mentions(f"{word} said so.")[word]
    assert (phrase.kind, phrase.plural, phrase.possessor) == ("pronoun", plural, False)


@pytest.mark.parametrize(
    ("text", "possessors", "others"),
    [
        ("Pakistan’s minister Khawaja Asif spoke.", {"Pakistan"}, {"Khawaja Asif"}),
        ("Fumio Kishida’s spokesman spoke.", {"Fumio Kishida"}, {"spokesman"}),
        known_failure(
            "Diallo’s sister’s lawyer spoke.", {"Diallo", "sister"}, {"lawyer"}, why="only the first of two possessors"
        ),
        ("The ministers’ envoy spoke.", {"ministers"}, {"envoy"}),
        ("Her mother, Aylin Demir, spoke.", {"Her"}, {"mother", "Aylin Demir"}),
    ],
)
def test_possessors_are_mentions_of_their_own(text: str, possessors: set[str], others: set[str]) -> None:
    found = mentions(text)
    assert {head for head, phrase in found.items() if phrase.possessor} == possessors
    assert {head for head, phrase in found.items() if not phrase.possessor} == others


def test_joint_names_are_two_mentions() -> None:
    found = mentions("Amina Diallo and Jo Weaver spoke to Li Na, Aziz Rakhimov and Thuli Dube.")
    assert {"Amina Diallo", "Jo Weaver", "Li Na", "Aziz Rakhimov", "Thuli Dube"} <= found.keys()


def test_apposition_is_a_mention_beside_the_name() -> None:
    assert list(mentions("One protester, Ali Reza, spoke.")) == ["protester", "Ali Reza"]


def test_nickname_inside_a_name() -> None:
    assert "William “Bud” Harkness" in mentions("William “Bud” Harkness spoke.")


def test_nothing_inside_quotations_is_a_mention() -> None:
    assert list(mentions("“She met Amina Diallo, the minister,” said Jo Weaver.")) == ["Jo Weaver"]


def test_no_mention_runs_over_a_paragraph() -> None:
    assert list(mentions("Ruiz met Amina\n\nDiallo spoke.")) == ["Ruiz", "Amina", "Diallo"]


WORDS = (
    "the a her his Amina Diallo van bin al-Khatib Dr. Minister Ministry of BBC & ministers ’s ’ “Bud” said who 7 May"
)
TEXTS = st.lists(st.sampled_from([*WORDS.split(), ",", ".", "\n\n", "police", "former", "report"])).map(" ".join)


def sound(scene: Scene, phrase: Phrase) -> bool:
    tags = scene.tokens.tags[phrase.first : phrase.last]
    return phrase.first <= phrase.head < phrase.last and "|" not in tags


@settings(max_examples=60)
@given(TEXTS | st.text(max_size=80))
def test_mentions_are_token_ranges_in_order(text: str) -> None:
    scene = read(text, english())
    assert all(sound(scene, phrase) for phrase in scene.mentions)
    heads = [phrase.head for phrase in scene.mentions]
    assert heads == sorted(heads)
    speakers = [(phrase.head, phrase.last) for phrase in scene.mentions if not phrase.possessor]
    assert all(end <= start for (_, end), (start, _) in pairwise(speakers))


@pytest.mark.parametrize(
    "text", ["She called her company’s lawyer.", "He met his sister’s friends Ana Ruiz and Li Na."]
)
def test_a_possessor_is_one_mention_however_long_what_it_possesses(text: str) -> None:
    heads = [phrase.head for phrase in read(text, english()).mentions]
    assert heads == sorted(set(heads))
