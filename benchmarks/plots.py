"""Write the figures of ``docs/evaluation.md``: ``python -m benchmarks.plots [--predictions OUT.jsonl]``.

What stands there between ``<!-- begin: NAME -->`` and ``<!-- end -->`` comes from this command alone: ``shipped`` from
the shipped weights, and with the out-of-fold predictions of ``python -m benchmarks.fit`` all other tables and the
reliability diagram.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, cast

from benchmarks import ROOT
from benchmarks.pages import fill, table
from benchmarks.quality import by_name, extracted, gold_of
from benchmarks.svg import COLOURS, drawn
from quoteattr.evaluate import Verdict, evaluate, judge, read_predictions
from quoteattr.evaluate.names import name_words, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.collections import PathCollection

PAGE = ROOT / "docs" / "evaluation.md"
DIAGRAM = ROOT / "docs" / "images" / "reliability.svg"
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
PRONOUNS = frozenset("i we he she they it who which that".split())
SINGLE = re.compile(r"(?<!['‘])['‘]\Z")  # not two of them, which are typed for a double mark
# Mention and speaker F1 on polnear-dev and on world news, measured by the project's owners with the same scorer.
OTHERS = (
    ("textacy, by paragraph", 79.4, 52.9, 72.6, 41.8),
    ("sayswho", 78.4, 53.1, 76.0, 42.9),
    ("BBC Citron, as shipped", 62.1, 54.5, None, None),
    ("BBC Citron, retrained on polnear-train", 75.7, 48.8, None, None),
    ("Gender Gap Tracker, neuralcoref", 69.8, 54.1, None, None),
    ("JournalismAI", 66.5, 32.7, None, None),
)


def percent(part: int, whole: int) -> float | None:
    """A share in per cent, None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def figures_table(figures: Mapping[str, Mapping[str, float | None]]) -> str:
    """A line a figure, a column a run; a dash for what a run is not judged by."""
    names = dict.fromkeys(name for reached in figures.values() for name in reached)
    return table(["", *figures], [[name, *(reached.get(name) for reached in figures.values())] for name in names])


def comparison_table(ours: Mapping[str, float | None]) -> str:
    """Other tools and these figures of ours on polnear-dev; of ours on world news there are only out-of-fold ones."""
    head = ["", *(f"{corpus}: {what}" for corpus in ("polnear-dev", "world") for what in ("mention F1", "speaker F1"))]
    return table(head, [("**quoteattr**", ours["mention F1"], ours["speaker F1"], None, None), *OTHERS])


def thresholds_table(verdicts: Mapping[str, Sequence[Verdict]]) -> str:
    """Precision and recall of the speaker where those below a confidence are withheld."""
    rows: list[list[object]] = []
    for threshold in THRESHOLDS:
        row: list[object] = [f"{threshold:.2f}"]
        for some in verdicts.values():
            kept = [right for confidence, right in decided(some) if confidence >= threshold]
            row += [percent(sum(kept), len(kept)), percent(sum(kept), sum(v.attributed for v in some))]
        rows.append(row)
    return table(
        ["min_confidence", *(f"{name}: {what}" for name in verdicts for what in ("precision", "recall"))], rows
    )


def decided(verdicts: Sequence[Verdict]) -> list[tuple[float, bool]]:
    """Confidence, and whether the speaker is right, of each row for which the gold can tell."""
    return [
        (v.row.confidence, v.right) for v in verdicts if v.row and v.row.confidence is not None and v.right is not None
    ]


def phenomena_of(verdict: Verdict) -> Iterator[str]:
    """What kind of quote this is: how its source is named, where that stands, how long it is, its marks."""
    gold, text = verdict.gold, verdict.article.text
    assert gold is not None  # only attributed quotes are asked for
    source = words(gold.source_text)
    if not source:
        yield "no source in the article"
    else:
        names = {word for name in (gold.speaker, *gold.aliases) if name for word in name_words(name)}
        kind = "pronoun" if set(source) <= PRONOUNS else "name" if names & set(source) else "nominal"
        yield f"source is a {kind}"
    if gold.source:
        start, end = gold.source[0]
        between = text[end : gold.start] if end <= gold.start else text[gold.end : start]
        if "\n" in between:
            yield "source in another paragraph"
        else:
            yield "source before the quote" if end <= gold.start else "source after the quote"
    if not gold.speaker and gold.description:
        yield "speaker is never named"
    length = len(words(text[gold.start : gold.end]))
    yield "1 to 3 words" if length <= 3 else "4 to 8 words" if length <= 8 else "9 words and more"
    yield "‘single’ marks" if SINGLE.search(text, max(0, gold.start - 2), gold.start) else "“double” marks"


