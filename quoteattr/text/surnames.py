"""Surnames that are also ordinary words, titles or days: "Lee Baker", "Theresa May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon import Lexicon
from ..words.role_words import party_members

_PERHAPS_NAME = re.compile(r"[ABDOPXY](?:(?<=P)(?=N[N,VXv(.])|(?<=[NTHR][ABDOX])(?=N)|(?<=NY)(?=N))")
_LIKE_FUNCTION_WORDS = frozenset("A He She An Do So Than To Mon Sat Sun Thu".split())
# What Balinese names begin with behind "I", which here is a word for men: "I Wayan Sudarma".
_BALINESE = frozenset("Dewa Gede Gusti Kadek Ketut Komang Made Nengah Nyoman Putu Wayan".split())
_DO = re.compile(r"(?<![Xv]N)(?<![Xv]NN)(?<=N)X(?=N)")
_I = re.compile(r"(?<=N)P(?=N)")
_PER = re.compile(r"[FK](?:(?<=[^|.:Q\d].)(?=N)|(?=N{1,2}(?:[VXv]|,0)))")
_NAME_AND_MORE = re.compile(r"N(?=[NTJryYFABCXaevMZ][^N0])")


def find_surnames(words: Sequence[str], tags: str, headlines: set[int], lexicon: Lexicon) -> set[str]:
    """Words that are also something else, but a surname here: "Lee Baker", "Theresa May", "Al From"."""
    found = set()
    for match in _NAME_AND_MORE.finditer(tags):
        k = match.start()
        word, tag, follow = words[k + 1], tags[k + 1], tags[k + 2 : k + 5]
        if not word[0].isupper() or k in headlines:
            continue
        if tag == "r" and follow[0] not in "VX,.":  # "Eric Kings said", not "Ali Lawyers Group"
            continue
        if tag == "Y" and word not in lexicon.given_names and follow[0] not in "VX":  # "May", "Ed March said"
            continue
        in_body = lexicon.surnames.get(word) != "body" or follow[0] in "ZNJTf&" or tags[k - 1] == "D"
        if tag == "Z" and in_body:  # "the Marlow Church"
            continue
        trade = lexicon.surnames.get(word) == "trade" and tags[k - 1] != "D"
        aged = tag == "Y" and follow == ",0,"  # "Moe Moe May, 60, a doctor"
        if tag == "J" and tags[k - 1] == "D" and word in party_members():  # "the Gilbert Republican"
            continue
        if tag == "J" and tags[k - 1] == "H" and follow[0] in "VX":  # "Haji Ajmal Baloch said"
            found.add(word)
        if _is_given(words, k, lexicon) or (trade or aged) and not _is_place(words, k, lexicon):
            found.add(word)
    return found


def find_like_function_words(words: Sequence[str], tags: str, headlines: set[int]) -> Iterator[int]:
    """Token indices of names that are written like function words: "He Lifeng said", "President To Lam"."""
    for match in _PERHAPS_NAME.finditer(tags):
        at = match.start()
        known = words[at] in _LIKE_FUNCTION_WORDS or words[at] == "I" and words[at + 1] in _BALINESE
        if known and at not in headlines and not words[at + 1].isupper():
            yield at


def find_particles(words: Sequence[str], tags: str) -> Iterator[int]:
    """Token indices of the Portuguese "do" in a name: "Paulo do Vale", not "did Ana do Paris"."""
    for match in _DO.finditer(tags):
        if words[match.start()] == "do":
            yield match.start()


def find_catalan_particles(words: Sequence[str], tags: str) -> Iterator[int]:
    """Token indices of the Catalan "i" in a name: "Josep Ferrer i Sala"."""
    for match in _I.finditer(tags):
        if words[match.start()] == "i":
            yield match.start()


def find_per(words: Sequence[str], tags: str, headlines: set[int]) -> Iterator[int]:
    """Token indices of the given name "Per": "met Per Hansen", "Per Hansen said", not "Per Hansen, it was late"."""
    for match in _PER.finditer(tags):
        at = match.start()
        if words[at] == "Per" and at not in headlines:
            yield at


def _is_given(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a first name or initial, and no place: "Mary-Ann", "J.", not the end of "South Carolina"."""
    word = words[at]
    if word[1:] == ".":
        return True
    if _is_place(words, at, lexicon):
        return False
    return word in lexicon.given_names or "-" in word and word.split("-")[0] in lexicon.given_names


def _is_place(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    return words[at] in lexicon.places or " ".join(words[at - 1 : at + 1]) in lexicon.places
