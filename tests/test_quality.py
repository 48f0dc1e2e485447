"""The quality gate: it holds floors, raises them, and lowers none silently."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from attrs import evolve

from benchmarks import comparison, pages, plots, quality, speed_plots
from quoteattr.evaluate import Verdict, judge, read_gold, write_predictions

TEXT = "“The ferry sails at noon,” said Elif Karaca.\n\nNobody at the pier believed it."
OTHER = "The lake froze early.\n\n“Nobody skates before Sunday,” said Bo Lindgren."

Gate = Callable[..., int]


def article(text: str, speaker: str) -> str:
    start, source = text.index("“") + 1, text.index(speaker)
    quote = {
        "start": start,
        "end": text.index("”"),
        "attributed": True,
        "source": [[source, source + len(speaker)]],
        "speaker": speaker,
    }
    return json.dumps({"id": speaker, "text": text, "quotes": [quote]})


def run(name: str, corpus: str, weights: str = "shipped", **floors: float | None) -> dict[str, Any]:
    named = {figure.replace("_", " "): floor for figure, floor in floors.items()}
    return {"name": name, "corpus": corpus, "weights": weights, "articles": "all", "floors": named}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with one corpus of its own and one beside it, whose floors are easily reached."""
    root = tmp_path / "main"
    for folder in (root / "benchmarks", root / "gold", tmp_path / "shared"):
        folder.mkdir(parents=True)
    (root / "gold" / "own.jsonl").write_text(article(TEXT, "Elif Karaca"), "utf-8")
    (tmp_path / "shared" / "lake.jsonl").write_text(article(OTHER, "Bo Lindgren"), "utf-8")
    files = ("gold/own.jsonl", "../shared/lake.jsonl")
    runs = [
        run("own", files[0], speaker_F1=90.0, ece=20.0),
        run("lake", files[1], detection_F1=90.0),
        run("held out", files[1], "out of fold", mention_F1=90.0),
    ]
    hashes = {file: hashlib.sha256((root / file).read_bytes()).hexdigest() for file in files}
    write(root, {"margin": 0.3, "sha256": hashes, "runs": runs, "lowered": []})
    return root


@pytest.fixture
def gate(checkout: Path) -> Gate:
    return lambda *arguments: quality.main(list(map(str, arguments)), checkout)


def read(root: Path) -> Any:
    return json.loads((root / "benchmarks" / "floors.json").read_text("utf-8"))


def write(root: Path, content: Any) -> None:
    (root / "benchmarks" / "floors.json").write_text(json.dumps(content), "utf-8")


def set_floor(root: Path, name: str, figure: str, floor: float | None) -> None:
    content = read(root)
    next(run for run in content["runs"] if run["name"] == name)["floors"][figure] = floor
    write(root, content)


def floors(root: Path, name: str) -> Any:
    return next(run for run in read(root)["runs"] if run["name"] == name)["floors"]


