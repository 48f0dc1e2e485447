"""Gold from brat: a folder (or a zip archive) of .txt and .ann pairs, as `quoteattr extract --format brat` writes them.

``Content`` is a quote, its fragments the parts; the event on it names the ``Source``. A note on the event tells
"speaker: Ana Lopes | alias: Lopes | role: mayor", or "description: a senior aide". ``Scare``, ``Title``, ``Nickname``
and ``Term`` are nobody's words. Everything else in the .ann files is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias
from zipfile import BadZipFile
from zipfile import Path as ZipPath

from ..errors import InputError
from .gold import GoldArticle, GoldQuote

NOT_ATTRIBUTED = frozenset({"Scare", "Title", "Nickname", "Term"})
Spans: TypeAlias = list[tuple[int, int]]
_T = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_E = re.compile(r"(E\d+)\tContent:(T\d+)(.*)")
_SOURCE = re.compile(r"Source\d*:(T\d+)")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (E\d+)\t(.*)")


def read_brat(path: str | Path) -> Iterator[GoldArticle]:
    """The articles of a folder or zip archive, in the order of their names, which are their ids.

    Raises `InputError` that names file, line and reason.
    """
    try:
        folder = Path(path) if Path(path).is_dir() else ZipPath(path)
        files = {file.name: file for file in folder.iterdir()}
        names = sorted(name.removesuffix(".ann") for name in files if name.endswith(".ann"))
        if not names:
            raise InputError(f"{path}: no .ann file in this folder")
        for name in names:
            if f"{name}.txt" not in files:
                raise InputError(f"{path}: {name}.ann has no {name}.txt beside it")
            text, ann = (_decoded(files[name + end].read_bytes(), f"{path}/{name}{end}") for end in (".txt", ".ann"))
            yield _article(name, text, ann, f"{path}/{name}.ann")
    except (OSError, BadZipFile) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _decoded(data: bytes, place: str) -> str:
    """The text as it is, so that carriage returns count, as they do in brat."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: not valid UTF-8 (byte {error.start + 1}): convert the file to UTF-8") from None


def _article(id: str, text: str, ann: str, place: str) -> GoldArticle:
    marks: dict[str, tuple[str, Spans]] = {}
    events: dict[str, tuple[str, list[str]]] = {}  # by their content
    notes: dict[str, str] = {}  # by their event
    for number, line in enumerate(ann.split("\n"), 1):
        if mark := _T.match(line):
            marks[mark[1]] = mark[2], _spans(mark, text, f"{place}:{number}")
        elif event := _E.match(line):
            events[event[2]] = event[1], _SOURCE.findall(event[3])
        elif noted := _NOTE.match(line):
            notes[noted[1]] = noted[2]
        elif line.startswith("T"):
            raise InputError(
                f"{place}:{number}: a line such as T1, TYPE START END, and the words is expected, with tabs"
            )
    quotes: list[GoldQuote] = []
    for id_, (type, spans) in marks.items():
        parts = _joined(spans, text)
        if type == "Content":
            event_id, sources = events.get(id_, ("", []))
            source = [span for mark in sources if mark in marks for span in marks[mark][1]]
            quotes += _quotes(parts, _joined(source, text), text, notes.get(event_id, ""))
        elif type in NOT_ATTRIBUTED:
            quotes += [GoldQuote(start, end, attributed=False) for start, end in parts]
    return GoldArticle(id, text, tuple(sorted(quotes, key=lambda quote: quote.start)), all_marks=True)


def _spans(mark: re.Match[str], text: str, place: str) -> Spans:
    """The fragments of a T line, which must hold the words that stand beside them."""
    spans = [(int(start), int(end)) for start, end in (pair.split(" ") for pair in mark[3].split(";"))]
    words = " ".join(text[start:end] for start, end in spans)
    if words.split() != mark[4].split():
        where = mark[3].replace(" ", "-")
        told = f"the article reads {words[:40]!r} at {where}, not {mark[4][:40]!r}"
        raise InputError(f"{place}: {told}: give the .txt that was annotated, with its own line ends")
    return spans


def _joined(spans: Spans, text: str) -> Spans:
    """Fragments between which only white space stands are one: brat breaks them at the ends of lines."""
    joined: Spans = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            start, _ = joined.pop()
        joined.append((start, end))
    return joined


def _quotes(parts: Spans, source: Spans, text: str, note: str) -> Iterator[GoldQuote]:
    fields = [
        (key, value.strip()) for key, colon, value in (part.partition(":") for part in note.split(" | ")) if colon
    ]
    first = dict(reversed(fields))
    for start, end in parts:
        yield GoldQuote(
            start,
            end,
            attributed=True,
            source=tuple(source),
            source_text=" ".join(text[a:b] for a, b in source),
            speaker=first.get("speaker"),
            description=first.get("description"),
            aliases=tuple(value for key, value in fields if key == "alias"),
            roles=tuple(value for key, value in fields if key == "role"),
        )
