"""The figures, per cent and rounded to one decimal: sums over verdicts.

=============  ======================================================================================================
detection      a gold quote is found when one row covers at least half of it; a row beside a mark but over no gold
               quote is a false one
left_alone     of what stands in marks but is nobody's words, the share without a row
exact          of the quotes found, the share with just the gold boundaries, marks and outer blanks aside
mention        found, and the row points at the annotated source; precision over the rows that give a mention
speaker        found, and the name is the annotated one; ``full_name``: of these, the share in the fullest form;
               ``unnamed_named``: how often a speaker whom the article does not name is given a name
role           word F1 with the nearest gold role (``f1``) and the first (``first``), where the speaker is right;
               ``invented``: how often a role is given where the article states none
confidence     ``ece``: expected calibration error in ten bins; ``kept_at_98``: the share of the gold quotes that can
               be kept at 98 % precision by a threshold
=============  ======================================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from .gold import GoldArticle
from .judge import Verdict, judge
from .predictions import Predictions

PRECISION = 0.98


@frozen
class Rates:
    """Precision, recall and their harmonic mean; of the speaker, precision is None where no name was given."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float:
        # Of the rounded figures, so that a reader can check the one against the others.
        p, r = self.precision, self.recall
        return round(2 * p * r / (p + r), 1) if p and r else 0.0

    def to_dict(self) -> dict[str, float | None]:
        return {"P": self.precision, "R": self.recall, "F1": self.f1}


@frozen
class SpeakerFigures:
    """``rows`` gold quotes with a named speaker, ``unnamed`` with one whom the article does not name."""

    rows: int
    rates: Rates
    full_name: float | None
    unnamed: int
    unnamed_named: float | None

    def to_dict(self) -> dict[str, Any]:
        unnamed = {"unnamed": self.unnamed, "unnamed_named": self.unnamed_named}
        return {"rows": self.rows, **self.rates.to_dict(), "full_name": self.full_name, **unnamed}


@frozen
class RoleFigures:
    """``rows`` quotes with the right speaker and a gold role, ``roleless`` with the right speaker and none."""

    rows: int
    f1: float | None
    first: float | None
    roleless: int
    invented: float | None

    def to_dict(self) -> dict[str, Any]:
        roleless = {"roleless": self.roleless, "invented": self.invented}
        return {"rows": self.rows, "F1": self.f1, "first": self.first, **roleless}


@frozen
class Figures:
    """All figures of a run; ``speaker`` and ``role`` are None without gold names, ``ece`` without confidences."""

    articles: int
    quotes: int
    detection: Rates
    mention: Rates
    left_alone_rows: int
    left_alone: float | None
    exact: float | None
    speaker: SpeakerFigures | None
    role: RoleFigures | None
    ece: float | None
    kept_at_98: float | None

    def to_dict(self) -> dict[str, Any]:
        """The figures for JSON; a group that could not be measured is absent."""
        figures: dict[str, Any] = {
            "articles": self.articles,
            "quotes": self.quotes,
            "detection": self.detection.to_dict(),
            "mention": self.mention.to_dict(),
            "left_alone": {"rows": self.left_alone_rows, "share": self.left_alone},
            "exact": self.exact,
        }
        if self.speaker and self.role:
            figures |= {"speaker": self.speaker.to_dict(), "role": self.role.to_dict()}
        if self.ece is not None:
            figures["confidence"] = {"ece": self.ece, "kept_at_98": self.kept_at_98}
        return figures


