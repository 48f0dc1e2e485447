from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest
from attrs import evolve

from quoteattr.errors import InputError
from quoteattr.evaluate import (
    KINDS,
    GoldArticle,
    GoldQuote,
    Prediction,
    changes,
    describe_error,
    errors,
    evaluate,
    judge,
    predictions,
    read_gold,
    read_predictions,
    write_predictions,
)
from quoteattr.model import Attribution, Clue, Cue, Document, Entity, Mention, OtherMarked, Quote, Role, Span

TINY = Path(__file__).parent / "gold" / "tiny.jsonl"
SHARED = Path(__file__).parents[2] / "shared"


def span_of(article: GoldArticle, words: str) -> tuple[int, int]:
    start = article.text.index(words)
    return start, start + len(words)


def row(
    article: GoldArticle,
    words: str,
    mention: str | None = None,
    speaker: str | None = None,
    role: str | None = None,
    confidence: float | None = None,
) -> Prediction:
    start, end = span_of(article, words)
    place = span_of(article, mention) if mention else None
    return Prediction(start, end, place, mention, speaker, role, confidence)


@pytest.fixture(scope="module")
def gold() -> tuple[GoldArticle, ...]:
    return read_gold(TINY)


@pytest.fixture(scope="module")
def predicted(gold: tuple[GoldArticle, ...]) -> dict[str, tuple[Prediction, ...]]:
    """Every kind of error once at least, and every kind of success."""
    harbour, verdict, _ = gold
    return {
        "harbour": (
            row(
                harbour,
                "“We will rebuild the harbour before the winter,”",
                "Mayor Amina",
                "Amina Diallo",
                "mayor",
                0.99,
            ),
            row(harbour, "Nobody will be left behind.", "Amina Diallo", "Diallo", None, 0.9),
            row(harbour, "That is easily said,", "Jonas Weber", "Jonas Weber", "head of the fishermen’s union", 0.8),
            row(harbour, "asked three times", "A senior aide", "Jonas Weber", None, 0.5),
            row(harbour, "Low Water", None, None, None, 0.2),
        ),
        "verdict": (
            row(verdict, "The court was wrong", "Dr Siti Rahmawati", "Rahmawati", "lawyer", 0.95),
            row(verdict, "we shall win.", "Lim Wei Jie", "Lim Wei Jie", None, 0.4),
            row(verdict, "We shall appeal, and we", "Lim Wei Jie", "Lim Wei Jie", None, 0.4),
            row(verdict, "She has lost twice,", "he said", "Lim Wei Jie", "neighbour", 0.7),
            row(verdict, "took note", None, None, None, 0.0),
            row(verdict, ", she never gives up", "she", "Rahmawati", None, 0.3),
        ),
    }


def test_figures_of_the_small_gold_file(gold, predicted):
    assert evaluate(gold, predicted).to_dict() == {
        "articles": 3,
        "quotes": 9,
        "detection": {"P": 80.0, "R": 88.9, "F1": 84.2},
        "mention": {"P": 75.0, "R": 66.7, "F1": 70.6},
        "left_alone": {"rows": 3, "share": 66.7},
        "exact": 87.5,
        "speaker": {
            "rows": 8,
            "P": 62.5,
            "R": 62.5,
            "F1": 62.5,
            "full_name": 60.0,
            "unnamed": 1,
            "unnamed_named": 100.0,
        },
        "role": {"rows": 4, "F1": 66.7, "first": 66.7, "roleless": 1, "invented": 100.0},
        "confidence": {"ece": 20.6, "kept_at_98": 55.6},
    }


def test_nothing_predicted_finds_nothing(gold):
    figures = evaluate(gold, {})
    assert (figures.detection.precision, figures.detection.recall, figures.detection.f1) == (0, 0, 0)
    assert figures.left_alone == 100
    assert figures.exact is None
    assert figures.ece is None
    assert "confidence" not in figures.to_dict()


