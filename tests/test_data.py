"""The word lists hold what their README says; read as files, not through the lexicon."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

import quoteattr

DATA = Path(quoteattr.__file__).parent / "data" / "en"

COLUMNS = {
    "cues.tsv": 4,
    "work_nouns.txt": 1,
    "term_words.txt": 1,
    "cue_nouns.tsv": 2,
    "media.tsv": 2,
    "honorifics.tsv": 2,
    "titles.tsv": 2,
    "role_nouns.tsv": 3,
    "group_nouns.tsv": 2,
    "document_nouns.tsv": 2,
    "given_names.tsv": 2,
    "platforms.txt": 1,
    "org_words.txt": 1,
    "organisations.txt": 1,
    "outlet_words.txt": 1,
    "phrase_names.txt": 1,
    "places.txt": 1,
    "demonyms.txt": 1,
    "not_names.txt": 1,
    "common_words.txt": 1,
    "verbs.txt": 1,
    "adverbs.txt": 1,
    "abbreviations.txt": 1,
    "function_words.tsv": 2,
    "same_roles.txt": 1,
    "wider_roles.tsv": 2,
    "origins.tsv": 2,
    "title_nouns.tsv": 2,
    "ranks.tsv": 2,
    "duties.txt": 1,
    "party_members.txt": 1,
    "field_offices.txt": 1,
    "artists.txt": 1,
    "verbs_with_to.txt": 1,
    "personal_documents.tsv": 2,
    "clause_verbs.txt": 1,
    "surnames.tsv": 2,
    "short_names.tsv": 2,
}
UNSORTED = {"function_words.tsv"}
"""Its rows are word classes in an order of meaning, and a later class wins."""
AT_LEAST = {
    "cues.tsv": 300,
    "role_nouns.tsv": 1200,
    "organisations.txt": 400,
    "given_names.tsv": 3000,
    "places.txt": 600,
    "common_words.txt": 3000,
    "verbs.txt": 1000,
}
# (file, column): the values it may hold
ALLOWED = {
    ("cues.tsv", 1): {"say", "tell", "ask", "name", "write"},
    ("cues.tsv", 2): {"strong", "weak"},
    ("honorifics.tsv", 1): {"m", "f", "-"},
    ("titles.tsv", 1): {"m", "f", "-"},
    ("role_nouns.tsv", 2): {"m", "f", "-"},
    ("given_names.tsv", 1): {"m", "f", "u"},
    ("ranks.tsv", 1): {"rank", "office", "style"},
    ("personal_documents.tsv", 1): {"private", "public"},
    ("surnames.tsv", 1): {"trade", "body", "verb"},
}
LOWER = (
    *("cues.tsv", "cue_nouns.tsv", "verbs.txt", "adverbs.txt", "common_words.txt"),
    *("same_roles.txt", "wider_roles.tsv", "origins.tsv", "title_nouns.tsv", "duties.txt", "field_offices.txt"),
    *("artists.txt", "personal_documents.tsv", "clause_verbs.txt", "verbs_with_to.txt"),
    "short_names.tsv",
)
SEVERAL_WORDS = {
    "same_roles.txt": (0, " "),
    "wider_roles.tsv": (1, " "),
    "origins.tsv": (1, " "),
    "title_nouns.tsv": (1, ", "),
    "short_names.tsv": (1, " "),
}
"""Which column holds several words, and what separates them."""
TWO_FRAMES: Mapping[str, set[str]] = {}
"""Forms that stand in two frames on purpose, with their frames; none so far: attribution weighs the construction."""


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_file_is_described_here_and_in_the_readme() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in DATA.glob("*.t?v")} | {path.name for path in DATA.glob("*.txt")} == set(COLUMNS)
    assert [name for name in COLUMNS if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_bytes(name: str) -> None:
    raw = (DATA / name).read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert text == unicodedata.normalize("NFC", text)
    comments = [line.startswith("#") for line in text.splitlines()]
    assert comments == sorted(comments, reverse=True), "comments only at the top"


@pytest.mark.parametrize("name", COLUMNS)
def test_shape(name: str) -> None:
    table = rows(name)
    assert [row for row in table if len(row) != COLUMNS[name]] == []
    assert [row for row in table if any(not cell or cell != " ".join(cell.split(" ")).strip() for cell in row)] == []
    assert [cell for row in table for cell in row if "  " in cell] == []


@pytest.mark.parametrize("name", COLUMNS)
def test_sorted_without_duplicates(name: str) -> None:
    entries = [row[0] for row in rows(name)]
    assert [entry for entry, count in Counter(entries).items() if count > 1] == []
    assert name in UNSORTED or entries == sorted(entries)


@pytest.mark.parametrize(("name", "least"), AT_LEAST.items())
def test_size(name: str, least: int) -> None:
    assert len(rows(name)) >= least


@pytest.mark.parametrize(("name", "column"), ALLOWED)
def test_allowed_values(name: str, column: int) -> None:
    assert {row[column] for row in rows(name)} == ALLOWED[name, column]


@pytest.mark.parametrize("name", LOWER)
def test_lower_case(name: str) -> None:
    assert [row[0] for row in rows(name) if row[0] != row[0].lower()] == []


@pytest.mark.parametrize(("name", "where"), SEVERAL_WORDS.items())
def test_several_words_of_a_cell_are_small_and_stand_once(name: str, where: tuple[int, str]) -> None:
    column, between = where
    for row in rows(name):
        words = row[column].split(between)
        assert row[column] == row[column].lower()
        assert sorted(words) == sorted(set(words))
        assert column == 0 or row[0] not in words


def test_cue_forms() -> None:
    frames: dict[str, set[str]] = {}
    lemmas: dict[str, list[str]] = {}
    for lemma, frame, _, forms in rows("cues.tsv"):
        assert lemma in forms.split(" ")
        assert len(forms.split(" ")) >= 3, lemma
        for form in forms.split(" "):
            frames.setdefault(form, set()).add(frame)
            lemmas.setdefault(form, []).append(lemma)
    assert {form: kinds for form, kinds in frames.items() if len(kinds) > 1} == TWO_FRAMES
    assert {form: of for form, of in lemmas.items() if len(of) > 1} == {}


def test_verbs_with_to_are_cues() -> None:
    assert {row[0] for row in rows("verbs_with_to.txt")} <= {row[0] for row in rows("cues.tsv")}


def test_verbs_are_no_cues() -> None:
    cues = {form for *_, forms in rows("cues.tsv") for form in forms.split(" ")}
    assert {row[0] for row in rows("verbs.txt")} & cues == set()


def test_honorifics_are_no_titles() -> None:
    assert {row[0] for row in rows("honorifics.tsv")} & {row[0] for row in rows("titles.tsv")} == set()


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("cues.tsv", ["tell", "tell", "strong", "tell tells told telling"]),
        ("cues.tsv", ["label", "name", "strong", "label labels labeled labelled labeling labelling"]),
        ("role_nouns.tsv", ["spokeswoman", "spokeswomen", "f"]),
        ("role_nouns.tsv", ["attorney-general", "attorneys-general", "-"]),
        ("role_nouns.tsv", ["CEO", "CEOs", "-"]),
        ("titles.tsv", ["Lt. Gov.", "-"]),
        ("honorifics.tsv", ["Mrs.", "f"]),
        ("given_names.tsv", ["Ngozi", "f"]),
        ("given_names.tsv", ["Taylor", "u"]),
        ("document_nouns.tsv", ["analysis", "analyses"]),
        ("places.txt", ["Islamabad"]),
        ("demonyms.txt", ["Sri Lankans"]),
    ],
)
def test_samples(name: str, entry: list[str]) -> None:
    assert entry in rows(name)


@pytest.mark.parametrize("word", ["king", "brown", "young", "price", "bill", "mark"])
def test_common_words_leave_surnames_out(word: str) -> None:
    assert [word] not in rows("common_words.txt")
