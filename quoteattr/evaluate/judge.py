"""Gold against predicted, one verdict for each gold quote and for each false row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from ..errors import InputError
from .gold import GoldArticle, GoldQuote
from .names import content_words, name_words, overlap, same_mention, same_name, word_f1
from .predictions import Prediction, Predictions

DOUBLE_MARKS = '“”"„«»'
ALL_MARKS = DOUBLE_MARKS + "‘’'`"

KINDS = ("missed", "spurious", "boundary", "mention", "speaker", "role", "unnamed")
"""The kinds of error: ``unnamed`` is a name given to a speaker whom the article does not name."""


@frozen
class Verdict:
    """What came of one gold quote, or of a row that covers none (``gold`` is None).

    ``row`` is the row that covers the quote, None where none does. ``mention`` and ``speaker`` tell whether these are
    right, None where the gold cannot tell. ``invented_name``: a name for whom the article does not name;
    ``invented_role``: a role where it states none. ``role`` and ``first_role`` are the word F1 with the nearest and the
    first gold role, None unless the speaker is right and has a role.
    """

    article: GoldArticle
    gold: GoldQuote | None
    row: Prediction | None
    exact: bool = False
    mention: bool | None = None
    speaker: bool | None = None
    full_name: bool = False
    invented_name: bool = False
    role: float | None = None
    first_role: float | None = None
    invented_role: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Start and end of the gold quote, or of the row that covers none."""
        at = self.gold or self.row
        assert at is not None  # a verdict is about the one or the other
        return at.start, at.end

    @property
    def attributed(self) -> bool:
        """Whether the gold holds this to be somebody's words."""
        return self.gold is not None and self.gold.attributed

    @property
    def found(self) -> bool:
        """Whether a row covers a quote that is somebody's words."""
        return self.attributed and self.row is not None

    @property
    def gives_mention(self) -> bool:
        """Whether the row says which words name the source, right or wrong."""
        return self.row is not None and bool(self.row.mention or self.row.mention_text)

    @property
    def gives_speaker(self) -> bool:
        """Whether the row gives a name, right or wrong."""
        return self.row is not None and bool(self.row.speaker)

    @property
    def right(self) -> bool | None:
        """What the confidence is measured by: the speaker, else the mention; None where the gold knows neither."""
        if not self.attributed:
            return False
        return self.mention if self.speaker is None else self.speaker

    @property
    def errors(self) -> tuple[str, ...]:
        """The kinds of error in this verdict, in the order of `KINDS`; empty where all is right."""
        named = self.gold is not None and bool(self.gold.speaker)
        wrong = {
            "missed": self.attributed and self.row is None,
            "spurious": not self.attributed and self.row is not None,
            "boundary": self.found and not self.exact,
            "mention": self.mention is False,
            "speaker": self.found and named and not self.speaker,
            "role": self.invented_role or (self.role is not None and self.role < 0.5),
            "unnamed": self.invented_name,
        }
        return tuple(kind for kind in KINDS if wrong[kind])


def judge(gold: Iterable[GoldArticle], predicted: Predictions) -> Iterator[Verdict]:
    """The verdicts of all articles, the false rows of each first; an article without rows has found nothing.

    Raises `InputError` where a row lies outside its article.
    """
    for article in gold:
        rows = predicted.get(article.id, ())
        for row in rows:
            if not 0 <= row.start <= row.end <= len(article.text):
                place = f"article {article.id}: the row {row.start}-{row.end}"
                raise InputError(f"{place} lies outside the text: these predictions are of another text")
        yield from (Verdict(article, None, row) for row in rows if _is_false(row, article))
        yield from (_judge_quote(article, quote, rows) for quote in article.quotes if quote.scored)


def _judge_quote(article: GoldArticle, gold: GoldQuote, rows: Sequence[Prediction]) -> Verdict:
    row = _covering(gold, rows)
    if not gold.attributed:
        return Verdict(article, gold, row)
    mention = same_mention(gold, row, article.text) if row else None
    speaker: bool | None = None
    invented = False
    if gold.speaker:
        speaker = row is not None and same_name(gold, row.speaker)
    elif gold.description:
        invented = bool(row and row.speaker and not content_words(row.speaker) & content_words(gold.description))
        speaker = not invented and bool(mention)
    named = bool(row and gold.speaker and speaker)
    has_role = named and bool(gold.roles)
    return Verdict(
        article,
        gold,
        row,
        exact=row is not None
        and _inside(article.text, row.start, row.end) == _inside(article.text, gold.start, gold.end),
        mention=mention,
        speaker=speaker,
        full_name=bool(row and named and name_words(row.speaker) == name_words(gold.speaker)),
        invented_name=invented,
        role=max(word_f1(role, row.role) for role in gold.roles) if row and has_role else None,
        first_role=word_f1(gold.roles[0], row.role) if row and has_role else None,
        invented_role=bool(row and named and not gold.roles and row.role),
    )


def _covering(gold: GoldQuote, rows: Sequence[Prediction]) -> Prediction | None:
    """The row that shares most with the quote, the shorter of two, if it covers half of it."""

    def shared(row: Prediction) -> int:
        return overlap((gold.start, gold.end), (row.start, row.end))

    best = max(rows, key=lambda row: (shared(row), row.start - row.end), default=None)
    return best if best and shared(best) >= 0.5 * (gold.end - gold.start) else None


def _is_false(row: Prediction, article: GoldArticle) -> bool:
    """Whether the row stands beside a mark that the gold covers, but over no gold quote."""
    text, marks = article.text, ALL_MARKS if article.all_marks else DOUBLE_MARKS
    start, end = _inside(text, row.start, row.end)
    beside = (start > 0 and text[start - 1] in marks) or (end < len(text) and text[end] in marks)
    return beside and not any(overlap((start, end), (quote.start, quote.end)) for quote in article.quotes)


def _inside(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blanks and marks at its ends."""
    while start < end and (text[start].isspace() or text[start] in ALL_MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ALL_MARKS):
        end -= 1
    return start, end
