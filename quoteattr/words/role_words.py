"""Which of several roles tells the reader best who somebody is, by the words of their titles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .word_lists import shipped

_RANKS = ("rank", "office")
_RELATIVE_TO = ("his ", "her ", "their ", "its ", "my ", "our ", "His ", "Her ", "Their ", "Its ", "My ", "Our ")
_LEARNED = frozenset({"Dr", "Dr.", "Drs", "Drs.", "Prof", "Prof.", "Professor", "Professors"})
_PARTIES = frozenset({"Con", "Green", "Ind", "LD", "Lab", "Lib Dem", "PC", "SNP"})


@cache
def party_members() -> frozenset[str]:
    """Nouns that tell the party of a person: a role, though no office."""
    return frozenset(row[0] for row in shipped("party_members"))


@cache
def duties() -> frozenset[str]:
    """Forms of verbs by which "who" tells a role: "heads a project on secrecy"."""
    return frozenset(row[0] for row in shipped("duties"))


@cache
def ranks() -> Mapping[str, str]:
    """Words of ranks, which tell less than an office beside them, to their kind: "rank", "office" or "style"."""
    return {row[0]: row[1] for row in shipped("ranks")}


def tells_less(title: str) -> tuple[bool, bool, bool, bool, bool, bool]:
    """Sorts age, party, "of the union", "one of them", "runs it" behind an office; also ranks, "Dr", and "his wife"."""
    words = title.partition(" (")[0].replace(".", "").split()
    bare = " " not in title or all(ranks().get(word) in _RANKS for word in words)
    head = title.partition(" of ")[0].partition(" from ")[0].rpartition(" ")[2]
    no_office = title.startswith(("of ", "from ", "one of ", "One of ")) or title.partition(" ")[0] in duties()
    party = head in party_members() or title.partition(",")[0] in _PARTIES  # "Lab, Eastgate"
    learned = title in _LEARNED
    return title.endswith("-old"), party, no_office, bare, learned, title.startswith(_RELATIVE_TO)
