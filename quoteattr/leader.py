"""Who leads on to a quote without any reporting word: "Ruiz shook her head. “Nobody asked the farmers.”"

Where somebody opens the paragraph and the quote stands alone behind their sentence, the speaker of another paragraph is
out of the question, and so is nobody.
"""

from __future__ import annotations

from .phrase import Phrase
from .quote_view import QuoteView
from .scene import Scene

_HE = frozenset("he him his he’s he's".split())
_SHE = frozenset("she her hers she’s she's".split())
_SPOKEN_OF = {"m": _HE, "f": _SHE}
_PERSONAL = frozenset({"person", "unknown"})
_SUBJECT = frozenset("vVXA,(")  # tags just behind the subject of a sentence
_ENDS = (".", "!", "?", "…")


def leader(view: QuoteView) -> int | None:
    """The mention that opens the paragraph of the quote, if the quote goes on from its sentence; else None.

    Not whom the quote itself speaks of: "Ruiz resigned. “She had no choice.”"
    """
    scene, unit, text = view.scene, view.unit, view.text.strip()
    sentence = scene.sentence(unit.first)
    if not sentence or view.before or view.after.strip("|") or not text[:1].isupper() or not text.endswith(_ENDS):
        return None
    tags, start = scene.tokens.tags, scene.sentences[sentence - 1]
    if start and tags[start - 1] != "|" or "Q" in tags[start : unit.first]:
        return None
    first = next(iter(scene.sources_between(start, unit.first)), None)
    if first is None or not _is_subject(scene.mentions[first], start, scene):
        return None
    phrase = scene.mentions[first]
    named = phrase.kind == "name" and scene.tokens.words[phrase.last - 1] in text
    return None if named or not _words_for(phrase, scene).isdisjoint(view.plain_words) else first


def answers(view: QuoteView) -> bool:
    """Whether the quote is a paragraph of its own below a question that stands outside the marks, as in interviews."""
    words, first, text = view.scene.tokens.words, view.unit.first, view.text.strip()
    asked = first > 2 and words[first - 2] == "?" and view.scene.tokens.tags[first - 1] == "|"
    return asked and text[:1].isupper() and text.endswith(_ENDS)


def _is_subject(phrase: Phrase, start: int, scene: Scene) -> bool:
    """Whether a person, and one alone, is the subject with which a sentence begins."""
    if phrase.first != start or phrase.possessor or phrase.plural or scene.tokens.tags[phrase.last] not in _SUBJECT:
        return False
    return phrase.sort == "person" or phrase.kind == "name" and phrase.sort in _PERSONAL


def _words_for(phrase: Phrase, scene: Scene) -> frozenset[str]:
    """The pronouns by which others may speak of somebody."""
    word, lexicon = scene.tokens.words[phrase.head], scene.lexicon
    gender = lexicon.given_names.get(word) if phrase.kind == "name" else lexicon.genders.get(word.lower())
    return _SPOKEN_OF.get(gender or "u", _HE | _SHE)
