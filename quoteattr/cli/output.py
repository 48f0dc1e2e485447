"""Where results go: stdout, a file that appears when it is whole, or a JSONL file that a later run goes on with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

import click
from attrs import frozen

from ..errors import InputError
from ..records import parse_line
from ..serialize import FORMAT

BEGINNING = b'{"id": '  # of every line that we write


@frozen
class Output:
    """``write`` takes the text of one article, without its line's end; ``done`` are the ids that are there already.

    ``file`` takes the bytes of all of them.
    """

    file: BinaryIO
    write: Callable[[str | bytes], object]
    done: frozenset[str] = frozenset()


@contextmanager
def output_to(path: str | None, resumes: bool) -> Iterator[Output]:
    """Where to write: stdout for None. A file that ``resumes`` keeps its whole lines; another is replaced when done.

    Raises `InputError` where the file to resume holds anything but lines of `quoteattr extract --format jsonl`.
    """
    if path is None:
        # rich has already decided whether there is colour
        yield Output(sys.stdout.buffer, lambda piece: click.echo(piece, color=True))
        return
    is_device = os.path.exists(path) and not os.path.isfile(path)  # /dev/stdout, a named pipe
    opened = _plain if is_device else _resumed if resumes else _replaced
    try:
        with opened(path) as output:
            yield output
    except OSError as error:
        if error.filename in (None, _part(path)):  # a full disk does not say where
            error.filename = path
        raise


@contextmanager
def _plain(path: str) -> Iterator[Output]:
    with open(path, "wb") as file:
        yield Output(file, lambda piece: file.write(_line(piece)))


def _part(path: str) -> str:
    """Where a file is written that is not whole yet."""
    return f"{path}.part"


@contextmanager
def _replaced(path: str) -> Iterator[Output]:
    part = _part(path)
    try:
        with _plain(part) as output:
            yield output
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(part)
        raise
    os.replace(part, path)


@contextmanager
def _resumed(path: str) -> Iterator[Output]:
    """A line goes out as soon as it is there, so a kill leaves whole lines and at most a part of one."""
    with open(path, "a+b") as file:
        file.seek(0)
        ids, end = set(), 0
        for number, line in enumerate(file, 1):
            if line.endswith(b"\n") or not line.startswith(BEGINNING[: len(line)]):
                ids.add(_id(line, f"{path}:{number}"))
                end += len(line)
            else:
                file.truncate(end)

        def write(piece: str | bytes) -> None:
            file.write(_line(piece))
            file.flush()

        yield Output(file, write, frozenset(ids))


def _line(piece: str | bytes) -> bytes:
    return (piece if isinstance(piece, bytes) else piece.encode("utf-8")) + b"\n"


def _id(line: bytes, place: str) -> str:
    try:
        record = parse_line(line, place)
        if not line.endswith(b"\n") or record.data.get("format") != FORMAT:
            raise record.wrong("this is no line that quoteattr wrote")
        return record.get("id", str)
    except InputError as error:
        advice = "only the output of the same command can be gone on with: name another file"
        raise InputError(f"{error}; {advice}") from None
