"""Find the direct quotes in news articles, and who speaks, in what role, with the evidence."""

from .errors import BackendError, InputError, MissingExtraError, QuoteattrError
from .explain import explain
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
    "BackendError",
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
    "extract",
]
