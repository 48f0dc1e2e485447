"""Roles: the article's words for title, office, occupation, relation or affiliation beside a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from ..lexicon import Lexicon
from ..model import Role, Span
from ..text.tokens import Tokens
from ..text.word_tags import DOCTORS
from ..words.relatives import RELATIVES
from .behind_names import BehindNames, head_tags
from .noun_phrases import NEWLY, body_between, complement_end
from .phrase import Phrase
from .ranks import before_ranks

_FORMER = re.compile(r"\b(?:former|ex|late|erstwhile|then|one-?time|past)\b", re.IGNORECASE)
_ACTING = re.compile(r"\b(?:acting|interim|caretaker)\b", re.IGNORECASE)
_COMPLEMENT = re.compile(r" (?:of|for|to|at|in|on|with|who) ")
# "presidential candidate | Texas Senator NAME", "Chairman of the Water Committee | Senator NAME".
_SECOND_TITLE = regex.compile(r"(?<=R)[NJ]{0,3}+T++$|(?<=[fi][DNJZaGM]{1,9})T++$")
# Behind "and": "the director of its centre", "former miner", "one of its authors", but not "prime minister".
_SECOND_ROLE = regex.compile(
    r"[Dp]?[aevJ0NTZRrGMs]*+(?<=[RT])[fFiO]|[DpaeJ][aevJ0NTZRrGMs]*+(?<=[RT])$|0f[Dp]?[aeJNZGMs]*+[rR]"
)
_OWNED_ROLE = regex.compile(r"D?[aNZJGr]++s[aevJ0NTZRGM]*+(?<=[RT])(?:[fFiO]|$)")  # "Ana Ruiz's chief strategist"
_JOINED_NAMES = regex.compile(r"rN{1,6}+C$")
_OTHER_NAME = regex.compile(r"(?<![NiFfO])N+,$")  # not where somebody is: "In Paris,"
_FRONT = 15  # tokens
_PLACING = [[word] for word in ("At", "In", "Inside", "Near", "On", "Outside")]
_ASKED = frozenset("Asked Pressed Questioned Quizzed Told".split())  # they open what the subject was asked about
_QUANTIFIERS = frozenset("each every any no all both many some several".split())  # "every minister" is nobody
_HOMES = [[word] for word in "country nation state city capital region province island county".split()]
_VERBS = frozenset("captain counsel host partner".split())  # behind "to" and "would", though else nouns
_TELL_OF = frozenset("accused assured convinced informed notified reminded stripped told warned".split())
_YEARS, _LONGEST_TIME = frozenset("year years month months week weeks decade decades".split()), 4
_TIMES = frozenset("week month year night morning afternoon evening".split())
_PERSONAL, _OWNERS, _PREPOSITIONS = frozenset("RT"), frozenset("NZJG"), frozenset("fFiO")
_BODIES = frozenset("GNZ")
_LONGEST_ROLE = 40  # tokens; longer ones are not looked through for a second
_MOST_APPOSITIONS = 4
# Tags just before, and just after, a name where no role can end, or begin: most names need no closer look.
_NO_ROLE_BEFORE, _NO_ROLE_AFTER = frozenset("|.;:VQXPWBtDpFiObAgKeo"), frozenset("|.;:VQPBtDpiObAgKeosN")
_ANYBODY = frozenset(
    "man woman person boy girl source men women people boys girls sources"
    " eminence excellency highness holiness ladyship lordship majesty one first second third fourth fifth other".split()
)  # no roles


class RoleFinder(BehindNames):
    """Reads the roles beside the mentions of one article."""

    def __init__(self, tokens: Tokens, text: str, lexicon: Lexicon) -> None:
        super().__init__(tokens, text, lexicon)
        self._found: dict[Phrase, list[Role]] = {}

    def beside(self, phrase: Phrase) -> list[Role]:
        """The roles that the words around one mention state, the surest first; none for pronouns."""
        found = self._found.get(phrase)
        if found is None:
            found = self._found[phrase] = self._read(phrase)
        return found

    def _read(self, phrase: Phrase) -> list[Role]:
        modifies = phrase.possessor and self.tags[phrase.last] != "s"  # "NAME supporters"
        if phrase.kind == "pronoun" or modifies:
            return []
        places = self._beside_name(phrase) if phrase.kind == "name" else self._of_nominal(phrase)
        found = []
        for place in places:
            for first, last in self._parts(*place):
                if (role := self._role(first, last)) is not None:
                    found.append(role)
        return found

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Two roles that "and" joins: "head of the union | a former miner", not "president and CEO of the bank"."""
        tags = self.tags
        k, end = first, min(last - 1, first + _LONGEST_ROLE)
        while (k := tags.find("C", k + 1, end)) > 0:
            complement = not _PREPOSITIONS.isdisjoint(tags[first:k])
            if (_SECOND_ROLE if complement else _OWNED_ROLE).match(tags, k + 1, last):
                if not _PERSONAL.isdisjoint(tags[first:k]):
                    yield first, k
                first = k + 1
        yield first, last

    def _of_nominal(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        # "a Syrian" tells where from, "a senior Democrat" more.
        origin = self.tags[phrase.head] == "J" and phrase.head - phrase.first < 2
        somebody = self.tags[phrase.head] == "D"  # "someone in the row"
        if phrase.sort == "person" and not (phrase.plural or origin or somebody):
            words, last = self.tokens.words, phrase.last
            told = words[phrase.first - 1].lower() in _TELL_OF and self.tags[last] == "f"
            elsewhere = words[last - 1] in RELATIVES and words[last] != "of"  # "found by his son | at the farm"
            end = last if told or elsewhere else complement_end(last, self.tokens)
            addressed = words[last] == "to" and self.tags[end] == ":"  # "Senator | to officials: “Wait”"
            yield phrase.first, last if addressed else end

    def _beside_name(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Token ranges that hold a role."""
        if phrase.first < phrase.head or self.tags[phrase.first - 1] not in _NO_ROLE_BEFORE:
            yield from self._before(phrase)
        if self.tags[phrase.last] in _NO_ROLE_AFTER:
            return
        at = self.place_end(phrase)
        for _ in range(_MOST_APPOSITIONS):
            place = self.after(at, phrase)
            if place is None:
                break
            yield place
            at = place[1] + (self.tags[place[1]] == ")")
        yield from self.predicate(at, may_serve=phrase.sort != "organisation")

    def _before(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Before the name: "Indian foreign minister NAME", "the ACLU's NAME", "The mayor of Surabaya, NAME"."""
        first, last = self._run_before(phrase)
        if self._governs(first, last, phrase):
            return
        lead, before = self.tags[first - 1 : first], self.tags[first:last]
        heads = "RTGM" if phrase.sort == "organisation" else "RT"
        possessor = before.endswith("s") and not _OWNERS.isdisjoint(before)
        joint = "r" in before and self.tags[phrase.last] == "C"  # "candidates NAME and NAME"
        home = possessor and self._is_home(first, last, phrase)
        if not home and (possessor or joint or not set(before).isdisjoint(heads)):
            second = _SECOND_TITLE.search(before)
            at = first + second.start() if second else last
            yield first, at
            if second:
                yield at, last
        elif lead == "C" and (joined := _JOINED_NAMES.search(self.tags, max(0, first - 10), first)) is not None:
            yield self.phrases.start_before_name(joined.start() + 1), joined.start() + 1
        if lead == "," and (start := self._before_comma(first, phrase)) is not None:
            yield start, first - 1

    def _run_before(self, phrase: Phrase) -> tuple[int, int]:
        """Where the words before a name begin and end that may be a role: without "Dr.", or a verb behind "to"."""
        tags, words, last = self.tags, self.tokens.words, phrase.head
        first = self.phrases.start_before_name(phrase.first)
        verbs = (self.lexicon.tags.get(words[first] + end) for end in ("s", "es"))
        if tags[first - 1 : first] in ("O", "X") and first + 1 < last and "v" in verbs:
            first += 1  # "to assist | Mayor NAME"
        while last > first and tags[last - 1] == "d":
            last -= 1  # "former president | de Gaulle"
        while last > first and (tags[last - 1] == "H" or last - first > 1 and words[last - 1] in DOCTORS):
            last -= 1
        if last - first > 2 and tags[last - 1] == ")" and self.lexicon.capital_tags.get(words[last - 2]) == "H":
            last = first  # "Dr. (Mrs.) NAME"
        return first, before_ranks(first, last, tags, words, self.lexicon)

    def _governs(self, first: int, last: int, phrase: Phrase) -> bool:
        """Whether the words before a name do something with it: "to counsel NAME", "the server | NAME used"."""
        tags, words = self.tags, self.tokens.words
        if words[first].lower() in ("a", "an"):
            return True
        if last - first == 1 and words[first] in _VERBS and tags[first - 1 : first] in ("O", "X"):
            return True
        opens = first - (tags[first - 1] in "Dp") if first else 0  # of a relative clause
        following = tags[phrase.last]
        return tags[opens] in "Dp" and tags[opens - 1 : opens] in tuple("fFiObX") and following in "VvAX"

    def _before_comma(self, first: int, phrase: Phrase) -> int | None:
        """Where an apposition in front of a name begins: of "The mayor of Surabaya, NAME".

        "In a letter to the mayor, NAME said", "She will meet the mayor, NAME said" have none.
        """
        tags, following = self.tags, self.tags[phrase.last]
        start = self.phrases.start_before_comma(first - 1, head_tags(phrase))
        office = self.tags.rfind(",", max(0, first - _FRONT), first - 1) if start is None else -1
        if office > 0 and body_between(office, self.tags) == first - 1:  # "The Chairman, Committee on Works, NAME"
            start = self.phrases.start_before_comma(office, "RT")
        if start is None or self.tokens.words[start - 1 : start] in _PLACING:  # "At a centre for nurses, NAME, 51,"
            return None
        if following == "," and not _ASKED.isdisjoint(self.tokens.words[max(0, start - 2) : start]):
            return None  # "Asked for the source of the number, NAME, her spokesman, said"
        if following not in ",.;|)Q":
            inverted = tags[start - 2 : start] == "QV"  # "“…,” said the author, Dr NAME of Bonn"
            opens = not start or tags[start - 1] in "|.,;:CBQ-(" or inverted
            if tags.startswith("0f", start) or not opens:
                return None
        other = _OTHER_NAME.search(tags, max(0, start - _FRONT), start)  # "With Ohm, the mayor, NAME said"
        return start if other is None or following not in "VvX" else None

    def _is_home(self, first: int, last: int, phrase: Phrase) -> bool:
        """Whether all that is said of a body is where it is: "Japan's | Toyota", "the country's | Supreme Court"."""
        words = self.tokens.words[first + (self.tags[first] == "D") : last - 1]
        one = phrase.last - phrase.head == 1 and phrase.sort != "person"
        body = one or phrase.sort == "organisation" or self.tags[phrase.last - 1] == "Z"
        return body and (" ".join(words) in self.lexicon.places or words[-1:] in _HOMES)

    def _without_gifts(self, first: int, last: int) -> int:
        """The end of a role before "with" and no body: "minister | with a gift", "analyst with the Axle Bank |"."""
        words = self.tokens.words
        if "with" not in words[first + 1 : last]:
            return last
        at = words.index("with", first + 1, last)
        return last if not _BODIES.isdisjoint(self.tags[at + 1 : last]) else at

    def _without_years(self, first: int, last: int) -> int:
        """The end of a role before the time that it has been held: "mayor of Ohm | for six years"."""
        words = self.tokens.words
        if words[last - 1] not in _YEARS or "for" not in words[first + 1 : last]:
            return last
        at = last - 1 - words[first + 1 : last][::-1].index("for")
        return at if last - at <= _LONGEST_TIME else last

    def _role(self, first: int, last: int) -> Role | None:
        tags, words = self.tags, self.tokens.words
        while first < last and (tags[first] == "A" or words[first] in _TIMES):  # "last | week | minister NAME"
            if words[first].lower() in NEWLY:
                break
            first += 1
        if words[first] in _QUANTIFIERS:
            return None
        while first < last and (tags[first] == "D" or words[first] in ("One", "one") and tags[first + 1] != "f"):
            first += 1
        last = self._without_years(first, self._without_gifts(first, last))
        if first >= last or all(tag in "HA" for tag in tags[first:last]):
            return None
        anybody = words[last - 1].lower() in _ANYBODY or words[last - 1].endswith("-year-old")
        of = tags[first] == "R" and "f" in tags[first:last]  # "mother of the girl"
        if anybody and not of and "s" not in tags[first:last]:  # but "Ruiz’s right-hand man"
            return None
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        title = " ".join(self.text[start:end].split())
        head = _COMPLEMENT.split(title, 1)[0]  # "adviser to former president Bush" is in office
        former, acting = bool(_FORMER.search(head)), bool(_ACTING.search(head))
        return Role(Span(start, end, self.text[start:end]), title, former, acting)
