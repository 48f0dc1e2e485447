"""Plain data from outside (JSON), checked on the way in: what is wrong is an `InputError` with place and reason."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from os import PathLike
from typing import Any, TypeVar

from attrs import frozen

from .errors import InputError
from .model import Span

T = TypeVar("T")
_INT64 = 2**63  # what other programs can read
EXPECTED = {"line": "one object a line is expected", "file": "an object or an array of objects is expected"}
NAMES = {str: "a string", int: "a whole number", bool: "true or false", list: "a list", dict: "an object"}


def describe(value: object) -> str:
    """What a value is, in the words of JSON: "a string", "null", …"""
    if value is None:
        return "null"
    if isinstance(value, float):
        return "a number" if isfinite(value) else "NaN or infinity"
    if isinstance(value, int) and abs(value) >= _INT64:
        return "one so large"
    return NAMES.get(type(value)) or f"a Python {type(value).__name__}"


def _is(value: object, kind: type) -> bool:
    if kind is int and isinstance(value, int):  # JSON tells true from 1; no offset is beyond 64 bits
        return not isinstance(value, bool) and abs(value) < _INT64
    return isinstance(value, kind)


@frozen
class Record:
    """A JSON object and the place where it stands ("gold.jsonl:3", "document.quotes[2]").

    >>> Record("gold.jsonl:3", {"id": 7}).get("id", str)
    Traceback (most recent call last):
    quoteattr.errors.InputError: gold.jsonl:3: "id" must be a string, not a whole number
    """

    place: str
    data: Mapping[str, Any]

    def wrong(self, reason: str) -> InputError:
        """The error to raise for this record."""
        return InputError(f"{self.place}: {reason}")

    def get(self, key: str, kind: type[T]) -> T:
        """The value of ``key``, which must be there and of this kind."""
        if key not in self.data:
            raise self.wrong(f'"{key}" is missing')
        value = self.data[key]
        if not _is(value, kind):
            raise self.wrong(f'"{key}" must be {NAMES[kind]}, not {describe(value)}')
        return value  # type: ignore[no-any-return]

    def maybe(self, key: str, kind: type[T]) -> T | None:
        """The value of ``key``, or None where it is null or absent."""
        return None if self.data.get(key) is None else self.get(key, kind)

    def one_of(self, key: str, words: tuple[str, ...]) -> Any:
        """The value of ``key``, which must be one of these words."""
        value = self.get(key, str)
        if value not in words:
            raise self.wrong(f'"{key}" must be one of {", ".join(words)}, not "{value[:40]}"')
        return value

    def number(self, key: str) -> float:
        """The finite number under ``key``."""
        value = self.data.get(key)
        if _is(value, int) or (isinstance(value, float) and isfinite(value)):
            return float(value)  # type: ignore[arg-type]
        if key not in self.data:
            raise self.wrong(f'"{key}" is missing')
        raise self.wrong(f'"{key}" must be a number, not {describe(value)}')

    def share(self, key: str) -> float:
        """The number from 0 to 1 under ``key``."""
        value = self.number(key)
        if not 0 <= value <= 1:
            raise self.wrong(f'"{key}" must lie between 0 and 1, not {value}')
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """The list of strings under ``key``; empty where it is absent."""
        values = self.maybe(key, list) or []
        for i, value in enumerate(values):
            if not isinstance(value, str):
                raise self.wrong(f'"{key}"[{i}] must be a string, not {describe(value)}')
        return tuple(values)

    def child(self, key: str) -> Record:
        """The object under ``key``."""
        return Record(f"{self.place}.{key}", self.get(key, dict))

    def maybe_child(self, key: str) -> Record | None:
        """The object under ``key``, or None where it is null or absent."""
        return None if self.data.get(key) is None else self.child(key)

    def children(self, key: str) -> Iterator[Record]:
        """The objects of the list under ``key``, each with its place."""
        for i, value in enumerate(self.get(key, list)):
            if not isinstance(value, dict):
                raise self.wrong(f'"{key}"[{i}] must be an object, not {describe(value)}')
            yield Record(f"{self.place}.{key}[{i}]", value)

    def offsets(self, text: str) -> tuple[int, int]:
        """``start`` and ``end`` of this record, which must lie in the text."""
        start, end = self.get("start", int), self.get("end", int)
        if not 0 <= start <= end <= len(text):
            raise self.wrong(f"span {start}-{end} does not lie in a text of {len(text)} characters")
        return start, end

    def pair(self, value: object) -> tuple[int, int]:
        """The two numbers of a list ``[start, end]``."""
        if not (isinstance(value, list) and len(value) == 2 and _is(value[0], int) and _is(value[1], int)):
            raise self.wrong("a span must be a list of two whole numbers, [start, end]")
        return value[0], value[1]

    def span(self, text: str) -> Span:
        """``start``, ``end`` and ``text`` of this record, which must agree with the text."""
        start, end = self.offsets(text)
        here, given = text[start:end], self.get("text", str)
        if given != here:
            raise self.wrong(f"the article reads {here[:40]!r} at {start}-{end}, not {given[:40]!r}")
        return Span(start, end, here)


def parse_line(line: bytes | str, place: str) -> Record:
    """One line of JSONL as a `Record`; raises `InputError` for what is no JSON object in UTF-8."""
    value = _parse(line, place, "line")
    if not isinstance(value, dict):
        raise InputError(f"{place}: a JSON object is expected on each line, not {describe(value)}")
    return Record(place, value)


def _parse(data: bytes | str, place: str, unit: str) -> object:
    try:
        return json.loads(data if isinstance(data, str) else data.decode("utf-8"))
    except UnicodeDecodeError as error:
        reason = f"not valid UTF-8 (byte {error.start + 1} of the {unit}): convert the file to UTF-8"
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if unit == "file" else ""
        reason = f"not valid JSON ({error.msg} at {line}column {error.colno}): {EXPECTED[unit]}"
    except (RecursionError, ValueError):  # nested a thousand deep; a number of five thousand digits
        reason = "JSON too deep or numbers too long to read"
    raise InputError(f"{place}: {reason}")


def read_records(path: str | PathLike[str]) -> Iterator[Record]:
    """The objects of a JSONL file in UTF-8, blank lines aside, each with its place "FILE:LINE".

    A .json file holds one object, or an array of them, each with its place "FILE[NUMBER]". Raises `InputError` where
    the file cannot be read or holds anything else.
    """
    try:
        with open(path, "rb") as file:
            if str(path).lower().endswith(".json"):
                yield from _array(file.read().removeprefix(b"\xef\xbb\xbf"), str(path))
                return
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield parse_line(line.removeprefix(b"\xef\xbb\xbf"), f"{path}:{number}")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _array(data: bytes, place: str) -> Iterator[Record]:
    value = _parse(data, place, "file")
    for number, item in enumerate(value if isinstance(value, list) else [value]):
        if not isinstance(item, dict):
            raise InputError(f"{place}[{number}]: an object is expected, not {describe(item)}")
        yield Record(f"{place}[{number}]", item)
