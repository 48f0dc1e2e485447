"""The word lists: those of ``data/en``, and what a newsroom adds to them or takes away in a file of its own.

Such a file holds the rows of the shipped lists, each list under its name in brackets::

    [titles]
    Ombud	-

    [role_nouns]
    # singular, plural, gender
    fixer	fixers	-

    [cues]
    - reason

Columns are separated by one tab. A row whose first column the shipped list has takes the place of that row; ``- `` in
front of a word switches its row off. A line that begins with ``# `` is a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import NamedTuple
from unicodedata import normalize

from ..errors import InputError
from ..package_data import text_of

Row = tuple[str, ...]

COLUMNS: Mapping[str, Row] = {
    "cues": ("lemma", "frame", "strength", "forms"),
    "cue_nouns": ("singular", "plural"),
    "media": ("singular", "plural"),
    "platforms": ("name",),
    "honorifics": ("form", "gender"),
    "titles": ("form", "gender"),
    "role_nouns": ("singular", "plural", "gender"),
    "group_nouns": ("singular", "plural"),
    "document_nouns": ("singular", "plural"),
    "work_nouns": ("word",),
    "term_words": ("word",),
    "org_words": ("word",),
    "outlet_words": ("word",),
    "organisations": ("name",),
    "phrase_names": ("name",),
    "persons": ("name",),
    "given_names": ("name", "gender"),
    "places": ("name",),
    "demonyms": ("word",),
    "not_names": ("word",),
    "common_words": ("word",),
    "verbs": ("form",),
    "adverbs": ("word",),
    "abbreviations": ("word",),
}
"""The lists and their columns. ``persons`` holds full names and is empty as shipped."""

_ONE_WORD = frozenset(
    "cues cue_nouns role_nouns work_nouns term_words org_words outlet_words given_names common_words verbs adverbs"
    " abbreviations".split()
)
_SMALL = frozenset("cues cue_nouns common_words verbs adverbs".split())
_ALLOWED = {
    "frame": ("say", "tell", "ask", "name", "write"),
    "strength": ("strong", "weak"),
    "gender": ("m", "f", "-"),
}
_QUOTATION_MARKS = frozenset('"“”„«»')
_GIVEN_NAME_GENDERS = ("m", "f", "u")


class Entry(NamedTuple):
    """A row that is added to a list, or whose first column is switched off there."""

    list: str
    row: Row
    off: bool = False


def shipped(name: str) -> Iterator[Row]:
    """The rows of a list as the package brings it."""
    for suffix in (".tsv", ".txt"):
        try:
            lines = text_of(f"en/{name}{suffix}").splitlines()
        except OSError:
            continue
        yield from (tuple(line.split("\t")) for line in lines if line and not line.startswith("# "))


def rows(name: str, entries: Iterable[Entry] = ()) -> Iterable[Row]:
    """The rows of a list with these entries in force; later ones win."""
    return _in_force(name, entries, {row[0]: row for row in shipped(name)})


def added(name: str, entries: Iterable[Entry]) -> Iterable[Row]:
    """Those of the rows that stand in the entries."""
    return _in_force(name, entries, {})


def _in_force(name: str, entries: Iterable[Entry], found: dict[str, Row]) -> Iterable[Row]:
    for entry in entries:
        if entry.list == name:
            for row in _with_both_apostrophes(entry.row):
                found.pop(row[0], None)  # so that what is added stands last, and wins over other rows too
                if not entry.off:
                    found[row[0]] = row
    return found.values()


def _with_both_apostrophes(row: Row) -> set[Row]:
    """The row as texts with straight and with curly apostrophes write it; most often these are the same."""
    return {tuple(word.replace("’", "'") for word in row), tuple(word.replace("'", "’") for word in row)}


def read_entries(path: str | PathLike[str]) -> tuple[Entry, ...]:
    """The entries of a file in UTF-8; raises `InputError` with place, reason and remedy for what it cannot use."""
    try:
        with open(path, "rb") as file:  # pathlib would take a twentieth of the package's import
            data = file.read()
        return parse_entries(data.decode("utf-8-sig"), str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: not valid UTF-8: convert the file to UTF-8") from None


def parse_entries(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a text; ``name`` stands for it in errors."""
    found: dict[tuple[str, str], tuple[Entry, int]] = {}
    section = ""
    for number, line in enumerate(normalize("NFC", text).splitlines(), 1):
        try:
            if not line.strip() or line.startswith("# ") or line.strip() == "#":
                continue
            if line.startswith("["):
                section = _section(line.rstrip())
                continue
            if not section:
                raise InputError(f'"{line[:40]}" stands before any list: name one first, such as [titles]')
            entry = _entry(section, line)
            if (before := found.get((section, entry.row[0]))) is not None:
                raise InputError(f'"{entry.row[0]}" stands in [{section}] already, on line {before[1]}: delete one')
        except InputError as error:
            raise InputError(f"{name}:{number}: {error}") from None
        found[section, entry.row[0]] = (entry, number)
    return tuple(entry for entry, _ in found.values())


def _section(line: str) -> str:
    section = line[1:-1]
    if line != f"[{section}]" or section not in COLUMNS:
        from difflib import get_close_matches  # seldom needed

        near = get_close_matches(section, COLUMNS, 1)
        advice = f"[{near[0]}] may be meant" if near else f"there are {', '.join(COLUMNS)}"
        raise InputError(f"{line[:40]} is no list: {advice}")
    return section


def _entry(section: str, line: str) -> Entry:
    if line.startswith("- "):
        word = line[2:].strip()
        if all(row[0] != word for row in shipped(section)):
            raise InputError(f'"{word[:40]}" is not in [{section}], so it cannot be switched off: delete the line')
        return Entry(section, (word,), off=True)
    columns, row = COLUMNS[section], tuple(cell.strip() for cell in line.split("\t"))
    if len(row) != len(columns) or not all(row):
        several = f"{len(columns)} columns separated by one tab: {', '.join(columns)}"
        wanted = several if len(columns) > 1 else "one entry a line, without tabs"
        raise InputError(f'[{section}] takes {wanted}; "{line[:60]}" is none such')
    for column, cell in zip(columns, row, strict=True):
        _check(section, column, cell)
    return Entry(section, row)


def _check(section: str, column: str, cell: str) -> None:
    """Raise `InputError` where no text could ever match the cell, or its value means nothing."""
    allowed = _GIVEN_NAME_GENDERS if (section, column) == ("given_names", "gender") else _ALLOWED.get(column)
    if allowed and cell not in allowed:
        raise InputError(f'the {column} must be one of {", ".join(allowed)}, not "{cell[:40]}"')
    if cell != " ".join(cell.split()):
        raise InputError(f'put one space between the words of "{cell[:40]}"')
    if section in _ONE_WORD and column != "forms" and " " in cell:
        raise InputError(f'[{section}] takes single words, and "{cell[:40]}" has several: give the one that matters')
    if section in _SMALL and cell != cell.lower():
        raise InputError(f'write "{cell[:40]}" in small letters')
    if section in ("persons", "organisations") and not _QUOTATION_MARKS.isdisjoint(cell):
        raise InputError(f'a name is not looked for across quotation marks: leave them out of "{cell[:40]}"')
    if section == "abbreviations" and cell.endswith("."):
        raise InputError(f'write "{cell[:40]}" without its full stop')
