"""Who leads on to a quote without any reporting word: "Ruiz shook her head. “Nobody asked the farmers.”"

Where somebody opens the paragraph and the quote stands alone behind their sentence, the speaker of another paragraph is
out of the question, and so is nobody. The same of whom the end of the sentence tells.
"""

from __future__ import annotations

import re

from ..cues.link import Link
from ..phrases.phrase import Phrase
from ..scene import Scene
from ..words.pronouns import HE, SHE
from .quote_view import QuoteView, in_title_case

_SPOKEN_OF = {"m": HE, "f": SHE}
_PERSONAL = frozenset({"person", "unknown"})
_SUBJECT = frozenset("vVXA,(")  # tags just behind the subject of a sentence
_FRONTED = frozenset("fFibOBV")  # tags with which a phrase or clause in front begins
_FINDS = frozenset("conclude find hold rule".split())  # what courts and inquiries do
_TITLE = 4  # words
_SHORT = 12  # tokens
_REACTIONS = frozenset(
    "agreed agrees begs blushes chuckled chuckles demurred demurs differs disagreed disagrees frowned frowns grimaced"
    " grimaces grinned grins laughed laughs nodded nods scoffed scoffs shrugged shrugs sighed sighs smiled smiles"
    " snorted snorts winced winces".split()
)
_APPOSED = re.compile(r"(?:[fFi][DpaeJ0NTZRrGMs]{1,8}|,[^.,;:|()QVvXW]{1,12},)")
_ENDING = re.compile(r"(?:[iY][^.|,;:()VXQW]{0,10})?[.|]")  # "…, a judge wrote | on Monday."
_ENDS = (".", "!", "?", "…")
_HEARD = re.compile(r"[Dp]?[aeJ0NZTGMRr]{0,6}o?" + _ENDING.pattern)  # "…, a lawyer told | a packed courtroom Monday."
_SPOKEN, _CRY = frozenset(",!?"), 2  # words


def leader(view: QuoteView) -> int | None:
    """The mention that opens the paragraph of the quote, if the quote goes on from its sentence; else None.

    Not whom the quote itself speaks of: "Ruiz resigned. “She had no choice.”"
    """
    scene, unit, text = view.scene, view.unit, view.text.strip()
    sentence = scene.sentence(unit.first)
    if not sentence or view.before or view.after.strip("|") or not text[:1].isupper() or not text.endswith(_ENDS):
        return None
    tags, start = scene.tokens.tags, scene.sentences[sentence - 1]
    if "Q" in tags[start : unit.first] or start and tags[start - 1] != "|" and not _reacts(start, unit.first, scene):
        return None
    first = _leading(start, unit.first, scene)
    if first is None:
        return None
    phrase = scene.mentions[first]
    named = phrase.kind == "name" and scene.tokens.words[phrase.last - 1] in text
    return None if named or not _words_for(phrase, scene).isdisjoint(view.plain_words) else first


def _reacts(start: int, end: int, scene: Scene) -> bool:
    """Whether somebody takes the floor inside a paragraph: “It is fair,” said Ruiz. | Wu shrugged. “It is hers.”."""
    first = next(iter(scene.sources_between(start, end)), None)
    if first is None or end - start > _SHORT or scene.mentions[first].first != start:
        return False
    return scene.tokens.words[scene.mentions[first].last] in _REACTIONS


def crier(view: QuoteView) -> int | None:
    """Whom a verb right behind a cry, or behind what is spoken in brackets, tells to be its speaker.

    “Rubbish!” shouted | a man; (“That is a lie,” shouted | a man.) “Lucky,” says | one.
    """
    cue = next((cue for cue in view.cues if cue.strong and cue.at >= view.rest), None)
    if cue is None or cue.frame == "name" or view.text.rstrip()[-1:] not in _SPOKEN:
        return None
    if view.before and view.before != "(" or not view.before and len(view.words) > _CRY:
        return None  # not on “Morning News,” Ruiz said
    for mention, link in cue.links:
        phrase = view.scene.mentions[mention]
        said = link == "subject" and phrase.first == view.rest and phrase.last == cue.at
        if said or link == "inverted" and cue.at == view.rest:
            ends = view.scene.tokens.tags[max(phrase.last, cue.at + 1)] in ".|"
            word = len(view.words) == 1 and ends  # not “Hamlet,” said Ruiz, is overrated
            return mention if view.before or word or view.ending != "comma" else None
    return None


