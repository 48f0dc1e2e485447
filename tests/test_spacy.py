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
from quoteattr.backends.spacy import SpacyBackend, convert

spacy = pytest.importorskip("spacy", reason="needs spaCy (extra spacy)")

Language: Any = spacy.Language
TEXT = "“The pier fell,” said Amina Diallo, the mayor. “All of it,” Kofi Mensah told her."


@pytest.fixture
def blank() -> Any:
    return spacy.blank("en")


def with_quotes(nlp: Any, **config: Any) -> Any:
    nlp.add_pipe("quoteattr", config=config)
    return nlp


def run(code: str) -> str:
    """What a process of its own prints."""
    command = [sys.executable, "-W", "ignore", "-X", "utf8", "-c", code]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


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


@pytest.mark.parametrize(
    ("root", "pos", "count", "weights"),
    [
        ("ROOT", ["VERB", "NOUN"], 2, "spacy"),
        ("root", ["VERB", "NOUN"], 0, ""),  # the labels of Universal Dependencies
        ("ROOT", None, 0, ""),
    ],
)
def test_only_syntax_that_the_table_knows_counts(
    blank: Any, root: str, pos: list[str] | None, count: int, weights: str
) -> None:
    doc = spacy.tokens.Doc(blank.vocab, words=["named", "Ruiz"], pos=pos, heads=[0, 0], deps=[root, "obj"])
    known = convert(doc)[1]
    assert (len(known.words), known.weights) == (count, weights)


def test_a_doc_of_ones_own_class(blank: Any) -> None:
    class Article(spacy.tokens.Doc):
        pass

    doc = Article(blank.vocab, words=["“", "Rain", "fell", ",", "”", "said", "Ruiz"])
    assert quoteattr.extract(doc) == quoteattr.extract(doc.text)


def test_docs_of_a_pipe_with_contexts(blank: Any) -> None:
    pairs = blank.pipe([(TEXT, 7), ("Nobody spoke.", 8)], as_tuples=True)
    assert [(len(quoteattr.extract(doc).quotes), number) for doc, number in pairs] == [(2, 7), (0, 8)]


def test_an_annotated_doc_is_as_good_as_the_backend() -> None:
    backend = spacy_backend()
    doc = backend.nlp(TEXT)
    document = quoteattr.extract(doc)
    assert document == quoteattr.Extractor(backend=backend).extract(TEXT)
    assert list(extract_many([doc, TEXT])) == [document, quoteattr.extract(TEXT)]


def test_many_texts_in_order() -> None:
    texts = [TEXT, "", "Rain fell."]
    backend: Any = spacy_backend()
    wanted = [backend.annotate(text) for text in texts]
    assert list(backend.annotate_many(texts)) == list(backend.annotate_many(texts, processes=2)) == wanted


@Language.component("fails")
def fails(doc: Any) -> Any:
    raise RuntimeError("no such table")


@pytest.mark.parametrize(
    ("component", "text", "message"),
    [(None, "x" * 1_000_001, "Text of length 1000001 exceeds"), ("fails", "It fell.", "no such table$")],
    ids=["too long", "broken component"],
)
def test_a_text_on_which_the_pipeline_fails(blank: Any, component: str | None, text: str, message: str) -> None:
    if component:
        blank.add_pipe(component)
    backend = SpacyBackend(blank)
    for annotate in (backend.annotate, lambda text: list(backend.annotate_many([text]))):
        with pytest.raises(BackendError, match=f"spaCy fails on the text: .*{message}"):
            annotate(text)


# --- Loading ---


@pytest.mark.parametrize(
    ("model", "how"),
    [
        ("no_such_model", r"python -m spacy download no_such_model\) or name another"),
        (".", "or the folder that holds its config.cfg"),
        ("no/such/folder", "or the folder that holds its config.cfg"),
        (Path("no/such/folder"), "or the folder that holds its config.cfg"),
    ],
)
def test_a_model_that_is_not_there(
    model: str | Path, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BackendError, match=rf'finds no model "{model}": .*{how}$'):
        load("spacy", model=model)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [("config.cfg", "[nlp]\nlang = 7\n", ""), ("meta.json", "{", ""), ("tokenizer", None, "No such file.*tokenizer")],
)
def test_a_broken_model(file: str, content: str | None, message: str, tmp_path: Path, blank: Any) -> None:
    blank.to_disk(tmp_path)
    (tmp_path / file).unlink()
    if content is not None:
        (tmp_path / file).write_text(content, "utf-8")
    with pytest.raises(BackendError, match=f'cannot load the model ".*{message}'):
        load("spacy", model=str(tmp_path))


# --- The component ---


def test_quotes_are_plain_data_on_the_doc(blank: Any) -> None:
    doc = with_quotes(blank)(TEXT)
    assert doc._.quotes == quoteattr.extract(TEXT).to_rows()
    assert [entity["name"] for entity in doc._.speakers] == ["Amina Diallo", "Kofi Mensah"]
    spans = [(span.text, span.id_, span.label_) for span in doc.spans["quotes"]]
    assert spans == [("The pier fell,", "q1", "direct"), ("All of it,", "q2", "direct")]


@pytest.mark.parametrize(
    "names",
    [["quoteattr"], ["sentencizer", "quoteattr"], ["quoteattr", "sentencizer"], ["quoteattr", "merge_entities"]],
)
def test_any_source_of_sentences(blank: Any, names: list[str]) -> None:
    for name in names:
        blank.add_pipe(name)
    assert blank(TEXT)._.quotes == quoteattr.extract(TEXT).to_rows()


