"""What follows a name and may hold a role: "(R-Ohio)", "of the union", ", a doctor,", ", who heads a project"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from ..text.word_tags import DEGREES
from ..words.role_words import duties
from .noun_phrases import BECAME, NounPhrases, complement_end
from .phrase import Phrase
from .whereabouts import is_whereabouts

_PARTY = re.compile(r"(?:[RDI]|Lab(?:our)?|Con(?:servative)?|Lib ?Dem|LD|SNP|PC|DUP|Green)\.?(?:\b.{0,25})?")
_PARTY_OF_STATE = re.compile(r"[RDI]-.{0,25}")
_AGE = re.compile(r"A?D?0[,C-]")  # ", 34, a nurse", ", now 38 and a nurse"
_IS = frozenset("is was been became remains remained".split())
_COMMA_BODY = regex.compile(r",[NZJ&]{1,6}+(?:fD?[NZJ]{1,4}+)?(?=[.|)Q]|,[Vv])")
_KIND_AND_NAME = regex.compile(r"D[aVU]?G(?:fD?)?N{1,6}+")
_LATELY = frozenset("now recently then".split())
_WHERE = frozenset("borough city county district parish port region state suburb town village".split())
# "According to Arnold, the sniper fired", "In a talk with Osei, the president said": what follows is the subject.
_FRONTED = regex.compile(r"(?:^|[.|])(?:KO|[iFbge])[^.|,VXK]*+$")
_FRONT = 15


class BehindNames:
    """Finds what stands behind the names of one article."""

    def __init__(self, tokens: Tokens, text: str, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.text = text
        self.lexicon = lexicon
        self.phrases = NounPhrases(tokens, text, lexicon)
        self.tags = self.phrases.tags

    def after(self, at: int, phrase: Phrase) -> tuple[int, int] | None:
        """What follows a name or another role at token ``at``: "(R-Fla.)", "of the ACLU", ", a doctor,"."""
        tags, beside = self.tags, at == phrase.last
        close = tags.find(")", at, at + 8) if tags[at] == "(" else -1
        if close > 0 and _PARTY.fullmatch("".join(self.tokens.words[at + 1 : close])):
            return at + 1, close
        if beside and close > 0 and tags[close + 1] == ",":
            at = close + 1  # "Ana Ruiz (34), a nurse,"
        body = self._of_body(at, phrase) if beside else None
        if body is not None:
            return body
        if tags[at] not in (",-(" if beside else ",C") or is_whereabouts(phrase, tags):
            return None
        return self._apposed(self._over_age(at + 1), phrase, beside)

    def _of_body(self, at: int, phrase: Phrase) -> tuple[int, int] | None:
        """ "NAME | of the ACLU", "NAME, | of the ACLU," """
        words = self.tokens.words
        of = at + (words[at] == ",")
        if words[of] not in ("of", "from") or phrase.sort not in ("person", "unknown"):
            return None
        last = complement_end(of, self.tokens)
        return (of, last) if self._is_body(of + 1, last) and (of == at or words[last] == ",") else None

    def _over_age(self, at: int) -> int:
        """Where an apposition begins behind an age or time: "Ana Ruiz, 34, | a nurse", "until then | the head"."""
        age = _AGE.match(self.tags, at)
        at = age.end() if age else at
        words = self.tokens.words
        return at + 2 * (words[at] == "until" and (words[at + 1] in _LATELY or self.tags[at + 1] in "Y0"))

    def _apposed(self, at: int, phrase: Phrase, beside: bool) -> tuple[int, int] | None:
        """What a comma joins to a name: "R-Ohio", "a doctor", but not the subject behind a front."""
        tags, words = self.tags, self.tokens.words
        if words[at] in DEGREES or _PARTY_OF_STATE.fullmatch(words[at]):
            return at, at + 1
        end = self.phrases.end(at, head_tags(phrase))
        if end is None:
            return None
        if tags[end] == "W" and words[end + 1] in BECAME:  # "the lawyer | who became mayor"
            end = self.phrases.end(end + 2, "RT") or end
        subject = words[at] not in ("a", "an") and tags[at] in "Dp" and tags[end] in "VvX"
        if subject and beside and _FRONTED.search(tags, max(0, phrase.first - _FRONT), phrase.head):
            return None
        return at, self._with_body(at, end)

    def _with_body(self, first: int, end: int) -> int:
        """The end of a title with the body that a comma joins to it: "Director | , Axle Bank"."""
        match = _COMMA_BODY.match(self.tags, end) if self.tokens.words[first][0].isupper() else None
        return match.end() if match and self._is_body(end + 1, match.end()) else end

    def place_end(self, phrase: Phrase) -> int:
        """Where a name with age and place ends: "Ana Ruiz, 52, of Dayton | , a nurse", "Ruiz of Vermont | , who"."""
        at = phrase.last
        age = _AGE.match(self.tags, at + 1) if self.tags[at] == "," else None
        at = age.end() if age else at
        if self.tokens.words[at] not in ("of", "from") or phrase.sort not in ("person", "unknown"):
            return phrase.last
        last = self.phrases.place_end(complement_end(at, self.tokens))
        return last if not self._is_body(at + 1, last) and self.tags[last] == "," else phrase.last

    def _is_body(self, first: int, last: int) -> bool:
        """Whether what follows "of" or "from" is a body, not a place."""
        words = self.tokens.words[first + (self.tokens.words[first] == "the") : last]
        if _KIND_AND_NAME.fullmatch(self.tags, first, last):
            return words[0] not in _WHERE  # "of the charity Shelter", not "of the town Ohm", "of the village of Ohm"
        name = " ".join(words)
        place = name in self.lexicon.places or self.phrases.place_end(last) > last
        if not words or place or self.tags[last - 1] not in "NZG":
            return False
        acronym = len(words[0]) > 2 and words[0].isupper()
        return acronym or name in self.lexicon.organisations or any(tag in "ZG&" for tag in self.tags[first:last])

    def predicate(self, at: int, may_serve: bool) -> Iterator[tuple[int, int]]:
        """After the name: ", who is a pollster", ", who heads a project on secrecy", "is the nation’s chancellor".

        ``may_serve``: whether what somebody does tells a role, as it does of persons.
        """
        tags, words = self.tags, self.tokens.words
        age = _AGE.match(tags, at + 1) if tags[at] == "," else None
        at = age.end() if age else at
        relative = tags[at] == "W" or tags[at] == "," and tags[at + 1] == "W"
        if relative:
            at += 1 + (tags[at] == ",")
            at += tags[at] == "A"  # "who now teaches"
        at += words[at : at + 2] == ["has", "been"]  # "has | been mayor of Ohm for years"
        if words[at] in _IS or relative and words[at] in duties() and words[at + 1] == "as":
            start = at + 1 + (words[at + 1] == "as")
            end = self.phrases.end(start, "RT")
            full = relative or any(tag in "fFiOs" for tag in tags[start:end])  # not "was a happy child"
            if end is not None and full and "0" not in tags[start : start + 3]:
                yield start, end
        elif relative and may_serve and words[at] in duties() and words[at + 1] != "all":  # not "leads all scorers"
            end = self.phrases.end_of_words(at + 1)
            if end > at + 1:  # not ", who directs,"
                yield at, end


def head_tags(phrase: Phrase) -> str:
    """The tags of the nouns that can say what is named."""
    return "RTG" if phrase.sort == "organisation" else "RT"
