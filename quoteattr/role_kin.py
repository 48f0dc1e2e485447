"""Other words for the same person: who was "Spanish" is "the Spaniard", a "chief executive" is "the boss"."""

from __future__ import annotations

from functools import cache

# Any word of a line may stand for any other.
_SAME = (
    "manager coach boss trainer",
    "ceo executive boss chief",
    "director head chief boss",
    "singer songwriter singer-songwriter vocalist musician rapper star frontman hitmaker artist",
    "comedian comic star presenter host broadcaster",
    "lawyer attorney solicitor barrister",
    "physician gp medic",
    "mother mum mom",
    "father dad",
    "spokesman spokeswoman spokesperson",
    "chairman chairwoman chair chairperson",
    "striker forward frontman",
    "goalkeeper keeper",
    "author writer novelist",
    "businessman businesswoman entrepreneur billionaire tycoon mogul founder",
    "vicar priest reverend cleric",
    "teenager teen youngster",
    "farmer grower",
    "source insider",
    "policeman policewoman officer constable pc",
)
# The first word of a line may stand for the others, not they for it.
_WIDER = (
    "actor star",
    "actress actor star",
    "star actor actress",
    "player striker forward midfielder defender winger goalkeeper footballer captain skipper fly-half quarterback",
    "politician mp msp td senator rep. representative congressman congresswoman lawmaker councillor",
    "lawmaker mp senator sen. rep. representative congressman congresswoman",
    "scientist researcher professor biologist ecologist physicist chemist geologist neuroscientist glaciologist"
    " climatologist astronomer epidemiologist",
    "researcher scientist professor author biologist ecologist psychologist epidemiologist",
    "academic professor lecturer",
    "chief general president commissioner chairman leader",
    "detective inspector superintendent sergeant constable",
    "campaigner activist founder",
)
# Whom a noun of origin fits: the adjectives that the article uses of them. Most nouns are their own adjective.
ORIGINS = {
    "argentine": "argentinian",
    "argentinian": "argentine",
    "brit": "british",
    "briton": "british english scottish welsh",
    "croat": "croatian",
    "dane": "danish",
    "dutchman": "dutch",
    "dutchwoman": "dutch",
    "englishman": "english",
    "englishwoman": "english",
    "finn": "finnish",
    "frenchman": "french",
    "frenchwoman": "french",
    "irishman": "irish",
    "irishwoman": "irish",
    "pole": "polish",
    "scot": "scottish",
    "scotsman": "scottish",
    "serb": "serbian",
    "spaniard": "spanish",
    "swede": "swedish",
    "turk": "turkish",
    "ulsterman": "irish",
    "welshman": "welsh",
    "welshwoman": "welsh",
}
# Endings of nouns of origin; the country is the noun without them: "the Kenyan" from "Kenya’s Ana Ruiz".
_OF_COUNTRIES = ("an", "i", "ese")
_NONE: frozenset[str] = frozenset()


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {noun: set(words.split()) for noun, words in ORIGINS.items()}
    for line in _SAME:
        words = set(line.split())
        for word in words:
            found.setdefault(word, set()).update(words - {word})
    for line in _WIDER:
        wide, *narrow = line.split()
        found.setdefault(wide, set()).update(narrow)
    return {word: frozenset(kin) for word, kin in found.items()}


def kin(noun: str) -> frozenset[str]:
    """The lower-case words of whom a lower-case role noun may also mean.

    >>> sorted(kin("dutchman"))
    ['dutch']
    >>> sorted(kin("mum of two"))
    ['mom', 'mother', 'mum']
    """
    parent, of, _ = noun.partition(" of ")
    return _table().get(parent, _NONE) | {parent} if of else _table().get(noun, _NONE)


def countries(noun: str) -> frozenset[str]:
    """What may be the country, in lower case, of a noun of origin.

    >>> sorted(countries("kenyan"))
    ['ken', 'keny', 'kenya']
    """
    return frozenset({noun[:-1], noun[:-3], f"{noun[:-3]}y"}) if noun.endswith(_OF_COUNTRIES) else _NONE
