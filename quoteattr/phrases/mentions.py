"""Mentions: names, nominals and pronouns outside the quotation marks, as runs of tokens with a head.

"Pakistan’s Defence Minister Khawaja Asif" is one mention whose head is "Khawaja Asif"; what stands before the head may
hold a role (`quoteattr.phrases.roles`) and a possessor ("Pakistan"), which is a mention of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

import regex

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from ..text.word_tags import MISTERS
from ..words.pronouns import PLURAL
from .name_phrases import name_phrase, outlet
from .phrase import Phrase, Sort
from .shares import shares

# A maximal run of tokens that may belong to one noun phrase. Whatever follows the look-ahead may be absent, so a match
# never fails late and never steps back: linear. The look-ahead only passes quickly over tokens that begin none.
_RUN = re.compile(
    r"""(?=[Dp0aeNTHJZd&RrGMysPo]|(?<=[JA])v)
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
_NO_HEADS = "DpPo0Aaevd&HysfQ"  # the other tags of a run
_OPENERS = frozenset("Dp0Po")  # with one of them even a run without a noun may be a mention
_OF_PERSONS = regex.compile(r"f[Dp]?[aveJ0NZGs]*+(?:[RT]s[aveJ0NZG]*+)?+[rRPo]")  # "one of Ruiz’s lawyers"
_SOMEBODY = frozenset({"someone", "somebody"})
_STANDALONE = _SOMEBODY | frozenset(
    "one two three four five six another some others many both several most few neither either each none those"
    " all".split()
)
_ONE_MORE = frozenset({"another", "one"})
_OTHERS = frozenset({"another", "others"})
_ORDINALS = frozenset("third fourth fifth".split())
ONE_OF_SEVERAL = _ORDINALS | {"first", "second", "other"}  # "a second said", "the other called it"
_SEVERAL = frozenset("billion bunch couple dozen few hundred many million pair thousand".split())  # "a few critics"
_PERSONS_OR_FIRMS = frozenset(
    "builder carrier contractor dealer developer distributor employer exporter grower importer insurer landlord lender"
    " manufacturer operator organiser organizer owner promoter provider publisher sponsor supplier".split()
)
_AFTER_NAME = re.compile("[NZ]H")
_OFFICES = frozenset("RTr")
_IN_FRONT = tuple("FiOge")
_SAYS_IT = re.compile(r"A?[XA]{0,2}A?Vt?P")
_HAS = frozenset("had has would will did does could".split())


def find_mentions(tokens: Tokens, lexicon: Lexicon) -> list[Phrase]:
    """All mentions in the order of their heads; possessors inside longer mentions are flagged as such."""
    tags, words = tokens.tags, tokens.words
    found: list[Phrase] = []
    for match in _RUN.finditer(tags):
        first, last = match.span()
        if first == last or match.lastindex is None and tags[first] not in _OPENERS:
            continue  # nothing, or adjectives alone
        if tags[first] == "0" and last - first > 1 and _is_date(first, tokens):
            first += 1
        elif tags[first] == "0" and tags[first - 2 : first] == "0i" and tags[last - 1] in "rJ":
            first -= 2  # "two in three voters"
        if tags[first] in "Po":
            found.append(Phrase(first, first, last, "pronoun", "unknown", words[first].lower() in PLURAL))
        elif tags.find("Q", first, last) < 0:
            _analyse(first, last, tokens, lexicon, found)
        else:
            for start, end in _without_quotes(first, last, tokens):
                _analyse(start, end, tokens, lexicon, found)
    if of_all := list(shares(tokens)):
        inside = {k for share in of_all for k in range(share.first, share.last)}
        found = [phrase for phrase in found if phrase.head not in inside] + of_all
    once = dict.fromkeys(found)  # the possessor of a possessor is met twice
    return sorted(once, key=attrgetter("head"))


