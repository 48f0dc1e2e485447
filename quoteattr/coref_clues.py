"""The clues for and against each candidate of `quoteattr.antecedents`; their weights are fitted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from .antecedents import Anaphor, Candidate, Place, place_of
from .cluster import Cluster
from .roles import RoleFinder
from .scene import Scene

_ROLE_MENTIONS = 25
_GENERIC = {
    "group": frozenset("group organisation organization body agency company firm campaign department ministry".split()),
    "person": frozenset("man woman person boy girl teenager teen patient source official".split()),
}
_PLACES: tuple[Place, ...] = get_args(Place)  # the most telling last


def unnamed_clues(anaphor: Anaphor, candidates: list[Candidate], known_heads: bool) -> Iterator[str]:
    """Clues for nobody whom the article has brought in yet."""
    phrase = anaphor.phrase
    yield "unnamed"
    yield f"unnamed {anaphor.group}, {phrase.sort}"
    if phrase.kind == "pronoun":
        yield f"unnamed {anaphor.word}"
        yield f"unnamed {anaphor.group}, {min(len(candidates), 3)} candidates"
    else:
        what = f"unnamed {phrase.sort}"
        number = "plural" if phrase.plural else "singular"
        yield f"{what} {number}, determiner {anaphor.determiner}"
        yield f"{what} {number}, role noun {'known' if known_heads else 'new'}"
        yield f"{what}, {'possessive' if anaphor.possessed else 'plain'}"


def candidate_clues(
    anaphor: Anaphor, candidate: Candidate, rank: int, order: int, last_speaker: Cluster | None
) -> Iterator[str]:
    """Clues for one candidate; ``rank`` counts the nearer, ``order`` those in nearer sentences or further left."""
    scene, cluster = anaphor.scene, candidate.cluster
    there = scene.mentions[candidate.last]
    sentences = _step(abs(anaphor.sentence - scene.sentence(there.head)))
    paragraphs = min(abs(anaphor.paragraph - scene.paragraph(there.head)), 4)
    count = bisect_left(cluster.mentions, anaphor.mention)
    pronoun = anaphor.phrase.kind == "pronoun"
    who = f"antecedent {anaphor.group}"
    if candidate.last > anaphor.mention:
        yield f"{who}: named only later, {sentences} sentences"
    else:
        place = max((place_of(scene, k) for k in (candidate.last, candidate.lead)), key=_PLACES.index)
        yield f"antecedent: {place}, {sentences} sentences back"
        yield f"antecedent: number {min(order, 3) + 1} in order"
        yield f"antecedent: {paragraphs} paragraphs back, {min(rank, 2)} nearer"
        yield f"{who}: {min(rank, 4)} nearer"
        yield f"{who}: {sentences} sentences back"
        if _opens_paragraph(scene, candidate.lead):
            yield f"antecedent: opens a paragraph, {paragraphs} back"
        if count <= 1 and there.last - there.head > 1:
            yield f"antecedent: just brought in by name, {min(paragraphs, 2)} paragraphs back"
        if pronoun:
            yield f"{who}: {paragraphs} paragraphs back"
            yield f"{who}: {place}, {sentences} sentences back"
            yield f"{who} {anaphor.position}: {place}, {sentences[:1]} sentences back"
            yield f"{who}: number {min(order, 3) + 1} in order"
            if candidate.lead != candidate.last:
                yield f"{who}: twice in that sentence"
    yield f"{who}: {'4-7' if 4 <= count < 8 else '8+' if count >= 8 else count} mentions before"
    if cluster is last_speaker:
        yield f"{who}: spoke last"
        yield f"antecedent: spoke last, {paragraphs} paragraphs back, {min(rank, 2)} nearer"
        if anaphor.goes_on:
            yield "antecedent: spoke last, the cue goes on"
        if pronoun:
            yield f"{who} {anaphor.position}: spoke last, {paragraphs} paragraphs back, {min(rank, 2)} nearer"
    yield f"{who}: {'named' if cluster.forms else 'unnamed'}, {_sort(cluster)}"
    if there.kind == "pronoun" and pronoun:
        yield f"{who}: last the same pronoun, {sentences[:1]} sentences back"
    if anaphor.gender:
        yield f"{who}: gender {'agrees' if cluster.gender == anaphor.gender else 'unknown'}"


def _sort(cluster: Cluster) -> str:
    if cluster.person:
        return "person"
    if cluster.body:
        return "place" if cluster.place else "body"
    return "plural" if cluster.plural else "unsure"


def nominal_clues(anaphor: Anaphor, cluster: Cluster, stated: set[str], unique: bool) -> Iterator[str]:
    """Clues from the words of a nominal and those that the article states of the candidate."""
    sort = anaphor.phrase.sort
    who = f"antecedent nominal {sort}"
    yield f"{who}, determiner {anaphor.determiner}"
    if not cluster.forms:
        generic = anaphor.word in _GENERIC.get(sort, ())
        yield f"{who}: {'same' if anaphor.word in cluster.heads else 'generic' if generic else 'other'} head, unnamed"
        return
    name = {word.lower() for form in cluster.forms for word in form}
    head = _head(anaphor, cluster, name, stated)
    yield f"{who}: {head} role noun"
    if head in ("same", "stated", "in the name"):
        yield f"{who}: {head} role noun, {'nobody' if unique else 'somebody'} else has it"
    shared = anaphor.modifiers & (stated | name)
    modifiers = "all" if shared == anaphor.modifiers else "some" if shared else "other"
    yield f"{who}: modifiers {modifiers if anaphor.modifiers else 'none'}, {head} role noun"


def _head(anaphor: Anaphor, cluster: Cluster, name: set[str], stated: set[str]) -> str:
    """How the noun of a nominal is known of a named candidate."""
    if anaphor.word in cluster.heads:
        return "same"
    if anaphor.word in name:
        return "in the name"
    if anaphor.word in stated:
        return "stated"
    if anaphor.word in _GENERIC.get(anaphor.phrase.sort, ()):
        return "generic"
    return "other" if stated else "no"


def shared_clues(
    anaphor: Anaphor, candidate: Candidate, rank: int, main: Sequence[Cluster], last_speaker: Cluster | None
) -> Iterator[str]:
    """Clues for whom a surname means that several share."""
    scene, cluster = anaphor.scene, candidate.cluster
    there = scene.mentions[candidate.last]
    yield f"shared name: {'main' if cluster is main[0] else 'in the lead' if cluster in main else 'minor'}"
    yield f"shared name: {_sort(cluster)}"
    yield f"shared name: {'later' if candidate.last > anaphor.mention else min(rank, 2)} nearer"
    distance = anaphor.sentence - scene.sentence(there.head)
    if 0 <= distance < 3:
        yield f"shared name: {distance} sentences back, {'alone' if there.last - there.head == 1 else 'in full'}"
    if any(len(form) == 1 for form in cluster.forms):
        yield "shared name: so called before"
    if cluster is last_speaker:
        yield "shared name: spoke last"


def stated_words(scene: Scene, roles: RoleFinder, cluster: Cluster) -> set[str]:
    """The lower-case words of the roles that the article states of the cluster."""
    found: set[str] = set(cluster.heads)
    for k in cluster.mentions[:_ROLE_MENTIONS]:
        for role in roles.beside(scene.mentions[k]):
            found.update(_role_words(role.title, scene.lexicon.plurals))
    return found


def _role_words(title: str, plurals: Mapping[str, str]) -> Iterator[str]:
    for word in title.lower().replace("’s", " ").replace("'s", " ").replace("-", " ").split():
        yield plurals.get(word, word)


def _opens_paragraph(scene: Scene, mention: int) -> bool:
    """Whether no other mention but possessors stands before it in its paragraph."""
    head = scene.mentions[mention].head
    number = scene.paragraph(head)
    start = scene.paragraph_ends[number - 1] if number else -1
    before = (scene.mentions[k] for k in scene.mentions_between(start, head))
    return all(phrase.possessor or phrase.kind != "name" for phrase in before)


def _step(distance: int) -> str:
    return str(distance) if distance < 4 else "4-6" if distance < 7 else "7-12" if distance < 13 else "13+"
