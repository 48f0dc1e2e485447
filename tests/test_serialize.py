from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.errors import InputError
from quoteattr.model import (
    Alternative,
    Attribution,
    Clue,
    Cue,
    Document,
    Entity,
    Mention,
    OtherMarked,
    Quote,
    Role,
    Span,
)
from quoteattr.rows import ROW_TYPES

TEXT = "“We will stay,” engineer Rosa Quispe told Reuters in a post on X, “and build.” He called it “art”."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


ROLE = Role(at("engineer"), "engineer")
ROSA = Mention(at("Rosa Quispe"), "name", ROLE)
PEDRO = Mention(at("He"), "pronoun")
QUISPE = Entity("Rosa Quispe", aliases=("Quispe",), mentions=(ROSA,), roles=(ROLE,), id="p7")
AIDE = Entity(None, "a senior aide", "group", mentions=(PEDRO,))
WHY = Attribution(
    ROSA,
    Cue(at("told"), "tell", "tell"),
    medium=at("a post on X"),
    addressee=at("Reuters"),
    clues=(Clue("cue touches the quote", 2.5), Clue("name inside the quote", -1)),
    confidence=0.93,
    alternatives=(Alternative(PEDRO, 0.04),),
)
DOCUMENT = Document(
    TEXT,
    (
        Quote("a1", (at("We will stay,"), at("and build.")), "direct", Span(0, len(TEXT), TEXT), WHY, QUISPE, (AIDE,)),
        Quote("b2", (at("art"),), "mixed", at("He called it “art”.")),
    ),
    (OtherMarked(at("art"), "scare"),),
    (QUISPE, AIDE),
)


def test_round_trip_through_json():
    assert Document.from_dict(json.loads(json.dumps(DOCUMENT.to_dict()))) == DOCUMENT


def test_the_shape():
    data = DOCUMENT.to_dict()
    assert (data["format"], data["version"], data["text"]) == ("quoteattr", 1, TEXT)
    assert [entity["name"] for entity in data["entities"]] == ["Rosa Quispe", None]
    quote = data["quotes"][0]
    assert (quote["text"], quote["speaker"], quote["also_by"]) == ("We will stay, and build.", 0, [1])
    assert quote["parts"][1] == {"start": 67, "end": 77, "text": "and build."}
    assert quote["role"] == {
        "start": 16,
        "end": 24,
        "text": "engineer",
        "title": "engineer",
        "former": False,
        "acting": False,
    }
    assert quote["attribution"]["cue"] == {"start": 37, "end": 41, "text": "told", "lemma": "tell", "frame": "tell"}
    assert data["quotes"][1]["attribution"] is None
    assert data["other_marked"] == [{"start": 93, "end": 96, "text": "art", "kind": "scare"}]


def test_each_entity_is_written_once():
    quotes = tuple(Quote(str(i), (at("art"),), "mixed", at("He called it “art”."), speaker=QUISPE) for i in range(3))
    written = json.dumps(Document(TEXT, quotes, (), (AIDE, QUISPE)).to_dict())
    assert written.count('"Quispe"') == 1


def test_a_speaker_who_is_no_entity_is_refused():
    with pytest.raises(InputError, match="the speaker Rosa Quispe is not among the entities"):
        Document(TEXT, DOCUMENT.quotes, (), (AIDE,)).to_dict()


def test_an_equal_entity_is_found_as_well():
    twin = Entity("Rosa Quispe", aliases=("Quispe",), mentions=(ROSA,), roles=(ROLE,), id="p7")
    document = Document(TEXT, DOCUMENT.quotes, (), (AIDE, twin))
    assert document.to_dict()["quotes"][0]["speaker"] == 1


def test_rows_are_flat_and_alike():
    rows = DOCUMENT.to_rows()
    assert rows[0] == {
        "id": "a1",
        "text": "We will stay, and build.",
        "kind": "direct",
        "start": 1,
        "end": 77,
        "parts": 2,
        "speaker": "Rosa Quispe",
        "speaker_id": "p7",
        "named": True,
        "speaker_kind": "person",
        "role": "engineer",
        "former": False,
        "acting": False,
        "mention": "Rosa Quispe",
        "mention_kind": "name",
        "cue": "told",
        "cue_lemma": "tell",
        "medium": "a post on X",
        "addressee": "Reuters",
        "confidence": 0.93,
        "also_by": "a senior aide",
        "sentence": TEXT,
    }
    assert list(rows[1]) == list(rows[0])
    assert (rows[1]["speaker"], rows[1]["role"], rows[1]["cue"], rows[1]["confidence"]) == (None, None, None, 0.0)
    assert all(value is None or isinstance(value, str | int | float | bool) for row in rows for value in row.values())


