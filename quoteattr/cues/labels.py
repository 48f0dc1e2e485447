"""Who a colon or a dash beside a quotation says to speak: "RUIZ: “…”", "“…” — Ruiz", a headline: ‘He lied’: Ruiz."""

from __future__ import annotations

from ..phrases.phrase import Phrase
from .linker import Linker

_HERE = frozenset("here here’s here's more this that these".split())
_NEAR = 6  # tokens
# What a headline says to be somebody's behind what they say: ‘They took my house’: Widow’s fury at bank.
_FEELINGS = frozenset(
    "agony anger anguish anxiety apology appeal boast concern confession cry defence delight despair devastation"
    " disbelief dismay disgust fear fears frustration fury grief heartbreak hope hopes horror joy lament message"
    " misery nightmare outrage pain plea pleas pledge pride rage regret relief shame shock sorrow torment vow warning"
    " worry wrath".split()
)


def labelled(at: int, start: int, linker: Linker) -> int | None:
    """The mention that a colon or dash makes a speaker: alone before the quotation, or next after it."""
    tags = linker.tags
    if tags[at] == ":":
        return _before_colon(at, start, linker) if tags[at + 1] == "Q" else _behind_headline(at, start, linker)
    if tags[at - 1] != "Q" or (speaker := linker.starting.get(at + 1)) is None:
        return None
    behind = linker.mentions[speaker].last
    headline = at < 2 or tags[at - 2] in "|:"  # ‘He lied’ – Ruiz on the vote
    return speaker if tags[behind] in "|,.(" or headline and linker.words[behind] == "on" else None


def _before_colon(colon: int, start: int, linker: Linker) -> int | None:
    """Whom the words in front of a colon and a quotation say to speak."""
    tags = linker.tags
    speaker = linker.ending.get(colon)
    if speaker is None:
        return None
    phrase = linker.mentions[speaker]
    if phrase.sort == "document" and tags[colon + 1 : colon + 3] == "Q-" and colon + 3 in linker.starting:
        return None  # "The claim: “…” — Ana Ruiz"
    if phrase.first == start or _passes_on(phrase, start, linker):
        return speaker
    cue = linker.lexicon.cues.get(linker.words[phrase.first - 1])
    if cue is not None and cue.strong and tags[phrase.first - 2 : phrase.first] == ",V":
        return speaker  # "Nobody listens, argues Ruiz: “…”"
    if tags[colon - 3 : colon - 1] == ",i":  # "This is from | Dana Wu, in Ohm: “…”"
        sender = linker.ending.get(colon - 3)
        if sender is not None and _passes_on(linker.mentions[sender], start, linker):
            return sender
    return None


def _behind_headline(colon: int, start: int, linker: Linker) -> int | None:
    """Who comes behind the quotation with which a headline begins: ‘He lied’: | Ruiz hits back.

    Also ‘They took my house’: | Widow’s fury at bank.
    """
    if linker.tags[colon - 1] != "Q" or colon - 1 != start or linker.words[colon + 1].lower() in _FEELINGS:
        return None  # “It is foul”: Fury over water
    speaker = linker.starting.get(colon + 1)
    if speaker is not None:
        return speaker
    for end in range(colon + 2, min(colon + 2 + _NEAR, len(linker.words) - 1)):
        owner = linker.possessors.get(end)
        if owner is not None and linker.mentions[owner].first == colon + 1:
            return owner if linker.tags[end] == "s" and linker.words[end + 1] in _FEELINGS else None
    return None


def _passes_on(source: Phrase, start: int, linker: Linker) -> bool:
    """Whether a live blog says whose words follow: "This is from | my colleague Dana Wu: “…”"."""
    first = source.first
    words = {word.lower() for word in linker.words[start : min(first, start + _NEAR)]}
    verb = set(linker.tags[start:first]) & set("VvgQ")
    return linker.words[first - 1].lower() == "from" and not verb and not words.isdisjoint(_HERE)
