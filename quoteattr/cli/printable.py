"""Text of articles and files made safe to print: nothing that a terminal would obey."""

from __future__ import annotations

import re

# What moves the cursor, changes colours or turns the reading order; not the line feed.
UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""The text, its lines as they are, with � for each character that a terminal would obey.

    >>> printable("red \x1b[31malert")
    'red �[31malert'
    """
    return UNPRINTABLE.sub("�", text)


def one_line(text: str) -> str:
    r"""The printable text on one line, every run of white space one space.

    >>> one_line("over\n  two lines")
    'over two lines'
    """
    return printable(" ".join(text.split()))