def test_unknown_and_derived_keys_are_not_read():
    data = {**DOCUMENT.to_dict(), "id": "article-7", "source": {"url": "x"}}
    data["quotes"][0]["text"] = data["quotes"][0]["role"] = "nonsense"
    assert Document.from_dict(data) == DOCUMENT


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (["format"], "other", 'document: "format" must be "quoteattr"'),
        (["version"], 2, "document: version 2 cannot be read here, only version 1"),
        (["version"], True, '"version" must be a whole number, not true or false'),
        (["text"], None, 'document: "text" must be a string, not null'),
        (["entities"], {}, 'document: "entities" must be a list, not an object'),
        (["entities", 0, "kind"], "dog", 'document.entities[0]: "kind" must be one of person, organisation'),
        (["entities", 0, "aliases"], [1], 'document.entities[0]: "aliases"[0] must be a string, not a whole number'),
        (["entities", 0, "mentions", 0, "text"], "Asif", "the article reads 'Rosa Quispe' at 25-36, not 'Asif'"),
        (["quotes", 0], "q", 'document: "quotes"[0] must be an object, not a string'),
        (["quotes", 0, "speaker"], 9, 'document.quotes[0]: "speaker" must be an index of the 2 entities'),
        (["quotes", 0, "speaker"], False, '"speaker" must be an index'),
        (["quotes", 0, "also_by"], ["0"], '"also_by" must be an index'),
        (["quotes", 0, "parts"], [], '"parts" must hold one span or more'),
        (["quotes", 0, "parts", 0, "end"], 10**30, 'document.quotes[0].parts[0]: "end" must be a whole number'),
        (["quotes", 0, "parts", 0, "start"], -1, "span -1-14 does not lie in a text"),
        (["quotes", 1, "sentence"], {"start": 0, "end": 1, "text": "“"}, 'in the order of the text, inside "sentence"'),
        (["quotes", 0, "attribution"], [], '"attribution" must be an object, not a list'),
        (["quotes", 0, "attribution", "confidence"], 1.01, '"confidence" must lie between 0 and 1, not 1.01'),
        (
            ["quotes", 0, "attribution", "confidence"],
            float("nan"),
            '"confidence" must be a number, not NaN or infinity',
        ),
        (["quotes", 0, "attribution", "cue", "frame"], "shout", "document.quotes[0].attribution.cue:"),
        (["quotes", 0, "attribution", "clues", 1, "weight"], "x", 'attribution.clues[1]: "weight" must be a number'),
        (["other_marked", 0, "kind"], "direct", 'document.other_marked[0]: "kind" must be one of scare, title'),
    ],
)
def test_another_shape_is_told_by_place_and_reason(path: list[Any], value: Any, reason: str):
    data = copy.deepcopy(DOCUMENT.to_dict())
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(InputError) as error:
        Document.from_dict(data)
    assert reason in str(error.value)


@pytest.mark.parametrize("data", [None, [], "x", 3, {}])
def test_what_is_no_document_is_refused(data: Any):
    with pytest.raises(InputError):
        Document.from_dict(data)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all values inside plain data."""
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


@pytest.mark.parametrize("value", [None, True, 7, -1, 0.5, "x", [], [None], {}, {"start": 0}])
def test_no_odd_value_anywhere_raises_anything_else(value: Any):
    """Each value of a document replaced, each key taken away: it did not matter, or it is refused with reason."""
    for path in list(places(DOCUMENT.to_dict()))[1:]:
        data = DOCUMENT.to_dict()
        inner: Any = data
        for key in path[:-1]:
            inner = inner[key]
        if value is None and isinstance(inner, dict):
            del inner[path[-1]]
        else:
            inner[path[-1]] = value
        with suppress(InputError):
            Document.from_dict(data)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(min_size=1, max_size=60))
    offsets = st.integers(0, len(text))

    def cut(borders: list[int]) -> Span:
        return Span(borders[0], borders[1], text[borders[0] : borders[1]])

    spans = st.lists(offsets, min_size=2, max_size=2).map(sorted).map(cut)
    words = st.text(max_size=5)
    share = st.floats(0, 1)
    roles = st.builds(Role, spans, words, st.booleans(), st.booleans())
    mentions = st.builds(Mention, spans, st.sampled_from(["name", "nominal", "pronoun"]), st.none() | roles)
    entities = draw(
        st.lists(
            st.builds(
                Entity,
                st.none() | words,
                st.none() | words,
                st.sampled_from(["person", "organisation", "group", "document"]),
                st.lists(words, max_size=2).map(tuple),
                st.lists(mentions, max_size=2).map(tuple),
                st.lists(roles, max_size=2).map(tuple),
            ),
            max_size=3,
        )
    )
    frames = st.sampled_from(["say", "tell", "ask", "name", "write", "according", "none"])
    attributions = st.builds(
        Attribution,
        mentions,
        st.none() | st.builds(Cue, spans, words, frames),
        st.none() | spans,
        st.none() | spans,
        st.lists(st.builds(Clue, words, st.floats(-9, 9)), max_size=2).map(tuple),
        share,
        st.lists(st.builds(Alternative, mentions, share), max_size=2).map(tuple),
    )
    speakers = st.lists(st.sampled_from(entities), max_size=2) if entities else st.just([])

    def quote() -> Quote:
        borders = sorted(draw(st.lists(offsets, min_size=4, max_size=8).filter(lambda o: len(o) % 2 == 0)))
        parts = tuple(cut(borders[i : i + 2]) for i in range(1, len(borders) - 1, 2))
        return Quote(
            id=draw(words),
            parts=parts,
            kind=draw(st.sampled_from(["direct", "mixed"])),
            sentence=cut([borders[0], borders[-1]]),
            attribution=draw(st.none() | attributions),
            speaker=next(iter(draw(speakers)), None),
            also_by=tuple(draw(speakers)),
        )

    quotes = tuple(quote() for _ in range(draw(st.integers(0, 2))))
    kinds = st.sampled_from(["scare", "title", "nickname", "term"])
    other = draw(st.lists(st.builds(OtherMarked, spans, kinds), max_size=2).map(tuple))
    return Document(text, quotes, other, tuple(entities))


@given(documents())
def test_any_document_comes_back_equal(document: Document):
    assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document
    assert len(document.to_rows()) == len(document.quotes)


def test_the_types_of_rows_are_those_of_their_values():
    for row in DOCUMENT.to_rows():
        assert list(row) == list(ROW_TYPES)
        assert all(value is None or type(value) is ROW_TYPES[key] for key, value in row.items())
