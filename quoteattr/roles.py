"""Roles: the article's words for title, office, occupation, relation or affiliation beside a mention."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from .lexicon import Lexicon
from .mentions import Phrase
from .model import Role, Span
from .tokens import Tokens

_FORMER = regex.compile(r"\b(?:former|ex|late|erstwhile|then|one-?time|past)\b", regex.IGNORECASE)
_ACTING = regex.compile(r"\b(?:acting|interim|caretaker)\b", regex.IGNORECASE)
_COMPLEMENT_OF_TITLE = regex.compile(r" (?:of|for|to|at|in|on|with|who) ")
_PARTY = regex.compile(r"(?:[RDI]|Lab(?:our)?|Con(?:servative)?|Lib ?Dem|LD|SNP|PC|DUP|Green)\.?(?:\b.{0,25})?")
_BARE_PARTY = frozenset("R D I".split())
_PERSON_ENDINGS = ("ist", "er", "or", "ee", "ian", "man", "woman", "person")
_COMPLEMENT_WORDS = frozenset("of for at with in to on from".split())
# What "who" says of a person as a role of its own: "heads a project on secrecy".
_DUTIES = frozenset(
    "chairs chaired heads headed leads led runs ran directs directed manages managed owns owned founded co-founded cofounded"
    " represents represented studies teaches taught works worked oversees oversaw edits edited coaches coached hosts hosted"
    " plays stars serves served".split()
)

# The words of a noun phrase after its determiner, and such words joined by "and".
_WORDS = "[aevJ0NTZRrGMUsdHAy&x]"
_JOINED = rf"{_WORDS}++(?:Cp?+{_WORDS}++)*+"
_ROLE_NEXT = "[Dp]?[aeJ0NZTGMs]*+[RT]++(?=[,.;|)fFiOQW-])"
# "of the institute for X", "with Y and Z": the phrases that belong to a noun before them.
_COMPLEMENT = regex.compile(
    r"(?:[fFiO][Dp0]*+[aevJ0NTHZRrGMsd&]++(?:C[Dp]?[aevJNTHZRrGMs&]++(?=[,.;|)fFi-]))?)*+"
)
# After a name, up to the next comma, the whole phrase belongs to it: also "representing Virginia", "elected in May".
_TAIL = regex.compile(
    rf"(?:[ve]?[fFiOb][Dp0]*+{_WORDS}++(?:C(?!{_ROLE_NEXT})[Dp]?+{_WORDS}++)?+|[ve][Dp]?+[NZJ]{_WORDS}*+|OV(?=[iFDpNa]))*+"
)
_BEFORE_NAME = frozenset("aJNZTRGMs&d0")
_NOMINAL = regex.compile(rf"A?+(?:0f)?+(?:[Dp]A?+)?+(?:N++fD?+[NZJ]++s)?+({_JOINED})")
_AGE = regex.compile(r"D?0[,-]")
_IS = frozenset("is was became remains remained".split())
_UNSURE = regex.compile(r"[UV](?=[aJ]?[RTGMrZs])|[DM](?=[ifF,.])|(?<=[GMRa])V|-")
_PLACE = regex.compile(r",(N{1,3}),?(?=[,.;:|)-])?")


class RoleFinder:
    """Reads the roles beside the mentions of one article."""

    def __init__(self, tokens: Tokens, text: str, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.text = text
        self.lexicon = lexicon
        self.tags = _noun_tags(tokens, lexicon)

    def beside(self, phrase: Phrase) -> list[Role]:
        """The roles that the words around one mention state, the nearest first; none for pronouns."""
        places = {"name": self._beside_name, "nominal": self._of_nominal, "pronoun": lambda _: iter(())}[phrase.kind]
        return [role for first, last in places(phrase) if (role := self._role(first, last)) is not None]

    def _of_nominal(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        if phrase.sort == "person" and not phrase.plural:
            yield phrase.first, complement_end(phrase.last, self.tokens)

    def _beside_name(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """Token ranges that hold a role, those that name it most surely first."""
        yield from self._before(phrase)
        at = phrase.last
        while (place := self._after(at, phrase)) is not None:
            yield place
            at = place[1] + (self.tags[place[1] : place[1] + 1] == ")")
        yield from self._predicate(at)

    def _before(self, phrase: Phrase) -> Iterator[tuple[int, int]]:
        """ "Indian foreign minister NAME", "the ACLU's NAME", "The mayor of Surabaya, NAME"."""
        tags, last = self.tags, phrase.head
        first = self._start(phrase.first)
        while last > first and tags[last - 1] == "H":
            last -= 1
        before = tags[first:last]
        heads = "RTGM" if phrase.sort == "organisation" else "RT"
        if any(head in before for head in heads) or before.endswith("s") and any(tag in before for tag in "NZJG"):
            yield first, last
        elif "r" in before and tags[phrase.last : phrase.last + 1] == "C":
            yield first, last
        if first > 1 and tags[first - 1] == ",":
            start = self._nominal_before(first - 1, phrase)
            if start is not None:
                yield start, first - 1

    def _start(self, first: int) -> int:
        """The start of the words before a name, where a verb-like noun ("campaign") or "and", "for" has cut them short."""
        tags = self.tags
        while first:
            if tags[first - 1] in _BEFORE_NAME and tags[first - 1] != self.tokens.tags[first - 1]:
                first -= 1
            elif tags[first - 1] == "v" and tags[first - 2 : first - 1] in ("s", "D", "p"):
                first -= 1
            elif tags[first - 2 : first] in ("RC", "TC", "Zf", "ZF") and tags[first] not in "Dp" or tags[first - 1] == "r":
                first -= 1
            elif self._is_title(first - 1):
                return first - 1
            else:
                return first
            while first and tags[first - 1] in _BEFORE_NAME:
                first -= 1
            if tags[first - 1 : first] == "p":
                first -= 1
        return first

    def _is_title(self, at: int) -> bool:
        """Whether a quotation is the title of a work before a role: “Avatar” star NAME."""
        if at < 0 or self.tags[at] != "Q" or self.tags[at + 1] not in "aR":
            return False
        inside = self.text[self.tokens.starts[at] + 1 : self.tokens.ends[at] - 1]
        return len(inside.split()) < 6 and inside[-1:] not in tuple(",.?!")

    def _after(self, at: int, phrase: Phrase) -> tuple[int, int] | None:
        """The role that follows a name or another role at token ``at``: "(R-Fla.)", "of the ACLU", ", a doctor,"."""
        tags, words = self.tags, self.tokens.words
        if tags[at : at + 1] == "(":
            close = tags.find(")", at, at + 8)
            if close > 0 and _PARTY.fullmatch("".join(words[at + 1 : close])):
                return at + 1, close
        if at == phrase.last and words[at : at + 1] in (["of"], ["from"]) and phrase.sort in ("person", "unknown"):
            end = complement_end(at, self.tokens)
            if self._is_body(at + 1, end):
                return at, end
        if tags[at : at + 1] not in ((",", "-", "(") if at == phrase.last else (",", "C")):
            return None
        at += 1
        age = _AGE.match(tags, at)
        if age is not None:
            at = age.end()
        if "-" in words[at] and words[at][:1] in _BARE_PARTY and _PARTY.fullmatch(words[at]):
            return at, at + 1
        end = self._nominal(at, phrase)
        fronted = tags[phrase.first - 2 : phrase.first] == "KO"  # "According to Arnold, the sniper …"
        if end is None or fronted and tags[at] in "Dp" and words[at] not in ("a", "an") and tags[end] in "VvX":
            return None
        return at, end

    def _is_body(self, first: int, last: int) -> bool:
        """Whether what follows "of" or "from" is a body, not a place."""
        words = [word for word in self.tokens.words[first:last] if word != "the"]
        name = " ".join(words)
        if name in self.lexicon.places or not words or self._tail_place(last) > last:
            return False
        return name in self.lexicon.organisations or any(tag in "ZG" for tag in self.tags[first:last]) or len(words[0]) > 2 and words[0].isupper()

    def _nominal(self, at: int, phrase: Phrase) -> int | None:
        """The end of the noun phrase for a person (or body) that starts at ``at``, with all that belongs to it."""
        tags = self.tags
        match = _NOMINAL.match(tags, at)
        if match is None:
            return None
        heads = "RTG" if phrase.sort == "organisation" else "RT"
        if match.group().startswith("0f"):
            heads += "r"
        start, end = match.span(1)
        for k in range(end - 1, start - 1, -1):
            if tags[k] in heads and tags[k + 1 : k + 2] not in tuple("NJTZH"):
                return self._tail(k + 1)
        stop = end
        if tags[at] == "D" and tags[end - 1] == "a" and self.tokens.words[end - 1].endswith(_PERSON_ENDINGS):
            return self._tail(stop)
        return None

    def _tail(self, last: int) -> int:
        match = _TAIL.match(self.tags, last)
        end = match.end() if match else last
        return self._tail_place(end) if end > last else end

    def _tail_place(self, last: int) -> int:
        """The end of ", New York" at ``last``; ``last`` where no state or country stands there."""
        place = _PLACE.match(self.tags, last)
        known = place is not None and " ".join(self.tokens.words[slice(*place.span(1))]) in self.lexicon.places
        return place.end(1) if place and known else last

    def _predicate(self, at: int) -> Iterator[tuple[int, int]]:
        """ ", who is a pollster", ", who heads a project on secrecy", " became chancellor of the exchequer"."""
        tags, words = self.tags, self.tokens.words
        relative = tags[at + (tags[at : at + 1] == ",") :][:1] == "W"
        if relative:
            at += 1 + (tags[at] == ",")
        person = Phrase(at, at, at, "name", "person")
        if words[at] in _IS or relative and words[at] in _DUTIES and words[at + 1] == "as":
            start = at + 1 + (words[at + 1] == "as")
            end = self._nominal(start, person)
            if end is not None and (relative or tags[end - 1] not in "RT") and "0" not in tags[start : start + 3]:
                yield start, end
        elif relative and words[at] in _DUTIES:
            yield at, self._tail(regex.compile(rf"[Dp0]*+{_WORDS}*+").match(tags, at + 1).end())

    def _nominal_before(self, comma: int, phrase: Phrase) -> int | None:
        """Start of "the mayor of Surabaya" before the comma of "The mayor of Surabaya, Tri Rismaharini"."""
        tags = self.tags
        start = comma
        while start and tags[start - 1] in "DpaevJ0NTHZRrGMsfFiO&dCyA" and comma - start < 14:
            start -= 1
        for k in range(comma - 1, start - 1, -1):
            opens = k == start or tags[k] in "Dp0"
            if opens and any(tag in "RTG" for tag in tags[k:comma]) and self._nominal(k, phrase) == comma:
                loose = tags[k - 1 : k] in tuple("fFiOb") and tags[phrase.last : phrase.last + 1] not in tuple(",.;|)Q")
                return None if loose else k
        return None

    def _role(self, first: int, last: int) -> Role | None:
        tags, words = self.tags, self.tokens.words
        while first < last and tags[first] == "A":
            first += 1
        while first < last and (tags[first] == "D" or words[first] in ("One", "one") and tags[first + 1] != "f"):
            first += 1
        if first >= last or all(tag in "HA" for tag in tags[first:last]):
            return None
        start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
        title = " ".join(self.text[start:end].split())
        head = _COMPLEMENT_OF_TITLE.split(title, 1)[0]
        return Role(Span(start, end, self.text[start:end]), title, bool(_FORMER.search(head)), bool(_ACTING.search(head)))


def roles_beside(phrase: Phrase, tokens: Tokens, text: str, lexicon: Lexicon) -> list[Role]:
    """`RoleFinder.beside` for a single mention; to read many of one article, keep one finder."""
    return RoleFinder(tokens, text, lexicon).beside(phrase)


def complement_end(last: int, tokens: Tokens) -> int:
    """The token index at which the noun phrase that ends at ``last`` ends with its complements ("of the institute")."""
    if tokens.words[last : last + 1] and tokens.words[last].lower() in _COMPLEMENT_WORDS:
        match = _COMPLEMENT.match(tokens.tags, last)
        if match is not None:
            return match.end()
    return last


def _noun_tags(tokens: Tokens, lexicon: Lexicon) -> str:
    """The tags, with words that belong to a noun phrase here tagged so: "campaign manager", "fellow at", "U.S.-Korea"."""
    words, tags = tokens.words, list(tokens.tags.replace("y", "N"))
    for match in _UNSURE.finditer(tokens.tags):
        k = match.start()
        word = words[k].lower()
        if tags[k] == "-":
            if tokens.ends[k - 1] == tokens.starts[k] and tokens.starts[k + 1] == tokens.ends[k]:
                tags[k] = "a"
        elif word in ("fellow", "counsel"):
            tags[k] = "R"
        elif word in ("called", "named"):
            tags[k] = "v"
        elif word in lexicon.cues and lexicon.cues[word].lemma == word and tokens.tags[k - 1 : k] not in tuple("PXOW"):
            tags[k] = "M"
    return "".join(tags)
