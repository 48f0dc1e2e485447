"""The clues of a nominal: its words against those that the article states of a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from ..clues import Bunch, bunch, holding
from .antecedents import OUTLETS, Anaphor, Candidate
from .cluster import Cluster
from .stated import is_generic

_TELLING = frozenset({"same", "stated", "in the name", "outlet"})


def nominal_clues(anaphor: Anaphor, candidate: Candidate, stated: set[str], said: Sequence[Candidate]) -> Bunch:
    """Clues from the words of a nominal and those that the article states of the candidate.

    ``said`` are the candidates of whom its noun, or another word for it, is said.
    """
    sort, cluster = anaphor.phrase.sort, candidate.cluster
    if not cluster.forms:
        head = "same" if anaphor.word in cluster.heads else "generic" if is_generic(anaphor) else "other"
        return _unnamed_head(sort, anaphor.determiner, head)
    name = {word.lower() for form in cluster.forms for word in form}
    shared = anaphor.modifiers & (stated | name)
    modifiers = "all" if shared == anaphor.modifiers else "some" if shared else "other"
    head = _head(anaphor, cluster, name, stated, candidate in said)
    return _named_head(sort, anaphor.determiner, head, len(said) == 1, modifiers if anaphor.modifiers else "none")


@bunch
def _unnamed_head(sort: str, determiner: str, head: str) -> tuple[str, ...]:
    who = f"antecedent nominal {sort}"
    return f"{who}, determiner {determiner}", f"{who}: {head} head, unnamed"


@bunch
def _named_head(sort: str, determiner: str, head: str, unique: bool, modifiers: str) -> tuple[str, ...]:
    who = f"antecedent nominal {sort}"
    clues = (
        (True, f"{who}, determiner {determiner}"),
        (True, f"{who}: {head} role noun"),
        (head in _TELLING, f"{who}: {head} role noun, {'nobody' if unique else 'somebody'} else has it"),
        (True, f"{who}: modifiers {modifiers}, {head} role noun"),
    )
    return holding(clues)


def _head(anaphor: Anaphor, cluster: Cluster, name: set[str], stated: set[str], said: bool) -> str:
    """How the noun of a nominal is known of a named candidate."""
    if anaphor.word in cluster.heads:
        return "same"
    if anaphor.word in name:
        return "in the name"
    if said:
        return "stated"
    if anaphor.word in OUTLETS and not anaphor.scene.lexicon.outlet_words.isdisjoint(cluster.name):
        return "outlet"  # "the newspaper", of the Evening Post
    if is_generic(anaphor):
        return "generic"
    return "other" if stated else "no"
