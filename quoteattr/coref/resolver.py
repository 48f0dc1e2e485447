"""Coreference: which mentions mean the same person or body.

Names are joined by their parts (`names`); a pronoun, a nominal or a surname that several share goes to the candidate
(`pool`) with the best sum of clues (`antecedent_clues`), or to nobody known: then its phrase describes the speaker.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter

from ..clues import Bunch, Weights, softmax
from ..phrases.roles import RoleFinder
from ..phrases.whereabouts import in_dateline
from ..scene import Scene
from ..words.pronouns import HE, SHE, I
from .antecedent_clues import candidate_clues, quoted_clues, unnamed_clues
from .antecedents import Anaphor, Candidate, is_indefinite
from .byline import author
from .cluster import Cluster
from .context import Context
from .excluded import excluded
from .name_mention import add_name, read_name
from .names import cluster_names
from .nominal_clues import nominal_clues
from .pool import Pool, nominal_pool, pronoun_pool, shared_pool
from .recent import Recent
from .rules import again, told, unnamed
from .sharer_clues import shared_clues
from .stated import Stated

_MAIN = 4  # clusters that stay candidates however long ago they were mentioned
_LAST = attrgetter("last")
_SINGLE = HE | SHE
_SURE = 0.9  # so probable an antecedent lends its pronoun's gender to the cluster
Option = tuple[Cluster | None, list[Bunch]]


class Resolver:
    """Finds the cluster of each source mention, from left to right; remembers who spoke last.

    He, she and role nouns between two sources are resolved on the way, since they keep their person in mind.
    """

    def __init__(self, scene: Scene, weights: Mapping[str, float]) -> None:
        self.scene = scene
        self.weights = Weights.of(weights)
        self.clusters, self.shared = cluster_names(scene)
        self.of: dict[int, Cluster] = {m: c for c in self.clusters for m in c.mentions}
        self._main = sorted(self.clusters, key=lambda c: (-len(c.mentions), c.mentions[0]))[:_MAIN]
        self._author: Cluster | None = None
        self._certainty: dict[int, float] = {}
        self._read = 0

    @cached_property
    def context(self) -> Context:
        return Context(self.scene)

    @cached_property
    def _byline(self) -> int | None:
        """The mention of the author, whom a report does not speak of."""
        return author(self.scene)

    @cached_property
    def recent(self) -> Recent:
        return Recent(self.context)

    @cached_property
    def roles(self) -> RoleFinder:
        return RoleFinder(self.scene.tokens, self.scene.text, self.scene.lexicon)

    @cached_property
    def stated(self) -> Stated:
        return Stated(self.scene, self.roles)

    def resolve(self, mention: int) -> tuple[Cluster, float]:
        """The cluster of a mention (a new one where nobody is known) and the probability that it is right."""
        self.read_to(mention)
        if mention not in self.of:
            self._decide(mention)
        return self.of[mention], self.certainty(mention)

    def speaks(self, mention: int) -> None:
        """Note that a quote is attributed to a resolved mention."""
        self.context.floor.give(self.of[mention])

    def certainty(self, mention: int) -> float:
        """The probability that the cluster of a resolved mention is right; 1 for a name that nobody shares."""
        return self._certainty.get(mention, 1.0)

    def read_to(self, mention: int) -> None:
        """Resolve, before ``mention``, shared names, he, she and role nouns; note who comes in without a name."""
        of, note, speaking, floor = self.of, self.recent.note, self.context.speaking, self.context.floor
        for k in range(self._read, mention):
            if k not in of and self._keeps_in_mind(k):
                self._decide(k)
            if k in of and not in_dateline(self.scene.mentions[k], self.scene.tokens.tags):
                note(k, of[k])
                if k in speaking:
                    floor.reporter = of[k]
        self._read = max(self._read, mention)

    def _keeps_in_mind(self, mention: int) -> bool:
        phrase = self.scene.mentions[mention]
        if phrase.kind == "name":
            return True
        if phrase.kind == "pronoun":
            return self.scene.tokens.words[phrase.last - 1].lower() in _SINGLE and bool(self.weights)
        if mention in self.scene.links and not phrase.possessor and phrase.sort != "unknown":
            return bool(self.weights) or is_indefinite(self.scene, phrase)
        if phrase.sort != "person" or phrase.plural or phrase.possessor:
            return False
        return is_indefinite(self.scene, phrase) or bool(self.weights) and self.context.place(mention) == "subject"

    def assign(self, mention: int, cluster: Cluster) -> None:
        """Let the mention point at the cluster from now on."""
        self.of[mention] = cluster
        insort(cluster.mentions, mention)
        if mention in self.shared:
            add_name(cluster, self.scene, read_name(self.scene, mention))

    def move(self, mention: int, cluster: Cluster) -> None:
        """Let a resolved mention point at another cluster."""
        left = self.of[mention]
        left.mentions.remove(mention)
        if not left.mentions:
            self.recent.forget(left)
        self.assign(mention, cluster)

    def options(self, mention: int) -> list[Option]:
        """Candidates for the antecedent with the bunches of their clues; None stands for somebody not named."""
        anaphor = Anaphor(self.context, mention)
        return self._options(anaphor, self._pool(anaphor))

    def _pool(self, anaphor: Anaphor) -> Pool:
        """Whom grammar and the words of the article leave."""
        mention = anaphor.mention
        if mention in self.shared:
            return shared_pool(anaphor, self.shared[mention])
        candidates = self._candidates(anaphor)
        if anaphor.phrase.kind == "nominal":
            return nominal_pool(anaphor, candidates, self.stated)
        return pronoun_pool(anaphor, candidates)

    def _candidates(self, anaphor: Anaphor) -> list[Candidate]:
        """Whom the article mentions near by, but not its author, nor whom the sentence itself tells apart."""
        if anaphor.phrase.kind == "nominal" and anaphor.indefinite:
            return []  # somebody new
        candidates, of = self.recent.near(anaphor, self.of, self._main), self.of
        if self._byline is not None or self._author is not None:
            author, byline = self._author, self._byline
            candidates = [c for c in candidates if c.last != byline and c.cluster is not author]
        if others := excluded(anaphor, of, candidates):
            candidates = [c for c in candidates if id(c.cluster) not in others]
        return candidates

    def _options(self, anaphor: Anaphor, pool: Pool) -> list[Option]:
        kind, candidates, said = anaphor.phrase.kind, pool.candidates, pool.said
        found: list[Option] = []
        if pool.unnamed:
            found.append((None, unnamed_clues(anaphor, candidates, bool(said))))
        if kind == "name":
            nearest = sorted(candidates, key=_LAST, reverse=True)
            return [(c.cluster, shared_clues(anaphor, c, k, self._main, candidates)) for k, c in enumerate(nearest)]
        sentences = self.context.sentences
        quoted = anaphor.quoted
        for order, candidate in enumerate(sorted(candidates, key=lambda c: (-sentences[c.last], c.lead))):
            cluster = candidate.cluster
            clues = candidate_clues(anaphor, candidate, order)
            if quoted and not quoted.isdisjoint([form[-1] for form in cluster.forms]):
                clues.append(quoted_clues(anaphor.group))
            if kind == "nominal":
                clues.append(nominal_clues(anaphor, candidate, self.stated.words(cluster), said))
            found.append((cluster, clues))
        return found

    def _decide(self, mention: int) -> None:
        """Give the mention the best cluster, with its probability."""
        anaphor = Anaphor(self.context, mention)
        if anaphor.word in I and anaphor.phrase.kind == "pronoun":
            cluster, probability = self._first_person(mention), 1.0
        elif (same := told(anaphor, self.of)) is not None:
            cluster, probability = same, 1.0
            if anaphor.phrase.kind == "nominal" and anaphor.gender:
                cluster.tell_gender({anaphor.gender: 1})  # "her husband, Ibrahim"
        else:
            pool = self._pool(anaphor)
            best, probability = self._best(anaphor, pool)
            cluster = best or again(anaphor, pool.candidates) or unnamed(anaphor)
            if anaphor.gender and not cluster.gender and probability >= _SURE:
                cluster.tell_gender({anaphor.gender: 1})
        before = bisect_left(cluster.mentions, mention) - 1
        if before >= 0 and anaphor.phrase.kind == "pronoun":  # as sure as the chain of mentions that leads to the name
            probability *= self.certainty(cluster.mentions[before])
        self._certainty[mention] = probability
        self.assign(mention, cluster)

    def _best(self, anaphor: Anaphor, pool: Pool) -> tuple[Cluster | None, float]:
        """The most probable of the pool, None for somebody not named, with its probability."""
        if not pool.unnamed and len(pool.candidates) == 1:
            return pool.candidates[0].cluster, 1.0
        if not pool.candidates:
            return None, 1.0
        options = self._options(anaphor, pool)
        scores = [self.weights.score(clues) for _, clues in options]
        best = scores.index(max(scores))
        if pool.unnamed and scores.count(scores[best]) > 1:
            return None, softmax(scores)[0]  # "Minister: ‘A disgrace’", of two ministers: nothing tells which
        return options[best][0], softmax(scores)[best]

    def _first_person(self, mention: int) -> Cluster:
        """The author of the column."""
        if self._author is None:
            self._author = self.of.get(self._byline, None) if self._byline is not None else None
            self._author = self._author or self.new(mention)
        return self._author

    def new(self, mention: int) -> Cluster:
        """A cluster for somebody whom the article does not name."""
        return unnamed(Anaphor(self.context, mention))
