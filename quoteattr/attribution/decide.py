"""Attribution: for every quote the best candidate (mention and cue) by the summed weights of its clues, or none.

A log-linear model over the candidates of one quote, "nobody" among them (conditional logit: McFadden 1974). Quotes are
decided from left to right, since who spoke last is a clue for who speaks next. ``benchmarks/fit.py`` fits the weights.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..clues import Bunch, Weights, names, softmax
from ..cues.cue_token import CueToken, what_is_named
from ..scene import Scene
from .announced import is_announced
from .chants import CHANTED, chanters, is_chant
from .clauses import is_heard, own_clause
from .dialogue import answerer
from .leader import leader, spoken_of
from .nobody_clues import nobody_clues
from .only_source import (
    closer,
    crier,
    gapped,
    headliner,
    in_brackets,
    labeller,
    only_source,
    owner,
    parenthesis,
    predicated,
    sign,
)
from .parse_clues import ParseClues
from .quote_view import Previous, QuoteView
from .quotes import QuoteUnit
from .source_clues import source_clues
from .utterances import answers, is_answer, is_cried, is_utterance

NOBODY_THRESHOLD = "nobody: threshold"
"""The row of the weights that holds what is added to the score of "nobody": a setting, not a fitted weight."""

_NOBODY_AT_LEAST = 0.4
"""Less probable, somebody speaks, though several sources share the rest; chosen on folds."""

_BEFORE, _AFTER, _EARLIER, _EARLIER_LINKED, _LATER = 6, 5, 6, 3, 3  # mentions of the pool by region
_TURNS = 3  # quotes back whose speakers are in the pool
_CHRISTENS = frozenset({"christen", "dub", "name", "nickname"})
_STATES = frozenset("are be been feel feeling feels felt is left was were".split())
_FAR = 200  # tokens beyond the sentence of the quote in which they are looked for


class Candidate(NamedTuple):
    """A possible source: mention index (-1: nobody's words), the cue that would join it, its clues by the bunch."""

    mention: int
    cue: CueToken | None
    bunches: list[Bunch]

    @property
    def clues(self) -> list[str]:
        """The names of all its clues."""
        return names(self.bunches)


class Decision(NamedTuple):
    """A quote with its candidates and their probabilities, in the same order; ``best`` indexes both."""

    unit: QuoteUnit
    candidates: list[Candidate]
    probabilities: list[float]
    best: int
    taken_up: bool = False
    """Whether a headline takes it up from a quote below, whose source it has."""
    below: int = -1
    """The mention of who says below what a headline lets a nominal say: Widow: ‘They took it all’."""

    @property
    def mention(self) -> int:
        """The mention index of the best candidate, -1 for nobody."""
        return self.candidates[self.best].mention


def candidates(view: QuoteView, *, hopeless: bool = True) -> list[Candidate]:
    """Nobody first, then the near mentions and the sources of the quotes before, in the order of the text.

    Where somebody speaks in the sentence of the quote, those of other sentences are ``hopeless``: they are never the
    best, but the weights are fitted on them too.
    """
    found = [Candidate(-1, None, nobody_clues(view))]
    if view.scene.is_in_name(view.unit.first) or is_announced(view):
        return found
    chanted = not hopeless and view.scene.tokens.words[view.unit.first - 1] in CHANTED
    if chanted and is_chant(view) and chanters(view) is None:
        return found  # of a crowd that the sentence does not name
    found += [Candidate(mention, *source_clues(view, mention)) for mention in _pool(view, hopeless)]
    if view.scene.parse:
        parsed = ParseClues(view)
        found[0].bunches.extend(parsed.nobody())
        for candidate in found[1:]:
            candidate.bunches.extend(parsed.source(candidate.mention, candidate.cue))
    return found


def _pool(view: QuoteView, hopeless: bool) -> list[int]:
    """Indices of the mentions that could be the source."""
    unit, usable = view.unit, view.scene.sources_between
    clause = own_clause(view.scene, view.start, unit.first)
    before, behind = usable(clause, unit.first), clause > view.start
    pool = {
        *before[:2],
        *before[-_BEFORE:],
        *usable(unit.first, unit.last),
        *usable(unit.last, view.end)[:_AFTER],
        *(_turns(view, 1) if not behind else ()),
    }
    only = None if hopeless else only_source(view)
    only = answerer(view) if only is None and not hopeless else only
    if only is not None:
        pool = {only}
    elif hopeless or not view.speaking:
        pool.update(_turns(view, _TURNS), _beyond(view))
        if not hopeless and (first := leader(view)) is not None:
            near = [k for k in pool if k >= first and view.scene.heads[k] < unit.last]
            pool = {k for k in near if view.scene.mentions[k].sort != "document"}  # not "Her advice was simple."
        elif not hopeless and view.previous and (other := spoken_of(view)) is not None:
            pool.discard(other)
    return sorted([mention for mention in pool if not view.is_silent(mention)])


def _is_told(view: QuoteView) -> bool:
    """Whether the words around tell that these are somebody's, though no reporting word does."""
    if any(tells(view) is not None for tells in _TELLING) or any(shows(view) for shows in _SHOWING):
        return True
    if is_heard(view.scene, view.start, view.unit.first):
        return True
    fragment = len(view.words) > 1 or _is_state(view)
    return fragment and not view.text.lstrip()[:1].isupper() and (closer(view) is not None or _has_agent(view))


def _is_state(view: QuoteView) -> bool:
    """Whether a word in marks tells how somebody is: "Ruiz is “heartbroken”, a friend has said"."""
    return view.scene.tokens.words[view.unit.first - 1] in _STATES


def _has_agent(view: QuoteView) -> bool:
    """Whether the words behind tell whose they are: "hailed as “a triumph” | by Ruiz", not "called “X” by all"."""
    told = view.before[-1:] == "B" and view.after[:1] == "b"
    return told and any(link == "agent" for cue in view.cues if cue.strong for _, link in cue.links)


def _is_named(view: QuoteView) -> bool:
    """Whether these are somebody's words for a thing: "what Ruiz calls “a gift”", but not "whom they call “Buddy”"."""
    scene, first = view.scene, view.unit.first
    if view.text.lstrip()[:1].isupper():
        return False
    cue = next(iter(scene.cues_between(view.start, first)[-1:]), None)
    if cue is None or cue.lemma in _CHRISTENS or "Q" in scene.tokens.tags[cue.at : first]:
        return False
    return cue.frame == "name" and what_is_named(cue, scene.tokens, scene.mentions) is not None


def _is_called(view: QuoteView) -> bool:
    """Whether somebody calls a thing so: "who once called agents “glorified guards”", but not "called “Buddy”"."""
    scene, first = view.scene, view.unit.first
    if len(view.words) < 2 or not view.text.lstrip()[:1].islower():
        return False
    cue = next(iter(scene.cues_between(view.start, first)[-1:]), None)
    if cue is None or cue.frame != "name" or not cue.strong or cue.lemma in _CHRISTENS:
        return False
    named = [scene.mentions[k] for k, link in cue.links if link == "object"]
    speaks = any(link in ("subject", "relative") for _, link in cue.links)
    return speaks and any(phrase.first == cue.at + 1 and phrase.last == first for phrase in named)


def _turns(view: QuoteView, back: int) -> list[int]:
    """Those of so many quotes before."""
    return [turn.mention for turn in view.previous[-back:] if turn.mention >= 0]


def _beyond(view: QuoteView) -> Iterator[int]:
    """Those in the sentences around."""
    scene, usable = view.scene, view.scene.sources_between
    earlier = usable(max(scene.sentences[max(0, view.sentence - 3)], view.start - _FAR), view.start)
    end = min(scene.sentence_range(min(view.last_sentence + 1, len(scene.sentences) - 1))[1], view.end + _FAR)
    yield from earlier[-_EARLIER:]
    yield from [k for k in earlier if k in scene.links][-_EARLIER_LINKED:]
    yield from usable(view.end, end)[:_LATER]


_TELLING = (
    leader,
    owner,
    crier,
    sign,
    headliner,
    predicated,
    answerer,
    gapped,
    in_brackets,
    chanters,
    labeller,
    parenthesis,
)
_SHOWING = (is_utterance, answers, is_answer, is_cried, _is_named, _is_called)


def decide(scene: Scene, units: Sequence[QuoteUnit], weights: Mapping[str, float]) -> list[Decision]:
    """Decide every quote in order; the weights hold, beside the clues, what "nobody" scores in advance."""
    decisions: list[Decision] = []
    previous: list[Previous] = []
    weigh = Weights.of(weights).score
    for unit in units:
        view = QuoteView(scene, unit, previous)
        pool = candidates(view, hopeless=False)
        scores = [weigh(c.bunches) for c in pool]
        scores[0] += weights.get(NOBODY_THRESHOLD, 0.0)
        probabilities = softmax(scores)
        best = probabilities.index(max(probabilities))
        if best == 0 and len(pool) > 1 and (probabilities[0] < _NOBODY_AT_LEAST or _is_told(view)):
            best = max(range(1, len(pool)), key=probabilities.__getitem__)
        decisions.append(Decision(unit, pool, probabilities, best))
        if pool[best].mention >= 0 and (":" not in view.before or labeller(view) is None):  # a headline is no turn
            previous.append(Previous(unit, pool[best].mention))
    return decisions
