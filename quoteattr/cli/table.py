"""The quotes of an article as a table for the terminal: coloured by speaker, and as clear without colour."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..model import Document, Quote
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
    table.add_column("sure", width=5, justify="right")
    for quote in document.quotes:
        colour = colours[quote.speaker] if quote.speaker else "default"
        sure = f"{100 * quote.confidence:.0f} %" if quote.speaker else ""
        table.add_row(_who(quote, colour), _said(quote, colour), sure)
    return table


def _who(quote: Quote, colour: str) -> Text:
    if quote.speaker is None:
        return Text("(not told)", style="dim italic")
    who = Text(one_line(" and ".join(map(str, (quote.speaker, *quote.also_by)))), style=f"bold {colour}")
    return who.append(f"\n{one_line(quote.role.title)}", style="not bold default") if quote.role else who


def _said(quote: Quote, colour: str) -> Text:
    said = Text(f"“{one_line(' … '.join(part.text for part in quote.parts))}”", style=colour)
    why = quote.attribution
    around = (("to", why.addressee), ("via", why.medium)) if why else ()
    how = " · ".join(f"{word} {one_line(span.text)}" for word, span in around if span)
    return said.append(f"\n{how}", style="dim default") if how else said