def test_gold_itself_scores_a_hundred(gold):
    rows = {
        article.id: tuple(
            Prediction(q.start, q.end, q.source[0], None, q.speaker, q.roles[0] if q.roles else None, 1.0)
            for q in article.quotes
            if q.attributed
        )
        for article in gold
    }
    figures = evaluate(gold, rows)
    assert figures.detection.f1 == figures.mention.f1 == figures.exact == figures.left_alone == 100
    assert figures.speaker.rates.f1 == figures.speaker.full_name == 100
    assert figures.role.f1 == figures.role.first == 100
    assert (figures.speaker.unnamed_named, figures.role.invented, figures.ece) == (0, 0, 0)
    assert figures.kept_at_98 == 100


def test_without_gold_names_the_mention_is_measured():
    article = GoldArticle("a", "“No,” she said.", (GoldQuote(1, 4, True, source=((6, 9),)),))
    figures = evaluate([article], {"a": (Prediction(1, 4, (6, 9), confidence=1.0),)})
    assert figures.speaker is None
    assert figures.role is None
    assert (figures.mention.f1, figures.ece, figures.kept_at_98) == (100, 0, 100)


@pytest.mark.parametrize(
    ("speaker", "right"),
    [
        ("Siti Rahmawati", True),
        ("Dr. Siti Rahmawati", True),
        ("Rahmawati", True),
        ("siti rahmawati’s", True),
        ("Dr Siti Nur Aini Rahmawati", True),
        ("Siti", False),
        ("Lim Wei Jie", False),
        ("Nora Rahmawati", False),
        ("she", False),
        (None, False),
    ],
)
def test_which_names_count_as_the_speaker(gold, speaker, right):
    article = gold[1]
    rows = {"verdict": (row(article, "The court was wrong", "Dr Siti Rahmawati", speaker),)}
    first = next(v for v in judge(gold, rows) if v.row)
    assert first.speaker is right


@pytest.mark.parametrize(
    ("mention", "right"),
    [
        ("Jonas Weber", True),
        ("Weber", True),
        ("Jonas Weber, who runs the fishermen’s union", True),
        ("who", True),  # the pronoun stands for what comes before it
        ("Mayor Amina Diallo", False),
        ("“That is easily said,” replied Jonas Weber, who runs the fishermen’s union. He called the plan", False),
    ],
)
def test_which_mentions_count_as_the_source(gold, mention, right):
    rows = {"harbour": (row(gold[0], "That is easily said,", mention),)}
    assert next(v for v in judge(gold, rows) if v.found).mention is right


def test_a_row_outside_the_text_is_refused(gold):
    with pytest.raises(InputError, match="article quiet: the row 5-5000 lies outside the text"):
        evaluate(gold, {"quiet": (Prediction(5, 5000),)})


def test_errors_by_kind(gold, predicted):
    found = list(errors(gold, predicted))
    assert {kind for verdict in found for kind in verdict.errors} == set(KINDS)
    missed = list(errors(gold, predicted, only={"missed"}))
    assert [v.article.text[v.gold.start : v.gold.end] for v in missed] == ["fig leaf"]


def test_an_error_is_shown_in_its_sentence(gold):
    article = gold[0]
    wrong = row(article, "asked three times", "the mayor", "Amina Diallo", "Mayor", 0.5)
    clues = (Clue("cue touches the quote", 1.25), Clue("paragraphs between", -0.5))
    wrong = Prediction(wrong.start, wrong.end, wrong.mention, None, wrong.speaker, wrong.role, 0.5, "asked", clues)
    (verdict,) = errors(gold, {"harbour": (wrong,)}, only={"unnamed"})
    assert describe_error(verdict).splitlines() == [
        f"unnamed  harbour:{wrong.start}",
        "  A senior aide to the mayor said the union had been “⟦asked three times⟧” to come.",
        "  gold       a senior aide to the mayor, by “A senior aide to the mayor”",
        "  predicted  Amina Diallo [Mayor], by “the mayor”, cue “asked”, 0.50",
        "  clues      cue touches the quote +1.2, paragraphs between -0.5",
    ]


def test_missed_and_spurious_are_shown(gold, predicted):
    missed, spurious = (next(iter(errors(gold, predicted, only={kind}))) for kind in ("missed", "spurious"))
    assert describe_error(missed).splitlines()[1:] == [
        "  He called the plan a “⟦fig leaf⟧” and said that “the boats” could not wait.",
        "  gold       Jonas Weber [runs the fishermen’s union], by “He”",
        "  predicted  nothing",
    ]
    assert "gold       nobody's words" in describe_error(spurious)


