"""Cues: reporting words outside the quotation marks, and the mentions that each is linked to by its syntax.

There is no parser. A verb's subject is found by walking left over auxiliaries and adverbs, over an apposition between
commas, over a relative pronoun or a prepositional phrase, or is the subject of the clause before ("…, adding that").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from .lexicon import Lexicon
from .mentions import Phrase
from .model import Frame
from .tokens import Tokens

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


class CueToken(NamedTuple):
    """A reporting word: token index, lemma, frame; ``links`` are (mention index, how) pairs."""

    at: int
    lemma: str
    frame: Frame
    strong: bool
    links: tuple[tuple[int, Link], ...]


_TELLING = re.compile(r"[VgvXK:M-]")  # verbs, "according", colon and dash, nouns for what was said
_SKIPPED = frozenset("XAnO")
_BE = frozenset("is are was were be been being".split())
_PREPOSITIONS = frozenset("fFibO")


class _Linker:
    """Walks over the tokens of one article; holds where mentions start and end."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Phrase]) -> None:
        self.tags = tokens.tags
        self.words = tokens.words
        self.mentions = mentions
        self.ending = {m.last: k for k, m in enumerate(mentions) if not m.possessor}
        self.starting = {m.first: k for k, m in enumerate(mentions) if not m.possessor}
        self.possessors = {m.last: k for k, m in enumerate(mentions) if m.possessor}

    def climb(self, mention: int) -> int:
        """From "the ministry" in "a spokeswoman for the ministry" to the spokeswoman."""
        while True:
            before = self.mentions[mention].first - 1
            if before > 0 and self.tags[before] == "C":  # "spokesman for Ruiz and Okafor"
                joint = self.ending.get(before)
                before = self.mentions[joint].first - 1 if joint is not None else 0
            if before < 1 or self.tags[before] not in "fFibO":
                return mention
            higher = self.ending.get(before)
            if higher is None:
                return mention
            mention = higher

    def subject(self, verb: int, start: int) -> tuple[int, Link] | None:
        """The mention that is the subject of the verb at ``verb`` by what stands left of it, from ``start`` on."""
        tags = self.tags
        at = verb - 1
        while at >= start and (tags[at] in _SKIPPED or tags[verb] == "g" and self.words[at] == "as"):
            at -= 1
        if at < start:
            return None
        if tags[at] == ")":
            at = tags.rfind("(", start, at) - 1
        elif tags[at] == "Y" and tags[at - 1 : at] == ",":  # "Ted Cruz, R-Texas said"
            at -= 2
        adjacent = self.ending.get(at + 1)
        if adjacent is not None:
            top = self.climb(adjacent)
            before = self.mentions[top].first - 1
            if before < start or tags[before] not in "FibO":
                return top, "subject"
            with_clause = tags[verb] == "g" and self.words[before].lower() == "with"
            return (top, "subject") if with_clause else None
        if at >= start and tags[at] == "W":
            at -= tags[at - 1 : at] == ","
            antecedent = self.ending.get(at)
            return (self.introduced(self.climb(antecedent)), "relative") if antecedent is not None else None
        if at > start and tags[at] in ",-":
            return self._over_apposition(at, start)
        return self._over_complement(at, start)

    def _over_complement(self, at: int, start: int) -> tuple[int, Link] | None:
        """From "trade" in "the minister for trade said" to the minister: over nouns that are no mention."""
        tags = self.tags
        first = at
        while first > start and tags[first] in "DpaeJ0G":
            first -= 1
        if first == at or tags[first] not in "fFi":
            return None
        head = self.ending.get(first)
        if head is None:
            return None
        head = self.climb(head)
        before = self.mentions[head].first - 1
        return None if before >= start and tags[before] in _PREPOSITIONS else (head, "subject")

    def introduced(self, mention: int) -> int:
        """From "an envoy" in "Khalilzad, an envoy to Kabul, who" back to the name."""
        before = self.mentions[mention].first - 1
        named = self.ending.get(before) if before > 0 and self.tags[before] == "," else None
        if named is not None and self.mentions[mention].kind == "nominal" and self.mentions[named].kind == "name":
            return named
        return mention

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
        while (at := tags.rfind(mark, start, at)) > start:
            named = self.ending.get(at)
            if named is None:
                continue
            named = self.climb(named)
            before = self.mentions[named].first - 1
            if before >= start and tags[before] in _PREPOSITIONS:
                continue
            beside = self.starting.get(at + 1)
            if (
                self.mentions[named].kind == "nominal"
                and beside is not None
                and self.mentions[beside].kind == "name"
                and self.tags[self.mentions[beside].last] == mark
                and tags[before : before + 1] != mark
            ):
                return beside, "apposition"
            best = named
            if tags[before : before + 1] != mark:
                break
        return (best, "apposition") if best is not None else None


