"""Which mention is the subject of a verb, found without a parser.

By walking left from the verb over auxiliaries and adverbs, over an apposition between commas, over a relative pronoun
or a prepositional phrase.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Literal

from ..lexicon import Lexicon
from ..phrases.phrase import Phrase
from ..phrases.whereabouts import is_whereabouts
from ..text.tokens import Tokens
from .climber import Climber

Link = Literal[
    "subject",  # "Asif said"
    "apposition",  # "Asif, the minister, said"
    "relative",  # "Asif, who said"
    "clause",  # "Asif spoke at length, saying" - the subject of the verb before
    "inverted",  # "said Asif"
    "agent",  # "described by Asif as"
    "possessor",  # "Asif’s remark"
    "origin",  # "a statement from the ministry"
    "according",  # "according to Asif"
    "object",  # "told Asif", "asked Asif"
    "patient",  # "Asif was told"
    "tag",  # "ASIF: “…”", "“…” — Khawaja Asif"
]


_SKIPPED = frozenset("XAnO")
_PREPOSITIONS = frozenset("fFibO")
_PARTICIPLES = frozenset("geVv")
_READ = frozenset("read reads reading".split())
# Prepositions that may open a clause: "with Ruiz saying", "after Ruiz said".
_WITH, _CONJUNCTIONS = frozenset({"with"}), frozenset("after before since until".split())
# Between subject and verb: "Ruiz late on Monday said", "Ruiz in a written statement on May 5 said".
_WHEN, _LONGEST_WHEN = re.compile(r"(?:iDa?M(?:A?iY0?)?|A?i?Y0?)$"), 8
_TIMES = frozenset("week month year night morning afternoon evening today weekend summer spring autumn winter".split())
_AS_SAYING = re.compile(r"[^.|QVXv]{0,12}?Bg")
# "who arrested Khan", "that treated her".
_RELATIVE_CLAUSE = re.compile(r"(?:W(?=[AnX]*[vVXa])|t(?=[AnX]*[vVX]))[^Wt.,;:()|QC-]+$")
_PUT_SOMEWHERE = re.compile(r"M[vV][^MvVXQ.|,;:]+$")  # "a sign | taped to the door"
_LONGEST_CLAUSE = 15
_FAR = 6  # tokens


class Linker(Climber):
    """Finds subjects by walking over the tokens of one article."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Phrase], lexicon: Lexicon) -> None:
        super().__init__(tokens, mentions)
        self.tokens = tokens
        self.lexicon = lexicon

    def subject(self, verb: int, start: int) -> tuple[int, Link] | None:
        """The mention that is the subject of the verb at ``verb`` by what stands left of it, from ``start`` on."""
        tags = self.tags
        sign = self._sign(verb)
        if sign is not None and self.mentions[sign].first >= start:
            return sign, "subject"
        at = verb - 1
        while at >= start and (tags[at] in _SKIPPED or tags[verb] == "g" and self.words[at] == "as"):
            at -= 1
        if at >= start and self.words[at] in _TIMES:  # "Ruiz earlier this week said"
            at -= 1
            while at >= start and tags[at] in "AD":
                at -= 1
        timed = at >= start and tags[at] in "MY0"
        when = _WHEN.search(tags, max(start, at - _LONGEST_WHEN), at + 1) if timed else None
        at = when.start() - 1 if when is not None else at
        if at < start:
            return None
        if tags[at] == ")":
            at = tags.rfind("(", start, at) - 1
        elif when is not None and tags[at] == "," and "-" in self.words[at + 1]:  # "Ted Cruz, R-Texas said"
            at -= 1
        defined = self._over_relative_clause(at, start)
        if defined is not None:
            return defined, "subject"
        adjacent = self.ending.get(at + 1)
        if adjacent is not None and tags[at] == "o" and tags[at - 1] in _PREPOSITIONS:
            one = self.ending.get(at - 1) if self.words[at - 1] == "of" else None
            if one is not None and tags[self.mentions[one].first - 1] not in _PREPOSITIONS:  # "one of them | said"
                return one, "subject"
            return self._over_complement(at - 2, start)  # "someone in the row behind me | whispered"
        if adjacent is not None:
            top = self.climb(adjacent, _WITH if tags[verb] == "g" else _CONJUNCTIONS)
            if self.opens_clause(top, _WITH if tags[verb] == "g" else _CONJUNCTIONS):
                return top, "subject"
            top = self.climb(top)
            before = self.mentions[top].first - 1
            return (top, "subject") if before < start or tags[before] not in "FibO" else None
        if at >= start and (tags[at] == "W" or tags[at] == "t" and self.is_read(verb, at)):
            relative = at
            at -= tags[at - 1 : at] == ","
            antecedent = self._antecedent(at, relative)
            if antecedent is not None:
                return self.introduced(antecedent), "relative"
            governed = self._over_complement(at - 1, start)  # "a source familiar with the matter, who"
            return (governed[0], "relative") if governed else None
        if at > start and tags[at] in ",-":
            return self._over_apposition(at, start)
        return self._over_complement(at, start)

    def opens_clause(self, mention: int, words: Container[str] = _CONJUNCTIONS) -> bool:
        """Whether one of the words makes a mention the subject of a clause of its own: "after | Ruiz said".

        But not of "Ruiz after | the speech said", "Ruiz before | the committee said".
        """
        phrase = self.mentions[mention]
        before = self.words[phrase.first - 1].lower() if phrase.first else ""
        if before not in words:
            return False
        if before == "with" or phrase.kind != "nominal":
            return True
        return phrase.sort != "document" and (phrase.sort != "group" or before == "after")

    def accompanying(self, participle: int, start: int) -> int | None:
        """Who is the subject of a participle alone: "…, with | Ruiz recently calling it", "and another adding".

        Of a verb that does not report only behind a comma: not "met with Ruiz walking".
        """
        tags, words = self.tags, self.words
        at = participle - 1
        while at > start and tags[at] == "A":
            at -= 1
        mention = self.ending.get(at + 1)
        if mention is None:
            return None
        phrase = self.mentions[mention]
        if words[phrase.last - 1] in ("another", "others") and tags[phrase.first - 1] in "C,":
            return mention
        first = self.mentions[self.climb(mention, _WITH)].first
        if tags[first - 2 : first] in ("0f", "Df"):  # "one of her ads"
            first -= 2
        fronted = tags[participle] == "g" or first > start + 1 and tags[first - 2] in ",;-C"
        return mention if fronted and words[first - 1] == "with" else None

    def _over_complement(self, at: int, start: int) -> tuple[int, Link] | None:
        """From "trade" in "the minister for trade said" to the minister: over nouns that are no mention."""
        tags = self.tags
        first = at
        while first > start and tags[first] in "DpaeJ0GNZ":  # "a spokesman for the Merry Millions | game said"
            first -= 1
        if first == at or tags[first] not in "fFi":
            return None
        head = self._governor(first)
        if head is None:
            return None
        head = self.climb(head)
        before = self.mentions[head].first - 1
        return None if before >= start and tags[before] in _PREPOSITIONS else (head, "subject")

    def _over_relative_clause(self, at: int, start: int) -> int | None:
        """From the end of "the officer who arrested Khan" to the officer, who is the subject of what follows.

        But not where the verb may take a clause: in "those who think Khan | said" it is Khan.
        """
        clause = _RELATIVE_CLAUSE.search(self.tags, max(start, at - _LONGEST_CLAUSE), at + 1)
        if clause is None:
            return None
        last = self.ending.get(at + 1)
        if last is not None and self.words[self.mentions[last].first - 1] in self.lexicon.clause_verbs:
            return None
        return self._antecedent(clause.start(), clause.start())

    def _antecedent(self, end: int, relative: int) -> int | None:
        """What a relative pronoun takes up that ends before it: in "an answer from Ruiz, who" no answer, but Ruiz."""
        nearest = self.ending.get(end)
        if nearest is None:
            return None
        top = self.climb(nearest)
        thing = self.mentions[top].kind == "nominal" and self.mentions[top].sort != "person"
        return nearest if thing and self.words[relative] == "who" else top

    def is_quoted(self, whom: int) -> bool:
        """Whether the object of a verb speaks, and not its subject: "the BBC quoted a witness as saying"."""
        match = _AS_SAYING.match(self.tags, self.mentions[whom].last)
        return match is not None and self.words[match.end() - 2 : match.end()] in (["as", "saying"], ["as", "telling"])

    def is_read(self, verb: int, last: int) -> bool:
        """Whether a verb tells what is written on the thing that ends before a token: "held signs | reading"."""
        if self.words[verb] not in _READ:
            return False
        sign = self.ending.get(last)
        return sign is not None and self.mentions[sign].sort == "document" or self._sign(verb) is not None

    def _sign(self, verb: int) -> int | None:
        """What is read before what it says, though it is told first where it is: "a sign | tied to railings read:"."""
        if self.words[verb] not in _READ or self.tags[verb + 1] not in ":,Q":
            return None
        put = _PUT_SOMEWHERE.search(self.tags, max(0, verb - _LONGEST_CLAUSE), verb)
        sign = self.ending.get(put.start() + 1) if put else None
        return sign if sign is not None and self.mentions[sign].sort == "document" else None

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

    def following(self, participle: int, end: int) -> tuple[int, Link] | None:
        """ "Calling it theatre, Lacroix refused": the subject that follows the participle's comma."""
        comma = self.tags.find(",", participle, end)
        after = self.starting.get(comma + 1) if comma > 0 else None
        return (after, "clause") if after is not None else None

    def _over_apposition(self, close: int, start: int) -> tuple[int, Link] | None:
        """From the comma before the verb back over one or more appositions to what they stand beside."""
        tags = self.tags
        mark = tags[close]
        best: int | None = None
        at = close
        while (at := self._mark_before(mark, start, at)) > start:
            named, beside = self.ending.get(at), self._name_between(at, mark)
            if named is None:
                if beside is not None and self.mentions[beside].sort == "person":
                    return beside, "subject"  # "After a long primary, Ruiz (left), said"
                continue
            named = self.climb(named, _CONJUNCTIONS)
            anew = self.opens_clause(named)  # "Ruiz resigned after her deputy, Wu, said"
            named = named if anew else self.climb(named)
            before = self.mentions[named].first - 1
            if self.words[before] == "whose":  # "Ruiz, whose firm, Paradata, sells data, said"
                best = None
                continue
            governed = tags[before] in _PREPOSITIONS or before == start and tags[before] in _PARTICIPLES
            if governed and before >= start and not anew:
                continue  # "Praising Mowat, Whelan, an investor, said"
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
