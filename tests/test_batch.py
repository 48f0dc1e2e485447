"""Many articles: in order, lazily, the same as one by one, whatever becomes of the processes that do the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

import quoteattr
from quoteattr import Extractor, InputError, Rejected, extract, extract_many
from quoteattr.annotations import Annotations
from quoteattr.batch import work_through
from quoteattr.workers import AHEAD

ARTICLES = [f"“The pier fell at {hour},” said Amina Diallo, the mayor of Tema." for hour in range(100)]
WORKERS = pytest.mark.parametrize("workers", [1, 2])
POSIX = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")


@WORKERS
def test_documents_in_the_order_of_the_texts(workers: int) -> None:
    assert list(extract_many(ARTICLES, workers=workers)) == [extract(text) for text in ARTICLES]
    assert not multiprocessing.active_children()


@WORKERS
def test_settings_go_along(workers: int) -> None:
    (document,) = extract_many(ARTICLES[:1], workers=workers, extractor=Extractor(min_confidence=1.0))
    assert [quote.speaker for quote in document.quotes] == [None]


@pytest.mark.parametrize("extractor", [None, extract, Extractor])
def test_an_extractor_of_another_kind_is_refused_at_once(extractor: Any) -> None:
    with pytest.raises(InputError, match="extractor is an Extractor with its settings, not "):
        extract_many(ARTICLES, extractor=extractor)


class Article(str):
    __slots__ = ()


@WORKERS
@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (None, "extract() takes the article as a str, not NoneType"),
        (b"x", "extract() takes the article as a str, not bytes: decode it first"),
        (lambda: 0, "extract() takes the article as a str, not function"),  # cannot be pickled either
    ],
)
def test_what_is_no_text_is_rejected_in_its_place(workers: int, wrong: Any, reason: str) -> None:
    before, rejected, after = extract_many([Article(ARTICLES[0]), wrong, "\ud800\0"], workers=workers)
    assert (before, after) == (extract(ARTICLES[0]), extract("\ud800\0"))
    assert isinstance(rejected, Rejected)
    assert str(rejected).startswith(reason)


@frozen
class Trap:
    """A backend that fails on some texts, in several ways."""

    def annotate(self, text: str) -> Annotations:
        if text == "“raise”":
            raise ZeroDivisionError("no half")
        if text == "“exit”":
            os._exit(3)
        if text == "“kill”":
            os.kill(os.getpid(), signal.SIGKILL)
        if text.startswith("“once” "):
            path = Path(text[7:])
            if not path.exists():
                path.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return Annotations()


@WORKERS
def test_an_error_of_a_backend_costs_its_article(workers: int) -> None:
    texts = [ARTICLES[0], "“raise”", ARTICLES[1]]
    first, rejected, last = extract_many(texts, workers=workers, extractor=Extractor(backend=Trap()))
    assert [first, last] == [extract(ARTICLES[0]), extract(ARTICLES[1])]
    assert str(rejected) == "failed with ZeroDivisionError: no half; please report this article"


@POSIX
@pytest.mark.parametrize(("deadly", "how"), [("“kill”", "SIGKILL"), ("“exit”", "exit code 3")])
def test_an_article_that_kills_two_workers_is_rejected_and_the_run_goes_on(deadly: str, how: str) -> None:
    texts = [*ARTICLES[:10], deadly, *ARTICLES[10:20], deadly, *ARTICLES[20:]]
    results = list(extract_many(texts, workers=2, extractor=Extractor(backend=Trap())))
    rejected = [i for i, result in enumerate(results) if isinstance(result, Rejected)]
    assert rejected == [10, 21]
    assert str(results[10]).startswith(f"ended two worker processes ({how})")
    assert [r for r in results if not isinstance(r, Rejected)] == [extract(text) for text in ARTICLES]
    assert not multiprocessing.active_children()


@POSIX
def test_an_article_that_kills_once_is_tried_again(tmp_path: Path) -> None:
    once = f"“once” {tmp_path / 'killed'}"
    texts = [*ARTICLES[:5], once, *ARTICLES[5:]]
    assert list(extract_many(texts, workers=2, extractor=Extractor(backend=Trap()))) == [extract(t) for t in texts]
    assert (tmp_path / "killed").exists()


@POSIX
def test_workers_killed_from_outside_lose_nothing() -> None:
    """One of the two is killed again and again, at work, waiting or still starting."""
    results = extract_many(ARTICLES, workers=2)
    found = []
    for i, document in enumerate(results):
        found.append(document)
        if i in (0, 20, 50):
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    assert found == [extract(text) for text in ARTICLES]


@WORKERS
def test_texts_are_read_as_they_are_needed(workers: int) -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        for read in range(1, 100_001):  # noqa: B007
            yield ARTICLES[0]

    results = extract_many(texts(), workers=workers)
    assert read == 0
    for count in range(1, 101):
        next(results)
        assert read <= count + (workers * AHEAD if workers > 1 else 0)
    results.close()
    assert not multiprocessing.active_children()


@WORKERS
def test_an_error_of_the_iterable_comes_after_what_came_before(workers: int) -> None:
    def texts() -> Iterator[str]:
        yield from ARTICLES[:3]
        raise ConnectionError("the database went away")

    results = extract_many(texts(), workers=workers)
    assert [next(results) for _ in range(3)] == [extract(text) for text in ARTICLES[:3]]
    with pytest.raises(ConnectionError):
        next(results)
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [0, -1, 1.5, "2", None])
def test_workers_is_a_whole_number(workers: Any) -> None:
    with pytest.raises(InputError, match="workers is a whole number of at least 1"):
        extract_many(ARTICLES, workers=workers)


@pytest.mark.parametrize("one", ["“No,” said Ruiz.", b"x"])
def test_one_article_is_not_many(one: Any) -> None:
    with pytest.raises(InputError, match="for one article there is extract"):
        extract_many(one)


def test_work_that_cannot_be_pickled_is_told() -> None:
    with pytest.raises(InputError, match="cannot be handed to another process"):
        list(work_through(lambda text: text, ARTICLES, 2))


def test_large_articles_do_not_lock_parent_and_worker() -> None:
    """Longer than a pipe holds, both ways."""
    texts = ["\n\n".join(ARTICLES[:30]) + "x" * 200_000] * 6
    assert [document.text for document in extract_many(texts, workers=2)] == texts


def script(code: str, tmp_path: Path) -> subprocess.Popen[str]:
    path = tmp_path / "script.py"
    path.write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(quoteattr.__file__).parents[1])}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, path], env=environment, text=True, start_new_session=True, **pipes)


ENDLESS = """
import itertools, multiprocessing
from quoteattr import extract_many
if __name__ == "__main__":
    results = extract_many(itertools.repeat("“It fell,” said Ana Ruiz."), workers=2)
    next(results)
    print(*(process.pid for process in multiprocessing.active_children()), flush=True)
    for _ in results:
        pass
"""


def gone(pid: int) -> bool:
    """Whether the process ends within ten seconds (one that waits for its parent's notice has ended)."""
    for _ in range(200):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see processes of others")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_its_parent(tmp_path: Path, how: signal.Signals) -> None:
    with script(ENDLESS, tmp_path) as process:
        assert process.stdout
        assert process.stderr
        workers = [int(pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        if how == signal.SIGINT:
            os.killpg(process.pid, how)  # as a terminal does it
        else:
            process.send_signal(how)
        err = process.stderr.read()
    assert all(map(gone, workers))
    assert err.count("Traceback") == (how == signal.SIGINT)  # the script's own KeyboardInterrupt, and no worker's


def test_a_script_without_a_main_guard_is_told(tmp_path: Path) -> None:
    code = "from quoteattr import extract_many\nprint(len(list(extract_many(['x'] * 9, workers=2))))"
    with script(code, tmp_path) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert "QuoteattrError: worker processes die before they are ready (exit code 1): a script" in err
