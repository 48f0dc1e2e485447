"""The words of a name: which tokens of a mention, and beside it, are the name itself.

A mention may hold more ("Former Miss Venezuela Ana Ruiz") or less than the name: given names and surnames that are
also titles, nationalities or initials stand before its head ("Rep. Earl Novak", "Capt. Christian Duarte").
"""

from __future__ import annotations

from ..phrases.phrase import Phrase
from ..scene import Scene
from ..words.name_forms import SUFFIXES, Form

_CALLED_AFTER = frozenset("campaign administration".split())
_LOOKED_BACK = 1000  # tokens: many pairs must not cost the whole text each
_HELD = frozenset("backed based controlled funded led linked listed owned registered run sponsored".split())
_TITLED = frozenset("TRH")


def is_named(scene: Scene, phrase: Phrase) -> bool:
    """Whether a mention is a name, or a body called after one: "the Ruiz campaign"."""
    if phrase.kind == "nominal" and scene.tokens.words[phrase.head] in _CALLED_AFTER:
        return scene.tokens.tags[phrase.first : phrase.head].rstrip("s").endswith("N")
    return phrase.kind == "name"


def name_parts(scene: Scene, mention: int) -> Form:
    """The words of a name with its particle and its suffix (Jr.), without what ran into it."""
    phrase = scene.mentions[mention]
    words, tags = scene.tokens.words, scene.tokens.tags
    head, last = phrase.head, phrase.last
    if phrase.kind == "nominal":
        return _body_parts(scene, phrase.first, last)
    while last - head > 1 and words[head].rpartition("-")[2] in _HELD and "-" in words[head]:
        head += 1  # "London-listed | Orchid Air"
    if phrase.sort != "organisation" or last - head == 1:
        head = _with_given_name(scene, phrase.first, head, last)
    while last > head + 1 and (words[last - 1] in scene.lexicon.postnominals or tags[last - 1] in "Ga"):
        last -= 1  # "Hart | MP", "Global Times | newspaper"
    listed = phrase.sort == "organisation"  # "Department for Rivers, Food and Rural Affairs"
    form = tuple(
        [
            words[k] + ("," if listed and tags[k + 1] == "," and k + 1 < last else "")
            for k in range(head, last)
            if tags[k] not in ",Q"
        ]
    )
    if len(form) > 1 and form[-1] not in SUFFIXES:
        after = last + (words[last : last + 1] == [","])
        if words[after : after + 1] and words[after] in SUFFIXES:
            form = (*form, words[after])
    return _with_shared_surname(scene, mention, form) if len(form) == 1 else form


def _with_shared_surname(scene: Scene, mention: int, form: Form) -> Form:
    """The full name of the first of two with one surname, where it is first mentioned: "Tom | and Mia Holt"."""
    words, given = scene.tokens.words, scene.lexicon.given_names
    last = scene.mentions[mention].last
    if words[last] != "and" or form[0] not in given or mention + 1 == len(scene.mentions):
        return form
    other = scene.mentions[mention + 1]
    pair = (
        other.kind == "name" and other.head == last + 1 and other.last - other.head == 2 and words[other.head] in given
    )
    before = words[max(0, last - 1 - _LOOKED_BACK) : last - 1]
    return (*form, words[other.last - 1]) if pair and form[0] not in before else form


def _with_given_name(scene: Scene, first: int, head: int, last: int) -> int:
    """Where the name begins, with a given name, initials or particles that stand between ``first`` and its head."""
    words, tags, given = scene.tokens.words, scene.tokens.tags, scene.lexicon.given_names
    if last - head == 1 and head > first and words[head - 1] in given:
        titled = head - 1 > first and tags[head - 2] in _TITLED
        if tags[head - 1] == "J" or tags[head - 1] in _TITLED and titled:
            head -= 1
    while head > first and _is_initial(words[head - 1]) and (_is_initial(words[head]) or words[head] in given):
        head -= 1
    while head > first and tags[head - 1] == "d":
        head -= 1
    return head


def _is_initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def _body_parts(scene: Scene, first: int, last: int) -> Form:
    """The words of a body called after somebody: "Ruiz’s campaign" of "Ms. Ruiz’s campaign"."""
    words, tags = scene.tokens.words, scene.tokens.tags
    start = last - 1
    while start > first and tags[start - 1] in "NZJs":
        start -= 1
    form = [words[start]]
    for k in range(start + 1, last):
        if tags[k] == "s":
            form[-1] += words[k]
        else:
            form.append(words[k])
    return tuple(form)
