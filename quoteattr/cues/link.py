"""How a mention is linked to a reporting word."""

from __future__ import annotations

from typing import Literal

Link = Literal[
    "subject",  # "Asif said"
    "apposition",  # "Asif, the minister, said"
    "relative",  # "Asif, who said"
    "clause",  # "Asif spoke at length, saying" - the subject of the verb before
    "inverted",  # "said Asif"
    "agent",  # "described by Asif as"
    "possessor",  # "Asif’s remark"
    "origin",  # "a statement from the ministry"
    "according",  # "according to Asif"
    "object",  # "told Asif", "asked Asif"
    "patient",  # "Asif was told"
    "tag",  # "ASIF: “…”", "“…” — Khawaja Asif"
]
