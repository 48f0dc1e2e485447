"""A newsroom's own words: what each kind of entry does, and the error for each kind of mistake."""

from __future__ import annotations

import copy
import pickle
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr import Extractor, InputError, Lexicon
from quoteattr.lexicon import english
from quoteattr.words.word_lists import COLUMNS, Entry, parse_entries, shipped

KVELL = "[cues]\nkvell\tsay\tstrong\tkvell kvells kvelled kvelling"


def said(text: str, lexicon: Lexicon | None) -> list[tuple[str, str | None]]:
    quotes = Extractor(lexicon=lexicon).extract(text).quotes
    return [(str(quote.speaker), str(quote.role) if quote.role else None) for quote in quotes]


@pytest.mark.parametrize(
    ("words", "text", "without", "with_it"),
    [
        (
            "[titles]\nPortreeve\t-",
            "“No berth is free,” said Portreeve Imre Kovacs.",
            [("Portreeve Imre Kovacs", None)],
            [("Imre Kovacs", "Portreeve")],
        ),
        (
            "[role_nouns]\nwharfinger\twharfingers\t-",
            "“No berth is free,” wharfinger Ade Okoro said.",
            [("Ade Okoro", None)],
            [("Ade Okoro", "wharfinger")],
        ),
        ("[persons]\nrae lim", "“No berth is free,” said rae lim.", [], [("rae lim", None)]),
        (
            "[persons]\nFriday Will",
            "“No berth is free,” Friday Will said.",
            [("Will", None)],
            [("Friday Will", None)],
        ),
        ("[organisations]\ntidewatch", "“No berth is free,” tidewatch said.", [], [("tidewatch", None)]),
        (
            "[persons]\nSinéad o'dea",
            "“No berth is free,” said Sinéad o’dea.",
            [("Sinéad", None)],
            [("Sinéad o’dea", None)],
        ),
        ("[organisations]\nYahoo!", "“We grow,” said Yahoo! on Monday.", [("Yahoo", None)], [("Yahoo!", None)]),
        ("[organisations]\nYum! Brands", "“We will grow,” Yum! Brands said.", [("Yum", None)], [("Yum! Brands", None)]),
        ("[organisations]\nE*Trade", "“We grow,” E*Trade said.", [("Trade", None)], [("E*Trade", None)]),
        ("[organisations]\nAT&T", "“We grow,” AT&T said.", [("AT&T", None)], [("AT&T", None)]),
        ("[organisations]\nBooking.com", "“We grow,” said Booking.com.", [("Booking", None)], [("Booking.com", None)]),
        ("[organisations]\n7-Eleven", "“We grow,” 7-Eleven said.", [], [("7-Eleven", None)]),
        ("[persons]\nwill.i.am", "“We sing,” said will.i.am.", [], [("will.i.am", None)]),
        ("[persons]\nKen Reed Jr.", "“We sing,” said Ken Reed Jr.", [("Ken Reed Jr.", None)], [("Ken Reed Jr.", None)]),
    ],
)
def test_an_entry_changes_what_is_read(words, text, without, with_it):
    assert said(text, None) == without
    assert said(text, Lexicon.parse(words)) == with_it


def test_a_cue_is_named_in_the_evidence():
    text = "“No berth is free,” Ana Ruiz kvelled."
    assert Extractor().extract(text).quotes[0].attribution.cue is None
    cue = Extractor(lexicon=Lexicon.parse(KVELL)).extract(text).quotes[0].attribution.cue
    assert (cue.lemma, cue.frame, str(cue)) == ("kvell", "say", "kvelled")


def test_a_row_takes_the_place_of_the_shipped_row():
    assert english().cues["warned"].strong
    lexicon = Lexicon.parse("[cues]\nwarn\tname\tweak\twarn warns")
    assert (lexicon.cues["warns"].frame, lexicon.cues["warns"].strong) == ("name", False)
    assert "warned" not in lexicon.cues


def test_a_minus_switches_a_shipped_word_off():
    lexicon = Lexicon.parse("[cues]\n- warn")
    assert english().cues.keys() - lexicon.cues.keys() == {"warn", "warns", "warned", "warning"}


def test_a_single_word_that_is_otherwise_known_marks_no_name():
    lexicon = Lexicon.parse("[persons]\nMay\nwill\nzzyx\nStorm Reid")
    added = lexicon.spelled.keys() - english().spelled.keys()
    assert {first: lexicon.spelled[first] for first in added} == {"zzyx": [("zzyx",)], "Storm": [("Storm", "Reid")]}


def test_only_words_that_would_be_torn_are_signed():
    names = "P!nk\nAT&T\nMarks & Spencer\nJ. Reed Jr.\nAl-Khatib\nO’Dea\nMoody’s\nReed, Ann\nwill.i.am\nBooking.com\n—"
    signed = {"P!nk", "AT&T", "Moody’s", "Moody's", "will.i.am", "Booking.com"}
    assert set(Lexicon.parse(f"[persons]\n{names}").signed) == signed
    assert english().signed == ()


def test_of_two_names_the_longer_is_found():
    lexicon = Lexicon.parse("[persons]\nrae lim\nrae lim ortiz")
    assert said("“No berth is free,” said rae lim ortiz on the quay.", lexicon) == [("rae lim ortiz", None)]


