"""Whose words a document holds: "a report from the World Bank", "Ruiz’s letter", "the statement" that Ruiz made."""

from __future__ import annotations

from collections.abc import Mapping

from ..scene import Scene
from .antecedents import Anaphor
from .cluster import Cluster

_BEHIND = 3  # mentions after a document of which one may be its issuer: owners stand before the name
_FRONTED = 30  # tokens behind "In a letter" in which its subject is looked for
_BACK = 40  # mentions before it among which the same document is looked for
_THE = frozenset({"the", "that", "this"})
# Words before a document whose subject it comes from: "said in a letter", "sent a letter", "sent staff a letter".
_MADE = frozenset("in via through sent issued released wrote published posted shared signed penned tweeted".split())
_GAVE = frozenset("sent wrote emailed e-mailed texted handed gave".split())
# Between a document and its issuer: "a statement issued by", "the letter, signed by".
_SIGNED = frozenset("issued sent written signed penned authored drafted attributed".split())
_PUBLISHED = frozenset("released published posted circulated".split())  # by another perhaps, where it is a letter


def issuer(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The cluster whose words a document holds, where the article tells it; ``of`` maps mentions to clusters."""
    if anaphor.phrase.sort != "document":
        return None
    found = _named_behind(anaphor.scene, anaphor.mention, of)
    if found is not None:
        found.heads.add(anaphor.word)
    elif _noun(anaphor) in anaphor.scene.lexicon.personal_documents:
        found = _owner(anaphor, of) if anaphor.determiner not in _THE else _of_before(anaphor, of)
    return found


def _noun(anaphor: Anaphor) -> str:
    return anaphor.scene.tokens.words[anaphor.phrase.last - 1].lower()


def _is_private(scene: Scene, noun: str) -> bool:
    """Whether a document is for its reader alone, as a letter is, which others may publish."""
    return scene.lexicon.personal_documents.get(noun) == "private"


def name_behind(scene: Scene, document: int) -> int | None:
    """The mention of who issues it: "a report from | the World Bank", "the letter, signed by | Ana Ruiz"."""
    mentions, words, at = scene.mentions, scene.tokens.words, scene.mentions[document].last
    comma = words[at] == ","
    link = {"from", "by"}
    public = not _is_private(scene, words[at - 1].lower())
    if words[at + comma] in _SIGNED or public and words[at + comma] in _PUBLISHED:
        link = {"to"} if words[at + comma] == "attributed" else {"by"}
        at += comma + 1
    if words[at] not in link:
        return None
    start = at + 1
    for k in range(document + 1, min(len(mentions), document + 1 + _BEHIND)):
        phrase = mentions[k]
        if phrase.first == start and phrase.kind == "name" and not phrase.possessor:
            return k
        if phrase.first == start and phrase.sort == "person" and scene.tokens.tags[phrase.last] == ",":
            start = phrase.last + 1  # "signed by its secretary, | Ana Ruiz"
    return None


def _named_behind(scene: Scene, document: int, of: Mapping[int, Cluster]) -> Cluster | None:
    """ "A report from the World Bank", "a tweet by Ana Ruiz"; not "a letter from Paris"."""
    name = name_behind(scene, document)
    cluster = of.get(name) if name is not None else None
    return None if cluster is None or cluster.place else cluster


def _owner(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """ "Ruiz’s letter", "her letter"."""
    owner = anaphor.mention - 1
    mine = owner in of and anaphor.scene.mentions[owner].possessor and not of[owner].place
    if mine and anaphor.scene.name_of(owner) in anaphor.scene.lexicon.platforms:  # "a Facebook post"
        return None
    return of[owner] if mine and anaphor.scene.heads[owner] >= anaphor.phrase.first else None


def _of_before(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """ "Ruiz said in a statement that … The statement said": who spoke in it, or made it."""
    scene = anaphor.scene
    mentions, words = scene.mentions, scene.tokens.words
    for k in range(anaphor.mention - 1, max(-1, anaphor.mention - _BACK), -1):
        if mentions[k].kind == "nominal" and words[mentions[k].last - 1].lower() == _noun(anaphor):
            if k in of and of[k].forms:
                return of[k]
            return _named_behind(scene, k, of) or _maker(anaphor, k, of) or of.get(k)
    return None


def _maker(anaphor: Anaphor, document: int, of: Mapping[int, Cluster]) -> Cluster | None:
    """The subject of "sent staff a memo", "said in a letter", "In a letter, … wrote"."""
    context, scene = anaphor.context, anaphor.scene
    words, first = scene.tokens.words, scene.mentions[document].first
    before = words[first - 1].lower()
    if before not in _MADE and _GAVE.isdisjoint(words[max(0, first - 3) : first]):
        return None
    start, end = scene.sentence_range(context.sentences[document])
    sides = [range(document - 1, max(scene.mentions_between(0, start).stop, document - _BACK) - 1, -1)]
    if before == "in":
        sides.append(scene.mentions_between(first, min(end, first + _FRONTED)))
    for side in sides:
        known = (k for k in side if k in of and k != document and scene.tokens.tags[scene.mentions[k].last] != ")")
        maker = next((of[k] for k in known if context.place(k) in ("speaker", "subject")), None)
        if maker is not None:
            return maker
    return None
