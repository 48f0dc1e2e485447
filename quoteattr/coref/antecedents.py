"""What an anaphor (a pronoun, a nominal, a shared surname) asks for, and whom grammar lets it mean."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property
from typing import Literal, NamedTuple

from ..lexicon import Gender
from ..phrases.mentions import ONE_OF_SEVERAL
from ..phrases.name_phrases import PAPERS
from ..phrases.phrase import Phrase
from ..scene import Scene
from ..words.pronouns import HE, IT, SHE, THEY
from .cluster import Cluster, body_nouns, role_noun
from .context import Context

_SPOKEN_OF: dict[Gender, frozenset[str]] = {
    "m": frozenset({*HE, "He", "His", "Him"}),
    "f": frozenset({*SHE, "She", "Her"}),
}
_OF_PLACES = frozenset("country nation state kingdom government city council parliament".split())
OUTLETS = PAPERS | frozenset("paper website site network outlet journal publication blog channel".split())
_GOING_ON = frozenset("add continue conclude explain note insist elaborate".split())

_INDEFINITE = frozenset("a an one another some someone somebody two three four five many several".split())
# Of which no two are the same.
_INSTITUTIONS = frozenset(
    "army commission consulate council court embassy government ministry navy parliament police presidency".split()
)
# Bodies that publish no news, so that no paper or website means them.
_NO_OUTLETS = _INSTITUTIONS | frozenset("bank church college hospital party school team university".split())
# Others of which none is of two kinds: "the union" is no company.
_KINDS = {
    word: kind
    for kind, words in enumerate(
        (
            "airline business company firm manufacturer operator retailer supplier utility",
            "union",
            "charity",
            "church diocese parish",
            "club side team",
            "college school university",
            "hospital",
            "party coalition",
        )
    )
    for word in words.split()
}
_SOMEBODY_NEW = frozenset("a an one another".split())
_REACH = 200  # tokens of a sentence that are looked at
_OWNED: dict[str, Gender] = {"her": "f", "his": "m"}
_OTHER: dict[Gender, Gender] = {"m": "f", "f": "m"}
_NO_PERSONS = ("group", "document")

Position = Literal["after a quote", "at the start", "inside"]


class Candidate(NamedTuple):
    """A cluster with its nearest mention, and the first mention of the same cluster in the same sentence."""

    cluster: Cluster
    last: int
    lead: int


class Anaphor:
    """A mention whose meaning is asked for, with what its clues look at."""

    def __init__(self, context: Context, mention: int) -> None:
        self.context = context
        self.scene = scene = context.scene
        self.mention = mention
        self.phrase = phrase = scene.mentions[mention]
        self.word = role_noun(scene.tokens.words, phrase.last - 1)
        self.determiner = determiner(scene, phrase)
        self.sentence = context.sentences[mention]
        self.paragraph = context.paragraphs[mention]
        self.group: str = phrase.kind
        """What its clues are called after."""
        self.gender: Gender | None = None
        """The gender that the words ask for."""
        self.modifiers: set[str] = set()
        """The words between determiner and head: "foreign" of "the foreign minister"."""
        self.position: Position | None = None
        """Where in its sentence a pronoun stands."""
        if phrase.kind == "pronoun":
            self.position = self._position()
            if self.word in HE:
                self.group, self.gender = "he/she", "m"
            elif self.word in SHE:
                self.group, self.gender = "he/she", "f"
            else:
                self.group = "they" if self.word in THEY else "it" if self.word in IT else self.word
        else:
            self.gender = self._stated_gender()
            if phrase.kind == "nominal":
                self.modifiers = self._modifiers()
            elif self.gender is None:
                self.gender = self._owned_behind()

    def _stated_gender(self) -> Gender | None:
        genders, phrase = self.scene.lexicon.genders, self.phrase
        owned = self.scene.tokens.tags.rfind("s", phrase.first, phrase.last) + 1  # "the boy’s | aunt"
        for word in self.scene.tokens.words[max(owned, phrase.first) : phrase.last]:
            gender = genders.get(word.lower())
            if gender in ("m", "f"):
                return gender
        return None

    def _owned_behind(self) -> Gender | None:
        """The gender of a source that what is told of it behind says: "said Ruiz, her voice cracking"."""
        last = self.phrase.last
        if self.scene.tokens.tags[last : last + 2] != ",p" or self.mention not in self.scene.links:
            return None
        return _OWNED.get(self.scene.tokens.words[last + 1])

    def _modifiers(self) -> set[str]:
        tags, first, last = self.scene.tokens.tags, self.phrase.first, self.phrase.last - 1
        while self.determiner == "none" and first and last - first < 4 and tags[first - 1] in "aeJNZTD":
            first -= 1
        words = self.scene.tokens.words[first:last]
        return {word.lower() for word, tag in zip(words, tags[first:last], strict=True) if tag not in "Dp0s,-"}

    @property
    def indefinite(self) -> bool:
        """Whether the words bring in somebody new: "a protester", "his neighbour"."""
        return is_indefinite(self.scene, self.phrase)

    def _position(self) -> Position:
        tags, first = self.scene.tokens.tags, self.phrase.first
        start = max(self.scene.sentences[self.sentence], first - _REACH)
        before = tags[start:first]
        if "Q" in before[-3:] or "Q" in before[:-1] and "V" not in before:
            return "after a quote"
        return "at the start" if first - start < 2 else "inside"

    @property
    def quoted(self) -> Set[str]:
        """The words of what it is the source of."""
        return self.context.quoted(self.sentence) if self.mention in self.scene.links else frozenset()

    @cached_property
    def speaks_of_another(self) -> bool:
        """Whether what "he" is the source of speaks of a "he": then two of them are in mind."""
        return self.gender is not None and not _SPOKEN_OF[self.gender].isdisjoint(self.quoted)

    @property
    def goes_on(self) -> bool:
        """Whether the cue says that somebody speaks on: "she added"."""
        cues = self.scene.cues
        return any(cues[cue].lemma in _GOING_ON for cue, _ in self.scene.links.get(self.mention, ()))

    @cached_property
    def begins_paragraph(self) -> bool:
        """Whether a paragraph begins with its sentence."""
        start = self.scene.sentences[self.sentence]
        return not start or self.scene.tokens.tags[start - 1] == "|"

    @property
    def is_age(self) -> bool:
        """Whether the words tell the age of somebody brought in before: "the 38-year-old", "the 38-year-old farmer"."""
        aged = self.word.endswith(" old") or any(word.endswith("-year-old") for word in self.modifiers)
        return self.determiner == "the" and aged

    @property
    def comes_in(self) -> bool:
        """Whether what follows brings somebody in: "the widow of a driver", "the owner, a woman in her fifties"."""
        words, last = self.scene.tokens.words, self.phrase.last
        opens = words[last] == "of" or self.phrase.sort == "person" and words[last] == ","
        return self.determiner == "the" and opens and words[last + 1] in _SOMEBODY_NEW

    @property
    def called_after(self) -> bool:
        """Whether a body without a name is told by another: "the UN refugee agency", "the Italian side"."""
        words = self.scene.tokens.words[self.phrase.first : self.phrase.last - 1]
        named = any(word.isupper() and len(word) > 1 for word in words) or self.word == "side" and bool(self.modifiers)
        return self.phrase.sort == "group" and named

    @property
    def possessed(self) -> bool:
        """Whether the words say whose it is: "Italy’s prime minister"."""
        return "s" in self.scene.tokens.tags[self.phrase.first : self.phrase.last]


def determiner(scene: Scene, phrase: Phrase) -> str:
    """The lower-case determiner, possessive or number with which a phrase begins; "none" without one."""
    first, tags = phrase.first, scene.tokens.tags
    if tags[first] == "0" and tags[first - 1 : first] == "D":
        first -= 1
    elif tags[first - 2 : first] in ("DQ", "pQ"):  # "the “Neon Nights” | singer"
        first -= 2
    return scene.tokens.words[first].lower() if tags[first] in "Dp0" else "none"


def is_indefinite(scene: Scene, phrase: Phrase) -> bool:
    """Whether the words bring in somebody new: "a protester", "his neighbour", "the second" of several, "whose son"."""
    new = phrase.kind == "nominal" and scene.tokens.tags[phrase.first] == "p"
    new = new or phrase.kind == "nominal" and scene.tokens.words[phrase.first - 1] == "whose"
    new = new or phrase.kind == "nominal" and scene.tokens.words[phrase.last - 1] in ONE_OF_SEVERAL
    return new or determiner(scene, phrase) in _INDEFINITE


def possible(anaphor: Anaphor, cluster: Cluster) -> bool:
    """Whether grammar lets the words mean the cluster: gender, number, person or body."""
    gender, phrase = anaphor.gender, anaphor.phrase
    if gender and (cluster.body or cluster.plural or cluster.gender == _OTHER[gender]):
        return False
    if phrase.kind == "pronoun":
        if gender:
            return cluster.sort not in _NO_PERSONS
        return not (anaphor.group == "it" and (cluster.person or cluster.plural))
    if phrase.kind == "name":
        return True
    if phrase.plural and (cluster.gender or phrase.sort == "person" and cluster.forms and not cluster.body):
        return False  # "Small … he. Tory | MPs shouted": not Small
    if cluster.person and (phrase.plural or phrase.sort == "unknown" and _is_thing(anaphor)):
        return False
    if not cluster.forms:
        other = anaphor.word in _INSTITUTIONS and anaphor.word not in cluster.heads
        other = other and not _INSTITUTIONS.isdisjoint(cluster.heads)
        other = other or phrase.sort == "group" and _is_of_another_kind(anaphor.word, cluster)
        return cluster.sort == phrase.sort and cluster.plural == phrase.plural and not other
    if phrase.sort == "document" and anaphor.word not in OUTLETS:
        return anaphor.word in cluster.heads or anaphor.word in [form[-1].lower() for form in cluster.forms]
    if anaphor.word in OUTLETS and any(form[-1].lower() in _NO_OUTLETS for form in cluster.forms):
        return False
    if cluster.place and phrase.sort in ("group", "document"):
        return anaphor.word in _OF_PLACES
    if anaphor.word in _INSTITUTIONS and not cluster.body:
        return False
    if phrase.sort == "person":
        return not cluster.body
    if phrase.sort == "group" and _is_of_another_kind(anaphor.word, cluster):
        return False
    return not (cluster.person and phrase.sort in ("group", "document"))


def _is_of_another_kind(word: str, cluster: Cluster) -> bool:
    """Whether "the company" asks for another kind of body than "the union", or the Union of Port Workers."""
    kind = _KINDS.get(word)
    if kind is None:
        return False
    nouns = cluster.heads or {noun for form in cluster.forms for noun in body_nouns(form)}
    kinds = {_KINDS[noun] for noun in nouns if noun in _KINDS}
    return bool(kinds) and kind not in kinds


def _is_thing(anaphor: Anaphor) -> bool:
    """Whether the noun of a nominal is a known word for no person: "the trade", not "the accused"."""
    return anaphor.scene.lexicon.tags.get(anaphor.word) == "a" and not anaphor.word.endswith("ed")
