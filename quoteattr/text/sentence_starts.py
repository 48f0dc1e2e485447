"""Where a sentence begins: what a word is whose capital says nothing there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..lexicon import Lexicon
from .word_tags import word_tag

_INVERTED = re.compile(r"N{1,4}(?:,[^.|Q,;:]{1,20})?(?::\|?|,)Q")  # "Said | Ruiz: “No”", "Added | Obi, the mayor, “No”"
_SUBJECT = re.compile(r"N{1,3}(?:,[^.|Q,]{1,10},)?[vVX]")  # "Khan, 28, told"
_QUESTION_AND_ANSWER = frozenset("QA")  # nobody, unless a quotation follows: "Q: Are you ready?"
_NAME = re.compile("N")
_OPENING_NUMBER = re.compile(r"(?<=\|)0(?=[DNTr])")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:[ap]m)?")  # of an entry of a live page: "17.20 The mayor said"
_HEADING = re.compile(r"(?<=\|)(?:[NZ]{2,3}|Z)(?=:[^Q|])")  # "READ MORE: How", "WATCH: Ana Ruiz at home"
_AFTER_BREAK = re.compile(r"[NTJr](?:(?<=^.)|(?<=[.|:;(Q-].))")
# Words that begin a sentence, but no name: "Former Arizona governor".
_BEFORE_OFFICES = frozenset(
    "acting current disgraced embattled fellow former incoming interim longtime outgoing retired veteran".split()
)
_SOME = _BEFORE_OFFICES | frozenset("senior local several many top most".split())
# A word that begins a sentence, and the tag after it: by its form no name, though a capital is all that is known of it.
_NO_NAME = re.compile(
    r"[A-Z][a-z]{3,}ing [DpoaeOFiB0]"  # "Reaching for", "Corroborating him", "Cooling inflation", not "Manning said"
    r"|[A-Z][a-z]{3,}ed [Fbi]"  # "Peppered with"
    r"|[A-Z][a-z]+(?:ous|ful|less|[ai]ble|ical|ional|ental|cial) [aeMGRC]"  # "Monumental errors"
    r"|[A-Z][a-z]+-[a-z].* [^N]"  # "Sixty-six percent", "Long-shot candidate"
    r"|(?:Anti|Ex|Mid|Non|Post|Pre|Pro)-\w"
)


def retag_sentence_starts(
    words: Sequence[str],
    tags: list[str],
    seen: set[str],
    surnames: set[str],
    open_quotations: set[int],
    lexicon: Lexicon,
) -> None:
    """Where every word has a capital, it makes a name only if the word is one elsewhere, or nothing else."""
    string = "".join(tags)
    if _retag_headings(words, tags, string, lexicon):
        string = "".join(tags)
    breaks = [match.start() for match in _AFTER_BREAK.finditer(string) if match.start() - 1 not in open_quotations]
    inside = {match.start() for match in _NAME.finditer(string)}.difference(breaks)
    names = {words[at] for at in inside}
    leading = {words[at] for at in inside if string[at - 1] != "N"}
    counts: Counter[str] = Counter()  # of all words, once a label asks for them
    for at in breaks:
        word = words[at]
        marked = string[at + 1] == ":" and string[at + 2] != "Q"
        marked = marked or word[1:] == "." and string[at - 1 : at] in ("|", "") and string[at + 1] not in "NTHJd"
        if word[0] in _QUESTION_AND_ANSWER and len(word) < 3 and marked:  # "Q: Why?", "A. Because"
            tags[at] = "x"
            continue
        known = string[at] == "N" and (word[0] == "@" or word in names and word.lower() not in seen)
        following = string[at + 1 : at + 3]
        speaks = following[:1] in tuple("VXvA,") or following == ":Q"  # "Small, who", "From said", "Best: “No”"
        if known or word in surnames and speaks:
            continue
        if word == "Said" and _SUBJECT.match(string, at + 1):  # "Said Khan told us"
            continue
        label = following[:1] == ":" and following[1:] not in ("Q", "|") and string[at - 1 : at] in ("|", "")
        if label and not counts:
            counts.update(words)
        if label and string[at] == "N" and counts[word] == 1:  # of a caption: "Homecoming: Mr Moss with his crew"
            tags[at] = "a"
        else:
            whole = following[:1] == "N" and (words[at + 1] in leading or words[at + 1] in lexicon.given_names)
            whole = whole or lexicon.tags.get(word.lower()) == "V" and _INVERTED.match(string, at + 1) is not None
            tags[at] = _first_tag(word, string[at], following, whole, seen, lexicon)


def _retag_headings(words: Sequence[str], tags: list[str], string: str, lexicon: Lexicon) -> bool:
    """What heads a paragraph of a live page or web site and is no part of its sentence; whether there is any."""
    found = False
    for match in _OPENING_NUMBER.finditer(string):
        if _CLOCK.fullmatch(words[match.start()]):
            tags[match.start()], found = "Y", True
    for match in _HEADING.finditer(string):
        heading = words[match.start() : match.end()]
        if all(word.isupper() and word.lower() in lexicon.tags for word in heading):
            tags[match.start() : match.end()], found = "a" * len(heading), True
    return found


def _first_tag(word: str, tag: str, following: str, whole: bool, seen: set[str], lexicon: Lexicon) -> str:
    """The tag of a capitalised word that begins a sentence, where the capital says nothing.

    ``whole``: what follows is a name without it.
    """
    lower, fronted = word.lower(), following == "N,"
    common = _common_tag(lower, following[:1], lexicon)
    if tag == "T" or tag == "r":
        named = following[:1] in ("N", "T", "J", "Z") or following[:1] == "f" and following[1:] in ("N", "T", "J", "Z")
        no_verb = tag == "r" and common in ("V", "U")  # "Volunteers at the bank"
        return tag if named or no_verb else (common or tag)
    following = following[:1]
    if word in lexicon.organisations and (word.isupper() or following in ("T", "R", "s")):  # "WHO", "Fed | Chair"
        return "N"
    if tag == "J" or word in lexicon.given_names or word in lexicon.places:
        return "N" if tag == "N" or tag == "J" and following == "N" and word in lexicon.given_names else tag
    if common and not _begins_name(lower, common, following, whole, seen):
        return "a" if lower in _BEFORE_OFFICES and following in "RTN" else common  # "Retired librarian"
    if lower in seen or (lower.endswith("ly") and len(lower) > 4 and following not in "NVX"):
        return "A" if lower.endswith("ly") else "a"
    plain = fronted and _is_participle(lower, lexicon)
    plain = plain or whole and len(word) > 5 and word.endswith(("ed", "ing"))  # "Understated Ruiz"
    return word_tag(lower, lexicon) if plain or _NO_NAME.match(f"{word} {following}") else "N"


def _common_tag(word: str, following: str, lexicon: Lexicon) -> str | None:
    """The tag of a word in small letters that begins a sentence, where it is no command: "State television"."""
    tag = lexicon.tags.get(word)
    if tag in ("V", "U") and lexicon.cues[word].lemma == word:
        return lexicon.noun_tags.get(word, "a") if following in ("f", "F") else "a"  # "Counsel for"
    return tag


def _begins_name(word: str, tag: str, following: str, whole: bool, seen: set[str]) -> bool:
    """Whether a common word begins a name: "Long Island", "State Bank", "Marks & Co"."""
    if following == "N":
        return not whole and word not in seen and tag in tuple("aVve") and word not in _BEFORE_OFFICES
    return following in ("Z", "&") and tag in tuple("aVveU") and word not in _SOME


def _is_participle(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in small letters is that of a verb: "Jailing Stott, the judge said", not "Keating"."""
    stem = word.removesuffix("ing")
    if stem == word or word.capitalize() in lexicon.surnames:
        return False
    return any(lexicon.tags.get(stem + end) in ("v", "V", "a") for end in ("ed", "d"))