def test_gains_and_losses(gold, predicted):
    harbour = gold[0]
    better = {**predicted, "harbour": (*predicted["harbour"], row(harbour, "fig leaf", "He", "Amina Diallo"))}
    gains, losses = changes(gold, predicted, better)
    # What was missed before had no speaker to get wrong: finding it with another speaker is no loss.
    assert [change.kinds for change in gains] == [("missed",)]
    assert losses == ()
    gains, losses = changes(gold, better, predicted)
    assert gains == ()
    assert [(change.kinds, change.before.row.speaker, change.after.row) for change in losses] == [
        (("missed",), "Amina Diallo", None)
    ]


def test_a_spurious_row_that_is_gone_is_a_gain(gold, predicted):
    fewer = {**predicted, "verdict": predicted["verdict"][:-1]}
    gains, losses = changes(gold, predicted, fewer)
    assert [(change.kinds, change.after) for change in gains] == [(("spurious",), None)]
    assert losses == ()
    assert changes(gold, predicted, fewer, only={"role"}) == ((), ())


def document() -> Document:
    text = "“We will,” the engineer Rosa Quispe said, “stay.” “Never,” “art”."
    place = lambda words: Span(text.index(words), text.index(words) + len(words), words)  # noqa: E731
    role = Role(place("engineer"), "engineer")
    mention = Mention(place("Rosa Quispe"), "name", role)
    rosa = Entity("Rosa Quispe", mentions=(mention,), roles=(role,))
    why = Attribution(mention, Cue(place("said"), "say", "say"), clues=(Clue("cue touches", 2.0),), confidence=0.9)
    whole = Span(0, len(text), text)
    return Document(
        text,
        (
            Quote("q1", (place("We will,"), place("stay.")), "direct", whole, why, rosa),
            Quote("q2", (place("Never,"),), "direct", whole),
        ),
        (OtherMarked(place("art"), "term"),),
        (rosa,),
    )


def test_one_row_for_each_part_and_none_for_other_marks():
    rows = predictions(document())
    assert [(r.start, r.end, r.mention, r.speaker, r.role, r.confidence, r.cue) for r in rows] == [
        (1, 9, (24, 35), "Rosa Quispe", "engineer", 0.9, "said"),
        (43, 48, (24, 35), "Rosa Quispe", "engineer", 0.9, "said"),
        (51, 57, None, None, None, 0.0, None),
    ]


def test_predictions_come_back_from_their_file(tmp_path, predicted):
    path = tmp_path / "rows.jsonl"
    rows = {**predicted, "rosa": predictions(document()), "empty": (), "odd \ud800": ()}
    write_predictions(path, rows)
    assert read_predictions(path) == rows


def test_documents_that_extract_wrote_are_predictions_too(tmp_path):
    path = tmp_path / "quotes.jsonl"
    path.write_text(json.dumps({"id": "rosa", **document().to_dict()}), encoding="utf-8")
    assert read_predictions(path) == {"rosa": predictions(document())}


