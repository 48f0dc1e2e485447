"""Find the direct quotes in news articles, and who speaks, in what role, with the evidence."""

from .batch import Rejected, extract_many
from .errors import BackendError, InputError, MissingExtraError, QuoteattrError
from .explain import explain
from .export import export
from .extract import Extractor, extract
from .known_speakers import KnownSpeaker
from .lexicon import Lexicon
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
    "KnownSpeaker",
    "Lexicon",
    "Mention",
    "MissingExtraError",
    "OtherMarked",
    "Quote",
    "QuoteattrError",
    "Rejected",
    "Role",
    "Span",
    "explain",
    "export",
    "extract",
    "extract_many",
]
