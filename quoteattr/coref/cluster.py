"""Clusters: the entities in the making."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import define, field

from ..lexicon import Gender
from ..phrases.phrase import Sort
from ..words.name_forms import Form, core, is_fuller

_DEPUTIES = frozenset({"vice", "deputy", "lieutenant", "prime"})  # the prime minister is another than the minister
_OF = frozenset({"for", "of", "on"})


def role_noun(words: Sequence[str], at: int) -> str:
    """The role noun at a place in lower case; a deputy is called by both words, since the president is another.

    >>> role_noun(["the", "Vice", "President"], 2)
    'vice president'
    """
    noun = words[at].lower().replace("-", " ")
    before = words[at - 1].lower() if at else ""
    return f"{before} {noun}" if before in _DEPUTIES else noun


def body_nouns(form: Sequence[str]) -> tuple[str, str]:
    """By which nouns a body is called: "bank" of "Axle Bank", also "union" of "Union of Port Workers"."""
    of = next((k for k, word in enumerate(form) if k and word in _OF), len(form))
    return form[-1].lower(), form[of - 1].lower()


@define(eq=False)
class Cluster:
    """An entity in the making: mention indices, the forms of its name, gender, what sort of thing it is."""

    mentions: list[int] = field(factory=list)
    forms: dict[Form, int] = field(factory=dict)
    """How often each form of its name is used."""
    genders: dict[Gender, int] = field(factory=dict, init=False)
    gender: Gender | None = field(default=None, init=False)
    """The gender that most of its mentions tell."""
    person: bool = field(default=False, init=False)
    body: bool = field(default=False, init=False)
    """Whether more speaks for a body, places among them, than for a person."""
    place: bool = field(default=False, init=False)
    _persons: int = field(default=0, init=False)
    _bodies: int = field(default=0, init=False)
    _places: int = field(default=0, init=False)
    plural: bool = False
    sort: Sort = "unknown"
    """The sort of the phrase that brought in somebody who has no name."""
    heads: set[str] = field(factory=set)
    """Lower-case role nouns that the article uses for it."""
    proper: set[Form] = field(factory=set)
    """The forms that begin with a given name."""
    doubtful: set[Form] = field(factory=set)
    """The forms that end with a common word, as a headline's may: "Ana Ruiz Wins"."""
    _name: Form | None = field(default=None, init=False)

    def tell_gender(self, votes: Mapping[Gender, int]) -> None:
        """Count what a mention tells of the gender."""
        if votes:
            for gender, count in votes.items():
                self.genders[gender] = self.genders.get(gender, 0) + count
            self.gender, _ = max(self.genders.items(), key=lambda vote: vote[1])

    def tell_sort(self, sort: Sort, weight: int = 1) -> None:
        """Count what a mention tells of its sort."""
        if sort == "person":
            self._persons += weight
        elif sort in ("organisation", "place"):
            self._bodies += weight
            self._places += weight * (sort == "place")
        self.person = self._persons > 0 and self._persons >= self._bodies
        self.body = self._bodies > self._persons
        self.place = self.body and self._places * 2 > self._bodies

    def called(self, form: Form) -> None:
        """Count a form of its name."""
        self.forms[form] = self.forms.get(form, 0) + 1
        self._name = None

    @property
    def name(self) -> Form:
        """The fullest form of the name that the article uses most: "Donald J. Trump" where "Donald Trump" is usual."""
        if self._name is None:
            self._name = self._fullest()
        return self._name

    def _fullest(self) -> Form:
        if len(self.forms) < 2:
            return next(iter(self.forms), ())
        usual = max(self.forms, key=self._usualness, default=())
        known = self.proper if usual in self.proper else self.forms
        sure = (form for form in known if form not in self.doubtful or form[-1] == usual[-1])
        fuller = [form for form in sure if is_fuller(form, usual)]
        return max(fuller, key=lambda form: (len(form), self.forms[form], form), default=usual)

    def _usualness(self, form: Form) -> tuple[bool, bool, int, int]:
        return len(core(form)) > 1, form in self.proper, self.forms[form], -len(form)
