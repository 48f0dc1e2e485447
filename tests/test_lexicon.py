"""The look-up tables: which letters they hold, that they agree with each other, and samples of each."""

from __future__ import annotations

from typing import get_args

import pytest

from quoteattr.lexicon import Gender, english
from quoteattr.model import Frame

LEXICON = english()
LETTERS = set("NTHJYyZdRrGMDpPo0aeQVgUv&XAnKtWCBfibOFs")


def test_read_once() -> None:
    assert english() is LEXICON


def test_tags_are_letters_that_are_explained() -> None:
    assert set(LEXICON.tags.values()) <= LETTERS
    assert set(LEXICON.capital_tags.values()) <= set("TrHJyYZGM")


def test_tables_hold_clean_words() -> None:
    tables = [LEXICON.tags, LEXICON.capital_tags, LEXICON.cues, LEXICON.particles, LEXICON.given_names, LEXICON.plurals]
    tables += [LEXICON.media, LEXICON.places, LEXICON.organisations, LEXICON.work_nouns, LEXICON.term_words]
    assert [word for table in tables for word in table if not word or word != " ".join(word.split())] == []


def test_tags_are_of_words_in_lower_case() -> None:
    assert [word for word in LEXICON.tags if word != word.lower()] == []


def test_cues_are_tagged_as_verbs() -> None:
    prepositions = {"following", "including", "regarding"}
    assert {LEXICON.tags[form] for form in LEXICON.cues.keys() - prepositions} <= set("VgU")
    assert {cue.frame for cue in LEXICON.cues.values()} <= set(get_args(Frame))


def test_forms_of_a_lemma_are_alike() -> None:
    kinds = {(cue.lemma, cue.frame, cue.strong) for cue in LEXICON.cues.values()}
    assert len({lemma for lemma, _, _ in kinds}) == len(kinds)


def test_genders() -> None:
    assert {*LEXICON.genders.values(), *LEXICON.given_names.values()} <= set(get_args(Gender))
    assert [word for word in LEXICON.genders if word != word.lower()] == []


def test_abbreviations_stand_without_their_full_stop() -> None:
    assert [word for word in LEXICON.abbreviations if word.endswith(".")] == []
    assert {"Dr", "Sen", "Mr", "Prof"} <= set(LEXICON.abbreviations)


@pytest.mark.parametrize(
    ("noun", "others"),
    [
        ("dutchman", {"dutch"}),
        ("mum", {"mom", "mother"}),  # any of a line for any other
        ("actress", {"actor", "star"}),  # the first of a line for the others alone
        ("manager", {"coach", "boss", "trainer"}),
    ],
)
def test_other_words_for_the_same_person(noun: str, others: set[str]) -> None:
    assert LEXICON.kin[noun] == others


@pytest.mark.parametrize(
    ("form", "lemma", "frame", "strong"),
    [
        ("said", "say", "say", True),
        ("tells", "tell", "tell", True),
        ("asked", "ask", "ask", True),
        ("calling", "call", "name", True),
        ("labelled", "label", "name", True),
        ("tweeted", "tweet", "write", True),
        ("argues", "argue", "say", True),
        ("spoke", "speak", "say", False),
    ],
)
def test_cue(form: str, lemma: str, frame: str, strong: bool) -> None:
    cue = LEXICON.cues[form]
    assert (cue.lemma, cue.frame, cue.strong) == (lemma, frame, strong)


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        *[("she", "P"), ("him", "o"), ("their", "p"), ("the", "D"), ("three", "0"), ("who", "W"), ("that", "t")],
        *[("of", "f"), ("to", "O"), ("by", "b"), ("in", "i"), ("for", "F"), ("because", "B"), ("and", "C")],
        *[("was", "X"), ("not", "n"), ("according", "K"), ("said", "V"), ("saying", "g"), ("report", "U")],
        *[("minister", "R"), ("ministers", "r"), ("ministry", "G"), ("ministries", "G"), ("statement", "M")],
    ],
)
def test_tag(word: str, tag: str) -> None:
    assert LEXICON.tags[word] == tag


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        *[("President", "T"), ("Minister", "T"), ("Mr.", "H"), ("Mrs.", "H"), ("Kenyan", "J")],
        *[("Monday", "Y"), ("May", "Y"), ("Ministry", "Z"), ("University", "Z")],
    ],
)
def test_capital_tag(word: str, tag: str) -> None:
    assert LEXICON.capital_tags[word] == tag


@pytest.mark.parametrize(
    ("word", "gender"),
    [("spokeswoman", "f"), ("policeman", "m"), ("mrs.", "f"), ("mr.", "m"), ("mother", "f"), ("mothers", "f")],
)
def test_gender_of_a_word(word: str, gender: str) -> None:
    assert LEXICON.genders[word] == gender


@pytest.mark.parametrize("word", ["minister", "doctor", "president", "protester", "senator"])
def test_no_gender_is_guessed(word: str) -> None:
    assert word not in LEXICON.genders


@pytest.mark.parametrize(("name", "gender"), [("Amina", "f"), ("Kofi", "m"), ("Sergei", "m"), ("Ngozi", "f")])
def test_gender_of_a_given_name(name: str, gender: str) -> None:
    assert LEXICON.given_names[name] == gender


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("ministers", "minister"),
        ("policewomen", "policewoman"),
        ("ministries", "ministry"),
        ("lawsuits", "lawsuit"),
    ],
)
def test_plural(plural: str, singular: str) -> None:
    assert LEXICON.plurals[plural] == singular
