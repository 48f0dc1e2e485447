"""Which of several roles tells the reader best who somebody is, by the words of their titles."""

from __future__ import annotations

PARTY_MEMBERS = frozenset("Republican Democrat Conservative Independent Libertarian Liberal Socialist Tory".split())
"""Nouns that tell the party of a person: a role, though no office."""

DUTIES = frozenset(
    "chairs chaired heads headed leads led runs ran directs directed manages managed owns owned founded co-founded"
    " represents represented studies teaches taught works worked oversees oversaw edits edited coaches coached hosts"
    " hosted plays stars serves served".split()
)
"""What "who" says of a person as a role of its own: "heads a project on secrecy"."""

RANKS = frozenset(
    "Adm Admiral Brig Brigadier Capt Captain Col Colonel Comm Cpl Corporal Engr Gen General Lieutenant Lt Maj Major"
    " Most Pol Police Rear Rev Sergeant Sgt Very Vice".split()
)
"""Words of ranks, which tell less than an office beside them."""

_RELATIVE_TO = ("his ", "her ", "their ", "its ", "my ", "our ", "His ", "Her ", "Their ", "Its ", "My ", "Our ")
_PARTIES = frozenset({"Con", "Green", "Ind", "LD", "Lab", "Lib Dem", "PC", "SNP"})


def tells_less(title: str) -> tuple[bool, bool, bool, bool, bool]:
    """Sorts age, party, "of the union", "runs it" behind an office, "Senator" and ranks behind others, "his wife"."""
    bare = " " not in title or RANKS.issuperset(title.partition(" (")[0].replace(".", "").split())
    head = title.partition(" of ")[0].partition(" from ")[0].rpartition(" ")[2]
    no_office = title.startswith(("of ", "from ")) or title.partition(" ")[0] in DUTIES
    party = head in PARTY_MEMBERS or title.partition(",")[0] in _PARTIES  # "Lab, Eastgate"
    return title.endswith("-old"), party, no_office, bare, title.startswith(_RELATIVE_TO)
