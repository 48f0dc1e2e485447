"""When two names, mentions or roles count as the same: by their words, whatever the case, accents and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from .gold import GoldQuote
from .predictions import Prediction

RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
# Words that tell no two names apart.
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "sen", "rep", "gov", "president", "former"})
EMPTY = frozenset({"the", "a", "an", "of", "and"}) | TITLES
POSSESSIVE = ("’s", "'s")
APOSTROPHE = re.compile(r"[’'‘`ʼ](s?)\b")
WORD = re.compile(r"\w+")

ANTECEDENT = 40  # characters before a relative pronoun in which the noun that it stands for counts as the mention too
LONG = 80  # a mention of more characters, or of several lines, must lie in the gold source by half


def words(text: str | None) -> list[str]:
    """The words of a phrase, folded: "Pakistan’s" and "Pakistan's" alike give "pakistans", "Peña" gives "pena".

    >>> words("Pakistan’s Señor O’Neill")
    ['pakistans', 'senor', 'oneill']
    """
    folded = APOSTROPHE.sub(r"\1", unicodedata.normalize("NFKD", text or "").casefold())
    return WORD.findall("".join(c for c in folded if not unicodedata.combining(c)))


def content_words(text: str | None) -> set[str]:
    """The words that tell who is meant; all of them where none does."""
    return set(words(text)) - EMPTY or set(words(text))


def name_words(name: str | None) -> list[str]:
    """The words of a name in order, without titles and a closing possessive.

    >>> name_words("President Ama Owusu’s")
    ['ama', 'owusu']
    """
    found = [word for word in words(name) if word not in EMPTY]
    if found and len(found[-1]) > 3 and found[-1].endswith("s") and (name or "").rstrip().endswith(POSSESSIVE):
        found[-1] = found[-1][:-1]
    return found


def same_name(gold: GoldQuote, name: str | None) -> bool:
    """Whether a name means the gold speaker.

    It does when it is one of the annotated forms, or a part of one that keeps the last word, or the full name and up to
    three words more.
    """
    given = name_words(name)
    full = name_words(gold.speaker)
    if not given:
        return False
    for form in (full, *map(name_words, gold.aliases)):
        if form and given[-1] == form[-1] and (given == form or set(given) <= set(form)):
            return True
    return len(full) > 1 and given[-1] == full[-1] and set(full) <= set(given) and len(given) <= len(full) + 3


def same_mention(gold: GoldQuote, row: Prediction, text: str) -> bool | None:
    """Whether a row points at the gold source: by offsets, else by words; None where the gold names no source."""
    if not gold.source:
        return None
    if row.mention is None:
        said = (row.mention_text or row.speaker or "")[:LONG]
        return bool(content_words(said) & content_words(gold.source_text))
    start, end = row.mention
    if not 0 <= start < end <= len(text):
        return False
    least = 1 if end - start <= LONG and "\n" not in text[start:end] else None
    start, end = _with_antecedent(row.mention, text)
    for span in gold.source:
        shared = overlap(_with_antecedent(span, text), (start, end))
        if shared and shared >= (least or 0.5 * (end - start)):
            return True
    return False


def _with_antecedent(span: tuple[int, int], text: str) -> tuple[int, int]:
    start, end = span
    return (max(0, start - ANTECEDENT), end) if text[start:end].lower() in RELATIVE else span


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """How many characters two spans share.

    >>> overlap((0, 5), (3, 9))
    2
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def word_f1(gold: str | None, given: str | None) -> float:
    """The harmonic mean of precision and recall over the words of two phrases, 0 to 1.

    >>> word_f1("Finance Minister of Ghana", "finance minister")
    0.6666666666666666
    """
    expected, found = Counter(words(gold)), Counter(words(given))
    shared = (expected & found).total()
    return 2 * shared / (expected.total() + found.total()) if shared else 0.0
