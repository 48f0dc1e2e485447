"""Which mention is the subject of a verb, found without a parser.

By walking left from the verb over auxiliaries and adverbs, over an apposition between commas, over a relative pronoun
or a prepositional phrase.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ..lexicon import Lexicon
from ..phrases.phrase import Phrase
from ..text.tokens import Tokens
from .appositions import CONJUNCTIONS, WITH, Appositions
from .climber import PREPOSITIONS
from .link import Link

_SKIPPED = frozenset("XAnO")
_READ = frozenset("read reads reading".split())
# Between subject and verb: "Ruiz late on Monday said", "Ruiz in a written statement on May 5 said".
_WHEN, _LONGEST_WHEN = re.compile(r"(?:iDa?M(?:A?iY0?)?|A?i?Y0?)$"), 8
_SIGNS = frozenset("badge banner billboard cap hat placard plaque poster shirt sign sticker T-shirt t-shirt".split())
_SIGNS |= {f"{sign}s" for sign in _SIGNS}
_TIMES = frozenset("week month year night morning afternoon evening today weekend summer spring autumn winter".split())
_AS_SAYING = re.compile(r"[^.|QVXv]{0,12}?Bg")
# "who arrested Khan", "that treated her".
_RELATIVE_CLAUSE = re.compile(r"(?:W(?=[AnX]*[vVXa])|t(?=[AnX]*[vVX]))[^Wt.,;:()|QC-]+$")
_LONGEST_CLAUSE, _FRONT = 15, 15
_NO_SPEAKERS = frozenset({"document", "place"})
_PARTS = re.compile("[,;:Q-]")


class Linker(Appositions):
    """Finds subjects by walking over the tokens of one article."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Phrase], lexicon: Lexicon) -> None:
        super().__init__(tokens, mentions)
        self.tokens = tokens
        self.lexicon = lexicon

    def subject(self, verb: int, start: int) -> tuple[int, Link] | None:
        """The mention that is the subject of the verb at ``verb`` by what stands left of it, from ``start`` on."""
        tags = self.tags
        at = self._over_time(verb, start)
        if at < start:
            return None
        defined = self._over_relative_clause(at, start)
        if defined is not None:
            return defined, "subject"
        adjacent = self.ending.get(at + 1)
        if adjacent is not None and tags[at] == "o" and tags[at - 1] in PREPOSITIONS:
            one = self.ending.get(at - 1)
            if one is not None and tags[self.mentions[one].first - 1] not in PREPOSITIONS:
                return one, "subject"  # "one of them | said", "a man behind me | said"
            return self._over_complement(at - 2, start)  # "someone in the row behind me | whispered"
        if adjacent is not None:
            top = self._top(adjacent, start, WITH if tags[verb] == "g" else CONJUNCTIONS)
            if top is not None and (named := self.unclosed(top[0], verb, start)) is not None:
                return named, "subject"
            fronted = top is None and tags[verb] == "V" and self._is_behind_front(adjacent, start)
            return (adjacent, "subject") if fronted else top
        if tags[at] == "W" or tags[at] == "t" and (self.is_read(verb, at) or self._is_report(at)):
            return self._before_relative(at, start)
        if at > start and tags[at] in ",-":
            return self.over_apposition(at, start)
        governed = self._over_complement(at, start)
        named = self.unclosed(governed[0], verb, start) if governed is not None else None
        return governed if named is None else (named, "subject")

    def _over_time(self, verb: int, start: int) -> int:
        """Where a subject may end left of a verb: before auxiliaries, brackets, "late on Monday", "earlier today"."""
        tags = self.tags
        at = verb - 1
        while at >= start and (tags[at] in _SKIPPED or tags[verb] == "g" and self.words[at] == "as"):
            at -= 1
        if at > start and self.words[at] == "used" and self.words[at + 1] == "to":  # "Ruiz, who used to | say"
            at -= 1
            while at >= start and tags[at] == "A":
                at -= 1
        if at >= start and self.words[at] in _TIMES:  # "Ruiz earlier this week said"
            at -= 1
            while at >= start and tags[at] in "AD":
                at -= 1
        timed = at >= start and tags[at] in "MY0"
        when = _WHEN.search(tags, max(start, at - _LONGEST_WHEN), at + 1) if timed else None
        at = when.start() - 1 if when is not None else at
        while when is not None and at >= start and tags[at] == "X":
            at -= 1  # "Ruiz had | in March warned"
        if at < start:
            return at
        if tags[at] == ")":
            return tags.rfind("(", start, at) - 1
        if when is not None and tags[at] == "," and "-" in self.words[at + 1]:  # "Ted Cruz, R-Texas said"
            return at - 1
        return at

    def _top(self, mention: int, start: int, conjunctions: Container[str]) -> tuple[int, Link] | None:
        """From the mention beside a verb to the one on which it hangs, unless that stands behind a preposition."""
        top = self.climb(mention, conjunctions)
        if self.opens_clause(top, conjunctions):
            return top, "subject"
        top = self.climb(top)
        before = self.mentions[top].first - 1
        return (top, "subject") if before < start or self.tags[before] not in "FibO" else None

    def _is_behind_front(self, mention: int, start: int) -> bool:
        """Whether no comma parts whoever speaks from what opens the sentence: "In a statement | Ruiz said"."""
        phrase, tags = self.mentions[mention], self.tags
        if phrase.sort in _NO_SPEAKERS or phrase.kind == "pronoun" or phrase.first - start > _FRONT:
            return False
        if tags[start] not in "Fige" or phrase.kind == "nominal" and phrase.sort == "person" and not phrase.plural:
            return False
        whole = phrase.first == start + 1 or tags[phrase.first - 1] in "MG"
        return whole and not _PARTS.search(tags, start, phrase.first)

    def _before_relative(self, relative: int, start: int) -> tuple[int, Link] | None:
        """From "who" to whom it takes up: "Ruiz, who said", "a source familiar with the matter, who"."""
        at = relative - (self.tags[relative - 1 : relative] == ",")
        antecedent = self._antecedent(at, relative)
        if antecedent is not None:
            return self.introduced(antecedent), "relative"
        governed = self._governed(at - 1, start)
        return (governed, "relative") if governed is not None else None

    def accompanying(self, participle: int, start: int, second: bool = False) -> int | None:
        """Who is the subject of a participle alone: "…, with | Ruiz recently calling it", "and another adding".

        ``second``: behind one that "with" brought in: "with Ruiz calling it “mad” and | Wu saying".

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
        if second and tags[phrase.first - 1] == "C" and tags[participle] == "g":
            return mention
        first = self.mentions[self.climb(mention, WITH)].first
        if tags[first - 2 : first] in ("0f", "Df"):  # "one of her ads"
            first -= 2
        fronted = tags[participle] == "g" or first > start + 1 and tags[first - 2] in ",;-C"
        return mention if fronted and words[first - 1] in WITH else None

    def _governed(self, at: int, start: int) -> int | None:
        """From "trade" in "the minister for trade said" to the minister: over nouns that are no mention."""
        tags = self.tags
        first = at
        while first > start and (
            tags[first] in "DpaeJ0GNZ" or tags[first : first + 2] == "A0"
        ):  # "a spokesman for the Merry Millions | game said"
            first -= 1
        if first == at or tags[first] not in "fFi":
            return None
        head = self._governor(first)
        return None if head is None else self.climb(head)

    def _over_complement(self, at: int, start: int) -> tuple[int, Link] | None:
        """The same for a subject, which stands behind no preposition."""
        head = self._governed(at, start)
        if head is None:
            return None
        before = self.mentions[head].first - 1
        return None if before >= start and self.tags[before] in PREPOSITIONS else (head, "subject")

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
        held = self.words[verb] == "saying" and self.words[last - 1] in _SIGNS
        if self.words[verb] not in _READ and not held:
            return False
        sign = self.ending.get(last - (self.tags[last - 1] in "tW"))  # "placards | that read"
        return sign is not None and self.mentions[sign].sort == "document"

    def _is_report(self, that: int) -> bool:
        """Whether "that" takes up a document: "an audit | that called it", not "said in a statement that"."""
        report = self.ending.get(that)
        if report is None or self.mentions[report].sort != "document" or self.mentions[report].kind != "nominal":
            return False
        return self.tags[self.mentions[report].first - 1] not in "iVvg"

    def predicated(self, start: int) -> int | None:
        """Who opens a sentence and does what stands in marks: "Ruiz “firmly rejected” the claim and | said"."""
        opening = self.starting.get(start)
        return opening if opening is not None and self.tags[self.mentions[opening].last] == "Q" else None

    def following(self, participle: int, end: int) -> tuple[int, Link] | None:
        """ "Calling it theatre, Lacroix refused": the subject that follows the participle's comma."""
        comma = self.tags.find(",", participle, end)
        after = self.starting.get(comma + 1) if comma > 0 else None
        return (after, "clause") if after is not None else None
