"""Where results go: stdout, a file that appears when it is whole, or a JSONL file that a later run goes on with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        yield Output(
            sys.stdout.buffer, lambda piece: click.echo(piece, color=True)
        )  # rich has already decided whether there is colour
    elif resumes:
        with _resumed(path) as output:
            yield output
    else:
        with _replaced(path) as output:
            yield output


def _line(piece: str | bytes) -> bytes:
    return (piece if isinstance(piece, bytes) else piece.encode("utf-8")) + b"\n"


@contextmanager
def _replaced(path: str) -> Iterator[Output]:
    part = f"{path}.part"
    try:
        with open(part, "wb") as file:
            yield Output(file, lambda piece: file.write(_line(piece)))
    except BaseException:
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
            if not line.endswith(b"\n") and line.startswith(BEGINNING[: len(line)]):
                break
            ids.add(_id(line, f"{path}:{number}"))
            end += len(line)
        file.truncate(end)

        def write(piece: str | bytes) -> None:
            file.write(_line(piece))
            file.flush()

        yield Output(file, write, frozenset(ids))


def _id(line: bytes, place: str) -> str:
    try:
        record = parse_line(line, place)
        if record.data.get("format") != FORMAT:
            raise record.wrong("no document of quoteattr")
        return record.get("id", str)
    except InputError as error:
        raise InputError(
            f"{error}; only the output of the same command can be gone on with: name another file"
        ) from None
