"""Backends: the same contract for all of them; what one says is used, what it leaves empty the rules fill."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from parsers import spacy_backend, stanza_backend
from quoteattr import BackendError, Extractor, InputError, MissingExtraError, extract_many
from quoteattr.annotations import Annotations, Word
from quoteattr.backends import Backend, load
from quoteattr.backends.spacy import SpacyBackend
from quoteattr.lexicon import english
from quoteattr.scene import Scene, read
from quoteattr.weights import fitted

TEXT = "Mercado spoke. “It rained. All day,” said Mercado of the press. She left."


@frozen
class Fake:
    """A backend that knows just what it is told."""

    known: Annotations

    def annotate(self, text: str) -> Annotations:
        return self.known


@frozen
class ByBlanks:
    """A backend that takes every word between blanks for a noun that hangs on the word before."""

    def annotate(self, text: str) -> Annotations:
        words: list[Word] = []
        at = 0
        for piece in text.split():
            at = text.index(piece, at)
            words.append(Word(at, at + len(piece), piece, "NOUN", max(0, len(words) - 1), "compound"))
            at += len(piece)
        return Annotations(words=tuple(words), weights="blanks")


BACKENDS: dict[str, Callable[[], Backend | None]] = {
    "none": lambda: None,
    "fake": ByBlanks,
    "spacy": spacy_backend,
    "stanza": stanza_backend,
}
with_backends = pytest.mark.parametrize("backend", BACKENDS)
ARTICLES = [
    "",
    "\n\n",
    "Nobody spoke.",
    "“The pier fell,” said Amina Diallo, the mayor of Tema.",
    "🙂 “The pier fell,” said Amina Diallo of Tema. 🙂🙂 “We wept,” she told Kofi Mensah.",
    "Diallo’s aide can't say “why”.\r\n\r\nMENSAH: “No.”",
    "“One that is never closed, said Diallo.\n\nAn odd ” mark.",
    "e\u0301 “Zażółć” \u200b said Diallo\ud800.",
]


@with_backends
@pytest.mark.parametrize("text", ARTICLES)
def test_spans_are_of_the_text_whatever_the_backend(backend: str, text: str) -> None:
    document = Extractor(backend=BACKENDS[backend]()).extract(text)
    for quote in document.quotes:
        spans = [*quote.parts, quote.sentence, *([quote.attribution.mention.span] if quote.attribution else [])]
        assert all(text[span.start : span.end] == span.text for span in spans)


@with_backends
def test_the_same_quotes_whatever_the_backend(backend: str) -> None:
    extractor = Extractor(backend=BACKENDS[backend]())
    for text in ARTICLES:
        wanted = quoteattr.extract(text)
        found = extractor.extract(text)
        marked = [*(p for q in found.quotes for p in q.parts), *(o.span for o in found.other_marked)]
        assert sorted(map(str, marked)) == sorted(
            [*(str(p) for q in wanted.quotes for p in q.parts), *(str(o.span) for o in wanted.other_marked)]
        )


@with_backends
def test_a_plain_attribution_is_found_whatever_the_backend(backend: str) -> None:
    (quote,) = Extractor(backend=BACKENDS[backend]()).extract(ARTICLES[3]).quotes
    assert (str(quote.speaker), str(quote.role)) == ("Amina Diallo", "mayor of Tema")


@pytest.mark.parametrize("backend", ["fake", "spacy", "stanza"])
@pytest.mark.parametrize("text", [text for text in ARTICLES if "\ud800" not in text])
def test_annotations_lie_in_the_text_and_hang_together(backend: str, text: str) -> None:
    parser = BACKENDS[backend]()
    assert parser is not None
    known = parser.annotate(text)
    assert all(0 <= word.start < word.end <= len(text) for word in known.words)
    covered = {at for word in known.words for at in range(word.start, word.end)}
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered
    assert all(word.lemma and word.pos for word in known.words)
    assert [word.start for word in known.words] == sorted(word.start for word in known.words)
    assert all(0 <= word.head < len(known.words) for word in known.words)
    assert all(0 <= start < end <= len(text) for start, end, _ in known.names)


@pytest.mark.parametrize("backend", ["spacy", "stanza"])
def test_who_does_what_to_whom_reads_the_same(backend: str) -> None:
    parser = BACKENDS[backend]()
    assert parser is not None
    text = "🙂 The mayor thanked the union."
    found = [(text[w.start : w.end], w.lemma, w.pos, w.relation) for w in parser.annotate(text).words]
    assert [row for row in found if row[0] in ("mayor", "thanked", "union")] == [
        ("mayor", "mayor", "NOUN", "subject"),
        ("thanked", "thank", "VERB", "root"),
        ("union", "union", "NOUN", "object"),
    ]


@with_backends
def test_threads_may_share_one(backend: str) -> None:
    extractor = Extractor(backend=BACKENDS[backend]())
    texts = ARTICLES * 4
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(extractor.extract, texts)) == [extractor.extract(text) for text in texts]


@with_backends
def test_worker_processes_have_it_too(backend: str) -> None:
    extractor = Extractor(backend=BACKENDS[backend]())
    texts = ARTICLES[:5]
    found = list(extract_many(texts, workers=2, extractor=extractor))
    assert found == [extractor.extract(text) for text in texts]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70), st.integers(-2, 9))))
def test_a_backend_that_talks_nonsense_harms_nothing(text: str, spans: list[tuple[int, int, int]]) -> None:
    words = tuple(Word(a, b, "x", "VERB", head, "subject") for a, b, head in spans)
    pairs = tuple((a, b) for a, b, _ in spans)
    names: Any = tuple((a, b, "person") for a, b in pairs)
    known = Annotations(sentences=pairs, names=names, words=words, chains=(pairs,))
    article = f"“It fell,” said Ruiz. {text}"
    assert Extractor(backend=Fake(known)).extract(article).text == article


# --- Each field of Annotations ---


def sentences(scene: Scene) -> list[str]:
    ranges = (scene.sentence_range(k) for k in range(len(scene.sentences)))
    return [scene.span(first, last).text.strip() for first, last in ranges]


def test_an_empty_backend_changes_nothing() -> None:
    assert Extractor(backend=Fake(Annotations())).extract(TEXT) == Extractor().extract(TEXT)


@pytest.mark.parametrize(("kind", "expected"), [("person", "person"), ("organisation", "organisation")])
def test_kinds_of_names_are_taken_over(kind: Any, expected: str) -> None:
    at = TEXT.index("Mercado")
    later = TEXT.index("Mercado", at + 1)
    known = Annotations(names=((at, at + 7, kind), (later, later + 7, kind)))
    (quote,) = Extractor(backend=Fake(known)).extract(TEXT).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == ("Mercado", expected)


def test_a_kind_that_the_rules_know_stays() -> None:
    text = "“It fell,” said Ana Lopes."
    known = Annotations(names=((text.index("Ana"), len(text) - 1, "organisation"),))
    (quote,) = Extractor(backend=Fake(known)).extract(text).quotes
    assert quote.speaker is not None
    assert quote.speaker.kind == "person"


def test_sentences_are_taken_over_but_not_inside_marks() -> None:
    starts = [0, TEXT.index("“"), TEXT.index("All day"), TEXT.index("She")]
    ends = [*starts[1:], len(TEXT)]
    scene = read(TEXT, english(), Annotations(sentences=tuple(zip(starts, ends, strict=True))))
    assert sentences(scene) == [
        "Mercado spoke.",
        "“It rained. All day,” said Mercado of the press.",
        "She left.",
    ]


def test_paragraphs_are_sentence_borders_whatever_a_backend_says() -> None:
    text = "Rain\n\nIt fell."
    assert sentences(read(text, english(), Annotations(sentences=((0, len(text)),)))) == ["Rain", "It fell."]


@pytest.mark.parametrize("who", ["Amina Diallo", "Zainab Khan"])
def test_a_chain_tells_whom_a_pronoun_means(who: str) -> None:
    text = "Amina Diallo met Zainab Khan in Tema. “The pier fell,” she said."
    name, pronoun = text.index(who), text.index("she")
    chains = (((name, name + len(who)), (pronoun, pronoun + 3)),)
    (quote,) = Extractor(backend=Fake(Annotations(chains=chains))).extract(text).quotes
    assert str(quote.speaker) == who


def test_a_chain_may_hold_a_whole_phrase() -> None:
    text = "The mayor of Tema wept. Her aide left."
    scene = read(text, english(), Annotations(chains=(((0, 17), (text.index("Her"), text.index("Her") + 3)),)))
    assert [scene.name_of(mention) for mention in sorted(scene.chains)] == ["mayor", "Her"]


def test_a_backend_without_a_table_has_that_of_the_rules() -> None:
    assert fitted("nobody") == fitted()


# --- Asking for one ---


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("treebank", {}, 'there is no backend "treebank", only spacy, stanza'),
        ("spacy", {"dir": "x"}, 'the backend spacy has no option "dir", only model, names'),
        ("stanza", {"names": "maybe"}, 'the option names of the backend stanza is true or false, not "maybe"'),
        ("stanza", {"dir": True}, 'the option dir of the backend stanza is a text, not "True"'),
    ],
)
def test_a_wrong_wish_is_told(name: str, options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        load(name, **options)
    assert str(caught.value) == message


def test_an_unknown_name_is_refused_by_the_extractor() -> None:
    with pytest.raises(InputError, match="there is no backend"):
        quoteattr.extract(TEXT, backend="treebank")


@pytest.mark.parametrize("backend", [42, SpacyBackend, object()])
def test_what_is_no_backend_is_refused_at_once(backend: Any) -> None:
    with pytest.raises(InputError, match=r"backend is a name, or an object with a method annotate .*StanzaBackend"):
        Extractor(backend=backend)


@pytest.mark.parametrize("name", ["spacy", "stanza"])
def test_a_package_that_is_missing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf'needs {name}, .*pip install "quoteattr\[{name}\]"'):
        load(name)


@pytest.mark.parametrize("name", ["spacy", "stanza"])
def test_a_package_that_is_broken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / f"{name}.py").write_text("raise ValueError('built for another numpy')", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, name, raising=False)
    with pytest.raises(BackendError, match=r"is installed, but cannot be imported: built for another numpy"):
        load(name)
