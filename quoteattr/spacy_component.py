"""The pipeline component: ``nlp.add_pipe("quoteattr")`` puts the quotes of each text on its ``Doc``.

spaCy imports this module, by its entry point, whenever anybody makes a pipeline: nothing optional is imported at the
top, and the factory is registered when spaCy asks for it, be this module imported before spaCy or after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from .errors import InputError
from .extract import Extractor

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "quoteattr"


@frozen
class QuoteComponent:
    """Sets ``doc._.quotes``, ``doc._.speakers`` and ``doc.spans["quotes"]``.

    The quotes are the rows of `Document.to_rows`, the speakers the entities of `Document.to_dict`; the spans are one a
    part, with the id of the quote and its kind as label. All of it is plain data, so that documents can be sent between
    processes and stored. It may stand behind any components: a parse is used where there is one.
    """

    extractor: Extractor

    def __call__(self, doc: Doc) -> Doc:
        """The same ``Doc``, annotated; spans are those of the tokens that a part touches."""
        from spacy.tokens import SpanGroup

        _add_attributes()
        document = self.extractor.extract(doc)
        doc._.quotes = document.to_rows()
        doc._.speakers = document.to_dict()["entities"]
        spans = (
            doc.char_span(part.start, part.end, label=quote.kind, span_id=quote.id, alignment_mode="expand")
            for quote in document.quotes
            for part in quote.parts
        )
        doc.spans["quotes"] = SpanGroup(doc, name="quotes", spans=[span for span in spans if span is not None])
        return doc


def _make(nlp: Language, name: str, min_confidence: float) -> QuoteComponent:
    """What ``nlp.add_pipe("quoteattr", config={"min_confidence": 0.5})`` calls; may raise `InputError`."""
    _add_attributes()
    return QuoteComponent(Extractor(min_confidence=min_confidence))


def _add_attributes() -> None:
    """Let ``doc._`` have our attributes; also asked in worker processes, which get the component ready made."""
    from spacy.tokens import Doc

    for attribute in ("quotes", "speakers"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
        elif any(Doc.get_extension(attribute)[1:3]):  # method, getter: what is set would be lost
            raise InputError(f"doc._.{attribute} is computed by an extension of somebody else's: remove that first")


def __getattr__(name: str) -> Any:
    """``make`` is what the entry point names: looking it up registers it, unless the user has one of our name."""
    if name != "make":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from spacy.language import Language

    if not Language.has_factory(NAME):
        assigns = ["doc._.quotes", "doc._.speakers", "doc.spans"]
        Language.factory(NAME, default_config={"min_confidence": 0.0}, assigns=assigns, func=_make)
    return _make
