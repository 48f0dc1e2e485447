"""Texts that are no article, or lost their quotation marks, by how they look: what to do about them."""

from __future__ import annotations

import re

from .streams import LARGEST, too_large

BINARY = "holds NUL characters, so it is no text file: extract the text, or save it as UTF-8"
# What is no article by how it begins. Read as one, it would give few quotes or none, and nobody would be told why.
_NO_ARTICLES = (
    (
        re.compile(r"\s*<(?:!doctype|html|\?xml|rss|feed)\b", re.IGNORECASE),
        "is a page or feed in HTML or XML: take the article's text out of it first, with trafilatura for example",
    ),
    (
        re.compile(r'\s*(?:\[\s*)?\{\s*"'),
        "is JSON: write one article a line into a .jsonl file, or on stdin name the article's field by --text-field",
    ),
)
# How the marks of an article look that was not made into text as it should: none of them would be found.
_MARKS = re.compile(r"[“”„«»\"]")
_LOST_MARKS = (
    (
        re.compile(r"&(?:ldquo|lsquo|quot|laquo|#0*34|#0*8220|#x0*22|#x0*201c);", re.IGNORECASE),
        "has its quotation marks as HTML entities (&ldquo;): make it text first, with html.unescape for example",
    ),
    (
        re.compile("â€[œ˜]"),
        "was decoded wrongly (â€œ stands for “): decode it as UTF-8 where it comes from, or mend it with ftfy",
    ),
)


def why_no_article(text: str) -> str | None:
    """Why the text of a file is no article, and what to do; None for an article."""
    if "\0" in text:
        return BINARY
    if len(text) > LARGEST:
        return too_large(f"{len(text):,} characters")
    return next((reason for beginning, reason in _NO_ARTICLES if beginning.match(text)), None) or lost_marks(text)


def lost_marks(text: str) -> str | None:
    """What to do about a text whose quotation marks are no characters, if it has none that are."""
    reasons = (reason for pattern, reason in _LOST_MARKS if pattern.search(text))
    return None if _MARKS.search(text) else next(reasons, None)
