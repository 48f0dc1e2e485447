"""Stanza: what is taken from its documents, made by hand and by tiny real models, and each way of failing."""

from __future__ import annotations

import inspect
import json
import shutil
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import quoteattr
from parsers import STANZA_FOLDER, stanza_backend
from quoteattr import BackendError, Extractor, InputError, extract_many
from quoteattr.backends import load
from quoteattr.backends.stanza import StanzaBackend, convert
from quoteattr.backends.stanza_failures import why_not_loaded

stanza = pytest.importorskip("stanza", reason="needs Stanza (extra stanza)")

Row = tuple[str, str, int, str]  # word, universal tag, id of the head (0: root), relation


def sentence(text: str, *rows: Row, at: int = 0) -> list[dict[str, Any]]:
    """A sentence as Stanza reads it from dicts, each word placed where it stands next."""
    found = []
    for id, (word, upos, head, deprel) in enumerate(rows, 1):
        at = text.index(word, at)
        place = {"start_char": at, "end_char": at + len(word)}
        found.append(
            {"id": id, "text": word, "lemma": word.lower(), "upos": upos, "head": head, "deprel": deprel, **place}
        )
        at += len(word)
    return found


def document(text: str, *sentences: list[dict[str, Any]]) -> Any:
    return stanza.Document(list(sentences), text=text)


SAID: tuple[Row, ...] = (
    ("“", "PUNCT", 3, "punct"),
    ("It", "PRON", 3, "nsubj"),
    ("fell", "VERB", 6, "ccomp"),
    (",", "PUNCT", 3, "punct"),
    ("”", "PUNCT", 3, "punct"),
    ("said", "VERB", 0, "root"),
    ("Ruiz", "PROPN", 6, "nsubj"),
)


def test_words_with_their_syntax() -> None:
    text = "🙂 “It fell,” said Ruiz"
    found, known = convert(document(text, sentence(text, *SAID)))
    assert found == text
    assert [(text[w.start : w.end], w.pos, w.head, w.relation) for w in known.words] == [
        ("“", "PUNCT", 2, "other"),
        ("It", "PRON", 2, "subject"),
        ("fell", "VERB", 5, "content"),
        (",", "PUNCT", 2, "other"),
        ("”", "PUNCT", 2, "other"),
        ("said", "VERB", 5, "root"),
        ("Ruiz", "PROPN", 5, "subject"),
    ]


def test_heads_count_over_all_sentences() -> None:
    text = "Rain fell. Ruiz wept."
    one = sentence(text, ("Rain", "NOUN", 2, "nsubj"), ("fell", "VERB", 0, "root"), (".", "PUNCT", 2, "punct"))
    two = sentence(text, ("Ruiz", "PROPN", 2, "nsubj"), ("wept", "VERB", 0, "root"), (".", "PUNCT", 2, "punct"), at=10)
    assert [word.head for word in convert(document(text, one, two))[1].words] == [1, 1, 1, 4, 4, 4]


@pytest.mark.parametrize(
    ("label", "relation"),
    [("nsubj:pass", "passive subject"), ("obl:agent", "agent"), ("nmod:poss", "possessor"), ("acl:relcl", "relative"),
     ("obl:tmod", "oblique"), ("flat", "compound"), ("parataxis", "beside"), ("vocative", "other")],
)  # fmt: skip
def test_relations(label: str, relation: str) -> None:
    known = convert(
        document("Rain fell", sentence("Rain fell", ("Rain", "NOUN", 2, label), ("fell", "VERB", 0, "root")))
    )
    assert known[1].words[0].relation == relation


def test_words_of_a_multi_word_token_without_places_have_its_place() -> None:
    words = [
        {"id": (1, 2), "text": "can't", "start_char": 0, "end_char": 5},
        {"id": 1, "text": "ca", "lemma": "can", "upos": "AUX", "head": 3, "deprel": "aux"},
        {"id": 2, "text": "n't", "lemma": "not", "upos": "PART", "head": 3, "deprel": "advmod"},
        {
            "id": 3,
            "text": "go",
            "lemma": "go",
            "upos": "VERB",
            "head": 0,
            "deprel": "root",
            "start_char": 6,
            "end_char": 8,
        },
    ]
    known = convert(document("can't go", words))[1]
    assert [(word.start, word.end) for word in known.words] == [(0, 5), (0, 5), (6, 8)]


