"""Texts that try to make extraction slow: each is a function from a length in characters to a text about that long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from string import ascii_lowercase

from quoteattr.lexicon import english

_SMALL = ascii_lowercase


def _names(length: int) -> str:
    """Different names of two words, none a part of another."""
    names = (f"Q{a}{b}{c}{d} V{d}{c}{b}{a}" for a in _SMALL for b in _SMALL for c in _SMALL for d in _SMALL)
    return "“We go,” said " + ", ".join(name for name, _ in zip(names, range(length // 13), strict=False)) + "."


def _forms(length: int) -> str:
    """One name in ever other forms."""
    forms = (f"Ana {a}{b}{c} Ruiz left. " for a, b, c in product(_SMALL.upper(), _SMALL, _SMALL))
    return (
        "Ana Ruiz left. "
        + "".join(form for form, _ in zip(forms, range(length // 19), strict=False))
        + "“No,” she said."
    )


def _captions(length: int) -> str:
    """Lines of a label, each another, and a sentence."""
    labels = (f"Q{a}{b}{c}{d}: Mr Moss slept\n" for a in _SMALL for b in _SMALL for c in _SMALL for d in _SMALL)
    return "".join(label for label, _ in zip(labels, range(length // 20), strict=False)) + "\n\n“No,” said Ana Ruiz."


def _pairs(length: int) -> str:
    """Pairs of given names with one surname, all of them different."""
    given = sorted(name for name in english().given_names if name.isalpha())
    pairs = (f"{first} and {second} Q{a}{b}{c} left. " for first, second, (a, b, c) in _of_three(given))
    return "“No,” said Ana Ruiz. " + "".join(pair for pair, _ in zip(pairs, range(length // 30), strict=False))


def _of_three(given: list[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    return zip(given * 9, given[1:] * 9, product(_SMALL, repeat=3), strict=False)


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda length: unit * (length // len(unit))


def _prose(unit: str) -> Callable[[int], str]:
    """With one quotation at the end: without any, the rest would not be read."""
    return lambda length: unit * (length // len(unit)) + "\n\n“No,” said Ana Ruiz."


HOSTILE: dict[str, Callable[[int], str]] = {
    "opening marks": _repeated("“"),
    "straight marks": _repeated('"'),
    "apostrophes": _repeated("'"),
    "one name": _prose("Ruiz "),
    "he said": _prose("he said "),
    "one sentence": _repeated("the mayor and Ana Ruiz said “we will go” to Bob Lee "),
    "one sentence of prose": _prose("the old mayor of the town near the river said that she had left "),
    "different names": _names,
    "captions": _captions,
    "pairs of one surname": _pairs,
    "nested marks": lambda length: ("“" * 1000 + "x" + "”" * 1000 + " ") * (length // 2002),
    "marks and letters": _repeated('a"'),
    "one letter": _prose("a"),
    "combining characters": _prose("e\u0301"),
    "short quotes": _repeated("“No,” he said. "),
    "dialogue": _repeated("“No,” he said.\n\nThe mayor, Ana Ruiz, told him she agrees with his wife.\n\n"),
    "brackets": _prose("(Ruiz ("),
    "full stops": _prose(". "),
    "commas": _prose("Ruiz, the mayor, "),
    "verbs behind commas": _prose(", said "),
    "shared surname": lambda length: "Ana Ruiz met Eva Ruiz. " + _prose("Ruiz left.\n\n")(length),
    "forms of one name": _forms,
    "a phrase without end": _prose("a lawyer representing "),
    "an office without end": _prose("spokesman for the minister of the "),
    "running quote": _repeated("“No way.\n\n"),
    "of": _prose("the mayor of "),
    "hyphens": _prose("a-"),
    "numbers": _prose("1,"),
    "abbreviations": _prose("U."),
    "tags": _prose("<a"),
    "a quote broken off": lambda length: "“We go\n" + _prose("on, by a\n\n")(length),
    "bold without end": _prose("**a "),
    "links without end": _prose("[a](http://"),
    "possessives": _prose("Ruiz’s "),
    "and": _prose("Ruiz and "),
    "blank lines": _prose("\n \n"),
}
