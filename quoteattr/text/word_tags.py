"""The tag letter of a word by itself (the letters: `quoteattr.lexicon`)."""

from __future__ import annotations

import regex

from ..lexicon import Lexicon

# Words that no text can hold as a token stand for a quotation and for the end of a paragraph.
QUOTATION = "“ ”"
PARAGRAPH_END = "\n\n"
_PUNCTUATION = {
    QUOTATION: "Q",
    PARAGRAPH_END: "|",
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys(",،、", ","),
    **dict.fromkeys(";", ";"),
    **dict.fromkeys(":", ":"),
    **dict.fromkeys("–—―‒−-", "-"),
    **dict.fromkeys("([{（", "("),
    **dict.fromkeys(")]}）", ")"),
    "--": "-",
    "...": ".",
    "....": ".",
    ". . .": ".",
    "&": "&",
    "'s": "s",
    "’s": "s",
    "‘s": "s",  # as word processors put it by mistake
    "n't": "n",
}
DOCTORS = frozenset("Dr Dr. Prof Prof.".split())  # behind a title no part of it: "MCA president Dr NAME"
MISTERS = frozenset("Mr Mr. Mrs Mrs. Ms Ms.".split())  # no name goes on with them: "in Accra | Mr Osei said"
DEGREES = frozenset({"Ph.D.", "PhD", "M.D.", "J.D.", "Esq."})
_OCLOCK = frozenset({"o'clock", "o’clock"})
_ADJECTIVES = tuple(
    f"-{tail}"
    for tail in "area backed based born branded controlled dominated era friendly funded held inspired language leaning"
    " led like linked made nominated only owned related run speaking sponsored style themed trained type wide"
    " winning".split()
)
_AGES = ("-year-old", "-month-old", "-week-old", "-day-old")
_POSSESSIVE = ("’s", "'s", "’", "'")
_SYLLABLES = regex.compile(r"(?!Co-|Mid-|Vice-|Non-|Anti-|Sub-|Arch-)[A-Z][a-z]{1,4}-[a-z]{2,4}")  # "Wai-man", "Ji-son"
# "RM180,000", "Rs500", "N287.4bn", "R2bn", not "N95".
_AMOUNT = regex.compile(
    r"(?:RM|Rs|Rp|Tk|[KUT]?Sh|KSh|GH[SC]|Dhs?|[NRKP](?=\d{3}|\d+(?:[.,]|bn|tn|m\b)))\d[\d.,]*+(?:bn|m|tn|k|cr)?"
)
_USER = regex.compile(r"(?=[a-z]{4})[a-z_]++\d++|[a-z]++_\w++")  # "boatfan77", "boat_fan", not "mp3"
_ARABIC_ARTICLE = regex.compile(r"(?:a[a-z]{1,2}|e[a-z])[-’']\p{Lu}")  # "al-Khatib", "ash-Shami"


def word_tag(word: str, lexicon: Lexicon) -> str:
    """The tag of a word by itself, in mid-sentence."""
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word == "I":
        return "P"
    first = word[0]
    if not first.isalnum() and first not in "@#":
        return "s" if word in "’'" else lexicon.tags.get(word.replace("’", "'"), "x")  # the ’d of "she’d"
    if first == "@" or first in "ae" and _ARABIC_ARTICLE.match(word):
        return "N"
    if first.isupper():
        return _capital_tag(word, lexicon)
    if first.isdigit():
        return "a" if "-" in word else "Y" if word.endswith(("PM", "am", "pm")) else "0"
    if word in lexicon.particles:
        return "d"
    return lexicon.tags.get(word) or _unknown_tag(word, lexicon)


def _capital_tag(word: str, lexicon: Lexicon) -> str:
    """The tag of a word with a capital: what the lists say, else a name."""
    plain = word.isalpha()
    if not plain and _AMOUNT.fullmatch(word):
        return "0"
    # Inside a name: "Sheriff’s Office", "McDonald’s", but not "Dato’", "Ochieng’".
    if not plain and word.endswith(_POSSESSIVE) and word not in lexicon.capital_tags and word[-3:-1] != "ng":
        return "Z"
    if word[:2] in ("R-", "D-", "I-") or word in DEGREES:
        return "Y"
    if not plain and word[:2] == "No" and word[-1].isdigit() and word not in lexicon.organisations:
        return "R"  # "world No. 1"
    if word in lexicon.capital_tags:
        return lexicon.capital_tags[word]
    if len(word) > 2 and word.isupper() and word.capitalize() in lexicon.capital_tags:
        return lexicon.capital_tags[word.capitalize()]
    common = lexicon.tags.get(word.lower())
    if common and common in "PpDXCBFfiObotWnA" and word.lower() != "us":
        return "N" if word in lexicon.given_names or len(word) > 1 and word.isupper() else common
    return "N" if plain else _compound_tag(word, lexicon)


def _compound_tag(word: str, lexicon: Lexicon) -> str:
    """An office or a name: "IGP-Traffic", "Ex-president", "Mum-of-four", "Officer-in-Charge", but "Wai-man"."""
    office, _, field = word.partition("-")
    if field and office.isupper() and lexicon.capital_tags.get(office) == "T":
        return "T"
    lower = word.lower()
    if lower.endswith(_ADJECTIVES) and word.rpartition("-")[2][0].islower():
        return "a"  # "a White House-era paper"
    if word.endswith(_AGES):
        return "a"  # "Nine-year-old Ana Ruiz"
    tail = office.lower() if "-of-" in lower or "-in-" in lower else word.rpartition("-")[2]
    if tail == word or lexicon.tags.get(tail) != "R":
        return "N"
    given = tail == "man" or office.lower() not in lexicon.tags  # "Kin-man", not "Press-officer"
    return "N" if given and _SYLLABLES.fullmatch(word) else "T"


def _unknown_tag(word: str, lexicon: Lexicon) -> str:
    """What the ending of a word in small letters tells that no list has."""
    if (word[-1].isdigit() or "_" in word) and _USER.fullmatch(word):
        return "N"
    if word.endswith("ly"):
        return "A"
    if word.endswith("ed") and len(word) > 4:
        return "v"
    if word.endswith("ing") and len(word) > 5:
        return "e"
    if word.endswith(("ologist", "ologists")):
        return "R" if word.endswith("t") else "r"
    if "-" not in word:
        return "Y" if word in _OCLOCK else "a"
    noun, tail = word.rsplit("-", 1)
    if tail in ("elect", "designate"):
        return lexicon.tags.get(noun, "a")
    if "-of-" in word:  # "mother-of-six"
        tail = word.partition("-")[0]
    tag = lexicon.tags.get(tail.lower(), "")  # "singer-turned-MP"
    return tag if tag in {"R", "r"} else "a"
