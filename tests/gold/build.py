"""Makes ``news.jsonl`` from the marked-up articles: ``python tests/gold/build.py``. The markup is told in README.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MARKUP = re.compile(
    r"\[(?P<labels>[a-z]\d+(?:,[a-z]\d+)*)(?P<kind>[:=])(?P<words>[^\]]+)\]|\{(?P<tag>x|[a-z]\d+(?:\+[a-z])*)\}"
)
OPENING = {"“": "”", '"': '"', "‘": "’"}


class GoldError(ValueError):
    """An article whose markup contradicts itself; the message says where."""


def split(items: str) -> list[str]:
    return [item.strip() for item in items.split(";") if item.strip()]


def entity(line: str) -> dict[str, Any]:
    """``name | aliases | roles``, or ``? description`` for who is never named."""
    if line.startswith("?"):
        return {"speaker": None, "description": line[1:].strip()}
    name, aliases, roles = [*line.split("|"), "", ""][:3]
    return {"speaker": name.strip(), "description": None, "aliases": split(aliases), "roles": split(roles)}


def strip_markup(
    body: str,
) -> tuple[str, dict[str, list[list[int]]], dict[str, list[list[int]]], list[tuple[int, str]]]:
    """The bare text, the source and cue spans by label, and the (offset, tag) of each quote's end."""
    text, at = "", 0
    sources: dict[str, list[list[int]]] = {}
    cues: dict[str, list[list[int]]] = {}
    tags: list[tuple[int, str]] = []
    for match in MARKUP.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        if match["tag"]:
            tags.append((len(text), match["tag"]))
        else:
            spans = sources if match["kind"] == ":" else cues
            for label in match["labels"].split(","):
                spans.setdefault(label, []).append([len(text), len(text) + len(match["words"])])
            text += match["words"]
    return text + body[at:], sources, cues, tags


def inside(text: str, after: int, end: int) -> tuple[int, int]:
    """From the first opening mark since the tag before (in the same paragraph) to the closing mark before ``end``.

    A quotation that runs over paragraphs has no closing mark but at its end.
    """
    after = max(after, text.rfind("\n\n", 0, end) + 2 if "\n\n" in text[:end] else 0)
    start = next((i + 1 for i in range(after, end) if text[i] in OPENING), None)
    if start is None:
        raise GoldError(f"no opening mark before {text[end - 30 : end]!r}")
    if text[end - 1] == OPENING[text[start - 1]]:
        return start, end - 1
    following = text[end : end + 3]
    if following[:2] != "\n\n" or following[2:] != text[start - 1]:
        raise GoldError(f"neither closed nor going on in the next paragraph: {text[start:end]!r}")
    return start, end


def article(name: str, source: str) -> dict[str, Any]:
    """One line of ``news.jsonl``."""
    head, body = source.split("---\n", 1)
    entities = {line[0]: entity(line[2:].strip()) for line in head.strip().splitlines()}
    text, sources, cues, tags = strip_markup(body.strip())
    quotes, after = [], 0
    for end, tag in tags:
        start, stop = inside(text, after, end)
        row: dict[str, Any] = {"start": start, "end": stop, "sure": True, "attributed": tag != "x"}
        if tag != "x":
            label, *also_by = tag.split("+")
            for field, spans in (("source", sources.get(label, [])), ("cue", cues.get(label, []))):
                row[field] = spans
                row[f"{field}_text"] = " ".join(text[s:e] for s, e in spans)
            row |= entities[label[0]]
            if also_by:
                row["also_by"] = [entities[key]["speaker"] for key in also_by]
        quotes.append(row)
        after = end
    check(name, text, quotes, entities, sources.keys() | cues.keys(), {tag.split("+")[0] for _, tag in tags})
    return {"id": name, "marks": "all", "text": text, "quotes": quotes}


def check(
    name: str, text: str, quotes: list[dict[str, Any]], entities: dict[str, Any], marked: set[str], used: set[str]
) -> None:
    """Every label is used, every pair of marks has a row, every name, alias and role stands in the text."""
    used = used - {"x"}
    if marked != used:
        raise GoldError(f"{name}: labels without a quote or quotes without a source: {sorted(marked ^ used)}")
    rest, at = "", 0
    for quote in quotes:
        rest += text[at : quote["start"] - 1]
        at = quote["end"]
    rest += text[at:]
    if left := [rest[max(0, m.start() - 20) : m.end() + 20] for m in re.finditer(r"[“\"‘]\w", rest)]:
        raise GoldError(f"{name}: marks without a row: {left}")
    plain = " ".join(text.split())
    for who in entities.values():
        words = [who["speaker"] or who["description"], *who.get("aliases", []), *who.get("roles", [])]
        if absent := [w for w in words if w.casefold() not in plain.casefold()]:
            raise GoldError(f"{name}: not in the article: {absent}")


def build() -> str:
    """The whole of ``news.jsonl``."""
    lines = [article(path.stem, path.read_text(encoding="utf-8")) for path in sorted((HERE / "articles").glob("*.txt"))]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    (HERE / "news.jsonl").write_text(build(), encoding="utf-8")
