"""Where sentences begin: by the full stops, marks and cues among the tokens, or as a backend says.

A full stop inside quotation marks ends a sentence only where nothing follows that reports the quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from .quotation import Quotation
from .tokens import Tokens

_END = frozenset(".!?…")
_PERHAPS_END = re.compile(r"[|Q.)x]|.(?=[DPBK])")
_CLOSERS = frozenset(")x")
_OPENED = frozenset({"", "|", ".", "Q", "-", "x"})  # tags before the marks where a sentence begins with them
_PARTICLES = frozenset("back in off out up".split())
_MEANWHILE = frozenset("after as before when while".split())  # “Is it?” Ruiz said | when told of it
_RECEPTION = frozenset("applause boos cheers jeers laughs laughter reporters".split())  # “Is it?” Ruiz said to | cheers
_ANSWERED = frozenset("answered replied responded countered retorted quipped answers replies responds".split())
_WANTS = frozenset({"wanted", "wants"})


def sentence_starts(text: str, tokens: Tokens, quotations: Sequence[Quotation]) -> list[int]:
    """Token indices at which sentences start."""
    tags, words = tokens.tags, tokens.words
    ends = {
        place: text[quotation.start : quotation.end].rstrip()[-1:]
        for place, quotation in zip(tokens.quotations, quotations, strict=True)
    }
    starts = [0] if tags else []
    for match in _PERHAPS_END.finditer(tags, 0, len(tags) - 1):
        k, tag = match.start(), match.group()
        if tag == "|":
            if tags[k - 1] != ":" or tags[k + 1] != "Q":
                starts.append(k + 1)
        elif tags[k + 1] == "|":
            continue
        elif tag == "Q":
            if (
                ends[k] in _END
                and not words[k + 1][0].islower()
                and tags[k + 1] not in ",;:-."
                and not _reports(tokens, k, ends[k])
            ):
                starts.append(k + 1)
        elif tag == "." or tag in _CLOSERS and tags[k - 1] == ".":
            if not words[k + 1][0].islower() and tags[k + 1] not in _CLOSERS and tags[k + 1] not in ".,;":
                starts.append(k + 1)
        elif words[k][-1] == "." and len(words[k]) > 2 and tags[k + 1] in "DPBK" and words[k + 1][0].isupper():
            starts.append(k + 1)  # "in the U.S. | He said"
    return starts


def _reports(tokens: Tokens, quotation: int, end: str) -> bool:
    """Whether a quotation that ends a sentence is still followed by its cue: “Really?” Smith asked.

    But not where the cue leads on to another: “It is late.” He added, “Go home.”
    """
    tags = tokens.tags
    at = quotation + 1
    while at < len(tags) and at < quotation + 8 and tags[at] in "NTHJZdPDRaG0":
        at += 1
    if at == quotation + 1:
        return False
    if end in ".…" and tags[quotation - 1 : quotation] not in _OPENED:
        return False  # Okafor said, “It is late.” Smith agreed. He called it “late.” Smith smiled.
    at += tags[at : at + 1] == "A"  # "Smith quietly asked"
    if tags[at : at + 1] != "V":
        return False
    if tags[at + 1 : at + 3] == ",Q":
        return end not in ".…" and tokens.words[at] not in _ANSWERED
    if tokens.words[at] in _WANTS and tokens.words[at + 1 : at + 3] == ["to", "know"]:
        return end == "?"  # “Who pays?” Smith wants to know.
    at += tags[at + 1 : at + 2] == "A" or tokens.words[at + 1] in _PARTICLES  # "Smith shot back", "asked quietly"
    follow = tags[at + 1 : at + 2]
    if follow in tuple("BO") and end in "!?" and tags[quotation - 1 : quotation] in ("", "|"):
        return tokens.words[at + 1] in _MEANWHILE or tokens.words[at + 2] in _RECEPTION
    return follow in (".", "|", ",") or follow in tuple("fFibMY") and end in "!?"


def given_sentence_starts(sentences: Iterable[tuple[int, int]], tokens: Tokens) -> list[int]:
    """Token indices at which the backend's sentences start, and every paragraph."""
    quoted = set(tokens.quotations)
    starts = {0, *(k + 1 for k, tag in enumerate(tokens.tags) if tag == "|")}
    for start, _ in sentences:
        at = bisect_left(tokens.starts, start)
        if at - 1 not in quoted or tokens.ends[at - 1] <= start:  # else it starts inside the marks
            starts.add(at)
    return sorted(at for at in starts if at < len(tokens.tags))
