"""Gold from files: JSONL written by hand, the JSON of `quoteattr extract` put right, or a folder of brat.

Gold written by hand is one JSON object a line: ``{"id", "text", "marks"?: "double" | "all", "quotes": [{"start", "end",
"attributed", "sure"?, "disputed"?, "source"?: [[start, end]], "source_text"?, "speaker"?, "description"?, "aliases"?:
[], "roles"?: []}]}``. A gold quote is the inside of one pair of marks, one paragraph of it where a quotation runs over
several; offsets are code points of ``text``, half-open. ``marks`` tells which marks the annotation covers.
"""

from __future__ import annotations

from pathlib import Path

from ..records import Record, read_records
from ..serialize import FORMAT, document_from_dict
from .brat import read_brat
from .gold import GoldArticle, GoldQuote, gold_article


def read_gold(path: str | Path) -> tuple[GoldArticle, ...]:
    """The articles of a gold file (.jsonl, or .json), or of a folder or zip archive in brat's format.

    An object of the file is gold written by hand, or the JSON of a document that a person has put right. Raises
    `InputError` that names file, line and reason.
    """
    if Path(path).is_dir() or Path(path).suffix.lower() == ".zip":
        return tuple(read_brat(path))
    articles: dict[str, GoldArticle] = {}
    for record in read_records(path):
        article = _article(record)
        if article.id in articles:
            raise record.wrong(f'the id "{article.id}" stands on an earlier line too: ids must be unique')
        articles[article.id] = article
    return tuple(articles.values())


def _article(record: Record) -> GoldArticle:
    if record.data.get("format") == FORMAT:
        return gold_article(record.get("id", str), document_from_dict(record.data, record.place))
    text = record.get("text", str)
    marks = record.one_of("marks", ("double", "all")) if "marks" in record.data else "double"
    quotes = tuple(_quote(quote, text) for quote in record.children("quotes"))
    return GoldArticle(record.get("id", str), text, quotes, marks == "all")


def _quote(record: Record, text: str) -> GoldQuote:
    start, end = record.offsets(text)
    sure = record.maybe("sure", bool)
    source = tuple(record.pair(pair) for pair in record.maybe("source", list) or ())
    return GoldQuote(
        start=start,
        end=end,
        attributed=record.get("attributed", bool),
        scored=sure is not False and not record.maybe("disputed", bool),
        source=source,
        source_text=record.maybe("source_text", str) or " ".join(text[a:b] for a, b in source),
        speaker=record.maybe("speaker", str),
        description=record.maybe("description", str),
        aliases=record.strings("aliases"),
        roles=record.strings("roles"),
    )
