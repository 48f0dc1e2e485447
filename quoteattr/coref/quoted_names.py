"""Full names that stand only inside the quotation marks: “… as James Osei told us,” of whom the article says "Osei"."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from ..scene import Scene
from ..words.name_forms import Form, core
from .cluster import Cluster

_FULL_NAME = regex.compile(
    r"\b(\p{Lu}[\p{L}’'-]++) ((?:\p{Lu}\. )?+)(\p{Lu}[\p{L}-]*+(?:['’]\p{Lu}\p{L}++)?+)(?! \p{Lu})"
)


def complete(scene: Scene, clusters: Iterable[Cluster]) -> None:
    """Give each person known by one word the full name that the quotations hold, if they hold just one."""
    short = {core(cluster.name)[0]: cluster for cluster in clusters if _is_short(cluster)}
    found: dict[str, set[Form]] = {}
    for quotation in scene.quotations if short else ():
        for given, initial, surname in _FULL_NAME.findall(scene.text, quotation.start, quotation.end):
            if surname in short and given in scene.lexicon.given_names and given != surname:
                found.setdefault(surname, set()).add((given, *initial.split(), surname))
    for surname, forms in found.items():
        cluster, form = short[surname], next(iter(forms))
        gender = scene.lexicon.given_names[form[0]]
        if len(forms) == 1 and (gender not in ("m", "f") or cluster.gender in (None, gender)):
            cluster.called(form)


def _is_short(cluster: Cluster) -> bool:
    return bool(cluster.forms) and not cluster.body and all(len(core(form)) == 1 for form in cluster.forms)
