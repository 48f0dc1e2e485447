"""Cues: reporting words outside the quotation marks, and the mentions that each is linked to by its syntax.

Their subjects are found by `quoteattr.linker`, or are those of the clause before ("…, adding that").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .lexicon import Lexicon
from .linker import Link, Linker
from .model import Frame
from .phrase import Phrase
from .tokens import Tokens

_TELLING = re.compile(r"[VgveXK:M-]")  # verbs and participles, "according", colon and dash, nouns for what was said
_PARTICLES = frozenset("back off out up".split())
_PHRASAL = frozenset(
    {"chimed in", "weighed in", "cut in", "jumped in", "broke in", "butted in", "went on", "carried on"}
)
_BLOWS = frozenset({"fire", "hit", "shoot", "strike"})  # "Ruiz fired back: “…”", not "fired three times"
_GOES_ON = frozenset("COt")  # before a verb that shares a subject: "to call Okafor", "and called Okafor"
_PASSED_ON = frozenset({"quoted", "cited"})  # by those whose words these are not: "Ruiz was quoted by the Herald"
_NAMED = ("what", "that", "which", "whom")
_BE = frozenset("is are was were be been being".split())


class CueToken(NamedTuple):
    """A reporting word: token index, lemma, frame; ``links`` are (mention index, how) pairs."""

    at: int
    lemma: str
    frame: Frame
    strong: bool
    links: tuple[tuple[int, Link], ...]


def find_cues(tokens: Tokens, mentions: Sequence[Phrase], sentences: Sequence[int], lexicon: Lexicon) -> list[CueToken]:
    """All cues in order; ``sentences`` are the token indices at which sentences start."""
    linker = Linker(tokens, mentions, lexicon)
    tags, words = tokens.tags, tokens.words
    found: list[CueToken] = []
    for start, end in pairwise([*sentences, len(tags)]):
        clause: int | None = None  # who did what was told last, hence also what follows without a subject
        beside: tuple[int, int] | None = None  # whom "with" brings in, up to the next comma
        for match in _TELLING.finditer(tags, start, end):
            at, tag = match.start(), match.group()
            if tag in "VgveX":
                if beside is not None and "," in tags[beside[1] : at]:
                    beside = None
                accompanying = linker.accompanying(at, start) if tag in "ge" else None
                if accompanying is not None:
                    beside = accompanying, at
                if tag == "e":
                    continue
                own = clause if beside is None else beside[0]
                hangs = tag == "g" and clause is not None and tags[at - 1] not in "NRZTB"
                hangs = hangs and accompanying is None or bool(found) and _is_told(at, found[-1], linker)
                participle = hangs and not linker.is_read(at, at)
                subject = linker.subject(at, start) if tag != "X" and not participle else None
                if accompanying is not None:
                    subject = accompanying, "subject"
                if tag == "X" and tags[at - 1 : at] not in ("X", "A", "n"):
                    adjacent = linker.ending.get(at)
                    if adjacent is not None:
                        clause = linker.climb(adjacent)
                if (
                    subject is not None
                    and (tag != "g" or words[at - 1] == "as")
                    and not linker.opens_clause(subject[0])
                ):
                    clause = subject[0]
                form = lexicon.cues.get(words[at].lower()) if tag in "Vg" else None
                if form is not None and not _says_nothing(at, form.lemma, linker):
                    if tag == "g" and subject is None and clause is None:
                        subject = linker.following(at, end)
                    links = _verb_links(at, subject, own, linker, form.frame)
                    if links and tokens.is_behind_quotation(at) and links[0][1] == "inverted":
                        clause = links[0][0]  # "“…,” said Ruiz, adding that"
                    strong = form.strong or _stands_alone(at, links, linker) or _puts_it(at, links, linker)
                    strong = strong or _retorts(at, form.lemma, linker) or linker.is_read(at, at)
                    cue = CueToken(at, form.lemma, form.frame, strong, links)
                    found.append(cue._replace(strong=strong or what_is_named(cue, tokens, mentions) is not None))
            elif tag == "K" and tags[at + 1 : at + 2] == "O":
                source = linker.starting.get(at + 2)
                links = ((source, "according"),) if source is not None else ()
                found.append(CueToken(at, "according to", "according", True, links))
            elif tag in ":-":
                speaker = _tagged(at, start, linker)
                silent = not found or found[-1].at < start
                if speaker is None and silent and clause is not None and tags[at : at + 2] == ":Q":
                    speaker = clause  # "Ruiz was blunt: “…”"
                if speaker is not None:
                    found.append(CueToken(at, words[at], "none", True, ((speaker, "tag"),)))
            elif tag == "M" and (words[at].lower() in lexicon.speech_nouns or words[at].lower() in lexicon.media):
                links = _noun_links(at, linker)
                if not links and clause is not None and tags[at + 1 : at + 2] == ":":
                    links = ((clause, "clause"),)  # "Ruiz issued the following statement: “…”"
                if links:
                    found.append(CueToken(at, words[at].lower(), "none", _came(at, linker), links))
    return found


def _is_told(participle: int, before: CueToken, linker: Linker) -> bool:
    """Whether who stands before a participle is whom the verb before told: "Ruiz texted a friend | saying"."""
    told = linker.ending.get(participle)
    return before.frame in ("tell", "write") and (told, "object") in before.links


def _stands_alone(at: int, links: tuple[tuple[int, Link], ...], linker: Linker) -> bool:
    """Whether a verb and its subject are all that follows a quotation, so that it must report: “…,” she continued."""
    tags = linker.tags
    for mention, link in links:
        phrase = linker.mentions[mention]
        first, last = min(phrase.first, at), max(phrase.last, at + 1)
        verb = 2 if link == "inverted" and _is_phrasal(at, linker) else 1
        if link in ("subject", "inverted") and last - first == phrase.last - phrase.first + verb:
            return linker.tokens.is_behind_quotation(first) and tags[last : last + 1] in tuple(".,|Q:")
    return False


def _is_phrasal(at: int, linker: Linker) -> bool:
    """Whether a verb behind a quotation has its particle before its subject: “…,” chimed | in Ruiz."""
    verb, particle = linker.words[at], linker.words[at + 1]
    return linker.tokens.is_behind_quotation(at) and (particle in _PARTICLES or f"{verb} {particle}" in _PHRASAL)


def _retorts(at: int, lemma: str, linker: Linker) -> bool:
    """Whether a verb of blows is one of words: "Ruiz fired back: “…”"."""
    return linker.words[at + 1] == "back" and linker.tags[at] == "V" and lemma in _BLOWS


def _says_nothing(at: int, lemma: str, linker: Linker) -> bool:
    """Whether a word that may report does not.

    "Put | them at risk", not "put it"; "declined to | comment"; "fired | three times"; "(think | Ruiz or Wu)".
    """
    if lemma == "put":
        return linker.words[at + 1] != "it"
    if lemma == "comment" and linker.words[at - 1] == "to":
        return True
    if lemma in _BLOWS and linker.words[at + 1] not in _PARTICLES and linker.tags[at + 1] not in ":,Q":
        return True
    return linker.tags[at - 1] == "(" and linker.words[at] == lemma


def _puts_it(at: int, links: tuple[tuple[int, Link], ...], linker: Linker) -> bool:
    """Whether a verb says whose words a quotation is: “…,” as she puts it."""
    if linker.words[at + 1] != "it" or not linker.words[at].startswith("put"):
        return False
    return any(link == "subject" and linker.words[linker.mentions[k].first - 1] == "as" for k, link in links)


def what_is_named(cue: CueToken, tokens: Tokens, mentions: Sequence[Phrase]) -> int | None:
    """The mention whose word for a thing stands in marks behind a cue; None where the cue does not name so.

    "What | Ruiz calls a “…”", "what | they see as “…”", "a deal that | critics call “…”".
    """
    if not tokens.tags[cue.at + 1 : cue.at + 4].lstrip("BD").startswith("Q"):
        return None
    relatives = _NAMED if cue.frame == "name" and cue.strong else _NAMED[:1]
    subjects = (k for k, link in cue.links if link == "subject")
    return next((k for k in subjects if tokens.words[mentions[k].first - 1].lower() in relatives), None)


def _came(at: int, linker: Linker) -> bool:
    """Whether a noun for what is said comes right behind a quotation: “…,” came the terse | reply from Ruiz."""
    came = linker.words.index("came", max(0, at - 4), at) if "came" in linker.words[max(0, at - 4) : at] else 0
    return linker.tags[came - 1 : came + 2] in ("QvD", "QVD")


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
        if not alone and tags[at - 1] == "Q" and at - 1 == start:  # a headline: ‘He lied’: Ruiz hits back
            speaker = linker.starting.get(at + 1)
            alone = speaker is not None
    else:
        speaker = linker.starting.get(at + 1)
        alone = speaker is not None and tags[at - 1] == "Q" and tags[linker.mentions[speaker].last] in "|,.("
    return speaker if alone else None


def _verb_links(
    at: int, subject: tuple[int, Link] | None, clause: int | None, linker: Linker, frame: Frame
) -> tuple[tuple[int, Link], ...]:
    tags = linker.tags
    links: list[tuple[int, Link]] = []
    passive = tags[at] == "V" and tags[at - 1] == "X" and linker.words[at - 1].lower() in _BE
    after = at + (2 if _is_phrasal(at, linker) else 1)
    behind = linker.tokens.is_behind_quotation(at)
    while tags[after : after + 1] in ("A", "n") or behind and tags[after : after + 1] == "v":
        after += 1  # "“…,” said undecided | voter Joan Pike"
    right = linker.starting.get(after)
    if right is not None and not passive and linker.is_quoted(right):
        return ((right, "patient"),)
    if subject is not None:
        links.append((subject[0], "patient") if passive else subject)
    if right is not None:
        if subject is None and (tags[at] != "g" and frame != "tell" and tags[at - 1] not in _GOES_ON or clause is None):
            links.append((linker.apposed(right), "inverted"))
        else:
            links.append((right, "object"))
    else:
        by = after
        while tags[by : by + 1] in ("Q", "B", "D", "f"):
            by += 1
        agent = linker.starting.get(by + 1) if tags[by : by + 1] == "b" and tags[at] != "g" else None
        if agent is not None and not (passive and linker.words[at] in _PASSED_ON):
            links.append((linker.apposed(agent), "agent"))
    if subject is None and clause is not None:
        links.append((clause, "clause"))
    return tuple(links)


def _noun_links(at: int, linker: Linker) -> tuple[tuple[int, Link], ...]:
    tags = linker.tags
    first = at
    while first and tags[first - 1] in "aeJ0NZ":  # "his emotional Facebook post"
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
