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
        self.reporter: Cluster | None = None
        """Who said something last, in marks or not."""
        self._most = 0

    def give(self, cluster: Cluster) -> None:
        """Note that the next quote is this one's."""
        if self.holder is not cluster:
            self.latest = [cluster, *(other for other in self.latest if other is not cluster)][:_LATEST]
        self.times[cluster] = times = self.times.get(cluster, 0) + 1
        self._most = max(self._most, times)

    @property
    def holder(self) -> Cluster | None:
        """Who spoke last."""
        return self.latest[0] if self.latest else None

    def turn(self, cluster: Cluster) -> str:
        """How many other speakers ago it spoke."""
        for k, other in enumerate(self.latest):
            if other is cluster:
                return str(k)
        return "no"

    def standing(self, cluster: Cluster) -> str:
        """Whether anybody is quoted more."""
        if not self._most:
            return "nobody yet"
        times = self.times.get(cluster, 0)
        return "never" if not times else "most" if times == self._most else "less"
