"""The errors of a run as a page: each in its passage, the annotated source beside the predicted mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from ..evaluate import KINDS, Verdict
from ..export.page import find_template
from ..export.passages import Mark, Paragraph, paragraphs

TEMPLATE = "errors.html"
NEAR = 700  # a source or mention further off is not shown in the passage, only told
BEFORE, AFTER = 400, 160  # characters of the article around it
BLANK = re.compile(r"\s")


@frozen
class Line:
    """What gold and prediction say of one thing; ``wrong`` where an error is about it."""

    name: str
    gold: str | None
    predicted: str | None
    wrong: bool


@frozen
class Error:
    """A verdict with an error, as the page shows it."""

    key: str
    verdict: Verdict

    @property
    def lines(self) -> Iterator[Line]:
        """Speaker, role and mention, where either side has one."""
        gold, row, text, kinds = self.verdict.gold, self.verdict.row, self.verdict.article.text, self.verdict.errors
        if gold is None or not gold.attributed:
            gold, speaker = None, "nobody’s words"
        else:
            speaker = gold.speaker or gold.description or "not told"
        given = (row.speaker or "no name") if row else "not found"
        mention = (text[slice(*row.mention)] if row.mention else row.mention_text) if row else None
        wrong = not {"missed", "spurious", "speaker", "unnamed"}.isdisjoint(kinds)
        yield Line("speaker", speaker, given, wrong)
        yield Line("role", " | ".join(gold.roles) if gold else None, row.role if row else None, "role" in kinds)
        yield Line("mention", gold.source_text if gold else None, mention, "mention" in kinds)

    def paragraphs(self) -> Iterator[Paragraph]:
        """The passage with the quote as annotated and as found, the annotated source and the predicted mention."""
        gold, row, text = self.verdict.gold, self.verdict.row, self.verdict.article.text
        marks = [Mark(gold.start, gold.end, "gold", self)] if gold else []
        marks += [Mark(row.start, row.end, "found", self)] if row else []
        marks += [Mark(*span, "source", self) for span in (gold.source if gold else ())]
        marks += [Mark(*row.mention, "mention", self)] if row and row.mention else []
        start, end = self.verdict.place
        near = [mark for mark in marks if start - NEAR <= mark.start and mark.end <= end + NEAR]
        first, last = min(mark.start for mark in near), max(mark.end for mark in near)
        return paragraphs(text, near, _back(text, first), _on(text, last))


def errors_page(verdicts: Iterable[Verdict], title: str) -> str:
    """One self-contained HTML page on verdicts with errors; raises `MissingExtraError` without Jinja2."""
    errors = [Error(f"e{i}", verdict) for i, verdict in enumerate(verdicts, 1)]
    counts = Counter(kind for error in errors for kind in error.verdict.errors)
    kinds = {kind: counts[kind] for kind in KINDS if counts[kind]}
    return find_template(TEMPLATE).render(title=title, errors=errors, kinds=kinds)


def _back(text: str, at: int) -> int:
    """Where a passage starts: with the first line that begins near before, else at a word."""
    near = max(0, at - BEFORE)
    if near == 0:
        return 0
    line = text.find("\n", near, at)
    found = BLANK.search(text, near, at)
    return line + 1 if line >= 0 else found.end() if found else at


def _on(text: str, at: int) -> int:
    """Where a passage ends: with the line, or at a word some way on."""
    line = text.find("\n", at)
    line = len(text) if line < 0 else line
    found = BLANK.search(text, at + AFTER, line)
    return found.start() if found else line