def test_a_clitic_is_no_part_of_a_name() -> None:
    text = "Oakland’s mayor"
    words = sentence(text, ("Oakland’s", "PROPN", 2, "nmod:poss"), ("mayor", "NOUN", 0, "root"))
    words[0]["ner"] = "S-ORG"
    made = document(text, words)
    made.build_ents()
    assert convert(made, names=True)[1].names == ((0, 7, "organisation"),)
    assert convert(made)[1].names == ()


def test_an_empty_document() -> None:
    text, known = convert(document(""))
    assert (text, known.words, known.names, known.chains) == ("", (), (), ())


def test_a_document_without_syntax_is_read_by_the_rules() -> None:
    text = "“It fell,” said Ruiz."
    words = [{"id": 1, "text": text, "start_char": 0, "end_char": len(text)}]
    assert quoteattr.extract(document(text, words)) == quoteattr.extract(text)


@pytest.mark.parametrize("text", [None, "Rain fell"])
def test_a_document_without_text_or_places_is_refused(text: str | None) -> None:
    rows = sentence("Rain fell", ("Rain", "NOUN", 2, "nsubj"), ("fell", "VERB", 0, "root"))
    placed = {"start_char", "end_char"}
    words = [{key: value for key, value in row.items() if text is None or key not in placed} for row in rows]
    with pytest.raises(InputError, match=r"stanza\.Document"):
        quoteattr.extract(stanza.Document([words], text=text))


def swapped(text: str, other: str) -> Any:
    """A document that was annotated on one text, and holds another."""
    rows: tuple[Row, ...] = (("Ruiz", "PROPN", 2, "nsubj"), ("wept", "VERB", 0, "root"), (".", "PUNCT", 2, "punct"))
    return document(other, sentence(text, *rows))


@pytest.mark.parametrize(
    ("text", "other"), [("``Oh'' Ruiz wept.", "“Oh” Ruiz wept."), ("Ruiz wept.", "Ruiz"), ("Ruiz wept.", "")]
)
def test_a_document_of_another_text_is_refused(text: str, other: str) -> None:
    with pytest.raises(InputError, match=r'another text .* "wept" does not stand at characters'):
        quoteattr.extract(swapped(text, other))


@pytest.mark.parametrize("other", ['"Oh" Ruiz wept.', "“Oh” RUIZ WEPT.", "“Óh” Ruiz wept."])
def test_a_document_whose_text_only_looks_different_is_taken(other: str) -> None:
    assert quoteattr.extract(swapped("“Oh” Ruiz wept.", other)).text == other


def test_a_document_of_ones_own_class() -> None:
    class Article(stanza.Document):
        pass

    text = "“It fell,” said Ruiz"
    assert quoteattr.extract(Article([sentence(text, *SAID)], text=text)).text == text


# --- Coreference, by Stanza's own processor over a stub of its model ---


def chained(made: Any, clusters: list[list[tuple[int, int]]]) -> Any:
    """The document with chains over these word ranges."""
    from stanza.models.coref.const import CorefResult
    from stanza.pipeline.coref_processor import CorefProcessor

    heads = [[start for start, _ in cluster] for cluster in clusters]
    result = CorefResult(word_clusters=heads, span_clusters=clusters, zero_scores=None)
    processor = CorefProcessor.__new__(CorefProcessor)
    processor._model = SimpleNamespace(build_doc=lambda given: given, run=lambda given: result)
    processor._use_zeros = False
    return processor.process(made)


CHAIN_TEXT = "Amina Diallo met Zainab Khan. “It fell,” she said."


def chain_document() -> Any:
    one = sentence(
        CHAIN_TEXT,
        ("Amina", "PROPN", 3, "nsubj"),
        ("Diallo", "PROPN", 1, "flat"),
        ("met", "VERB", 0, "root"),
        ("Zainab", "PROPN", 3, "obj"),
        ("Khan", "PROPN", 4, "flat"),
        (".", "PUNCT", 3, "punct"),
    )
    said = [*SAID[:5], ("she", "PRON", 7, "nsubj"), ("said", "VERB", 0, "root")]
    return document(CHAIN_TEXT, one, sentence(CHAIN_TEXT, *said, at=29))


@pytest.mark.parametrize(("first", "who"), [((0, 2), "Amina Diallo"), ((3, 5), "Zainab Khan")])
def test_chains_tell_whom_a_pronoun_means(first: tuple[int, int], who: str) -> None:
    made = chained(chain_document(), [[first, (11, 12)]])
    chains = convert(made)[1].chains
    assert [[CHAIN_TEXT[a:b] for a, b in chain] for chain in chains] == [[who, "she"]]
    (quote,) = quoteattr.extract(made).quotes
    assert str(quote.speaker) == who


