"""Find the direct quotes in news articles, and who speaks, in what role, with the evidence."""

from .errors import InputError, MissingExtraError, QuoteattrError
from .explain import explain
from .export import export
from .extract import Extractor, extract
from .model import (
    Alternative,
    Attribution,
    Clue,
    Cue,
    Document,
    Entity,
    Mention,
    OtherMarked,
    Quote,
    Role,
    Span,
)

__all__ = [
    "Alternative",
    "Attribution",
    "Clue",
    "Cue",
    "Document",
    "Entity",
    "Extractor",
    "InputError",
    "Mention",
    "MissingExtraError",
    "OtherMarked",
    "Quote",
    "QuoteattrError",
    "Role",
    "Span",
    "explain",
    "export",
    "extract",
]
