"""The candidates that grammar and the words of the article leave for an antecedent, before any is weighed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..phrases.phrase import Phrase
from ..phrases.whereabouts import is_whereabouts
from ..scene import Scene
from ..words.relatives import CHILDREN
from .antecedents import Anaphor, Candidate
from .cluster import Cluster
from .fitting import fits
from .naming import is_anonymous
from .stated import Stated

_YOUNGER, _ELDER = frozenset({"younger", "junior"}), frozenset({"elder", "older", "senior"})
_JUNIOR = frozenset({"Jr", "Jr."})
_VOICES = frozenset({"announcer", "narrator"})


class Pool(NamedTuple):
    """The candidates for an antecedent, those of whom the article says the noun, and whether it may be nobody named."""

    candidates: list[Candidate]
    said: list[Candidate]
    unnamed: bool


def shared_pool(anaphor: Anaphor, sharers: Sequence[Cluster]) -> Pool:
    """Those who share a name: one of them it is, of the gender that the words ask for."""
    scene, mention = anaphor.scene, anaphor.mention
    if anaphor.gender:  # "Ana Ruiz, his daughter, … Mr. | Ruiz said"
        sharers = [cluster for cluster in sharers if cluster.gender in (None, anaphor.gender)] or sharers
    if mention in scene.links:
        sharers = [cluster for cluster in sharers if not cluster.body] or sharers  # "Ruiz said": not Team Ruiz
    sharers = _of_age(scene, mention, sharers) or sharers
    return Pool(_chained(scene, mention, [_before(cluster, mention) for cluster in sharers]), [], unnamed=False)


def _of_age(scene: Scene, mention: int, sharers: Sequence[Cluster]) -> list[Cluster]:
    """Those of a family whom "the younger Mr. Ruiz" or "the elder Ruiz" may mean; none where nothing tells."""
    phrase = scene.mentions[mention]
    words = set(scene.tokens.words[max(0, phrase.first - 1) : phrase.head])
    young = [c for c in sharers if c.heads & CHILDREN or any(form[-1] in _JUNIOR for form in c.forms)]
    if not _YOUNGER.isdisjoint(words):
        return young
    return [c for c in sharers if c not in young] if not _ELDER.isdisjoint(words) else []


def pronoun_pool(anaphor: Anaphor, candidates: list[Candidate]) -> Pool:
    """Those whom a pronoun may mean: "it" is not the place of the report, "OSLO – …"."""
    if anaphor.group == "it":
        mentions, tags = anaphor.scene.mentions, anaphor.scene.tokens.tags
        candidates = [c for c in candidates if not is_whereabouts(mentions[c.last], tags)]
    return Pool(_chained(anaphor.scene, anaphor.mention, candidates), [], unnamed=True)


def nominal_pool(anaphor: Anaphor, candidates: Sequence[Candidate], stated: Stated) -> Pool:
    """Those whom "the minister" may mean by what the article states of them; nobody new where that is sure enough."""
    scene, mention = anaphor.scene, anaphor.mention
    label = _is_label(scene, anaphor.phrase)
    fitting = [c for c in candidates if fits(anaphor, c.cluster, stated)]
    if anaphor.phrase.sort == "unknown":  # "GALLE, May 3 – Ana Ruiz walks … | the 43-year-old plucker"
        tags = scene.tokens.tags
        fitting = [c for c in fitting if not (c.cluster.place and is_whereabouts(scene.mentions[c.last], tags))]
    if mention in scene.links and is_anonymous(scene, mention):
        fitting = [c for c in fitting if not c.cluster.forms]
    if label:
        fitting = [c for c in fitting if anaphor.word in c.cluster.heads | stated.words(c.cluster)]
    if anaphor.word in _VOICES:  # "Ruiz bought the ad. “He lies,” | the narrator says"
        fitting = [c for c in fitting if not c.cluster.forms or anaphor.word in stated.words(c.cluster)]
    fitting = _chained(scene, mention, fitting)
    said = stated.saying_it(anaphor, fitting)
    if said and not any(c.cluster.forms for c in said):
        fitting = said  # "an aide to Ruiz …, the aide said": not Ruiz
    fitting = stated.with_the_noun(anaphor, fitting, said)
    fitting = stated.in_politics(anaphor, fitting)
    sure = stated.is_sure(anaphor, [c.cluster for c in said if c in fitting])
    first, tags = anaphor.phrase.first, scene.tokens.tags  # "the “Neon Nights” singer", not “No.” The singer
    titled = "Q" in tags[first : anaphor.phrase.last] or tags[first - 2 : first] in ("DQ", "pQ")
    if sure and not titled:  # "the rapper Ruiz left. … said a pal. … | the rapper": not the pal
        fitting = [c for c in fitting if c.cluster.forms or not c.cluster.heads or anaphor.word in c.cluster.heads]
    return Pool(fitting, said, unnamed=not (sure or fitting and (label or anaphor.is_age)))


def _chained(scene: Scene, mention: int, candidates: list[Candidate]) -> list[Candidate]:
    """Those that a chain of the backend joins with the mention, if it does with any."""
    chains = scene.chains
    chain = chains.get(mention)
    if chain is None:
        return candidates
    return [c for c in candidates if any(chains.get(k) == chain for k in c.cluster.mentions)] or candidates


def _before(cluster: Cluster, mention: int) -> Candidate:
    """A candidate by its last mention before one, or its first."""
    at = max(0, bisect_left(cluster.mentions, mention) - 1)
    return Candidate(cluster, cluster.mentions[at], cluster.mentions[at])


def _is_label(scene: Scene, phrase: Phrase) -> bool:
    """Whether a bare noun says who speaks, as in a transcript: "Mayor: “No.”"."""
    first, tags = phrase.first, scene.tokens.tags
    return (
        tags[phrase.last : phrase.last + 2] == ":Q"
        and tags[first] not in "Dp0"
        and tags[first - 1 : first] in ("|", "Q", "")
    )
