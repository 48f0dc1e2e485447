"""Whose words a document holds: "a report from the World Bank", "Ruiz’s letter", "the statement" that Ruiz made."""

from __future__ import annotations

from collections.abc import Mapping

from .antecedents import Anaphor
from .cluster import Cluster
from .scene import Scene

_BEHIND = 3  # mentions after a document of which one may be its issuer: owners stand before the name
_BACK = 40  # mentions before it among which the same document is looked for
# Documents that hold the words of one person or body, who speaks; a report or a study speaks for itself.
_PERSONAL = frozenset(
    "affidavit column dissent e-mail email letter manifesto memo message note op-ed opinion order post ruling speech"
    " statement telegram testimony text tweet".split()
)


_THE = frozenset({"the", "that", "this"})
# Words before a document whose subject it comes from: "said in a letter", "sent a letter".
_MADE = frozenset("in via through sent issued released wrote published posted shared signed penned tweeted".split())


def issuer(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """The cluster whose words a document holds, where the article tells it; ``of`` maps mentions to clusters."""
    if anaphor.phrase.sort != "document":
        return None
    found = _named_behind(anaphor.scene, anaphor.mention, of)
    if found is not None:
        found.heads.add(anaphor.word)
    elif anaphor.word in _PERSONAL:
        found = _owner(anaphor, of) if anaphor.determiner not in _THE else _of_before(anaphor, of)
    return found


def _named_behind(scene: Scene, document: int, of: Mapping[int, Cluster]) -> Cluster | None:
    """ "A report from the World Bank", "a tweet by Ana Ruiz"; not "a letter from Paris"."""
    mentions, last = scene.mentions, scene.mentions[document].last
    if scene.tokens.words[last] not in ("from", "by"):
        return None
    for k in range(document + 1, min(len(mentions), document + 1 + _BEHIND)):
        cluster = of.get(k)
        if cluster and mentions[k].first == last + 1 and mentions[k].kind == "name" and not mentions[k].possessor:
            return None if cluster.place else cluster
    return None


def _owner(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """ "Ruiz’s letter", "her letter"."""
    owner = anaphor.mention - 1
    mine = owner in of and anaphor.scene.mentions[owner].possessor and not of[owner].place
    return of[owner] if mine and anaphor.scene.heads[owner] >= anaphor.phrase.first else None


def _of_before(anaphor: Anaphor, of: Mapping[int, Cluster]) -> Cluster | None:
    """ "Ruiz said in a statement that … The statement said": who spoke in it, or made it."""
    context, scene = anaphor.context, anaphor.scene
    mentions, words = scene.mentions, scene.tokens.words
    for k in range(anaphor.mention - 1, max(-1, anaphor.mention - _BACK), -1):
        if mentions[k].kind == "nominal" and words[mentions[k].last - 1].lower() == anaphor.word:
            if k in of:
                return of[k]
            issuer = _named_behind(scene, k, of)
            if issuer is None and words[mentions[k].first - 1] in _MADE:
                here = (j for j in range(k - 1, -1, -1) if context.sentences[j] == context.sentences[k])
                issuer = next((of[j] for j in here if j in of and context.place(j) in ("speaker", "subject")), None)
            return issuer
    return None
