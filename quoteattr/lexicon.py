"""English words and what they can be: the lists of ``data/en``, read once, as look-up tables.

Each word has a *tag* of one letter, so that a sentence becomes a short string over which ordinary patterns run
("DaRNN,V" is "the former minister Khawaja Asif, said"). The letters:

====  =======================================  ====  =======================================
N     capitalised word, taken for a name       Q     a quotation (everything between marks)
T     capitalised title or office              V     reporting verb (cue)
H     honorific (Mr., Sheikh)                  g     reporting verb, -ing form
J     nationality, faith, party (capital)      U     reporting verb or noun ("report")
Y y   weekday or month, other capital word     v     other finite verb
Z     capital word in names of bodies (Bank)   &     ampersand
d     particle in a name (van, bin)            X     auxiliary
R r   noun for a person, plural                A n   adverb, not
G     noun for a body (ministry)               K     "according"
M     noun for a document or medium            t     "that"
D p   determiner, possessive pronoun           W     who, which
P o   personal pronoun, object pronoun         C B   and/or/but, because/while/as
0     number                                   f i b O F   of, in/on/at, by, to, other prepositions
a e   other word, other -ing form              s     possessive 's
====  =======================================  ====  =======================================

Punctuation: ``. , ; : - ( )`` stand for themselves (``-`` a dash, ``.`` ends a sentence), ``x`` is any other sign,
``|`` ends a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from attrs import frozen

from .model import Frame

Gender = Literal["m", "f", "u"]

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


@frozen
class CueForm:
    """A form of a reporting verb: "said" is ``CueForm("say", "say", strong=True)``."""

    lemma: str
    frame: Frame
    strong: bool


@frozen
class Lexicon:
    """Look-up tables over words; lower case unless said otherwise."""

    tags: dict[str, str]
    """Tag of a word written in lower case."""
    capital_tags: dict[str, str]
    """Tag of a word as it is written with a capital (titles, honorifics, nationalities, weekdays)."""
    cues: dict[str, CueForm]
    noun_tags: dict[str, str]
    """What a cue that is also a noun is as a noun: "report", "campaign"."""
    particles: frozenset[str]
    postnominals: frozenset[str]
    """Letters behind a name that are no part of it ("QC")."""
    given_names: dict[str, Gender]
    genders: dict[str, Gender]
    """Gender of titles, honorifics and nouns for persons, where they have one."""
    plurals: dict[str, str]
    """Plural to singular, for nouns of persons, bodies and documents."""
    media: frozenset[str]
    speech_nouns: frozenset[str]
    titles: frozenset[str]
    """Offices and ranks as they are written, several words among them ("First Lady")."""
    work_nouns: frozenset[str]
    """Words before the title of a work; ``term_words``: before a term or nickname."""
    term_words: frozenset[str]
    platforms: frozenset[str]
    places: frozenset[str]
    organisations: frozenset[str]
    outlet_words: frozenset[str]
    """Words of the names of news outlets ("Times"), which report far more often than they speak."""
    abbreviations: tuple[str, ...]
    """Words that are written with a full stop (without it), as in "Sen."."""


def _rows(name: str) -> Iterator[list[str]]:
    for line in files(__package__).joinpath(f"data/en/{name}").read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line.split("\t")


def _words(name: str) -> frozenset[str]:
    return frozenset(row[0] for row in _rows(name))


def _nouns(name: str) -> Iterator[tuple[str, str]]:
    for row in _rows(name):
        yield row[0], row[1]


@cache
def english() -> Lexicon:
    """The English word lists; read from the package's data files on first use, then kept."""
    tags: dict[str, str] = {}
    capital_tags: dict[str, str] = {}
    cues: dict[str, CueForm] = {}
    noun_tags: dict[str, str] = {}
    genders: dict[str, Gender] = {}
    plurals: dict[str, str] = {}
    function_words = {row[0]: row[1].split() for row in _rows("function_words.tsv")}

    for word in _words("common_words.txt"):
        tags[word] = "A" if word.endswith("ly") else "e" if word.endswith("ing") and len(word) > 5 else "a"
    tags.update(dict.fromkeys(_words("verbs.txt"), "v"))
    tags.update(dict.fromkeys(_words("adverbs.txt"), "A"))
    speech_nouns = {form: row[0] for row in _nouns("cue_nouns.tsv") for form in row}
    media = {form: row[0] for row in _nouns("media.tsv") for form in row}
    documents = {form: row[0] for row in _nouns("document_nouns.tsv") for form in row}
    nouns = {**speech_nouns, **media, **documents}
    for noun, singular in nouns.items():
        tags[noun.lower()] = "M"
        if not noun.islower():
            capital_tags[noun] = "M"
        if noun != singular:
            plurals[noun] = singular
    for singular, plural in _nouns("group_nouns.tsv"):
        tags[singular.lower()] = tags[plural.lower()] = "G"
        if not singular.islower():  # "NGO"
            capital_tags[singular] = capital_tags[plural] = "G"
        plurals[plural.lower()] = singular.lower()
    for singular, plural, gender in _rows("role_nouns.tsv"):
        tags[plural.lower()], tags[singular.lower()] = "r", "R"
        capital_tags[plural[0].upper() + plural[1:]] = "r"
        capital_tags[singular[0].upper() + singular[1:]] = "T"
        plurals[plural] = singular
        if gender != "-":
            genders[singular.lower()] = genders[plural.lower()] = cast(Gender, gender)
    for lemma, frame, strength, forms in _rows("cues.tsv"):
        for form in forms.split():
            known = tags.get(form, "a")
            if known in "Rr" and strength == "weak":
                continue
            cues[form] = CueForm(lemma, cast(Frame, frame), strength == "strong")
            if known in "MG":
                noun_tags[form] = known
            tags[form] = (
                "g" if form.endswith("ing") and form != lemma else "U" if form in nouns or known in "RrG" else "V"
            )
    for name, words in function_words.items():
        if name in _FUNCTION_TAGS:
            tags.update(dict.fromkeys(words, _FUNCTION_TAGS[name]))

    for word in _words("org_words.txt"):
        capital_tags.setdefault(word, "Z")
    capital_tags.update(dict.fromkeys(_words("demonyms.txt"), "J"))
    capital_tags.update(dict.fromkeys(_words("not_names.txt"), "y"))
    capital_tags.update(dict.fromkeys(function_words["time"], "Y"))
    titles = dict(_nouns("titles.tsv"))
    honorifics = dict(_nouns("honorifics.tsv"))
    for form, gender in {**titles, **honorifics}.items():
        capital_tags[form] = "H" if form in honorifics else "T"
        if gender != "-":
            genders[form.lower()] = cast(Gender, gender)
    abbreviations = {form[:-1] for form in capital_tags if form.endswith(".") and "." not in form[:-1]}
    return Lexicon(
        tags=tags,
        capital_tags=capital_tags,
        cues=cues,
        noun_tags=noun_tags,
        particles=frozenset(function_words["particle"]),
        postnominals=frozenset(function_words["postnominal"]),
        given_names={row[0]: cast(Gender, row[1]) for row in _rows("given_names.tsv")},
        genders=genders,
        plurals=plurals,
        media=frozenset(media),
        speech_nouns=frozenset(speech_nouns),
        titles=frozenset(titles),
        work_nouns=_words("work_nouns.txt"),
        term_words=_words("term_words.txt"),
        platforms=_words("platforms.txt"),
        places=_words("places.txt"),
        organisations=_words("organisations.txt"),
        outlet_words=_words("outlet_words.txt"),
        abbreviations=tuple(sorted(abbreviations | _words("abbreviations.txt"))),
    )
