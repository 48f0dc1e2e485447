"""Tokens lie where they say, no ink is lost, and a word's tag fits the company it keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.lexicon import Lexicon, english
from quoteattr.text.quotation import find_quotations
from quoteattr.text.segment import paragraphs
from quoteattr.text.tokens import Tokens, tokenize

ARTICLES = st.lists(
    st.sampled_from([*"“”‘’\"'«»-–—.,:;!?()@#&$…٣\n\r\u00a0\u200b\ud800\0", " ", " ", "...", "Dr.", "U.S.", "Nkechi’s"])
    | st.sampled_from("Amara Diallo said van der Berg the minister report 3,000 Ã©t Сергей 王 İ ǅ won’t --".split()),
    max_size=40,
).map("".join)


def read(text: str, lexicon: Lexicon | None = None) -> Tokens:
    borders = paragraphs(text)
    return tokenize(text, borders, find_quotations(text, borders), lexicon or english())


def prose(text: str) -> list[str]:
    """The words that stand in the text, without the signs for quotations and paragraph ends."""
    tokens = read(text)
    return [word for word, tag in zip(tokens.words, tokens.tags, strict=True) if tag not in "Q|"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr. Okafor left.", ["Dr.", "Okafor", "left", "."]),
        ("Sen. Lt. Gov. Ortiz", ["Sen.", "Lt.", "Gov.", "Ortiz"]),
        ("J.K. Adeyemi and T. S. Rao", ["J.K.", "Adeyemi", "and", "T.", "S.", "Rao"]),
        ("the U.S. and the U.N.", ["the", "U.S.", "and", "the", "U.N."]),
        ("Sean O’Neill won't", ["Sean", "O’Neill", "won't"]),
        # A possessive mark is a part of its name where nobody owns what follows …
        ("the Writers’ Guild", ["the", "Writers’", "Guild"]),
        ("the Attorney  General’s Office", ["the", "Attorney General’s", "Office"]),
        ("St. Agnes’s Hospital", ["St.", "Agnes’s", "Hospital"]),
        ("Lloyd’s of London", ["Lloyd’s", "of", "London"]),
        ("Fowler’s said so; Fowler’s pies sell", ["Fowler’s", "said", "so", ";", "Fowler’s", "pies", "sell"]),
        # … and else a token of its own.
        ("Kenya’s Supreme Court", ["Kenya", "’s", "Supreme", "Court"]),
        ("the Premier’s Liberal Party", ["the", "Premier", "’s", "Liberal", "Party"]),
        ("Fowler’s lawyer said", ["Fowler", "’s", "lawyer", "said"]),
        ("a friend of Fowler’s.", ["a", "friend", "of", "Fowler", "’s", "."]),
        ("Women’s Minister Ada Hart", ["Women", "’s", "Minister", "Ada", "Hart"]),
        ("Monday’s was long", ["Monday", "’s", "was", "long"]),
        ("Diallo’s plan, Diallo's map", ["Diallo", "’s", "plan", ",", "Diallo", "'s", "map"]),
        ("the ministers’ plan", ["the", "ministers", "’", "plan"]),
        ("Park Ji-hoon, Lindqvist-Berg", ["Park", "Ji-hoon", ",", "Lindqvist-Berg"]),
        ("Omar al-Khatib", ["Omar", "al-Khatib"]),
        ("3,000 men, 1,200.50 tons", ["3,000", "men", ",", "1,200.50", "tons"]),
        ("on the 12th at 7:30", ["on", "the", "12th", "at", "7:30"]),
        ("a 5-year-old", ["a", "5-year-old"]),
        ("Ruiz, D-N.Y., left", ["Ruiz", ",", "D-N.Y.", ",", "left"]),
        ("wait ... no . . . yes…", ["wait", "...", "no", ". . .", "yes", "…"]),
        ("late -- very -—", ["late", "--", "very", "-", "—"]),
        ("@amina_d on #floods", ["@amina_d", "on", "#floods"]),
        ("rain\u00a0fell\tfast", ["rain", "fell", "fast"]),
        ("Сергей Иванов und Jürgen", ["Сергей", "Иванов", "und", "Jürgen"]),
        ("İstanbul, Đorđe, Nuñez", ["İstanbul", ",", "Đorđe", ",", "Nuñez"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert prose(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yahoo! rose.\nSo did Yahoo!, Yahoo!’s boss", "Yahoo! rose . So did Yahoo! , Yahoo! ’s boss"),
        ("AT&T and xAT&T and AT&TX", "AT&T and xAT & T and AT & TX"),
        ("E*Trade+, will.i.am. A will.", "E*Trade + , will.i.am . A will ."),
    ],
)
def test_words_with_signs_that_were_added_are_whole(text: str, words: str) -> None:
    tokens = read(text, Lexicon.parse("[persons]\nYahoo!\nAT&T\nE*Trade\nwill.i.am"))
    assert [word for word in tokens.words if word.strip()] == words.split()
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True) if a < b] == words.split()


def test_a_quotation_is_one_token_from_mark_to_mark() -> None:
    text = "“The ‘old’ pier. It fell,” said Ruiz: ‘all of it’."
    tokens = read(text)
    held = [text[tokens.starts[k] : tokens.ends[k]] for k in tokens.quotations]
    assert held == ["“The ‘old’ pier. It fell,”", "‘all of it’"]
    assert [k for k, tag in enumerate(tokens.tags) if tag == "Q"] == tokens.quotations


def test_each_paragraph_ends_with_one_sign() -> None:
    tokens = read("Rain at last\n\nIt rained.\n\n“We danced,” said Ruiz.")
    assert tokens.tags.count("|") == 3
    assert tokens.tags[-1] == "|"


def test_nothing_is_read_from_nothing() -> None:
    assert read("") == read(" \n\u200b\n") == Tokens([], [], [], "", [], frozenset())


@settings(max_examples=70)
@given(ARTICLES | st.text(max_size=120))
def test_tokens_lie_where_they_say_and_lose_no_ink(text: str) -> None:
    tokens = read(text)
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends) == len(tokens.tags)
    position = 0
    for word, start, end, tag in zip(tokens.words, tokens.starts, tokens.ends, tokens.tags, strict=True):
        assert position <= start <= end
        assert start < end or tag == "|"
        if tag not in "Q|":
            assert text[start:end] == word
        position = end
    assert [tokens.tags[k] for k in tokens.quotations] == ["Q"] * len(tokens.quotations)
    between = [text[a:b] for a, b in zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True)]
    assert (
        "".join(between).translate(dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))).strip() == ""
    )


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        # cue or noun
        ("Ruiz said the pier fell.", "said", "V"),
        ("Ruiz left, saying little.", "saying", "g"),
        ("Officials report that the pier fell.", "report", "V"),
        ("Ruiz read his claims again.", "claims", "M"),
        ("Ruiz saw the plan fail.", "plan", "a"),
        ("The Valdez campaign manager left.", "campaign", "G"),
        # name, or word of the beginning of a sentence
        ("Rain fell. Okonkwo said so.", "Okonkwo", "N"),
        ("Rain fell. Residents said so.", "Residents", "r"),
        ("Rain fell. Defiantly, aides sang.", "Defiantly", "A"),
        ("Rain fell. However, Ruiz left.", "However", "A"),
        ("The trawler sank. Trawler owners met.", "Trawler", "a"),
        ("“We left,” Nakamura said.", "Nakamura", "N"),
        ("State television said so.", "State", "a"),
        # surnames and given names that are other words
        ("Theresa May said so.", "May", "N"),
        ("Ruiz left in May for Lima.", "May", "Y"),
        ("Lee Baker said so.", "Baker", "N"),
        ("Will Baker said so.", "Will", "N"),
        ("Ruiz will say so.", "will", "X"),
        # adverbs in -ly, which stand between subject and verb
        ("Ruiz angrily said so.", "angrily", "A"),
        ("Ruiz suddenly said so.", "suddenly", "A"),
        # titles
        ("Ruiz met President Wanjiru Kamau.", "President", "R"),
        ("Reporters asked the President about it.", "President", "R"),
        ("Mr. Adeyemi left.", "Adeyemi", "N"),
        # particles
        ("Ruiz met Ursula von der Leyen there.", "von", "d"),
        ("Ruiz met Salman bin Yusuf there.", "bin", "d"),
        ("Ruiz met Omar al-Khatib there.", "al-Khatib", "N"),
        # other
        ("They told her that it fell.", "her", "o"),
        ("They saw her pier fall.", "her", "p"),
        ("That minister said so.", "That", "D"),
        ("Ruiz said that it fell.", "that", "t"),
        ("Ruiz met a West African envoy.", "African", "J"),
        ("The vote is on Friday, Ruiz said.", "Friday", "Y"),
        ("According to Ruiz, it fell.", "According", "K"),
        ("Ruiz, who said so, left.", "who", "W"),
        ("Ruiz posted it as @ruiz_tv there.", "@ruiz_tv", "N"),
        ("Ruiz saw the ministry burn.", "ministry", "G"),
    ],
)
def test_tag(text: str, word: str, tag: str) -> None:
    tokens = read(text)
    assert tokens.tags[tokens.words.index(word)] == tag


def test_capitals_of_a_headline_make_no_names() -> None:
    tokens = read("Amina Diallo Vows To Mend Harbour Bridge\n\nThe bridge over the harbour fell. They vow to mend it.")
    headline = tokens.tags[: tokens.tags.index("|")]
    assert [word for word, tag in zip(tokens.words, headline, strict=False) if tag == "N"] == ["Amina", "Diallo"]


def test_capitals_elsewhere_do() -> None:
    tokens = read("Amina Diallo met Ruta Mend, who owns Harbour Bridge, on the way to the old bridge in the harbour.")
    assert tokens.tags[tokens.words.index("Mend")] == "N"
