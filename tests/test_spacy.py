"""spaCy: what is taken from a ``Doc``, and the component in pipelines of all kinds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import quoteattr
from parsers import SPACY_MODEL, spacy_backend
from quoteattr import BackendError, InputError, extract_many
from quoteattr.backends import load
from quoteattr.backends.spacy import convert

spacy = pytest.importorskip("spacy", reason="needs spaCy (extra spacy)")

TEXT = "“The pier fell,” said Amina Diallo, the mayor. “All of it,” Kofi Mensah told her."


@pytest.fixture
def blank() -> Any:
    return spacy.blank("en")


def with_quotes(nlp: Any, **config: Any) -> Any:
    nlp.add_pipe("quoteattr", config=config)
    return nlp


def plain(rows: Any) -> list[Any]:
    """msgpack gives lists back as tuples."""
    return list(rows)


# --- Documents ---


def doc_of(nlp: Any, *rows: tuple[str, str, int, str], ents: tuple[str, ...] = ()) -> Any:
    """A ``Doc`` made by hand: word, part of speech, index of the head, label."""
    words, pos, heads, labels = map(list, zip(*rows, strict=True))
    return spacy.tokens.Doc(nlp.vocab, words=words, pos=pos, heads=heads, deps=labels, ents=ents or None)


def test_what_hangs_on_a_preposition_hangs_on_what_that_hangs_on(blank: Any) -> None:
    doc = doc_of(
        blank,
        ("named", "VERB", 0, "ROOT"),
        ("by", "ADP", 0, "agent"),
        ("Ruiz", "PROPN", 1, "pobj"),
        ("of", "ADP", 2, "prep"),
        ("Tema", "PROPN", 3, "pobj"),
    )
    text, known = convert(doc)
    assert [(text[w.start : w.end], w.head, w.relation) for w in known.words] == [
        ("named", 0, "root"),
        ("by", 0, "agent"),
        ("Ruiz", 0, "agent"),
        ("of", 2, "other"),
        ("Tema", 2, "oblique"),
    ]


def test_kinds_of_names_on_demand(blank: Any) -> None:
    ents = ("B-PERSON", "O", "B-ORG", "B-GPE")
    rows = [(word, "PROPN", 0, "dep") for word in ("Ruiz", "met", "Cogta", "Tema")]
    doc = doc_of(blank, *rows, ents=ents)
    assert convert(doc)[1].names == ()
    assert convert(doc, names=True)[1].names == ((0, 4, "person"), (9, 14, "organisation"))


def test_a_doc_without_a_parse_is_read_by_the_rules(blank: Any) -> None:
    assert quoteattr.extract(blank(TEXT)) == quoteattr.extract(TEXT)


def test_an_annotated_doc_is_as_good_as_the_backend() -> None:
    backend = spacy_backend()
    doc = backend.nlp(TEXT)
    document = quoteattr.extract(doc)
    assert document == quoteattr.Extractor(backend=backend).extract(TEXT)
    assert list(extract_many([doc, TEXT])) == [document, quoteattr.extract(TEXT)]


def test_many_texts_in_order() -> None:
    texts = [TEXT, "", "Rain fell."]
    assert list(spacy_backend().annotate_many(texts)) == [spacy_backend().annotate(text) for text in texts]


def test_too_long_a_text_is_a_clear_error() -> None:
    backend = spacy_backend()
    with pytest.raises(BackendError, match="spaCy: "):
        backend.annotate("x" * (backend.nlp.max_length + 1))


# --- Loading ---


@pytest.mark.parametrize("model", ["no_such_model", "."])
def test_a_model_that_is_not_there(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BackendError, match=r"finds no model .*python -m spacy download"):
        load("spacy", model=model)


def test_a_broken_model(tmp_path: Path, blank: Any) -> None:
    blank.to_disk(tmp_path)
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 7\n", "utf-8")
    with pytest.raises(BackendError, match="cannot load the model"):
        load("spacy", model=str(tmp_path))


# --- The component ---


def test_quotes_are_plain_data_on_the_doc(blank: Any) -> None:
    doc = with_quotes(blank)(TEXT)
    assert doc._.quotes == quoteattr.extract(TEXT).to_rows()
    assert [entity["name"] for entity in doc._.speakers] == ["Amina Diallo", "Kofi Mensah"]
    spans = [(span.text, span.id_, span.label_) for span in doc.spans["quotes"]]
    assert spans == [("The pier fell,", "q1", "direct"), ("All of it,", "q2", "direct")]


@pytest.mark.parametrize("sentences", [None, "sentencizer"])
def test_any_source_of_sentences(blank: Any, sentences: str | None) -> None:
    if sentences:
        blank.add_pipe(sentences)
    assert len(with_quotes(blank)(TEXT)._.quotes) == 2


@pytest.mark.parametrize("text", ["", " ", "Nobody spoke.", "“ ”", "“”"])
def test_texts_without_quotes(blank: Any, text: str) -> None:
    doc = with_quotes(blank)(text)
    assert (doc._.quotes, doc._.speakers, len(doc.spans["quotes"])) == ([], [], 0)


def test_settings(blank: Any) -> None:
    doc = with_quotes(blank, min_confidence=1.0)(TEXT)
    assert [row["speaker"] for row in doc._.quotes] == [None, None]
    with pytest.raises(InputError, match="min_confidence"):
        with_quotes(spacy.blank("en"), min_confidence=2.0)


def test_several_processes_give_the_same(blank: Any) -> None:
    nlp = with_quotes(blank)
    texts = [TEXT, "Nobody spoke.", f"Rain. {TEXT}"]
    found = [doc._.quotes for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
    assert found == [nlp(text)._.quotes for text in texts]


def test_docs_can_be_stored(blank: Any) -> None:
    doc = with_quotes(blank)(TEXT)
    stored = spacy.tokens.DocBin(docs=[doc], store_user_data=True).to_bytes()
    (found,) = spacy.tokens.DocBin().from_bytes(stored).get_docs(blank.vocab)
    assert plain(found._.quotes) == doc._.quotes
    assert [span.text for span in found.spans["quotes"]] == [span.text for span in doc.spans["quotes"]]


def test_pipelines_can_be_stored(blank: Any, tmp_path: Path) -> None:
    nlp = with_quotes(blank, min_confidence=0.5)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == ["quoteattr"]
    assert again.get_pipe("quoteattr").extractor.min_confidence == 0.5
    assert again(TEXT)._.quotes == nlp(TEXT)._.quotes


def test_the_parse_of_the_pipeline_is_used() -> None:
    spacy_backend()
    nlp = spacy.load(SPACY_MODEL)
    document = quoteattr.extract(nlp(TEXT))
    assert with_quotes(nlp)(TEXT)._.quotes == document.to_rows()


def test_an_attribute_of_the_users_own_stays(blank: Any) -> None:
    code = (
        "import spacy; from spacy.tokens import Doc; Doc.set_extension('quotes', default='mine');"
        "print(spacy.blank('en')('x')._.quotes)"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "mine\n"


def test_importing_the_component_loads_no_spacy() -> None:
    code = "import quoteattr.spacy_component, sys; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
