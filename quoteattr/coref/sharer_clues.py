"""The clues for and against each of those who share a surname; their weights are fitted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..clues import Bunch, bunch, holding
from .antecedent_clues import sort_of
from .antecedents import Anaphor, Candidate
from .cluster import Cluster

_NAMED = Bunch(("shared name: named in the quotation",))
"""Against whom the source calls by the first name: “Ana is right,” Ruiz said."""
_REACH = 200  # mentions of a sharer among which the last full name is looked for


def shared_clues(
    anaphor: Anaphor, candidate: Candidate, rank: int, main: Sequence[Cluster], sharers: Sequence[Candidate]
) -> list[Bunch]:
    """Clues for whom of its sharers a surname means."""
    cluster, last, _ = candidate
    context = anaphor.context
    there = context.scene.mentions[last]
    part = "main" if cluster is main[0] else "in the lead" if cluster in main else "minor"
    nearer = "later" if last > anaphor.mention else str(min(rank, 2))
    distance = anaphor.sentence - context.sentences[last]
    back = distance if 0 <= distance < 3 else None
    alone = there.last - there.head == 1
    first = all(cluster.mentions[0] <= other.cluster.mentions[0] for other in sharers)
    latest = max(_last_in_full(anaphor, other.cluster) for other in sharers)
    in_full = _last_in_full(anaphor, cluster)
    times = {other.cluster: sum(n for form, n in other.cluster.forms.items() if len(form) == 1) for other in sharers}
    mine, most = times[cluster], max(times.values())
    called = "never" if not mine else "most" if mine == most else "less"
    found = [
        _sharer(part, sort_of(cluster), nearer, back, alone),
        _sharer_in_full(first, "never" if in_full < 0 else "last" if in_full == latest else "earlier"),
        _sharer_turn(called, context.floor.turn(cluster), context.floor.standing(cluster)),
    ]
    quoted = anaphor.quoted
    if quoted and any(len(form) > 1 and form[0] in quoted for form in cluster.forms):
        found.append(_NAMED)
    if in_full >= 0:
        paragraphs = min(anaphor.paragraph - context.paragraphs[in_full], 3)
        found.append(_sharer_named(in_full == latest, context.place(in_full), paragraphs))
    return found


def _last_in_full(anaphor: Anaphor, cluster: Cluster) -> int:
    """The last mention before the anaphor that gives more than one word of the name; -1 without one near enough."""
    mentions = anaphor.context.scene.mentions
    at = bisect_left(cluster.mentions, anaphor.mention)
    before = cluster.mentions[max(0, at - _REACH) : at]
    return next((k for k in reversed(before) if mentions[k].last - mentions[k].head > 1), -1)


@bunch
def _sharer(part: str, sort: str, nearer: str, back: int | None, alone: bool) -> tuple[str, ...]:
    clues = (
        (True, f"shared name: {part}"),
        (True, f"shared name: {sort}"),
        (True, f"shared name: {nearer} nearer"),
        (back is not None, f"shared name: {back} sentences back, {'alone' if alone else 'in full'}"),
    )
    return holding(clues)


@bunch
def _sharer_in_full(first: bool, in_full: str) -> tuple[str, ...]:
    who = "shared name: named first" if first else "shared name: named later"
    return who, f"shared name: in full {in_full}", f"{who}, in full {in_full}"


@bunch
def _sharer_named(latest: bool, place: str, paragraphs: int) -> tuple[str, ...]:
    """Where the name was last written in full."""
    who = f"shared name: in full {'last' if latest else 'earlier'}"
    return f"{who}, {paragraphs} paragraphs back", f"{who}, as {place}"


@bunch
def _sharer_turn(called: str, turn: str, standing: str) -> tuple[str, ...]:
    return (
        f"shared name: so called {called}",
        f"shared name: {turn} turns ago",
        f"shared name: quoted {standing} so far",
    )
