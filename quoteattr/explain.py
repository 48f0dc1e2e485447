"""One line of English that says why a quote is attributed as it is."""

from __future__ import annotations

from .errors import InputError
from .model import Attribution, Quote

_LINKS = {  # how a mention hangs on its cue, in words; the clue is called "link: subject"
    "subject": "its subject",
    "apposition": "its subject, over an apposition",
    "relative": "its subject, by “who”",
    "clause": "subject of a clause before",
    "inverted": "its subject, inverted",
    "agent": "its agent (“by”)",
    "possessor": "its possessor",
    "origin": "its origin (“from”)",
    "according": "its source",
    "object": "its object",
    "patient": "its subject, passive",
    "tag": "a speaker’s tag",
}


def explain(quote: Quote) -> str:
    """Who speaks, in what role, with whom, how sure, and why: mention, cue, their link, medium and addressee.

    >>> import quoteattr
    >>> line = explain(quoteattr.extract("“Rain is coming,” said mayor Ana Ruiz.").quotes[0])
    >>> line.startswith("“Rain is coming,” — Ana Ruiz, mayor (")
    True
    """
    if not isinstance(quote, Quote):
        raise InputError(f"explain() takes a Quote of a document, not {type(quote).__name__}")
    words = _marked(quote.text)
    who = str(quote.speaker) if quote.speaker else "nobody could be told"
    role = f", {quote.role}" if quote.role and quote.speaker and quote.speaker.name else ""
    if quote.attribution is None:
        return f"{words} — {who}"
    also = " and ".join(map(str, quote.also_by))
    with_whom = f"{',' if role else ''} and {also}" if also else ""
    reasons = "; ".join(_reasons(quote, quote.attribution))
    return f"{words} — {who}{role}{with_whom} ({quote.confidence:.2f}: {reasons})"


def _reasons(quote: Quote, attribution: Attribution) -> list[str]:
    mention = f"mention {_marked(attribution.mention)}"
    links = (clue.name.partition("link: ")[2] for clue in attribution.clues)
    how = next((_LINKS[link] for link in links if link in _LINKS), "")
    reasons = []
    if attribution.cue is not None:
        reasons.append(_marked(attribution.cue) + (f", {how}" if how else ""))
    if _marked(attribution.mention) != _marked(quote.speaker):
        reasons.append(mention)
    if any(c.name.startswith("turn: same mention") and c.weight > 0 for c in attribution.clues):
        reasons.append("goes on with the quote before")
    if attribution.medium:
        reasons.append(f"medium {_marked(attribution.medium)}")
    if attribution.addressee:
        reasons.append(f"to {_marked(attribution.addressee)}")
    return reasons or [f"{mention} nearby"]


def _marked(words: object) -> str:
    """Words of the article in marks, on one line wherever its own lines break."""
    return f"“{' '.join(str(words).split())}”"
