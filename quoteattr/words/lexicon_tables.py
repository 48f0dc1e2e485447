"""The tables of the lexicon, made of the word lists: of two lists that have a word, the later one here wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, cast

from attrs import define, field, frozen

from ..model import Frame
from .word_lists import Entry, Row, added, rows, shipped

Gender = Literal["m", "f", "u"]

DOCUMENTS = ("cue_nouns", "media", "document_nouns")
_FUNCTION_TAGS = {
    "determiner": "D",
    "number": "0",
    "possessive": "p",
    "pronoun": "P",
    "object": "o",
    "relative": "W",
    "that": "t",
    "auxiliary": "X",
    "of": "f",
    "to": "O",
    "by": "b",
    "in": "i",
    "preposition": "F",
    "subordinator": "B",
    "coordinator": "C",
    "according": "K",
    "not": "n",
    "adverb": "A",
    "adjective": "a",
}

# A word that would be several tokens: with a sign ("Yahoo!"; not "Reed,", not "Jr."), or that is no possessive.
_SIGN = re.compile(r"(?=.*\w)(?:.*[^\w'’ʼ.,‐‑-]|.*[.,]\w|.*['’]s\Z)")


@frozen
class CueForm:
    """A form of a reporting verb: "said" is ``CueForm("say", "say", strong=True)``."""

    lemma: str
    frame: Frame
    strong: bool


@frozen
class Lists:
    """The shipped lists with the entries of a newsroom."""

    entries: tuple[Entry, ...]

    def table(self, name: str) -> Iterable[Row]:
        """The rows of a list."""
        return rows(name, self.entries)

    def words(self, name: str) -> frozenset[str]:
        """The first column of a list."""
        return frozenset(row[0] for row in self.table(name))

    def pairs(self, name: str) -> dict[str, str]:
        """The first column of a list of two, with the second."""
        return {row[0]: row[1] for row in self.table(name)}

    def genders(self, name: str) -> dict[str, Gender]:
        """The words of a list that have a gender, and which."""
        return {row[0]: cast(Gender, row[-1]) for row in self.table(name) if row[-1] != "-"}

    def both_numbers(self, name: str) -> dict[str, str]:
        """Singulars and plurals of a list of nouns, with the singular of each."""
        return {form: row[0] for row in self.table(name) for form in row}


@define
class Tables:
    """What each word can be (`quoteattr.lexicon` tells the tags), with its lemma, number and gender."""

    lists: Lists
    tags: dict[str, str] = field(factory=dict, init=False)
    capital_tags: dict[str, str] = field(factory=dict, init=False)
    cues: dict[str, CueForm] = field(factory=dict, init=False)
    noun_tags: dict[str, str] = field(factory=dict, init=False)
    genders: dict[str, Gender] = field(factory=dict, init=False)
    plurals: dict[str, str] = field(factory=dict, init=False)
    function_words: dict[str, list[str]] = field(init=False)

    @function_words.default
    def _function_words(self) -> dict[str, list[str]]:
        return {row[0]: row[1].split() for row in shipped("function_words")}

    def __attrs_post_init__(self) -> None:
        self._add_common_words()
        self._add_documents()
        self._add_groups()
        self._add_persons()
        self._add_cues()
        self._add_function_words()
        self._add_capitals()

    def _add_common_words(self) -> None:
        for word in self.lists.words("common_words"):
            self.tags[word] = "A" if word.endswith("ly") else "e" if word.endswith("ing") and len(word) > 5 else "a"
        self.tags.update(dict.fromkeys(self.lists.words("verbs"), "v"))
        self.tags.update(dict.fromkeys(self.lists.words("adverbs"), "A"))

    def _documents(self) -> dict[str, str]:
        return {form: one for name in DOCUMENTS for form, one in self.lists.both_numbers(name).items()}

    def _add_documents(self) -> None:
        for noun, singular in self._documents().items():
            self.tags[noun.lower()] = "M"
            if not noun.islower():
                self.capital_tags[noun] = "M"
            if noun != singular:
                self.plurals[noun] = singular

    def _add_groups(self) -> None:
        for singular, plural in self.lists.table("group_nouns"):
            self.tags[singular.lower()] = self.tags[plural.lower()] = "G"
            if not singular.islower():  # "NGO"
                self.capital_tags[singular] = self.capital_tags[plural] = "G"
            self.plurals[plural.lower()] = singular.lower()

    def _add_persons(self) -> None:
        for singular, plural, gender in self.lists.table("role_nouns"):
            self.tags[plural.lower()], self.tags[singular.lower()] = "r", "R"
            self.capital_tags[plural[0].upper() + plural[1:]] = "r"
            self.capital_tags[singular[0].upper() + singular[1:]] = "T"
            self.plurals[plural] = singular
            if gender != "-":
                self.genders[singular.lower()] = self.genders[plural.lower()] = cast(Gender, gender)

    def _add_cues(self) -> None:
        documents = self._documents()
        for lemma, frame, strength, forms in self.lists.table("cues"):
            cue = CueForm(lemma, cast(Frame, frame), strength == "strong")
            for form in forms.split():
                known = self.tags.get(form, "a")
                if known in "Rr" and strength == "weak":
                    continue
                self.cues[form] = cue
                if known in "MGRr":
                    self.noun_tags[form] = known
                noun = form in documents or known in "RrG"
                self.tags[form] = "g" if form.endswith("ing") and form != lemma else "U" if noun else "V"

    def _add_function_words(self) -> None:
        for name, words in self.function_words.items():
            if name in _FUNCTION_TAGS:
                self.tags.update(dict.fromkeys(words, _FUNCTION_TAGS[name]))

    def _add_capitals(self) -> None:
        for word in self.lists.words("org_words"):
            self.capital_tags.setdefault(word, "Z")
        self.capital_tags.update(dict.fromkeys(self.lists.words("demonyms"), "J"))
        self.capital_tags.update(dict.fromkeys(self.lists.words("not_names"), "y"))
        self.capital_tags.update(dict.fromkeys(self.function_words["time"], "Y"))
        for name, tag in (("titles", "T"), ("honorifics", "H")):
            self.capital_tags.update(dict.fromkeys(self.lists.words(name), tag))
            self.genders.update({form.lower(): gender for form, gender in self.lists.genders(name).items()})

    def small_tags(self) -> dict[str, str]:
        """The tags of words that begin with a small letter, where nothing else decides."""
        particles = frozenset(self.function_words["particle"])
        return {word: tag for word, tag in self.tags.items() if "a" <= word[0] <= "z" and word not in particles}

    def abbreviations(self) -> tuple[str, ...]:
        """Words that are written with a full stop, without it, sorted."""
        titles = {form[:-1] for form in self.capital_tags if form.endswith(".") and "." not in form[:-1]}
        return tuple(sorted(titles | self.lists.words("abbreviations")))

    def spelled(self) -> dict[str, list[tuple[str, ...]]]:
        """Names that read like phrases, and those added, by first word, longest first; not one known word ("May")."""
        entries, known = self.lists.entries, self.tags.keys() | self.capital_tags.keys()
        names = {*self.lists.table("phrase_names"), *added("persons", entries), *added("organisations", entries)}
        found: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted((tuple(row[0].split()) for row in names), key=len, reverse=True):
            if len(name) > 1 or known.isdisjoint((name[0], name[0].lower())):
                found.setdefault(name[0], []).append(name)
        return found


def kin(lists: Lists) -> dict[str, frozenset[str]]:
    """Nouns for persons to the lower-case words of whom each may also mean."""
    found: dict[str, set[str]] = {}
    for noun, others in (*lists.table("wider_roles"), *lists.table("origins")):
        found.setdefault(noun, set()).update(others.split())
    for (nouns,) in lists.table("same_roles"):
        for noun in nouns.split():
            found.setdefault(noun, set()).update(set(nouns.split()) - {noun})
    return {noun: frozenset(others) for noun, others in found.items()}


def signed(spelled: dict[str, list[tuple[str, ...]]]) -> tuple[str, ...]:
    """The words of such names that hold signs ("Yahoo!"), sorted."""
    return tuple(sorted({word for names in spelled.values() for name in names for word in name if _SIGN.match(word)}))