GOOD = {"id": "a", "text": "“No.”", "quotes": [{"start": 1, "end": 4, "attributed": True}]}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[1]", "a JSON object is expected on each line, not a list"),
        (json.dumps({"id": "a"}), '"text" is missing'),
        (json.dumps({**GOOD, "id": 7}), '"id" must be a string, not a whole number'),
        (json.dumps({**GOOD, "quotes": [3]}), '"quotes"[0] must be an object, not a whole number'),
        (
            json.dumps({**GOOD, "quotes": [{"start": 1, "end": 9, "attributed": True}]}),
            "span 1-9 does not lie in a text",
        ),
        (json.dumps({**GOOD, "quotes": [{"start": 1, "end": 4}]}), '"attributed" is missing'),
        (json.dumps({**GOOD, "marks": "both"}), '"marks" must be one of double, all, not "both"'),
        (json.dumps({**GOOD, "id": "first"}), 'the id "first" stands on an earlier line too'),
    ],
)
def test_bad_gold_is_told_by_file_and_line(tmp_path, line, reason):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**GOOD, "id": "first"}) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_gold(path)
    assert str(error.value).startswith(f"{path}:3")
    assert reason in str(error.value)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ({"start": 1}, '"end" is missing'),
        ({"start": 1, "end": 4, "mention": [1]}, "a span must be a list of two whole numbers"),
        ({"start": 1, "end": 4, "confidence": 1.5}, '"confidence" must lie between 0 and 1, not 1.5'),
        ({"start": 1, "end": 4, "confidence": float("nan")}, '"confidence" must be a number, not NaN or infinity'),
        ({"start": 1, "end": 4, "speaker": ["x"]}, '"speaker" must be a string, not a list'),
        ({"start": 1, "end": 4, "clues": ["x"]}, "a clue must be a list of its name and its weight"),
    ],
)
def test_bad_predictions_are_told_by_file_and_line(tmp_path, quote, reason):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "a", "quotes": [quote]}), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_predictions(path)
    assert str(error.value).startswith(f"{path}:1")
    assert reason in str(error.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_gold(tmp_path / "none.jsonl")


# Agreement with the project's scorer, run on made-up predictions.


def noisy(article: GoldArticle, dice: random.Random) -> tuple[Prediction, ...]:
    """Predictions between right and absurd, over the gold quotes and beside them."""
    names = [quote.speaker for quote in article.quotes if quote.speaker] or ["Ola Nordmann"]
    roles = [role for quote in article.quotes for role in quote.roles] or ["minister"]
    length = len(article.text)
    rows = []
    for quote in article.quotes:
        if dice.random() < 0.15:
            continue
        start = max(0, quote.start - dice.choice([0, 0, 0, 1, 7]))
        end = min(length, quote.end + dice.choice([0, 0, 0, 1, -3, 60]))
        at = dice.randrange(length)
        spans = [*quote.source, (at, min(length, at + dice.choice([1, 12, 90]))), (length - 1, length + 9), None]
        speaker = dice.choice([quote.speaker, *quote.aliases, dice.choice(names), f"{quote.speaker} Jr", "he", None])
        role = dice.choice([*quote.roles, dice.choice(roles), None])
        words = dice.choice([None, quote.source_text, "the president of"])
        sure = round(dice.random(), 1)
        rows.append(Prediction(min(start, end), max(start, end), dice.choice(spans), words, speaker, role, sure))
    for at in (i for i, character in enumerate(article.text) if character in "”’" and dice.random() < 0.1):
        rows.append(
            Prediction(at + 1, min(length, at + 1 + dice.randrange(40)), None, None, dice.choice(names), None, 0.3)
        )
    return tuple(rows)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (SHARED / "score.py").exists():
        pytest.skip("../shared/score.py is not here")
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("corpus", ["tiny", "news", "airstrikes", "world-train", "polnear-dev", "wikinews"])
def test_the_figures_are_those_of_the_scorer(scorer, tmp_path, corpus, seed):
    folder = TINY.parent if corpus in ("tiny", "news") else SHARED / "corpus"
    path = folder / f"{corpus}.jsonl"
    dice = random.Random(seed)
    articles = read_gold(path)
    rows = {article.id: noisy(article, dice) for article in articles if dice.random() < 0.95}
    if seed == 2:  # predictions without confidence
        rows = {key: tuple(evolve(row, confidence=None) for row in value) for key, value in rows.items()}
    write_predictions(tmp_path / "rows.jsonl", rows)
    theirs, _ = scorer.score(scorer.load(path), {d["id"]: d for d in scorer.load(tmp_path / "rows.jsonl")})
    ours = evaluate(articles, read_predictions(tmp_path / "rows.jsonl")).to_dict()
    assert json.dumps(ours) == json.dumps(theirs)


def test_the_errors_are_those_of_the_scorer(scorer, gold, predicted, tmp_path):
    write_predictions(tmp_path / "rows.jsonl", predicted)
    read = {d["id"]: d for d in scorer.load(tmp_path / "rows.jsonl")}
    _, shown = scorer.score(scorer.load(TINY), read, errors=100)
    assert [" ".join(line.split()[:2]) for line in shown] == [
        f"{','.join(v.errors)} {v.article.id}:{(v.gold or v.row).start}" for v in errors(gold, predicted)
    ]
