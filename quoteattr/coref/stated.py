"""What the article states of those who could be meant: the words of their roles, against those of a nominal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from ..lexicon import Lexicon
from ..phrases.roles import RoleFinder
from ..scene import Scene
from ..words.role_words import party_members
from .antecedents import Anaphor, Candidate
from .cluster import Cluster, body_nouns, role_noun

_ROLE_MENTIONS = 25
_YEARS = re.compile("([1-9][0-9])-year-old")
_AGE = re.compile("([1-9][0-9])(?:-year-old)?")
# Endings of nouns of origin; the country is the noun without them: "the Kenyan" from "Kenya’s Ana Ruiz".
_OF_COUNTRIES = ("an", "i", "ese")
_TEENS = frozenset({"teenager", "teen"})
_SMALL = frozenset("of in for the and to at".split())
_ACRONYMS = (2, 3, 4)  # letters
_OWNS = "’s"
_NONE: frozenset[str] = frozenset()
_GENERIC = {
    "group": frozenset("group organisation organization body agency company firm campaign department ministry".split()),
    "person": frozenset("man woman person boy girl teenager teen patient source official".split()),
}


# By what the article calls somebody who may be "the Democrat" later; parties are known by words of their own.
_POLITICIANS = frozenset(
    "alderman assemblyman assemblywoman candidate chairman chairwoman commissioner congressman congresswoman councillor"
    " councilman councilwoman democrat governor independent lawmaker leader legislator mayor nominee president"
    " representative republican senator speaker treasurer whip d r".split()
)


class Stated:
    """The words stated of each cluster, each looked up once."""

    def __init__(self, scene: Scene, roles: RoleFinder) -> None:
        self.scene = scene
        self._words: dict[tuple[int, int], set[str]] = {}
        self._beside: Callable[[int], frozenset[str]] = cache(partial(_words_beside, scene, roles))

    def words(self, cluster: Cluster) -> set[str]:
        """The lower-case words of the roles that the article states of the cluster."""
        key = id(cluster), len(cluster.mentions)
        if key not in self._words:
            self._words[key] = cluster.heads.union(*map(self._beside, cluster.mentions[:_ROLE_MENTIONS]))
        return self._words[key]

    def _is_aged(self, anaphor: Anaphor, cluster: Cluster) -> bool:
        """Whether the age of a nominal is stated: of "Kofi Mensah, 19, came on" for "the 19-year-old"."""
        words, mentions = self.scene.tokens.words, self.scene.mentions
        for k in cluster.mentions[:_ROLE_MENTIONS]:
            last = mentions[k].last
            age = _AGE.fullmatch(words[last + 1] if words[last] == "," else words[last - 1])
            if age and (anaphor.word == f"{age[1]} year old" or anaphor.word in _TEENS and 12 < int(age[1]) < 20):
                return True
        return False

    def is_of_another_age(self, anaphor: Anaphor, cluster: Cluster) -> bool:
        """Whether the article tells another age than a nominal does: of "Kofi Mensah, 34," for "the 19-year-old"."""
        words, mentions = self.scene.tokens.words, self.scene.mentions
        told = _ages(words[anaphor.phrase.first : anaphor.phrase.last])
        ages: set[str] = set()
        for k in cluster.mentions[:_ROLE_MENTIONS]:
            last = mentions[k].last
            ages.update(_ages(words[mentions[k].first : last]))
            if words[last] == "," and _AGE.fullmatch(words[last + 1]):
                ages.add(words[last + 1])
        return bool(told) and bool(ages) and ages.isdisjoint(told)

    def words_and_name(self, cluster: Cluster) -> set[str]:
        """Also the words of a body's name: "the budget office" is the Congressional Budget Office."""
        names = {word.lower() for form in cluster.forms for word in form} if cluster.body else set()
        return self.words(cluster) | names

    def saying_it(self, anaphor: Anaphor, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Those of whom the noun of a nominal is said; else those who are said to be what it may also mean."""
        said = [c for c in candidates if self.says_head(anaphor, c.cluster)]
        also = self._kin(anaphor.word)
        if self.scene.tokens.tags[anaphor.phrase.last - 1] == "J":
            also |= _countries(anaphor.word)
        if said or not also or anaphor.determiner != "the":
            return said
        return [c for c in candidates if c.cluster.forms and not also.isdisjoint(self.words(c.cluster))]

    def _kin(self, noun: str) -> frozenset[str]:
        """The words of whom a role noun may also mean: of a "dutchman" "dutch", of a "mum of two" also "mum"."""
        parent, of, _ = noun.partition(" of ")
        kin = self.scene.lexicon.kin
        return kin.get(parent, _NONE) | {parent} if of else kin.get(noun, _NONE)

    def says_head(self, anaphor: Anaphor, cluster: Cluster) -> bool:
        """Whether the noun of a nominal is said of the cluster."""
        if not cluster.forms:
            return anaphor.word in cluster.heads
        if (anaphor.is_age or anaphor.word in _TEENS) and self._is_aged(anaphor, cluster):
            return True
        in_name = anaphor.phrase.sort == "group" and any(anaphor.word in body_nouns(form) for form in cluster.forms)
        return in_name or says_noun(anaphor, self.words(cluster))  # "the ministry", of the Defence Ministry

    def may_speak_for(self, anaphor: Anaphor, cluster: Cluster) -> bool:
        """Whether "the ministry spokesman", "the judge" may be somebody: no other office is stated of him."""
        words = self.words(cluster)
        if not cluster.forms or not words or self.says_head(anaphor, cluster):
            return True
        return not self._kin(anaphor.word).isdisjoint(words)

    def with_the_noun(self, anaphor: Anaphor, candidates: list[Candidate], said: list[Candidate]) -> list[Candidate]:
        """Where "mayor" was said of somebody named, "the mayor" is no other; "the finance minister" has finance."""
        named = [c for c in said if c.cluster.forms]
        exact = [c for c in named if says_modifiers(anaphor, self.words_and_name(c.cluster))]
        if exact and anaphor.modifiers:
            return exact
        kept = exact or named
        return [c for c in candidates if not (kept and c.cluster.forms) or c in kept]

    def in_politics(self, anaphor: Anaphor, candidates: list[Candidate]) -> list[Candidate]:
        """Whom "the Ohm Republican" may mean: those with a party, a mandate or a bid for one, if there are such."""
        if anaphor.word.capitalize() not in party_members() or anaphor.determiner != "the" or anaphor.phrase.plural:
            return candidates
        known = [c for c in candidates if not _POLITICIANS.isdisjoint(self.words(c.cluster))]
        return [c for c in candidates if not c.cluster.forms or c in known] if known else candidates

    def is_sure(self, anaphor: Anaphor, said: Sequence[Cluster]) -> bool:
        """Whether "the mayor" can be nobody but the one, or one of those, whom the article names and calls so."""
        if anaphor.determiner != "the" or not said or len(said) > 1 and is_generic(anaphor):
            return False
        return all(c.forms and says_modifiers(anaphor, self.words_and_name(c)) for c in said)


def _countries(noun: str) -> frozenset[str]:
    """What may be the country, in lower case, of a noun of origin: "ken", "keny", "kenya" of "kenyan"."""
    return frozenset({noun[:-1], noun[:-3], f"{noun[:-3]}y"}) if noun.endswith(_OF_COUNTRIES) else _NONE


def _ages(words: Sequence[str]) -> set[str]:
    """The ages in words such as "34-year-old"."""
    return {age[1] for word in words if (age := _YEARS.match(word))}


def is_generic(anaphor: Anaphor) -> bool:
    """Whether the noun of a nominal says nothing of its person or body: "the woman", "the group"."""
    return anaphor.word in _GENERIC.get(anaphor.phrase.sort, ())


def says_noun(anaphor: Anaphor, stated: set[str]) -> bool:
    """Whether the noun of a nominal is among the words stated of a candidate."""
    return anaphor.word in stated or _is_counterpart(anaphor, stated)


def says_modifiers(anaphor: Anaphor, stated: set[str]) -> bool:
    """Whether all words before the noun of a nominal are."""
    return anaphor.modifiers <= stated or _is_counterpart(anaphor, stated)


def _is_counterpart(anaphor: Anaphor, stated: set[str]) -> bool:
    """Whether an office is held by somebody's counterpart: "the Spanish minister" by "her Spanish counterpart"."""
    return "counterpart" in stated and not stated.isdisjoint(anaphor.modifiers)


def _words_beside(scene: Scene, roles: RoleFinder, mention: int) -> frozenset[str]:
    """The words of the roles beside one mention."""
    found = roles.beside(scene.mentions[mention])
    return frozenset().union(*[_role_words(role.title, scene.lexicon) for role in found])


def _role_words(title: str, lexicon: Lexicon) -> set[str]:
    """The words of a role, and what an office of several is called for short: "DC" of "deputy commissioner".

    Not the nouns for persons whose somebody is: no "governor" of "the governor’s son".
    """
    owning = [word for word in title.lower().replace("'s", _OWNS).replace("-", " ").split() if word != _OWNS]
    words = [word.removesuffix(_OWNS) for word in owning]
    plurals = lexicon.plurals
    nouns = [plurals[word] if word in plurals else role_noun(words, k) for k, word in enumerate(words)]
    nouns = [n for n, word in zip(nouns, owning, strict=True) if word[-2:] != _OWNS or lexicon.tags.get(n) != "R"]
    initials = "".join([word[0] for word in words if word not in _SMALL])
    return {*nouns, *(initials[k : k + size] for size in _ACRONYMS for k in range(len(initials) - size + 1))}
