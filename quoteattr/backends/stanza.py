"""Stanza beside the rules: names, syntax and, on demand, coreference chains."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from ..annotations import Annotations, Relation, Word
from ..errors import BackendError, InputError, MissingExtraError
from ..model import EntityKind
from .stanza_failures import gist, try_device, why_not_loaded

if TYPE_CHECKING:
    from stanza import Document, Pipeline
    from stanza.models.common.doc import Sentence
    from stanza.models.common.doc import Word as StanzaWord

PROCESSORS = "tokenize,mwt,pos,lemma,depparse"
LONGEST_FOR_COREF = 5000
"""Words of an article beyond which it gets no chains: their cost in memory grows with the square of its length."""

_BATCH = 32
_KINDS: dict[str, EntityKind] = {"PERSON": "person", "PER": "person", "ORG": "organisation"}
_CLITICS = ("'s", "’s", "'", "’")
# Universal Dependencies in the common vocabulary; a subtype that is not named here counts as its type.
_RELATIONS: dict[str, Relation] = {
    "root": "root",
    "nsubj": "subject",
    "csubj": "subject",
    "expl": "subject",
    "nsubj:pass": "passive subject",
    "csubj:pass": "passive subject",
    "obj": "object",
    "iobj": "object",
    "obl:agent": "agent",
    "obl": "oblique",
    "nmod": "oblique",
    "nmod:poss": "possessor",
    "appos": "apposition",
    "compound": "compound",
    "flat": "compound",
    "conj": "conjunct",
    "ccomp": "content",
    "parataxis": "beside",
    "advcl": "adverbial",
    "acl": "relative",
    "xcomp": "predicate",
}


class StanzaBackend:
    """The caller's own Stanza pipeline as a backend; calls from several threads wait for each other.

    With ``names``, what kind a name is that the rules do not know, its ``ner`` says. A processor ``coref`` of the
    pipeline is run document by document, on articles up to `LONGEST_FOR_COREF` words.
    """

    def __init__(self, pipeline: Pipeline, names: bool = False) -> None:
        self.pipeline = pipeline
        self.names = names
        self._first = [name for name in pipeline.processors if name != "coref"]
        self._coref = pipeline.processors.get("coref")
        self._lock = Lock()

    def __reduce__(self) -> tuple[Callable[..., StanzaBackend], tuple[Any, ...]]:
        raise TypeError("a Stanza pipeline of your own cannot be sent to other processes")

    def annotate(self, text: str) -> Annotations:
        """What the pipeline knows of ``text``; raises `BackendError` where the pipeline fails on it."""
        return next(self.annotate_many([text]))

    def annotate_many(self, texts: Iterable[str]) -> Iterator[Annotations]:
        """The same for many texts, in order and lazily, some dozens at a time."""
        rest = iter(texts)
        while batch := list(islice(rest, _BATCH)):
            with self._lock:
                documents = self._annotated(batch)
            for text, document in zip(batch, documents, strict=True):
                yield _annotations(document, text, self.names)

    def _annotated(self, texts: list[str]) -> list[Document]:
        try:
            documents: list[Document] = self.pipeline.bulk_process(texts, processors=self._first)
            for document in documents if self._coref else ():  # in bulk, chains would cross documents
                if 0 < document.num_words <= LONGEST_FOR_COREF:
                    self._coref.process(document)
        except Exception as error:  # of torch, of a processor that lacks another
            raise BackendError(f"Stanza fails on the text: {gist(error)}") from error
        return documents


class _LoadedBackend(StanzaBackend):
    """What `load` gives: worker processes load the models anew with the same options, since no pipeline can be sent."""

    def __init__(self, pipeline: Pipeline, options: tuple[Any, ...], names: bool) -> None:
        super().__init__(pipeline, names)
        self._options = options

    def __reduce__(self) -> tuple[Callable[..., StanzaBackend], tuple[Any, ...]]:
        return load, self._options


def load(
    dir: str | Path = "", package: str = "default", device: str | None = None, names: bool = False, coref: bool = False
) -> StanzaBackend:
    """The backend for Stanza's English models on this machine; nothing is downloaded.

    ``dir`` is the folder of the models (by default Stanza's own), ``package`` their package, ``device`` as torch names
    it (by default a GPU where there is one). ``names`` adds the kinds of names, ``coref`` coreference, which needs more
    packages and much memory. Raises `MissingExtraError` without Stanza, `BackendError` where a model cannot be loaded.
    """
    try:
        import stanza
    except ModuleNotFoundError as error:
        raise MissingExtraError("stanza", error.name or "stanza") from error
    except Exception as error:  # a torch that was built for another machine, for example
        raise BackendError(f"Stanza is installed, but cannot be imported: {gist(error)}") from error
    from stanza.resources.common import DEFAULT_MODEL_DIR

    if device is not None:
        try_device(device)
    folder = str(dir or DEFAULT_MODEL_DIR)
    processors = ",".join([PROCESSORS, *(["ner"] if names else []), *(["coref"] if coref else [])])
    try:
        pipeline = stanza.Pipeline(
            "en",
            dir=folder,
            package=package,
            processors=processors,
            device=device,
            download_method=None,  # by default Stanza asks the network even where every model is present
            verbose=False,
        )
    except Exception as error:
        raise BackendError(why_not_loaded(error, folder, package, processors)) from error
    # What a package has not, Stanza leaves out in silence; "mwt" is needed only where the tokens were split that way.
    if lacking := [name for name in processors.split(",") if name not in {"mwt", *pipeline.processors}]:
        raise BackendError(f'Stanza\'s package "{package}" in {folder} has no {", ".join(lacking)}: name another')
    return _LoadedBackend(pipeline, (dir, package, device, names, coref), names)


def accepts(document: object) -> bool:
    """Whether this is a ``stanza.Document``."""
    from stanza import Document

    return isinstance(document, Document)


def convert(document: Document, names: bool = False) -> tuple[str, Annotations]:
    """The text of an annotated document, and what its pipeline knows of it.

    Raises `InputError` where the document does not hold its text, or its words have no places in it, or others.
    """
    if document.text is None:
        raise InputError("the stanza.Document holds no text: make it with text=…")
    _check_places(document)
    return document.text, _annotations(document, document.text, names)


def _check_places(document: Document) -> None:
    """Raise `InputError` where the text is not the one that was annotated, but longer or shorter by its normalisation.

    That moves all words behind, so the last plain word tells; what only looks different (straight marks) moves none.
    """
    tokens = (token for sentence in reversed(document.sentences) for token in reversed(sentence.tokens))
    last = next((t for t in tokens if t.start_char is not None and t.text.isascii() and t.text.isalpha()), None)
    if last is not None and document.text[last.start_char : last.end_char].lower() != last.text.lower():
        raise InputError(
            f'the stanza.Document has another text than the one that was annotated: "{last.text}" does not stand at '
            f"characters {last.start_char} to {last.end_char} of it"
        )


def _annotations(document: Document, text: str, with_names: bool) -> Annotations:
    """Sentences are left to the rules, which know the quotation marks."""
    words: list[Word] = []
    names = []
    for sentence in document.sentences:
        words += _words(sentence, len(words))
        entities = sentence.ents if with_names else ()
        names += [name for entity in entities if (name := _name(entity, text)) is not None]
    return Annotations(
        names=tuple(names),
        words=tuple(words),
        chains=tuple(_chains(document)),
        weights="stanza" if words else "",
    )


def _words(sentence: Sentence, before: int) -> Iterator[Word]:
    for word in sentence.words:
        if word.head is None:  # no depparse
            return
        start, end = _place(word)
        head = before + (word.head or word.id) - 1
        yield Word(start, end, word.lemma or word.text, word.upos or "X", head, _relation(word.deprel))


def _place(word: StanzaWord) -> tuple[int, int]:
    """The characters of a word: of its whole token where the parts of a multi-word token have no places."""
    place = word if word.start_char is not None else word.parent
    if place.start_char is None:
        raise InputError("the words of the stanza.Document have no places in its text (start_char, end_char)")
    return place.start_char, place.end_char


def _relation(label: str) -> Relation:
    return _RELATIONS.get(label) or _RELATIONS.get(label.partition(":")[0], "other")


def _name(entity: Any, text: str) -> tuple[int, int, EntityKind] | None:
    """The name without a clitic: Stanza's entities end where tokens end ("Oakland’s")."""
    kind = _KINDS.get(entity.type)
    if kind is None:
        return None
    clitic = next((c for c in _CLITICS if text[entity.start_char : entity.end_char].endswith(c)), "")
    return entity.start_char, entity.end_char - len(clitic), kind


def _chains(document: Document) -> Iterator[tuple[tuple[int, int], ...]]:
    for chain in getattr(document, "coref", None) or ():
        spans = []
        for mention in chain.mentions:
            if isinstance(mention.start_word, int):  # else a pronoun that is left out, as other languages do
                words = document.sentences[mention.sentence].words[mention.start_word : mention.end_word]
                spans.append((_place(words[0])[0], _place(words[-1])[1]))
        yield tuple(spans)
