"""Phrases that a preposition or "and" runs through, which are read as two mentions at first and are one name.

"The ambassador to India | Eric Garcia", "the actor and director | Ana Ruiz", "the Department for Work | and Pensions".
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from ..text.word_tags import DOCTORS
from ..words.relatives import FAMILY
from .joined_bodies import OF_BODIES, BodyJoiner
from .noun_phrases import MINISTERS
from .offices import holder
from .phrase import Phrase

_PERSONAL = frozenset("RT")
_IN_COURT = [["accused"], ["deceased"]]
_KEEPERS = FAMILY | frozenset("captain driver headmaster manager owner principal proprietor".split())
_OPENINGS = ("", "|", ".", "Q", "V", "C", "B")
_IN_BRACKETS = 4
_BRACKETS = regex.compile(r"\([^()]{1,3}\)")
_OF_FORCE = regex.compile(r"(?:f[aMGNR])?+\([^()]{1,3}\)")  # "commissioner of police (East)"
_FORMER = regex.compile(r"^(?:ex|then)-")
_MEMBERS = frozenset("corporator councillor legislator lawmaker mla mlc mna mp mpa senator".split())
_OF_OFFICES = frozenset("of for to on in within".split())
_CLERGY = frozenset("chaplain pastor priest vicar".split())  # "the pastor of Greater Hope": a church, no field
# "Counsel for the petitioner | Ana Ruiz".
_ADVOCATES, _CLIENT = frozenset("advocate attorney counsel lawyer solicitor".split()), regex.compile(r"FD[aeJvRr]{1,3}")
# What an office is for: "of state for home", "to the United Nations", "of communications". Bounded and possessive.
_MOST_FIELDS = 6
_FIELD = regex.compile(
    r"(?:OD?[JNT]{1,4}+(?=[Fi]))?+(?:[fFOi]D?[aeJNZGMYy]{1,5}+(?:(?:,[aeJNZTGMYy]{1,3}+){0,5}+,?+C[aeJNZTGMYy]{1,3}+)?+){1,2}+(?:s[aeJNZGM]{1,4}+)?|fD?Rs[aZG]{1,3}+"
)


def join_phrases(mentions: Sequence[Phrase], tokens: Tokens, lexicon: Lexicon) -> list[Phrase]:
    """The mentions in their order, those that are one phrase joined; ends of joined ones are those of the name."""
    joiner = _Joiner(tokens, lexicon)
    found: list[Phrase] = []
    for phrase in mentions:
        while found and (phrase.kind == "name" or joiner.may_be_last(phrase)):
            owner = found[-1].possessor and found[-1].first == phrase.first < phrase.head
            last = len(found) - 1
            at = last - 1 if owner and last else joiner.before_field(found, phrase)
            joined = joiner.join(found[at], phrase)
            if joined is None and not owner and at != last:  # "a spokesman for the Food | and Drug Administration"
                at, joined = last, joiner.join(found[last], phrase)
            if joined is None:
                break
            # An owner stays: "head of Italy’s parliament | Ana Ruiz".
            del found[at : at + 1 if owner else len(found)]
            phrase = joined
        found.append(phrase)
    return found


class _Joiner(BodyJoiner):
    """Judges two neighbouring mentions of one article."""

    def before_brackets(self, found: Sequence[Phrase], name: Phrase) -> int | None:
        """The index of the mention before brackets: "DIG (Law and Order) Sunita Meena", "Chief (CP) of the Police"."""
        tags, closes = self.tokens.tags, name.first - 1
        closes -= self.tokens.words[closes] in _OF_OFFICES
        if tags[closes] != ")":
            return None
        opens, near = tags.rfind("(", 0, closes), range(len(found) - 1, max(-1, len(found) - _IN_BRACKETS), -1)
        if self.tokens.words[opens - 2] == "of":  # "commissioner | of police (East)"
            office = next((at for at in near if found[at].last == opens - 2), None)
            if office is not None and found[office].sort == "person":
                return office
        return next((at for at in near if found[at].last == opens), None)

    def are_members(self, phrase: Phrase) -> bool:
        """Whether a mention may be the members after whom a body is called: "the National Union | of Teachers".

        Also "the Guild | for Tilers (GT)".
        """
        tags, words = self.tokens.tags, self.tokens.words
        link = words[phrase.first - 1]
        named = link == "of" or link in OF_BODIES and tags[phrase.last : phrase.last + 1] == "("
        return named and tags[phrase.head] == "r" and words[phrase.head][0].isupper()

    def may_be_last(self, phrase: Phrase) -> bool:
        """Whether a mention that is no name may be the last part of one phrase."""
        tags = self.tokens.tags
        members = tags[phrase.head] == "r" and self.are_members(phrase)
        second = tags[phrase.first - 1] == "C" and self.is_second(phrase)
        return members or second

    def is_second(self, phrase: Phrase) -> bool:
        """Whether a mention may be an office with the second of its fields: "the work and | pensions secretary"."""
        tags, words = self.tokens.tags, self.tokens.words
        return tags[phrase.first - 1] == "C" and tags[phrase.first] in "aeM" and words[phrase.last - 1] in MINISTERS

    def before_field(self, found: Sequence[Phrase], name: Phrase) -> int:
        """The index of the mention that may be the office of a name: the last, over brackets or a list of fields.

        "Minister for Road Transport | and Highways Sunita Meena", "for Sport, Culture | and Media Cathal Byrne".
        """
        tags, words = self.tokens.tags, self.tokens.words
        last = len(found) - 1
        before = self.before_brackets(found, name)
        if before is not None:
            return before
        if tags[name.first - 1] != "C":
            return last
        links, following = {"C", ",C"}, name
        for at in range(last, max(0, last - _MOST_FIELDS), -1):
            if tags[found[at].last : following.first] not in links or found[at].possessor:
                break
            if words[found[at].first - 1] in _OF_OFFICES:
                return at - 1
            links, following = {","}, found[at]
        return last

    def join(self, left: Phrase, name: Phrase) -> Phrase | None:
        """The one phrase that both are, or None."""
        if left.possessor or left.plural:
            return None
        if left.kind == "name" and (service := self.service(left, name)) is not None:
            return service
        if left.kind == "nominal" and left.sort == "person":
            return (
                self._two_roles(left, name)
                or self._second_field(left, name)
                or self._office(left, name)
                or self._over_brackets(left, name)
                or self._relative(left, name)
            )
        if left.sort == "organisation" and (office := self._office_of_members(left, name)) is not None:
            return office
        if left.sort == "organisation" and (body := self.body(left, name)) is not None:
            return body
        if left.sort == "unknown" and left.kind == "nominal" and name.first == left.last + 1 and self.is_second(name):
            return name._replace(first=left.first)
        return self.two_fields(left, name) or self._fields_before(left, name)

    def _office(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "minister for the islands | Cathal Byrne", but "an aide to exiled | Cathal Byrne"."""
        tags, words = self.tokens.tags, self.tokens.words
        brackets = _BRACKETS.match(tags, left.last)  # "Officer in Charge (OC) | of"
        of = brackets.end() if brackets else left.last
        seat = words[of] == "from" and words[left.last - 1].lower() in _MEMBERS  # "BJP MLA from Ohm | Cathal Byrne"
        if words[of] not in _OF_OFFICES and not seat or name.sort == "place":
            return None
        head = holder(of + 1, name.last, self.tokens, self.lexicon)
        if head is None or head < name.first or tags[head] == "s":
            return None
        noun = _FORMER.sub("", words[left.head].lower())  # "then-head of safety"
        if noun in _CLERGY and tags[left.first] == "D":
            return None
        office = not self.lexicon.field_offices.isdisjoint((words[left.last - 1].lower(), noun))
        office = office or seat or words[of] == "on" and noun in MINISTERS  # "spokesperson on trade"
        while words[head] in DOCTORS and head < name.last - 1:
            head += 1
        field = head
        # "Coroner for Kerry | Dr", "Mayor of Ennis | Councillor", "the agency’s man in Malawi | Dr"
        while (office or words[field - 1] in DOCTORS) and tags[field - 1] in "HT":
            field -= 1
        client = noun in _ADVOCATES and tags[left.first] != "D" and _CLIENT.fullmatch(tags, of, field)
        if _FIELD.fullmatch(tags, of, field) is None and words[of + 1 : head] != ["Justice"] and not client:
            return None
        if name.sort == "organisation":
            held = office and self._is_person(head, name)
        else:  # "attorney for the US | Cathal Byrne"
            held = office or bool(client) or tags[field - 1] in "NZ" and words[left.first] not in ("a", "an")
        return name._replace(first=left.first, head=head, sort="person") if held else None

    def _is_person(self, head: int, name: Phrase) -> bool:
        """Whether what seems a body is a field and a person: "transport | Chee Hong Seng", no "Bank Negara"."""
        known = " ".join(self.tokens.words[name.head : name.last]) in self.lexicon.organisations
        return not known and name.last - head > 1 and set(self.tokens.tags[head : name.last]) == {"N"}

    def _second_field(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Minister of Water | and Irrigation Hani Helal", but "the Minister of Water and Hani Helal"."""
        if self.tokens.words[left.last] != "and" or name.first != left.last + 1:
            return None
        head = holder(name.first, name.last, self.tokens, self.lexicon)
        office = "Tf" in self.tokens.tags[left.first : left.last]
        if office and head is None and self.tokens.tags[name.last] == "," and self.is_plain(name):
            return left._replace(last=name.last)  # "the Minister of Water | and Irrigation, Hani Helal,"
        if not office or head is None or head == name.first or not self.are_plain(name.first, head):
            return None
        return name._replace(first=left.first, head=head, sort="person")

    def _fields_before(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Industry | and Commerce Minister Ana Ruiz", but "Ruiz and Trade Minister Bo Ek"."""
        tags, words = self.tokens.tags, self.tokens.words
        field = tags[name.first : name.head].find("T")
        if left.kind != "name" or words[left.last] != "and" or name.first != left.last + 1 or field < 1:
            return None
        plain = self.are_plain(left.first, left.last) and self.are_plain(name.first, name.first + field)
        return name._replace(first=left.first) if plain and left.sort != "place" else None

    def _office_of_members(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Union of | Teachers general secretary Ana Ruiz": the members begin what stands before the name."""
        tags, words, first = self.tokens.tags, self.tokens.words, name.first
        members = words[left.last] == "of" and first == left.last + 1 and tags[left.last - 1] == "Z"
        if not members or tags[first] != "r" or not words[first][0].isupper():
            return None
        return None if _PERSONAL.isdisjoint(tags[first + 1 : name.head]) else name._replace(first=left.first)

    def _over_brackets(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Superintendent of Police (Rural) | Manoj Tiwary"."""
        tags, words = self.tokens.tags, self.tokens.words
        noun = words[left.last - 1]
        titled = "T" in tags[left.first : left.last] or noun.isupper()
        titled = titled or noun in self.lexicon.field_offices  # "joint secretary (health)"
        if name.sort not in ("person", "unknown"):
            return None
        if not titled or _OF_FORCE.fullmatch(tags, left.last, name.first) is None:
            return None
        return name._replace(first=left.first, sort="person")

    def _relative(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Father of | the victim K. Mani told us", "Owner of | the launch K. Mani told us", not "The owner of …".

        Papers of South Asia have it so.
        """
        tags, words, first = self.tokens.tags, self.tokens.words, left.first
        bare = left.last - first == 1 and words[first].lower() in _KEEPERS and tags[first - 1 : first] in _OPENINGS
        if not bare or words[left.last : left.last + 2] != ["of", "the"] or name.first != left.last + 1:
            return None
        of_whom = tags[name.first : name.head] in ("DR", "Da", "DM") or words[name.first + 1 : name.head] in _IN_COURT
        told = tags[name.last] in "VX" or tags[first - 1 : first] == "V" and tags[name.last] in ".|"
        return name._replace(first=first) if name.kind == "name" and of_whom and told else None

    def _two_roles(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "actor and director | Ana Ruiz", but "the president and Prime Minister | Ana Ruiz"."""
        tags, words = self.tokens.tags, self.tokens.words
        before = tags[name.first : name.head]
        if words[left.last] != "and" or name.first != left.last + 1 or tags[name.first] in "Dp0":
            return None
        if not ("R" in before or "T" in before and tags[left.first] != "D"):
            return None
        return name._replace(first=left.first)
