"""What kind of thing stands in marks where nobody speaks."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.attribution.other_marked import other_kind
from quoteattr.lexicon import english
from quoteattr.model import OtherKind
from quoteattr.scene import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The so-called “reform” failed.", "scare"),
        ("The self-styled “prince” left.", "scare"),
        ("They paid a “voluntary” fee.", "scare"),
        ("The “help” came too late.", "scare"),
        ("Her novel “Storm Over Tema” sold well.", "title"),
        ("They sang “Waves” from the album “salt”.", "title"),
        ("The film “Harbour” opens on Friday.", "title"),
        ("She hosts “The Morning After Tema” on radio.", "title"),
        ("The play ‘A Pier Too Far’ closed.", "title"),
        ("Kwame “Thunder” Asante won.", "nickname"),
        ("William ‘Bud’ Harkness won.", "nickname"),
        ("Li Na, nicknamed “Big Fish”, won.", "nickname"),
        ("Li Na, known as “Big Fish”, won.", "nickname"),
        ("Li Na, aka “Big Fish”, won.", "nickname"),
        ("The term “blue economy” is new.", "term"),
        ("The word “pier” is old.", "term"),
        ("“Ubuntu” means kindness.", "term"),
        ("Such waves are called “rogues”.", "term"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    scene = read(text, english())
    assert other_kind(scene, len(scene.quotations) - 1) == kind


PIECES = ["“Big Fish”", "‘so’", '"', "“”", "“ ”", "so-called", "Li Na", "the", "novel", "known as", ",", ".", "\n\n"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=40)


@settings(max_examples=40)
@given(TEXTS)
def test_every_quotation_has_a_kind_wherever_it_stands(text: str) -> None:
    scene = read(text, english())
    assert {other_kind(scene, k) for k in range(len(scene.quotations))} <= set(get_args(OtherKind))
