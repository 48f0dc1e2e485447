"""The diagrams of the docs as SVG by matplotlib: small, with text that stays text, and the same bytes on every run."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#0072b2", "#d55e00")  # told apart by those who do not see red and green, too
_STYLE: dict[Any, object] = {  # newer versions type the names
    "svg.hashsalt": "quoteattr",  # ids are drawn by lot without it
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],  # comes with matplotlib
    "font.size": 9,
    "axes.edgecolor": "#999999",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
}


def drawn(title: str, size: tuple[float, float], draw: Callable[[Axes], None]) -> str:
    """An SVG of this title and size (inches), which ``draw`` fills; needs matplotlib."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    out = StringIO()
    with rc_context(_STYLE):
        figure = Figure(size, layout="constrained")
        FigureCanvasSVG(figure)
        draw(figure.add_subplot())
        figure.savefig(out, format="svg", metadata={"Title": title, "Date": None, "Creator": None})
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
