"""The quotes of an article as a table for the terminal: coloured by speaker, and as clear without colour."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..export.html import is_low
from ..model import Attribution, Document, Quote
from .printable import one_line

COLOURS = ("cyan", "magenta", "green", "yellow", "blue", "red")


def quotes_table(title: str, document: Document) -> str:
    """The table of a document, with colour where stdout shows it (and NO_COLOR is not set)."""
    console = Console(highlight=False)
    with console.capture() as capture:
        console.print(
            Text(one_line(title), style="bold"), Text(_count(document), style="dim"), sep=": ", soft_wrap=True
        )
        if document.quotes:
            console.print(_table(document))
    return capture.get()


def _count(document: Document) -> str:
    def number(count: int, word: str) -> str:
        return f"{count} {word}" + ("" if count == 1 else "s")

    if not document.quotes:
        return "no quotes"
    return f"{number(len(document.quotes), 'quote')} by {number(len(document.speakers), 'speaker')}"


def _table(document: Document) -> Table:
    colours = {speaker: COLOURS[i % len(COLOURS)] for i, speaker in enumerate(document.speakers)}
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), leading=1, show_edge=False, header_style="dim")
    table.add_column("who", width=24)
    table.add_column("said", ratio=1)
    table.add_column("sure", width=6)
    for quote in document.quotes:
        colour = colours[quote.speaker] if quote.speaker else "default"
        table.add_row(_who(quote, colour), _said(quote, colour), _sure(quote))
    return table


def _who(quote: Quote, colour: str) -> Text:
    if quote.speaker is None:
        return Text("(not told)", style="dim italic")
    who = Text(one_line(" and ".join(map(str, (quote.speaker, *quote.also_by)))), style=f"bold {colour}")
    return who.append(f"\n{one_line(quote.role.title)}", style="not bold default") if quote.role else who


def _said(quote: Quote, colour: str) -> Text:
    said = Text(f"“{one_line(' … '.join(part.text for part in quote.parts))}”", style=colour)
    how = " · ".join(_how(quote, quote.attribution)) if quote.attribution else ""
    return said.append(f"\n{one_line(how)}", style="dim default") if how else said


def _how(quote: Quote, why: Attribution) -> Iterator[str]:
    """The evidence: the mention where it is not the name itself, the cue, addressee, medium, who else it could be."""
    mention = str(why.mention) if str(why.mention) != str(quote.speaker) else ""
    cue = str(why.cue) if why.cue and why.cue.span.text.isalpha() else ""
    if mention or cue:
        yield f"{mention} {cue}".strip()
    if why.addressee:
        yield f"to {why.addressee}"
    if why.medium:
        yield f"via {why.medium}"
    if why.alternatives and is_low(quote):
        rival = why.alternatives[0]
        yield f"or {rival.mention}, {100 * rival.confidence:.0f} %"


def _sure(quote: Quote) -> Text:
    if quote.speaker is None:
        return Text()
    sure = f"{100 * quote.confidence:.0f} %"
    return Text(f"{sure} ?", style="bold yellow") if is_low(quote) else Text(sure)
