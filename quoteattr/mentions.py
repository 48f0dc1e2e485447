"""Mentions: names, nominals and pronouns outside the quotation marks, as runs of tokens with a head.

"Pakistan’s Defence Minister Khawaja Asif" is one mention whose head is "Khawaja Asif"; what stands before the head may
hold a role (`quoteattr.roles`) and a possessor ("Pakistan"), which is a mention of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal, NamedTuple

import regex

from .lexicon import Lexicon
from .model import MentionKind
from .offices import holder
from .tokens import Tokens

Sort = Literal["person", "organisation", "place", "group", "document", "unknown"]


class Phrase(NamedTuple):
    """A mention as token indices: ``first`` to ``last`` (excluded), of which ``head`` to ``last`` names or heads it."""

    first: int
    head: int
    last: int
    kind: MentionKind
    sort: Sort
    plural: bool = False
    possessor: bool = False


# A maximal run of tokens that may belong to one noun phrase. Whatever follows the look-ahead may be absent, so a match
# never fails late and never steps back: linear. The look-ahead only passes over all other tokens quickly.
_RUN = re.compile(
    r"""(?=[Dp0aevNTHJZd&RrGMysfQPo])
        (?: (?: [Dp0]+A?(?:(?<=[Dp0aeJA])v|[ae0])*
          | (?:(?<=[JA])v|[ae0])*             # not "strength inspired Governor Ruiz"
        )
        (?: ([NTHJZd&RrGM])
          | (?<=[N&])0                          # "Formula 1"
          | s(?=[NTHJZRrGMae0]) | (?<=s)[ae]{1,3}  # "Asif’s former aide"
          | (?<=[yNTJZRGM])[ae]{1,2}(?=[RrGMT]) # "Harvard law professor"
          | y(?=[ae]{0,2}[RrGM])                # "the Oscar winner", "the Spanish foreign minister"
          | (?<=[ZT])f D?(?=[NZJ])              # "Secretary of State", "Bank of England"
          | (?<=[NT])Q(?=N)                     # a nickname in marks
        )*
      | [Po])""",
    re.VERBOSE,
)
_OPENERS = frozenset("Dp0Po")  # with one of them even a run without a noun may be a mention
_OF_PERSONS = regex.compile(r"f[Dp]?[aveJ0NZG]*+[rRPo]")  # "one of the signatories"
_SOMEBODY = frozenset({"someone", "somebody"})
_STANDALONE = _SOMEBODY | frozenset(
    "one two three four five six another some others many both several most few neither either each none those"
    " all".split()
)
_OUTLETS = frozenset("newspaper tabloid daily weekly magazine broadsheet broadcaster".split())
_ONE = frozenset("a an one another".split())  # "a Syrian", "another Muslim"
_LONGEST_NAME = 12  # words of a name in the lists: a run without end must not cost more
_GUARDS = frozenset({"Coast Guard", "Border Guard", "National Guard", "Revolutionary Guard"})  # of any country
_PLURAL = frozenset("they we them us themselves their our".split())


def find_mentions(tokens: Tokens, lexicon: Lexicon) -> list[Phrase]:
    """All mentions in the order of their heads; possessors inside longer mentions are flagged as such."""
    found: list[Phrase] = []
    for match in _RUN.finditer(tokens.tags):
        first, last = match.span()
        if first == last or match.lastindex is None and tokens.tags[first] not in _OPENERS:
            continue  # nothing, or adjectives alone
        if tokens.tags[first] in "Po":
            word = tokens.words[first].lower()
            found.append(Phrase(first, first, last, "pronoun", "unknown", word in _PLURAL))
        elif "Q" not in match.group():
            _analyse(first, last, tokens, lexicon, found)
        else:
            for start, end in _without_quotes(first, last, tokens):
                _analyse(start, end, tokens, lexicon, found)
    once = dict.fromkeys(found)  # the possessor of a possessor is met twice
    return sorted(once, key=attrgetter("head"))


def _without_quotes(first: int, last: int, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The run, cut at quotations that can be no nickname."""
    start = first
    for k in range(first, last):
        if tokens.tags[k] == "Q" and k not in tokens.nicknames:
            yield start, k
            start = k + 1
    yield start, last


