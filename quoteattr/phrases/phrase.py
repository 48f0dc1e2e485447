"""The phrase of a mention: where it stands, what its head is, what sort of thing it means."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..model import MentionKind

Sort = Literal["person", "organisation", "place", "group", "document", "unknown"]


class Phrase(NamedTuple):
    """A mention as token indices: ``first`` to ``last`` (excluded), of which ``head`` to ``last`` names or heads it."""

    first: int
    head: int
    last: int
    kind: MentionKind
    sort: Sort
    plural: bool = False
    possessor: bool = False
