"""Markdown in an article: what makes words bold, a link or a list says nothing of who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HINTS = ("*", "_", "](", "\n#", "\n>")
# Each run ends before the sign that closes it, so that a sign without its partner costs one look ahead.
_EMPHASIS = re.compile(
    r"""(?<![\w*])   (\*{1,3}) (?![\s*]) [^*\n]+ (?<!\s) (\1) (?![\w*])
      | (?<![\w@/])  (_{1,2})  (?![\s_]) [^_\n]+ (?<!\s) (\3) (?!\w)""",
    re.VERBOSE,
)
_LINK = re.compile(r"(\[)[^\[\]\n]+(\]\((?:https?:/|/|mailto:|\#)[^()\s]*\))")
_LINE_START = re.compile(r"^ {0,3}((?:#{1,6}|[*>]) +)", re.MULTILINE)


def markup(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the signs of Markdown: of emphasis, links, headings, lists and block quotes.

    >>> markup("**Ruiz:** “No.”")
    [(0, 2), (7, 9)]
    >>> markup("a f**k, 2 * 3, snake_case_name")
    []
    """
    return list(_signs(text)) if text[:1] in ("#", ">") or any(hint in text for hint in _HINTS) else []


def _signs(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_LINE_START, _EMPHASIS, _LINK):
        for match in pattern.finditer(text):
            yield from (match.span(group) for group in range(1, pattern.groups + 1) if match.start(group) >= 0)


def blanked(text: str, spans: list[tuple[int, int]], blank: str = " ") -> str:
    """The text with each character of the spans written as ``blank``, so that all offsets stay.

    >>> blanked("**Ruiz:** “No.”", [(0, 2), (7, 9)])
    '  Ruiz:   “No.”'
    """
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        characters[start:end] = blank * (end - start)
    return "".join(characters)
