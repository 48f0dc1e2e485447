"""What comes out of an article: its quotes, what else stands in marks, and who is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from .errors import InputError
from .model import Entity, OtherMarked, Quote


@frozen
class Document:
    """An article with its quotes in the order of the text.

    >>> import quoteattr
    >>> document = quoteattr.extract("“We will rebuild,” said Mayor Amina Diallo.")
    >>> [str(quote.speaker) for quote in document.quotes]
    ['Amina Diallo']
    >>> Document.from_dict(document.to_dict()) == document
    True
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    other_marked: tuple[OtherMarked, ...] = ()
    entities: tuple[Entity, ...] = ()

    @property
    def speakers(self) -> tuple[Entity, ...]:
        """Everyone who speaks, once each, in the order of their first quote."""
        return tuple(dict.fromkeys(e for q in self.quotes for e in (q.speaker, *q.also_by) if e is not None))

    def quotes_by(self, entity: Entity) -> tuple[Quote, ...]:
        """The quotes that ``entity`` speaks, alone or with others; raises `InputError` for a name in its place."""
        if not isinstance(entity, Entity):
            raise InputError(f"quotes_by() takes an Entity, such as those of document.speakers, not {entity!r}")
        return tuple(quote for quote in self.quotes if entity == quote.speaker or entity in quote.also_by)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON: entities once, quotes point at them by index; the shape is in the reference docs."""
        from .serialize import document_to_dict

        return document_to_dict(self)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Document:
        """The inverse of `to_dict`; raises `InputError` for data of another shape or version."""
        from .serialize import document_from_dict

        return document_from_dict(data)

    def _repr_html_(self) -> str | None:
        """The report, in a notebook; None without Jinja2, so that the notebook shows the plain form."""
        from .errors import MissingExtraError
        from .export.html import to_frame

        try:
            return to_frame(self)
        except MissingExtraError:
            return None

    def to_rows(self) -> list[dict[str, Any]]:
        """One flat dict a quote, for tables (csv, pandas, SQL)."""
        from .rows import document_to_rows

        return document_to_rows(self)
