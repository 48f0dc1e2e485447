"""Spark: a table of articles in, a table of quotes out, for archives that one machine is too small for.

Reading and writing stay Spark's own. Each article goes through `Extractor.extract`, by ``mapInArrow``, in the Python
workers of the cluster, where quoteattr must be installed too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from .batch import Rejected, check_extractor, work_through
from .errors import InputError, MissingExtraError
from .export.arrow import arrow_schema, quote_rows
from .extract import Extractor

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch, Schema
    from pyspark.sql import DataFrame

ROWS = 100
"""Rows of an output batch at the most: each may hold a sentence, or a kept column, that is as long as its article."""

_RULES_ALONE = Extractor()


def extract(
    df: DataFrame, *, text: str = "text", id: str = "id", keep: Sequence[str] = (), extractor: Extractor = _RULES_ALONE
) -> DataFrame:
    """The quotes of a table of articles, one row a quote; lazy, as everything in Spark.

    ``text`` names the column of the articles (strings), ``id`` that of their ids (of any type), ``keep`` columns to
    carry along; no other column is read. The result has the columns ``article`` (the id), those of ``keep``, and those
    of the Parquet format: the keys of `Document.to_rows`, ``part_spans`` and ``attribution``; offsets are code points
    of the text. Each task works with a copy of ``extractor``.

    An article that cannot be used has no row here: `rejected` tells which, and why. Ids are not compared, so two
    articles with one id both give their quotes.

    Raises `InputError` for a column that is not there or ambiguous, a text that is no string, a kept column that is
    called like one of the result, and an extractor that is none or cannot be pickled; `MissingExtraError` without
    PySpark.

    >>> articles = spark.createDataFrame([(7, "“It fell,” said Ana Ruiz.")], "id int, text string")  # doctest: +SKIP
    >>> extract(articles).select("article", "text", "speaker").collect()  # doctest: +SKIP
    [Row(article=7, text='It fell,', speaker='Ana Ruiz')]
    """
    found = results(df, text=text, id=id, keep=keep, extractor=extractor)
    return found.where(found["reason"].isNull()).drop("reason")


def rejected(
    df: DataFrame, *, text: str = "text", id: str = "id", keep: Sequence[str] = (), extractor: Extractor = _RULES_ALONE
) -> DataFrame:
    """The articles that cannot be used: ``article`` (the id), the columns of ``keep``, and the ``reason``.

    It is a pass of its own over all articles, as costly as `extract`; `results` tells both in one. Takes and raises
    what `extract` does.

    >>> articles = spark.createDataFrame([(8, None)], "id int, text string")  # doctest: +SKIP
    >>> rejected(articles).collect()  # doctest: +SKIP
    [Row(article=8, reason='extract() takes the article as a str, not NoneType')]
    """
    found = results(df, text=text, id=id, keep=keep, extractor=extractor)
    return found.where(found["reason"].isNotNull()).drop(*_quote_schema().names)


def results(
    df: DataFrame, *, text: str = "text", id: str = "id", keep: Sequence[str] = (), extractor: Extractor = _RULES_ALONE
) -> DataFrame:
    """Quotes and rejected articles in one pass and one table: the columns of `extract`, and ``reason``.

    ``reason`` is null for a quote. An article that cannot be used has one row with its reason, where the columns of a
    quote are null. Takes and raises what `extract` does.

    >>> rows = [(7, "“It fell,” said Ana Ruiz."), (8, None)]  # doctest: +SKIP
    >>> articles = spark.createDataFrame(rows, "id int, text string")  # doctest: +SKIP
    >>> results(articles).select("article", "speaker", "reason").collect()  # doctest: +SKIP
    [Row(article=7, speaker='Ana Ruiz', reason=None), Row(article=8, speaker=None, reason='extract() takes ...')]
    """
    schema = _quote_schema()
    from pyspark.sql.functions import col
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StringType, StructField, StructType

    _check_columns(df, text, id, keep, schema.names)
    check_extractor(extractor)
    _check_picklable(extractor)
    # mapInArrow looks the columns up by name and stumbles over dots, so they go by number.
    quoted = ("`{}`".format(name.replace("`", "``")) for name in (text, id, *keep))
    given = df.select(*(col(name).alias(f"_{number}") for number, name in enumerate(quoted)))
    carried = [StructField("article", df.schema[id].dataType), *(df.schema[name] for name in keep)]
    types = StructType([*carried, *from_arrow_schema(schema), StructField("reason", StringType())])
    return given.mapInArrow(partial(_map, extractor, types.names), types)


def _quote_schema() -> Schema:
    """The columns that hold a quote; raises `MissingExtraError` where a package is missing."""
    try:
        import pyarrow
        import pyspark  # noqa: F401
    except ModuleNotFoundError as error:
        raise MissingExtraError("spark", error.name or "pyspark") from error
    return arrow_schema(pyarrow).remove(0)


def _check_columns(df: DataFrame, text: str, id: str, keep: Sequence[str], ours: Sequence[str]) -> None:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StringType

    if not isinstance(df, DataFrame):
        raise InputError(f"the articles are a Spark DataFrame, not {type(df).__module__}.{type(df).__name__}")
    if isinstance(keep, str):
        raise InputError(f'keep is a list of columns: keep=["{keep}"]')
    for name in (text, id, *keep):
        if df.columns.count(name) != 1:
            some = "two columns are" if name in df.columns else "no column is"
            raise InputError(f'{some} called "{name}": the columns are {", ".join(df.columns)}')
    kind = df.schema[text].dataType
    if not isinstance(kind, StringType):
        raise InputError(f'the column "{text}" is {kind.simpleString()}: the articles are strings')
    # Spark does not tell capitals from small letters in names.
    count = Counter(name.lower() for name in ("article", *ours, "reason", *keep))
    for name in keep:
        if count[name.lower()] > 1:
            raise InputError(f'two columns of the result would be called "{name}": rename it by withColumnRenamed')


def _check_picklable(extractor: Extractor) -> None:
    from pyspark import cloudpickle

    try:
        cloudpickle.dumps(extractor)
    except Exception as error:  # pickle raises many kinds
        raise InputError(f"the extractor cannot be sent to Spark's workers: {error}") from None


def _map(extractor: Extractor, names: Sequence[str], batches: Iterator[RecordBatch]) -> Iterator[RecordBatch]:
    """What runs in a task: from columns text, id, … to id, …, those of a quote, and the reason."""
    import pyarrow

    schema = _quote_schema().append(pyarrow.field("reason", pyarrow.string()))
    for batch in batches:
        texts, *others = batch.columns
        rows = _rows(extractor, texts)
        while some := list(islice(rows, ROWS)):
            places = pyarrow.array([place for place, _ in some])
            told = pyarrow.RecordBatch.from_pylist([row for _, row in some], schema)
            carried = [column.take(places) for column in others]
            yield pyarrow.RecordBatch.from_arrays([*carried, *told.columns], names=names)


def _rows(extractor: Extractor, texts: Array) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of each text beside its place: one a quote, or the one that tells why it is rejected."""
    work = partial(_quotes, extractor, texts)
    for place, found in enumerate(work_through(work, range(len(texts)), workers=1)):
        for row in [{"reason": found.reason}] if isinstance(found, Rejected) else found:
            yield place, row


def _quotes(extractor: Extractor, texts: Array, place: int) -> list[dict[str, Any]]:
    try:
        text = texts[place].as_py()
    except UnicodeDecodeError as error:  # Spark's strings are bytes that nobody has checked
        raise InputError(f"not valid UTF-8 (byte {error.start})") from None
    return list(quote_rows(extractor.extract(text)))
