"""Articles from files, folders, stdin and JSONL, one at a time; what cannot be read is a `Rejected` in its place."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from ..errors import InputError
from ..records import Record, parse_line

STDIN = "-"
JSONL = (".jsonl", ".ndjson")
TEXTS = (".txt", *JSONL)  # what is looked for in a folder
BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@frozen
class Article:
    """A text to read. ``id`` is its path, or the id that its JSONL line gives, else "FILE:LINE"."""

    id: str
    text: str
    file: str
    line: int | None = None


@frozen
class Rejected:
    """What could not be read, where (``line`` from 1, None for the whole file), and why; prints as one message."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{_place(self.file, self.line)}: {self.reason}"


@frozen
class Reader:
    """Reads text files and JSONL; folders are searched for both.

    ``text_field`` and ``id_field`` name the fields of a JSONL line. With either, stdin is JSONL too. Without an
    ``id_field`` the field "id" is taken where it is there.
    """

    text_field: str | None = None
    id_field: str | None = None

    def read(self, files: Iterable[str]) -> Iterator[Article | Rejected]:
        """All articles of all files in order, lazily; of two articles with one id the second is rejected."""
        first: dict[str, str] = {}
        for item in self._read_all(files):
            if isinstance(item, Article):
                place = _place(item.file, item.line)
                if item.id in first:
                    reason = f'the id "{item.id}" was already used by {first[item.id]}: give each article its own'
                    yield Rejected(item.file, item.line, reason)
                    continue
                first[item.id] = place
            yield item

    def _read_all(self, files: Iterable[str]) -> Iterator[Article | Rejected]:
        for file in files:
            name = "stdin" if file == STDIN else file
            try:
                if file == STDIN:
                    stdin_is_jsonl = bool(self.text_field or self.id_field)
                    yield from self._read_stream(sys.stdin.buffer, name, stdin_is_jsonl)
                elif Path(file).is_dir():
                    yield from self._read_folder(Path(file))
                else:
                    with open(file, "rb") as stream:
                        yield from self._read_stream(stream, name, Path(file).suffix.lower() in JSONL)
            except FileNotFoundError:
                yield Rejected(name, None, "there is no such file: check the path")
            except OSError as error:
                yield Rejected(name, None, f"cannot be read: {error.strerror}")
            except UnicodeDecodeError as error:
                line = error.object.count(b"\n", 0, error.start) + 1
                advice = f"convert it first, e.g. iconv -f WINDOWS-1252 -t UTF-8 {name}"
                yield Rejected(name, line, f"not valid {error.encoding.upper()} (byte {error.start}): {advice}")

    def _read_folder(self, folder: Path) -> Iterator[Article | Rejected]:
        inside = (path for path in folder.rglob("*") if path.suffix.lower() in TEXTS and path.is_file())
        files = sorted(str(path) for path in inside if not path.name.startswith("."))
        if not files:
            yield Rejected(str(folder), None, f"no {' or '.join(TEXTS)} file in this folder: name the files themselves")
        yield from self._read_all(files)

    def _read_stream(self, stream: BinaryIO, file: str, jsonl: bool) -> Iterator[Article | Rejected]:
        if not jsonl:
            yield _text_article(stream.read(), file)
            return
        for number, line in enumerate(_lines(stream), 1):
            if line.strip():
                yield self._json_article(line, file, number)

    def _json_article(self, line: bytes, file: str, number: int) -> Article | Rejected:
        place = _place(file, number)
        try:
            record = parse_line(line, place)
            field = self.text_field or "text"
            if field not in record.data:
                fields = ", ".join(record.data)[:80] or "none"
                raise record.wrong(f'no field "{field}" (fields: {fields}): name the article\'s field by --text-field')
            text = record.get(field, str)
            return Article(self._id(record) or place, text, file, number)
        except InputError as error:
            return Rejected(file, number, str(error).removeprefix(f"{place}: "))

    def _id(self, record: Record) -> str | None:
        field = self.id_field or "id"
        if self.id_field is None and record.data.get(field) is None:
            return None
        # Databases number their articles
        return str(record.data[field]) if type(record.data.get(field)) is int else record.get(field, str)


def _place(file: str, line: int | None) -> str:
    return file if line is None else f"{file}:{line}"


def _text_article(data: bytes, file: str) -> Article | Rejected:
    text = _decode(data)
    if "\0" in text:
        reason = "holds NUL characters, so it is no text file: extract the text first, or save it as UTF-8"
        return Rejected(file, None, reason)
    return Article(file, text, file)


def _decode(data: bytes) -> str:
    """The text of a file: UTF-8, or what its byte order mark says. Line ends stay as they are, so offsets hold."""
    return data.decode(next((name for bom, name in BOMS.items() if data.startswith(bom)), "utf-8-sig"))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a JSONL file in UTF-8, whatever it is in."""
    first = stream.readline()
    if first.startswith(tuple(BOMS)):  # rare enough to be read as a whole
        yield from _decode(first + stream.read()).encode("utf-8", "surrogatepass").split(b"\n")
    else:
        yield first.removeprefix(codecs.BOM_UTF8)
        yield from stream