def opener(view: QuoteView) -> int | None:
    """Whom the verb at the head of the sentence tells to be the speaker: Wrote | Ruiz, “We regret it.”"""
    cue = view.cues[0] if view.cues else None
    if cue is None or cue.at != view.start or view.before[-1:] not in tuple(",:"):
        return None
    inverted = next((mention for mention, link in cue.links if link == "inverted"), None)
    close = inverted is not None and view.scene.mentions[inverted].last == view.unit.first - 1
    return inverted if close and view.text.lstrip()[:1].isupper() else None


def sign(view: QuoteView) -> int | None:
    """What the quote is written on, or the last of several: "held | placards that read “Out” and “Now”"."""
    scene, first = view.scene, view.unit.first
    cue = next(iter(scene.cues_between(view.start, first)[-1:]), None)
    if cue is None or cue.lemma != "read" or not cue.strong or scene.tokens.tags[cue.at + 1 : first].strip("QC,:"):
        return None
    return next((mention for mention, _ in cue.links if scene.mentions[mention].sort == "document"), None)


def headliner(view: QuoteView) -> int | None:
    """Who comes behind what is said at the beginning of a headline: ‘I would cop it’: | Bulls coach hits back.

    But not behind what may be a title or a nickname: ‘The Bear’: Actor quits show.
    """
    if view.before or view.scene.tokens.tags[view.unit.last + 1] != ":":
        return None
    title = len(view.words) < _TITLE or in_title_case(view.words)
    if title and view.person == "no first person":
        return None
    cue = view.cues[0] if view.cues and view.cues[0].at == view.unit.last + 1 else None
    return next((mention for mention, link in cue.links if link == "tag"), None) if cue else None


def closer(view: QuoteView) -> int | None:
    """Whom the end of a sentence tells to be its one speaker: "Ruiz is “in bits” over the loss, a friend has said."

    Also "…, according to friends.", "…, a judge has found."
    """
    strong = [cue for cue in view.cues if cue.strong] or [cue for cue in view.cues[-1:] if cue.lemma in _FINDS]
    if len(strong) != 1 or strong[0].at < view.unit.last:
        return None
    cue = strong[0]
    tags = view.scene.tokens.tags
    for mention, link in cue.links:
        phrase = view.scene.mentions[mention]
        first, last = min(phrase.first, cue.at), max(phrase.last, cue.at + 1)
        ends = _HEARD if cue.frame == "tell" else _ENDING
        if link in ("subject", "apposition", "according") and tags[first - 1] == "," and ends.match(tags, last):
            return mention
    return None


def only_source(view: QuoteView) -> int | None:
    """The one who can be the source where the sentence says whose words the quote is, or ends with who speaks."""
    for rule in (owner, predicated, closer, crier, opener, sign, headliner):
        if (told := rule(view)) is not None:
            return told
    return None


def predicated(view: QuoteView) -> int | None:
    """Who says what they do in marks: "Ruiz “firmly rejected” the claim", where no other reports it."""
    words, scene, first = view.text.lower().split(), view.scene, view.unit.first
    if any(cue.strong and not (cue.at > first and scene.tokens.tags[cue.at - 1] == "C") for cue in view.cues):
        return None  # not "Ruiz “firmly rejected” the claim, her lawyer said"
    if not 0 < len(words) <= _TITLE or view.before[-1:] not in tuple("NZRrGP,"):
        return None
    cue = scene.lexicon.cues.get(words[-1] if words[0].endswith("ly") else words[0])
    if cue is None or not cue.strong or words[-1].endswith("ing"):
        return None
    sources = scene.sources_between(view.start, first)
    subject = sources[0] if sources else None
    if subject is None or scene.mentions[subject].first - view.start > 1:
        return None
    between = scene.tokens.tags[scene.mentions[subject].last : first]
    return subject if between == "" or _APPOSED.fullmatch(between) else None