@pytest.mark.parametrize(
    "text",
    [
        "🙂 “The pier fell 🙂,” said Amina Diallo. 🙂🙂",
        "“The pier fell,”\r\nsaid Amina Diallo.\r\n\r\n“We wept,” she said.\r\n",
        "“Cafe\u0301 Zażółć is shut,” said Rene\u0301 Diallo.",
        "   “The pier fell,” said\u00a0Amina Diallo.  ",
        "Diallo’s aide can't say “why it fell”.",
    ],
)
def test_spans_stand_where_the_quotes_do(blank: Any, text: str) -> None:
    doc = with_quotes(blank)(text)
    assert doc.text == text
    assert [row["text"] for row in doc._.quotes] == [text[row["start"] : row["end"]] for row in doc._.quotes]
    places = [(span.start_char, span.end_char) for span in doc.spans["quotes"]]
    assert places == [(row["start"], row["end"]) for row in doc._.quotes]
    assert places


def test_spans_are_of_whole_tokens(blank: Any) -> None:
    doc = spacy.tokens.Doc(blank.vocab, words=["“It", "fell,”", "said", "Ruiz"])
    doc = with_quotes(blank).get_pipe("quoteattr")(doc)
    assert [row["text"] for row in doc._.quotes] == ["It fell,"]
    assert [span.text for span in doc.spans["quotes"]] == ["“It fell,”"]


def test_spans_of_others_stay_and_its_own_are_replaced(blank: Any) -> None:
    component = with_quotes(blank).get_pipe("quoteattr")
    doc = spacy.blank("en")(TEXT)
    doc.spans["quotes"] = doc.spans["mine"] = [doc[0:1]]
    for _ in range(2):
        doc = component(doc)
    assert {name: len(spans) for name, spans in doc.spans.items()} == {"quotes": 2, "mine": 1}


@pytest.mark.parametrize("text", ["", " ", "Nobody spoke.", "“ ”", "“”"])
def test_texts_without_quotes(blank: Any, text: str) -> None:
    doc = with_quotes(blank)(text)
    assert (doc._.quotes, doc._.speakers, len(doc.spans["quotes"])) == ([], [], 0)


def test_settings(blank: Any) -> None:
    doc = with_quotes(blank, min_confidence=1.0)(TEXT)
    assert [row["speaker"] for row in doc._.quotes] == [None, None]
    with pytest.raises(InputError, match="min_confidence"):
        with_quotes(spacy.blank("en"), min_confidence=2.0)
    with pytest.raises(ValueError, match=r"quoteattr -> confidence\s.*unexpected|quoteattr -> confidence\s.*extra"):
        with_quotes(spacy.blank("en"), confidence=0.5)


@pytest.mark.parametrize("has_parser", [False, True])
def test_several_processes_give_the_same(blank: Any, has_parser: bool) -> None:
    if has_parser:
        spacy_backend()
    nlp = with_quotes(spacy.load(SPACY_MODEL) if has_parser else blank)
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


def test_another_process_reads_what_was_stored(blank: Any, tmp_path: Path) -> None:
    nlp = with_quotes(blank, min_confidence=0.5)
    nlp.to_disk(tmp_path / "pipeline")
    spacy.tokens.DocBin(docs=[nlp(TEXT)], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    code = (
        "import spacy; from spacy.tokens import DocBin;"
        f"nlp = spacy.load({str(tmp_path / 'pipeline')!r});"
        f"(doc,) = DocBin().from_disk({str(tmp_path / 'docs.spacy')!r}).get_docs(nlp.vocab);"
        "print(doc._.quotes[0]['speaker'], [span.id_ for span in doc.spans['quotes']]);"
        "print(nlp('“No,” Li Na said.')._.speakers[0]['name'])"
    )
    assert run(code) == "Amina Diallo ['q1', 'q2']\nLi Na\n"


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
    assert run(code) == "mine\n"


def test_an_attribute_that_somebody_else_computes_is_told() -> None:
    code = (
        "import spacy; from quoteattr import InputError; from spacy.tokens import Doc;"
        "Doc.set_extension('quotes', getter=len); nlp = spacy.blank('en')\n"
        "try: nlp.add_pipe('quoteattr')\nexcept InputError as error: print(error)"
    )
    assert run(code) == "doc._.quotes is computed by an extension of somebody else's: remove that first\n"


def test_importing_the_component_loads_no_spacy() -> None:
    assert run("import quoteattr.spacy_component, sys; print('spacy' in sys.modules)") == "False\n"


@pytest.mark.parametrize(
    "imports",
    [
        "import spacy",
        "import quoteattr.spacy_component, spacy",
        "import spacy, quoteattr.spacy_component",
        "import spacy, quoteattr.spacy_component as c; spacy.blank('en'); import importlib; importlib.reload(c)",
    ],
)
def test_it_is_known_whatever_was_imported_first(imports: str) -> None:
    code = "nlp = spacy.blank('en'); nlp.add_pipe('quoteattr'); print(len(nlp('“No,” Li Na said.')._.quotes))"
    assert run(f"{imports}; {code}") == "1\n"


def test_a_component_of_the_users_own_keeps_our_name() -> None:
    code = (
        "import spacy; spacy.Language.component('quoteattr', func=lambda doc: doc);"
        "nlp = spacy.blank('en'); nlp.add_pipe('quoteattr'); print(nlp('x').has_extension('quotes'))"
    )
    assert run(code) == "False\n"
