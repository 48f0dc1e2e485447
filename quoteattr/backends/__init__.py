"""Backends: who has a parser may lend its knowledge; without one `Annotations` is empty and the rules do it all."""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from ..annotations import Annotations
from ..errors import InputError

NAMES = ("spacy", "stanza")
"""The backends that can be asked for by name: each a module of this package with `load`, `accepts` and `convert`."""


class Backend(Protocol):
    """What `quoteattr.Extractor` asks of a backend: one method, from a text to character spans of that very text."""

    def annotate(self, text: str) -> Annotations:
        """What is known of ``text``; whatever is left empty, the rules fill."""
        ...


def load(name: str, **options: Any) -> Backend:
    """The backend of this name; ``options`` are those of the ``load`` of its module.

    Raises `InputError` for an unknown name or option, `MissingExtraError` where its package is not installed, and
    `BackendError` where its models cannot be loaded.

    >>> load("treebank")
    Traceback (most recent call last):
    quoteattr.errors.InputError: there is no backend "treebank", only spacy, stanza
    """
    if name not in NAMES:
        raise InputError(f'there is no backend "{name}", only {", ".join(NAMES)}')
    loader = import_module(f".{name}", __name__).load
    known = inspect.signature(loader).parameters
    for option, value in options.items():
        if option not in known:
            raise InputError(f'the backend {name} has no option "{option}", only {", ".join(known)}')
        if isinstance(value, bool) != isinstance(known[option].default, bool):
            wanted = "a text" if isinstance(value, bool) else "true or false"
            raise InputError(f'the option {option} of the backend {name} is {wanted}, not "{value}"')
    backend: Backend = loader(**options)
    return backend


@cache
def shared(name: str) -> Backend:
    """The backend of this name with its defaults, loaded once a process."""
    return load(name)


def annotated(document: object) -> tuple[str, Annotations] | None:
    """Text and annotations of a document that spaCy or Stanza has annotated already; None for anything else."""
    packages = {base.__module__.partition(".")[0] for base in type(document).__mro__}  # also of the caller's subclass
    for name in packages.intersection(NAMES):
        module = import_module(f".{name}", __name__)
        if module.accepts(document):
            found: tuple[str, Annotations] = module.convert(document)
            return found
    return None
