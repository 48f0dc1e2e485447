"""Fitting: the conditional logit on problems whose answer is known, folds, and which candidate is right by the gold."""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="fitting needs numpy (extra dev)")
pytest.importorskip("scipy", reason="fitting needs scipy (extra dev)")

from benchmarks.corpus import antecedents, folds, gold_row, is_labelled, right_candidates
from benchmarks.logit import Choice, fit
from quoteattr.attribution.decide import candidates, decide
from quoteattr.attribution.quote_view import QuoteView
from quoteattr.attribution.quotes import join_quotations
from quoteattr.evaluate import GoldArticle, GoldQuote, read_gold
from quoteattr.lexicon import english
from quoteattr.scene import read

# --- The conditional logit ---


def test_odds_of_one_clue() -> None:
    """Right three times in four: log-odds of three to one."""
    choices = [Choice([["clue"], []], [k % 4 > 0, k % 4 == 0]) for k in range(400)]
    assert fit(choices, penalty=1e-6)["clue"] == pytest.approx(math.log(3), abs=1e-3)


def test_weights_that_made_the_choices_are_recovered() -> None:
    chance = random.Random(7)
    truth = {"good": 1.5, "bad": -1.0, "idle": 0.0}
    choices = []
    for _ in range(3000):
        options = [[clue for clue in truth if chance.random() < 0.5] for _ in range(4)]
        likely = [math.exp(sum(truth[clue] for clue in clues)) for clues in options]
        (chosen,) = chance.choices(range(4), likely)
        choices.append(Choice(options, [k == chosen for k in range(4)]))
    fitted = fit(choices)
    assert fitted == pytest.approx(truth, abs=0.15)
    assert fit(choices) == fitted


def test_several_right_options_share_the_credit() -> None:
    choices = [Choice([["a"], ["b"], ["c"]], [True, True, False])] * 50
    weights = fit(choices)
    assert weights["a"] == pytest.approx(weights["b"], abs=1e-6)
    assert weights["a"] > 0 > weights["c"]


def test_a_choice_counts_by_its_weight() -> None:
    votes = [Choice([["a"], ["b"]], [True, False], 1.0)] * 30 + [Choice([["a"], ["b"]], [False, True], 3.0)] * 30
    weights = fit(votes)
    assert weights["b"] > 0 > weights["a"]


def test_rare_clues_are_left_out() -> None:
    choices = [Choice([["often"], []], [True, False])] * 10 + [Choice([["rare"], []], [True, False])] * 3
    assert fit(choices, at_least=4).keys() == {"often"}


def test_a_penalty_holds_weights_down() -> None:
    choices = [Choice([["clue"], []], [True, False])] * 50
    free, held = fit(choices, penalty=0.1)["clue"], fit(choices, penalty=100.0)["clue"]
    assert 0 < held < free
    # where the gradient vanishes: 50 (1 - p) = penalty · weight
    assert held == pytest.approx(0.5 / (1 + math.exp(held)), abs=1e-3)


# --- Folds ---

WORDS = "pier storm harbour mayor boat market river school clinic bridge union senate salt wire sea road rain".split()


def article(name: str, *seeds: int) -> GoldArticle:
    """Sixty words for each seed; articles with a seed in common share them."""
    words = [" ".join(random.Random(seed).choices(WORDS, k=60)) for seed in seeds]
    return GoldArticle(name, " ".join(words), ())


SINGLES = [article(f"single-{k}", 1000 + k) for k in range(60)]


def test_every_article_has_a_fold_and_every_fold_articles() -> None:
    found = folds(SINGLES, 5)
    assert len(found) == len(SINGLES)
    assert set(found) == set(range(5))


def test_the_fold_of_an_article_does_not_depend_on_the_others() -> None:
    alone = dict(zip([a.id for a in SINGLES], folds(SINGLES, 5), strict=True))
    some = SINGLES[40:5:-1]
    assert folds(some, 5) == [alone[a.id] for a in some]


