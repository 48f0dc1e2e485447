"""Coreference: which mentions name the same person or body, and whom pronouns and nominals stand for.

Names are joined by their parts; a pronoun or nominal goes to the entity with the best sum of clues among those before it
(or to nobody known, then the phrase describes the speaker).
"""

from __future__ import annotations

import math
from bisect import insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from .lexicon import Gender
from .scene import Scene

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_PLURAL = frozenset("they them their we us our".split())
_NEUTRAL = frozenset("it its".split())


@define(eq=False)
class Cluster:
    """An entity in the making: mention indices, the forms of its name, gender."""

    mentions: list[int] = field(factory=list)
    forms: Counter[tuple[str, ...]] = field(factory=Counter)
    gender: Gender | None = None
    person: bool = False
    body: bool = False
    plural: bool = False
    heads: set[str] = field(factory=set)
    """Lower-case role nouns that the article uses for it."""
    labels: set[str] = field(factory=set)
    """Names that the fit knows it by from the gold."""

    @property
    def name(self) -> tuple[str, ...]:
        """The fullest form of the name that the article uses most: "Donald J. Trump" where "Donald Trump" is usual."""
        usual = max(self.forms, key=lambda form: (len(form) > 1, self.forms[form], -len(form)), default=())
        fuller = [form for form in self.forms if form[:1] == usual[:1] and form[-1:] == usual[-1:]]
        return max(fuller, key=lambda form: (len(form), self.forms[form]), default=usual)


def name_parts(scene: Scene, mention: int) -> tuple[str, ...]:
    """The words of a name, without suffixes (Jr.) and possessive."""
    phrase = scene.mentions[mention]
    words = tuple(w for w in scene.tokens.words[phrase.head : phrase.last] if w not in _SUFFIXES and w != ",")
    return words or tuple(scene.tokens.words[phrase.head : phrase.last])


def cluster_names(scene: Scene) -> list[Cluster]:
    """Clusters of all name mentions, in the order of their first mention."""
    clusters: list[Cluster] = []
    parts = {k: name_parts(scene, k) for k, m in enumerate(scene.mentions) if m.kind == "name"}
    for length in (2, 1):
        for k, form in parts.items():
            if (len(form) >= 2) != (length == 2):
                continue
            gender = _gender_beside(scene, k)
            home = _home(form, gender, k, clusters)
            if home is None:
                home = Cluster()
                clusters.append(home)
            _add(home, scene, k, form, gender)
    for cluster in clusters:
        cluster.mentions.sort()
    clusters.sort(key=lambda cluster: cluster.mentions[0])
    return clusters


def _home(form: tuple[str, ...], gender: Gender | None, mention: int, clusters: Sequence[Cluster]) -> Cluster | None:
    """The cluster that a name belongs to: the latest before it among those of which it is a part."""
    best: Cluster | None = None
    best_key: tuple[bool, bool, int, int] | None = None
    for cluster in clusters:
        if gender and cluster.gender and gender != cluster.gender:
            continue
        fit = max((_fits(form, other) for other in cluster.forms), default=0)
        if not fit:
            continue
        before = [m for m in cluster.mentions if m < mention]
        key = (fit == 3, bool(before), fit, before[-1] if before else -cluster.mentions[0])
        if best_key is None or key > best_key:
            best, best_key = cluster, key
    return best


def _fits(form: tuple[str, ...], other: tuple[str, ...]) -> int:
    """3 the same name, 2 its last part, 1 another part, 0 another name."""
    a, b = _folded(form), _folded(other)
    if a == b:
        return 3
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if long[-len(short) :] == short:
        return 2
    if len(short) > 1 and short[-1] == long[-1] and short[0] == long[0]:
        return 3
    if len(short) > 1 and short[-1] == long[-1] and (short[0][:1] == long[0][:1] and len(short[0].strip(".")) == 1):
        return 2
    if long[: len(short)] == short:
        return 1
    return 0


def _folded(form: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w.casefold().replace("’", "'") for w in form)


def _gender_beside(scene: Scene, mention: int) -> Gender | None:
    """The gender that the words of the mention tell: Mr., actress, a given name."""
    phrase = scene.mentions[mention]
    words = scene.tokens.words
    for k in range(phrase.first, phrase.head):
        gender = scene.lexicon.genders.get(words[k].lower())
        if gender:
            return gender
    if phrase.last - phrase.head > 1:
        given = scene.lexicon.given_names.get(words[phrase.head])
        if given in ("m", "f"):
            return given
    return None


