"""Quotations that the words before them announce as nobody's: an alias, the title of a work, a term."""

from __future__ import annotations

from collections.abc import Sequence

from .quote_view import QuoteView, in_title_case

NAMED = frozenset("called named dubbed entitled titled".split())
"""Words that give a thing its name: "a charity called “Sunrise Wishes”"."""

_ALWAYS_ALIAS = frozenset({"alias", "aka", "a.k.a."})
_ALIAS = _ALWAYS_ALIAS | {"nicknamed", "codenamed", "known"}  # behind a comma: "Ruiz, popularly known as “Bunty”"
_POPULARLY = frozenset("affectionately better commonly fondly jokingly locally popularly widely".split())
_CHRISTENED = frozenset({"called", "dubbed"})  # the same where a comma closes: "the plan, called “Vision 9”, was dead"
_LONGEST_ALIAS = 3  # words
_TITLES = frozenset({"title", "heading", "headline"})
# Of which each has a name: "the “Clean Streets” campaign".
_CALLED_SO = frozenset(
    "act agenda app award awards brand bus campaign centre channel competition concert conference drive exercise"
    " exhibition expo festival forum fund group initiative law march mission operation package podcast portal"
    " prize programme program project rally scheme series ship show slogan statue strategy summit tour train trophy"
    " vessel website workshop".split()
)
_RATES, _RATED = frozenset("rate rates rated rating".split()), frozenset({"stock", "share", "shares"})
SNEERS = frozenset({"quote-unquote", "self-styled", "so-called"})
"""Words that keep their distance from what follows."""

_OF_WORKS = frozenset("actor actress alum author co-star creator director host singer star".split())
_KNOW, _KNOWN = frozenset({"knew", "know", "known", "knows"}), 5  # tokens
_IDENTIFIED = frozenset({"credited", "identified", "listed"})  # "identified as “Witness Two”"
_CHRISTENED_SO = frozenset("christened codenamed dubbed named nicknamed".split())
_PLAYS = frozenset(
    "debuts hosted hosting hosts launched launches played plays playing portrayed portrays premieres publish published"
    " publishes staged stages unveiled unveils".split()
)
_SECTIONS = frozenset("Analysis Comment Editorial Editorials Feature Leader Letters News Opinion Report page".split())
_WORDS, _NEVER = frozenset({"word", "words", "phrase", "term"}), frozenset({"never", "not", "n't", "n’t"})
_CHARGED = frozenset(
    tuple(words.split())
    for words in "charged with,guilty to,convicted of,suspicion of,count of,counts of,jailed for,term for".split(",")
)
_LONGEST_TITLE = 6  # words
_NEAR = 4  # tokens before the marks


def is_announced(view: QuoteView) -> bool:
    """Whether the words before leave no doubt that it is nobody's words."""
    if _is_titled(view.words) and (_is_work(view) or _is_christened(view) or _names_what_follows(view)):
        return True
    return _is_alias(view) or _is_term(view)


def _is_alias(view: QuoteView) -> bool:
    """Whether it is what somebody or something is called: "Musa Bello, alias “Razor”, was held"."""
    words, tags, first = view.scene.tokens.words, view.scene.tokens.tags, view.unit.first
    called = first - 1 - (tags[first - 1] == "D")
    called -= words[called] == "as"
    if words[called + 1] == "as" and _is_known(called, view):
        return len(view.words) <= _LONGEST_ALIAS  # whoever says so behind it
    enclosed = view.ending == "comma" and "," not in tags[view.start : called - 1] and view.text[:1].isupper()
    aliases = _ALIAS | _CHRISTENED if enclosed or words[called - 1] in _POPULARLY else _ALIAS
    if len(view.words) > _LONGEST_ALIAS or called < 2 or words[called] not in aliases:
        return False
    popularly = words[called - 1] in _POPULARLY  # "Ruiz, the mayor, popularly called “Bunty”"
    return words[called] in _ALWAYS_ALIAS or popularly or tags[called - 1 - (tags[called - 1] == "A")] == ","