def _analyse(
    first: int, last: int, tokens: Tokens, lexicon: Lexicon, found: list[Phrase], possessor: bool = False
) -> None:
    """Append the mentions of the run of tokens ``first`` to ``last``."""
    tags, words = tokens.tags, tokens.words
    if tags[first] == "p":
        found.append(Phrase(first, first, first + 1, "pronoun", "unknown", words[first].lower() in _PLURAL, True))
    mark = tags.find("s", first, last)
    if mark > first:
        _analyse(first, mark, tokens, lexicon, found, possessor=True)
    end = last
    while end > first and tags[end - 1] not in "NTJRrGMZ":
        end -= 1
    if end == first or end <= mark:
        _unknown_head(max(first, mark + 1) if mark > first else first, last, tokens, found, first)
        return
    tail = tags[end - 1]
    possessor = possessor or tags[end : end + 1] == "s"
    members = tags.find("Zf", first, end) if tail == "r" and words[end - 1][0].isupper() else -1
    if members >= 0:  # "the Canadian Union of Public Employees"
        while members > first and tags[members - 1] in "NZJ":
            members -= 1
        found.append(Phrase(first, members, end, "name", "organisation", False, possessor))
        return
    if tail == "G" and (outlet := _outlet(first, end, tokens, lexicon)) is not None:
        found.append(Phrase(first, outlet, end, "name", "organisation", False, possessor))
        return
    if tail in "RrGM":
        sort: Sort = "person" if tail in "Rr" else "group" if tail == "G" else "document"
        plural = tail == "r" or words[end - 1].lower() in lexicon.plurals
        _title_before_role(first, end - 1, tokens, lexicon, found)
        found.append(Phrase(first, end - 1, end, "nominal", sort, plural, possessor))
        return
    start = end
    while start > first and tags[start - 1] in "NTHJZd&f0DQ" and start - 1 > mark:
        start -= 1
    while start < end and tags[start] in "Df0d&":
        start += 1
    if start > first and tags[start - 1] == "r":
        _analyse(first, start, tokens, lexicon, found)
        first = start
    name = _name(first, start, end, tokens, lexicon)
    found.append(name._replace(possessor=True) if possessor else name)


def _outlet(first: int, end: int, tokens: Tokens, lexicon: Lexicon) -> int | None:
    """Where the name in "the Global Times newspaper", "the Xinhua news agency" begins; None for "a Paris newspaper"."""
    tags, words = tokens.tags, tokens.words
    last = end - 1
    if words[last] == "agency" and words[last - 1] == "news":
        last -= 1
    elif words[last] not in _OUTLETS:
        return None
    start = last
    while start > first and tags[start - 1] in "NZ":
        start -= 1
    name = " ".join(words[start:last])
    return None if start == last or name in lexicon.places or name in lexicon.platforms else start


def _title_before_role(first: int, head: int, tokens: Tokens, lexicon: Lexicon, found: list[Phrase]) -> None:
    """ "Trump supporters": the name inside is no mention that could speak, but names are kept for coreference."""
    start = tokens.tags.find("N", first, head)
    if start >= 0 and "s" not in tokens.tags[first:head]:
        end = tokens.tags.rfind("N", first, head) + 1
        found.append(_name(start, start, end, tokens, lexicon)._replace(possessor=True))


def _unknown_head(start: int, last: int, tokens: Tokens, found: list[Phrase], first: int) -> None:
    """ "the neurosurgeon", "others": a determiner with a head that no list knows, beside a reporting verb."""
    tags = tokens.tags
    if tags[first] not in "Dp0":
        return
    beside = tags[last : last + 1] in ("V", "W", "g") or tags[first - 1 : first] == "V"
    alone = last - first == 1 and tokens.words[first].lower() in _STANDALONE
    word = tokens.words[last - 1].lower()
    aged = last - first > 1 and word.endswith("-old")  # "the 34-year-old"
    if (
        alone
        and (beside or tags[last : last + 1] == "X" or _OF_PERSONS.match(tags, last))
        or last - first > 1
        and beside
        and tags[last - 1] in "ae"
        or aged
    ):
        person = word in _SOMEBODY or aged
        found.append(Phrase(first, last - 1, last, "nominal", "person" if person else "unknown", alone and not person))


