"""brat's standoff: Source, Cue, Medium, Addressee and Content in the text, and an event that joins them to each quote.

What brat has no annotation for, the speaker's name and roles, stands in the event's note. Several articles come as a
zip archive of the pairs .txt and .ann, with the annotation.conf that brat needs to show and to change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..model import Document, Quote, Span
from .characters import writable
from .format import Format

OTHER = ("Scare", "Title", "Nickname", "Term")
CONF = "\n".join(
    (
        "[entities]",
        "Source",
        "Cue",
        "Medium",
        "Addressee",
        *OTHER,
        "[relations]",
        "[events]",
        "Content\tSource?:Source, Also*:Source, Cue?:Cue, Medium?:Medium, Addressee?:Addressee",
        "[attributes]\n",
    )
)
LONGEST_NAME = 100
# What would break the lines and columns of the file: a stretch that holds one becomes several fragments, as in brat.
_FRAGMENT = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def to_ann(document: Document, id: str | None = None) -> str:
    """The .ann file; its .txt file is the text of the document, in UTF-8 and with its own line ends."""
    document = writable(document)
    lines = _Lines(document.text)
    for number, quote in enumerate(document.quotes, 1):
        lines.event(number, quote)
    for other in document.other_marked:
        lines.mark(other.kind.capitalize(), other.span)
    return "".join(f"{line}\n" for line in lines.lines)


def write_brat(documents: Iterable[tuple[str, Document]], out: BinaryIO) -> None:
    """A zip archive with a .txt and an .ann of each document, named after its id."""
    used: set[str] = set()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr(_entry("annotation.conf"), CONF, ZIP_DEFLATED)
        for id, document in documents:
            name = _file_name(id, used)
            archive.writestr(_entry(f"{name}.txt"), writable(document).text, ZIP_DEFLATED)
            archive.writestr(_entry(f"{name}.ann"), to_ann(document), ZIP_DEFLATED)


FORMAT = Format(write_brat, to_ann, binary=True)


def _entry(name: str) -> ZipInfo:
    """A file of the archive, readable once unpacked, without today's date: the same articles, the same archive."""
    entry = ZipInfo(name)
    entry.external_attr = 0o644 << 16
    return entry


def _file_name(id: str, used: set[str]) -> str:
    """A name that every file system takes, unlike those used already, even where case does not count."""
    stem = re.sub(r"[^\w.-]+", "_", id.removesuffix(".txt"))[-LONGEST_NAME:].strip("._") or "article"
    name, number = stem, 1
    while name.casefold() in used:
        number += 1
        name = f"{stem}-{number}"
    used.add(name.casefold())
    return name


class _Lines:
    """The lines of one .ann file. What several quotes share, as a source may be, is marked once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.ids: dict[str, str] = {}

    def mark(self, type: str, *spans: Span) -> str | None:
        """The id of the T annotation of these words; None where there are none."""
        places = [
            (span.start + found.start(), span.start + found.end())
            for span in spans
            for found in _FRAGMENT.finditer(span.text)
        ]
        if not places:
            return None
        annotation = f"{type} {';'.join(f'{start} {end}' for start, end in places)}"
        if annotation not in self.ids:
            self.ids[annotation] = f"T{len(self.ids) + 1}"
            words = " ".join(self.text[start:end] for start, end in places)
            self.lines.append(f"{self.ids[annotation]}\t{annotation}\t{words}")
        return self.ids[annotation]

    def event(self, number: int, quote: Quote) -> None:
        """The E line of a quote, after the T lines of its parts, and the note that says who speaks."""
        content = self.mark("Content", *quote.parts)
        if not content:
            return
        marks = ((name, self.mark(type, span)) for name, type, span in _evidence(quote))
        self.lines.append(" ".join([f"E{number}\tContent:{content}", *(f"{name}:{id}" for name, id in marks if id)]))
        if quote.speaker:
            self.lines.append(f"#{number}\tAnnotatorNotes E{number}\t{_note(quote)}")


def _evidence(quote: Quote) -> Iterator[tuple[str, str, Span]]:
    """What stands in the event of a quote: argument, type and words; of who also speaks the nearest mention."""
    why = quote.attribution
    if why is None:
        return
    at = why.mention.span
    yield "Source", "Source", at
    nearest = (min(one.mentions, key=lambda m: abs(m.span.start - at.start)) for one in quote.also_by if one.mentions)
    for number, mention in enumerate(nearest, 1):
        yield f"Also{number if number > 1 else ''}", "Source", mention.span
    for name, span in (("Cue", why.cue and why.cue.span), ("Medium", why.medium), ("Addressee", why.addressee)):
        if span:
            yield name, name, span


def _note(quote: Quote) -> str:
    """Name, aliases, roles (the most telling first), others: "speaker: Ana Lopes | role: mayor | also: Li Na"."""
    speaker = quote.speaker
    assert speaker is not None  # who calls has looked
    named = ("speaker", speaker.name) if speaker.name else ("description", str(speaker))
    roles = dict.fromkeys(role.title for role in (quote.role, *speaker.roles) if role)
    fields = [
        named,
        *(("alias", alias) for alias in speaker.aliases),
        *(("role", role) for role in roles),
        *(("also", str(other)) for other in quote.also_by),
    ]
    return " | ".join(f"{key}: {' '.join(value.replace('|', '/').split())}" for key, value in fields)