def _is_known(called: int, view: QuoteView) -> bool:
    """Whether it is what something is known as: "known locally as", "known in the Capitol as", "friends know Wu as"."""
    words, tags = view.scene.tokens.words, view.scene.tokens.tags
    for k in range(called, max(called - _KNOWN, -1), -1):
        if words[k] in _KNOW:
            return words[k] == "known" or tags[k + 1] == "N"
        if tags[k] not in "AiDJNZGMaRy":
            return False
    return False


def _is_work(view: QuoteView) -> bool:
    """Whether a title is that of a work, as the word beside says: "the film “Snow” was bad", "“Snow” star Ana Ruiz"."""
    scene, first = view.scene, view.unit.first
    words, tags = scene.tokens.words, scene.tokens.tags
    noun = words[first - 1]
    if words[view.unit.last + 1] in _OF_WORKS or noun.lower() in _PLAYS and view.text[:1].isupper():
        return True
    if noun == "," and words[first - 2] in scene.lexicon.work_nouns:
        return len(view.words) > 1  # "in her new book, “Low Water,” she"
    announced = noun in _TITLES or noun in scene.lexicon.work_nouns and view.ending == "nothing"
    return announced and tags[first - 2] in "DpaeJs"


def _is_christened(view: QuoteView) -> bool:
    """Whether a title is what a thing is called: "a plan dubbed “Clean Sea”.", "named the raid “Operation Snow”"."""
    first, words, tags = view.unit.first, view.scene.tokens.words, view.scene.tokens.tags
    verb, before = words[first - 1], words[max(0, first - _NEAR) : first - 1]
    if verb == "as":
        return words[first - 2] in _IDENTIFIED and view.text[:1].isupper()
    if tags[first - 1] in "aGM" and not _CHRISTENED_SO.isdisjoint(before):
        return True
    thing = tags[first - 3] if tags[first - 2] == "," else tags[first - 2]  # "a group, named “Last Mile”, had"
    return verb in NAMED and thing in "aG" and (len(view.words) > 1 or "a" in before)


def _names_what_follows(view: QuoteView) -> bool:
    """Whether it is the name of what stands behind it: "Ruiz said the “Green Roofs” scheme had failed"."""
    words, tags, unit = view.scene.tokens.words, view.scene.tokens.tags, view.unit
    if words[view.rest] not in _CALLED_SO or tags[unit.first - 1] not in "Dps" or unit.first - 1 < view.start:
        return False
    return len(view.words) > 1 and view.text[:1].isupper()


def _is_titled(words: Sequence[str]) -> bool:
    """Whether words are written as a title: "Low Water and Other Blues"."""
    return 0 < len(words) <= _LONGEST_TITLE and in_title_case(words)


def _is_term(view: QuoteView) -> bool:
    """Whether it is a term, as the words before say: "his so-called “golden road”", "charged with “affray”"."""
    words, first = view.scene.tokens.words, view.unit.first
    said = words[first - 1].lower() if first else ""
    if said in _WORDS or said == "(":
        return _is_word_as_word(view) or _is_reference(view)
    rated = said in _RATED and not _RATES.isdisjoint(words[first - _NEAR : first])
    sneers = said in SNEERS or said == "called" and words[first - 2].lower() == "so"
    charged = tuple(words[max(0, first - 2) : first]) in _CHARGED
    return sneers or charged or rated and len(view.words) < _LONGEST_ALIAS


def _is_word_as_word(view: QuoteView) -> bool:
    """Whether it is a word that is looked for, or that somebody does not say: "never used the word “sorry”"."""
    words, first = view.scene.tokens.words, view.unit.first
    if first < _NEAR or words[first - 1] not in _WORDS or words[first - 2] != "the":
        return False
    said = words[first - 3] not in ("for", "without") and _NEVER.isdisjoint(words[first - _NEAR - 1 : first - 3])
    return not said and len(view.words) < _LONGEST_ALIAS


def _is_reference(view: QuoteView) -> bool:
    """Whether it is the heading of what a letter to the editor answers: "(“Ferry fares rise”, 3 May)"."""
    words, tags, rest = view.scene.tokens.words, view.scene.tokens.tags, view.rest
    if view.before[-1:] != "(" or view.ending != "comma":
        return False
    return words[rest] in _SECTIONS or tags[rest] == "Y" or tags[rest : rest + 2] == "0Y"
