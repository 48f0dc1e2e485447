"""Cues: reporting words outside the quotation marks, and the mentions that each is linked to by its syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..lexicon import Lexicon
from ..phrases.phrase import Phrase
from ..text.tokens import Tokens
from .cue_token import CueToken, Links
from .labels import labelled
from .link import Link
from .linker import Linker
from .verb_cues import Sentence

_TELLING = re.compile(r"[VgveXK:M-]")  # verbs and participles, "according", colon and dash, nouns for what was said
_COMES, _NEAR = frozenset("came is was are were".split()), 6  # tokens
_OF_SOMEBODY = frozenset(
    "advice answer assessment conclusion defence defense diagnosis excuse explanation eyes message mantra motto opinion"
    " prediction reaction reply response retort solution summary take theory verdict view words".split()
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
                speaker = labelled(at, start, linker)
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
