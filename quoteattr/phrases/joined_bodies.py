"""Bodies whose names "and", "for" or a list run through: "the Food and Drug Administration"."""

from __future__ import annotations

import regex

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from .offices import is_field
from .phrase import Phrase

OF_BODIES = frozenset("for on".split())
# Nouns for what a body is for, where "the" stands before them; most others end like _ABSTRACT ones.
_PURPOSES = frozenset(
    "Advancement Blind Deaf Defence Defense Disabled Environment Homeless Relief Rescue Study".split()
)
_ABSTRACT = ("tion", "ment", "sion")
_WORKERS = frozenset("Employees’ Employees' Operatives’ Operatives' Staff Workers Workers’ Workers'".split())
_OF_AREAS = frozenset("Ambulance Constabulary Council Fire NHS Police".split())
_BODY = regex.compile(r"N{0,3}+(?:CN)?+[NZ]{0,4}+(?<=Z)")
# The rest of a list in the name of a body: "Department for Environment | , Food and Rural Affairs".
_LISTED = regex.compile(r"(?:,[aJNZ]{1,2}+){0,4}+,?+C[JNTZy]{1,3}+")


class BodyJoiner:
    """Judges whether two neighbouring mentions of one article are one body."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = lexicon

    def service(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Devon | and Cornwall Police", "Kent Fire | and Rescue Service", "Kent | and Medway NHS Trust head Ana".

        But not the last two of a list: "Kent, Devon and Cornwall Police".
        """
        tags, words, first = self.tokens.tags, self.tokens.words, name.first
        if words[left.last] != "and" or first != left.last + 1 or (body := _BODY.match(tags, first, name.last)) is None:
            return None
        fire = words[left.last - 1] == "Fire" and words[first] == "Rescue"
        two_areas = left.sort == "place" and tags[left.first - 1 : left.first] != ","
        two_areas = two_areas and (
            words[first] in self.lexicon.places or not _OF_AREAS.isdisjoint(words[first : body.end()])
        )
        if not (fire or two_areas):
            return None
        if name.head > first:
            return name._replace(first=left.first) if name.sort == "person" else None
        return left._replace(last=name.last, sort="organisation", possessor=name.possessor)

    def body(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "Department for | Work", "Department for Work | and Pensions": ordinary words with capitals.

        Also "the Front for | the Defence of the Dunes", "the Campaign for the Restoration | of the Pier".
        """
        tags, words = self.tokens.tags, self.tokens.words
        link = words[left.last]
        listed = any(tag in "fF" for tag in tags[left.head : left.last]) and self._is_listed(left.last)
        members = link == "of" and name.kind == "nominal" and tags[left.last - 1] == "Z"
        purpose = link == "of" and not OF_BODIES.isdisjoint(words[left.head : left.last])
        if not (members or listed or purpose or link in OF_BODIES and tags[left.last - 1] == "Z"):
            return None
        whole = " ".join(words[name.head : name.last])
        known = whole in self.lexicon.organisations or whole in self.lexicon.places
        the = words[name.first] == "the"
        of_all = the and (purpose or words[name.head] in _PURPOSES or words[name.head].endswith(_ABSTRACT))
        plain = members or of_all or self.is_plain(name) or self._is_spelt(left.head, name.last)
        if name.first != left.last + 1 or not plain or known:
            return None
        return left._replace(last=name.last, possessor=name.possessor)

    def _is_listed(self, at: int) -> bool:
        """Whether a list of ordinary words with capitals goes on at a token, to its "and" and what follows that."""
        match = _LISTED.match(self.tokens.tags, at)
        listed = range(at, match.end()) if match else ()
        return bool(listed) and all(self.are_plain(k, k + 1) for k in listed if self.tokens.tags[k] not in ",C")

    def _is_spelt(self, first: int, last: int) -> bool:
        """Whether brackets behind a name hold its initials: "the Guild for Tired Cooks | (GTC)", "(GUTICO)"."""
        words, tags = self.tokens.words, self.tokens.tags
        if tags[last : last + 1] != "(" or not words[last + 1].isupper():
            return False
        letters = iter(words[last + 1])
        initials = [word[0] for word in words[first:last] if word[0].isupper()]
        return len(initials) > 2 and words[last + 1][0] == initials[0] and all(letter in letters for letter in initials)

    def two_fields(self, left: Phrase, name: Phrase) -> Phrase | None:
        """ "the Food | and Drug Administration", but "the Senate | and Justice Department"."""
        tags, words = self.tokens.tags, self.tokens.words
        last = words[left.last - 1].lower()
        apart = left.kind != "name" or left.sort == "place" or self.lexicon.tags.get(last, "a") in "GRrM"
        if apart or words[left.last] != "and" or words[left.first].lower() != "the" or name.first != left.last + 1:
            return None
        workers = words[name.last - 2] in _WORKERS  # "the Gig | and Platform Workers’ Union"
        if tags[name.last - 1] != "Z" or tags[left.last - 1] != "N" or not (workers or self.is_plain(left)):
            return None
        return name._replace(first=left.first, head=left.first + 1)

    def is_plain(self, name: Phrase) -> bool:
        """Whether the words of a name are ordinary ones that have capitals only here."""
        return self.are_plain(name.head, name.last)

    def are_plain(self, first: int, last: int) -> bool:
        inside = range(first, last)
        return all(is_field(k, self.tokens, self.lexicon) and not self.tokens.words[k].isupper() for k in inside)