def owner(view: QuoteView) -> int | None:
    """Whose words the sentence says the quote to be: "“…” was the verdict of Ruiz", "To Ruiz, it is “a farce”."."""
    cue = view.cues[0] if view.cues else None
    if cue is None or not cue.strong:
        return _to_whom(view) if view.cue_strength != "strong" else None
    if view.before or cue.at < view.unit.last:
        return None
    return next((mention for mention, link in cue.links if link in ("possessor", "origin")), None)


def _to_whom(view: QuoteView) -> int | None:
    """To whom something is what the quote says, if the sentence begins with that."""
    scene, start = view.scene, view.start
    first = next(iter(scene.sources_between(start, view.unit.first)), None)
    if first is None or scene.tokens.words[start] not in ("For", "To") or view.text.lstrip()[:1].isupper():
        return None
    phrase = scene.mentions[first]
    is_so = view.before.removesuffix("D").endswith("X") or _does(view)  # the ruling is “a gift”, “changes nothing”
    is_so = is_so and len(view.words) > 1  # not: there was a “gold” rating
    opens = phrase.first == start + 1 and scene.tokens.tags[phrase.last] == ","
    return first if is_so and opens and _is_person(phrase) else None


def _does(view: QuoteView) -> bool:
    """Whether the quote begins with what the subject before it does: "the ruling “changes nothing”"."""
    verb = view.words[0].lower() if view.words else ""
    tag = view.scene.lexicon.tags.get(verb)
    return view.before[-1:] in tuple("aGMNRrZ") and verb.endswith("s") and tag in ("v", "V", "U", "X")


def _leading(start: int, end: int, scene: Scene) -> int | None:
    """The mention of whom the sentence tells that lies between two tokens, if the sentence is of a leading kind."""
    mentions, tags, words = scene.mentions, scene.tokens.tags, scene.tokens.words
    sources = scene.sources_between(start, end)
    if not sources:
        return None
    first, *others = sources
    phrase = mentions[first]
    if phrase.first == start and _owns_words(first, "possessor", scene):  # "Ruiz’s advice? “…”"
        return first
    if phrase.first == start and phrase.sort == "document":  # "The message from the mayor was clear. “…”"
        return next((k for k in others[:1] if _owns_words(k, "origin", scene)), None)
    if words[start] == "For":  # "For Ruiz, there is no doubt. “…”"
        return first if _is_person(phrase) and phrase.first == start + 1 and tags[phrase.last] == "," else None
    if words[end - 1] == "?":  # "Was she surprised? “…”", "What does Ruiz make of it? “…”"
        verb = start + (tags[start] in "BW")
        asked = tags[verb] == "X" and phrase.first == verb + 1
        return first if asked and (_is_person(phrase) or words[phrase.head] in ("he", "she")) else None
    fronted = tags[start] in _FRONTED  # "Asked about it, | Ruiz shrugged."
    main = 1 + tags.rfind(",", start, end) if fronted else start
    subject = next((k for k in sources if mentions[k].first == main), first)
    phrase = mentions[subject]
    leads = phrase.first == main and tags[phrase.last] in _SUBJECT and not phrase.possessor
    return subject if leads and _is_person(phrase) else None


def _owns_words(mention: int, link: Link, scene: Scene) -> bool:
    """Whether a noun for what is said belongs to a mention, one person or body: "Ruiz’s advice"."""
    return not scene.mentions[mention].plural and any(how == link for _, how in scene.links.get(mention, ()))


def _is_person(phrase: Phrase) -> bool:
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