def evaluate(gold: Sequence[GoldArticle], predicted: Predictions) -> Figures:
    """The figures of predictions against gold; raises `InputError` where a row lies outside its article.

    >>> import quoteattr
    >>> from quoteattr.evaluate import gold_article, predictions
    >>> document = quoteattr.extract("“Rain is coming,” said Ana Ruiz.")
    >>> evaluate([gold_article("rain", document)], {"rain": predictions(document)}).speaker.rates.f1
    100.0
    """
    verdicts = tuple(judge(gold, predicted))
    attributed = [v for v in verdicts if v.attributed]
    nobodys = [v for v in verdicts if v.gold and not v.attributed]
    found = [v for v in attributed if v.found]
    mentions = sum(bool(v.mention) and v.gives_mention for v in found)
    mentions_given = sum(v.gives_mention and (not v.attributed or bool(v.gold and v.gold.source)) for v in verdicts)
    speaker = _speaker(verdicts)
    ece, kept = _calibration(verdicts, len(attributed))
    return Figures(
        articles=len(gold),
        quotes=len(attributed),
        detection=_rates(len(found), sum(v.row is not None for v in verdicts), len(attributed)),
        mention=_rates(mentions, mentions_given, sum(bool(v.gold and v.gold.source) for v in attributed)),
        left_alone_rows=len(nobodys),
        left_alone=_percent(sum(v.row is None for v in nobodys), len(nobodys)),
        exact=_percent(sum(v.exact for v in found), len(found)),
        speaker=speaker,
        role=_role(verdicts) if speaker else None,
        ece=ece,
        kept_at_98=kept,
    )


def _rates(right: int, given: int, gold: int) -> Rates:
    """Where nothing was given, or nothing is to be found, these two count as 0, as in the owners' scorer."""
    return Rates(_percent(right, given) or 0, _percent(right, gold) or 0)


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _mean(shares: Sequence[float]) -> float | None:
    return round(100 * sum(shares) / len(shares), 1) if shares else None


def _named(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [v for v in verdicts if v.attributed and v.gold and v.gold.speaker]


def _speaker(verdicts: Sequence[Verdict]) -> SpeakerFigures | None:
    named = _named(verdicts)
    if not named:
        return None
    right = [v for v in named if v.speaker]
    unnamed = sum(bool(v.attributed and v.gold and not v.gold.speaker and v.gold.description) for v in verdicts)
    invented = sum(v.invented_name for v in verdicts)
    given = sum(v.gives_speaker for v in named) + sum(v.gives_speaker for v in verdicts if not v.attributed) + invented
    return SpeakerFigures(
        rows=len(named),
        rates=Rates(_percent(len(right), given), _percent(len(right), len(named))),
        full_name=_percent(sum(v.full_name for v in right), len(right)),
        unnamed=unnamed,
        unnamed_named=_percent(invented, unnamed),
    )


def _role(verdicts: Sequence[Verdict]) -> RoleFigures:
    right = [v for v in _named(verdicts) if v.speaker]
    roles = [v.role for v in right if v.role is not None]
    roleless = [v for v in right if v.role is None]
    return RoleFigures(
        rows=len(roles),
        f1=_mean(roles),
        first=_mean([v.first_role for v in right if v.first_role is not None]),
        roleless=len(roleless),
        invented=_percent(sum(v.invented_role for v in roleless), len(roleless)),
    )


def _calibration(verdicts: Iterable[Verdict], gold: int) -> tuple[float | None, float | None]:
    """The expected calibration error, and the share of the gold quotes that a threshold keeps at 98 % precision."""
    rows = sorted(
        (
            (v.row.confidence, v.right)
            for v in verdicts
            if v.row and v.row.confidence is not None and v.right is not None
        ),
        reverse=True,
    )
    if not rows:
        return None, None
    bins = defaultdict(list)
    for confidence, right in rows:
        bins[min(9, int(10 * confidence))].append((confidence, right))
    gaps = (abs(sum(c for c, _ in bin_) - sum(right for _, right in bin_)) for bin_ in bins.values())
    return round(100 * sum(gaps) / len(rows), 1), _percent(_kept(rows), gold)


def _kept(rows: Sequence[tuple[float, bool]]) -> int:
    """How many right rows stand above the best threshold; rows of one confidence stand or fall together."""
    kept = right_so_far = 0
    for place, (confidence, right) in enumerate(rows, 1):
        right_so_far += right
        last_of_its_confidence = place == len(rows) or rows[place][0] < confidence
        if last_of_its_confidence and right_so_far / place >= PRECISION:
            kept = right_so_far
    return kept
