"""Capitalised words: where the name begins behind titles and bodies, what it names, or that it names nobody."""

from __future__ import annotations

import re

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from ..words.name_forms import SUFFIXES
from .offices import holder
from .phrase import Phrase, Sort

_OFFICER = re.compile(r"T\([^()]{1,3}\)[NH]")
_ONE = frozenset("a an one another".split())  # "a Syrian", "another Muslim"
_LONGEST_NAME = 12  # words of a name in the lists: a run without end must not cost more
_WINGS = frozenset("Central City Crime East Headquarters North Operations Rural South Town Traffic Urban West".split())
_GUARDS = frozenset({"Coast Guard", "Border Guard", "National Guard", "Revolutionary Guard"})  # of any country
PAPERS = frozenset("newspaper tabloid daily weekly magazine broadsheet broadcaster".split())
# "the Unite | union", "the Resolution Trust | thinktank", "the Clean Air Now | campaign group".
_BODIES = frozenset("charity consultancy nonprofit thinktank union watchdog".split())
_KINDS_OF_BODY = frozenset(
    "news agency,think tank,trade union,advocacy group,campaign group,lobby group,pressure group,rights group".split(
        ","
    )
)


def name_phrase(first: int, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> Phrase:
    """The mention whose capitalised words are ``start`` to ``end``: a name, or an office ("Prime Minister")."""
    words = tokens.words
    if words[end - 1] in lexicon.postnominals and _is_postnominal(start, end - 1, tokens, lexicon):
        return name_phrase(first, start, end - 1, tokens, lexicon)._replace(last=end)
    known = _listed(first, start, end, tokens, lexicon) or _office_or_people(first, start, end, tokens, lexicon)
    if known is not None:
        return known
    head, titled = _after_titles(first, start, end, tokens, lexicon)
    head = _before_suffix(start, head, tokens)
    body = _has_name_of_body(start, head, end, titled, tokens, lexicon)
    head = _over_nationality(head, end, titled, body, tokens, lexicon)
    no_person = titled or end - head == 1 or tokens.tags[end - 1] == "Z"  # "House Ethics Committee"
    behind = None if no_person else _after_body(head, end, tokens, lexicon)
    if behind is not None:
        if " ".join(words[head:behind]) in lexicon.organisations and tokens.tags[head - 1] != "s":
            first = behind  # "speaking to the Daily Mail | Lacerda said": two phrases
        head = behind
        body = body and _is_body(tokens.tags[head:end])
    called = first < head and _is_called_body(first, head, end, tokens, lexicon)
    return Phrase(first, head, end, "name", _sort(head, end, titled, body, called, tokens, lexicon))


def _listed(first: int, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> Phrase | None:
    """A body or place of the lists."""
    words = tokens.words
    whole = words[start] if end - start == 1 else " ".join(words[start:end])
    guards = words[end - 1] == "Guard" and " ".join(words[end - 2 : end]) in _GUARDS
    # "SP (Rural) Ana Ruiz" is a police officer, though SP is a party elsewhere.
    if guards or whole in lexicon.organisations and not _OFFICER.match(tokens.tags, start):
        return Phrase(first, start, end, "name", "organisation")
    return Phrase(first, start, end, "name", "place") if whole in lexicon.places else None


def _before_suffix(start: int, head: int, tokens: Tokens) -> int:
    """From "Jr." to the name before it: in "Martin Luther King | Jr." King is no title."""
    if tokens.words[head] not in SUFFIXES or head == start:
        return head
    head -= 1
    while head > start and tokens.tags[head - 1] == "N":
        head -= 1
    return head


def _has_name_of_body(start: int, head: int, end: int, titled: bool, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether the words of a name are those of a body: "train operator | Celtic Rail", "Ana Ruiz Trust"."""
    given = tokens.words[head] in lexicon.given_names
    no_given = not given or tokens.tags[head] == "J" or _is_called_after(head, end, tokens, lexicon)
    ends_as_body = head == start < end - 1 and tokens.tags[end - 1] == "Z"
    return (ends_as_body or not titled) and no_given and _is_body(tokens.tags[head:end])


def _over_nationality(head: int, end: int, titled: bool, body: bool, tokens: Tokens, lexicon: Lexicon) -> int:
    """From "Syrian" in "Syrian Omar Said" to the name, where the word is none itself: "Minister | Christian Moss"."""
    tags = tokens.tags
    given = titled and tokens.words[head] in lexicon.given_names and tags[head - 1] in "TH"
    skipped = "d&Df" if body or given else "Jd&Df"
    while head < end - 1 and tags[head] in skipped:
        head += 1
    return head


def _is_body(tags: str) -> bool:
    return "Z" in tags or "&" in tags


def _is_called_after(head: int, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a body has the name of a person: "the Ana Ruiz Trust", "the Marlow Temple", not "Rose Church"."""
    last, before = tokens.words[end - 1], tokens.words[head - 1 : head]
    noun = lexicon.tags.get(last.lower()) == "G" and lexicon.surnames.get(last) != "body"
    return tokens.tags[end - 1] == "Z" and end > head + 1 and (noun or end > head + 2 or before in (["the"], ["The"]))


def _is_postnominal(start: int, token: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a word is letters behind a name: "Rosalind Coe | QC", "Tom Hart | MP", not "Bath | MP"."""
    if token - 1 > start and tokens.words[token - 1] in lexicon.postnominals:  # "Tom Hart KC | MP"
        return _is_postnominal(start, token - 1, tokens, lexicon)
    if tokens.tags[token - 1] != "N":
        return False
    if token - 2 >= start and tokens.tags[token - 2] in "HT":  # "Mr Pym | KC", "Judge Pym | KC"
        return True
    return tokens.tags[token] == "N" or not lexicon.given_names.keys().isdisjoint(tokens.words[start:token])


def _office_or_people(first: int, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> Phrase | None:
    """ "the First Lady", "Secretary of State", "Prime Minister", "Democrats": capitals that name nobody."""
    tags, words = tokens.tags, tokens.words
    several = end - start > 1
    plural = words[end - 1].endswith("s") and not words[end - 1].endswith("ss")  # "Princess"
    if several and " ".join(words[start:end]) in lexicon.titles:
        return Phrase(first, end - 1, end, "nominal", "person")
    outlet = several and lexicon.outlet_words.issuperset(words[end - 2 : end])  # "the Argus Leader"
    body = several and set(tags[start : end - 1]) == {"N"} and _is_called_body(first, start, end, tokens, lexicon)
    if body:  # "shipping group Norrvik Marine"
        return None
    if tags[end - 1] == "T" and not outlet and not (several and words[end - 2] in lexicon.given_names):
        return Phrase(first, end - 1, end, "nominal", "person", plural)
    if tags[end - 1] == "J" and (tags[first] == "D" or not (several and words[start] in lexicon.given_names)):
        one = not plural and (
            words[first].lower() in _ONE or tags[first] == "D" and _names_one(words[end - 1], lexicon)
        )
        return Phrase(first, end - 1, end, "nominal", "person" if one else "group", plural)
    office = tags.find("Tf", start, end)
    if office >= 0 and holder(office + 2, end, tokens, lexicon) is None:
        return Phrase(first, office, end, "nominal", "person")
    return None


def _names_one(word: str, lexicon: Lexicon) -> bool:
    """Whether a word of nationality or party is a noun for one person: "the Spaniard", not "the British", "the GOP"."""
    noun = lexicon.capital_tags.get(word + "s") == "J" or word.endswith(("man", "woman"))
    return noun and word not in lexicon.outlet_words


def _after_titles(first: int, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> tuple[int, bool]:
    """Where the name begins behind its titles, and whether it has any: "Secretary of State | John F. Kerry"."""
    tags = tokens.tags
    office = tags.find("Tf", start, end)
    if office >= 0 and (named := holder(office + 2, end, tokens, lexicon)) is not None:
        return named, True
    for title in range(end - 2, start - 1, -1):
        if tags[title] not in "TH" or _inside_body(title, end, tokens, lexicon):
            continue
        if tokens.words[title + 1] in _WINGS and title + 2 < end and tokens.words[title].isupper():
            return title + 2, True  # "SP Rural | Ana Ruiz"
        two = title + 2 < end and " ".join(tokens.words[title : title + 2]) in lexicon.titles
        return title + (2 if two else 1), True  # "Det Con | Amy Lister"
    return start, first < start and tags[start - 1] == "R"


def _inside_body(token: int, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a noun for persons is a word of a body's name: "Refugee Council", "Human Rights Commission"."""
    behind = tokens.words[token + 1 : end]
    noun = tokens.tags[token] == "T" and tokens.words[token] not in lexicon.titles
    return noun and "Z" in tokens.tags[token + 1 : end] and lexicon.given_names.keys().isdisjoint(behind)


def _after_body(head: int, end: int, tokens: Tokens, lexicon: Lexicon) -> int | None:
    """Where a person's name begins behind that of a body or place: "Daily Mail | Lacerda", "CNN | Jim Acosta"."""
    tags, words = tokens.tags, tokens.words
    if words[head] in lexicon.given_names:
        return None
    for k in range(max(head + 1, end - _LONGEST_NAME), end - 1) if lexicon.persons else ():
        if " ".join(words[k:end]) in lexicon.persons:
            return k
    for k in range(min(end - 1, head + _LONGEST_NAME), head, -1):
        if tags[k] == "N" and " ".join(words[head:k]) in lexicon.organisations:
            return None if " ".join(words[k:end]) in lexicon.places else k  # "MTN Nigeria" is one body
    for k in range(head + 1, end - 1):
        before = words[k - 1]
        acronym = before.isupper() and before.isalpha() and len(before) > 2  # "K.T. Rama Rao" are initials
        if k - head < _LONGEST_NAME and " ".join(words[head : k + 1]) in lexicon.places:
            continue  # "North Carolina | NAACP"
        if words[k] in lexicon.given_names and (before in lexicon.places or tags[k - 1] in "ZJ" or acronym):
            return k
    return None


def _is_called_body(first: int, head: int, end: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a noun just before a name says that it is a body: "tech giant Huaxin", not "one label Ruiz resists"."""
    tags = tokens.tags
    noun = tags[head - 1] == "G" and tokens.words[head - 1] not in lexicon.plurals
    return noun and tags[first] not in "Dp0" and tags[head - 2] not in "OXPrN" and tags[end : end + 1] not in ("X", "v")


def _sort(head: int, end: int, titled: bool, body: bool, called: bool, tokens: Tokens, lexicon: Lexicon) -> Sort:
    """What a name names."""
    words = tokens.words
    name = " ".join(words[head:end])
    addressed = head > 0 and tokens.tags[head - 1] == "H"  # "Mr Fitch", though Fitch is a body elsewhere
    listed = name in lexicon.organisations and not addressed
    college = words[end - 1] == "State" and end - head > 1 and not titled  # "Wayne State"
    if listed or body or college or name in lexicon.platforms and not titled:
        return "organisation"
    if titled or words[head] in lexicon.given_names or name in lexicon.persons:
        return "place" if name in lexicon.places and not titled else "person"
    if name in lexicon.places:
        return "place"
    # "H.K." are the initials of a person, if of no known place or body.
    acronym = name.isupper() and len(name) > 1 and name[-1] != "."
    one = end - head == 1 and (acronym or name[-1].isdigit())  # "News24"
    return "organisation" if one or called else "unknown"


def outlet(first: int, end: int, tokens: Tokens, lexicon: Lexicon) -> int | None:
    """Where the name in "the Global Times newspaper", "the Unite union" begins; None for "a Paris newspaper"."""
    tags, words = tokens.tags, tokens.words
    last = end - 1
    if f"{words[last - 1]} {words[last]}" in _KINDS_OF_BODY:
        last -= 1
    elif words[last] not in PAPERS | _BODIES:
        return None
    start = last
    while start > first and tags[start - 1] in "NZ":
        start -= 1
    name = " ".join(words[start:last])
    return None if start == last or name in lexicon.places or name in lexicon.platforms else start