def _add(cluster: Cluster, scene: Scene, mention: int, form: tuple[str, ...], gender: Gender | None) -> None:
    phrase = scene.mentions[mention]
    cluster.mentions.append(mention)
    cluster.forms[form] += 1
    cluster.gender = cluster.gender or gender
    cluster.person = cluster.person or phrase.sort == "person"
    cluster.body = cluster.body or phrase.sort in ("organisation", "place")
    for k in range(phrase.first, phrase.head):
        if scene.tokens.tags[k] in "RT":
            cluster.heads.add(scene.tokens.words[k].lower())


class Resolver:
    """Finds the cluster of each source mention, from left to right; remembers who spoke last.

    He and she between two sources are resolved on the way, since they keep their person in mind.
    """

    def __init__(self, scene: Scene, weights: Mapping[str, float]) -> None:
        self.scene = scene
        self.weights = weights
        self.clusters = cluster_names(scene)
        self.of: dict[int, Cluster] = {m: c for c in self.clusters for m in c.mentions}
        self.last: Cluster | None = None
        self._read = 0

    def resolve(self, mention: int) -> tuple[Cluster, float]:
        """The cluster of a mention (a new one where nobody is known) and the probability that it is right."""
        self.read_to(mention)
        probability = 1.0
        known = self.of.get(mention)
        if known is None:
            known, probability = self._antecedent(mention)
            self.assign(mention, known)
        self.last = known
        return known, probability

    def read_to(self, mention: int) -> None:
        """Resolve the pronouns for persons before ``mention``, and note persons brought in without a name."""
        for k in range(self._read, mention):
            if k in self.of:
                continue
            phrase = self.scene.mentions[k]
            if phrase.kind == "pronoun" and self._word(k) in _MALE | _FEMALE and self.weights:
                cluster, _ = self._antecedent(k)
                self.assign(k, cluster)
            elif phrase.kind == "nominal" and phrase.sort == "person" and not phrase.possessor and self._is_new(k):
                self.assign(k, self.new(k))
        self._read = max(self._read, mention)

    def _is_new(self, mention: int) -> bool:
        phrase = self.scene.mentions[mention]
        return self.scene.tokens.words[phrase.first].lower() in ("a", "an", "one", "another")

    def _word(self, mention: int) -> str:
        return self.scene.tokens.words[self.scene.mentions[mention].last - 1].lower()

    def assign(self, mention: int, cluster: Cluster) -> None:
        """Let the mention point at the cluster from now on."""
        self.of[mention] = cluster
        insort(cluster.mentions, mention)

    def options(self, mention: int) -> list[tuple[Cluster | None, list[str]]]:
        """Candidates for the antecedent with their clues; None stands for somebody not named."""
        found: list[tuple[Cluster | None, list[str]]] = [(None, list(self._unnamed_clues(mention)))]
        seen = {id(c): c for c in self.of.values()}
        for cluster in seen.values():
            if self._possible(mention, cluster):
                found.append((cluster, list(self._clues(mention, cluster))))
        return found

    def _antecedent(self, mention: int) -> tuple[Cluster, float]:
        options = self.options(mention)
        scores = [sum(self.weights.get(clue, 0.0) for clue in clues) for _, clues in options]
        top = max(scores)
        exponentials = [math.exp(s - top) for s in scores]
        best = max(range(len(options)), key=scores.__getitem__)
        cluster = options[best][0] or self.new(mention)
        return cluster, exponentials[best] / sum(exponentials)

    def new(self, mention: int) -> Cluster:
        """A cluster for somebody whom the article does not name."""
        phrase = self.scene.mentions[mention]
        word = self.scene.tokens.words[phrase.last - 1].lower()
        return Cluster(
            gender=_pronoun_gender(word) or self.scene.lexicon.genders.get(word),
            plural=phrase.plural,
            person=phrase.sort == "person",
            heads={word} if phrase.kind == "nominal" else set(),
        )

    def _possible(self, mention: int, cluster: Cluster) -> bool:
        phrase = self.scene.mentions[mention]
        word = self.scene.tokens.words[phrase.last - 1].lower()
        if not cluster.mentions:
            return False
        if word in _MALE and cluster.gender == "f" or word in _FEMALE and cluster.gender == "m":
            return False
        return not (word in _MALE | _FEMALE and cluster.body and not cluster.person)

    def _unnamed_clues(self, mention: int) -> Iterator[str]:
        scene = self.scene
        phrase = scene.mentions[mention]
        word = scene.tokens.words[phrase.first].lower()
        yield "unnamed"
        yield f"unnamed {phrase.kind} {phrase.sort}, {word if phrase.kind == 'pronoun' or scene.tokens.tags[phrase.first] in 'Dp' else 'bare'}"
        yield f"unnamed {phrase.kind} plural {phrase.plural}"
        if phrase.kind == "nominal":
            head = scene.tokens.words[phrase.last - 1].lower()
            yield f"unnamed head, determiner {scene.tokens.words[phrase.first].lower() == 'the'}, known {any(head in c.heads for c in self.clusters)}"

    def _clues(self, mention: int, cluster: Cluster) -> Iterator[str]:
        scene = self.scene
        phrase = scene.mentions[mention]
        kind = scene.tokens.words[phrase.last - 1].lower() if phrase.kind == "pronoun" else "nominal"
        group = (
            "he/she" if kind in _MALE | _FEMALE else "they" if kind in _PLURAL else "it" if kind in _NEUTRAL else kind
        )
        before = [m for m in cluster.mentions if m < mention]
        if not before:
            yield f"antecedent {group}: only later"
            last = cluster.mentions[0]
        else:
            last = before[-1]
        here, there = scene.sentence(phrase.head), scene.sentence(scene.mentions[last].head)
        distance = abs(here - there)
        step = str(distance) if distance < 4 else "4-6" if distance < 7 else "7-12" if distance < 13 else "13+"
        yield f"antecedent {group}: {step} sentences back"
        paragraphs = abs(scene.paragraph(phrase.head) - scene.paragraph(scene.mentions[last].head))
        yield f"antecedent {group}: {min(paragraphs, 4)} paragraphs back"
        lead = scene.tokens.tags[scene.mentions[last].first - 1 : scene.mentions[last].first]
        position = (
            "possessor"
            if scene.mentions[last].possessor
            else "subject"
            if lead in ("", "|", ".", "C", "B", "t", "Q")
            else "other"
        )
        links = [link for _, link in scene.links.get(last, ())]
        yield f"antecedent {group}: last as {position}, {min(distance, 2)} sentences"
        if any(link in ("subject", "inverted", "apposition", "relative", "clause") for link in links):
            yield f"antecedent {group}: last a speaker, {min(distance, 3)} sentences"
        rivals = sum(
            1
            for c in self.clusters
            if c is not cluster
            and any(last < m < mention for m in c.mentions)
            and self._possible(mention, c)
            and not c.body
        )
        yield f"antecedent {group}: {min(rivals, 4)} rivals nearer"
        yield f"antecedent {group}: {min(len(before), 6)} mentions before"
        if cluster is self.last:
            yield f"antecedent {group}: spoke last"
            yield f"antecedent {group}: spoke last, {min(distance, 3)} sentences"
        yield f"antecedent {group}: {'named' if cluster.forms else 'unnamed'}, {'person' if cluster.person else 'body' if cluster.body else 'plural' if cluster.plural else 'unsure'}"
        wanted = _pronoun_gender(kind) or scene.lexicon.genders.get(scene.tokens.words[phrase.last - 1].lower())
        if wanted:
            yield f"antecedent {group}: gender {'agrees' if cluster.gender == wanted else 'unknown' if not cluster.gender else 'differs'}"
        if phrase.kind == "nominal":
            head = scene.tokens.words[phrase.last - 1].lower()
            heads = cluster.heads
            yield f"antecedent nominal {phrase.sort}: {'same' if head in heads else 'other' if heads else 'no'} role noun, {scene.tokens.tags[phrase.first]}"
            name = {w.lower() for form in cluster.forms for w in form}
            yield f"antecedent nominal {phrase.sort}: {'person' if cluster.person else 'body' if cluster.body else 'unsure'}"
            if head in name:
                yield f"antecedent nominal {phrase.sort}: head in the name"
            yield f"antecedent nominal: determiner {scene.tokens.words[phrase.first].lower() if scene.tokens.tags[phrase.first] in 'Dp' else 'none'}"


def _pronoun_gender(word: str) -> Gender | None:
    return "m" if word in _MALE else "f" if word in _FEMALE else None
