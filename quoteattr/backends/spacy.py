"""spaCy beside the rules."""
from __future__ import annotations
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..annotations import Annotations, Relation, Word
if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELATIONS: dict[str, Relation] = {
    "nsubj": "subject", "csubj": "subject", "expl": "subject",
    "nsubjpass": "passive subject", "csubjpass": "passive subject",
    "dobj": "object", "obj": "object", "dative": "object", "iobj": "object",
    "agent": "agent", "pobj": "oblique", "poss": "possessor", "appos": "apposition", "compound": "compound", "nmod": "compound",
    "conj": "conjunct", "ccomp": "content", "parataxis": "beside", "advcl": "adverbial", "relcl": "relative", "acl": "relative",
    "attr": "predicate", "oprd": "predicate", "acomp": "predicate", "xcomp": "predicate", "ROOT": "root",
}
_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "organisation", "NORP": "group"}

def convert(doc: "Doc") -> Annotations:
    sentences = tuple((s.start_char, s.end_char) for s in doc.sents) if doc.has_annotation("SENT_START") else ()
    names = tuple((e.start_char, e.end_char, _KINDS[e.label_]) for e in doc.ents if e.label_ in ("PERSON","ORG"))
    words = tuple(map(_word, doc)) if doc.has_annotation("DEP") else ()
    return Annotations(sentences=sentences, names=names, words=words, weights="spacy")

def _word(token: "Token") -> Word:
    head, relation = token.head, _RELATIONS.get(token.dep_, "other")
    if token.dep_ == "pobj" and head.dep_ in ("prep", "agent", "dative"):
        relation = "agent" if head.dep_ == "agent" else "object" if head.dep_ == "dative" else "oblique"
        head = head.head
    return Word(token.idx, token.idx + len(token.text), token.lemma_, token.pos_, head.i, relation)
