"""Spark: real local jobs give what `extract_many` gives, bad rows cost nothing but themselves."""

from __future__ import annotations

import doctest
import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import quoteattr.spark
from conftest import ROOT
from documents import TEXTS
from quoteattr import BackendError, Extractor, InputError, Lexicon, MissingExtraError, Rejected, extract_many
from quoteattr.export import export
from quoteattr.rows import ROW_TYPES
from quoteattr.spark import ROWS, extract, rejected, results

RUIZ = "“It fell,” said Ana Ruiz, the mayor. “We wept,” she added."
HARBOUR = (ROOT / "docs" / "examples" / "harbour.txt").read_text("utf-8")
QUOTE_COLUMNS = [*ROW_TYPES, "part_spans", "attribution"]
GOLD = [json.loads(line)["text"] for line in (ROOT / "tests" / "gold" / "news.jsonl").read_text("utf-8").splitlines()]
# Half a surrogate pair is no text for Spark.
ALL_TEXTS = [*GOLD, *(text for name, text in TEXTS.items() if name != "unwritable"), "“A\0b,” said\x07 Li Na.\ufffe"]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session with two cores, small and silent."""
    pytest.importorskip("pyspark", reason="needs PySpark (extra spark)")
    from pyspark.sql import SparkSession

    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "2"}
    session = SparkSession.builder.master("local[2]").config(map=quiet).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def table(spark: Any, rows: list[tuple[Any, ...]], schema: str = "id long, text string", partitions: int = 2) -> Any:
    return spark.createDataFrame(rows, schema).repartition(partitions)


def dicts(df: Any) -> list[dict[str, Any]]:
    """The rows in the order of article and quote."""
    rows = [row.asDict(recursive=True) for row in df.collect()]
    return sorted(rows, key=lambda row: (row["article"], row.get("start") or 0))


def expected(texts: list[str], extractor: Extractor = Extractor()) -> list[dict[str, Any]]:  # noqa: B008
    found = []
    for article, document in enumerate(extract_many(texts, extractor=extractor)):
        assert not isinstance(document, Rejected)
        for row, quote in zip(document.to_rows(), document.to_dict()["quotes"], strict=True):
            nested = {"part_spans": quote["parts"], "attribution": quote["attribution"]}
            found.append({"article": article} | row | nested)
    return found


# --- The same as without Spark ---


@pytest.mark.parametrize(
    ("extractor", "texts"),
    [
        (Extractor(), ALL_TEXTS),
        (Extractor(min_confidence=0.95), GOLD[:10]),
        (Extractor(known_speakers=[{"id": "q1", "name": "Ana Ruiz"}]), [RUIZ, *GOLD[:5]]),
        (Extractor(lexicon=Lexicon.read(ROOT / "docs" / "examples" / "harbour.lexicon")), [HARBOUR, *GOLD[:5]]),
    ],
    ids=["rules alone", "min_confidence", "known speakers", "lexicon"],
)
def test_the_same_quotes_as_extract_many(spark, extractor, texts):
    found = extract(table(spark, list(enumerate(texts)), partitions=3), extractor=extractor)
    assert dicts(found) == expected(texts, extractor)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("spark.sql.execution.arrow.maxRecordsPerBatch", "1"),
        ("spark.sql.execution.arrow.maxRecordsPerBatch", "0"),
        ("spark.sql.execution.arrow.useLargeVarTypes", "true"),
    ],
)
def test_the_same_quotes_whatever_the_batches(spark, setting, value):
    before = spark.conf.get(setting)
    spark.conf.set(setting, value)
    try:
        assert dicts(extract(table(spark, list(enumerate(GOLD[:8])), partitions=1))) == expected(GOLD[:8])
    finally:
        spark.conf.set(setting, before)


def test_the_columns_are_those_of_parquet(spark, tmp_path):
    (tmp_path / "quotes.parquet").write_bytes(export(quoteattr.extract(RUIZ), "parquet", id="a"))
    written = spark.read.parquet(str(tmp_path / "quotes.parquet"))
    articles = table(spark, [("a", RUIZ)], "id string, text string")
    assert extract(articles).schema == written.schema
    assert extract(articles).collect() == written.collect()


def test_each_table_has_its_columns(spark):
    articles = table(spark, [(1, RUIZ, "2026-11")], "url long, body string, month string")
    given = {"text": "body", "id": "url", "keep": ["month", "url"]}
    assert extract(articles, **given).columns == ["article", "month", "url", *QUOTE_COLUMNS]
    assert rejected(articles, **given).columns == ["article", "month", "url", "reason"]
    assert results(articles, **given).columns == ["article", "month", "url", *QUOTE_COLUMNS, "reason"]


def test_a_long_article_among_short_ones(spark):
    long = "\n\n".join([RUIZ, *["Rain fell on the north coast all week."] * 26_000, RUIZ])
    assert len(long) > 1_000_000
    texts = [*[RUIZ] * 150, long, *[RUIZ] * 150]
    found = extract(table(spark, list(enumerate(texts)), partitions=1)).select("article", "start", "text", "speaker")
    names = ("article", "start", "text", "speaker")
    assert dicts(found) == [{name: row[name] for name in names} for row in expected(texts)]


def test_output_batches_are_small(spark):
    pyarrow = pytest.importorskip("pyarrow")
    texts = pyarrow.array([None, RUIZ * ROWS, "", RUIZ])
    batch = pyarrow.RecordBatch.from_arrays([texts, pyarrow.array([7, 8, 9, 10])], names=["_0", "_1"])
    names = ["article", *QUOTE_COLUMNS, "reason"]
    found = list(quoteattr.spark._map(Extractor(), names, iter([batch, batch.slice(0, 0)])))
    assert [part.num_rows for part in found] == [ROWS, ROWS, 3]
    assert [found[0]["article"][0].as_py(), found[-1]["article"][-1].as_py()] == [7, 10]


@pytest.mark.parametrize(("rows", "partitions"), [([], 1), ([(0, RUIZ)], 6), ([(0, ""), (1, "Rain.")], 2)])
def test_empty_partitions_and_articles_without_quotes(spark, rows, partitions):
    articles = table(spark, rows, partitions=partitions)
    assert dicts(extract(articles)) == expected([text for _, text in rows])
    assert dicts(rejected(articles)) == []


def test_the_examples_of_the_docstrings(spark):
    """They are skipped where pytest finds them, since they need a session."""
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    said: list[str] = []
    for test in finder.find(quoteattr.spark, extraglobs={"spark": spark}):
        for example in test.examples:
            del example.options[doctest.SKIP]
        runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).attempted >= 7
    assert not runner.failures, "".join(said)


# --- What is carried along ---


VALUES = (
    "7Y",
    "'a'",
    "null",
    "X'00ff'",
    "1.50BD",
    "date'2026-11-26'",
    "timestamp'2026-11-26 10:00:00'",
    "timestamp_ntz'2026-11-26 10:00:00'",
    "interval 3 days",
    "array('a', null)",
    "map('a', array(1))",
    "named_struct('a', 1, 'b', named_struct('c', null))",
)


def test_kept_columns_keep_type_and_value(spark):
    names = [f"k{number}" for number in range(len(VALUES))]
    texts = spark.createDataFrame([(0, RUIZ), (1, None)], "id long, text string")
    articles = texts.selectExpr("*", *(f"{value} {name}" for name, value in zip(names, VALUES, strict=True)))
    found = results(articles, keep=names).select(*names)
    assert found.schema == articles.select(*names).schema
    (given,) = set(map(repr, articles.select(*names).collect()))
    assert list(map(repr, found.collect())) == [given] * 3


@pytest.mark.parametrize("value", ["'https://news.example/1'", "X'00ff'", "named_struct('paper', 'a', 'number', 7)"])
def test_ids_of_any_type(spark, value):
    articles = spark.createDataFrame([(RUIZ,)], "text string").selectExpr("text", f"{value} id")
    found = extract(articles)
    assert found.schema["article"].dataType == articles.schema["id"].dataType
    assert [row["article"] for row in found.collect()] == [articles.first()["id"]] * 2


@pytest.mark.parametrize("name", ["a.b", "a`b", "_1", "Quelle (URL)"])
def test_any_name_can_be_that_of_a_column(spark, name):
    articles = spark.createDataFrame([(RUIZ, 1)], ["body", name])
    assert [row[name] for row in extract(articles, text="body", id=name, keep=[name]).collect()] == [1, 1]


def test_nothing_else_is_read(spark, tmp_path):
    columns = "id long, text string, month string, html string, `images` array<string>"
    table(spark, [(1, RUIZ, "2026-11", "<p>", [])], columns).write.parquet(str(tmp_path / "articles"))
    articles = spark.read.parquet(str(tmp_path / "articles"))
    for found in (extract(articles, keep=["month"]), rejected(articles, keep=["month"])):
        plan = found._jdf.queryExecution().executedPlan().toString()
        assert "ReadSchema: struct<id:bigint,text:string,month:string>" in plan
        assert "MapInArrow" in plan


# --- Bad rows ---


def failing(error: Exception) -> Extractor:
    """An extractor that fails on one text; the class is local, so that Spark sends it along."""

    class Backend:
        def annotate(self, text: str) -> Any:
            from quoteattr.annotations import Annotations

            if text == "“bad”":
                raise error
            return Annotations()

    return Extractor(backend=Backend())


def not_utf8(spark: Any) -> Any:
    return spark.sql("SELECT 1L AS id, CAST(X'41FF42' AS STRING) AS text")


@pytest.mark.parametrize(
    ("bad", "extractor", "reason"),
    [
        (lambda spark: table(spark, [(1, None)]), Extractor(), "takes the article as a str, not NoneType"),
        (not_utf8, Extractor(), "not valid UTF-8 (byte 1)"),
        (lambda spark: table(spark, [(1, "“bad”")]), failing(BackendError("no parse")), "no parse"),
        (
            lambda spark: table(spark, [(1, "“bad”")]),
            failing(ZeroDivisionError("x")),
            "failed with ZeroDivisionError: x;",
        ),
        (lambda spark: table(spark, [(1, "“bad”")]), failing(MemoryError()), "failed with MemoryError: ;"),
    ],
    ids=["null", "not UTF-8", "backend", "bug", "memory"],
)
def test_a_bad_row_is_rejected_and_the_rest_goes_on(spark, bad, extractor, reason):
    articles = table(spark, [(0, RUIZ)]).unionAll(bad(spark)).unionAll(table(spark, [(2, RUIZ)])).coalesce(1)
    assert [row["article"] for row in dicts(extract(articles, extractor=extractor))] == [0, 0, 2, 2]
    (row,) = dicts(rejected(articles, extractor=extractor))
    assert row["article"] == 1
    assert reason in row["reason"]


def test_one_pass_tells_both(spark):
    found = dicts(results(table(spark, [(0, RUIZ), (1, None), (2, "Rain.")])))
    assert [(row["article"], row["text"], row["reason"] is None) for row in found] == [
        (0, "It fell,", True),
        (0, "We wept,", True),
        (1, None, False),
    ]
    assert not any(found[2][name] for name in QUOTE_COLUMNS)


def test_ids_may_come_twice_and_be_missing(spark):
    articles = table(spark, [(7, RUIZ), (7, "“Rain,” said Bo Li."), (None, RUIZ), (None, None)])
    ids = [row["article"] for row in extract(articles).collect()]
    assert sorted(ids, key=str) == [7, 7, 7, None, None]
    assert [row["article"] for row in rejected(articles).collect()] == [None]


def test_one_extractor_a_task(spark):
    class Backend:
        def annotate(self, text: str) -> Any:
            import os

            from quoteattr import BackendError

            raise BackendError(f"{os.getpid()} {id(self)}")

    articles = table(spark, [(number, RUIZ) for number in range(40)], partitions=2)
    articles = articles.selectExpr("text", "spark_partition_id() AS id")
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "3")
    try:
        rows = rejected(articles, extractor=Extractor(backend=Backend())).collect()
    finally:
        spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")
    assert len({(row["article"], row["reason"]) for row in rows}) == 2


# --- Errors up front ---


class Unpicklable:
    def annotate(self, text: str) -> Any:
        raise AssertionError

    def __reduce__(self) -> Any:
        raise TypeError("a model on a GPU")


@pytest.mark.parametrize(
    ("columns", "options", "message"),
    [
        ("id long, text string", {"text": "body"}, 'no column is called "body": the columns are id, text'),
        ("id long, text string", {"id": "url"}, 'no column is called "url"'),
        ("id long, text string", {"text": "Text"}, 'no column is called "Text"'),
        ("id long, text string", {"keep": ["month"]}, 'no column is called "month"'),
        ("id long, text string, id long", {}, 'two columns are called "id"'),
        ("id long, text string", {"keep": "text"}, r'keep is a list of columns: keep=\["text"\]'),
        ("id long, text long", {}, 'the column "text" is bigint: the articles are strings'),
        ("id long, text binary", {}, 'the column "text" is binary'),
        ("id long, text array<string>", {}, 'the column "text" is array<string>'),
        ("id long, text string", {"keep": ["text"]}, 'would be called "text": rename it'),
        ("id long, text string", {"keep": ["id"]}, 'would be called "id"'),
        ("id long, text string, Speaker string", {"keep": ["Speaker"]}, 'would be called "Speaker"'),
        ("id long, text string, article string", {"keep": ["article"]}, 'would be called "article"'),
        ("id long, text string, reason string", {"keep": ["reason"]}, 'would be called "reason"'),
        ("id long, text string, m string", {"keep": ["m", "m"]}, 'would be called "m"'),
        ("id long, text string", {"extractor": None}, "extractor is an Extractor with its settings, not None"),
        (
            "id long, text string",
            {"extractor": Extractor(backend=Unpicklable())},
            "cannot be sent to Spark's workers: a model on a GPU",
        ),
    ],
)
def test_a_clear_error_before_anything_runs(spark, columns, options, message):
    articles = spark.createDataFrame([], columns)
    for call in (extract, rejected, results):
        with pytest.raises(InputError, match=message):
            call(articles, **options)


def test_only_tables_of_spark(spark):
    with pytest.raises(InputError, match=r"a Spark DataFrame, not builtins\.list"):
        extract([RUIZ])


@pytest.mark.parametrize("package", ["pyspark", "pyarrow"])
def test_without_its_packages_it_names_the_extra(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    message = r'needs py\w+, which is not installed: pip install "quoteattr\[spark\]"'
    with pytest.raises(MissingExtraError, match=message):
        extract(None)
