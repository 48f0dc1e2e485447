"""Appositions between a mention and its verb: "Asif, the minister, said", "an envoy to Kabul, who"."""

from __future__ import annotations

from collections.abc import Container

from ..phrases.noun_phrases import body_between
from ..phrases.whereabouts import is_whereabouts
from .climber import PREPOSITIONS, Climber
from .link import Link

CONJUNCTIONS = frozenset("after before since until".split())
"""Words that may open a clause of their own: "after Ruiz said"."""

WITH = frozenset({"with", "without"})
"""Words that open the clause of a participle: "with Ruiz saying"."""

_PARTICIPLES = frozenset("geVv")
_VERBS = frozenset("vV")
_ARTICLES = frozenset({"a", "an", "the"})
_FAR = 6  # tokens
_REACH = 120  # tokens left of a verb: a sentence without end must not be walked through for each of its verbs


class Appositions(Climber):
    """Walks over what stands beside a mention in one article."""

    def opens_clause(self, mention: int, words: Container[str] = CONJUNCTIONS) -> bool:
        """Whether one of the words makes a mention the subject of a clause of its own: "after | Ruiz said".

        But not of "Ruiz after | the speech said", "Ruiz before | the committee said".
        """
        phrase = self.mentions[mention]
        before = self.words[phrase.first - 1].lower() if phrase.first else ""
        if before not in words:
            return False
        if before in WITH or phrase.kind != "nominal":
            return True
        return phrase.sort != "document" and (phrase.sort != "group" or before == "after")

    def introduced(self, mention: int) -> int:
        """From "an envoy" in "Khalilzad, an envoy to Kabul, who" back to the name."""
        before = self.mentions[mention].first - 1
        beside = self.ending.get(before) if before > 0 and self.tags[before] == "," else None
        if beside is None or self.mentions[mention].kind != "nominal":
            return mention
        if is_whereabouts(self.mentions[beside], self.tags):
            return mention
        named = self.climb(beside)
        return named if self.mentions[named].kind == "name" else mention

    def apposed(self, mention: int) -> int:
        """From "her landlord" in "her landlord, Brian Tapper," to the name."""
        last = self.mentions[mention].last
        beside = self.starting.get(last + 1) if self.tags[last : last + 1] == "," else None
        said = self.mentions[mention]
        if beside is not None and said.kind == "nominal" and not said.plural and self.mentions[beside].kind == "name":
            return beside
        return mention

    def over_apposition(self, close: int, start: int) -> tuple[int, Link] | None:
        """From the comma before the verb back over one or more appositions to what they stand beside."""
        tags = self.tags
        mark = tags[close]
        best: int | None = None
        at, farthest = close, max(start, close - _REACH, self.tags.rfind(";", start, close))
        beside: int | None = None
        while (at := self._mark_before(mark, farthest, behind := at)) > farthest:
            office = self.ending.get(at)
            if (
                beside is not None
                and office is not None
                and body_between(at, self.tags) == behind
                and self._is_office(self.climb(office))
            ):
                return beside, "apposition"  # "The Chairman, Committee on Works, Ana Ruiz, said"
            if best is not None and tags[at - 1] == "Q":
                break  # "Wu, the baker, is “great”, her boss, Ruiz, said"
            named, beside = self.ending.get(at), self._name_between(at, mark)
            if named is None:
                if beside is not None and self.mentions[beside].sort == "person":
                    return beside, "subject"  # "After a long primary, Ruiz (left), said"
                continue
            named = self.climb(named, CONJUNCTIONS)
            anew = self.opens_clause(named)  # "Ruiz resigned after her deputy, Wu, said"
            named = named if anew else self.climb(named)
            before = self.mentions[named].first - 1
            if self.words[before] == "whose":
                if beside is not None and self.mentions[beside].last == close and self._is_office(named):
                    return beside, "apposition"  # "Ruiz, whose deputy, Dana Wu, said"
                # "Ruiz, whose firm, Paradata, sells data, said"
                best = None
                continue
            governed = tags[before] in PREPOSITIONS or before == start and tags[before] in _PARTICIPLES
            if governed and before >= start and not anew:
                continue  # "Praising Mowat, Whelan, an investor, said"
            if best is not None and before > start and tags[before] in _VERBS:
                break  # "When he paid a visit to the king, the mayor, Ruiz, said"
            opens = tags[before : before + 1] != mark
            if beside is not None and opens and self.mentions[named].kind == "nominal":
                return beside, "apposition"
            if opens and tags[at + 1] == "W":  # "an official, who knows the plan, said"
                return named, "subject"
            # "In a chat with the Herald, a trader, Ana Ruiz, said": if nobody stands in front, it is Ruiz
            best = beside if beside is not None and self.mentions[named].kind == "nominal" else named
            if opens:
                break
        return (best, "apposition") if best is not None else None

    def unclosed(self, mention: int, verb: int, start: int) -> int | None:
        """Who opens a sentence before an apposition that no comma closes: "Ruiz, a trader | said", not "said,"."""
        phrase, tags = self.mentions[mention], self.tags
        single = phrase.kind == "nominal" and phrase.sort == "person" and not phrase.plural
        if not single or self.words[phrase.first] not in _ARTICLES or tags[verb + 1] == ",":
            return None
        comma = phrase.first - 1
        named = self.ending.get(comma - 2 if tags[comma - 2 : comma] == ",0" else comma) if tags[comma] == "," else None
        if named is None or self.mentions[named].kind != "name" or is_whereabouts(self.mentions[named], tags):
            return None
        first = self.mentions[named].first
        opens = first == start or first == start + 1 and tags[start] in "CBQ"
        return named if opens and tags[first] in "NHTJZ" else None  # not "Jailing Ruiz, the judge said"

    def _is_office(self, mention: int) -> bool:
        phrase = self.mentions[mention]
        return phrase.kind == "nominal" and phrase.sort == "person" and not phrase.plural

    def _mark_before(self, mark: str, start: int, at: int) -> int:
        """The next comma or dash on the left, but not inside brackets: "Ruiz (Lab, Moss Side)"."""
        found = self.tags.rfind(mark, start, at)
        closes = self.tags.find(")", found + 1, at) if found >= 0 else -1
        opens = self.tags.rfind("(", max(start, found - _FAR), found) if closes >= 0 else -1
        return self.tags.rfind(mark, start, opens) if opens > start else found

    def _name_between(self, at: int, mark: str) -> int | None:
        """The name behind a mark that another, a bracket or "of" ends: ", Gov. Dana Wu of Indiana,"."""
        beside = self.starting.get(at + 1 + (self.tags[at + 1] == "v"))  # ", retired | judge Dana Wu,"
        if beside is None or self.mentions[beside].kind != "name":
            return None
        return beside if self.tags[self.mentions[beside].last] in (mark, "(", "f") else None
