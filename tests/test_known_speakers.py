"""Which entity is a known speaker: cautiously, by full names and given aliases; and how known speakers are read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from quoteattr import Extractor, InputError, KnownSpeaker
from quoteattr.known_speakers import KnownSpeakers, read_known_speakers
from quoteattr.words.name_forms import Form

DESK = (
    KnownSpeaker("asif", "Khawaja Asif", ["Asif", "Khawaja Muhammad Asif"]),
    KnownSpeaker("kamran", "Kamran Asif"),
    KnownSpeaker("john-a", "John A. Reed"),
    KnownSpeaker("john-b", "John B. Reed"),
    KnownSpeaker("ken-sr", "Ken Dorsey Sr."),
    KnownSpeaker("zoe", "Zoë Nuñez", ["Zo"]),
    KnownSpeaker("twin-1", "Mary Cole"),
    KnownSpeaker("twin-2", "Mary Cole", ["Mary C. Cole"]),
    KnownSpeaker("chris", "Chris Abara"),
    KnownSpeaker("hooks", "bell hooks"),
    KnownSpeaker("ford", "Amy Ford", ["Ford"]),
    KnownSpeaker("watch", "Harbour Watch", ["HW", "Tidewatch"], "organisation"),
)
INDEX = KnownSpeakers(DESK)


def forms(names: str) -> list[Form]:
    return [tuple(name.split()) for name in names.split("/")]


@pytest.mark.parametrize(
    ("names", "id_"),
    [
        ("Khawaja Asif", "asif"),
        ("Khawaja Asif/Asif", "asif"),
        ("Khawaja Muhammad Asif", "asif"),
        ("KHAWAJA ASIF", "asif"),
        ("Asif", "asif"),  # the alias was given, and the article has no fuller name
        ("Kamran Asif/Asif", "kamran"),  # the article's full name decides
        ("Naveed Asif/Asif", None),
        ("Kamran Asif/Khawaja Asif", None),  # the article's entity has the names of two
        ("Kamran", None),
        ("K. Asif", None),
        ("Zoe Nunez", "zoe"),
        ("Zo", "zoe"),
        ("Nuñez", None),  # no alias
        ("Zoë M. Nuñez", "zoe"),  # a middle name that only one has
        ("John Reed", None),  # two could be meant
        ("John A. Reed", "john-a"),
        ("John A Reed", "john-a"),
        ("John C. Reed", None),
        ("Ken Dorsey", None),  # father or son
        ("Ken Dorsey Sr", "ken-sr"),
        ("Ken Dorsey Jr.", None),
        ("Mary Cole", None),
        ("Mary C. Cole", "twin-2"),
        ("Christine Abara", None),
        ("Bell Hooks", "hooks"),
        ("Ana Ruiz", None),
        ("Mohammed Asif/Khawaja Muhammad Asif", "asif"),  # the article joins the two
    ],
)
def test_persons(names: str, id_: str | None) -> None:
    assert INDEX.id_of(forms(names), "person") == id_


@pytest.mark.parametrize(
    ("names", "id_"),
    [
        ("Harbour Watch", "watch"),
        ("HW", "watch"),
        ("Harbour Watch/HW", "watch"),
        ("Harbour Watch International/HW", "watch"),  # an acronym that the article itself explains
        ("Harbour Watch International", None),
        ("Ford", None),  # a person's alias says nothing of a company
    ],
)
def test_organisations(names: str, id_: str | None) -> None:
    assert INDEX.id_of(forms(names), "organisation") == id_


def test_nobody_without_a_name() -> None:
    assert INDEX.id_of([], "person") is None


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Khawaja Asif spoke. “No berth is free,” Asif said.", [("Khawaja Asif", "asif")]),
        ("“No berth is free,” said Zoë Nuñez and John Reed.", [("Zoë Nuñez", "zoe"), ("John Reed", None)]),
        ("“No berth is free,” an aide to Zoë Nuñez said.", [("an aide", None)]),
        ("“No berth is free,” said bell hooks on the quay.", [("bell hooks", "hooks")]),
        ("“No berth is free,” Portreeve Kamran Asif said.", [("Kamran Asif", "kamran")]),
        ("“No berth is free,” Harbour Watch said in a statement.", [("Harbour Watch", "watch")]),
    ],
)
def test_the_id_comes_back_on_the_speaker(text: str, speakers: list[tuple[str, str | None]]) -> None:
    quote = Extractor(known_speakers=DESK).extract(text).quotes[0]
    assert [(str(entity), entity and entity.id) for entity in (quote.speaker, *quote.also_by)] == speakers


def test_ids_are_no_reason_to_change_anything_else() -> None:
    text = "Khawaja Asif spoke. “No berth is free,” Asif said, and Ana Ruiz added: “None.”"
    known, plain = (Extractor(known_speakers=some).extract(text).to_rows() for some in (DESK, ()))
    assert [row.pop("speaker_id") for row in known] == ["asif", None]
    assert [row.pop("speaker_id") for row in plain] == [None, None]
    assert known == plain


def test_dicts_are_taken_and_other_fields_passed_over() -> None:
    row = {"id": 17, "name": "Khawaja Asif", "aliases": ["Asif"], "born": 1949}
    assert Extractor(known_speakers=[row]).known_speakers == (KnownSpeaker("17", "Khawaja Asif", ("Asif",)),)


def test_an_extractor_with_known_speakers_is_a_value() -> None:
    one = Extractor(known_speakers=DESK)
    assert pickle.loads(pickle.dumps(one)) == one == Extractor(known_speakers=list(DESK))
    assert hash(one) == hash(Extractor(known_speakers=iter(DESK)))
    assert one != Extractor()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("desk.jsonl", "known_speakers is a list of KnownSpeaker or dicts, not str"),
        ({"id": "a", "name": "Ana Ruiz"}, "known_speakers is a list of KnownSpeaker or dicts, not dict"),
        (None, "known_speakers is a list of KnownSpeaker or dicts, not NoneType"),
        ([DESK[0], "Ana Ruiz"], "known_speakers[1]: a KnownSpeaker or a dict is expected, not str"),
        ([{"name": "Ana Ruiz"}], 'known_speakers[0]: "id" is missing'),
        ([{"id": "a"}], 'known_speakers[0]: "name" is missing'),
        ([{"id": True, "name": "Ana Ruiz"}], 'known_speakers[0]: "id" must be a string, not true or false'),
        ([{"id": "a", "name": " "}], "known_speakers[0]: the name of a known speaker is a string that is not empty"),
        ([{"id": "a", "name": "Ana Ruiz", "aliases": "Ana"}], 'known_speakers[0]: "aliases" must be a list'),
        ([{"id": "a", "name": "Ana Ruiz", "aliases": [""]}], "known_speakers[0]: the aliases of a known speaker is a"),
        ([{"id": "a", "name": "Ana Ruiz", "kind": "dog"}], 'known_speakers[0]: "kind" must be one of person, organ'),
        ([DESK[0], DESK[0]], 'known_speakers[1]: the id "asif" belongs to Khawaja Asif: give all names in one entry'),
    ],
)
def test_what_is_wrong_is_told_with_its_place(given: object, message: str) -> None:
    with pytest.raises(InputError) as error:
        Extractor(known_speakers=given)  # type: ignore[arg-type]
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (("", "Ana Ruiz"), "the id of a known speaker is a string that is not empty, not ''"),
        ((7, "Ana Ruiz"), "the id of a known speaker is a string that is not empty, not 7"),
        (("a", "Ana Ruiz", "Ana"), "the aliases of a known speaker are a list of strings, not 'Ana'"),
        (("a", "Ana Ruiz", None), "the aliases of a known speaker are a list of strings, not None"),
        (("a", "Ana Ruiz", (), "group"), "the kind of a known speaker is person or organisation, not 'group'"),
    ],
)
def test_a_known_speaker_is_checked(fields: tuple[object, ...], message: str) -> None:
    with pytest.raises(InputError) as error:
        KnownSpeaker(*fields)  # type: ignore[arg-type]
    assert str(error.value) == message


def test_files(tmp_path: Path) -> None:
    people, bodies = tmp_path / "people.jsonl", tmp_path / "bodies.jsonl"
    people.write_text('{"id": "p1", "name": "Ana Ruiz"}\n\n{"id": "p2", "name": "Ben Oda"}\n', "utf-8")
    bodies.write_text('{"id": "p1", "name": "Harbour Watch", "kind": "organisation"}\n', "utf-8")
    assert [speaker.name for speaker in read_known_speakers(people)] == ["Ana Ruiz", "Ben Oda"]
    with pytest.raises(InputError, match=r'bodies.jsonl:1: the id "p1" belongs to Ana Ruiz: '):
        read_known_speakers(people, bodies)
    people.write_text('{"id": "p1", "name": "Ana Ruiz"}\n\n{"id": "p2"}\n', "utf-8")
    with pytest.raises(InputError, match=r'people.jsonl:3: "name" is missing'):
        read_known_speakers(people)


REED = KnownSpeaker("reed", "Robert Reed", ["Scoop Reed", "Rocky Marsh"])


@pytest.mark.parametrize(
    ("text", "name", "aliases", "mentions", "roles"),
    [
        (
            "“No berth is free,” said Mayor Scoop Reed. “It is late,” said Rocky Marsh, a critic. Robert Reed slept.",
            "Scoop Reed",  # as the article calls who speaks; the Robert Reed who sleeps says nothing
            ("Rocky Marsh",),
            ("Scoop Reed", "Rocky Marsh"),
            ("Mayor", "critic"),
        ),
        (
            "“No berth is free,” said Mayor Scoop Reed.\n\n“It is late,” said Robert Reed, the harbour master.",
            "Robert Reed",  # the name that is known, though it comes later
            ("Scoop Reed",),
            ("Scoop Reed", "Robert Reed"),
            ("Mayor", "harbour master"),
        ),
        (
            "“It is late,” said Rocky Marsh and Scoop Reed.",
            "Rocky Marsh",
            ("Scoop Reed",),
            ("Rocky Marsh", "Scoop Reed"),
            (),
        ),
    ],
)
def test_who_is_the_same_known_speaker_is_one_entity(
    text: str, name: str, aliases: tuple[str, ...], mentions: tuple[str, ...], roles: tuple[str, ...]
) -> None:
    document = Extractor(known_speakers=[REED]).extract(text)
    (entity,) = document.entities
    assert (entity.id, entity.name, entity.aliases) == ("reed", name, aliases)
    assert tuple(str(mention) for mention in entity.mentions) == mentions
    assert tuple(str(role) for role in entity.roles) == roles
    assert {(quote.speaker, quote.also_by) for quote in document.quotes} == {(entity, ())}
