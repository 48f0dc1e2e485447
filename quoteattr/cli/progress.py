"""How far a long run is: articles, rate, time left; on a terminal only, and only where nothing else goes to it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from attrs import frozen


@frozen
class Progress:
    """``read`` is told of bytes that were read, ``finished`` of each article."""

    read: Callable[[int], object] = lambda _: None
    finished: Callable[[], object] = lambda: None


@contextmanager
def shown(total: int | None, wanted: bool) -> Iterator[Progress]:
    """A bar on stderr while the context lasts; ``total`` is the number of bytes to read, None if unknown."""
    if not (wanted and sys.stderr.isatty()):
        yield Progress()
        return
    from rich import progress
    from rich.console import Console

    columns = (
        progress.TextColumn("{task.fields[count]:,} articles"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.fields[rate]:.0f} a second"),
        progress.TimeRemainingColumn(elapsed_when_finished=True),
    )
    with progress.Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, count=0, rate=0.0)

        def finished() -> None:
            count = bar.tasks[0].fields["count"] + 1
            bar.update(task, count=count, rate=count / (bar.tasks[0].elapsed or 1.0))

        yield Progress(lambda size: bar.advance(task, size), finished)
