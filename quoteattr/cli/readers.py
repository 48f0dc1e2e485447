"""Articles from files, folders, stdin, JSONL and Parquet, one at a time; what cannot be read is `Rejected` there."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import field, frozen

from ..batch import Rejected, place
from ..errors import InputError, MissingExtraError
from ..records import Record, parse_line
from .no_articles import BINARY, lost_marks, why_no_article
from .parquet import rows
from .streams import LARGEST, decode, decompressed, kind_of, lines, too_large, whole

STDIN = "-"
UTF8_BOM = b"\xef\xbb\xbf"


@frozen
class Article:
    """A text to read. ``id`` is its path, or the id that its JSONL line or Parquet row gives, else "FILE:LINE"."""

    id: str
    text: str
    file: str
    line: int | None = None


Item = Article | Rejected


@frozen
class Reader:
    """Reads text files, JSONL (both also compressed) and Parquet; folders are searched for all of them.

    ``text_field`` and ``id_field`` name the fields of a JSONL line or the columns of Parquet. With either, stdin is
    JSONL too. Without an ``id_field`` the field "id" is taken where it is there. ``advance`` is told how many bytes of
    the files were read on.
    """

    text_field: str | None = None
    id_field: str | None = None
    advance: Callable[[int], object] = field(default=lambda _: None, eq=False)

    def read(self, files: Iterable[str]) -> Iterator[Item]:
        """All articles of all files in order, lazily; of two articles with one id the second is rejected."""
        first: dict[str, str] = {}
        for item in self._read_all(files):
            if isinstance(item, Article):
                here = place(item.file, item.line)
                if item.id in first:
                    reason = f'the id "{item.id}" was already used by {first[item.id]}: give each article its own'
                    yield Rejected(reason, item.file, item.line)
                    continue
                first[item.id] = here
            yield item

    def _read_all(self, files: Iterable[str]) -> Iterator[Item]:
        for file in files:
            name = "stdin" if file == STDIN else file
            try:
                if file == STDIN:
                    yield from self._read_stream(_stdin(), name, bool(self.text_field or self.id_field))
                elif os.path.isdir(file):
                    yield from self._read_folder(file)
                else:
                    with open(file, "rb") as stream:
                        yield from self._read_file(stream, file)
            except FileNotFoundError:
                yield Rejected("there is no such file: check the path", name)
            except OSError as error:
                yield Rejected(f"cannot be read: {error.strerror}", name)
            except (InputError, MissingExtraError) as error:
                yield Rejected(str(error), name)

    def _read_folder(self, folder: str) -> Iterator[Item]:
        files, unread = files_in(folder)
        for error in unread:
            yield Rejected(f"cannot be read: {error.strerror}", str(error.filename))
        if not files and not unread:
            yield Rejected("no .txt, JSONL or Parquet file in this folder: name the files themselves", folder)
        yield from self._read_all(files)

    def _read_file(self, stream: io.BufferedReader, file: str) -> Iterator[Item]:
        kind = kind_of(file)
        if kind == "parquet":
            yield from self._read_parquet(stream, file)
            return
        before = 0
        for item in self._read_stream(stream, file, kind == "jsonl"):
            yield item
            if stream.seekable():
                now = stream.raw.tell()
                self.advance(now - before)
                before = now

    def _read_stream(self, stream: io.BufferedReader, file: str, jsonl: bool) -> Iterator[Item]:
        stream = decompressed(stream)
        if not jsonl:
            yield _text_article(whole(stream), file)
            return
        number = 0
        try:
            for number, line in enumerate(lines(stream), 1):
                if isinstance(line, InputError):
                    yield Rejected(str(line), file, number)
                elif line.strip():
                    yield self._parsed(line.removeprefix(UTF8_BOM) if number == 1 else line, file, number)
        except InputError as error:  # what is compressed and cannot be read on
            yield Rejected(str(error), file, number + 1)

    def _read_parquet(self, stream: io.BufferedReader, file: str) -> Iterator[Item]:
        size = os.fstat(stream.fileno()).st_size
        count, all_rows = rows(stream, self.text_field or "text", self.id_field or "id")
        number = 0
        try:
            for number, row in enumerate(all_rows, 1):
                yield self._checked(Record(place(file, number), row), file, number)
                self.advance(size * number // count - size * (number - 1) // count)
        except InputError as error:
            yield Rejected(str(error), file, number + 1)

    def _parsed(self, line: bytes, file: str, number: int) -> Item:
        try:
            record = parse_line(line, place(file, number))
        except InputError as error:
            return Rejected(str(error).removeprefix(f"{place(file, number)}: "), file, number)
        return self._checked(record, file, number)

    def _checked(self, record: Record, file: str, number: int) -> Item:
        try:
            name = self.text_field or "text"
            if name not in record.data:
                raise record.wrong(f"{_no_field(name, record)}: name the article's field by --text-field")
            text = record.get(name, str)
            if len(text) > LARGEST:
                raise record.wrong(too_large(f"{len(text):,} characters"))
            if reason := lost_marks(text):
                raise record.wrong(reason)
            return Article(self._id(record) or record.place, text, file, number)
        except InputError as error:
            return Rejected(str(error).removeprefix(f"{record.place}: "), file, number)

    def _id(self, record: Record) -> str | None:
        name = self.id_field or "id"
        if self.id_field is None and record.data.get(name) is None:
            return None
        if name not in record.data:
            raise record.wrong(f"{_no_field(name, record)}: name the field of the id by --id-field")
        # Databases number their articles
        return str(record.data[name]) if type(record.data.get(name)) is int else record.get(name, str)


def _no_field(name: str, record: Record) -> str:
    return f'no field "{name}" (fields: {", ".join(record.data)[:80] or "none"})'


def _stdin() -> io.BufferedReader:
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def files_in(folder: str) -> tuple[list[str], list[OSError]]:
    """The files to read under a folder, sorted, hidden ones aside; and what could not be searched."""
    unread: list[OSError] = []
    found = [
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder, onerror=unread.append)
        for name in names
        if _is_taken(name)
    ]
    return sorted(path for path in found if os.path.isfile(path)), unread


def _is_taken(name: str) -> bool:
    """Whether a file of a folder is read, by its name."""
    return kind_of(name) is not None and not name.startswith(".")


def would_read(file: str, path: str) -> bool:
    """Whether who reads a file or folder reads ``path``: then nothing may be written there meanwhile."""
    if os.path.isdir(file):
        return _is_taken(os.path.basename(path)) and Path(path).resolve().is_relative_to(Path(file).resolve())
    return os.path.isfile(path) and os.path.exists(file) and os.path.samefile(file, path)


def size_of(files: Iterable[str]) -> int | None:
    """The bytes of all these files and folders, or None where that cannot be known."""
    total = 0
    for file in files:
        try:
            found = files_in(file)[0] if os.path.isdir(file) else [file]
            total += sum(os.stat(path).st_size for path in found)
        except OSError:
            return None
    return total


def _text_article(data: bytes, file: str) -> Item:
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        if b"\0" in data and error.encoding == "utf-8":
            return Rejected(BINARY, file)
        line = data.count(b"\n", 0, error.start) + 1
        advice = f"convert it first, e.g. iconv -f WINDOWS-1252 -t UTF-8 {file}"
        return Rejected(f"not valid {error.encoding.upper()} (byte {error.start}): {advice}", file, line)
    reason = why_no_article(text)
    return Article(file, text, file) if reason is None else Rejected(reason, file)
