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

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from os import PathLike

from attrs import frozen

from .errors import InputError
from .words.lexicon_tables import CueForm, Gender, Lists, Tables, kin, signed
from .words.word_lists import Entry, parse_entries, read_entries

__all__ = ["CueForm", "Gender", "Lexicon", "english"]


@frozen(eq=False, repr=False)
class Lexicon:
    """The words that the rules know: the English lists of the package, and what a newsroom adds to them.

    `Lexicon.read` and `Lexicon.parse` make one for `Extractor`; the format is told in the reference docs.

    >>> import quoteattr
    >>> text = "“We are out of rope,” wharfinger Ana Ruiz said."
    >>> print(quoteattr.extract(text).quotes[0].role)
    None
    >>> lexicon = quoteattr.Lexicon.parse("[role_nouns]\\nwharfinger\\twharfingers\\t-")
    >>> print(quoteattr.Extractor(lexicon=lexicon).extract(text).quotes[0].role)
    wharfinger
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
    kin: dict[str, frozenset[str]]
    """Nouns for persons to other words by which the article may tell the same person."""
    origins: frozenset[str]
    """Nouns for persons by where they are from, where the adjective is another word: "spaniard"."""
    title_nouns: dict[str, list[str]]
    """Titles in lower case to nouns by which their holders are called later."""
    artists: frozenset[str]
    """Nouns for persons that may stand behind the title of a work."""
    field_offices: frozenset[str]
    """Last words of offices that name what they are for: the "ambassador" to India."""
    """Last words of offices that persons alone hold: who is a "chairman" is no body."""
    personal_documents: dict[str, str]
    """Documents that hold the words of one person or body to "private" or "public"."""
    verbs_with_to: frozenset[str]
    """Lemmas of cues whose hearer stands behind "to": "said to Ruiz"."""
    clause_verbs: frozenset[str]
    """Forms of verbs after which a name may begin a clause of its own."""
    surnames: dict[str, str]
    """Surnames that are also ordinary words to what they else are: "trade", "body" or "verb"."""
    persons: frozenset[str]
    """Full names that were added."""
    spelled: dict[str, list[tuple[str, ...]]]
    """First word to the words of the names that were added: names wherever they are written just so."""
    signed: tuple[str, ...]
    """Words of these names that hold signs ("Yahoo!", "AT&T"): one token each."""
    entries: tuple[Entry, ...]
    """What was added to the shipped lists."""

    @staticmethod
    def read(*paths: str | PathLike[str]) -> Lexicon:
        """The English lists with the entries of these files; where they disagree, the later file wins.

        Raises `InputError` for a file that cannot be read, and with file, line and remedy for a line that is wrong.
        """
        return _built(tuple(entry for path in paths for entry in read_entries(path)))

    @staticmethod
    def parse(text: str) -> Lexicon:
        """The English lists with the entries of a text; raises `InputError` with line and remedy."""
        if not isinstance(text, str):
            raise InputError(f"Lexicon.parse() takes the text of a lexicon file, not {type(text).__name__}")
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
    """The lexicon of the shipped lists with these entries."""
    lists = Lists(entries)
    tables = Tables(lists)
    spelled = tables.spelled()
    return Lexicon(
        tags=tables.tags,
        small_tags=tables.small_tags(),
        capital_tags=tables.capital_tags,
        cues=tables.cues,
        noun_tags=tables.noun_tags,
        particles=frozenset(tables.function_words["particle"]),
        postnominals=frozenset(tables.function_words["postnominal"]),
        adjectival=frozenset(tables.function_words["adjectival"]),
        given_names=lists.genders("given_names"),
        genders=tables.genders,
        plurals=tables.plurals,
        media=frozenset(lists.both_numbers("media")),
        speech_nouns=frozenset(lists.both_numbers("cue_nouns")),
        titles=lists.words("titles"),
        work_nouns=lists.words("work_nouns"),
        term_words=lists.words("term_words"),
        platforms=lists.words("platforms"),
        places=lists.words("places"),
        organisations=lists.words("organisations") | lists.words("phrase_names"),
        outlet_words=lists.words("outlet_words"),
        abbreviations=tables.abbreviations(),
        kin=kin(lists),
        origins=lists.words("origins"),
        title_nouns={title: nouns.split(", ") for title, nouns in lists.pairs("title_nouns").items()},
        artists=lists.words("artists"),
        field_offices=lists.words("field_offices"),
        personal_documents=lists.pairs("personal_documents"),
        verbs_with_to=lists.words("verbs_with_to"),
        clause_verbs=lists.words("clause_verbs"),
        surnames=lists.pairs("surnames"),
        persons=lists.words("persons"),
        spelled=spelled,
        signed=signed(spelled),
        entries=entries,
    )
