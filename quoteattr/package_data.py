"""The files of ``data/``, as texts. importlib.resources would double what importing the package loads."""

from __future__ import annotations

from pkgutil import get_data


def text_of(name: str) -> str:
    """The text of a file of the package, e.g. "weights.tsv"; raises OSError where there is none.

    >>> text_of("weights.tsv").startswith("# clue")
    True
    """
    data = get_data(__package__, f"data/{name}")
    if data is None:
        raise FileNotFoundError(name)
    return data.decode("utf-8")
