"""Draws the saved benchmarks into the docs: ``python -m benchmarks.speed_plots`` (after ``make bench``).

Writes the tables of ``docs/explanation/speed.md`` and two diagrams: what each stage costs, and what a character of a
text made to be slow costs by the length of the text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks import ROOT
from benchmarks.pages import fill, table
from benchmarks.svg import COLOURS, drawn

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAGE = ROOT / "docs" / "explanation" / "speed.md"
IMAGES = ROOT / "docs" / "images"
Point = tuple[float, float]


def saved() -> dict[str, dict[str, Any]]:
    """The extra info of each benchmark, by its name, from the last saved run that holds it."""
    files = sorted((ROOT / ".benchmarks").glob("*/*.json"), key=lambda path: path.stat().st_mtime)
    runs = [json.loads(file.read_text("utf-8"))["benchmarks"] for file in files]
    return {each["name"]: each["extra_info"] for run in runs for each in run}


def stages_diagram(stages: Mapping[str, float]) -> str:
    """An SVG of a bar a stage, in yardsticks."""

    def draw(axes: Axes) -> None:
        axes.bar_label(axes.barh(list(stages), list(stages.values()), color=COLOURS[0]), fmt="%.1f", padding=3)
        axes.set(xlabel="yardsticks")
        axes.tick_params(left=False)
        axes.invert_yaxis()

    return drawn("Yardsticks of each stage", (6, 0.26 * len(stages) + 0.7), draw)


def scaling_diagram(costs: Mapping[str, Sequence[Point]]) -> str:
    """An SVG of a line a kind of text, microseconds a character by length, both logarithmic: flat is linear cost."""

    def draw(axes: Axes) -> None:
        for line in costs.values():  # without names, which would stand one over the other: the table has them
            axes.loglog(*zip(*sorted(line), strict=True), color=COLOURS[0], linewidth=1)
        axes.set_xticks(sorted({length for line in costs.values() for length, _ in line}))
        axes.xaxis.set_major_formatter(lambda length, _: f"{length / 1000:.0f} k")
        axes.yaxis.set_major_formatter("{x:g}")
        axes.minorticks_off()
        axes.set(xlabel="characters of text", ylabel="µs a character")

    return drawn("Cost of a character by length", (5.5, 4), draw)


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
    fill(PAGE, blocks)
    (IMAGES / "speed_stages.svg").write_text(stages_diagram(stages), "utf-8")
    (IMAGES / "speed_scaling.svg").write_text(scaling_diagram(hostile), "utf-8")


if __name__ == "__main__":
    main()
