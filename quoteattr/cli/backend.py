"""The options ``--backend`` and ``--backend-option`` of the commands that read articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import click

from ..backends import NAMES, Backend, load
from ..errors import InputError, QuoteattrError


def settings(pairs: Iterable[str]) -> dict[str, str | bool]:
    """The options of a backend, from ``key=value`` each; raises `InputError` for anything else.

    >>> settings(["dir=/data/stanza", "coref=True"])
    {'dir': '/data/stanza', 'coref': True}
    """
    found: dict[str, str | bool] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not (key and sign):
            raise InputError(f'an option of a backend is KEY=VALUE, not "{pair}"')
        found[key] = value.lower() == "true" if value.lower() in ("true", "false") else value
    return found


def takes_backend(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the two options; it gets ``backend``, loaded, or None."""

    @click.option("--backend", "name", type=click.Choice(NAMES), help="A parser beside the rules.")
    @click.option(
        "--backend-option",
        "pairs",
        metavar="KEY=VALUE",
        multiple=True,
        help="model=NAME, names=true (spacy); dir=FOLDER, package=NAME, device=NAME, names=true, coref=true (stanza).",
    )
    @wraps(command)
    def with_backend(*arguments: Any, name: str | None, pairs: tuple[str, ...], **options: Any) -> None:
        if pairs and not name:
            raise click.UsageError("--backend-option needs --backend.")
        backend: Backend | None = None
        if name:
            try:
                backend = load(name, **settings(pairs))
            except QuoteattrError as error:
                raise click.UsageError(str(error)) from error
        command(*arguments, backend=backend, **options)

    return with_backend
