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
_PARTY = regex.compile(r"(?:[RDI]|Lab(?:our)?|Con(?:servative)?|Lib ?Dem|LD|SNP|PC|DUP|Green)\.?(?:\b.{0,25})?")
# "of the institute for X", "with Y and Z": the phrases that belong to a noun before them.
_COMPLEMENT = regex.compile(r"(?:[fFiO][Dp0]*+[aevJ0NTHZRrGMsd&]++(?:C[Dp]?[aeJNTHZRrGMs&]++(?=[,.;|)fF]))?)*+")
_COMPLEMENT_WORDS = frozenset("of for at with in to on from".split())
# What may stand between a comma and the end of an apposition: a noun phrase whose head is a person.
_APPOSITION = regex.compile(
    r"(?:0,)?((?:[Dp0]?+[aevAJ0NTHZGMs&x]*+[RTr]++(?:C[Daevj0JNTZGs]*+[RT]++)*+|[Dp][aeJNTZGs]*+a(?=[,.fFi|])|0fD[aeJNZG]*r))"
)
_RELATIVE = regex.compile(r"WX(?:A?)((?:[Dp0]*+[aevJ0NTHZGMs&]*+[RT]++))")
_COPULA = regex.compile(r"X(?:A?)([Dp]?[aevJ0NTHZGMs&]*+[RT]++)")


def roles_beside(phrase: Phrase, tokens: Tokens, text: str, lexicon: Lexicon) -> list[Role]:
    """The roles that the words around one mention state, the nearest first; none for pronouns."""
    found = []
    for first, last in _places(phrase, tokens, lexicon):
        role = _role(first, last, tokens, text)
        if role is not None:
            found.append(role)
    return found


def complement_end(last: int, tokens: Tokens) -> int:
    """The token index at which the noun phrase that ends at ``last`` ends with its complements ("of the institute")."""
    if tokens.words[last : last + 1] and tokens.words[last].lower() in _COMPLEMENT_WORDS:
        match = _COMPLEMENT.match(tokens.tags, last)
        if match is not None:
            return match.end()
    return last


def _places(phrase: Phrase, tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Token ranges that hold a role."""
    tags = tokens.tags
    first, head, last = phrase.first, phrase.head, phrase.last
    if phrase.kind == "pronoun":
        return
    if phrase.kind == "nominal":
        if phrase.sort == "person" and not phrase.plural:
            yield first, complement_end(last, tokens)
        return
    before = tags[first:head]
    if "R" in before or "T" in before:
        yield first, head
    elif before.endswith("s") and "N" in before:
        yield first, head
    if first > 1 and tags[first - 1] == "," and phrase.sort != "organisation":
        start = _nominal_before(first - 1, tokens)
        if start is not None:
            yield start, first - 1
    if tags[last : last + 1] == "(":
        close = tags.find(")", last, last + 8)
        if close > 0 and _PARTY.fullmatch("".join(tokens.words[last + 1 : close])):
            yield last + 1, close
            last = close + 1
    elif tokens.words[last : last + 1] in (["of"], ["from"]) and tags[last + 1 : last + 2] in ("D", "N", "Z", "J"):
        end = complement_end(last, tokens)
        if phrase.sort in ("person", "unknown") and end > last + 1:
            yield last, end
            last = end
    if tags[last : last + 1] in (",", "-", "("):
        match = _APPOSITION.match(tags, last + 1)
        if match is not None:
            yield match.start(1), complement_end(match.end(1), tokens)
            last = match.end()
        elif tokens.words[last + 1 : last + 2] in (["R"], ["D"], ["I"]) or _PARTY.fullmatch(tokens.words[last + 1]) and "-" in tokens.words[last + 1]:
            end = last + 2 + (tags[last + 2 : last + 3] == "-") * 2
            yield last + 1, end
    for pattern, at in ((_RELATIVE, last + (tags[last : last + 1] == ",")), (_COPULA, last)):
        match = pattern.match(tags, at)
        if match is not None:
            yield match.start(1), complement_end(match.end(1), tokens)


def _nominal_before(comma: int, tokens: Tokens) -> int | None:
    """Start of "the mayor of Surabaya" before the comma of "The mayor of Surabaya, Tri Rismaharini"."""
    tags = tokens.tags
    start = comma
    while start > 0 and tags[start - 1] in "DpaevJ0NTHZRGMsfFiO&d" and comma - start < 14:
        start -= 1
    match = regex.match(r"(?:.*?[.,|FiOC])??([Dp]?+[aevJ0NZTGs]*+[RT]++(?:[fFiO].*)?)$", tags[start:comma])
    if match is None:
        return None
    return start + match.start(1)


def _role(first: int, last: int, tokens: Tokens, text: str) -> Role | None:
    tags = tokens.tags
    while first < last and tags[first] == "D":
        first += 1
    if first >= last or all(tag in "HA" for tag in tags[first:last]):
        return None
    start, end = tokens.starts[first], tokens.ends[last - 1]
    words = text[start:end]
    title = " ".join(words.split())
    return Role(Span(start, end, words), title, bool(_FORMER.search(title)), bool(_ACTING.search(title)))
