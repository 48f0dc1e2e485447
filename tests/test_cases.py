"""Tables of cases: short invented news passages, each with what must come out.

A case names only the fields that it is about; those are compared, and that the quotes are just these. ``expect`` is
"pass", or "fail" for a known failure, which then must fail (strict), so that a case that starts to pass is noticed.
How the tables are written: ``tests/cases/README.md``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import quoteattr
from expectations import as_param

CASES = Path(__file__).parent / "cases"
TABLES = ("names", "cues", "attribution", "coref", "roles", "media", "negatives")
ALL = [case for table in TABLES for case in json.loads((CASES / f"{table}.json").read_text(encoding="utf-8"))]
PHRASES = {"speaker", "description", "role", "cue", "medium", "addressee", "also_by"}
FIELDS = PHRASES | {"text", "parts", "kind", "former", "acting"}


def bare(text: str | None) -> str | None:
    """Without a leading article or a closing full stop, whatever the white space; the first letter's case is free."""
    if text is None:
        return None
    text = re.sub(r"^(the|an|a) ", "", " ".join(text.split()), flags=re.IGNORECASE).rstrip(".")
    return text[:1].casefold() + text[1:]


def align(wanted: list[str], quotes: tuple[quoteattr.Quote, ...]) -> list[list[quoteattr.Quote]]:
    """The quotes behind each wanted text, which is one or more consecutive parts joined by a space.

    Whether “A,” he said. “B.” is one quote of two parts or two quotes is no matter here; ``parts`` asks for it.
    """
    parts = [(part.text, quote) for quote in quotes for part in quote.parts]
    rows: list[list[quoteattr.Quote]] = []
    for text in wanted:
        row: list[quoteattr.Quote] = []
        joined = ""
        while parts and len(joined) < len(text):
            piece, quote = parts.pop(0)
            joined = f"{joined} {piece}" if row else piece
            row.append(quote)
        assert joined == text, f"wanted the quote {text!r}, found {joined!r}"
        rows.append(row)
    assert not parts, f"quotes that nobody wanted: {[piece for piece, _ in parts]}"
    return rows


def observed(quote: quoteattr.Quote, field: str) -> Any:
    """What came out for ``field``, in the form of `wanted`."""
    why, who = quote.attribution, quote.speaker
    match field:
        case "speaker":
            return bare(who.name) if who else None
        case "description":
            return bare(who.description) if who else None
        case "also_by":
            return sorted(str(bare(str(entity))) for entity in quote.also_by)
        case "role":
            return bare(quote.role.title) if quote.role else None
        case "cue":
            return str(why.cue).casefold() if why and why.cue else None
        case "medium":
            return why.medium.text if why and why.medium else None
        case "addressee":
            return why.addressee.text if why and why.addressee else None
        case "former" | "acting":
            return getattr(quote.role, field) if quote.role else None
        case "parts":
            return len(quote.parts)
        case "kind":
            return quote.kind
    raise AssertionError(f"no such field: {field}")


def accepted(field: str, value: Any) -> list[Any]:
    """The forms that pass for ``value``: a list names equally good ones."""
    if field == "also_by":
        return [sorted(str(bare(name)) for name in value)]
    values = value if isinstance(value, list) else [value]
    return [bare(v) for v in values] if field in {"speaker", "description", "role"} else values


def passes(field: str, got: Any, value: Any) -> bool:
    if field == "cue" and got is not None:  # "said" is named where the cue may well be "was said" or "said so"
        return str(value).casefold() in str(got).split()
    return got in accepted(field, value)


def broken_links(chain: list[tuple[str | None, str]], quotes: list[quoteattr.Quote]) -> list[str]:
    """Coreference: each quote's mention has the chain's words, and one cluster is one entity (None: never named)."""
    wrong: list[str] = []
    clusters: dict[str, quoteattr.Entity | None] = {}
    for (cluster, words), quote in zip(chain, quotes, strict=bool(chain)):
        found = str(quote.attribution.mention) if quote.attribution else ""
        if not found or (words.casefold() not in found.casefold() and found.casefold() not in words.casefold()):
            wrong.append(f"mention of {quote.text!r}: {found!r}, not {words!r}")
        if cluster is None and quote.speaker and quote.speaker.name is not None:
            wrong.append(f"{words!r} is never named, not {quote.speaker.name!r}")
        if cluster is not None and clusters.setdefault(cluster, quote.speaker) != quote.speaker:
            wrong.append(f"{words!r} is not the {clusters[cluster]} of cluster {cluster}")
    if len(set(clusters.values())) < len(clusters):
        wrong.append(f"clusters that are one entity: {sorted(clusters)}")
    return wrong


@pytest.mark.parametrize("case", [as_param(case) for case in ALL])
def test_case(case: dict[str, Any]) -> None:
    document = quoteattr.extract(case["text"])
    rows = align([wanted["text"] for wanted in case["quotes"]], document.quotes)
    wrong = [
        f"{field} of {wanted['text']!r}: {got!r}, not {wanted[field]!r}"
        for wanted, row in zip(case["quotes"], rows, strict=True)
        for quote in row
        for field in wanted.keys() - {"text"}
        if not passes(field, got := observed(quote, field), wanted[field])
    ]
    other = {marked.span.text: marked.kind for marked in document.other_marked}
    for wanted in case.get("other", []):
        got = other.get(wanted["text"])
        if got is None or got != wanted.get("kind", got):
            wrong.append(f"{wanted['text']!r} in marks: {got!r}, not {wanted.get('kind', 'nobody’s words')!r}")
    wrong += broken_links(case.get("chain", []), [row[-1] for row in rows])
    assert not wrong, "\n".join(wrong)


def test_tables_are_sound() -> None:
    """Every id once; every text, name and phrase that a case expects stands in its article."""
    ids = [case["id"] for case in ALL]
    assert len(set(ids)) == len(ids)
    for case in ALL:
        text = " ".join(case["text"].split()).casefold()
        for quote in case["quotes"]:
            assert quote.keys() <= FIELDS, case["id"]
            for field in quote.keys() & PHRASES:
                values = quote[field] if isinstance(quote[field], list) else [quote[field]]
                for value in values:
                    # “Benjamin “Ben” Ashworth” is also called Benjamin Ashworth
                    assert value is None or all(word in text for word in value.casefold().split()), (case["id"], value)
        for wanted in case.get("other", []):
            assert wanted["text"] in case["text"], case["id"]
        assert len(case.get("chain", case["quotes"])) == len(case["quotes"]), case["id"]
