"""One line of English that says why a quote is attributed as it is."""

from __future__ import annotations

from .errors import InputError
from .model import Attribution, Quote

_LINKS = {
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
    """Who speaks, in what role, how sure, and the evidence: the mention, the cue, their link, medium and addressee.

    >>> import quoteattr
    >>> line = explain(quoteattr.extract("“Rain is coming,” said mayor Ana Ruiz.").quotes[0])
    >>> line.startswith("“Rain is coming,” — Ana Ruiz, mayor (")
    True
    """
    if not isinstance(quote, Quote):
        raise InputError(f"explain() takes a Quote of a document, not {type(quote).__name__}")
    words = " ".join(quote.text.split())
    who = str(quote.speaker) if quote.speaker else "nobody could be told"
    role = f", {quote.role}" if quote.role and quote.speaker and quote.speaker.name else ""
    if quote.attribution is None:
        return f"“{words}” — {who}"
    reasons = "; ".join(_reasons(quote, quote.attribution))
    return f"“{words}” — {who}{role} ({quote.confidence:.2f}: {reasons})"


def _reasons(quote: Quote, attribution: Attribution) -> list[str]:
    mention = attribution.mention
    link = next(
        (_LINKS[c.name[6:]] for c in attribution.clues if c.name.startswith("link: ") and c.name[6:] in _LINKS), ""
    )
    reasons = []
    if attribution.cue is not None:
        reasons.append(f"“{attribution.cue}”" + (f", {link}" if link else ""))
    if quote.speaker is None or str(mention) != str(quote.speaker):
        reasons.append(f"mention “{' '.join(str(mention).split())}”")
    if any(c.name.startswith("turn: same mention") and c.weight > 0 for c in attribution.clues):
        reasons.append("goes on with the quote before")
    if attribution.medium:
        reasons.append(f"medium “{attribution.medium}”")
    if attribution.addressee:
        reasons.append(f"to “{attribution.addressee}”")
    return reasons or [f"mention “{' '.join(str(mention).split())}” nearby"]
