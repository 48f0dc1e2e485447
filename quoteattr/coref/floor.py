"""Who has had the floor: whom the quotes so far were attributed to, how often and how lately."""

from __future__ import annotations

from .cluster import Cluster

_LATEST = 3


class Floor:
    """The speakers of the quotes so far."""

    def __init__(self) -> None:
        self.times: dict[Cluster, int] = {}
        """How many quotes each of them has."""
        self.latest: list[Cluster] = []
        """The last few of them, each once, who spoke last first."""
        self.holder: Cluster | None = None
        """Who spoke last."""
        self.reporter: Cluster | None = None
        """Who said something last, in marks or not."""
        self._most = 0

    def give(self, cluster: Cluster) -> None:
        """Note that the next quote is this one's."""
        if self.holder is not cluster:
            self.latest = [cluster, *(other for other in self.latest if other is not cluster)][:_LATEST]
            self.holder = cluster
        self.times[cluster] = times = self.times.get(cluster, 0) + 1
        self._most = max(self._most, times)

    def turn(self, cluster: Cluster) -> str:
        """How many other speakers ago it spoke."""
        return str(self.latest.index(cluster)) if cluster in self.latest else "no"

    def standing(self, cluster: Cluster) -> str:
        """Whether anybody is quoted more."""
        if not self._most:
            return "nobody yet"
        times = self.times.get(cluster, 0)
        return "never" if not times else "most" if times == self._most else "less"