@pytest.mark.parametrize(("longest", "count"), [(100, 1), (3, 0)])
def test_long_articles_get_no_chains(longest: int, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoteattr.backends.stanza.LONGEST_FOR_COREF", longest)

    class Pipeline:
        processors = SimpleNamespace()

        def bulk_process(self, texts: list[str], processors: list[str]) -> list[Any]:
            assert "coref" not in processors
            return [chain_document() for _ in texts]

    pipeline: Any = Pipeline()
    coref = SimpleNamespace(process=lambda made: chained(made, [[(0, 2), (11, 12)]]))
    pipeline.processors = {"tokenize": None, "coref": coref}
    found = list(StanzaBackend(pipeline).annotate_many([CHAIN_TEXT, CHAIN_TEXT]))
    assert [len(known.chains) for known in found] == [count, count]


# --- The tiny models ---

TEXT = "“The pier can't stand,” said Amina Diallo of Oakland's council.\n\n“All of it fell 🙂,” Kofi Mensah told her."


def test_an_annotated_document_is_as_good_as_the_backend() -> None:
    backend: Any = stanza_backend()
    made = backend.pipeline(TEXT)
    found = quoteattr.extract(made)
    assert found.text == TEXT
    assert found == Extractor(backend=StanzaBackend(backend.pipeline)).extract(TEXT)
    assert list(extract_many([made])) == [found]


@pytest.mark.parametrize(
    ("processors", "has_words", "has_names"),
    [
        ("tokenize", False, False),
        ("tokenize,mwt,pos,lemma", False, False),
        ("tokenize,mwt,ner", False, True),
        ("tokenize,mwt,pos,lemma,depparse", True, False),
    ],
)
def test_what_no_processor_has_set_stays_empty(processors: str, has_words: bool, has_names: bool) -> None:
    stanza_backend()
    options: dict[str, Any] = {"download_method": None, "use_gpu": False, "verbose": False, "processors": processors}
    pipeline = stanza.Pipeline("en", dir=str(STANZA_FOLDER), **options)
    made = pipeline(TEXT)
    known = convert(made, names=True)[1]
    assert known == StanzaBackend(pipeline, names=True).annotate(TEXT)
    assert (bool(known.words), bool(known.names), known.chains) == (has_words, has_names, ())
    assert [str(quote.speaker) for quote in quoteattr.extract(made).quotes] == ["Amina Diallo", "Kofi Mensah"]


@pytest.mark.parametrize("text", ["", " \n\t\n", "🙂🙂 Rain\r\n\r\nfell 🙂.", "Rene\u0301 can't\u00a0go", TEXT])
def test_places_are_code_points_of_the_text(text: str) -> None:
    backend: Any = stanza_backend()
    found, known = convert(backend.pipeline(text))
    assert found == text
    pieces = [text[word.start : word.end] for word in known.words]
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert pieces == [piece.strip() for piece in pieces]


def test_loading_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    stanza_backend()

    def refuse(*_: Any) -> None:
        raise AssertionError("asks the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert load("stanza", dir=STANZA_FOLDER).annotate("Rain fell.").words


def test_many_texts_in_order() -> None:
    backend: Any = stanza_backend()
    texts = [TEXT, "", "Rain fell."]
    assert list(backend.annotate_many(texts)) == [backend.annotate(text) for text in texts]


def test_worker_processes_load_it_anew() -> None:
    extractor = Extractor(backend=stanza_backend())
    assert list(extract_many([TEXT], workers=2, extractor=extractor)) == [extractor.extract(TEXT)]


def test_a_pipeline_of_ones_own_stays_in_its_process() -> None:
    backend: Any = stanza_backend()
    with pytest.raises(InputError, match="cannot be handed to another process"):
        list(extract_many([TEXT], workers=2, extractor=Extractor(backend=StanzaBackend(backend.pipeline))))


# --- Each way of failing ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny models, to break."""
    stanza_backend()
    models = Path(shutil.copytree(STANZA_FOLDER, tmp_path / "models"))
    for path in (models, *models.rglob("*")):  # the originals may be read-only
        path.chmod(0o755)
    return models


def absent(folder: Path) -> None:
    shutil.rmtree(folder)


def no_language(folder: Path) -> None:
    shutil.rmtree(folder / "en")


def no_model(folder: Path) -> None:
    for model in (folder / "en" / "pos").iterdir():
        model.unlink()


def cut_off(folder: Path) -> None:
    for model in (folder / "en" / "depparse").iterdir():
        model.write_bytes(model.read_bytes()[:1000])


def overwritten(folder: Path) -> None:
    for model in (folder / "en" / "lemma").iterdir():
        model.write_bytes(b"no model")


def emptied(folder: Path) -> None:
    for model in (folder / "en" / "lemma").iterdir():
        model.write_bytes(b"")


def of_another_processor(folder: Path) -> None:
    for model in (folder / "en" / "pos").iterdir():
        shutil.copyfile(next((folder / "en" / "lemma").iterdir()), model)


def a_folder(folder: Path) -> None:
    for model in (folder / "en" / "pos").iterdir():
        model.unlink()
        model.mkdir()


def german(folder: Path) -> None:
    resources = folder / "resources.json"
    resources.write_text(json.dumps({"de": json.loads(resources.read_text("utf-8"))["en"]}), "utf-8")


def cut_off_list(folder: Path) -> None:
    (folder / "resources.json").write_text("{", "utf-8")


def without_names(folder: Path) -> None:
    resources = folder / "resources.json"
    known = json.loads(resources.read_text("utf-8"))
    packages = known["en"]["packages"]
    packages["small"] = {name: model for name, model in packages["default"].items() if name not in ("ner", "depparse")}
    resources.write_text(json.dumps(known), "utf-8")


def no_names(folder: Path) -> None:
    shutil.rmtree(folder / "en" / "ner")


def intact(folder: Path) -> None:
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("damage", "options", "message"),
    [
        (absent, {}, r"models are not all in .*python -c 'import stanza; stanza.download\("),
        (no_language, {}, r"models are not all in .*stanza.download\("),
        (no_model, {}, r"models are not all in .*stanza.download\("),
        (cut_off, {}, r"is broken .*download it again"),
        (overwritten, {}, r"is broken .*download it again"),
        (emptied, {}, r"is broken \(EOFError\); download it again"),
        (of_another_processor, {}, r"is broken .*download it again"),
        (cut_off_list, {}, r"is broken .*download it again"),
        (a_folder, {}, "a model in .* cannot be read: .*Is a directory"),
        (german, {}, r'no English package "default" in .*download it: python -c'),
        (no_names, {"names": True}, r"models are not all in .*depparse,ner\"\)'$"),
        (
            without_names,
            {"package": "small", "names": True},
            r'package "small" in .* has no depparse, ner: name another',
        ),
        (intact, {"package": "huge"}, r'no English package "huge" in .*name another'),
        (intact, {"device": "cuda:99"}, 'cannot use the device "cuda:99"'),
        (intact, {"device": "abacus"}, 'cannot use the device "abacus"'),
        (cut_off, {"device": "cpu"}, r"is broken .*download it again"),
        (intact, {"coref": True}, "coref"),
    ],
)
def test_a_clear_error(folder: Path, damage: Any, options: dict[str, Any], message: str) -> None:
    damage(folder)
    with pytest.raises(BackendError, match=message):
        load("stanza", dir=str(folder), **options)


def test_the_command_to_download_is_one_that_stanza_takes(folder: Path) -> None:
    absent(folder)
    with pytest.raises(BackendError) as caught:
        load("stanza", dir=folder, names=True)
    command = str(caught.value).partition("python -c 'import stanza; ")[2].rstrip("'")
    asked: list[inspect.BoundArguments] = []
    recorder = SimpleNamespace(download=lambda *a, **k: asked.append(inspect.signature(stanza.download).bind(*a, **k)))
    exec(command, {"stanza": recorder})
    (call,) = asked
    assert call.arguments == {
        "lang": "en",
        "model_dir": str(folder),
        "package": "default",
        "processors": "tokenize,mwt,pos,lemma,depparse,ner",
    }


def test_coreference_without_its_language_model() -> None:
    said = why_not_loaded(OSError("We couldn't connect to the hub"), "models", "default", "tokenize,coref")
    assert said.endswith(
        "load it once: python -c 'import stanza; "
        'stanza.Pipeline("en", dir="models", package="default", processors="tokenize,coref")\''
    )


def test_a_text_on_which_the_pipeline_fails() -> None:
    class Pipeline:
        processors: tuple[str, ...] = ()

        def bulk_process(self, texts: list[str], processors: list[str]) -> Any:
            raise RuntimeError("out of memory\nmore")

    pipeline: Any = Pipeline()
    pipeline.processors = {"tokenize": None}
    with pytest.raises(BackendError, match=r"Stanza fails on the text: out of memory$"):
        StanzaBackend(pipeline).annotate("x")
