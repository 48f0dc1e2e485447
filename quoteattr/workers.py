"""Worker processes: work on many items, results in order, and a worker that dies costs at most a second try.

The parent gives a worker a few items at once and gives more only when all of them are answered, so neither ever waits
for the other to read. Workers are spawned, not forked: they inherit no locks, and nothing but their own end of the
pipe, so that they end when the parent does, however it ends.
"""

from __future__ import annotations

import copyreg
import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from operator import attrgetter
from typing import Any, Generic, TypeVar

from attrs import define, fields, frozen

from .errors import InputError, QuoteattrError
from .model import Alternative, Attribution, Clue, Cue, Document, Entity, Mention, OtherMarked, Quote, Role, Span

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE = 4  # items given to a worker together: it then seldom waits for the parent
AHEAD = 32  # items a worker that may be read before the first of them is asked for: what bounds the memory
TRIES = 2
STILLBORN = 3  # workers in a row that died before they were ready: more will not help


def _pickled_by_position(cls: type) -> None:
    """Have a class of the model pickled as its name and values: a third of what attrs does by itself costs."""
    values = attrgetter(*(attribute.name for attribute in fields(cls)))
    copyreg.pickle(cls, lambda value: (cls, values(value)))


for _cls in (Alternative, Attribution, Clue, Cue, Document, Entity, Mention, OtherMarked, Quote, Role, Span):
    _pickled_by_position(_cls)


@frozen
class Lost:
    """Stands for the result of an item that ended a worker `TRIES` times; ``how`` is the last one's end ("SIGKILL")."""

    how: str


@define
class _Task(Generic[T]):
    number: int
    item: T
    tries: int = 0


class _Worker(Generic[T]):
    """One process and its pipe; ``tasks`` are those not yet answered, in the order of their answers."""

    def __init__(self, work: Callable[[T], Any]) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.ready = False
        self.tasks: deque[_Task[T]] = deque()
        try:
            with _interrupts_held():
                self.process.start()
        except OSError:
            raise
        except Exception as error:  # pickle raises many kinds
            raise InputError(f"the work cannot be handed to another process ({error}): use one worker") from None
        finally:
            theirs.close()

    def give(self, tasks: list[_Task[T]]) -> None:
        self.tasks.extend(tasks)
        with suppress(OSError):  # it died waiting; the end of its pipe will tell
            self.pipe.send([task.item for task in tasks])

    def end(self) -> str:
        """Stop the process, whatever it is at, and say how it ended."""
        self.pipe.close()
        if self.process.pid is None:
            return ""
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """What runs in the worker: says that it is ready, then answers each list of items, one answer an item."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the parent decides

    def answer() -> None:
        for item in pipe.recv():
            pipe.send(work(item))

    with suppress(EOFError, OSError):  # the parent is gone
        pipe.send(None)
        answer()
        gc.collect()
        gc.freeze()  # lists and weights are read by now and stay; looking them through again and again costs a twelfth
        while True:
            answer()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and does not reach a process that is started meanwhile, where the system has that."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing.resource_tracker import ensure_running

    ensure_running()  # started meanwhile, it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Crew(Generic[T, R]):
    """The workers and the state of the run: what is to be tried again, what is done, which result is due."""

    def __init__(self, work: Callable[[T], R], items: Iterable[T], count: int) -> None:
        self.work = work
        self.items = enumerate(items)
        self.failure: Exception | None = None  # of the iterable, kept until what came before is out
        self.again: deque[_Task[T]] = deque()
        self.done: dict[int, R | Lost] = {}
        self.due = 0
        self.ahead = AHEAD * count
        self.read = 0
        self.stillborn = 0
        self.workers: list[_Worker[T]] = []

    def hire(self) -> None:
        self.workers.append(_Worker(self.work))

    def give_work(self) -> None:
        for worker in self.workers:
            if not worker.tasks:
                tasks = self._next_tasks()
                if not tasks:
                    return
                worker.give(tasks)

    def _next_tasks(self) -> list[_Task[T]]:
        if self.again:  # alone, or a task that kills would take others' tries
            return [self.again.popleft()]
        free = min(AT_ONCE, self.due + self.ahead - self.read)
        tasks: list[_Task[T]] = []
        try:
            tasks.extend(_Task(number, item) for number, item in islice(self.items, free))
        except Exception as error:
            self.failure, self.items = error, enumerate(())
        self.read += len(tasks)
        return tasks

    def listen(self) -> bool:
        """Take in what the workers say, waiting for it if nothing is due; False when none of them has work left."""
        busy = {worker.pipe: worker for worker in self.workers if worker.tasks}
        if not busy:
            return False
        for pipe in wait(list(busy), timeout=0 if self.due in self.done else None):
            worker = busy[pipe]  # type: ignore[index]
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if worker.ready:
                self.done[worker.tasks.popleft().number] = answer
            else:
                worker.ready, self.stillborn = True, 0
        return True

    def _replace(self, worker: _Worker[T]) -> None:
        """Another for a worker that died; the task it was at is tried again, or given up."""
        self.workers.remove(worker)
        worker.process.join(1)  # its pipe is closed, so it is about to end of itself
        how, tasks = worker.end(), worker.tasks
        if not worker.ready:
            self.stillborn += 1
            if self.stillborn == STILLBORN:
                advice = "a script that starts workers must do so under: if __name__ == '__main__':"
                raise QuoteattrError(f"worker processes die before they are ready ({how}): {advice}")
        else:
            tasks[0].tries += 1
            if tasks[0].tries == TRIES:
                self.done[tasks.popleft().number] = Lost(how)
        self.again.extendleft(reversed(tasks))
        self.hire()


def work_in_processes(work: Callable[[T], R], items: Iterable[T], count: int) -> Iterator[R | Lost]:
    """``work(item)`` for each item, in their order, by ``count`` processes; `Lost` where an item ended two of them.

    ``work`` and what it takes and gives are pickled, and ``work`` must not raise. Items are read as they are needed,
    at most `AHEAD` a worker before their turn. An error of ``items`` itself comes after all results before it. Closing
    the iterator, and Ctrl-C, end the processes.
    """
    crew = _Crew(work, items, count)
    try:
        for _ in range(count):
            crew.hire()
        busy = True
        while busy or crew.due in crew.done:
            crew.give_work()
            busy = crew.listen()
            if crew.due in crew.done:
                result = crew.done.pop(crew.due)
                crew.due += 1
                yield result
        if crew.failure:
            raise crew.failure
    finally:
        for worker in crew.workers:
            worker.end()
