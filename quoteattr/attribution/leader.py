"""Who leads on to a quote without any reporting word: "Ruiz shook her head. “Nobody asked the farmers.”"

Where somebody opens the paragraph and the quote stands alone behind their sentence, the speaker of another paragraph is
out of the question, and so is nobody.
"""

from __future__ import annotations

from ..phrases.phrase import Phrase
from ..scene import Scene
from ..words.pronouns import HE, SHE
from .quote_view import QuoteView

_PERSONAL = frozenset({"person", "unknown"})
_SPOKEN_OF = {"m": HE, "f": SHE}
_SUBJECT = frozenset("vVXA,(")  # tags just behind the subject of a sentence
_FRONTED = frozenset("fFibOBV")  # tags with which a phrase or clause in front begins
_SPOKEN = frozenset({"he", "she"})
_SHORT = 12  # tokens
_REACTIONS = frozenset(
    "agreed agrees beamed beams begs blushes chuckled chuckles demurred demurs differs disagreed disagrees frowned"
    " frowns gestured gestures grimaced grimaces grinned grins hesitated hesitates laughed laughs leaned leans looked"
    " looks nodded nods paused pauses pointed points scoffed scoffs shivered shivers shook shakes shrugged shrugs"
    " sighed sighs smiled smiles snorted snorts stopped stops thinks waved waves winced winces".split()
)
_ENDS = (".", "!", "?", "…")


def leader(view: QuoteView) -> int | None:
    """The mention that opens the paragraph of the quote, if the quote goes on from its sentence; else None.

    Not whom the quote itself speaks of: "Ruiz resigned. “She had no choice.”"
    """
    first = _told_before(view)
    if first is None or _speaks_of(view, first):
        return None
    scene, unit = view.scene, view.unit
    start = scene.sentences[scene.sentence(unit.first) - 1]
    opens = not start or scene.tokens.tags[start - 1] == "|"
    return first if opens or _reacts(start, unit.first, scene) else None


def spoken_of(view: QuoteView) -> int | None:
    """Of whom the sentence before tells and the quote speaks: "Ruiz resigned. “She had no choice.”"; else None.

    Not of whom it tells what they say: "Ruiz went on about Wu. “She had no choice.”"
    """
    first = _told_before(view)
    silent = first is not None and first not in view.scene.links
    return first if first is not None and silent and _speaks_of(view, first) else None


def _told_before(view: QuoteView) -> int | None:
    """Of whom the sentence before a quote that stands alone tells."""
    scene, unit, text = view.scene, view.unit, view.text.strip()
    sentence = scene.sentence(unit.first)
    if not sentence or view.before or view.after.strip("|") or not text[:1].isupper() or not text.endswith(_ENDS):
        return None
    start = scene.sentences[sentence - 1]
    return None if "Q" in scene.tokens.tags[start : unit.first] else _leading(start, unit.first, scene)


def _speaks_of(view: QuoteView, mention: int) -> bool:
    """Whether a quote has the name of somebody, or a pronoun for him or her."""
    phrase = view.scene.mentions[mention]
    named = phrase.kind == "name" and view.scene.tokens.words[phrase.last - 1] in view.text
    return named or not _words_for(phrase, view.scene).isdisjoint(view.plain_words)


def _reacts(start: int, end: int, scene: Scene) -> bool:
    """Whether somebody takes the floor inside a paragraph: “It is fair,” said Ruiz. | Wu shrugged. “It is hers.”."""
    first = next(iter(scene.sources_between(start, end)), None)
    if first is None or end - start > _SHORT or scene.mentions[first].first != start:
        return False
    return scene.tokens.words[scene.mentions[first].last] in _REACTIONS


def _leading(start: int, end: int, scene: Scene) -> int | None:
    """The mention of whom the sentence tells that lies between two tokens, if the sentence is of a leading kind."""
    mentions, tags, words = scene.mentions, scene.tokens.tags, scene.tokens.words
    sources = scene.sources_between(start, end)
    if not sources:
        return None
    first = sources[0]
    phrase = mentions[first]
    if words[start] == "For":  # "For Ruiz, there is no doubt. “…”"
        return first if is_one_person(phrase) and phrase.first == start + 1 and tags[phrase.last] == "," else None
    if words[end - 1] == "?":  # "Was she surprised? “…”", "What does Ruiz make of it? “…”"
        verb = start + (tags[start] in "BW")
        asked = tags[verb] == "X" and phrase.first == verb + 1
        return first if asked and (is_one_person(phrase) or words[phrase.head] in ("he", "she")) else None
    fronted = tags[start] in _FRONTED or tags[start : start + 2] == "A,"  # "Asked about it, | Ruiz shrugged."
    main = 1 + tags.rfind(",", start, end) if fronted else start
    subject = next((k for k in sources if mentions[k].first == main), first)
    phrase = mentions[subject]
    leads = phrase.first == main and tags[phrase.last] in _SUBJECT and not phrase.possessor
    reacts = words[phrase.head].lower() in _SPOKEN and words[phrase.last] in _REACTIONS  # "She shrugged."
    return subject if leads and (reacts or is_one_person(phrase)) else None


def is_one_person(phrase: Phrase) -> bool:
    """Whether a mention is of a person, and one alone."""
    known = phrase.sort == "person" or phrase.kind == "name" and phrase.sort in _PERSONAL
    return known and not phrase.plural


def _words_for(phrase: Phrase, scene: Scene) -> frozenset[str]:
    """The pronouns by which others may speak of somebody."""
    word, lexicon = scene.tokens.words[phrase.head], scene.lexicon
    if phrase.kind == "pronoun":
        return next((words for words in _SPOKEN_OF.values() if word.lower() in words), frozenset())
    gender = lexicon.given_names.get(word) if phrase.kind == "name" else lexicon.genders.get(word.lower())
    return _SPOKEN_OF.get(gender or "u", HE | SHE)
