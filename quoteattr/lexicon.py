"""English words and what they can be: the word lists as look-up tables, built once.

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

import re
from collections.abc import Callable, Iterable, Set
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from attrs import frozen

from .model import Frame
from .word_lists import Entry, Row, added, parse_entries, read_entries, rows, shipped

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

# A word that would be several tokens: with a sign ("Yahoo!"; not "Reed,", not "Jr."), or that is no possessive.
_SIGN = re.compile(r"(?=.*\w)(?:.*[^\w'’ʼ.,‐‑-]|.*[.,]\w|.*['’]s\Z)")


@frozen
class CueForm:
    """A form of a reporting verb: "said" is ``CueForm("say", "say", strong=True)``."""

    lemma: str
    frame: Frame
    strong: bool


@frozen(eq=False, repr=False)
class Lexicon:
    """The words that the rules know: the English lists of the package, and what a newsroom adds to them.

    `Lexicon.read` and `Lexicon.parse` make one for `Extractor`; the format is told in the reference docs.

    >>> import quoteattr
    >>> lexicon = quoteattr.Lexicon.parse("[role_nouns]\\nstreamer\\tstreamers\\t-")
    >>> extractor = quoteattr.Extractor(lexicon=lexicon)
    >>> print(extractor.extract("“We are out of milk,” barista Ana Ruiz said.").quotes[0].role)
    barista
    """

    tags: dict[str, str]
    """Tag of a word written in lower case."""
    small_tags: dict[str, str]
    """The same for words that begin with a small letter, where nothing else decides."""
    capital_tags: dict[str, str]
    """Tag of a word as it is written with a capital (titles, honorifics, nationalities, weekdays)."""
    cues: dict[str, CueForm]
    noun_tags: dict[str, str]
    """What a cue that is also a noun is as a noun: "report", "campaign"."""
    particles: frozenset[str]
    postnominals: frozenset[str]
    """Letters behind a name that are no part of it ("QC")."""
    adjectival: frozenset[str]
    """Nouns for persons that are adjectives before another noun: "private", "general"."""
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
    persons: frozenset[str]
    """Full names that were added."""
    spelled: dict[str, list[tuple[str, ...]]]
    """First word to the words of the names that were added: names wherever they are written just so."""
    signed: tuple[str, ...]
    """Words of these names that hold signs ("Yahoo!", "AT&T"): one token each."""
    entries: tuple[Entry, ...]
    """What was added to the shipped lists."""

    @staticmethod
    def read(*paths: str | Path) -> Lexicon:
        """The English lists with the entries of these files; where they disagree, the later file wins.

        Raises `InputError` for a file that cannot be read, and with file, line and remedy for a line that is wrong.
        """
        return _built(tuple(entry for path in paths for entry in read_entries(path)))

    @staticmethod
    def parse(text: str) -> Lexicon:
        """The English lists with the entries of a text; raises `InputError` with line and remedy."""
        return _built(parse_entries(text, "lexicon"))

    def with_entries(self, entries: Iterable[Entry]) -> Lexicon:
        """This lexicon and some more entries."""
        return _built((*self.entries, *entries))

    def __reduce__(self) -> tuple[Callable[[tuple[Entry, ...]], Lexicon], tuple[tuple[Entry, ...]]]:
        return _built, (self.entries,)  # small to send to another process, which builds it once

    def __repr__(self) -> str:
        return f"<Lexicon: English and {len(self.entries)} entries>"


@cache
def english() -> Lexicon:
    """The English word lists; read from the package's data files on first use, then kept."""
    return _build(())


@lru_cache(maxsize=8)
def _built(entries: tuple[Entry, ...]) -> Lexicon:
    return _build(entries) if entries else english()


