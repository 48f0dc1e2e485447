"""The repository's own gold: its news are what build.py makes, and all spans slice back, of invented articles too."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).parent / "gold"
MARKS = "“”‘’\"'«»„"
INVENTED = sorted((Path(__file__).parents[1] / "benchmarks" / "invented").glob("*.jsonl"))


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_build", GOLD / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_news_is_up_to_date(build: ModuleType) -> None:
    assert (GOLD / "news.jsonl").read_text(encoding="utf-8") == build.build(), "run: python tests/gold/build.py"


@pytest.mark.parametrize("path", [GOLD / "news.jsonl", *INVENTED], ids=lambda path: path.stem)
def test_spans_slice_back(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text, before = article["text"], 0
        for quote in article["quotes"]:
            assert before <= quote["start"] < quote["end"] <= len(text)
            assert text[quote["start"] - 1] in MARKS
            assert text[quote["end"]] in MARKS + "\n"
            before = quote["end"]
            for field in ("source", "cue"):
                assert " ".join(text[s:e] for s, e in quote.get(field, [])) == quote.get(f"{field}_text", "")


def test_invented_articles_have_ids_of_their_own() -> None:
    ids = [json.loads(line)["id"] for path in INVENTED for line in path.read_text(encoding="utf-8").splitlines()]
    assert INVENTED
    assert len(set(ids)) == len(ids)


SMALL = "a: Ada Moss | | \n---\n{}\n"


def test_markup_gives_rows(build: ModuleType) -> None:
    row = build.article("small", SMALL.format("“It rains,”{a1} [a1=said] [a1:Ada Moss]."))
    assert row["text"] == "“It rains,” said Ada Moss."
    (quote,) = row["quotes"]
    assert (quote["start"], quote["end"], quote["source_text"], quote["cue_text"]) == (1, 10, "Ada Moss", "said")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("“It rains,” [a1=said] [a1:Ada Moss].", "labels without a quote"),
        ("“It rains,”{a1} said Ada Moss.", "quotes without a source"),
        ("It rains,{a1} [a1=said] [a1:Ada Moss].", "no opening mark"),
        ("“It rains{a1} [a1=said] [a1:Ada Moss].", "neither closed nor going on"),
        ("“Rain”{x} and “snow”, said Ada Moss.", "marks without a row"),
        ("“Rain”{x}, said Ada.", "not in the article"),
    ],
)
def test_contradictory_markup_is_refused(build: ModuleType, body: str, message: str) -> None:
    with pytest.raises(build.GoldError, match=message):
        build.article("small", SMALL.format(body))
