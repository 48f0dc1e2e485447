"""Documents as rows of a table, one a quote."""

from __future__ import annotations

from typing import Any

from .model import Document, Quote

ROW_TYPES: dict[str, type] = {
    "id": str,
    "text": str,
    "kind": str,
    "start": int,
    "end": int,
    "parts": int,
    "speaker": str,
    "speaker_id": str,
    "named": bool,
    "speaker_kind": str,
    "role": str,
    "former": bool,
    "acting": bool,
    "mention": str,
    "mention_kind": str,
    "cue": str,
    "cue_lemma": str,
    "medium": str,
    "addressee": str,
    "confidence": float,
    "also_by": str,
    "sentence": str,
}
"""The keys of a row in their order, and what each holds where it is not None."""


def document_to_rows(document: Document) -> list[dict[str, Any]]:
    """One dict a quote, of strings, numbers, booleans and None only; the keys are the same in every row.

    ``speaker`` is the name, or the article's phrase where ``named`` is False; ``parts`` counts the parts; ``also_by``
    joins the other speakers by "; ".
    """
    return [_row(quote) for quote in document.quotes]


def _row(quote: Quote) -> dict[str, Any]:
    speaker, role, why = quote.speaker, quote.role, quote.attribution
    cue, medium, addressee = (why.cue, why.medium, why.addressee) if why else (None, None, None)
    return {
        "id": quote.id,
        "text": quote.text,
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "parts": len(quote.parts),
        "speaker": str(speaker) if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "named": speaker.name is not None if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "role": role.title if role else None,
        "former": role.former if role else None,
        "acting": role.acting if role else None,
        "mention": str(why.mention) if why else None,
        "mention_kind": why.mention.kind if why else None,
        "cue": str(cue) if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "medium": str(medium) if medium else None,
        "addressee": str(addressee) if addressee else None,
        "confidence": quote.confidence,
        "also_by": "; ".join(map(str, quote.also_by)) or None,
        "sentence": quote.sentence.text,
    }
