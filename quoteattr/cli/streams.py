"""The bytes of files as they are wanted: decompressed on the way, line by line, never more at once than an article."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import IO, Any, AnyStr

from ..errors import InputError, MissingExtraError

LARGEST = 5_000_000  # characters of an article; ten novels. What is longer is no article, and would fill the memory
MOST_BYTES = 4 * LARGEST

BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
ZSTD_AT_ONCE = 512  # compressed bytes; even the most hostile ones are then 16 MB at most
COMPRESSED = (".gz", ".zst")
GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"  # what such files begin with
KINDS = {".txt": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}


def kind_of(file: str) -> str | None:
    """What a file's name tells of it: "text", "jsonl", "parquet", or None.

    >>> kind_of("archive/2026.jsonl.gz"), kind_of("a.parquet"), kind_of("photo.png")
    ('jsonl', 'parquet', None)
    """
    path = PurePath(file.lower())
    return KINDS.get((path.with_suffix("") if path.suffix in COMPRESSED else path).suffix)


def decompressed(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, decompressed if its first bytes are those of gzip or Zstandard, whatever it is called.

    Raises `MissingExtraError` for Zstandard without its package; reading raises `InputError` where the data is damaged.
    """
    head = stream.peek(len(ZSTD))
    if head.startswith(GZIP):
        return io.BufferedReader(_Decompressed(_gunzip(stream), zlib.error))
    if not head.startswith(ZSTD):
        return stream
    try:
        import zstandard
    except ModuleNotFoundError:
        raise MissingExtraError("zstd", "zstandard") from None
    decompressor = zstandard.ZstdDecompressor()
    return io.BufferedReader(_Decompressed(_unzstd(stream, decompressor.decompressobj), zstandard.ZstdError))


def _gunzip(stream: io.BufferedReader) -> Iterator[bytes]:
    file = gzip.GzipFile(fileobj=stream)
    while data := file.read1(io.DEFAULT_BUFFER_SIZE):
        yield data


def _unzstd(stream: io.BufferedReader, new_frame: Callable[[], Any]) -> Iterator[bytes]:
    """One frame after the other; zstandard's own reader of streams is silent about a frame that was cut short."""
    data = stream.read(ZSTD_AT_ONCE)
    while data:
        frame = new_frame()
        while not frame.eof:
            if not data:
                raise EOFError("the end is missing")
            yield frame.decompress(data)
            data = frame.unused_data or stream.read(ZSTD_AT_ONCE)


class _Decompressed(io.RawIOBase):
    """The pieces that a decompressor gives as a stream, its many kinds of error made one."""

    def __init__(self, pieces: Iterator[bytes], error: type[Exception]) -> None:
        self.pieces = pieces
        self.rest = memoryview(b"")
        self.errors = (error, OSError, EOFError)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            while not self.rest:
                self.rest = memoryview(next(self.pieces))
        except StopIteration:
            return 0
        except self.errors as error:
            raise InputError(f"cannot be decompressed ({error}): it is damaged or was cut short") from None
        size = min(len(buffer), len(self.rest))
        buffer[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        return size


def whole(stream: io.BufferedReader) -> bytes:
    """All bytes of an article; raises `InputError` where they are too many."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(too_large(f"more than {MOST_BYTES:,} bytes"))
    return data


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, or what its byte order mark says. Line ends stay as they are, so offsets hold."""
    return data.decode(_encoding(data) or "utf-8-sig")


def lines(stream: io.BufferedReader) -> Iterator[bytes | InputError]:
    """The lines of a JSONL file in UTF-8, whatever it is in; an error in the place of a line that is too long.

    In UTF-16 and UTF-32 what cannot be decoded becomes a backslash escape, which is no JSON: it costs its line.
    """
    encoding = _encoding(stream.peek(4))
    if encoding is None:
        yield from _bounded(stream)
        return
    text = io.TextIOWrapper(stream, encoding, "backslashreplace", newline="\n")
    for line in _bounded(text):
        yield line if isinstance(line, InputError) else line.encode("utf-8", "surrogatepass")
    text.detach()  # or it would close the stream


def too_large(size: str) -> str:
    """Why an article of this size is rejected, and what to do."""
    return f"has {size}, more than an article may have: split it, or name it .jsonl if it holds one article a line"


def _encoding(head: bytes) -> str | None:
    return next((name for bom, name in BOMS.items() if head.startswith(bom)), None)


def _bounded(stream: IO[AnyStr]) -> Iterator[AnyStr | InputError]:
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while line and line[-1] not in (10, "\n"):
            line = stream.readline(MOST_BYTES)
        yield InputError(too_large(f"more than {MOST_BYTES:,} bytes"))
