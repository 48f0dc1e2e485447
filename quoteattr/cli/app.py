"""The command ``quoteattr``: its subcommands, and what becomes of errors."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import click

from ..errors import QuoteattrError
from .evaluate import evaluate
from .explain import explain
from .extract import extract
from .inputs import complain
from .report import report

INTERRUPTED = 130  # as shells have it: 128 + SIGINT


def _version() -> str:
    try:
        return version("quoteattr")
    except PackageNotFoundError:
        return "(run from its source, not installed)"


class App(click.Group):
    """A group of commands whose reader may have read enough (`| head`): that is no error, as click has it."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _drop_output()
            ctx.exit(0)


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(_version())
def app() -> None:
    """Find the direct quotes in news articles: who speaks, in what role, on what evidence, how sure.

    \b
    Examples:
      quoteattr extract article.txt
      quoteattr extract archive.jsonl --text-field body --format jsonl > quotes.jsonl
      quoteattr explain article.txt

    Data goes to stdout, messages to stderr. The exit code is 0 when all went well, 1 when some input failed (the others
    still come out), 2 for wrong usage.
    """


app.add_command(extract)
app.add_command(explain)
app.add_command(evaluate)
app.add_command(report)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (those of the process by default) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows no curly marks gets escapes, not an error
            stream.reconfigure(encoding="utf-8" if stream is sys.stdout else None, errors="backslashreplace")
    try:
        code = app.main(args, prog_name="quoteattr", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except QuoteattrError as error:
        complain(str(error))
        return 1
    except OSError as error:  # a full disk, a file that cannot be written
        if error.filename is None:
            _drop_output()
        complain(f"{error.filename or 'output'}: {error.strerror}")
        return 1


def _drop_output() -> None:
    """Send nowhere what is still buffered, or Python would try to write it once more at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
