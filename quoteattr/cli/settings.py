"""The options that make the `Extractor` of a command: what it shall know, and how sure it must be."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from .. import Extractor, Lexicon
from ..backends import Backend
from ..errors import InputError
from ..known_speakers import read_known_speakers
from .backend import takes_backend


def takes_settings(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options for extraction; it gets an ``extractor``. A wrong file is wrong usage."""

    @click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="SHARE",
        help="Withhold the speaker where the confidence is lower than this (0 to 1).",
    )
    @click.option(
        "--lexicon",
        "words",
        metavar="FILE",
        multiple=True,
        type=click.Path(),
        help="Words of your newsroom: names, roles, cues, bodies; may be given again.",
    )
    @click.option(
        "--known-speakers",
        "people",
        metavar="FILE.jsonl",
        multiple=True,
        type=click.Path(),
        help="Speakers whose ids shall come back; may be given again.",
    )
    @takes_backend
    @wraps(command)
    def with_extractor(
        min_confidence: float,
        words: tuple[str, ...],
        people: tuple[str, ...],
        backend: Backend | None,
        **options: Any,
    ) -> None:
        try:
            extractor = Extractor(
                min_confidence=min_confidence,
                lexicon=Lexicon.read(*words) if words else None,
                known_speakers=read_known_speakers(*people),
                backend=backend,
            )
        except InputError as error:
            raise click.UsageError(str(error)) from None
        command(extractor=extractor, **options)

    return with_extractor
