"""The front door: what it takes and refuses, what holds of every Document, one Extractor for many threads."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import exceptions

import quoteattr
from quoteattr import Document, Extractor, InputError, extract
from quoteattr.annotations import Annotations
from quoteattr.model import EntityKind, Frame, MentionKind, OtherKind, QuoteKind

ARTICLES = [
    """Harbour pier falls in storm

LAGOS — The pier fell on Monday, said Amina Diallo, the mayor of Tema. “We wept,” she told Reuters. “Then we sang.”

“The storm,” said Li Na, a fisherman, in a post on X, “took all.”

A spokeswoman for the port called it “grim” and read from the novel “Storm Over Tema”.

“Nobody was there.

“Nobody will be there again,” Diallo said.
""",
    """'Salt in the wires'

Engineers blamed the sea. 'The wires were full of salt,' chief engineer Sergei Lindqvist said in a statement.
Former minister Thuli Dube, who opened the pier in 1996, said it was “a so-called ‘wonder’ of its time”.
According to one resident, the lights “went at once”. Park Ji-hoon and Ana Lopes said they had “seen it coming”.
""",
    """DIALLO: "Why now?"\r\n\r\nLINDQVIST: "Why not?"\r\n\r\n"Ask the sea," one onlooker shouted.\r\n""",
    "“El muelle cayó el lunes y nadie estaba allí”, dijo la alcaldesa de Tema, que llegó con retraso desde la capital.",
    "Nobody spoke.",
    "Pedro Okafor died. The cause was fever, his daughter, Okafor, said. “No,” he said.",  # he is not his daughter
    "Hal's Jr., a lawyer, came. “No,” said al's Jr., a lawyer. The 's Jr. left.",
    "“No.”\n\nThe Emma Moreau passenger, Emma Moreau, said: “It shook.”",
    "Ana Lopes left. Her letter said: “No.” A Lopes email read: “Never.” “Go,” Lopes’s tweet said.",  # hers are she
    "“It fell,” one of the men told Reuters.\nAmina Diallo and police said “It burnt.”\n“It sank,” said they.",
    "King Femi Dube came. “Sing,” he said. His Majesty was tired. “Go,” His Majesty said.",
]


def check_document(document: Document, text: str) -> None:
    """What the data model promises of every document."""
    assert document.text == text

    def sliced(span: Any) -> None:
        assert text[span.start : span.end] == span.text

    for quote in document.quotes:
        for span in (*quote.parts, *quote.gaps, quote.sentence):
            sliced(span)
        assert quote.parts
        assert quote.sentence.start <= quote.start <= quote.end <= quote.sentence.end
        assert quote.kind in get_args(QuoteKind)
        assert 0 <= quote.confidence <= 1
        assert all(entity in document.entities for entity in (quote.speaker, *quote.also_by) if entity)
        why = quote.attribution
        if why is None:
            assert (quote.speaker, quote.also_by) == (None, ())
            continue
        for found in (why.mention.span, why.cue and why.cue.span, why.medium, why.addressee):
            if found:
                sliced(found)
        assert why.cue is None or why.cue.frame in get_args(Frame)
        weights = [abs(clue.weight) for clue in why.clues]
        assert weights == sorted(weights, reverse=True)
        shares = [alternative.confidence for alternative in why.alternatives]
        assert shares == sorted(shares, reverse=True)
        assert all(0 <= share <= 1 for share in shares)
        assert why.mention not in [alternative.mention for alternative in why.alternatives]
        speakers = [who for who in (quote.speaker, *quote.also_by) if who]
        assert not speakers or any(why.mention in who.mentions for who in speakers)  # "they" are either of two
    assert len({quote.id for quote in document.quotes}) == len(document.quotes)
    assert [quote.start for quote in document.quotes] == sorted(quote.start for quote in document.quotes)
    spans = [*(part for quote in document.quotes for part in quote.parts), *(o.span for o in document.other_marked)]
    spans.sort(key=lambda span: span.start)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for other in document.other_marked:
        sliced(other.span)
        assert other.kind in get_args(OtherKind)
    for entity in document.entities:
        assert entity.kind in get_args(EntityKind)
        assert (entity.name is None) == (entity.description is not None)
        assert entity.name not in entity.aliases
        assert any(entity in (quote.speaker, *quote.also_by) for quote in document.quotes)
        places = [mention.span for mention in entity.mentions]
        assert places == sorted(set(places))
        for mention in entity.mentions:
            sliced(mention.span)
            assert mention.kind in get_args(MentionKind)
        for role in (*entity.roles, *(mention.role for mention in entity.mentions if mention.role)):
            sliced(role.span)
            assert role.title


@pytest.mark.parametrize("text", ARTICLES)
def test_document(text: str) -> None:
    document = extract(text)
    check_document(document, text)
    assert extract(text) == document
    assert Document.from_dict(document.to_dict()) == document


def test_the_same_sentence_has_the_same_answer_anywhere() -> None:
    """An emoji and a no-break space before the article move the offsets by code points, and nothing else."""
    alone, moved = extract(ARTICLES[0]), extract(f"📷\u00a0🇬🇭\n\n{ARTICLES[0]}")
    shift = len("📷\u00a0🇬🇭\n\n")
    assert [(q.start + shift, q.text, str(q.speaker)) for q in alone.quotes] == [
        (q.start, q.text, str(q.speaker)) for q in moved.quotes
    ]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\u2028"])
def test_line_ends_do_not_matter(ends: str) -> None:
    plain, other = extract(ARTICLES[0]), extract(ARTICLES[0].replace("\n", ends))
    assert [(q.text, str(q.speaker)) for q in plain.quotes] == [(q.text, str(q.speaker)) for q in other.quotes]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_a_blank_text_is_an_empty_document(text: str) -> None:
    assert extract(text) == Document(text)


@pytest.mark.parametrize("wrong", [None, b"No", bytearray(b"x"), 7, ["“No,” said Ruiz."], object()])
def test_what_is_no_str_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match=rf"takes the article as a str, not {type(wrong).__name__}"):
        extract(wrong)


@pytest.mark.parametrize(
    ("wrong", "hint"), [(b"x", "decode it first"), (bytearray(b"x"), "decode it first"), (Path("x"), "read it first")]
)
def test_bytes_and_paths_are_told_how_to_become_a_str(wrong: Any, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        Extractor().extract(wrong)


def test_a_subclass_of_str_is_a_str() -> None:
    class Article(str):
        __slots__ = ()

    assert extract(Article(ARTICLES[0])) == extract(ARTICLES[0])


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan"), float("inf"), "0.5", None, [0.5], 1j])
def test_min_confidence_is_a_probability(wrong: Any) -> None:
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1"):
        Extractor(min_confidence=wrong)
    with pytest.raises(InputError, match="min_confidence"):
        extract(ARTICLES[0], min_confidence=wrong)


@pytest.mark.parametrize("right", [0, 1, 0.0, 0.5, 1.0])
def test_the_ends_are_probabilities_too(right: float) -> None:
    assert Extractor(min_confidence=right).min_confidence == right


def test_settings_are_named_and_frozen() -> None:
    with pytest.raises(TypeError):
        Extractor(0.5)  # type: ignore[misc]
    with pytest.raises(exceptions.FrozenInstanceError):
        Extractor().min_confidence = 0.5  # type: ignore[misc]
    assert Extractor(min_confidence=0.5) == Extractor(min_confidence=0.5)


@pytest.mark.parametrize("text", ARTICLES)
@pytest.mark.parametrize("least", [0.3, 0.8, 0.95, 1.0])
def test_below_min_confidence_the_speaker_is_withheld_and_the_evidence_kept(text: str, least: float) -> None:
    free, strict = extract(text), extract(text, min_confidence=least)
    check_document(strict, text)
    assert strict.other_marked == free.other_marked
    assert [q.attribution for q in strict.quotes] == [q.attribution for q in free.quotes]
    for before, after in zip(free.quotes, strict.quotes, strict=True):
        assert (after.id, after.parts, after.kind) == (before.id, before.parts, before.kind)
        assert (after.speaker is None) == (before.speaker is None or before.confidence < least)


def test_min_confidence_itself_is_enough() -> None:
    (quote,) = extract("“It fell,” said Amina Diallo.").quotes
    (kept,) = extract("“It fell,” said Amina Diallo.", min_confidence=quote.confidence).quotes
    assert kept == quote


def test_one_extractor_serves_many_threads() -> None:
    extractor = Extractor(min_confidence=0.2)
    alone = [extractor.extract(text) for text in ARTICLES]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(extractor.extract, ARTICLES * 16))
    assert together == alone * 16


def test_nothing_is_left_to_the_garbage_collector() -> None:
    """No reference cycles: those of a large archive would be looked for again and again."""
    for text in ARTICLES:
        extract(text)
    gc.collect()
    gc.disable()
    try:
        for text in ARTICLES:
            extract(text).to_dict()
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_function_is_the_class() -> None:
    assert quoteattr.extract(ARTICLES[1], min_confidence=0.4) == Extractor(min_confidence=0.4).extract(ARTICLES[1])


def test_quotes_are_asked_for_by_an_entity() -> None:
    with pytest.raises(InputError, match=r"quotes_by\(\) takes an Entity, such as .*, not 'Ana Ruiz'"):
        extract(ARTICLES[0]).quotes_by("Ana Ruiz")  # type: ignore[arg-type]


def test_speakers_once_each_with_their_quotes() -> None:
    document = extract(ARTICLES[0])
    assert len(set(document.speakers)) == len(document.speakers)
    for entity in document.speakers:
        assert document.quotes_by(entity)
    of_somebody = {quote.id for entity in document.speakers for quote in document.quotes_by(entity)}
    assert of_somebody == {quote.id for quote in document.quotes if quote.speaker}


def test_withholding_a_speaker_changes_no_other_quote() -> None:
    text = "“We won,” Ana Ruiz and Ben Okafor said.\n\n“It was late,” he said. “We slept,” they added."
    kept, withheld = quoteattr.extract(text), quoteattr.extract(text, min_confidence=1.0)
    assert [quote.attribution for quote in withheld.quotes] == [quote.attribution for quote in kept.quotes]
    assert [quote.speaker for quote in withheld.quotes] == [None] * len(kept.quotes)


def test_a_backend_is_not_asked_where_nothing_is_quoted() -> None:
    class Deaf:
        def annotate(self, text: str) -> Annotations:
            raise ZeroDivisionError(text)

    extractor = Extractor(backend=Deaf())
    assert extractor.extract("Nobody’s voice was heard.") == Document("Nobody’s voice was heard.")
    with pytest.raises(ZeroDivisionError):
        extractor.extract("“No,” said Ana Ruiz.")
