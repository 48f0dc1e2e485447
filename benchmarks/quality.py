"""The quality gate: ``python -m benchmarks.quality [--predictions OUT.jsonl] [--update [--allow-lower REASON]]``.

Measures the shipped weights on the corpora that are there and compares each figure with its floor in ``floors.json``;
with ``--predictions`` the out-of-fold predictions of ``python -m benchmarks.fit`` instead. Prints totals, never texts.
Exits 1 where a figure lies below its floor, or where a corpus or the scorer is not the one the floors were made with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import Factory, define

from benchmarks import ROOT
from benchmarks.corpus import is_labelled
from quoteattr import Extractor
from quoteattr.evaluate import Figures, GoldArticle, Prediction, evaluate, predictions, read_gold, read_predictions

SHARED = "../shared"
CEILINGS = frozenset({"unnamed_named", "role invented", "ece"})  # lower is better: their floors are ceilings
Reached = dict[str, float | None]


def by_name(figures: Figures) -> Reached:
    """The figures under the names that ``floors.json`` uses; None for what the corpus cannot tell."""
    reached: Reached = {
        "detection F1": figures.detection.f1,
        "left_alone": figures.left_alone,
        "exact": figures.exact,
        "mention F1": figures.mention.f1,
    }
    if speaker := figures.speaker:
        reached["speaker F1"] = speaker.rates.f1
        reached |= {"full_name": speaker.full_name, "unnamed_named": speaker.unnamed_named}
    if (role := figures.role) and role.rows:
        reached |= {"role F1": role.f1, "role first": role.first, "role invented": role.invented}
    return reached | {"ece": figures.ece, "kept_at_98": figures.kept_at_98}


def gold_of(run: Mapping[str, Any], root: Path) -> tuple[GoldArticle, ...]:
    """The articles of a run: all of its corpus, or only those whose speakers were labelled."""
    articles = read_gold(root / run["corpus"])
    return tuple(a for a in articles if is_labelled(a)) if run["articles"] == "labelled" else articles


def extracted(articles: Sequence[GoldArticle]) -> dict[str, tuple[Prediction, ...]]:
    """What the shipped weights say of each article."""
    extractor = Extractor()
    return {article.id: predictions(extractor.extract(article.text)) for article in articles}


def is_worse(figure: str, one: float, other: float) -> bool:
    """Whether ``one`` is worse than ``other``: lower, or for a ceiling higher."""
    return one > other if figure in CEILINGS else one < other


@define
class Gate:
    """Floors and files against what is there and reached; ``floors`` is the content of ``floors.json``.

    ``update`` raises floors, and with ``lower`` lowers them too and accepts other files. ``problems`` is what fails,
    ``lowered`` what was lowered or accepted.
    """

    floors: dict[str, Any]
    root: Path
    update: bool = False
    lower: bool = False
    problems: list[str] = Factory(list)
    lowered: list[str] = Factory(list)

    def check_files(self) -> set[str]:
        """Compare hashes; the files that are there and the same as ever."""
        hashes = self.floors["sha256"]
        absent = [file for file in hashes if file.startswith(SHARED) and not (self.root / SHARED).is_dir()]
        if absent:
            print(f"{SHARED} is absent: not checked: {', '.join(Path(file).name for file in absent)}")
        return {file for file in hashes if file not in absent and self._is_same(file)}

    def _is_same(self, file: str) -> bool:
        known = self.floors["sha256"][file]
        if not (self.root / file).is_file():
            self.problems.append(f"{file} is missing")
            return False
        real = hashlib.sha256((self.root / file).read_bytes()).hexdigest()
        if real != known and not (self.update and (self.lower or known is None)):
            self.problems.append(f"{file} is not the file that the floors were made with: the ruler changed")
            return False
        if real != known and known is not None:
            self.lowered.append(f"{file} is another file")
        self.floors["sha256"][file] = real
        return True

    def check_run(self, run: dict[str, Any], reached: Reached) -> None:
        """Print each figure beside its floor, and compare, raise or lower."""
        for figure, floor in run["floors"].items():
            now, kind = reached.get(figure), "ceiling" if figure in CEILINGS else "floor"
            fails = now is None or (not self.update if floor is None else is_worse(figure, now, floor))
            print(f"  {figure:<14}{now!s:>6}  {kind} {floor}{'  FAILS' if fails else ''}")
            what = f"{run['name']}: {figure} is {now}, its {kind} {floor}"
            if fails and (now is None or not self.lower):
                self.problems.append(what)
            elif self.update and now is not None:
                new = self._with_margin(figure, now)
                if floor is None or fails or is_worse(figure, floor, new):
                    run["floors"][figure] = new
                if fails:
                    self.lowered.append(f"{what} -> {new}")

    def _with_margin(self, figure: str, now: float) -> float:
        margin: float = self.floors["margin"]
        return round(min(100.0, now + margin) if figure in CEILINGS else max(0.0, now - margin), 1)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the gate on the checkout at ``root``; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--predictions", type=Path, help="check these out-of-fold predictions (JSONL)")
    parser.add_argument("--update", action="store_true", help="raise floors to what is reached now, less the margin")
    parser.add_argument("--allow-lower", metavar="REASON", help="with --update: lower floors too, accept other files")
    options = parser.parse_args(arguments)
    reason = (options.allow_lower or "").strip()
    if options.allow_lower is not None and not (options.update and reason):
        parser.error("--allow-lower needs --update and a reason")
    file = root / "benchmarks" / "floors.json"
    gate = Gate(json.loads(file.read_text("utf-8")), root, options.update, bool(reason))
    same = gate.check_files()
    given = read_predictions(options.predictions) if options.predictions else None
    for run in gate.floors["runs"]:
        if run["corpus"] in same and (run["weights"] == "out of fold") == (given is not None):
            gold = gold_of(run, root)
            rows = extracted(gold) if given is None else given
            print(f"{run['name']}: {len(gold)} articles, weights {run['weights']}")
            if lacking := sum(article.id not in rows for article in gold):
                gate.problems.append(f"{run['name']}: {options.predictions} lacks {lacking} of its articles")
            else:
                gate.check_run(run, by_name(evaluate(gold, rows)))
    for problem in gate.problems:
        print(f"FAILED: {problem}", file=sys.stderr)
    if gate.problems:
        if options.update:
            print("Nothing was written; --allow-lower REASON lowers floors and accepts other files.", file=sys.stderr)
        return 1
    if options.update:
        if gate.lowered:
            gate.floors["lowered"].append({"reason": reason, "what": gate.lowered})
        file.write_text(json.dumps(gate.floors, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