def test_folds_are_the_same_in_every_process(root: Path) -> None:
    """Words hash differently in each; articles go there as JSON."""
    articles = [*SINGLES[:20], article("a", 1, 2), article("b", 1, 3)]
    code = (
        "import json, sys; from benchmarks.corpus import folds; from quoteattr.evaluate import GoldArticle\n"
        "print(folds([GoldArticle(name, text, ()) for name, text in json.load(sys.stdin)], 5))"
    )
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": "1"}
    sent = json.dumps([(a.id, a.text) for a in articles])
    done = subprocess.run(
        [sys.executable, "-c", code], input=sent, capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout == f"{folds(articles, 5)}\n"


@pytest.mark.parametrize(
    ("versions", "together"),
    [
        ([(1,), (1,)], True),
        ([(1, 2), (1, 3)], True),
        ([(1, 2, 3), (1,)], True),
        ([(1, 2), (2, 3), (3, 4)], True),
        ([(1, 2), (1, 3), (1, 4)], True),
        ([(1, 2, 3, 4, 5), (5, 6, 7, 8, 9)], False),
        ([(1,), (2,), (1, 2)], True),
    ],
)
def test_near_duplicates_stay_together(versions: list[tuple[int, ...]], together: bool) -> None:
    """Over many names, so that no two are together by a lucky hash."""
    luck = []
    for name in range(8):
        articles = [article(f"{name}-{k}", *seeds) for k, seeds in enumerate(versions)]
        luck.append(len(set(folds([*SINGLES[:3], *articles], 997)[3:])) == 1)
    assert luck == [together] * 8


def test_short_articles_have_a_fold_too() -> None:
    texts = ["It fell.", "It fell.", ""]
    found = folds([GoldArticle(str(k), text, ()) for k, text in enumerate(texts)], 5)
    assert [fold in range(5) for fold in found] == [True] * 3


# --- Gold rows ---


def gold(text: str, source: str, *, all_marks: bool = False, attributed: bool = True) -> GoldArticle:
    """An article with one row a quotation, each with this source, where it stands first."""
    scene = read(text, english())
    at = text.index(source)
    spans = ((at, at + len(source)),)
    rows = [GoldQuote(q.start, q.end, attributed, source=spans, speaker=source) for q in scene.quotations]
    return GoldArticle("g", text, tuple(rows), all_marks)


def right(article: GoldArticle) -> list[str]:
    """The heads of the right candidates of the first quote; "-" for nobody."""
    scene = read(article.text, english())
    unit = join_quotations(scene)[0]
    row = gold_row(article, scene, unit)
    assert row is not None
    found = right_candidates(article, scene, row, candidates(QuoteView(scene, unit, [])))
    return ["-" if k < 0 else scene.name_of(k) for k in found]


@pytest.mark.parametrize(
    ("text", "source", "head"),
    [
        ("“It fell,” said Jo Weaver.", "Jo Weaver", "Jo Weaver"),
        ("“It fell,” said Jo Weaver.", "Weaver", "Jo Weaver"),
        ("“It fell,” said Sanders campaign manager Jo Weaver.", "Sanders campaign manager Jo Weaver", "Jo Weaver"),
        (
            "Pakistan’s Defence Minister Khawaja Asif said it “fell”.",
            "Pakistan’s Defence Minister Khawaja Asif",
            "Khawaja Asif",
        ),
        ("Her landlord, Kofi Mensah, said it “fell”.", "Her landlord, Kofi Mensah", "Kofi Mensah"),
        ("Kofi Mensah, the mayor of Lagos, said it “fell”.", "Kofi Mensah, the mayor of Lagos", "Kofi Mensah"),
        ("A spokeswoman for the ministry said it “fell”.", "A spokeswoman for the ministry", "spokeswoman"),
        ("Diallo’s lawyer said it “fell”.", "Diallo’s lawyer", "lawyer"),
        ("Kofi Mensah, who said it “fell”, left.", "who", "Kofi Mensah"),
        ("It “fell”, they said.", "they", "they"),
    ],
)
def test_the_head_of_the_annotated_words_is_right(text: str, source: str, head: str) -> None:
    assert right(gold(text, source)) == [head]


def test_nobody_is_right_where_nobody_speaks() -> None:
    assert right(gold("Kofi Mensah read “Storm Over Tema”.", "Kofi Mensah", attributed=False)) == ["-"]


def test_none_is_right_where_the_pool_lacks_the_source() -> None:
    filler = "It rained for many days and the road was under water. " * 8
    assert right(gold(f"Kofi Mensah left.\n\n{filler}\n\n“It fell.”", "Kofi Mensah")) == []


@pytest.mark.parametrize(("all_marks", "count"), [(False, 1), (True, 2)])
def test_the_same_words_are_right_too_where_the_place_was_searched_for(all_marks: bool, count: int) -> None:
    text = "Kofi Mensah wept. “It fell,” Kofi Mensah said."
    assert right(gold(text, "Kofi Mensah", all_marks=all_marks)) == ["Kofi Mensah"] * count


def test_gold_row_is_the_scored_one_that_covers_the_quote() -> None:
    text = "“It fell,” Kofi Mensah said, “all of it,” and left."
    scene = read(text, english())
    unit = join_quotations(scene)[0]
    first, second = (GoldQuote(q.start, q.end, True) for q in scene.quotations)
    unscored = GoldQuote(first.start, first.end, True, scored=False)
    elsewhere = GoldQuote(0, 1, True)
    assert gold_row(GoldArticle("g", text, (elsewhere, first, second)), scene, unit) == first
    assert gold_row(GoldArticle("g", text, (unscored, elsewhere)), scene, unit) is None
    assert gold_row(GoldArticle("g", text, ()), scene, unit) is None


def test_labelled_articles_name_or_describe_somebody() -> None:
    for speaker, description, labelled in (("Li Na", None, True), (None, "a man", True), (None, None, False)):
        row = GoldQuote(0, 1, True, speaker=speaker, description=description)
        assert is_labelled(GoldArticle("g", "“x”", (row,))) is labelled


# --- All of it, small ---


def test_a_fit_on_a_few_articles_tells_who_tells_from_who_is_told() -> None:
    people = [
        "Amina Diallo",
        "Sergei Lindqvist",
        "Li Na",
        "Ngozi Eze",
        "Kofi Mensah",
        "Ana Ruiz",
        "Jo Weaver",
        "Thuli Dube",
    ]
    shapes = ["“It fell,” {0} told {1}.", "{0} told {1}: “It fell.”", "“It fell,” said {0}, who met {1}."]
    choices = []
    for k, teller in enumerate(people):
        for shape in shapes:
            told = people[k - 3]
            example = gold(shape.format(teller, told), teller)
            scene = read(example.text, english())
            unit = join_quotations(scene)[0]
            pool = candidates(QuoteView(scene, unit, []))
            wanted = right_candidates(example, scene, example.quotes[0], pool)
            choices.append(Choice([c.clues for c in pool], [c.mention in wanted for c in pool]))
    weights = fit(choices)
    for shape in shapes:
        scene = read(shape.format("Ulla Sandström", "Aziz Rakhimov"), english())
        (decision,) = decide(scene, join_quotations(scene), weights)
        assert scene.name_of(decision.candidates[decision.best].mention) == "Ulla Sandström"


# --- Whom sources mean, read by hand ---


def test_antecedents_point_at_quotes_that_no_label_covers(shared: Path) -> None:
    articles = {article.id: article for article in read_gold(shared / "corpus" / "polnear-train.jsonl")}
    read_by_hand = antecedents()
    assert len(read_by_hand) > 100
    for id, rows in read_by_hand.items():
        assert not is_labelled(articles[id])
        assert rows.keys() <= {row.start for row in articles[id].quotes if row.attributed and row.scored}