def _name(first: int, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> Phrase:
    """The mention whose capitalised words are ``start`` to ``end``: a name, or an office ("Prime Minister")."""
    if _is_postnominal(start, end - 1, tokens, lexicon):
        return _name(first, start, end - 1, tokens, lexicon)._replace(last=end)
    whole = " ".join(tokens.words[start:end])
    if whole in lexicon.organisations or " ".join(tokens.words[end - 2 : end]) in _GUARDS:
        return Phrase(first, start, end, "name", "organisation")
    if whole in lexicon.places:
        return Phrase(first, start, end, "name", "place")
    nominal = _office_or_people(first, start, end, tokens, lexicon)
    if nominal is not None:
        return nominal
    head, titled = _after_titles(first, start, end, tokens, lexicon)
    given = tokens.words[head] in lexicon.given_names
    body = not titled and (not given or tokens.tags[head] == "J") and _is_body(tokens.tags[head:end])
    no_faith = body or titled and given and tokens.tags[head - 1] in "TH"  # "Minister | Christian Moss"
    while head < end - 1 and tokens.tags[head] in ("d&Df" if no_faith else "Jd&Df"):
        head += 1
    no_person = titled or end - head == 1 or tokens.tags[end - 1] == "Z"  # "House Ethics Committee"
    behind = None if no_person else _after_body(head, end, tokens, lexicon)
    if behind is not None:
        if " ".join(tokens.words[head:behind]) in lexicon.organisations and tokens.tags[head - 1] != "s":
            first = behind  # "speaking to the Daily Mail | Lacerda said": two phrases
        head = behind
        body = body and _is_body(tokens.tags[head:end])
    called = first < head and _is_called_body(first, head, end, tokens, lexicon)
    return Phrase(first, head, end, "name", _sort(head, end, titled, body, called, tokens, lexicon))


def _is_body(tags: str) -> bool:
    return "Z" in tags or "&" in tags


def _is_postnominal(start: int, token: int, tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a word is letters behind a name: "Rosalind Coe | QC", "Tom Hart | MP", not "Bath | MP"."""
    if tokens.words[token] not in lexicon.postnominals or tokens.tags[token - 1] != "N":
        return False
    return tokens.tags[token] == "N" or not lexicon.given_names.keys().isdisjoint(tokens.words[start:token])


def _office_or_people(first: int, start: int, end: int, tokens: Tokens, lexicon: Lexicon) -> Phrase | None:
    """ "the First Lady", "Secretary of State", "Prime Minister", "Democrats": capitals that name nobody."""
    tags, words = tokens.tags, tokens.words
    several = end - start > 1
    plural = words[end - 1].endswith("s")
    if several and " ".join(words[start:end]) in lexicon.titles:
        return Phrase(first, end - 1, end, "nominal", "person")
    outlet = several and lexicon.outlet_words.issuperset(words[end - 2 : end])  # "the Argus Leader"
    if tags[end - 1] == "T" and not outlet and not (several and words[end - 2] in lexicon.given_names):
        return Phrase(first, end - 1, end, "nominal", "person", plural)
    if tags[end - 1] == "J" and not (several and words[start] in lexicon.given_names):
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
    titles = (k for k in range(start, end - 1) if tags[k] in "TH" and not _inside_body(k, end, tokens, lexicon))
    title = max(titles, default=None)
    if title is not None:
        return title + 1, True
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
            return k
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
    if listed or body or name in lexicon.platforms and not titled:
        return "organisation"
    if titled or words[head] in lexicon.given_names or name in lexicon.persons:
        return "place" if name in lexicon.places and not titled else "person"
    if name in lexicon.places:
        return "place"
    acronym = end - head == 1 and name.isupper() and len(name) > 1
    return "organisation" if acronym or called else "unknown"
