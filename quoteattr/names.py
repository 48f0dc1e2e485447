"""Names joined by their parts: which name mentions mean the same person or body.

Full names make the clusters; shorter names then join the cluster whose name they are a part of. A surname that several
share ("Clinton" beside Bill and Hillary Clinton) stays open: whom it means is for `quoteattr.coref` to weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .cluster import Cluster, role_noun
from .lexicon import Gender
from .name_forms import PART, SAME, Form, core, fits, folded, initials, is_misspelt
from .name_parts import is_named, name_parts
from .phrase import Sort
from .quoted_names import complete
from .scene import Scene

_AT_PLACES = [[word] for word in "in at from to near of across outside around through".split()]
_HONORIFIC_VOTES, _GIVEN_NAME_VOTES = 3, 2
_SHORTEST_MISSPELT = 5
_OWNERS = 40
# Titles as they stand before a name, and what their holders are called elsewhere: "Gov. Ana Ruiz", "the governor".
_CALLED = {
    "atty.": ("attorney",),
    "capt.": ("captain",),
    "cmdr.": ("commander",),
    "col.": ("colonel",),
    "det.": ("detective",),
    "dr": ("doctor",),
    "dr.": ("doctor",),
    "gen.": ("general",),
    "gov.": ("governor",),
    "lt.": ("lieutenant",),
    "pres.": ("president",),
    "prof": ("professor",),
    "prof.": ("professor",),
    "rep.": ("representative", "congressman", "congresswoman"),
    "representative": ("congressman", "congresswoman"),
    "rev.": ("reverend", "pastor"),
    "sen.": ("senator",),
    "sgt.": ("sergeant",),
    "supt.": ("superintendent",),
}
_TITLES = frozenset("RTH")


def cluster_names(scene: Scene) -> tuple[list[Cluster], dict[int, list[Cluster]]]:
    """Clusters of the name mentions in the order of their first mention, and the mentions of names that several share.

    The latter map a mention index to the clusters that it may mean, two or more; they are in no cluster yet.
    """
    index = _Index(scene)
    named = (k for k, phrase in enumerate(scene.mentions) if is_named(scene, phrase))
    names = [read_name(scene, k) for k in named]
    short = []
    for name in names:
        if len(index.words(name.form)) == 1:
            short.append(name)
            continue
        homes = index.homes(name)
        index.add(homes[-1] if homes else None, name)
    shared: dict[int, list[Cluster]] = {}
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


class Name(NamedTuple):
    """A mention of a name: its words, and what they and those beside it tell of gender (votes) and sort."""

    mention: int
    form: Form
    genders: dict[Gender, int]
    sort: Sort


def read_name(scene: Scene, mention: int) -> Name:
    """What a named mention tells."""
    phrase = scene.mentions[mention]
    if phrase.kind == "name" and phrase.first == phrase.last - 1:  # most are one word, with nothing before it
        return Name(mention, (scene.tokens.words[phrase.first],), {}, phrase.sort)
    form = name_parts(scene, mention)
    return Name(mention, form, _genders(scene, mention, form), _sort(scene, mention, form))


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

    def homes(self, name: Name) -> list[Cluster]:
        """The clusters that the name fits best, those of another gender or sort left out."""
        form = name.form
        single = len(self.words(form)) == 1
        gender = max(name.genders, key=name.genders.__getitem__, default=None)
        best = 0
        found: list[Cluster] = []
        for cluster, fit in self._near(name.mention, form):
            if single and gender and cluster.gender not in (None, gender):
                continue
            if fit < SAME and not self._sorts_agree(name, cluster):
                continue
            if fit > best:
                best, found = fit, [cluster]
            elif fit == best:
                found.append(cluster)
        return found

    def _fit(self, form: Form, cluster: Cluster) -> int:
        return SAME if form in cluster.forms else max([self._fits(form, other) for other in cluster.forms])

    def _near(self, mention: int, form: Form) -> Iterator[tuple[Cluster, int]]:
        """The clusters that share a word with the name, and how well it fits.

        Without any, those whose acronym, or whose misspelt surname, it is.
        """
        words = self.words(form)
        fitting: dict[Cluster, int] = {}
        for word in dict.fromkeys((words[-1], words[0])):
            for cluster in _latest(self._by_word, word):
                if cluster not in fitting and (fit := self._fit(form, cluster)):
                    fitting[cluster] = fit
        if fitting or len(words) > 1:
            yield from fitting.items()
        elif form[0].isupper():
            for cluster in self._by_acronym(mention, form[0]):
                yield cluster, self._fit(form, cluster) or PART
        elif len(form[0]) >= _SHORTEST_MISSPELT:
            for cluster in _latest(self._by_ends, _ends(words[0])):
                if cluster.person and any(is_misspelt(words[0], name[-1]) for name in map(folded, cluster.forms)):
                    yield cluster, self._fit(form, cluster) or PART

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
        mention, form, _, sort = name
        if sort == "place" and not cluster.body:
            return mention in self.scene.links or not self._placed(mention)
        if cluster.person:
            speaks = mention in self.scene.links or form[0].isupper()
            return sort in ("person", "unknown") or len(form) == 1 and speaks
        return not (cluster.body and sort == "person" and len(form) > 1)

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


def add_name(cluster: Cluster, scene: Scene, name: Name) -> None:
    """Note in the cluster what a mention of its name tells: form, gender, sort, role nouns."""
    phrase, form, sort = scene.mentions[name.mention], name.form, name.sort
    if form not in cluster.forms and next((word for word in form if word[-1] != "."), "") in scene.lexicon.given_names:
        cluster.proper.add(form)
    if form[-1].lower() in scene.lexicon.tags and scene.tokens.tags[phrase.last - 1] != "Z":
        cluster.doubtful.add(form)
    cluster.called(form)
    cluster.tell_gender(name.genders)
    titled = phrase.first < phrase.head and not _TITLES.isdisjoint(scene.tokens.tags[phrase.first : phrase.head])
    cluster.tell_sort(sort, 3 if titled or len(form) > 1 else 1)
    if titled:
        heads = [k for k in range(phrase.first, phrase.head) if scene.tokens.tags[k] in "RT"]
        words = [role_noun(scene.tokens.words, k) for k in heads]
        cluster.heads.update(words, *(_CALLED.get(word, ()) for word in words))


def _sort(scene: Scene, mention: int, form: Form) -> Sort:
    """The sort of a named mention; what is called after a person is a body: "the Ana Ruiz Foundation"."""
    phrase = scene.mentions[mention]
    last = phrase.last - 1
    body_noun = scene.tokens.tags[last] == "Z" or scene.lexicon.tags.get(scene.tokens.words[last].lower()) == "G"
    if phrase.kind == "nominal" or phrase.last - phrase.head > 2 and body_noun:
        return "organisation"
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
    return votes