def test_passes_at_the_floor_and_prints_no_text(gate: Gate, checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_floor(checkout, "own", "speaker F1", 100.0)
    before = read(checkout)
    assert gate() == 0
    shown = capsys.readouterr().out
    assert "speaker F1     100.0  floor 100.0\n" in shown
    assert "ferry" not in shown
    assert "Karaca" not in shown
    assert read(checkout) == before


@pytest.mark.parametrize("options", [(), ("--update",)])
@pytest.mark.parametrize(("figure", "floor"), [("speaker F1", 100.1), ("ece", -0.1)])
def test_fails_beyond_a_floor_or_ceiling_and_lowers_none_silently(
    gate: Gate,
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
    figure: str,
    floor: float,
    options: tuple[str, ...],
) -> None:
    set_floor(checkout, "own", figure, floor)
    before = read(checkout)
    assert gate(*options) == 1
    assert f"FAILED: own: {figure} is " in capsys.readouterr().err
    assert read(checkout) == before


def test_a_figure_that_cannot_be_measured_fails(gate: Gate, checkout: Path) -> None:
    set_floor(checkout, "own", "left_alone", 50.0)
    assert gate() == 1
    assert gate("--update", "--allow-lower", "there are no scare quotes any more") == 1


def test_a_figure_without_a_floor_fails_until_it_has_one(gate: Gate, checkout: Path) -> None:
    set_floor(checkout, "own", "exact", None)
    assert gate() == 1
    assert gate("--update") == 0
    assert floors(checkout, "own")["exact"] == 99.7
    assert gate() == 0


def test_update_raises_floors_and_sinks_ceilings_to_the_margin(gate: Gate, checkout: Path) -> None:
    assert gate("--update") == 0
    assert floors(checkout, "own")["speaker F1"] == 99.7
    assert floors(checkout, "own")["ece"] < 20
    assert floors(checkout, "held out") == {"mention F1": 90.0}
    after = read(checkout)
    assert after["lowered"] == []
    assert gate("--update") == 0
    assert read(checkout) == after


def test_update_leaves_a_floor_within_the_margin(gate: Gate, checkout: Path) -> None:
    set_floor(checkout, "own", "speaker F1", 99.9)
    assert gate("--update") == 0
    assert floors(checkout, "own")["speaker F1"] == 99.9


def test_lowering_needs_a_reason_and_keeps_it(gate: Gate, checkout: Path) -> None:
    set_floor(checkout, "own", "speaker F1", 100.1)
    assert gate("--update", "--allow-lower", "the rows were labelled anew") == 0
    assert floors(checkout, "own")["speaker F1"] == 99.7
    (note,) = read(checkout)["lowered"]
    assert note["reason"] == "the rows were labelled anew"
    assert note["what"] == ["own: speaker F1 is 100.0, its floor 100.1 -> 99.7"]


@pytest.mark.parametrize("options", [("--allow-lower", "why not"), ("--update", "--allow-lower", " ")])
def test_lowering_without_update_or_reason_is_wrong_usage(gate: Gate, options: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as leaving:
        gate(*options)
    assert leaving.value.code == 2


def test_another_file_is_refused_until_a_reason_is_given(
    gate: Gate, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = checkout / "gold" / "own.jsonl"
    corpus.write_text(corpus.read_text("utf-8").replace("noon", "nine"), "utf-8")
    before = read(checkout)
    for options in ((), ("--update",)):
        assert gate(*options) == 1
        message = "gold/own.jsonl is not the file that the floors were made with: the ruler changed"
        shown = capsys.readouterr()
        assert message in shown.err
        assert "own: 1 articles" not in shown.out
    assert read(checkout) == before
    assert gate("--update", "--allow-lower", "the ferry sails earlier") == 0
    assert read(checkout)["lowered"][0]["what"] == ["gold/own.jsonl is another file"]
    assert gate() == 0


def test_absent_shared_corpora_are_named_and_the_own_still_checked(
    gate: Gate, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout.parent / "shared").rename(checkout.parent / "elsewhere")
    assert gate() == 0
    shown = capsys.readouterr().out
    assert "../shared is absent: not checked: lake.jsonl" in shown
    assert "own: 1 articles" in shown
    set_floor(checkout, "own", "speaker F1", 100.1)
    assert gate() == 1


@pytest.mark.parametrize("file", ["../shared/lake.jsonl", "gold/own.jsonl"])
def test_a_single_missing_file_fails(gate: Gate, checkout: Path, capsys: pytest.CaptureFixture[str], file: str) -> None:
    (checkout / file).unlink()
    assert gate() == 1
    assert f"FAILED: {file} is missing" in capsys.readouterr().err


def test_out_of_fold_predictions_have_their_own_floors(gate: Gate, checkout: Path, tmp_path: Path) -> None:
    gold = read_gold(tmp_path / "shared" / "lake.jsonl")
    good, bad, none = (tmp_path / f"{name}.jsonl" for name in ("good", "bad", "none"))
    write_predictions(good, quality.extracted(gold))
    write_predictions(bad, {article.id: () for article in gold})
    write_predictions(none, {})
    assert gate("--predictions", good) == 0
    assert gate("--predictions", bad) == 1
    assert gate("--predictions", none) == 1
    assert gate("--predictions", good, "--update") == 0
    assert floors(checkout, "held out") == {"mention F1": 99.7}
    assert floors(checkout, "own")["speaker F1"] == 90.0


def test_only_labelled_articles_count_where_the_run_says_so(checkout: Path) -> None:
    unlabelled = json.loads(article(TEXT, "Elif Karaca")) | {"id": "unlabelled"}
    del unlabelled["quotes"][0]["speaker"]
    with open(checkout / "gold" / "own.jsonl", "a", encoding="utf-8") as file:
        file.write("\n" + json.dumps(unlabelled))
    one = run("own", "gold/own.jsonl")
    assert len(quality.gold_of(one, checkout)) == 2
    assert [article.id for article in quality.gold_of(one | {"articles": "labelled"}, checkout)] == ["Elif Karaca"]


def test_the_repositorys_floors_are_set_and_their_own_gold_is_the_present_one(root: Path) -> None:
    content = read(root)
    for run in content["runs"]:
        assert run["corpus"] in content["sha256"]
        assert all(isinstance(floor, float) for floor in run["floors"].values()), run["name"]
    for file, known in content["sha256"].items():
        if not file.startswith(quality.SHARED):
            assert hashlib.sha256((root / file).read_bytes()).hexdigest() == known, f"{file}: see benchmarks.quality"


def test_blocks_of_the_page_are_written_anew_and_the_rest_is_kept() -> None:
    page = "A\n<!-- begin: one -->\nold\n<!-- end -->\nB\n<!-- begin: two -->\n<!-- end -->\nC\n"
    table = pages.table(["", "own"], [["exact", 99.5], ["ece", None]])
    once = pages.filled(page, {"one": table})
    assert "old" not in once
    assert "| exact | 99.5 |\n| ece | – |" in once
    assert once.endswith("B\n<!-- begin: two -->\n<!-- end -->\nC\n")
    assert pages.filled(once, {"one": table}) == once
    with pytest.raises(ValueError, match="no place"):
        pages.filled(page, {"three": table})


def test_a_page_without_a_place_is_told_by_its_name(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text("# Speed\n", "utf-8")
    with pytest.raises(ValueError, match=r'speed\.md: the page has no place for "figures"'):
        pages.fill(page, {"figures": ""})
    assert page.read_text("utf-8") == "# Speed\n"


def test_every_block_of_the_evaluation_page_is_filled(root: Path) -> None:
    blocks = (root / "docs" / "evaluation.md").read_text("utf-8").split("<!-- begin: ")[1:]
    assert len(blocks) == 6
    assert all("\n| ---" in block.partition("<!-- end -->")[0] for block in blocks)


@pytest.fixture
def verdicts(checkout: Path) -> dict[str, tuple[Verdict, ...]]:
    """One run with a right and a wrong speaker, one with the right."""
    gold = read_gold(checkout / "gold" / "own.jsonl")
    (row,) = quality.extracted(gold)["Elif Karaca"]
    (right,) = judge(gold, {"Elif Karaca": (evolve(row, confidence=0.85),)})
    (wrong,) = judge(gold, {"Elif Karaca": (evolve(row, speaker="Bo Lindgren", confidence=0.55),)})
    return {"one": (right, wrong), "two": (right,)}


def test_phenomena_and_thresholds_of_predictions(verdicts: dict[str, tuple[Verdict, ...]]) -> None:
    kinds = {"source is a name", "source after the quote", "4 to 8 words", "“double” marks"}
    assert set(plots.phenomena_of(verdicts["two"][0])) == kinds
    assert "| source is a name | 2 | 100.0 | 50.0 | 1 | 100.0 | 100.0 |" in plots.phenomena_table(verdicts)
    lines = plots.thresholds_table(verdicts).splitlines()
    assert "| 0.50 | 50.0 | 50.0 | 100.0 | 100.0 |" in lines
    assert "| 0.60 | 100.0 | 50.0 | 100.0 | 100.0 |" in lines
    assert "| 0.90 | – | 0.0 | – | 0.0 |" in lines


# diagrams: what matplotlib draws, and that what the docs show is what it would draw

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str | None]:
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_diagram_of_the_confidence_shows_the_tenths_of_each_run(verdicts: dict[str, tuple[Verdict, ...]]) -> None:
    pytest.importorskip("matplotlib", reason="the diagrams need matplotlib (extra dev)")
    drawn = plots.reliability_diagram(verdicts)
    assert drawn == plots.reliability_diagram(verdicts)
    root = ElementTree.fromstring(drawn)
    assert root.findtext(f"{SVG}title") == "Share of right speakers by confidence"
    assert {"one", "two", "share of right speakers"} <= set(texts(drawn))
    groups = [group for group in root.iter(f"{SVG}g") if group.get("id", "").startswith("PathCollection")]
    assert len(groups) == len(verdicts) * 2  # each run, and in the legend
    assert len(groups[0].findall(f"{SVG}path")) == 2


def test_the_diagrams_of_speed_name_stages_and_lengths() -> None:
    pytest.importorskip("matplotlib", reason="the diagrams need matplotlib (extra dev)")
    assert {"roles", "12.3", "coref", "4.0"} <= set(texts(speed_plots.stages_diagram({"roles": 12.34, "coref": 4})))
    lines = speed_plots.scaling_diagram({"commas": [(1000000, 2.0), (62500, 1.7)], "of": [(62500, 0.6), (1000000, 9)]})
    assert {"62 k", "1000 k", "characters of text"} <= set(texts(lines))


def test_the_diagram_of_other_tools_shows_the_table_of_the_page(root: Path) -> None:
    page = (root / "docs" / "evaluation.md").read_text("utf-8")
    rows = comparison.comparison_rows(page)
    shown = texts((root / "docs" / "images" / "comparison.svg").read_text("utf-8"))
    named = {name for name, _ in rows} | {str(figure) for _, figures in rows for figure in figures}
    assert named <= set(shown), "python -m benchmarks.comparison"
    assert rows[0][0] == "quoteattr"
    with pytest.raises(ValueError, match="no table of other tools"):
        comparison.comparison_rows("# Evaluation")


def test_the_diagram_of_other_tools_is_drawn_from_the_page(root: Path) -> None:
    pytest.importorskip("matplotlib", reason="the diagrams need matplotlib (extra dev)")
    drawn = texts(comparison.comparison_diagram((root / "docs" / "evaluation.md").read_text("utf-8")))
    assert drawn == texts((root / "docs" / "images" / "comparison.svg").read_text("utf-8"))