def find_cues(tokens: Tokens, mentions: Sequence[Phrase], sentences: Sequence[int], lexicon: Lexicon) -> list[CueToken]:
    """All cues in order; ``sentences`` are the token indices at which sentences start."""
    linker = _Linker(tokens, mentions)
    tags, words = tokens.tags, tokens.words
    found: list[CueToken] = []
    for start, end in pairwise([*sentences, len(tags)]):
        clause: int | None = None
        for match in _TELLING.finditer(tags, start, end):
            at, tag = match.start(), match.group()
            if tag in "VgvX":
                participle = tag == "g" and clause is not None and tags[at - 1] not in "NRZTB"
                subject = linker.subject(at, start) if tag != "X" and not participle else None
                if tag == "X" and tags[at - 1 : at] not in ("X", "A", "n"):
                    adjacent = linker.ending.get(at)
                    if adjacent is not None:
                        clause = linker.climb(adjacent)
                if subject is not None and tag != "g":
                    clause = subject[0]
                form = lexicon.cues.get(words[at].lower()) if tag in "Vg" else None
                if form is not None:
                    if tag == "g" and subject is None and clause is None:
                        subject = linker.following(at, end)
                    links = _verb_links(at, subject, clause, linker, form.frame)
                    found.append(CueToken(at, form.lemma, form.frame, form.strong, links))
            elif tag == "K" and tags[at + 1 : at + 2] == "O":
                source = linker.starting.get(at + 2)
                links = ((source, "according"),) if source is not None else ()
                found.append(CueToken(at, "according to", "according", True, links))
            elif tag in ":-":
                speaker = _tagged(at, start, linker)
                if speaker is not None:
                    found.append(CueToken(at, words[at], "none", True, ((speaker, "tag"),)))
            elif tag == "M" and (words[at].lower() in lexicon.speech_nouns or words[at].lower() in lexicon.media):
                links = _noun_links(at, linker)
                if links:
                    found.append(CueToken(at, words[at].lower(), "none", False, links))
    return found


def _tagged(at: int, start: int, linker: _Linker) -> int | None:
    """The mention that a colon or dash makes a speaker: alone before the quotation, or next after it."""
    tags = linker.tags
    if tags[at] == ":":
        speaker = linker.ending.get(at)
        alone = speaker is not None and linker.mentions[speaker].first == start and tags[at + 1] == "Q"
        if not alone and tags[at - 1] == "Q" and at - 1 == start:  # a headline: ‘He lied’: Ruiz hits back
            speaker = linker.starting.get(at + 1)
            alone = speaker is not None
    else:
        speaker = linker.starting.get(at + 1)
        alone = speaker is not None and tags[at - 1] == "Q" and tags[linker.mentions[speaker].last] in "|,.("
    return speaker if alone else None


def _verb_links(
    at: int, subject: tuple[int, Link] | None, clause: int | None, linker: _Linker, frame: Frame
) -> tuple[tuple[int, Link], ...]:
    tags = linker.tags
    links: list[tuple[int, Link]] = []
    passive = tags[at] == "V" and tags[at - 1] == "X" and linker.words[at - 1].lower() in _BE
    if subject is not None:
        links.append((subject[0], "patient") if passive else subject)
    after = at + 1
    while tags[after : after + 1] in ("A", "n"):
        after += 1
    right = linker.starting.get(after)
    if right is not None:
        if subject is None and (tags[at] != "g" and frame != "tell" or clause is None):
            links.append((linker.apposed(right), "inverted"))
        else:
            links.append((right, "object"))
    else:
        by = after
        while tags[by : by + 1] in ("Q", "B", "D"):
            by += 1
        agent = linker.starting.get(by + 1) if tags[by : by + 1] == "b" else None
        if agent is not None:
            links.append((linker.apposed(agent), "agent"))
    if subject is None and clause is not None:
        links.append((clause, "clause"))
    return tuple(links)


def _noun_links(at: int, linker: _Linker) -> tuple[tuple[int, Link], ...]:
    tags = linker.tags
    first = at
    while first and tags[first - 1] in "aeJ0":
        first -= 1
    links: list[tuple[int, Link]] = []
    if first and tags[first - 1] == "s" and first - 1 in linker.possessors:
        links.append((linker.possessors[first - 1], "possessor"))
    elif first and tags[first - 1] == "p" and first in linker.possessors:
        links.append((linker.possessors[first], "possessor"))
    in_the_words = linker.words[at : at + 2] == ["words", "of"]
    if linker.words[at + 1 : at + 2] in (["from"], ["by"]) or in_the_words:
        origin = linker.starting.get(at + 2)
        if origin is not None:
            links.append((origin, "origin"))
    return tuple(links)
