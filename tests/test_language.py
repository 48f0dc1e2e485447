"""English is told from its neighbours; elsewhere all that stands in marks is kept, and nobody is said to speak."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoteattr
from quoteattr.lexicon import english
from quoteattr.text.language import is_english

ENGLISH = [
    "The pier fell on Monday, the mayor of Tema said, after a storm that took every boat in the harbour.",
    "“It fell,” said Amina Diallo. “We wept, and then we went home.”",
    "Kigezi farmers in Kabale say matooke prices fell when traders from Mbarara stopped buying at Katuna.",
    "Shri Venkaiah Naidu told the Lok Sabha that the crore-rupee yojana would be ready by Diwali.",
    "the rain came and nobody was ready for it, she wrote",
    "HARBOUR PIER FALLS IN STORM, MAYOR OF TEMA BLAMES “SALT”",
]
OTHER = {
    "Spanish": "El muelle cayó el lunes, dijo la alcaldesa de Tema, después de una tormenta que se llevó los barcos.",
    "French": "La jetée est tombée lundi, a dit la maire de Tema, après une tempête qui a pris tous les bateaux.",
    "German": "Der Steg ist am Montag eingestürzt, sagte die Bürgermeisterin, nachdem ein Sturm alle Boote mitnahm.",
    "Italian": "Il molo è caduto lunedì, ha detto la sindaca di Tema, dopo una tempesta che ha preso tutte le barche.",
    "Portuguese": "O cais caiu na segunda-feira, disse a prefeita de Tema, após uma tempestade que levou os barcos.",
    "Dutch": "De pier is maandag ingestort, zei de burgemeester van Tema, na een storm die alle boten meenam.",
    "Swedish": "Bryggan föll i måndags, sade borgmästaren i Tema, efter en storm som tog alla båtar i hamnen.",
    "Polish": "Molo runęło w poniedziałek, powiedziała burmistrzyni, po burzy, która zabrała wszystkie łodzie z portu.",
    "Turkish": "İskele pazartesi günü çöktü, dedi belediye başkanı, fırtına limandaki bütün tekneleri alıp götürdü.",
    "Indonesian": "Dermaga itu runtuh pada hari senin, kata wali kota, setelah badai yang membawa semua perahu.",
    "Swahili": "Gati hilo lilianguka jumatatu, alisema meya wa mji huo, baada ya dhoruba iliyochukua mashua zote.",
    "Russian": "Пирс рухнул в понедельник, сказала мэр города, после бури, которая унесла все лодки из гавани.",
    "Greek": "Η προβλήτα έπεσε τη δευτέρα, είπε η δήμαρχος, μετά από καταιγίδα που πήρε όλες τις βάρκες.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert is_english(text, english())


SHORT = [
    "قال المتحدث “نحن هنا” وغادر المكان",
    "发言人说：“我们不会走。”",
    "„Wir bleiben“, sagte Kern.",
    "“Sí”, dijo Ruiz.",
]


@pytest.mark.parametrize("text", [*OTHER.values(), *SHORT])
def test_other_languages(text: str) -> None:
    assert not is_english(text, english())


@pytest.mark.parametrize(
    "text", ["", "Ruiz", "“No,” said Ruiz.", "1,200 / 3%", "“No,” Ana de la Vega said. “Yes,” de la Vega added."]
)
def test_a_few_words_tell_nothing(text: str) -> None:
    assert is_english(text, english())


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_in_another_language_quotes_are_kept_and_nobody_is_said_to_speak(text: str) -> None:
    document = quoteattr.extract(f"{text}\n\n“Tema, Tema, Tema”, Amina Diallo.")
    assert [quote.text for quote in document.quotes] == ["Tema, Tema, Tema"]
    assert (document.quotes[0].speaker, document.quotes[0].attribution, document.speakers) == (None, None, ())


def test_a_foreign_quote_in_an_english_article() -> None:
    text = "“No pasarán, no pasarán, no pasarán,” said Ana Ruiz, who has run the fish market on the quay since May."
    (quote,) = quoteattr.extract(text).quotes
    assert str(quote.speaker) == "Ana Ruiz"


@given(st.text(max_size=300), st.sampled_from(["\n", "  ", "\u2003"]))
def test_any_text_is_judged_by_its_words_alone(text: str, blank: str) -> None:
    assert is_english(f"{blank}{text}{blank}", english()) == is_english(text, english())
