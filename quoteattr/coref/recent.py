"""Whom an anaphor may mean: those mentioned lately, as the article is read from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .antecedents import Anaphor, Candidate, possible
from .cluster import Cluster
from .context import Context

_MENTIONS_BACK, _CLUSTERS_BACK, _MENTIONS_AHEAD = 160, 6, 4


class Recent:
    """Who was mentioned so far: one candidate a cluster, the latest last."""

    def __init__(self, context: Context) -> None:
        self.sentences = context.sentences
        self._met: dict[Cluster, tuple[int, int]] = {}
        """Cluster to its nearest mention and the first of the same sentence, the latest last."""

    def note(self, mention: int, cluster: Cluster) -> None:
        """The next mention is one of the cluster."""
        known = self._met.pop(cluster, None)
        if known is not None and self.sentences[known[0]] == self.sentences[mention]:
            lead = known[1]
            self._met[cluster] = mention, lead if mention - lead < _MENTIONS_BACK else mention
        else:
            self._met[cluster] = mention, mention

    def forget(self, cluster: Cluster) -> None:
        """The cluster has no mention left."""
        self._met.pop(cluster, None)

    def near(self, anaphor: Anaphor, of: Mapping[int, Cluster], main: Sequence[Cluster]) -> list[Candidate]:
        """The candidates: clusters mentioned before, the latest first, then the main ones, then those soon after."""
        mention, met = anaphor.mention, self._met
        farthest, gender = mention - _MENTIONS_BACK, anaphor.gender
        found: dict[Cluster, Candidate] = {}
        for cluster, (last, lead) in reversed(met.items()):
            if last < farthest:
                break
            if not (gender and cluster.body) and possible(anaphor, cluster):  # the former is quicker
                found[cluster] = Candidate(cluster, last, lead)
                if len(found) == _CLUSTERS_BACK:
                    break
        for cluster in main:
            if cluster not in found and cluster in met and possible(anaphor, cluster):
                found[cluster] = Candidate(cluster, *met[cluster])
        for k in range(mention + 1, mention + 1 + _MENTIONS_AHEAD):
            if (later := of.get(k)) is not None and later not in found and possible(anaphor, later):
                found[later] = Candidate(later, k, k)
        return list(found.values())
