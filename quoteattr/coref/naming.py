"""Words behind a nominal that say what its person is called, or that nobody may know: "who asked not to be named"."""

from __future__ import annotations

import re

from ..phrases.noun_phrases import complement_end
from ..scene import Scene

_MENTIONS_ON, _WORDS_ON = 5, 12
_NAMING = re.compile(
    r"[,(–—-] (?:born|real name)|"  # "the rapper, born Tom Okafor"
    r",? ?(?:who |whose (?:(?:real|full|birth) )?)?"
    r"(?:(?:is|was|has been|asked|wanted|wished|agreed|preferred|would|only|simply|just|merely|to|be"
    r"|us|me|that|we) ){0,6}"  # "who asked us to use only her first name, Dana,"
    r"(?:(?:known|identified|named|called|goes|went|gave|gives|give|introduced|described|name|use)(?: [a-z]+){0,6}?"
    r" (?:(?:(?:first|last|family|given) |sur)name ,|initials ,|as|by|name|of|is))"
)  # all runs are bounded, and so are the words that it is asked about
# "A soldier flanked by others, who identified himself as Omar": whatever stands before.
_OWN_NAME = re.compile(r"\bwho (?:identified|introduced|named) (?:him|her)self as$|\bgave (?:his|her) name as$")
_ANONYMOUS = re.compile(
    r"\b(?:anonymity|anonymously|(?:not|\w+n[’']t|declin(?:ed|es|ing)|refus(?:ed|es|ing))"
    r"(?: [a-z]+){0,6}? (?:named|identified|by name|(?:his|her|their) (?:full )?names?)"
    r"|names? (?:[a-z]+ ){0,3}?(?:withheld|not be (?:used|published|printed|disclosed|revealed)))\b"
)  # bounded
# In whatever that pattern matches, in small letters or not.
_UNNAMED = {
    form
    for word in ("anonymity", "anonymously", "named", "identified", "name", "names")
    for form in (word, word.capitalize(), word.upper())
}
_SENTENCE = 60  # tokens
_PARTICIPLES = frozenset(f"{comma}{word}" for comma in ("", ", ") for word in ("named", "called", "surnamed"))


def named(scene: Scene, mention: int, indefinite: bool) -> int | None:
    """The name mention by which a nominal's own clause calls its person; None where it does not.

    "A guard called Omar" is one, ``indefinite``; "the guard called Omar" may have phoned him.
    """
    mentions, words = scene.mentions, scene.tokens.words
    last = complement_end(mentions[mention].last, scene.tokens)  # "a trader at the market | who gave her name as"
    last = _over_apposition(scene, mention, last)
    for k in range(mention + 1, min(len(mentions), mention + 1 + _MENTIONS_ON)):
        first = mentions[k].first
        if first - last > _WORDS_ON:
            return None
        if mentions[k].kind == "name" and first > last:
            if mentions[k].possessor:  # "a woman who named herself as | Ruiz’s sister"
                return None
            between = " ".join(words[last:first]).lower()
            plain = indefinite and between in _PARTICIPLES and first == mentions[k].head
            after = scene.tokens.tags[mentions[k].last]
            if indefinite and _OWN_NAME.search(between):
                return k
            return k if plain and after not in "DpNao" or _NAMING.fullmatch(between) else None
    return None


def _over_apposition(scene: Scene, mention: int, last: int) -> int:
    """Where what stands beside "one of them" ends: "one of them, a miner from Mali | who gave his name as"."""
    mentions, words = scene.mentions, scene.tokens.words
    if words[last - 1].lower() == "one" and words[last : last + 3] == ["of", "them", ","]:
        near = range(mention + 1, min(len(mentions), mention + 1 + _MENTIONS_ON))
        beside = next((k for k in near if mentions[k].first == last + 3), None)
        if beside is not None and mentions[beside].kind == "nominal":
            return complement_end(mentions[beside].last, scene.tokens)
    return last


def is_anonymous(scene: Scene, mention: int) -> bool:
    """Whether the sentence goes on to say that its person is not named: "the woman, who declined to give her name"."""
    last = scene.mentions[mention].last
    _, end = scene.sentence_range(scene.sentence(last - 1))
    words = scene.tokens.words[last : min(end, last + _SENTENCE)]
    return not _UNNAMED.isdisjoint(words) and _ANONYMOUS.search(" ".join(words).lower()) is not None