def _is_date(at: int, tokens: Tokens) -> bool:
    """Whether a number before a run is no part of it: "In 2012 | Ruiz said", "on May 5 | the mayor said"."""
    before, word = tokens.tags[at - 1 : at], tokens.words[at]
    return before == "Y" or before == "i" and len(word) == 4 and word.isdigit()


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
        found.append(Phrase(first, first, first + 1, "pronoun", "unknown", words[first].lower() in PLURAL, True))
    mark = tags.find("s", first, last)
    if mark > first:
        _analyse(first, mark, tokens, lexicon, found, possessor=True)
    end = first + len(tags[first:last].rstrip(_NO_HEADS))
    if end == first or end <= mark:
        _unknown_head(first, last, tokens, found)
        return
    for mister in _AFTER_NAME.finditer(tags, first, end):
        at = mister.end() - 1
        if words[at] in MISTERS and _OFFICES.isdisjoint(tags[first:at]):  # "in Accra | Mr Osei said"
            _analyse(first, at, tokens, lexicon, found)
            first = at
    tail = tags[end - 1]
    possessor = possessor or tags[end : end + 1] == "s"
    members = tags.find("Zf", first, end) if tail == "r" and words[end - 1][0].isupper() else -1
    if members >= 0:  # "the Canadian Union of Public Employees"
        while members > first and tags[members - 1] in "NZJ":
            members -= 1
        found.append(Phrase(first, members, end, "name", "organisation", False, possessor))
        return
    if tail == "G" and (head := outlet(first, end, tokens, lexicon)) is not None:
        found.append(Phrase(first, head, end, "name", "organisation", False, possessor))
        return
    if tail in "RrGM":
        _nominal(first, end, mark, possessor, tokens, lexicon, found)
        return
    behind = max(first, mark + 1)
    start = behind + len(tags[behind:end].rstrip("NTHJZd&f0DQ"))
    start = end - len(tags[start:end].lstrip("Df0d&"))
    if start > first and tags[start - 1] == "r":
        _analyse(first, start, tokens, lexicon, found)
        first = start
    if start > first and _is_fronted(first, start, tags):
        _analyse(first, start, tokens, lexicon, found)  # "in a statement | Mr Ruiz said"
        first = start
    name = name_phrase(first, start, end, tokens, lexicon)
    found.append(name._replace(possessor=True) if possessor else name)


def _is_fronted(first: int, start: int, tags: str) -> bool:
    """Whether a name at ``start`` only follows what stands in front: "in a statement | Mr Ruiz said".

    But not in "director of communications Sam Hill".
    """
    apart = tags[start - 1] == "M" or tags[start - 1 : start + 1] == "GH"
    return apart and tags[first - 1 : first] in _IN_FRONT and tags[first - 2 : first - 1] not in ("R", "T")


def _nominal(
    first: int, end: int, mark: int, possessor: bool, tokens: Tokens, lexicon: Lexicon, found: list[Phrase]
) -> None:
    """Append a role noun, a body or a document; ``mark`` is the first ’s before it, or -1."""
    tags, words = tokens.tags, tokens.words
    tail = tags[end - 1]
    sort: Sort = "person" if tail in "Rr" else "group" if tail == "G" else "document"
    if words[end - 1] in _PERSONS_OR_FIRMS and _SAYS_IT.match(tags, end) and _says_it(words, end):
        sort = "group"
    plural = tail == "r" or words[end - 1].lower() in lexicon.plurals
    if plural and words[first] in ("a", "an") and _SEVERAL.isdisjoint(words[first:end]) and mark < first:
        first = end - 1  # "a claim | critics call"
    if tags.find("N", first, end - 1) >= 0:
        _title_before_role(first, end - 1, tokens, lexicon, found)
    found.append(Phrase(first, end - 1, end, "nominal", sort, plural, possessor))


def _says_it(words: Sequence[str], end: int) -> bool:
    """Whether what speaks calls itself "it": "the developer | said it had"."""
    it = words.index("it", end, end + 6) if "it" in words[end : end + 6] else -1
    return it > 0 and words[it + 1] in _HAS and words[it + 2] != "be"  # not "it would be a mistake"


