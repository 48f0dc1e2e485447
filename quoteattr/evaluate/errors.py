"""What a person reads: each error in its sentence, gold against predicted, and what a change gained and lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from .gold import GoldArticle
from .judge import KINDS, Verdict, judge
from .predictions import Predictions

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\n+")
WIDEST = 200  # characters of the sentence shown on either side of the quote
# An error that keeps others from being judged: who is missed has no mention, a wrong speaker's role says nothing.
HIDES = {"missed": frozenset(KINDS), "speaker": frozenset({"role"})}


@frozen
class Change:
    """Kinds of error that one quote has lost (a gain) or got (a loss) between two runs, and its verdict in each."""

    kinds: tuple[str, ...]
    before: Verdict | None
    after: Verdict | None


def errors(gold: Iterable[GoldArticle], predicted: Predictions, only: Collection[str] = KINDS) -> Iterator[Verdict]:
    """The verdicts with an error of these kinds, in the order of the articles."""
    return (verdict for verdict in judge(gold, predicted) if not set(verdict.errors).isdisjoint(only))


def changes(
    gold: Iterable[GoldArticle], old: Predictions, new: Predictions, only: Collection[str] = KINDS
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The gains and the losses of ``new`` against ``old``.

    A kind that the one run could not get wrong, because the quote was missed there, is neither gained nor lost.

    >>> import quoteattr
    >>> from quoteattr.evaluate import gold_article, predictions
    >>> document = quoteattr.extract("“Rain is coming,” said Ana Ruiz.")
    >>> gains, losses = changes([gold_article("rain", document)], {}, {"rain": predictions(document)})
    >>> [change.kinds for change in gains], losses
    ([('missed',)], ())
    """
    articles = tuple(gold)
    before = {_key(verdict): verdict for verdict in judge(articles, old)}
    after = {_key(verdict): verdict for verdict in judge(articles, new)}
    gains, losses = [], []
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if gained := _freed(was, now, only):
            gains.append(Change(gained, was, now))
        if lost := _freed(now, was, only):
            losses.append(Change(lost, was, now))
    return tuple(gains), tuple(losses)


def _key(verdict: Verdict) -> tuple[str, int, int, bool]:
    return verdict.article.id, *verdict.place, verdict.gold is None


def _freed(wrong: Verdict | None, right: Verdict | None, only: Collection[str]) -> tuple[str, ...]:
    """The kinds of error in the one verdict that the other was judged on and does not have."""
    here, there = (set(verdict.errors) if verdict else set() for verdict in (wrong, right))
    hidden = {kind for error in there for kind in HIDES.get(error, ())}
    return tuple(kind for kind in KINDS if kind in only and kind in here - there - hidden)


def describe_error(verdict: Verdict) -> str:
    """The error in a few lines: kinds and place; the sentence with the quote in ⟦ ⟧; gold; predicted; its clues.

    >>> import quoteattr
    >>> from quoteattr.evaluate import gold_article
    >>> gold = gold_article("rain", quoteattr.extract("“Rain is coming,” said Ana Ruiz."))
    >>> print(describe_error(next(errors([gold], {}))))
    missed  rain:1
      “⟦Rain is coming,⟧” said Ana Ruiz.
      gold       Ana Ruiz, by “Ana Ruiz”
      predicted  nothing
    """
    return "\n".join([*_headed(verdict.errors, verdict), *_predicted("predicted", verdict)])


def describe_change(change: Change) -> str:
    """The change in a few lines: its kinds, the sentence, gold, and what was predicted before and is now."""
    head = change.after or change.before
    assert head is not None  # a change is one of at least one verdict
    before, after = _predicted("before", change.before), _predicted("now", change.after)
    return "\n".join([*_headed(change.kinds, head), *before, *after])


def _headed(kinds: Iterable[str], verdict: Verdict) -> Iterator[str]:
    gold, article = verdict.gold, verdict.article
    start, end = verdict.place
    yield f"{', '.join(kinds)}  {article.id}:{start}"
    yield f"  {_in_sentence(article.text, start, end)}"
    if gold and gold.attributed:
        yield _line("gold", gold.speaker or gold.description, " | ".join(gold.roles), gold.source_text)
    else:
        yield "  gold       nobody's words"


def _predicted(label: str, verdict: Verdict | None) -> Iterator[str]:
    row = verdict.row if verdict else None
    if verdict is None or row is None:
        yield f"  {label:<9}  nothing"
        return
    mention = verdict.article.text[slice(*row.mention)] if row.mention else row.mention_text
    cue = f", cue “{row.cue}”" if row.cue else ""
    confidence = "" if row.confidence is None else f", {row.confidence:.2f}"
    yield _line(label, row.speaker, row.role, mention) + cue + confidence
    if row.clues:
        yield "  clues      " + ", ".join(f"{clue.name} {clue.weight:+.1f}" for clue in row.clues)


def _line(who: str, speaker: str | None, role: str | None, mention: str | None) -> str:
    said = f"“{_flat(mention)}”" if mention else "no mention"
    return f"  {who:<9}  {speaker or 'no name'}" + (f" [{_flat(role)}]" if role else "") + f", by {said}"


def _in_sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span, on one line, the span in ⟦ ⟧."""
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, start - WIDEST), start)]
    first = ends[-1] if ends else max(0, start - WIDEST)
    found = SENTENCE_END.search(text, max(start, end - 1), end + WIDEST)
    last = found.end() if found and found.end() > end else min(len(text), end + WIDEST)
    return f"{_flat(text[first:start])}⟦{_flat(text[start:end])}⟧{_flat(text[end:last])}".strip()


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
