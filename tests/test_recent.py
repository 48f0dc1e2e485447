"""Whom an anaphor may mean by who was mentioned lately."""

from __future__ import annotations

import pytest

from quoteattr.coref.antecedents import Anaphor
from quoteattr.coref.cluster import Cluster
from quoteattr.coref.context import Context
from quoteattr.coref.names import cluster_names
from quoteattr.coref.recent import Recent
from quoteattr.lexicon import english
from quoteattr.scene import Scene, read

PEOPLE = "Ana Ruiz,Emma Moreau,Eva Lindqvist,Amina Diallo,Laura Weiss,Maria Okafor,Sara Novak,Julia Mensah".split(",")


def candidates(text: str, main: str = "") -> tuple[Scene, list[tuple[str, int, int]]]:
    """The names of the candidates for the last pronoun, each with its last mention and the first in that sentence."""
    scene = read(text + " “No.”", english())
    clusters, _ = cluster_names(scene)
    of = {mention: cluster for cluster in clusters for mention in cluster.mentions}
    context = Context(scene)
    recent = Recent(context)
    last = max(k for k, phrase in enumerate(scene.mentions) if phrase.kind == "pronoun")
    for k in range(last):
        if k in of:
            recent.note(k, of[k])
    mains = [cluster for cluster in clusters if _name(cluster) == main]
    found = recent.near(Anaphor(context, last), of, mains)
    return scene, [(_name(c.cluster), c.last, c.lead) for c in found]


def _name(cluster: Cluster) -> str:
    return " ".join(cluster.name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Ruiz met Emma Moreau. She left.", ["Emma Moreau", "Ana Ruiz"]),
        ("Ana Ruiz met Emma Moreau. Ruiz slept. She left.", ["Ana Ruiz", "Emma Moreau"]),
        ("Pedro Okafor met Emma Moreau. She left.", ["Emma Moreau"]),
        ("She left, Ana Ruiz said.", ["Ana Ruiz"]),
        (" ".join(f"{name} slept." for name in PEOPLE) + " She left.", PEOPLE[:1:-1]),
    ],
)
def test_the_latest_come_first_and_those_soon_after_last(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in candidates(text)[1]] == names


def test_main_ones_stay_however_many_came_after_them() -> None:
    text = " ".join(f"{name} slept." for name in PEOPLE) + " She left."
    assert "Ana Ruiz" in [name for name, _, _ in candidates(text, main="Ana Ruiz")[1]]


def test_the_first_mention_in_the_sentence_leads() -> None:
    scene, [(_, last, lead)] = candidates("Ana Ruiz slept. Ruiz sang and Ruiz danced. She left.")
    assert [scene.sentence(scene.heads[k]) for k in (lead, last)] == [1, 1]
    assert lead < last
