"""What the system says of an article, one row for each part of a quote, and the JSONL file of it.

A line an article: ``{"id", "quotes": [{"start", "end", "mention": [start, end] | null, "mention_text", "speaker": str |
null, "role": str | null, "confidence": 0..1, "cue", "clues": [[name, weight]]}]}``. A part is the inside of one pair of
marks, one paragraph of it where a quote runs over several.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from ..model import Clue, Document, Quote
from ..records import Record, read_records
from ..serialize import FORMAT, document_from_dict


@frozen
class Prediction:
    """One row: the part's ``start`` and ``end``, and what is held of its quote.

    ``speaker`` is a name, None where the article names nobody or nobody can be told. ``confidence`` is that the speaker
    is right: on all rows of a file or on none. ``cue`` and ``clues`` are for who reads errors; no figure uses them.
    """

    start: int
    end: int
    mention: tuple[int, int] | None = None
    mention_text: str | None = None
    speaker: str | None = None
    role: str | None = None
    confidence: float | None = None
    cue: str | None = None
    clues: tuple[Clue, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The row as it stands in the file."""
        return {
            "start": self.start,
            "end": self.end,
            "mention": list(self.mention) if self.mention else None,
            "mention_text": self.mention_text,
            "speaker": self.speaker,
            "role": self.role,
            **({} if self.confidence is None else {"confidence": self.confidence}),
            "cue": self.cue,
            "clues": [[clue.name, clue.weight] for clue in self.clues],
        }


Predictions = Mapping[str, tuple[Prediction, ...]]
"""The rows of each article, by its id."""


def predictions(document: Document) -> tuple[Prediction, ...]:
    """The rows of a document: only what is held to be somebody's words, so nothing of ``other_marked``.

    >>> import quoteattr
    >>> [(row.start, row.speaker) for row in predictions(quoteattr.extract("“It fell,” said Ana Ruiz, “and sank.”"))]
    [(1, 'Ana Ruiz'), (27, 'Ana Ruiz')]
    """
    return tuple(row for quote in document.quotes for row in _rows(quote))


def _rows(quote: Quote) -> Iterable[Prediction]:
    why = quote.attribution
    for part in quote.parts:
        yield Prediction(
            start=part.start,
            end=part.end,
            mention=(why.mention.span.start, why.mention.span.end) if why else None,
            mention_text=why.mention.span.text if why else None,
            speaker=quote.speaker.name if quote.speaker else None,
            role=quote.role.title if quote.role else None,
            # Where nobody can be told there is no speaker who could be right, so the row stands at the very end.
            confidence=quote.confidence if quote.speaker else 0.0,
            cue=why.cue.span.text if why and why.cue else None,
            clues=why.clues if why else (),
        )


def write_predictions(path: str | Path, rows: Predictions) -> None:
    """Write the rows as JSONL, a line an article; raises `OSError` where the file cannot be written."""
    with open(path, "w", encoding="utf-8", errors="backslashreplace") as file:
        for article, quotes in rows.items():
            line = {"id": article, "quotes": [quote.to_dict() for quote in quotes]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_predictions(path: str | Path) -> dict[str, tuple[Prediction, ...]]:
    """The rows of a file, ours or another system's, or of the documents that `quoteattr extract` wrote as JSON.

    Raises `InputError` that names file, line and reason.
    """
    rows: dict[str, tuple[Prediction, ...]] = {}
    for record in read_records(path):
        article = record.get("id", str)
        if article in rows:
            raise record.wrong(f'the id "{article}" stands on an earlier line too: ids must be unique')
        if record.data.get("format") == FORMAT:
            rows[article] = predictions(document_from_dict(record.data, record.place))
        else:
            rows[article] = tuple(_prediction(quote) for quote in record.children("quotes"))
    return rows


def _prediction(record: Record) -> Prediction:
    mention = record.maybe("mention", list)
    return Prediction(
        start=record.get("start", int),
        end=record.get("end", int),
        mention=None if mention is None else record.pair(mention),
        mention_text=record.maybe("mention_text", str),
        speaker=record.maybe("speaker", str),
        role=record.maybe("role", str),
        confidence=None if record.data.get("confidence") is None else record.share("confidence"),
        cue=record.maybe("cue", str),
        clues=tuple(_clue(record, clue) for clue in record.maybe("clues", list) or ()),
    )


def _clue(record: Record, value: object) -> Clue:
    if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)):
        raise record.wrong("a clue must be a list of its name and its weight")
    return Clue(value[0], Record(record.place, {"weight of a clue": value[1]}).number("weight of a clue"))