def phenomena_table(verdicts: Mapping[str, Sequence[Verdict]]) -> str:
    """Of the quotes of each kind, the share found with the right mention, and with the right speaker."""
    groups: dict[str, dict[str, list[Verdict]]] = defaultdict(lambda: defaultdict(list))
    for corpus, some in verdicts.items():
        for verdict in some:
            for phenomenon in phenomena_of(verdict) if verdict.attributed else ():
                groups[phenomenon][corpus].append(verdict)
    rows: list[list[object]] = []
    for phenomenon in sorted(groups):
        row: list[object] = [phenomenon]
        for corpus in verdicts:
            some = groups[phenomenon][corpus]
            with_source = [v for v in some if v.gold and v.gold.source]
            mention = percent(sum(bool(v.mention) for v in with_source), len(with_source))
            row += [len(some), mention, percent(sum(bool(v.right) for v in some), len(some))]
        rows.append(row)
    columns = (f"{corpus}: {what}" for corpus in verdicts for what in ("quotes", "mention", "speaker"))
    return table(["", *columns], rows)


def reliability_diagram(verdicts: Mapping[str, Sequence[Verdict]]) -> str:
    """An SVG: for each tenth of the confidence its mean against the share that is right; the area tells how many."""

    def draw(axes: Axes) -> None:
        axes.plot((0, 1), (0, 1), color="#999999", linestyle="--", linewidth=1)
        for (corpus, some), colour in zip(verdicts.items(), COLOURS, strict=True):
            decisions = decided(some)
            tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
            for confidence, right in decisions:
                tenths[min(9, int(10 * confidence))].append((confidence, right))
            mean, share = zip(*(map(fmean, zip(*tenths[k], strict=True)) for k in sorted(tenths)), strict=True)
            area = [20 + 1000 * len(tenths[k]) / len(decisions) for k in sorted(tenths)]
            axes.scatter(mean, share, area, color=colour, alpha=0.6, linewidth=0, label=corpus)
        axes.set(xlim=(0, 1.05), ylim=(0, 1.05), aspect="equal")  # the last circle is the largest
        axes.set(xlabel="confidence (mean of each tenth)", ylabel="share of right speakers")
        for handle in axes.legend(loc="upper left").legend_handles:
            cast("PathCollection", handle).set_sizes([40])

    return drawn("Share of right speakers by confidence", (4, 4), draw)


def main() -> None:
    """Fill the page, and say what was filled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--predictions", type=Path, help="out-of-fold predictions (JSONL)")
    options = parser.parse_args()
    runs = json.loads((ROOT / "benchmarks" / "floors.json").read_text("utf-8"))["runs"]
    weights = "out of fold" if options.predictions else "shipped"
    given = read_predictions(options.predictions) if options.predictions else None
    figures: dict[str, Mapping[str, float | None]] = {}
    verdicts: dict[str, Sequence[Verdict]] = {}
    for run in runs:
        if run["weights"] == weights:
            gold = gold_of(run, ROOT)
            rows = extracted(gold) if given is None else given
            reached = by_name(evaluate(gold, rows))
            figures[run["name"]] = {name: now if name in run["floors"] else None for name, now in reached.items()}
            verdicts[run["name"]] = tuple(judge(gold, rows))
    blocks = {weights: figures_table(figures)}
    if given is None:
        blocks["comparison"] = comparison_table(figures["polnear-dev"])
    else:
        blocks |= {"thresholds": thresholds_table(verdicts), "phenomena": phenomena_table(verdicts)}
        DIAGRAM.parent.mkdir(exist_ok=True)
        DIAGRAM.write_text(reliability_diagram(verdicts), "utf-8")
    fill(PAGE, blocks)


if __name__ == "__main__":
    main()
