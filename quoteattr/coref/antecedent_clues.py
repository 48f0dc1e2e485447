"""The clues for and against each candidate of `quoteattr.coref.antecedents`; their weights are fitted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import get_args

from ..clues import Bunch, bunch, holding
from .antecedents import Anaphor, Candidate
from .cluster import Cluster
from .context import Place

_RECENT = 30  # mentions of a candidate among which those that speak are counted
_STEPS = ("0", "1", "2", "3", *["4-6"] * 3, *["7-12"] * 6, "13+")
_LEADING: frozenset[Place] = frozenset({"subject", "speaker"})
_PLACES: tuple[Place, ...] = get_args(Place)  # the most telling last


def unnamed_clues(anaphor: Anaphor, candidates: Sequence[Candidate], known_head: bool) -> list[Bunch]:
    """Clues for nobody whom the article has brought in yet, beside these candidates."""
    phrase = anaphor.phrase
    if phrase.kind == "pronoun":
        return [_unnamed_pronoun(anaphor.group, phrase.sort, anaphor.word, min(len(candidates), 3))]
    persons = sum(c.last < anaphor.mention and c.cluster.person and bool(c.cluster.forms) for c in candidates)
    return [
        _unnamed_phrase(anaphor.group, phrase.sort, phrase.plural, anaphor.determiner, known_head, anaphor.possessed),
        _unnamed_beside(phrase.sort, anaphor.determiner, known_head, min(persons, 3)),
    ]


@bunch
def _unnamed_pronoun(group: str, sort: str, word: str, candidates: int) -> tuple[str, ...]:
    return "unnamed", f"unnamed {group}, {sort}", f"unnamed {word}", f"unnamed {group}, {candidates} candidates"


@bunch
def _unnamed_phrase(
    group: str, sort: str, plural: bool, determiner: str, known: bool, possessed: bool
) -> tuple[str, ...]:
    number = f"unnamed {sort} {'plural' if plural else 'singular'}"
    return (
        "unnamed",
        f"unnamed {group}, {sort}",
        f"{number}, determiner {determiner}",
        f"{number}, role noun {'known' if known else 'new'}",
        f"unnamed {sort}, {'possessive' if possessed else 'plain'}",
    )


@bunch
def _unnamed_beside(sort: str, determiner: str, known: bool, persons: int) -> tuple[str, ...]:
    """How many persons the phrase could mean that have been named before."""
    who = f"unnamed {sort} beside {persons} persons"
    return f"{who}, determiner {determiner}", f"{who}, role noun {'known' if known else 'new'}"


def candidate_clues(anaphor: Anaphor, candidate: Candidate, order: int) -> list[Bunch]:
    """Clues for one candidate; ``order`` counts those in nearer sentences or further left."""
    cluster, last, lead = candidate
    context, group, position, gender = anaphor.context, anaphor.group, anaphor.position, anaphor.gender
    floor = context.floor
    there = context.scene.mentions[last]
    distance = abs(anaphor.sentence - context.sentences[last])
    sentences = _STEPS[distance if distance < 13 else 13]
    step = sentences[0]
    distance = abs(anaphor.paragraph - context.paragraphs[last])
    paragraphs = distance if distance < 4 else 4
    count = bisect_left(cluster.mentions, anaphor.mention)
    few = count if count < 4 else 4
    pronoun = position is not None
    turn = floor.turn(cluster) if pronoun else ""
    sort, named = sort_of(cluster), "named" if cluster.forms else "unnamed"
    seen = str(count) if count < 4 else "4-7" if count < 8 else "8+"
    found: list[Bunch] = []
    if last > anaphor.mention:
        found.append(_later(group, sentences))
    else:
        place = context.place(last)
        if lead != last:
            there_too = cluster.mentions[bisect_left(cluster.mentions, lead) : count]
            place = max(map(context.place, there_too), key=_PLACES.index)
        if sort == "unsure" and place in ("speaker", "asks"):
            sort = "speaks"
        again = pronoun and there.kind == "pronoun"
        found.append(_back(group, position, place, sentences, turn, named, again))
        if place in _LEADING:
            leads = lead if context.place(lead) == place else last
            found.append(_clause(group, position, place, context.clause(leads), step, seen))
        begins = anaphor.begins_paragraph
        found.append(_nearness(group, pronoun, paragraphs, order + 1 if order < 3 else 4, begins))
        opens = context.opens_paragraph[lead]
        brought_in = count <= 1 and there.last - there.head > 1
        twice = pronoun and lead != last
        if opens or brought_in or twice:
            found.append(_entrance(group, opens, brought_in, twice, paragraphs, anaphor.determiner))
    same = step if pronoun and there.kind == "pronoun" else ""
    told = ("agrees" if cluster.gender == gender else "unknown") if gender else ""
    found.append(_known(group, seen, named, sort, same, told))
    times = floor.times.get(cluster, 0)
    found.append(_floor(group, times if times < 3 else 3, few, named))
    if pronoun:
        speaking = len(context.speaking.intersection(cluster.mentions[max(0, count - _RECENT) : count]))
        found.append(_speaks(group, speaking if speaking < 4 else 4, few))
        if anaphor.speaks_of_another:
            found.append(_of_another(group, turn, step, cluster is floor.reporter))
    if floor.reporter is not None:
        found.append(_reports(group, position, cluster is floor.reporter, step))
    if cluster is floor.holder:
        found.append(_spoke_last(group, position, paragraphs, order if order < 2 else 2))
    return found


@bunch
def _later(group: str, sentences: str) -> tuple[str, ...]:
    return (f"antecedent {group}: named only later, {sentences} sentences",)


@bunch
def _back(
    group: str, position: str | None, place: str, sentences: str, turn: str, named: str, again: bool
) -> tuple[str, ...]:
    """Where the candidate was mentioned last, and how many speakers of the quotes before ago.

    ``again``: a pronoun meant it there.
    """
    who, step = f"antecedent {group}", sentences[0]
    clues = (
        (True, f"antecedent: {place}, {sentences} sentences back"),
        (True, f"{who}: {sentences} sentences back"),
        (True, f"{who}: {place}, {sentences} sentences back"),
        (True, f"{who}: {place}"),
        (True, f"{who}: {named}, {step} sentences back"),
        (again, f"{who}: last a pronoun, {place}"),
        (position, f"{who}: {place}, {step} sentences back, {turn} turns ago"),
        (position, f"{who} {position}: {place}, {step} sentences back"),
    )
    return holding(clues)


@bunch
def _clause(
    group: str, position: str | None, place: str, clause: str, sentences: str, mentions: str
) -> tuple[str, ...]:
    """Whether the candidate leads a main clause: "When Ruiz left, | Wu wept. “…,” he said"; how well known it is."""
    who, there = f"antecedent {group}", f"{clause} {place}"
    clues = (
        (True, f"{who}: {there}"),
        (True, f"{who}: {there}, {sentences} sentences back"),
        (True, f"{who}: {there}, {mentions} mentions before"),
        (position, f"{who} {position}: {there}, {sentences} sentences back"),
    )
    return holding(clues)


@bunch
def _nearness(group: str, pronoun: bool, paragraphs: int, order: int, begins: bool) -> tuple[str, ...]:
    """How near it was mentioned last, and how many others were nearer.

    A new paragraph (``begins``) often turns to somebody else: "Ruiz wept. | “Enough,” she said".
    """
    who = f"antecedent {group}"
    same = f"{'other' if paragraphs else 'same'} paragraph, which the sentence {'begins' if begins else 'goes on with'}"
    found = f"antecedent: number {order} in order", f"{who}: {same}"
    return (*found, f"{who}: {paragraphs} paragraphs back", f"{who}: number {order} in order") if pronoun else found


@bunch
def _entrance(
    group: str, opens: bool, brought_in: bool, twice: bool, paragraphs: int, determiner: str
) -> tuple[str, ...]:
    """How the candidate entered."""
    clues = (
        (opens, f"antecedent: opens a paragraph, {paragraphs} back"),
        (opens and group == "nominal", f"antecedent nominal: opens a paragraph, determiner {determiner}"),
        (brought_in, f"antecedent: just brought in by name, {min(paragraphs, 2)} paragraphs back"),
        (twice, f"antecedent {group}: twice in that sentence"),
    )
    return holding(clues)


@bunch
def _known(group: str, mentions: str, named: str, sort: str, same: str, gender: str) -> tuple[str, ...]:
    """What the article has told of the candidate so far; ``same``: sentences since the same sort of word meant it."""
    who = f"antecedent {group}"
    clues = (
        (True, f"{who}: {mentions} mentions before"),
        (True, f"{who}: {named}, {sort}"),
        (same, f"{who}: last the same pronoun, {same} sentences back"),
        (gender, f"{who}: gender {gender}"),
    )
    return holding(clues)


@bunch
def _of_another(group: str, turn: str, sentences: str, reports: bool) -> tuple[str, ...]:
    """Where the quotation speaks of another of the same gender: "Ruiz died. “He was kind,” he said"."""
    who = f"antecedent {group}, of another"
    return (
        f"{who}: {turn} turns ago",
        f"{who}: {sentences} sentences back",
        f"{who}: {'said' if reports else 'did not say'} something last",
    )


@bunch
def _floor(group: str, times: int, count: int, named: str) -> tuple[str, ...]:
    """How often the quotes before were its."""
    quoted = f"antecedent {group}: quoted {times} times"
    return quoted, f"{quoted}, {count} mentions before", f"{quoted}, {named}"


@bunch
def _speaks(group: str, speaking: int, count: int) -> tuple[str, ...]:
    """How often it was the source of what a cue reports, in marks or not."""
    who = f"antecedent {group}: speaks in {speaking} mentions"
    return who, f"{who} of {count}"


@bunch
def _reports(group: str, position: str | None, reports: bool, sentences: str) -> tuple[str, ...]:
    """Whether it said something last, in marks or not."""
    who, last = f"antecedent {group}", f"{'said' if reports else 'did not say'} something last"
    there = f"{who} {position}" if position else who
    return f"{there}: {last}", f"{who}: {last}, {sentences} sentences back"


@bunch
def _spoke_last(group: str, position: str | None, paragraphs: int, order: int) -> tuple[str, ...]:
    who, back = f"antecedent {group}", f"spoke last, {paragraphs} paragraphs back, {order} nearer"
    found = f"{who}: spoke last", f"antecedent: {back}"
    return found if position is None else (*found, f"{who} {position}: {back}")


def sort_of(cluster: Cluster) -> str:
    """What a candidate is, as clues tell it."""
    if cluster.person:
        return "person"
    if cluster.body:
        return "place" if cluster.place else "body"
    return "plural" if cluster.plural else "unsure"


@bunch
def quoted_clues(group: str) -> tuple[str, ...]:
    """The clue against whom the source names in what it says."""
    return (f"antecedent {group}: named in the quotation",)
