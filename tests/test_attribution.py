"""The pool of candidates and the decision among them, by weights made up here: nothing fitted is tested."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteattr.attribution.decide import NOBODY_THRESHOLD, Candidate, Decision, candidates, decide
from quoteattr.attribution.quote_view import Previous, QuoteView
from quoteattr.attribution.quotes import QuoteUnit, join_quotations
from quoteattr.lexicon import english
from quoteattr.scene import Scene, read

ARTICLE = """Harbour pier falls in storm

LAGOS — The pier fell on Monday, said Amina Diallo, the mayor.

“We wept,” she told Sergei Lindqvist of Radio Tema. “Then we sang.”

“The storm,” said Li Na, a fisherman, “took all.”

A spokeswoman for the port called it “grim” and read from the novel “Storm Over Tema”.

“Nobody was there."""
FAR = "\n\n".join(f"Street number {k} was under water for weeks and nobody went there." for k in range(12))


def units_of(text: str) -> tuple[Scene, list[QuoteUnit]]:
    scene = read(text, english())
    return scene, join_quotations(scene)


def pool_of(text: str, number: int = 0) -> set[str]:
    """The heads of the candidates of a quote, nobody left out."""
    scene, units = units_of(text)
    return {scene.name_of(c.mention) for c in candidates(QuoteView(scene, units[number], [])) if c.mention >= 0}


def favour(scene: Scene, decision: Decision, head: str) -> dict[str, float]:
    """Weights under which the candidate with this head wins: for what speaks for it alone, against all else."""
    own = next(c for c in decision.candidates if c.mention >= 0 and scene.name_of(c.mention) == head)
    others = {clue for c in decision.candidates if c is not own for clue in c.clues}
    assert set(own.clues) - others, f"no clue tells {head} from the others"
    return {**dict.fromkeys(others, -1.0), **dict.fromkeys(own.clues, 5.0)}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("“It fell,” said Amina Diallo.", "Amina Diallo"),
        ("“It fell,” Amina Diallo said.", "Amina Diallo"),
        ("Amina Diallo said: “It fell.”", "Amina Diallo"),
        ("Amina Diallo, who runs the port and two ferries to Tema, said on Monday: “It fell.”", "Amina Diallo"),
        ("“It,” said Amina Diallo, “fell.”", "Amina Diallo"),
        ("“It fell,” said Li Na, Sergei Lindqvist and Amina Diallo.", "Amina Diallo"),
        ("It was called “grim” by Amina Diallo.", "Amina Diallo"),
        ("According to Amina Diallo, it was “grim”.", "Amina Diallo"),
        ("Amina Diallo’s claim that it “fell” was odd.", "Amina Diallo"),
        ("His claim that it “fell” was odd.", "His"),
        ("A statement from the ministry called it “grim”.", "ministry"),
        ("Amina Diallo wept. “It fell.”", "Amina Diallo"),
        ("Amina Diallo wept.\n\n“It fell.”", "Amina Diallo"),
        ("“It fell.” Amina Diallo wept.", "Amina Diallo"),
        ("DIALLO: “It fell.”", "DIALLO"),
        ("“It fell,” a spokeswoman for the port said.", "spokeswoman"),
        ("“It fell,” she said.", "she"),
        ("The lawsuit says that it “fell”.", "lawsuit"),
    ],
)
def test_who_speaks_is_in_the_pool(text: str, head: str) -> None:
    assert head in pool_of(text)


def test_who_stands_far_away_is_not() -> None:
    assert "Amina Diallo" not in pool_of(f"Amina Diallo wept.\n\n{FAR}\n\n“It fell.”")


def test_the_source_of_the_quote_before_is_in_the_pool_however_far() -> None:
    scene, units = units_of(f"“We wept,” said Amina Diallo.\n\n{FAR}\n\n“It fell.”")
    source = next(k for k in range(len(scene.mentions)) if scene.name_of(k) == "Amina Diallo")
    assert source not in {c.mention for c in candidates(QuoteView(scene, units[1], []))}
    assert source in {c.mention for c in candidates(QuoteView(scene, units[1], [Previous(units[0], source)]))}
    check_pool(scene, candidates(QuoteView(scene, units[1], [Previous(units[0], -1)])))


def test_where_somebody_speaks_in_the_sentence_others_do_only_if_they_spoke_before() -> None:
    text = "Li Na wept.\n\n“We wept,” said Amina Diallo. Sergei Lindqvist left. “It fell,” said Kofi Mensah. He left."
    scene, units = units_of(text)
    source = next(k for k in range(len(scene.mentions)) if scene.name_of(k) == "Amina Diallo")
    pool = candidates(QuoteView(scene, units[1], [Previous(units[0], source)]), hopeless=False)
    assert {scene.name_of(c.mention) for c in pool if c.mention >= 0} == {"Kofi Mensah", "Amina Diallo"}


def test_mere_possessors_are_left_out() -> None:
    assert pool_of("“It fell,” said Amina Diallo’s lawyer.") == {"lawyer"}


def check_pool(scene: Scene, pool: list[Candidate]) -> None:
    assert (pool[0].mention, pool[0].cue) == (-1, None)
    mentions = [c.mention for c in pool[1:]]
    assert mentions == sorted(set(mentions))
    assert all(0 <= k < len(scene.mentions) for k in mentions)
    for candidate in pool:
        assert all(isinstance(clue, str) and clue and not set("\t\n") & set(clue) for clue in candidate.clues)
        if candidate.cue is not None:
            assert candidate.mention in [mention for mention, _ in candidate.cue.links]


def check_decisions(decisions: list[Decision], units: list[QuoteUnit]) -> None:
    assert [d.unit for d in decisions] == units
    for decision in decisions:
        assert len(decision.probabilities) == len(decision.candidates)
        assert math.isclose(sum(decision.probabilities), 1)
        assert all(0 <= p <= 1 for p in decision.probabilities)
        somebody = decision.probabilities[1:] if decision.best else decision.probabilities
        assert decision.probabilities[decision.best] == max(somebody)


def test_nobody_first_then_mentions_in_order() -> None:
    scene, units = units_of(ARTICLE)
    assert len(units) == 6
    for unit in units:
        check_pool(scene, candidates(QuoteView(scene, unit, [])))


def test_the_pool_does_not_grow_with_the_article() -> None:
    sizes = []
    for times in (4, 40):
        scene, units = units_of("\n\n".join(["Li Na, Amina Diallo and the mayor met. “It fell,” said Li Na."] * times))
        sizes.append(len(candidates(QuoteView(scene, units[times // 2], []))))
    assert sizes[0] == sizes[1]


def test_without_weights_all_are_equally_likely() -> None:
    scene, units = units_of(ARTICLE)
    for decision in decide(scene, units, {}):
        assert decision.probabilities == pytest.approx([1 / len(decision.candidates)] * len(decision.candidates))


@pytest.mark.parametrize("head", ["Radio Tema", "she", "Sergei Lindqvist"])
def test_clues_decide(head: str) -> None:
    scene, units = units_of(ARTICLE)
    (undecided, *_) = decide(scene, units, {})
    (decision, *_) = decide(scene, units, favour(scene, undecided, head))
    assert scene.name_of(decision.candidates[decision.best].mention) == head


def test_a_score_is_the_sum_of_its_clues_weights() -> None:
    scene, units = units_of("“It fell,” said Amina Diallo.")
    (decision,) = decide(scene, units, {})
    nobody, diallo = decision.candidates
    weights = {clue: 0.25 for clue in diallo.clues if clue not in nobody.clues}
    (decision,) = decide(scene, units, weights)
    score = sum(weights.get(clue, 0.0) for clue in diallo.clues)
    assert decision.probabilities[1] == pytest.approx(1 / (1 + math.exp(-score)))


@pytest.mark.parametrize(("amount", "nobody"), [(1e6, True), (-1e6, False)])
def test_threshold_of_nobody(amount: float, nobody: bool) -> None:
    scene, units = units_of(ARTICLE)
    for decision in decide(scene, units, {NOBODY_THRESHOLD: amount}):
        assert (decision.best == 0) == nobody


def test_probabilities_are_the_softmax_of_the_scores() -> None:
    scene, units = units_of("“It fell,” said Amina Diallo.")
    (decision,) = decide(scene, units, {NOBODY_THRESHOLD: math.log(3)})
    assert decision.probabilities == pytest.approx([0.75, 0.25])


def test_a_quote_without_mentions_near_is_nobodys() -> None:
    scene, units = units_of("“The storm took all.”")
    (decision,) = decide(scene, units, {NOBODY_THRESHOLD: -1e6})
    assert (decision.best, decision.probabilities) == (0, [1.0])


def test_no_quotes_no_decisions() -> None:
    assert decide(read("Nothing was said.", english()), [], {"none": 1.0}) == []


def test_who_spoke_last_is_known_to_the_next_quote() -> None:
    scene, units = units_of(f"“We wept,” said Amina Diallo.\n\n{FAR}\n\n“It fell.”")
    source = next(k for k in range(len(scene.mentions)) if scene.name_of(k) == "Amina Diallo")
    for amount, known in ((-1e6, True), (1e6, False)):
        _, second = decide(scene, units, {NOBODY_THRESHOLD: amount})
        assert (source in {c.mention for c in second.candidates}) is known


def test_titles_between_do_not_hide_who_spoke_last() -> None:
    titles = "\n\n".join(f"The shop on street {k} sold “Storm Over Tema” for a week." for k in range(5))
    scene, units = units_of(f"“We wept,” said Amina Diallo.\n\n{titles}\n\n{FAR}\n\n“It fell.”")
    first, *between, last = (set(candidates(QuoteView(scene, unit, []))[0].clues) for unit in units)
    of_titles = set.intersection(*between) - first - last
    weights = {**dict.fromkeys(of_titles, 1e3), NOBODY_THRESHOLD: -100.0}
    source, *nobody, again = decide(scene, units, weights)
    assert [decision.best for decision in nobody] == [0] * 5
    assert again.candidates[again.best].mention == source.candidates[source.best].mention


PIECES = ["“It fell,”", "‘No’", '"Why?"', "said", "Amina Diallo", "she", "the mayor", "told", "Li Na", ".", ",", "\n\n"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map(" ".join)


def plain(decision: Decision) -> object:
    """A decision by its values: bunches of clues are equal only to themselves."""
    options = [(c.mention, c.cue, list(c.clues)) for c in decision.candidates]
    return decision.unit, options, decision.probabilities, decision.best


@settings(max_examples=50)
@given(TEXTS, st.dictionaries(st.integers(0, 400), st.floats(-1e4, 1e4), max_size=60))
def test_whatever_the_text_and_the_weights(text: str, numbers: dict[int, float]) -> None:
    scene, units = units_of(text)
    known = sorted({clue for unit in units for c in candidates(QuoteView(scene, unit, [])) for clue in c.clues})
    weights = {known[k % len(known)]: weight for k, weight in numbers.items()} if known else {}
    decisions = decide(scene, units, weights)
    check_decisions(decisions, units)
    for decision in decisions:
        check_pool(scene, decision.candidates)
    assert [plain(decision) for decision in decide(scene, units, weights)] == [plain(d) for d in decisions]