def _title_before_role(first: int, head: int, tokens: Tokens, lexicon: Lexicon, found: list[Phrase]) -> None:
    """ "Trump supporters": the name inside is no mention that could speak, but names are kept for coreference."""
    start = tokens.tags.index("N", first, head)
    if "s" not in tokens.tags[first:head]:
        end = tokens.tags.rfind("N", first, head) + 1
        found.append(name_phrase(start, start, end, tokens, lexicon)._replace(possessor=True))


def of_persons(tags: str, last: int) -> int:
    """The end of "of Ruiz’s lawyers" at a token, 0 where it is not about persons."""
    match = _OF_PERSONS.match(tags, last)
    return match.end() if match is not None else 0


def _unknown_head(first: int, last: int, tokens: Tokens, found: list[Phrase]) -> None:
    """Append "the neurosurgeon", "others": a determiner with a head that no list knows, beside a reporting verb."""
    tags, words = tokens.tags, tokens.words
    if tags[first] not in "Dp0":
        return
    if tags[last - 1] == "v" and words[last - 2].endswith("-old"):
        last -= 1  # "the 19-year-old | set up a goal"
    alone = last - first == 1
    sort = _lone_sort(first, tokens) if alone else _unlisted_sort(first, last, tokens)
    if sort is not None:
        found.append(Phrase(first, last - 1, last, "nominal", sort, alone and sort != "person"))


def _lone_sort(at: int, tokens: Tokens) -> Sort | None:
    """What a determiner or number alone stands for: "another | said", "one of her lawyers"; None: for no speaker."""
    tags, word = tokens.tags, tokens.words[at].lower()
    if word in _SOMEBODY:
        return "person"
    if word not in _STANDALONE:
        return None
    beside = _is_beside_cue(at, at + 1, tags) or tags[at + 1 : at + 3] == ":Q"  # "Another: “…”"
    beside = beside or word in _OTHERS and tags[at - 1] in ";,C" and tags[at + 1 : at + 5].lstrip(",tPX")[:1] == "Q"
    some = of_persons(tags, at + 1) > 0 if word == "one" or not beside else False
    if not (beside or some or tags[at + 1 : at + 2] == "X"):
        return None
    one = word == "one" and some or word in _ONE_MORE and tags[at + 1 : at + 2] in ("V", "g")
    one = one or word == "another" and (tags[at - 1 : at] != "V" or tokens.is_behind_quotation(at - 1))
    return "person" if one else "unknown"


def _unlisted_sort(first: int, last: int, tokens: Tokens) -> Sort | None:
    """What a head that no list knows is: "the neurosurgeon said", "a second", "the 34-year-old"; None: no speaker."""
    tags, words = tokens.tags, tokens.words
    word = words[last - 1].lower()
    if word.endswith("-old"):
        return "person"
    more = word in ONE_OF_SEVERAL and last - first == 2
    follow = last + (tags[last : last + 1] == "A" and words[last - 1] in _ORDINALS)  # "a third simply | posted"
    speaks = _is_beside_cue(first, follow, tags) and (more or tags[last - 1] in "ae")
    speaks = speaks or more and tags[last : last + 2] == ":Q"  # "A third: “…”"
    heard = more or word == "voice"
    if not speaks and not (heard and tags[last : last + 1] == "X"):  # "a second was blunter", "a voice is heard"
        return None
    one = word in _SOMEBODY or word in ONE_OF_SEVERAL and words[first].lower() == "a"
    one = one or word == "other" and words[first].lower() == "the" and tags[last : last + 1] in ("V", "g")
    return "person" if one or word in _ONE_MORE and tags[last : last + 1] in ("V", "g") else "unknown"


def _is_beside_cue(first: int, last: int, tags: str) -> bool:
    """Whether a verb that may report, or "who", touches these tokens."""
    return tags[last : last + 1] in ("V", "W", "g") or tags[first - 1 : first] == "V"
