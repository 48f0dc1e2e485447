"""Names joined by their parts: which name mentions mean the same person or body.

Full names make the clusters; shorter names then join the cluster whose name they are a part of. A surname that several
share ("Clinton" beside Bill and Hillary Clinton) stays open: whom it means is for `quoteattr.coref.resolver` to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from ..scene import Scene
from ..words.name_forms import PART, SAME, Form, core, fits, folded, full_names, initials, is_misspelt
from .cluster import Cluster
from .handles import is_handle, names_inside, surname_inside
from .name_mention import Name, add_name, read_name
from .name_parts import is_named
from .quoted_names import complete

_AT_PLACES = [[word] for word in "in at from to near of across outside around through".split()]
_SHORTEST_MISSPELT = 5
_OWNERS = 40
_FORMS = 40  # of one name that another is held against
_LONGEST_SURNAME = 3  # words


def cluster_names(scene: Scene) -> tuple[list[Cluster], dict[int, list[Cluster]]]:
    """Clusters of the name mentions in the order of their first mention, and the mentions of names that several share.

    The latter map a mention index to the clusters that it may mean, two or more; they are in no cluster yet.
    """
    index = _Index(scene)
    named = (k for k, phrase in enumerate(scene.mentions) if is_named(scene, phrase))
    names = [read_name(scene, k) for k in named]
    ends = {name.form[-words:] for name in names for words in range(2, min(len(name.form), _LONGEST_SURNAME + 1))}
    short = []
    for name in names:
        if len(index.words(name.form)) == 1 or name.form in ends and name.sort != "organisation":
            short.append(name)
            continue
        homes = index.homes(name)
        index.add(homes[-1] if homes else None, name)
    shared: dict[int, list[Cluster]] = {}
    short.sort(key=lambda name: not name.titled)  # what "Mr. Phiri" is, "Phiri" is too
    for name in short:
        homes = index.homes(name)
        if len(homes) > 1:
            shared[name.mention] = homes
        else:
            index.add(homes[0] if homes else None, name)
    clusters = index.clusters
    for cluster in clusters:
        cluster.mentions.sort()
    clusters.sort(key=lambda cluster: cluster.mentions[0])
    complete(scene, clusters)
    return clusters, shared


class _Index:
    """The clusters so far, by the words of their names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.clusters: list[Cluster] = []
        self.words = cache(_words)  # an article says the same few names again and again
        self._fits = cache(fits)
        self._of: dict[int, Cluster] = {}
        self._by_word: dict[str, list[Cluster]] = {}
        self._by_initials: dict[str, list[Cluster]] = {}
        self._by_ends: dict[str, list[Cluster]] = {}
        self._by_joined: dict[str, list[Cluster]] = {}

    def homes(self, name: Name) -> list[Cluster]:
        """The clusters that the name fits best, those of another gender or sort left out."""
        form = name.form
        gender = max(name.genders, key=name.genders.__getitem__, default=None)
        surname = len(self.words(form)) == 1 or form[0] not in self.scene.lexicon.given_names
        best = 0
        found: list[Cluster] = []
        for cluster, fit in self._near(name.mention, form):
            if surname and gender and cluster.gender not in (None, gender):
                continue
            if fit < SAME and not self._sorts_agree(name, cluster):
                continue
            if fit > best:
                best, found = fit, [cluster]
            elif fit == best:
                found.append(cluster)
        if len(found) > 1 and best < SAME and any(cluster.person for cluster in found):
            found = [cluster for cluster in found if not cluster.body]  # "Kim" is Kim Min-seok, not Kim University
        return found

    def _fit(self, form: Form, cluster: Cluster) -> int:
        if form in cluster.forms:
            return SAME
        forms = list(islice(cluster.forms, _FORMS))
        return max([self._fits(form, other) for other in forms])

    def _near(self, mention: int, form: Form) -> Iterator[tuple[Cluster, int]]:
        """The clusters that share a word with the name, and how well it fits.

        Without any, those whose acronym, or whose misspelt surname, it is.
        """
        words = self.words(form)
        fitting: dict[Cluster, int] = {}
        alone = full_names(words[0]) if len(words) == 1 else ()  # "Liz" of "Elizabeth Moore"
        for word in dict.fromkeys((words[-1], words[0], *alone)):
            for cluster in _latest(self._by_word, word):
                if cluster not in fitting and (fit := self._fit(form, cluster)):
                    fitting[cluster] = fit
        if fitting or len(words) > 1:
            yield from fitting.items()
        elif is_handle(form[0]):
            yield from ((cluster, PART) for cluster in self._by_handle(form[0]))
        elif form[0].isupper():
            for cluster in self._by_acronym(mention, form[0]):
                yield cluster, self._fit(form, cluster) or PART
        elif len(form[0]) >= _SHORTEST_MISSPELT:
            for cluster in _latest(self._by_ends, _ends(words[0])):
                if cluster.person and any(is_misspelt(words[0], name[-1]) for name in map(folded, cluster.forms)):
                    yield cluster, self._fit(form, cluster) or PART

    def _by_handle(self, handle: str) -> list[Cluster]:
        """Whose full name, or whose surname behind an office, an account has: "@RealWadeLund", "@SenLund"."""
        named = next((owners for name in names_inside(handle) if (owners := _latest(self._by_joined, name))), None)
        surname = surname_inside(handle)
        owners = named or (_latest(self._by_word, surname) if surname else [])
        return [cluster for cluster in owners if cluster.person or named]

    def _by_acronym(self, mention: int, word: str) -> Iterator[Cluster]:
        mentions = self.scene.mentions
        before = self._of.get(mention - 1)
        opens = mentions[mention].first - 1
        if before and self.scene.tokens.tags[opens] == "(" and mentions[mention - 1].last == opens:
            yield before
        else:
            label = self.scene.tokens.tags[opens] == "|" and self.scene.tokens.tags[mentions[mention].last] == ":"
            yield from (c for c in _latest(self._by_initials, word) if label or not c.person)  # "AR: “No.”"

    def _sorts_agree(self, name: Name, cluster: Cluster) -> bool:
        """Whether a part of a name may stand for it: "Washington" alone is the city unless it says something."""
        mention, form, _, sort, titled = name
        if sort == "place" and not cluster.body:
            return mention in self.scene.links or not self._placed(mention)
        if cluster.person:
            speaks = mention in self.scene.links or form[0].isupper()
            return sort in ("person", "unknown") or len(form) == 1 and speaks
        if len(form) == 1:  # "Mr. Phiri" is not the Phiri Plaza
            return not (titled and self._is_thing(cluster))
        return not (cluster.body and sort == "person")

    def _is_thing(self, cluster: Cluster) -> bool:
        """Whether the last word of the name says that no person has it: "Plaza", "University"."""
        return self.scene.lexicon.capital_tags.get(cluster.name[-1], "") in ("y", "Z")

    def _placed(self, mention: int) -> bool:
        """Whether the words before say that the name is a place's: "in Jordan", "the Jordan valley"."""
        phrase = self.scene.mentions[mention]
        return self.scene.tokens.words[phrase.first - 1 : phrase.first] in _AT_PLACES or phrase.head > phrase.first

    def add(self, cluster: Cluster | None, name: Name) -> None:
        """Put a mention into a cluster, a new one without it."""
        if cluster is None:
            cluster = Cluster()
            self.clusters.append(cluster)
        form = name.form
        if form not in cluster.forms:
            words = self.words(form)
            for word in {*words, *"-".join(words).split("-")}:  # also "Arroyo" of "Macapagal-Arroyo"
                _own(self._by_word, word, cluster)
            if len(words) > 1:
                _own(self._by_initials, initials(form), cluster)
                _own(self._by_ends, _ends(words[-1]), cluster)
                for joined in {"".join(words), words[0] + words[-1]}:
                    _own(self._by_joined, joined, cluster)
        self._of[name.mention] = cluster
        cluster.mentions.append(name.mention)
        add_name(cluster, self.scene, name)


def _words(form: Form) -> Form:
    """The words of a name by which it is looked up."""
    return folded(core(form))


def _own(index: dict[str, list[Cluster]], key: str, cluster: Cluster) -> None:
    """Put a cluster under a key, once."""
    owners = index.setdefault(key, [])
    if cluster not in owners[-_OWNERS:]:
        owners.append(cluster)


def _latest(index: Mapping[str, list[Cluster]], key: str) -> list[Cluster]:
    """The last clusters under a key, in order; a bound, so that long lists of names cost no more."""
    return index.get(key, [])[-_OWNERS:]


def _ends(word: str) -> str:
    return word[0] + word[-1]
