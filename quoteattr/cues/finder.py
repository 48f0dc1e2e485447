"""Cues: reporting words outside the quotation marks, and the mentions that each is linked to by its syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..lexicon import Lexicon
from ..phrases.phrase import Phrase
from ..text.tokens import Tokens
from .cue_token import CueToken, Links
from .link import Link
from .linker import Linker
from .verb_cues import Sentence

_TELLING = re.compile(r"[VgveXK:M-]")  # verbs and participles, "according", colon and dash, nouns for what was said
_HERE = frozenset("here here’s here's more this that these".split())
_COMES, _NEAR = frozenset("came is was are were".split()), 6  # tokens
_OF_SOMEBODY = frozenset(
    "advice answer conclusion eyes message opinion reply response retort verdict view words".split()
)


def find_cues(tokens: Tokens, mentions: Sequence[Phrase], sentences: Sequence[int], lexicon: Lexicon) -> list[CueToken]:
    """All cues in order; ``sentences`` are the token indices at which sentences start."""
    linker = Linker(tokens, mentions, lexicon)
    tags, words = tokens.tags, tokens.words
    found: list[CueToken] = []
    for start, end in pairwise([*sentences, len(tags)]):
        sentence = Sentence(start, end, linker)
        for match in _TELLING.finditer(tags, start, end):
            at, tag = match.start(), match.group()
            if tag in "VgveX":
                cue = sentence.read(at, tag)
                if cue is not None:
                    found.append(cue)
            elif tag == "K":  # "according to | Ruiz", "per | Ruiz"
                source = linker.starting.get(at + 1 + (tags[at + 1 : at + 2] == "O"))
                according: Links = ((source, "according"),) if source is not None else ()
                found.append(CueToken(at, "according to", "according", True, according))
            elif tag in ":-":
                speaker = _tagged(at, start, linker)
                silent = not found or found[-1].at < start
                if speaker is None and silent and sentence.clause is not None and tags[at : at + 2] == ":Q":
                    speaker = sentence.clause  # "Ruiz was blunt: “…”"
                if speaker is not None:
                    found.append(CueToken(at, words[at], "none", True, ((speaker, "tag"),)))
            elif tag == "M" and (words[at].lower() in lexicon.speech_nouns or words[at].lower() in lexicon.media):
                links = _noun_links(at, linker)
                if not links and sentence.clause is not None and tags[at + 1 : at + 2] == ":":
                    links = ((sentence.clause, "clause"),)  # "Ruiz issued the following statement: “…”"
                if links:
                    found.append(
                        CueToken(at, words[at].lower(), "none", _came(at, linker) or _in_words(at, linker), links)
                    )
    return found


def _came(at: int, linker: Linker) -> bool:
    """Whether a noun for what is said comes right behind a quotation: “…,” came the terse | reply from Ruiz.

    Also “…” was Ruiz’s | verdict.
    """
    near = range(at - 1, max(0, at - _NEAR), -1)
    verb = next((k for k in near if linker.words[k] in _COMES), 0)
    return linker.tokens.is_behind_quotation(verb) and linker.tags[verb + 1] in "DpNJ"


def _in_words(at: int, linker: Linker) -> bool:
    """Whether a quotation is in somebody's words: "in Ruiz’s | words, “…”", "“…”, in the | words of Ruiz"."""
    if linker.words[at] in _OF_SOMEBODY and linker.words[at - 1 : at + 2 : 2] == ["the", "of"]:
        return linker.words[at - 2].lower() == "in"
    if linker.words[at] != "words":
        return False
    return linker.words[at - 2 : at] == ["in", "the"] or linker.tags[at + 1 : at + 3].lstrip(",").startswith("Q")


def _tagged(at: int, start: int, linker: Linker) -> int | None:
    """The mention that a colon or dash makes a speaker: alone before the quotation, or next after it."""
    tags = linker.tags
    if tags[at] == ":":
        speaker = linker.ending.get(at)
        alone = speaker is not None and linker.mentions[speaker].first == start and tags[at + 1] == "Q"
        if speaker is not None and not alone and tags[at + 1] == "Q":  # "Nobody listens, argues Ruiz: “…”"
            verb = linker.mentions[speaker].first - 1
            cue = linker.lexicon.cues.get(linker.words[verb])
            alone = cue is not None and cue.strong and tags[verb - 1 : verb + 1] == ",V"
        alone = (
            alone or speaker is not None and tags[at + 1] == "Q" and _passes_on(linker.mentions[speaker], start, linker)
        )
        if not alone and tags[at + 1] == "Q" and tags[at - 3 : at - 1] == ",i":  # "This is from | Dana Wu, in Ohm: “…”"
            sender = linker.ending.get(at - 3)
            if sender is not None and _passes_on(linker.mentions[sender], start, linker):
                return sender
        if speaker is not None and not alone and tags[at + 1] == "Q":
            addresser = _addresser(linker.mentions[speaker].first, start, linker)
            if addresser is not None:
                return addresser
        if not alone and tags[at - 1] == "Q" and at - 1 == start:  # a headline: ‘He lied’: Ruiz hits back
            speaker = linker.starting.get(at + 1)
            alone = speaker is not None
    else:
        speaker = linker.starting.get(at + 1)
        behind = linker.mentions[speaker].last if speaker is not None and tags[at - 1] == "Q" else -1
        headline = at < 2 or tags[at - 2] in "|:"  # ‘He lied’ – Ruiz on the vote
        alone = behind > 0 and (tags[behind] in "|,.(" or headline and linker.words[behind] == "on")
    return speaker if alone else None


def _addresser(hearer: int, start: int, linker: Linker) -> int | None:
    """Who speaks to whom in a headline: "Ruiz to | voters: “Wait”"; ``hearer`` is the first token behind "to"."""
    if linker.tags[hearer - 1] in "Dp":
        hearer -= 1
    speaker = linker.ending.get(hearer - 1) if linker.words[hearer - 1] == "to" else None
    opens = (
        speaker is not None and linker.mentions[speaker].first == start and linker.tags[start - 1 : start] in ("", "|")
    )
    return speaker if opens else None


def _passes_on(source: Phrase, start: int, linker: Linker) -> bool:
    """Whether a live blog says whose words follow: "This is from | my colleague Dana Wu: “…”"."""
    first = source.first
    words = {word.lower() for word in linker.words[start : min(first, start + _NEAR)]}
    verb = set(linker.tags[start:first]) & set("VvgQ")
    return linker.words[first - 1].lower() == "from" and not verb and not words.isdisjoint(_HERE)


def _noun_links(at: int, linker: Linker) -> Links:
    tags = linker.tags
    first = at
    while first and tags[first - 1] in "aeJ0NZ":  # "his emotional Facebook post"
        first -= 1
    links: list[tuple[int, Link]] = []
    if first and tags[first - 1] == "s" and first - 1 in linker.possessors:
        links.append((linker.possessors[first - 1], "possessor"))
    elif first and tags[first - 1] == "p" and first in linker.possessors:
        links.append((linker.possessors[first], "possessor"))
    of = linker.words[at] in _OF_SOMEBODY or _came(at, linker)
    if linker.words[at + 1] in ("from", "by") or of and linker.words[at + 1] == "of":
        origin = linker.starting.get(at + 2)
        if origin is not None:
            links.append((origin, "origin"))
    return tuple(links)