def test_of_several_files_the_later_wins(tmp_path: Path):
    first, second = tmp_path / "first.lexicon", tmp_path / "second.lexicon"
    first.write_text("\ufeff[titles]\r\nPortreeve\tm\r\n", "utf-8", newline="")
    second.write_text("[titles]\nPortreeve\tf\n", "utf-8")
    assert Lexicon.read(first).genders["portreeve"] == "m"
    assert Lexicon.read(str(first), second).genders["portreeve"] == "f"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Portreeve\t-", 1, '"Portreeve\t-" stands before any list: name one first, such as [titles]'),
        ("\n[title]", 2, "[title] is no list: [titles] may be meant"),
        ("[xxxxxxxx]", 1, "[xxxxxxxx] is no list: there are cues, cue_nouns, "),
        ("[titles", 1, "[titles is no list: [titles] may be meant"),
        ("[function_words]", 1, "[function_words] is no list: "),
        ("[titles]\n# form, gender\nPortreeve", 3, '[titles] takes 2 columns separated by one tab: form, gender; "Por'),
        ("[titles]\nPortreeve -", 2, "[titles] takes 2 columns separated by one tab: form, gender; "),
        ("[titles]\nPortreeve\t\t-", 2, "[titles] takes 2 columns separated by one tab: form, gender; "),
        ("[titles]\n\t-", 2, "[titles] takes 2 columns separated by one tab: form, gender; "),
        ("[persons]\nrae lim\tf", 2, "[persons] takes one entry a line, without tabs; "),
        ("[titles]\nPortreeve\tx", 2, 'the gender must be one of m, f, -, not "x"'),
        ("[given_names]\nRae\t-", 2, 'the gender must be one of m, f, u, not "-"'),
        ("[cues]\nkvell\tshout\tstrong\tkvell", 2, 'the frame must be one of say, tell, ask, name, write, not "shout"'),
        ("[cues]\nkvell\tsay\tloud\tkvell", 2, 'the strength must be one of strong, weak, not "loud"'),
        ("[cues]\nKvell\tsay\tweak\tkvell", 2, 'write "Kvell" in small letters'),
        ("[given_names]\nRae Ann\tf", 2, '[given_names] takes single words, and "Rae Ann" has several: '),
        ("[persons]\nrae  lim", 2, 'put one space between the words of "rae  lim"'),
        ('[organisations]\nToys "R" Us', 2, "a name is not looked for across quotation marks: leave them out of "),
        ("[abbreviations]\nptr.", 2, 'write "ptr." without its full stop'),
        ("[cues]\n- kvell", 2, '"kvell" is not in [cues], so it cannot be switched off: delete the line'),
        ("[persons]\nrae lim\n\n[titles]\n[persons]\nrae lim", 6, '"rae lim" stands in [persons] already, on line 2: '),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line, message):
    with pytest.raises(InputError) as error:
        Lexicon.parse(text)
    assert str(error.value).startswith(f"lexicon:{line}: {message}")


def test_files_that_cannot_be_read(tmp_path: Path):
    with pytest.raises(InputError, match=r"none.lexicon: cannot be read: No such file"):
        Lexicon.read(tmp_path / "none.lexicon")
    latin = tmp_path / "latin.lexicon"
    latin.write_bytes("[persons]\nSinéad o'dea\n".encode("latin-1"))
    with pytest.raises(InputError, match=r"latin.lexicon:2: not valid UTF-8: convert the file"):
        Lexicon.read(latin)


@pytest.mark.parametrize("name", [name for name in COLUMNS if name != "persons"])
def test_the_shipped_rows_keep_the_same_rules(name):
    lines = "\n".join("\t".join(row) for row in shipped(name))
    entries = parse_entries(f"[{name}]\n{lines}", name)
    assert entries == tuple(Entry(name, row) for row in shipped(name))
    assert len(entries) > 10


@given(st.text("[]-#\ttiles \ncuesay", max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(InputError):
        assert all(entry.list in COLUMNS and all(entry.row) for entry in parse_entries(text, "text"))


def test_a_lexicon_is_built_once_and_travels_light():
    lexicon = Lexicon.parse(KVELL)
    assert Lexicon.parse(KVELL) is lexicon
    assert pickle.loads(pickle.dumps(lexicon)) is lexicon
    assert copy.deepcopy(lexicon) is lexicon
    assert len(pickle.dumps(lexicon)) < 500
    assert Lexicon.parse("# nothing\n") is english()
    assert repr(lexicon) == "<Lexicon: English and 1 entries>"


def test_an_extractor_with_a_lexicon_is_a_value():
    one, other = (Extractor(lexicon=Lexicon.parse(KVELL)) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Extractor()
    assert pickle.loads(pickle.dumps(one)) == one


def test_the_shipped_lexicon_stays_as_it_is():
    text = "“No berth is free,” said rae lim on the quay."
    before = quoteattr.extract(text)
    assert said(text, Lexicon.parse("[persons]\nrae lim")) == [("rae lim", None)]
    assert quoteattr.extract(text) == before
    assert "kvell" not in english().cues


@pytest.mark.parametrize("lexicon", ["desk.lexicon", Path("desk.lexicon"), {}])
def test_what_is_no_lexicon_is_refused(lexicon):
    with pytest.raises(InputError, match=r"lexicon is a Lexicon, as Lexicon.read\(path\) gives it, not "):
        Extractor(lexicon=lexicon)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="takes the text of a lexicon file, not bytes"):
        Lexicon.parse(b"[titles]")  # type: ignore[arg-type]
