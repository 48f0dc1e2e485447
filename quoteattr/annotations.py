"""What a backend tells of a text, in one vocabulary for all of them: character spans, and words that hang together."""

from __future__ import annotations

from typing import Literal, NamedTuple

from attrs import frozen

from .model import EntityKind

Relation = Literal[
    "root",
    "subject",
    "passive subject",
    "object",
    "agent",  # "by Asif"
    "oblique",  # under a preposition, of a verb or a noun
    "possessor",
    "apposition",
    "compound",  # the parts of a name or noun, "tenant Paula Weiss"
    "conjunct",
    "content",  # the clause that somebody says, thinks, knows
    "beside",  # a clause beside the main one: "…, Asif said, …"
    "adverbial",
    "relative",
    "predicate",
    "other",
]
"""How a word hangs on its head, in the terms that Universal Dependencies and spaCy's English labels have in common."""


class Word(NamedTuple):
    """A word of a parse: characters ``start`` to ``end``, ``lemma``, ``pos`` (a universal tag: VERB), its head.

    ``head`` is the index of the head among the words of the text, its own for the root of a sentence. A noun under a
    preposition hangs on what the preposition hangs on.
    """

    start: int
    end: int
    lemma: str
    pos: str
    head: int
    relation: Relation


@frozen
class Annotations:
    """What a backend knows of a text, as half-open spans in code points; whatever is empty, the rules fill.

    ``sentences`` are (start, end) pairs in order; those that start inside quotation marks are passed over. ``names``
    are (start, end, kind): where the rules do not know what a name names, the kind of the one that overlaps it counts.
    ``words`` are the words in order with their syntax. ``chains`` are mentions, as (start, end), of the same person or
    thing. ``weights`` names the table that was fitted with this backend (``data/weights-NAME.tsv``), if there is one.

    >>> Annotations(sentences=((0, 12),), words=(Word(0, 4, "rain", "NOUN", 1, "subject"),)).names
    ()
    """

    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[tuple[int, int, EntityKind], ...] = ()
    words: tuple[Word, ...] = ()
    chains: tuple[tuple[tuple[int, int], ...], ...] = ()
    weights: str = ""
