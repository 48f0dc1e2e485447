"""From a mention inside a longer phrase up to the one on which it hangs: "a spokeswoman | for the ministry"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ..phrases.phrase import Phrase
from ..text.tokens import Tokens

PREPOSITIONS = frozenset("fFibO")
"""The tags of prepositions."""

# "a man | in charge of", "a source | familiar with", "lawyers | acting for"
_BETWEEN = re.compile(r"(?:[fFi][DJUV]?[ae]{1,2}f|[aev][FibO])$")
_IN_BRACKETS = re.compile(r"\([^()|.Q]{1,6}\)")  # "the Rivers Trust (RT)", "Ruiz (R-Ohio)", "Ruiz (Lab, Moss Side)"
_FAR = 6  # tokens, more than the first pattern holds
_HIGHEST = 25  # steps up: from each mention of a phrase without end, all the way would be too far


class Climber:
    """Walks over the tokens of one article; holds where mentions start and end."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Phrase]) -> None:
        self.tags = tokens.tags
        self.words = tokens.words
        self.mentions = mentions
        self.ending = {m.last: k for k, m in enumerate(mentions) if not m.possessor}
        self.brackets = {match.start(): match.end() for match in _IN_BRACKETS.finditer(self.tags)}
        for k, m in enumerate(mentions) if self.brackets else ():
            if m.last in self.brackets and not m.possessor:
                self.ending.setdefault(self.brackets[m.last], k)
        for k, m in enumerate(mentions):
            if self.tags.startswith("f0", m.last) and not m.possessor:  # "a girl of 16 | said"
                self.ending.setdefault(m.last + 2, k)
        self.starting = {m.first: k for k, m in enumerate(mentions) if not m.possessor}
        self.possessors = {m.last: k for k, m in enumerate(mentions) if m.possessor}

    def climb(self, mention: int, under: Container[str] = ()) -> int:
        """From "the ministry" in "a spokeswoman for the ministry" to the spokeswoman, not over the words ``under``.

        Also from "the families" in "a lawyer representing the families".
        """
        for _ in range(_HIGHEST):
            first = self.mentions[mention].first
            before = first if self.tags[first] == "e" and first in self.ending else first - 1
            listed = "C"
            while before > 0 and self.tags[before] in listed:  # "a group of artists, actors and poets"
                joint = self.ending.get(before)
                fronted = listed == "," and joint is not None and self.mentions[joint].kind == "name"
                before = self.mentions[joint].first - 1 if joint is not None and not fronted else 0
                listed = ","  # but "In a post on X, | Ruiz and Okafor said"
            if before < 1 or self.tags[before] not in "fFibOe" or self.words[before].lower() in under:
                return mention
            higher = self._governor(before)
            if higher is None:
                return mention
            mention = higher
        return mention

    def _governor(self, preposition: int) -> int | None:
        """The mention on which a preposition hangs: the source in "a source familiar | with the talks"."""
        between = _BETWEEN.search(self.tags, max(0, preposition - _FAR), preposition + 1)
        signed = self.ending.get(preposition - 1) if self.tags[preposition - 1 : preposition + 1] == "Vb" else None
        if signed is not None and self.mentions[signed].sort == "document":  # "a letter signed | by Ruiz"
            return signed
        return self.ending.get(preposition, self.ending.get(between.start()) if between else None)
