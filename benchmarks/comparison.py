"""Draw the table of other tools in ``docs/evaluation.md`` as bars: ``python -m benchmarks.comparison``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks import ROOT
from benchmarks.svg import COLOURS, drawn

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAGE = ROOT / "docs" / "evaluation.md"
DIAGRAM = ROOT / "docs" / "images" / "comparison.svg"
FIGURES = ("mention F1", "speaker F1")
CORPUS = "polnear-dev"


def comparison_rows(page: str) -> list[tuple[str, list[float]]]:
    """Each tool of the table with its figures on `CORPUS`, in the order of `FIGURES`."""
    table = re.search(r"<!-- begin: comparison -->\s*(.*?)\s*<!-- end -->", page, re.DOTALL)
    if table is None:
        raise ValueError(f"{PAGE} has no table of other tools")
    head, _, *lines = ([cell.strip(" *") for cell in line.strip("|").split("|")] for line in table[1].splitlines())
    columns = [head.index(f"{CORPUS}: {name}") for name in FIGURES]
    return [(line[0], [float(line[column]) for column in columns]) for line in lines]


def comparison_diagram(page: str) -> str:
    """An SVG of two bars a tool, from the table on the page."""
    rows = comparison_rows(page)
    thickness = 0.38

    def draw(axes: Axes) -> None:
        for number, (name, colour) in enumerate(zip(FIGURES, COLOURS, strict=True)):
            places = [row + thickness * number for row in range(len(rows))]
            bars = axes.barh(places, [figures[number] for _, figures in rows], thickness, color=colour, label=name)
            axes.bar_label(bars, fmt="%.1f", padding=3)
        axes.set_yticks([row + thickness / 2 for row in range(len(rows))], [tool for tool, _ in rows])
        axes.set(xlim=(0, 100), xticks=())
        axes.tick_params(left=False)
        axes.spines.bottom.set_visible(False)
        axes.invert_yaxis()
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=len(FIGURES))

    return drawn(f"{' and '.join(FIGURES)} of each tool on {CORPUS}, per cent", (6.6, 0.45 * len(rows) + 0.6), draw)


def main() -> None:
    """Write the diagram beside the page."""
    DIAGRAM.write_text(comparison_diagram(PAGE.read_text("utf-8")), "utf-8")
    print(DIAGRAM)


if __name__ == "__main__":
    main()
