"""Draws the saved benchmarks into the docs: ``python -m benchmarks.speed_plots`` (after ``make bench``).

Writes the tables of ``docs/explanation/speed.md`` and two diagrams: what each stage costs, and what a character of a
text made to be slow costs by the length of the text.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.plots import filled, table
from benchmarks.yardsticks import ROOT

PAGE = ROOT / "docs" / "explanation" / "speed.md"
IMAGES = ROOT / "docs" / "images"
_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" \
font-size="12"><title>{title}</title><rect width="100%" height="100%" fill="white"/>'
Point = tuple[float, float]


def saved() -> dict[str, dict[str, Any]]:
    """The extra info of each benchmark, by its name, from the last saved run that holds it."""
    files = sorted((ROOT / ".benchmarks").glob("*/*.json"), key=lambda path: path.stat().st_mtime)
    runs = [json.loads(file.read_text("utf-8"))["benchmarks"] for file in files]
    return {each["name"]: each["extra_info"] for run in runs for each in run}


def stages_diagram(stages: Mapping[str, float]) -> str:
    """A bar a stage, in yardsticks."""
    left, width, row = 170, 360, 24
    scale = width / max(stages.values())
    lines = [_HEAD.format(width=left + width + 60, height=row * len(stages) + 20, title="Yardsticks of each stage")]
    for number, (name, cost) in enumerate(stages.items()):
        y, size = 10 + row * number, round(cost * scale, 1)
        lines += [
            f'<text x="{left - 8}" y="{y + 16}" text-anchor="end">{name}</text>',
            f'<rect x="{left}" y="{y + 3}" width="{size}" height="{row - 6}" fill="#0072b2"/>',
            f'<text x="{left + size + 6}" y="{y + 16}">{cost:.1f}</text>',
        ]
    return "\n".join([*lines, "</svg>", ""])


def scaling_diagram(costs: Mapping[str, Sequence[Point]]) -> str:
    """A line a kind of text, microseconds a character by length, both logarithmic: flat lines are linear cost."""
    left, top, width, height = 60, 20, 400, 300
    points = [point for line in costs.values() for point in line]
    (x0, x1), (y0, y1) = ((math.log10(f(p[k] for p in points)) for f in (min, max)) for k in (0, 1))

    def at(length: float, cost: float) -> str:
        x = left + width * (math.log10(length) - x0) / (x1 - x0)
        y = top + height * (1 - (math.log10(cost) - y0) / (y1 - y0))
        return f"{x:.1f},{y:.1f}"

    lines = [_HEAD.format(width=left + width + 20, height=top + height + 50, title="Cost of a character by length")]
    lines.append(f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" stroke="#999"/>')
    for line in costs.values():
        lines.append(f'<polyline points="{" ".join(at(*p) for p in sorted(line))}" fill="none" stroke="#0072b2"/>')
    for power in range(math.ceil(y0), math.floor(y1) + 1):
        y = at(10**x0, 10**power).split(",")[1]
        lines.append(f'<text x="{left - 8}" y="{y}" text-anchor="end">{10**power:g} µs</text>')
    for length in sorted({round(p[0], -4) for p in points}):
        x = at(max(length, 10**x0), 10**y0).split(",")[0]
        lines.append(f'<text x="{x}" y="{top + height + 18}" text-anchor="middle">{length / 1000:g} k</text>')
    lines.append(f'<text x="{left + width / 2}" y="{top + height + 40}" text-anchor="middle">characters</text>')
    return "\n".join([*lines, "</svg>", ""])


def main() -> None:
    """Fill the page and draw the diagrams, and say so."""
    run = saved()
    stages = {name[11:-1]: info["yardsticks"] for name, info in run.items() if name.startswith("test_stage[")}
    hostile: dict[str, list[Point]] = defaultdict(list)
    for info in run.values():
        if "kind" in info:
            hostile[info["kind"]].append((info["length"], info["nanoseconds"] / 1000))
    whole = run["test_extract"]
    figures = {
        "extract(text).to_dict(), in yardsticks": whole["yardsticks"],
        "the same, in megabytes a second": whole["megabytes"],
        "sixteen articles glued, times the cost apart": run["test_glued_articles"]["times the cost apart"],
        **run["test_process"],
    }
    growth = [
        (kind, *(f"{cost:.2f}" for _, cost in sorted(line)), f"{max(line)[1] / min(line)[1]:.2f}")
        for kind, line in hostile.items()
    ]
    lengths = [f"µs a character of {round(length / 1000)} k" for length, _ in sorted(next(iter(hostile.values())))]
    blocks = {
        "figures": table(["", "measured"], [(name, f"{value:.2f}") for name, value in figures.items()]),
        "hostile": table(["text", *lengths, "growth"], growth),
    }
    PAGE.write_text(filled(PAGE.read_text("utf-8"), blocks), "utf-8")
    (IMAGES / "speed_stages.svg").write_text(stages_diagram(stages), "utf-8")
    (IMAGES / "speed_scaling.svg").write_text(scaling_diagram(hostile), "utf-8")
    print(f"{PAGE}: {', '.join(blocks)}")


if __name__ == "__main__":
    main()
