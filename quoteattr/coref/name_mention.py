"""What a mention of a name tells of whom it names: the words of the name, gender, sort, and titles."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon import Gender
from ..phrases.phrase import Sort
from ..scene import Scene
from ..words.name_forms import Form
from .cluster import Cluster, role_noun
from .name_parts import name_parts

_HONORIFIC_VOTES, _GIVEN_NAME_VOTES = 3, 2
_OFFICE_BEHIND = re.compile(r",D?(?:[Np]{1,2}s)?[aeJNZG0]{0,5}R(?=[,.fFiVvXW])")
_TITLES = frozenset("RTH")


class Name(NamedTuple):
    """A mention of a name: its words, and what they and those beside it tell of gender (votes) and sort.

    ``titled``: an honorific, a title or a role noun stands before it.
    """

    mention: int
    form: Form
    genders: dict[Gender, int]
    sort: Sort
    titled: bool = False


def read_name(scene: Scene, mention: int) -> Name:
    """What a named mention tells."""
    phrase = scene.mentions[mention]
    alone = phrase.kind == "name" and phrase.first == phrase.last - 1
    if alone and scene.tokens.tags[phrase.last] != "C":  # most are one word, with nothing beside it
        return Name(mention, (scene.tokens.words[phrase.first],), {}, phrase.sort)
    form = name_parts(scene, mention)
    return Name(mention, form, _genders(scene, mention, form), _sort(scene, mention, form), _is_titled(scene, mention))


def add_name(cluster: Cluster, scene: Scene, name: Name) -> None:
    """Note in the cluster what a mention of its name tells: form, gender, sort, role nouns."""
    phrase, form, sort = scene.mentions[name.mention], name.form, name.sort
    if form not in cluster.forms and next((word for word in form if word[-1] != "."), "") in scene.lexicon.given_names:
        cluster.proper.add(form)
    common = form[-1].lower() in scene.lexicon.tags or form[-1].endswith(("ing", "ed"))
    if common and scene.tokens.tags[phrase.last - 1] != "Z":
        cluster.doubtful.add(form)
    cluster.called(form)
    cluster.tell_gender(name.genders)
    surname = sort == "place" and any(len(other) > 1 and other[-1:] == form for other in cluster.forms)
    if not (surname or sort == "place" and cluster.person):  # "London" is Michael London here
        cluster.tell_sort(sort, 3 if name.titled or len(form) > 1 else 1)
    if name.titled:
        heads = [k for k in range(phrase.first, phrase.head) if scene.tokens.tags[k] in "RT"]
        words = [role_noun(scene.tokens.words, k) for k in heads]
        cluster.heads.update(words, *(scene.lexicon.title_nouns.get(word, ()) for word in words))


def _is_titled(scene: Scene, mention: int) -> bool:
    """Whether an honorific, a title or a role noun stands before the name."""
    phrase = scene.mentions[mention]
    return phrase.first < phrase.head and not _TITLES.isdisjoint(scene.tokens.tags[phrase.first : phrase.head])


def _sort(scene: Scene, mention: int, form: Form) -> Sort:
    """The sort of a named mention; what is called after a person is a body: "the Ana Ruiz Foundation"."""
    phrase = scene.mentions[mention]
    last = phrase.last - 1
    body_noun = scene.tokens.tags[last] == "Z" or scene.lexicon.tags.get(scene.tokens.words[last].lower()) == "G"
    if phrase.kind == "nominal" or phrase.last - phrase.head > 2 and body_noun:
        return "organisation"
    articled = scene.tokens.words[phrase.first].lower() == "the" and phrase.first == phrase.head - 1
    plain = articled and phrase.sort == "unknown" and len(form) > 1 and form[-1][-1] != "s"
    if plain and scene.lexicon.given_names.keys().isdisjoint(form):
        return "organisation"  # "the Quarrow Statehouse"
    longer = len(form) > phrase.last - phrase.head  # "Mayor Don Guardian": a person, though "Guardian" is a newspaper
    return "person" if longer and form[0] in scene.lexicon.given_names else phrase.sort


def _genders(scene: Scene, mention: int, form: Form) -> dict[Gender, int]:
    """What the words of the mention tell of gender: Mr. most, a role noun least (she may be the chairman)."""
    phrase = scene.mentions[mention]
    words, tags = scene.tokens.words, scene.tokens.tags
    votes: dict[Gender, int] = {}
    for k in range(phrase.first, phrase.head):
        gender = scene.lexicon.genders.get(words[k].lower())
        if gender:
            votes[gender] = votes.get(gender, 0) + (_HONORIFIC_VOTES if tags[k] == "H" else 1)
    given = scene.lexicon.given_names.get(form[0]) if len(form) > 1 else None
    if given in ("m", "f"):
        votes[given] = votes.get(given, 0) + _GIVEN_NAME_VOTES
    elif not votes and len(form) > 1 and tags[phrase.last] == ",":
        behind = _OFFICE_BEHIND.match(tags, phrase.last)  # "Lou Ruiz, the county’s Democratic chairman,"
        gender = scene.lexicon.genders.get(words[behind.end() - 1].lower()) if behind else None
        if gender in ("m", "f"):
            votes[gender] = 1
    return votes
