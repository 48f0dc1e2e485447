"""Backends: who has a parser may lend its knowledge; without one `Annotations` is empty and the rules do it all."""

from __future__ import annotations

from typing import Protocol

from ..annotations import Annotations


class Backend(Protocol):
    """What `quoteattr.Extractor` asks of a backend: one method, from a text to character spans of that very text."""

    def annotate(self, text: str) -> Annotations:
        """What is known of ``text``; whatever is left empty, the rules fill."""
        ...
