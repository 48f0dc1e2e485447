"""From an article to its Document: the stages in order, on one screen."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, frozen

from .annotations import Annotations
from .assemble import Assembler
from .attribution.decide import decide
from .attribution.quotes import join_quotations
from .attribution.taken_up import with_headlines
from .errors import InputError
from .known_speakers import KnownSpeaker, KnownSpeakers, entries, to_known_speakers
from .lexicon import Lexicon, english
from .model import Document
from .scene import layout, read
from .text.language import is_english
from .weights import fitted

if TYPE_CHECKING:
    from .backends import Backend


def _is_probability(_: object, attribute: object, value: object) -> None:
    if not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise InputError(f"min_confidence is a number from 0 to 1, not {value!r}")


def _is_lexicon(_: object, attribute: object, value: Any) -> None:
    if not (value is None or isinstance(value, Lexicon)):
        raise InputError(f"lexicon is a Lexicon, as Lexicon.read(path) gives it, not {value!r}")


def _backend(backend: Backend | str | None) -> Backend | None:
    if isinstance(backend, str):
        from .backends import shared

        return shared(backend)
    if backend is None or not isinstance(backend, type) and callable(getattr(backend, "annotate", None)):
        return backend
    how = "SpacyBackend(nlp) and StanzaBackend(pipeline) make one of a pipeline"
    raise InputError(f"backend is a name, or an object with a method annotate ({how}), not {backend!r}")


class AnnotatedDocument(Protocol):
    """A document that has been annotated already: spaCy's ``Doc``, or a ``stanza.Document``."""

    @property
    def text(self) -> str:
        """The article."""


@frozen
class Extractor:
    """Settings for extraction; one instance serves many threads.

    ``min_confidence``: below it a quote keeps its evidence, but its speaker is withheld (None). ``backend``: a parser
    beside the rules, "spacy" or "stanza" with their defaults, or a `quoteattr.backends.Backend`; None: rules alone.
    ``lexicon``: words of your newsroom beside those of the package. ``known_speakers``: `KnownSpeaker` objects, or
    dicts with their fields, whose ``id`` comes back on the entity that has their name. Raises `InputError` for settings
    of another kind, and for a backend that is asked for by name what `quoteattr.backends.load` raises.

    >>> Extractor(min_confidence=0.5).extract("“Rain is coming,” said Ana Ruiz.").quotes[0].speaker.name
    'Ana Ruiz'
    """

    min_confidence: float = field(default=0.0, kw_only=True, validator=_is_probability)
    backend: Backend | None = field(default=None, kw_only=True, converter=_backend)
    lexicon: Lexicon | None = field(default=None, kw_only=True, validator=_is_lexicon)
    known_speakers: tuple[KnownSpeaker, ...] = field(default=(), kw_only=True, converter=to_known_speakers)
    _words: Lexicon | None = field(init=False, repr=False, eq=False)
    _known: KnownSpeakers | None = field(init=False, repr=False, eq=False)

    @_words.default
    def _with_known_names(self) -> Lexicon | None:
        if not self.known_speakers:
            return self.lexicon  # the shipped lists are read on first use, not here
        return (self.lexicon or english()).with_entries(entries(self.known_speakers))

    @_known.default
    def _by_name(self) -> KnownSpeakers | None:
        return KnownSpeakers(self.known_speakers) if self.known_speakers else None

    def extract(self, text: str | AnnotatedDocument) -> Document:
        """The quotes of one article (plain text or Markdown, any line ends); offsets are code points of ``text``.

        An annotated document of spaCy or Stanza is used as it is, and no backend asked. Raises `InputError` where
        ``text`` is neither, never for what the text holds; `BackendError` where the backend fails.
        """
        annotations = None
        if not isinstance(text, str):
            text, annotations = _as_annotated(text)
        seen = layout(text)
        if not seen.quotations:
            return Document(text)  # neither a parser nor the rules need to read it
        if annotations is None:
            annotations = self.backend.annotate(text) if self.backend else Annotations()
        lexicon, weights = self._words or english(), fitted(annotations.weights)
        scene = read(text, lexicon, annotations, seen)
        units = join_quotations(scene)
        assembler = Assembler(scene, weights, self.min_confidence, self._known)
        if not is_english(text, lexicon):
            return assembler.without_speakers(units)
        return assembler.document(with_headlines(scene, decide(scene, units, weights)))


def _as_annotated(document: object) -> tuple[str, Annotations]:
    from .backends import annotated

    found = annotated(document)
    if found is None:
        raise InputError(f"extract() takes the article as a str, not {type(document).__name__}{_hint(document)}")
    return found


def _hint(document: object) -> str:
    """How what was taken for an article becomes one."""
    if isinstance(document, (bytes, bytearray)):
        return ': decode it first, e.g. data.decode("utf-8")'
    return ': read it first, e.g. path.read_text("utf-8")' if isinstance(document, PathLike) else ""


def extract(
    text: str | AnnotatedDocument, *, min_confidence: float = 0.0, backend: Backend | str | None = None
) -> Document:
    """The quotes of one article, with who speaks, in what role, and why; see `Extractor`.

    >>> document = extract("Khawaja Asif, the defence minister, spoke briefly, adding that “enough is enough.”")
    >>> [(q.text, str(q.speaker), str(q.role)) for q in document.quotes]
    [('enough is enough.', 'Khawaja Asif', 'defence minister')]
    """
    return Extractor(min_confidence=min_confidence, backend=backend).extract(text)
