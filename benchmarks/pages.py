"""Pages of the docs whose tables a command writes, each between ``<!-- begin: NAME -->`` and ``<!-- end -->``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; None is shown as a dash."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join('–' if cell is None else str(cell) for cell in line)} |" for line in lines)


def filled(page: str, blocks: Mapping[str, str]) -> str:
    """The page with these blocks written anew; raises ValueError where one has no place in it."""
    for name, content in blocks.items():
        pattern = rf"(<!-- begin: {re.escape(name)} -->\n).*?(<!-- end -->)"
        place = re.search(pattern, page, re.DOTALL)
        if place is None:
            raise ValueError(f'the page has no place for "{name}"')
        page = f"{page[: place.end(1)]}\n{content}\n\n{page[place.start(2) :]}"
    return page


def fill(path: Path, blocks: Mapping[str, str]) -> None:
    """Write the blocks into the page, and say which; raises ValueError that names the page where one has no place."""
    try:
        page = filled(path.read_text("utf-8"), blocks)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    path.write_text(page, "utf-8")
    print(f"{path}: {', '.join(blocks)}")
