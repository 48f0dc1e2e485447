"""Nouns for relatives, by what their name tells of each other's."""

FAMILY = frozenset("husband wife mother father spouse fiancé fiancée widow widower mum mom dad".split())
"""Of whom one has but one."""

KIN = FAMILY | frozenset(
    "son daughter brother sister uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter"
    " stepfather stepmother stepson stepdaughter".split()
)
"""Of whom others may bear the surname."""

CHILDREN = frozenset("son daughter grandson granddaughter nephew niece".split())
"""Who are younger than whom they are named after."""

RELATIVES = KIN | frozenset("boyfriend friend girlfriend partner".split())
"""Who are called by their given names: "her friend Bill"."""
