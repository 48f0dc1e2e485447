"""Roles beside a mention: which words, from where to where, and which one tells the reader most."""

from __future__ import annotations

import pytest

import quoteattr
from quoteattr.lexicon import english
from quoteattr.model import Role
from quoteattr.phrases.roles import RoleFinder
from quoteattr.scene import read


def roles_of(name: str, text: str) -> list[Role]:
    """The roles at every mention whose name or head is ``name``, in the order of the text."""
    scene = read(text, english())
    finder = RoleFinder(scene.tokens, text, scene.lexicon)
    found = [scene.mentions[k] for k in range(len(scene.mentions)) if scene.name_of(k) == name]
    assert found, f"no mention of {name}"
    return [role for phrase in found for role in finder.beside(phrase)]


BEFORE = [
    ("Lena Fischer", "On Monday Dunmore campaign manager Lena Fischer quit.", ["Dunmore campaign manager"]),
    ("Hugo Brandt", "It was the economist and chess master Hugo Brandt who won.", ["economist and chess master"]),
    ("Nadia Rahimi", "A joke by “Harbour Lights” actress Nadia Rahimi went down well.", ["“Harbour Lights” actress"]),
    ("Nadia Rahimi", "“It was a joke,” actress Nadia Rahimi said.", ["actress"]),
    ("Colin Pike", "Then Press Secretary Col. Colin Pike spoke.", ["Press Secretary"]),
    ("Colin Pike", "Then party leader Senator Colin Pike spoke.", ["party leader", "Senator"]),
    ("Colin Pike", "Then secretary of state Colin Pike spoke.", ["secretary of state"]),
    ("Pike", "She is a lawyer and Pike supporter.", []),
    ("Marta Olsen", "The Fishery Union’s Marta Olsen disagreed.", ["Fishery Union’s"]),
    ("Dana Cole", "Co-founders Dana Cole and Priya Nair met in 2009.", ["Co-founders"]),
    ("Holt", "Then Mr. Holt left.", []),
    ("Vega", "Then former president de la Vega left.", ["former president"]),
    ("Buren", "Then U.S. President van Buren left.", ["U.S. President"]),
    ("Karen Holt", "The bill would assist Dayton Mayor Karen Holt.", ["Dayton Mayor"]),
    ("Karen Holt", "Last week State Department official Karen Holt left.", ["State Department official"]),
    ("Karen Holt", "County freeholder Karen Holt left.", ["County freeholder"]),
    ("Tom Archer", "They met through the private tutor Tom Archer used as a boy.", []),
]
AFTER = [
    ("Ann Whitlock", "Ann Whitlock, 54, a retired nurse from Boise, Idaho, sang.", ["retired nurse from Boise, Idaho"]),
    ("Ann Whitlock", "Ann Whitlock (D-Ore.), chair of the panel, was there.", ["D-Ore.", "chair of the panel"]),
    ("Ann Whitlock", "Ann Whitlock, R-Idaho, was there.", ["R-Idaho"]),
    ("Ann Whitlock", "Ann Whitlock of the Harbour Trust was there.", ["of the Harbour Trust"]),
    ("Ann Whitlock", "Ann Whitlock of Kisumu was there.", []),
    ("Ann Whitlock", "Ann Whitlock, a clerk for those fighting a dam, sang.", ["clerk for those fighting a dam"]),
    ("Ann Whitlock", "Ann Whitlock, a fellow at the Lund Institute, was there.", ["fellow at the Lund Institute"]),
    ("Ann Whitlock", "In a talk with host Ann Whitlock, the president said so.", ["host"]),
    ("Ann Whitlock", "In Idaho, Ann Whitlock, the president, said so.", ["president"]),
    ("Ann Whitlock", "After a talk with Ann Whitlock, the president, he left.", ["president"]),
    ("Ann Whitlock", "Ann Whitlock, one of the founders, was there.", ["one of the founders"]),
    ("Ann Whitlock", "Ann Whitlock, a nephrologist at the clinic, was there.", ["nephrologist at the clinic"]),
    (
        "Ann Whitlock",
        "Ann Whitlock, a lawyer for the port and a friend of the mayor, was there.",
        ["lawyer for the port", "friend of the mayor"],
    ),
    (
        "Ann Whitlock",
        "Ann Whitlock, vice president and assistant general counsel for the bank, was there.",
        ["vice president and assistant general counsel for the bank"],
    ),
    ("Ann Whitlock", "Ann Whitlock, a spokeswoman for the port in an email, denied it.", ["spokeswoman for the port"]),
    ("Ann Whitlock", "Ann Whitlock, Republican of Idaho, was there.", ["Republican of Idaho"]),
    ("Ann Whitlock", "Ann Whitlock, the Idaho Republican who won, was there.", ["Idaho Republican"]),
    ("Ann Whitlock", "Ann Whitlock of Idaho, the ranking Democrat, was there.", ["ranking Democrat"]),
    ("Ann Whitlock", "Ann Whitlock, 54, of Boise, a retired nurse, was there.", ["retired nurse"]),
    ("Ann Whitlock", "Ann Whitlock, D-Ore., a member of the panel, was there.", ["D-Ore.", "member of the panel"]),
    ("Ann Whitlock", "Ann Whitlock, Ph.D., a chemist, was there.", ["Ph.D.", "chemist"]),
    (
        "Ann Whitlock",
        "Ann Whitlock, a port aide and Joe Diaz’s chief strategist, sang.",
        ["port aide", "Joe Diaz’s chief strategist"],
    ),
    (
        "Ann Whitlock",
        "Ann Whitlock, head of the union and one of its founders, sang.",
        ["head of the union", "one of its founders"],
    ),
    (
        "Ann Whitlock",
        "Ann Whitlock, adviser on trade and energy, sang.",
        ["adviser on trade and energy"],
    ),
    ("Ann Whitlock", "According to Ann Whitlock, every minister in the cabinet left.", []),
    ("Ann Whitlock", "Ann Whitlock, Sen. Joe Diaz and others came.", []),
    ("Ann Whitlock", "According to Ann Whitlock, the driver fled.", []),
]
PREDICATES = [
    ("Ivo Marek", "Ivo Marek, who was Duarte’s campaign pollster, agreed.", ["Duarte’s campaign pollster"]),
    ("Ivo Marek", "Ivo Marek, who heads a project on old maps, agreed.", ["heads a project on old maps"]),
    ("Ivo Marek", "Ivo Marek, who served as chief aide to the king, agreed.", ["chief aide to the king"]),
    ("Ivo Marek", "Ivo Marek, who now teaches law in Split, agreed.", ["teaches law in Split"]),
    ("Ivo Marek", "Ivo Marek, 43, of Split, who works in retail, agreed.", ["works in retail"]),
    ("Ivo Marek", "Ivo Marek, 43, is a loyal supporter of the mayor.", ["loyal supporter of the mayor"]),
    ("Ivo Marek", "Ivo Marek was a happy child.", []),
    ("Ivo Marek", "Ivo Marek, who lost his keys, agreed.", []),
]
COMMA = [
    ("Tri Wibowo", "The mayor of Palem, Tri Wibowo, was there.", ["mayor of Palem"]),
    ("Tri Wibowo", "I saw the head of the drill and rescue unit, Tri Wibowo.", ["head of the drill and rescue unit"]),
    ("Tri Wibowo", "The girl’s uncle, Tri Wibowo, was there.", ["girl’s uncle"]),
    ("Tri Wibowo", "She was happy to see her nephew, Tri Wibowo said.", []),
    ("Tri Wibowo", "In a note to the governor, Tri Wibowo objected.", []),
]


