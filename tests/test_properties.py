"""What holds of any text at all: article-like ones, broken ones, and noise."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

import quoteattr
from quoteattr import Document, explain
from quoteattr.text.quotation import find_quotations
from quoteattr.text.segment import paragraphs
from test_extract import check_document

_NAMES = """
    Amina Diallo, Sergei Lindqvist, Ngozi Okonjo-Iweala, Park Ji-hoon, Li Na, Mr. King, Will Baker, Öz, SIMITIS, 王岐山,
    Mohammed bin Rashid al-Maktoum, José Ortega y Gasset, Sinéad O’Neill, J.K. Adeyemi, William “Bud” Harkness,
    @ruiz_tv, the mayor, a spokeswoman for the port, police, Trump supporters, Diallo’s lawyer, one of the men, others,
    She, they, the Ministry of Health, the African Union (AU), The report
"""
NAMES = [name.strip() for name in _NAMES.split(",")]
CUES = "said/told Reuters/asked/called it/wrote in a post on X/was told/according to/added/—/:".split("/")
SAYINGS = "It fell/we wept/I/grim/Storm Over Tema/don’t/5'10\"/a ‘wonder’ of ‘its’ time/No. Never./".split("/")
MARKS = ["“”", '""', "‘’", "''", "«»", "„“", "‹›", "``''", "””", "“", "”", '"', "'", "’", "«"]
ODD = [*"\ud800\udfff\0\x1c\u200b\ufeff\u00a0\u202e\u2028\u0301`()", "🇬🇭", "<a href='x'>"]
STOPS = [".", ",", "?", "!", "…", ";", "", " —", ":"]
BREAKS = ["\n", "\n\n", "\r\n", "\r", " ", "\n \n\n"]


@st.composite
def sayings(draw: st.DrawFn) -> str:
    """Words in marks that fit, or do not."""
    marks = draw(st.sampled_from(MARKS))
    middle = (len(marks) + 1) // 2
    stop = draw(st.sampled_from(STOPS))
    return marks[:middle] + draw(st.sampled_from(SAYINGS)) + stop + marks[middle:]


NAMED, CUED = st.sampled_from(NAMES), st.sampled_from(CUES)
SENTENCES = st.one_of(
    st.tuples(sayings(), CUED, NAMED, st.sampled_from(STOPS)),
    st.tuples(NAMED, CUED, sayings()),
    st.tuples(NAMED, st.just(", the harbour master,"), CUED, sayings(), st.just("and"), sayings()),
    st.tuples(sayings(), NAMED, CUED, sayings()),
    st.tuples(NAMED, st.just("and"), NAMED, CUED, sayings()),
    st.tuples(sayings()),
    st.tuples(NAMED, st.sampled_from(ODD), CUED, st.sampled_from(ODD), sayings()),
    st.tuples(st.just("The storm took all of the boats on Monday"), st.sampled_from(STOPS)),
    st.tuples(st.text(max_size=8)),
).map(" ".join)
ARTICLES = st.lists(st.tuples(SENTENCES, st.sampled_from(BREAKS)).map("".join), max_size=8).map("".join)
NOISE = st.text(st.sampled_from([*"“”‘’\"'«»\n\r .,:—()aSI7’s\0\ud800"]), max_size=80) | st.text(max_size=120)


# "They" are mentions of the first of a pair.
@example("Amina Diallo and Amina Diallo said “It fell.”\nthey said “It fell.”\n")
# A headline’s nominal that has spoken for itself is not also who says the words below.
@example("“It fell.” Diallo’s lawyer said “It fell,”\n“It fell.” said Amina Diallo .\n")
@settings(max_examples=100)
@given(ARTICLES)
@example("“\ud800,” said \0 Li Na.\n\n“")
def test_any_article(text: str) -> None:
    document = quoteattr.extract(text)
    check_document(document, text)
    assert quoteattr.extract(text) == document
    assert all(explain(quote) for quote in document.quotes)
    assert len(document.to_rows()) == len(document.quotes)


@settings(max_examples=60)
@given(NOISE)
def test_noise(text: str) -> None:
    check_document(quoteattr.extract(text), text)


@settings(max_examples=30)
@given(ARTICLES)
def test_any_document_comes_back_equal(text: str) -> None:
    document = quoteattr.extract(text)
    assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


@settings(max_examples=25)
@given(ARTICLES, st.floats(0, 1))
def test_min_confidence_only_withholds(text: str, least: float) -> None:
    document = quoteattr.extract(text, min_confidence=least)
    check_document(document, text)
    assert all(quote.confidence >= least for quote in document.quotes if quote.speaker)
    assert [quote.attribution for quote in document.quotes] == [
        quote.attribution for quote in quoteattr.extract(text).quotes
    ]


@settings(max_examples=25)
@given(ARTICLES)
def test_quotes_are_found_whoever_speaks(text: str) -> None:
    """Every quotation becomes part of a quote or is other marked; none is lost between the stages."""
    document = quoteattr.extract(text)
    found = [part for quote in document.quotes for part in quote.parts]
    spans = sorted([(s.start, s.end) for s in [*found, *(other.span for other in document.other_marked)]])
    quotations = find_quotations(text, paragraphs(text))
    assert len(spans) == len(quotations)
    assert all(q.start <= start <= end <= q.end for q, (start, end) in zip(quotations, spans, strict=True))


def test_lone_surrogates_and_nul_are_kept() -> None:
    text = "“We \ud83d wept,\0” said Li\u00a0Na\udc00."
    document = quoteattr.extract(text)
    found = [*(part for quote in document.quotes for part in quote.parts), *(o.span for o in document.other_marked)]
    assert [span.text for span in found] == ["We \ud83d wept,\0"]