def _build(entries: tuple[Entry, ...]) -> Lexicon:
    """The tables of the shipped lists with these entries; of two lists that have a word, the later one below wins."""

    def table(name: str) -> Iterable[Row]:
        return rows(name, entries)

    def listed(name: str) -> frozenset[str]:
        return frozenset(row[0] for row in table(name))

    def both_numbers(name: str) -> dict[str, str]:
        return {form: row[0] for row in table(name) for form in row}

    tags: dict[str, str] = {}
    capital_tags: dict[str, str] = {}
    cues: dict[str, CueForm] = {}
    noun_tags: dict[str, str] = {}
    genders: dict[str, Gender] = {}
    plurals: dict[str, str] = {}
    function_words = {row[0]: row[1].split() for row in shipped("function_words")}

    for word in listed("common_words"):
        tags[word] = "A" if word.endswith("ly") else "e" if word.endswith("ing") and len(word) > 5 else "a"
    tags.update(dict.fromkeys(listed("verbs"), "v"))
    tags.update(dict.fromkeys(listed("adverbs"), "A"))
    speech_nouns = both_numbers("cue_nouns")
    media = both_numbers("media")
    documents = both_numbers("document_nouns")
    nouns = {**speech_nouns, **media, **documents}
    for noun, singular in nouns.items():
        tags[noun.lower()] = "M"
        if not noun.islower():
            capital_tags[noun] = "M"
        if noun != singular:
            plurals[noun] = singular
    for singular, plural in table("group_nouns"):
        tags[singular.lower()] = tags[plural.lower()] = "G"
        if not singular.islower():  # "NGO"
            capital_tags[singular] = capital_tags[plural] = "G"
        plurals[plural.lower()] = singular.lower()
    for singular, plural, gender in table("role_nouns"):
        tags[plural.lower()], tags[singular.lower()] = "r", "R"
        capital_tags[plural[0].upper() + plural[1:]] = "r"
        capital_tags[singular[0].upper() + singular[1:]] = "T"
        plurals[plural] = singular
        if gender != "-":
            genders[singular.lower()] = genders[plural.lower()] = cast(Gender, gender)
    for lemma, frame, strength, forms in table("cues"):
        cue = CueForm(lemma, cast(Frame, frame), strength == "strong")
        for form in forms.split():
            known = tags.get(form, "a")
            if known in "Rr" and strength == "weak":
                continue
            cues[form] = cue
            if known in "MGRr":
                noun_tags[form] = known
            tags[form] = (
                "g" if form.endswith("ing") and form != lemma else "U" if form in nouns or known in "RrG" else "V"
            )
    for name, words in function_words.items():
        if name in _FUNCTION_TAGS:
            tags.update(dict.fromkeys(words, _FUNCTION_TAGS[name]))

    for word in listed("org_words"):
        capital_tags.setdefault(word, "Z")
    capital_tags.update(dict.fromkeys(listed("demonyms"), "J"))
    capital_tags.update(dict.fromkeys(listed("not_names"), "y"))
    capital_tags.update(dict.fromkeys(function_words["time"], "Y"))
    titles = {row[0]: row[1] for row in table("titles")}
    honorifics = {row[0]: row[1] for row in table("honorifics")}
    for form, gender in {**titles, **honorifics}.items():
        capital_tags[form] = "H" if form in honorifics else "T"
        if gender != "-":
            genders[form.lower()] = cast(Gender, gender)
    spelled = _spelled(entries, tags.keys() | capital_tags.keys())
    signed = {word for names in spelled.values() for name in names for word in name if _SIGN.match(word)}
    abbreviations = {form[:-1] for form in capital_tags if form.endswith(".") and "." not in form[:-1]}
    particles = frozenset(function_words["particle"])
    return Lexicon(
        tags=tags,
        small_tags={word: tag for word, tag in tags.items() if "a" <= word[0] <= "z" and word not in particles},
        capital_tags=capital_tags,
        cues=cues,
        noun_tags=noun_tags,
        particles=particles,
        postnominals=frozenset(function_words["postnominal"]),
        adjectival=frozenset(function_words["adjectival"]),
        given_names={row[0]: cast(Gender, row[1]) for row in table("given_names")},
        genders=genders,
        plurals=plurals,
        media=frozenset(media),
        speech_nouns=frozenset(speech_nouns),
        titles=frozenset(titles),
        work_nouns=listed("work_nouns"),
        term_words=listed("term_words"),
        platforms=listed("platforms"),
        places=listed("places"),
        organisations=listed("organisations") | listed("phrase_names"),
        outlet_words=listed("outlet_words"),
        abbreviations=tuple(sorted(abbreviations | listed("abbreviations"))),
        persons=listed("persons"),
        spelled=spelled,
        signed=tuple(sorted(signed)),
        entries=entries,
    )


def _spelled(entries: tuple[Entry, ...], known: Set[str]) -> dict[str, list[tuple[str, ...]]]:
    """Names that read like phrases, and those added, by their first word, longest first; not one known word ("May")."""
    names = {*rows("phrase_names", entries), *added("persons", entries), *added("organisations", entries)}
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted((tuple(row[0].split()) for row in names), key=len, reverse=True):
        if len(name) > 1 or known.isdisjoint((name[0], name[0].lower())):
            found.setdefault(name[0], []).append(name)
    return found