@pytest.mark.parametrize(("name", "text", "titles"), BEFORE + AFTER + PREDICATES + COMMA)
def test_beside_a_name(name: str, text: str, titles: list[str]) -> None:
    roles = roles_of(name, text)
    assert [role.title for role in roles] == titles
    assert all(text[role.span.start : role.span.end] == role.span.text for role in roles)


def test_any_white_space_within_a_role_is_one_space_in_its_title() -> None:
    [role] = roles_of("Ann Whitlock", "Later Ann Whitlock, a lawyer \t for\u00a0the port, spoke up.")
    assert role.title == "lawyer for the port"
    assert role.span.text == "lawyer \t for\u00a0the port"


@pytest.mark.parametrize(
    ("words", "former", "acting"),
    [
        ("former minister", True, False),
        ("acting minister", False, True),
        ("minister", False, False),
        ("adviser to the former minister", False, False),
    ],
)
def test_former_and_acting_are_said_of_the_head(words: str, former: bool, acting: bool) -> None:
    [role] = roles_of("Ann Whitlock", f"Ann Whitlock, the {words}, was there.")
    assert (role.title, role.former, role.acting) == (words, former, acting)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # the fullest at the introduction, not the nearest
        ("Dr. Amal Nasser, a surgeon in Tyre, was there. “It is over,” Dr. Nasser said.", "surgeon in Tyre"),
        # whom she is to another tells least
        ("His wife, Amal Nasser, was there. Nasser, a surgeon in Tyre, wept. “Enough,” she said.", "surgeon in Tyre"),
        ("His wife, Amal Nasser, was there. “It is over,” Nasser said.", "His wife"),
        # an office more than a party
        ("“It is over,” said Senator Amal Nasser, Democrat of Ohio.", "Senator"),
        ("“It is over,” said Amal Nasser, a Democrat.", "Democrat"),
        ("“It is over,” said Dr. Amal Nasser.", "Dr."),
        ("“It is over,” said Amal Nasser.", None),
    ],
)
def test_the_role_of_a_quote(text: str, role: str | None) -> None:
    [quote] = quoteattr.extract(text).quotes
    assert str(quote.speaker) == "Amal Nasser"
    assert (quote.role and quote.role.title) == role


def test_a_long_run_of_words_is_read_in_pieces() -> None:
    text = "Ann Whitlock, a " + "very keen " * 5000 + "sailor, left."
    assert roles_of("Ann Whitlock", text) == []
