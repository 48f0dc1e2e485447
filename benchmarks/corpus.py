"""Gold corpora for the fit: folds that keep near-duplicates together, the gold row of a quote, the right candidate."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

from attrs import evolve

from quoteattr.attribution.decide import Candidate
from quoteattr.attribution.quotes import QuoteUnit
from quoteattr.confidence import Grounds
from quoteattr.evaluate import GoldArticle, GoldQuote, read_gold
from quoteattr.evaluate.names import ANTECEDENT, RELATIVE
from quoteattr.model import MentionKind
from quoteattr.scene import Scene

NOBODY = "-"
"""Stands for a speaker whom the article does not name."""

_ANTECEDENTS = Path(__file__).with_name("antecedents.tsv")
_FIRST_SIGHT = Path(__file__).with_name("first_sight.tsv")
_INVENTED = Path(__file__).with_name("invented")
_SHINGLE, _SAME = 8, 0.3
_APPOSED = re.compile(r"(?:[fFiO][^,.;|QVX]{1,12})?,?")  # "the mayor, NAME", "the chief of staff, NAME"


@cache
def antecedents() -> dict[str, dict[int, GoldQuote]]:
    """By article and start of the quote, whom its source means: read by hand where the corpus labels no speakers."""
    found: dict[str, dict[int, GoldQuote]] = {}
    for line in _ANTECEDENTS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            article, start, name = line.split("\t")
            speaker, description = (None, NOBODY) if name == NOBODY else (name, None)
            row = GoldQuote(int(start), int(start), attributed=True, speaker=speaker, description=description)
            found.setdefault(article, {})[int(start)] = row
    return found


@cache
def first_sight() -> list[tuple[Grounds, bool]]:
    """What the confidence rested on in articles that the rules had not seen, and whether the speaker was right.

    The corpora alone would make it too sure: the errors that they show were read, and many mended.
    """
    found = []
    for line in _FIRST_SIGHT.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            right, *sure, kind, link, name, sort, words, cue, gendered = line.split("\t")
            mention, speaker, entity, nobody = map(float, sure)
            known = gendered == "1"
            case = Grounds(
                mention, speaker, entity, nobody, cast(MentionKind, kind), link, name, sort, int(words), cue, known
            )
            found.append((case, right == "1"))
    return found


def invented() -> list[GoldArticle]:
    """The articles that were written for this project, set by set."""
    return [article for path in sorted(_INVENTED.glob("*.jsonl")) for article in read_gold(path)]


def with_antecedents(article: GoldArticle) -> GoldArticle:
    """The article with the speakers read by hand, where the corpus labels none; then only these quotes are scored."""
    read = {} if is_labelled(article) else antecedents().get(article.id, {})
    if not read:
        return article
    quotes = (
        evolve(quote, speaker=read[quote.start].speaker, description=read[quote.start].description)
        if quote.start in read
        else evolve(quote, scored=False)
        for quote in article.quotes
    )
    return evolve(article, quotes=tuple(quotes))


def is_labelled(article: GoldArticle) -> bool:
    """Whether speakers were labelled, so that coreference and confidence can be fitted on the article."""
    return any(quote.speaker or quote.description for quote in article.quotes)


def folds(articles: Sequence[GoldArticle], count: int) -> list[int]:
    """The fold of each article, by a hash of its id; near-duplicates (wire versions) fall into one."""
    leader: dict[str, str] = {}
    owner: dict[int, str] = {}
    sizes: dict[str, int] = {}
    shared: dict[tuple[str, str], int] = {}
    for article in articles:
        words = article.text.split()
        shingles = {hash(tuple(words[k : k + _SHINGLE])) for k in range(len(words) - _SHINGLE)}
        sizes[article.id] = len(shingles)
        for shingle in shingles:
            first = owner.setdefault(shingle, article.id)
            if first != article.id:
                pair = (first, article.id)
                shared[pair] = shared.get(pair, 0) + 1
    for (first, second), number in shared.items():
        if number >= _SAME * min(sizes[first], sizes[second]):
            one, other = sorted((_lead(first, leader), _lead(second, leader)))
            leader[other] = one
    return [int(hashlib.sha256(_lead(article.id, leader).encode()).hexdigest(), 16) % count for article in articles]


def _lead(article: str, leader: dict[str, str]) -> str:
    """The article that stands for all its near-duplicates."""
    while leader.get(article, article) != article:
        article = leader[article]
    return article


def gold_row(article: GoldArticle, scene: Scene, unit: QuoteUnit) -> GoldQuote | None:
    """The scored gold row of a quote's first part that has one."""
    for k in unit.quotations:
        quotation = scene.quotations[k]
        for row in article.quotes:
            common = min(row.end, quotation.end) - max(row.start, quotation.start)
            if common > 0.5 * (row.end - row.start) and row.scored:
                return row
    return None


def _antecedents(relative: int, scene: Scene, pool: Sequence[Candidate]) -> list[int]:
    """The nearest mention of the pool before a relative pronoun, if it is near enough to count."""
    near = [
        c.mention
        for c in pool
        if c.mention >= 0
        and relative - ANTECEDENT <= scene.tokens.ends[scene.mentions[c.mention].last - 1] <= relative
        and not scene.mentions[c.mention].possessor
    ]
    return near[-1:]


def _apposed_name(nominal: int, others: Sequence[int], scene: Scene) -> int | None:
    """The name among the others that stands in apposition to a mention, if that is a nominal."""
    mentions, tags = scene.mentions, scene.tokens.tags
    if mentions[nominal].kind != "nominal":
        return None
    names = (other for other in others if mentions[other].kind == "name")
    return next((k for k in names if _APPOSED.fullmatch(tags[mentions[nominal].last : mentions[k].first])), None)


def right_candidates(article: GoldArticle, scene: Scene, row: GoldQuote, pool: Sequence[Candidate]) -> list[int]:
    """Mention indices of the pool that are the row's source: [-1] for nobody, [] where the pool lacks it.

    Where the annotated words hold several mentions, the head is the right one: the first that possesses nothing, or the
    name that stands in apposition to it. In articles with all marks covered the annotated place is that of the nearest
    same words, so there every mention of the same words is right.
    """
    if not row.attributed:
        return [-1]
    starts, ends, mentions = scene.tokens.starts, scene.tokens.ends, scene.mentions
    found: list[tuple[bool, int, int]] = []
    for start, end in row.source:
        if article.text[start:end].lower() in RELATIVE:
            return _antecedents(start, scene, pool)
        for candidate in pool:
            if candidate.mention < 0:
                continue
            phrase = mentions[candidate.mention]
            if starts[phrase.head] < end and ends[phrase.last - 1] > start:
                found.append((phrase.possessor, max(0, starts[phrase.head] - start), candidate.mention))
    if not found:
        return []
    found.sort()
    first, *others = (mention for _, _, mention in found)
    name = _apposed_name(first, others, scene)
    first = first if name is None else name
    if not article.all_marks:
        return [first]
    return [
        first,
        *(
            c.mention
            for c in pool
            if c.mention >= 0
            and c.mention != first
            and scene.name_of(c.mention).lower() == scene.name_of(first).lower()
        ),
    ]
