"""Draw the table of other tools in ``docs/evaluation.md`` as bars: ``python -m benchmarks.comparison``."""

from __future__ import annotations

import re
from html import escape

from benchmarks.quality import ROOT

PAGE = ROOT / "docs" / "evaluation.md"
DIAGRAM = ROOT / "docs" / "images" / "comparison.svg"
FIGURES = (("mention F1", "#0072b2"), ("speaker F1", "#d55e00"))
CORPUS = "polnear-dev"

_LABELS, _SCALE, _BAR, _ROW, _TOP = 270, 320, 14, 44, 40  # pixels


def comparison_rows(page: str) -> list[tuple[str, list[float]]]:
    """Each tool of the table with its figures on `CORPUS`, in the order of `FIGURES`."""
    table = re.search(r"<!-- begin: comparison -->\s*(.*?)\s*<!-- end -->", page, re.DOTALL)
    if table is None:
        raise ValueError(f"{PAGE} has no table of other tools")
    head, _, *lines = ([cell.strip(" *") for cell in line.strip("|").split("|")] for line in table[1].splitlines())
    columns = [head.index(f"{CORPUS}: {name}") for name, _ in FIGURES]
    return [(line[0], [float(line[column]) for column in columns]) for line in lines]


def comparison_diagram(page: str) -> str:
    """An SVG of two bars a tool, from the table on the page."""
    rows = comparison_rows(page)
    height = _TOP + _ROW * len(rows) + 8
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LABELS + _SCALE + 56} {height}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{' and '.join(name for name, _ in FIGURES)} of each tool on {CORPUS}, per cent</title>",
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    for number, (name, colour) in enumerate(FIGURES):
        x = _LABELS + 120 * number
        lines.append(f'<rect x="{x}" y="12" width="12" height="12" fill="{colour}"/>')
        lines.append(f'<text x="{x + 18}" y="22">{name}</text>')
    for place, (tool, figures) in enumerate(rows):
        top = _TOP + _ROW * place
        lines.append(f'<text x="{_LABELS - 10}" y="{top + _BAR + 5}" text-anchor="end">{escape(tool)}</text>')
        for number, (figure, (_, colour)) in enumerate(zip(figures, FIGURES, strict=True)):
            y, width = top + (_BAR + 2) * number, round(_SCALE * figure / 100, 1)
            lines.append(f'<rect x="{_LABELS}" y="{y}" width="{width}" height="{_BAR}" fill="{colour}"/>')
            lines.append(f'<text x="{_LABELS + width + 6}" y="{y + 11}">{figure}</text>')
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    """Write the diagram beside the page."""
    DIAGRAM.write_text(comparison_diagram(PAGE.read_text("utf-8")), "utf-8")
    print(DIAGRAM)


if __name__ == "__main__":
    main()
