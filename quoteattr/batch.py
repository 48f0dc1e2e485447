"""Many articles: lazily, in order, over several processes; what cannot be used is set aside with its reason."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from functools import partial
from typing import Any, TypeAlias, TypeVar

from attrs import frozen

from .errors import InputError, QuoteattrError
from .extract import AnnotatedDocument, Extractor
from .model import Document

T = TypeVar("T")
R = TypeVar("R")

_RULES_ALONE = Extractor()


@frozen
class Rejected:
    """What stands in the place of an article that could not be used, and why; prints as one message.

    ``file`` and ``line`` (or row, from 1) tell where the article was read, None where it came from no file or is the
    whole file.

    >>> print(Rejected("not valid JSON", "news.jsonl", 7))
    news.jsonl:7: not valid JSON
    """

    reason: str
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        return ": ".join(filter(None, (place(self.file, self.line), self.reason)))


Results: TypeAlias = Generator[R | Rejected, None, None]


def place(file: str | None, line: int | None) -> str:
    """Where an article stands: "news.jsonl:7", "news.txt", or "" for what came from no file."""
    return f"{file or ''}" if line is None else f"{file}:{line}"


def extract_many(
    texts: Iterable[str | AnnotatedDocument], *, workers: int = 1, extractor: Extractor = _RULES_ALONE
) -> Results[Document]:
    """The document of each text, lazily and in order; a `Rejected` where a text could not be used, and the run goes on.

    With several ``workers`` the articles are shared out over that many processes, each with the settings of
    ``extractor`` (its backend must be picklable); a text that ends two of them, by using up the memory for example, is
    rejected. Texts are read as they are needed, at most 32 a worker ahead. Closing the generator ends the processes.
    They are spawned: a script of your own calls this under ``if __name__ == "__main__":``.

    Raises `InputError` where ``workers`` is no whole number of at least 1, ``extractor`` no `Extractor`, or its backend
    cannot be pickled.

    >>> texts = ["“It fell,” said Ana Ruiz.", None, "Nobody spoke."]
    >>> for result in extract_many(texts):
    ...     print(result if isinstance(result, Rejected) else len(result.quotes))
    1
    extract() takes the article as a str, not NoneType
    0
    """
    if isinstance(texts, (str, bytes)):
        raise InputError("extract_many() takes an iterable of articles; for one article there is extract()")
    check_extractor(extractor)
    return work_through(partial(_document, extractor), map(partial(_sendable, extractor), texts), workers)


def check_extractor(extractor: object) -> None:
    """Raise `InputError` for what is no `Extractor`; else every single article would be rejected for it."""
    if not isinstance(extractor, Extractor):
        raise InputError(f"extractor is an Extractor with its settings, not {extractor!r}")


def _document(extractor: Extractor, text: str | Document | Rejected) -> Document | Rejected:
    return extractor.extract(text) if isinstance(text, str) else text


def _sendable(extractor: Extractor, text: Any) -> str | Document | Rejected:
    """A text that can be pickled, also where it is of a subclass of str; what is no text is dealt with on the spot."""
    return str.__str__(text) if isinstance(text, str) else _attempt(extractor.extract, text)


def work_through(work: Callable[[T], R], items: Iterable[T], workers: int) -> Results[R]:
    """``work(item)`` for each item in order, by this process or several ``workers``; `Rejected` where it raises.

    Raises `InputError` where ``workers`` is no whole number of at least 1.
    """
    if not isinstance(workers, int) or workers < 1:
        raise InputError(f"workers is a whole number of at least 1, not {workers!r}")
    attempt = partial(_attempt, work)
    return _in_turn(attempt, items) if workers == 1 else _in_processes(attempt, items, workers)


def _attempt(work: Callable[[T], R], item: T) -> R | Rejected:
    try:
        return work(item)
    except QuoteattrError as error:
        return Rejected(str(error))
    except Exception as error:  # a bug of ours or of a backend costs its article, not the run
        return Rejected(f"failed with {type(error).__name__}: {error}; please report this article")


def _in_turn(attempt: Callable[[T], R | Rejected], items: Iterable[T]) -> Results[R]:
    for item in items:
        yield attempt(item)


def _in_processes(attempt: Callable[[T], R | Rejected], items: Iterable[T], workers: int) -> Results[R]:
    from .workers import Lost, work_in_processes  # loads multiprocessing, which few need

    for result in work_in_processes(attempt, items, workers):
        if isinstance(result, Lost):
            yield Rejected(f"ended two worker processes ({result.how}): does it fit into memory? Try it alone")
        else:
            yield result
