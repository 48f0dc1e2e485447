"""spaCy beside the rules: names and syntax of any English pipeline, and annotated documents as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..annotations import Annotations, Relation, Word
from ..errors import BackendError, MissingExtraError
from ..model import EntityKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_MODEL = "en_core_web_sm"
_KINDS: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organisation"}
# spaCy's English labels (ClearNLP's) in the common vocabulary.
_RELATIONS: dict[str, Relation] = {
    "ROOT": "root",
    "nsubj": "subject",
    "csubj": "subject",
    "expl": "subject",
    "nsubjpass": "passive subject",
    "csubjpass": "passive subject",
    "dobj": "object",
    "dative": "object",
    "agent": "agent",
    "pobj": "oblique",
    "poss": "possessor",
    "appos": "apposition",
    "compound": "compound",
    "nmod": "compound",
    "conj": "conjunct",
    "ccomp": "content",
    "parataxis": "beside",
    "advcl": "adverbial",
    "relcl": "relative",
    "acl": "relative",
    "attr": "predicate",
    "oprd": "predicate",
    "acomp": "predicate",
    "xcomp": "predicate",
}
_UNDER_PREPOSITION: dict[str, Relation] = {"prep": "oblique", "agent": "agent", "dative": "object"}


class SpacyBackend:
    """The caller's own spaCy pipeline as a backend.

    With ``names``, what kind a name is that the rules do not know, the pipeline says; with small models that costs more
    speakers than it brings, so it does not by default.

    >>> from quoteattr import Extractor
    >>> extractor = Extractor(backend=SpacyBackend(nlp))  # doctest: +SKIP
    """

    def __init__(self, nlp: Language, names: bool = False) -> None:
        self.nlp = nlp
        self.names = names

    def annotate(self, text: str) -> Annotations:
        """What the pipeline knows of ``text``; raises `BackendError` where the pipeline fails on it."""
        with _told():
            doc = self.nlp(_encodable(text))
        return convert(doc, self.names)[1]

    def annotate_many(self, texts: Iterable[str], processes: int = 1) -> Iterator[Annotations]:
        """The same for many texts, in order and lazily, by ``nlp.pipe``, over this many processes."""
        docs = iter(self.nlp.pipe(map(_encodable, texts), n_process=processes))
        while True:
            with _told():
                doc = next(docs, None)
            if doc is None:
                return
            yield convert(doc, self.names)[1]


@contextmanager
def _told() -> Iterator[None]:
    """What a pipeline raises as `BackendError`: a text longer than its limit, a component without what it needs."""
    try:
        yield
    except Exception as error:
        raise BackendError(f"spaCy fails on the text: {error}") from error


def _encodable(text: str) -> str:
    """The text with a question mark for each half of a surrogate pair, on which spaCy fails; no place changes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def load(model: str | Path = _MODEL, names: bool = False) -> SpacyBackend:
    """The backend for an installed spaCy model; ``model`` is the name of its package, or a folder.

    Raises `MissingExtraError` without spaCy, `BackendError` where there is no such model or it cannot be read.
    """
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise MissingExtraError("spacy", error.name or "spacy") from error
    except Exception as error:  # parts of spaCy that were built for another numpy, for example
        raise BackendError(f"spaCy is installed, but cannot be imported: {error}") from error
    try:
        return SpacyBackend(spacy.load(model), names)
    except Exception as error:
        raise BackendError(_why_not_loaded(error, model)) from error


def _why_not_loaded(error: Exception, model: str | Path) -> str:
    if not isinstance(error, OSError) or error.errno is not None:  # one of its files is missing, broken, too old
        return f'spaCy cannot load the model "{model}": {error}'
    if str(model).isidentifier():
        return f'spaCy finds no model "{model}": install one (python -m spacy download {model}) or name another'
    return f'spaCy finds no model "{model}": name an installed one, or the folder that holds its config.cfg'


def accepts(document: object) -> bool:
    """Whether this is a spaCy ``Doc``."""
    from spacy.tokens import Doc

    return isinstance(document, Doc)


def convert(doc: Doc, names: bool = False) -> tuple[str, Annotations]:
    """The text of a ``Doc`` and what its pipeline knows of it; what no component has set stays empty.

    Sentences are left to the rules, which know the quotation marks. So is syntax in other labels than those of spaCy's
    English models (Universal Dependencies, by spacy-stanza for example): the table was fitted on these.
    """
    found = [(e.start_char, e.end_char, _KINDS[e.label_]) for e in doc.ents if e.label_ in _KINDS] if names else []
    parsed = _has_english_syntax(doc)
    words = tuple(map(_word, doc)) if parsed else ()
    return doc.text, Annotations(names=tuple(found), words=words, weights="spacy" if parsed else "")


def _has_english_syntax(doc: Doc) -> bool:
    """Whether there are heads and parts of speech, in spaCy's English labels, of which the root's is "ROOT"."""
    tagged = doc.has_annotation("DEP") and doc.has_annotation("POS")
    return tagged and all(token.dep_ != "root" for token in doc)


def _word(token: Token) -> Word:
    relation, head = _RELATIONS.get(token.dep_, "other"), token.head
    if token.dep_ == "pobj" and head.dep_ in _UNDER_PREPOSITION:
        relation, head = _UNDER_PREPOSITION[head.dep_], head.head
    return Word(token.idx, token.idx + len(token), token.lemma_ or token.text, token.pos_, head.i, relation)
