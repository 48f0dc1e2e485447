"""Whom an anaphor may mean: those mentioned lately, as the article is read from left to right."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence

from .antecedents import Anaphor, Candidate, possible
from .cluster import Cluster
from .context import Context

_MENTIONS_BACK, _CLUSTERS_BACK, _MENTIONS_AHEAD = 160, 6, 4


class Recent:
    """Who was mentioned so far: one candidate a cluster, the latest last."""

    def __init__(self, context: Context) -> None:
        self.sentences = context.sentences
        self._met: OrderedDict[Cluster, Candidate] = OrderedDict()

    def note(self, mention: int, cluster: Cluster) -> None:
        """The next mention is one of the cluster."""
        lead = mention
        if (known := self._met.get(cluster)) is not None and mention - known.lead < _MENTIONS_BACK:
            lead = known.lead if self.sentences[known.last] == self.sentences[mention] else mention
        self._met[cluster] = Candidate(cluster, mention, lead)
        self._met.move_to_end(cluster)

    def near(self, anaphor: Anaphor, of: Mapping[int, Cluster], main: Sequence[Cluster]) -> list[Candidate]:
        """The candidates: clusters mentioned before, the latest first, then the main ones, then those soon after."""
        mention = anaphor.mention
        found: dict[Cluster, Candidate] = {}
        for cluster, candidate in reversed(self._met.items()):
            if candidate.last < mention - _MENTIONS_BACK or len(found) == _CLUSTERS_BACK:
                break
            if possible(anaphor, cluster):
                found[cluster] = candidate
        for cluster in main:
            if cluster in self._met and cluster not in found and possible(anaphor, cluster):
                found[cluster] = self._met[cluster]
        for k in range(mention + 1, min(len(self.sentences), mention + 1 + _MENTIONS_AHEAD)):
            if (later := of.get(k)) is not None and later not in found and possible(anaphor, later):
                found[later] = Candidate(later, k, k)
        return list(found.values())
