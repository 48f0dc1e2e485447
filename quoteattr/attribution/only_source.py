"""The one who can be the source, where the sentence of the quote says whose words they are, or ends with who speaks."""

from __future__ import annotations

import re

from ..scene import Scene
from .chants import chanters
from .leader import is_one_person
from .quote_view import QuoteView, in_title_case

_FINDS = frozenset("conclude find hold rule".split())  # what courts and inquiries do
_TITLE, _NEAR = 4, 10  # words, tokens
_GAP, _IN_BRACKETS = 7, 8  # tokens
_SHORT = 3  # words
_BELOW = 40  # mentions below a headline in which its people are named
_APPOSED = re.compile(r"(?:[fFi][DpaeJ0NTZRrGMs]{1,8}|,[^.,;:|()QVvXW]{1,12},)")
_ENDING = re.compile(r"(?:[iY][^.|,;:()VXQW]{0,10})?[.|]")  # "…, a judge wrote | on Monday."
_HEARD = re.compile(r"[Dp]?[aeJ0NZTGMRr]{0,6}o?" + _ENDING.pattern)  # "…, a lawyer told | a packed courtroom Monday."
_SPOKEN, _CRY = frozenset(",!?"), 2  # words


def only_source(view: QuoteView) -> int | None:
    """The one who can be the source where the sentence says whose words the quote is, or ends with who speaks."""
    for rule in _RULES:
        if (told := rule(view)) is not None:
            return told
    return None


def owner(view: QuoteView) -> int | None:
    """Whose words the sentence says the quote to be: "“…” was the verdict of Ruiz", "To Ruiz, it is “a farce”."."""
    cue = view.cues[0] if view.cues else None
    if cue is None or not cue.strong:
        return _to_whom(view) if view.cue_strength != "strong" else None
    if view.before or cue.at < view.unit.last:
        return None
    return next((mention for mention, link in cue.links if link in ("possessor", "origin")), None)


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


def informant(view: QuoteView) -> int | None:
    """According to whom something is so, where nobody else speaks: "She was, according to | a friend, “hurt”".

    Also where somebody spoke before: “No,” said Ruiz, whose aides are, according to | a friend, “hurt”.
    """
    if "K" not in view.before:
        return None
    inner = view.start + view.before.rfind("K") if "X,K" in view.before else view.start
    strong = [cue for cue in view.cues if cue.strong and cue.at >= inner]
    if len(strong) != 1 or strong[0].frame != "according" or strong[0].at > view.unit.first:
        return None
    return strong[0].links[0][0] if strong[0].links else None


def parenthesis(view: QuoteView) -> int | None:
    """Who calls something so, in a clause with "as" behind it: the “gang of three,” as | the press called them."""
    words, tags, rest = view.scene.tokens.words, view.scene.tokens.tags, view.rest
    if words[rest] != "as" or view.ending != "comma":
        return None
    cue = next(iter(view.scene.cues_between(rest, min(rest + _NEAR, view.end))), None)
    if cue is None or tags[cue.at + 1] not in "Po" or tags[cue.at + 2] not in ",.|":
        return None
    said = next((k for k, link in cue.links if link == "subject"), None)
    return said if said is not None and view.scene.mentions[said].first == rest + 1 else None


def before_semicolon(view: QuoteView) -> int | None:
    """Who speaks before the semicolon behind a quote: “It is over,” | Ruiz told reporters; asked why, she laughed."""
    stop = view.after.find(";")
    if stop < 0 or view.before:
        return None
    cue = next((cue for cue in view.cues if cue.strong and view.rest <= cue.at < view.rest + stop), None)
    said = [k for k, link in cue.links if link in ("subject", "inverted")] if cue else []
    return said[0] if said and cue and cue.frame != "name" else None


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


def labeller(view: QuoteView) -> int | None:
    """Whose name a colon parts from what they say in a headline that quotes a part of it: Ruiz: | Vote Was “Rigged”.

    Only somebody whom the article names below, so not Recipe: The “Perfect” Pie.
    """
    scene, start, first = view.scene, view.start, view.unit.first
    colon = view.before.find(":")
    if colon < 1 or first - start - colon < 2 or scene.tokens.tags[start - 1 : start] not in ("", "|"):
        return None
    if any(cue.strong and cue.at > start + colon for cue in view.cues):
        return None
    label = next(iter(scene.sources_between(start, first)), None)
    if label is None or scene.mentions[label].first != start or scene.mentions[label].last != start + colon:
        return None
    full = scene.mentions[label].last - scene.mentions[label].head > 1
    title = full and len(view.words) > 1 and in_title_case(view.words)  # Ana Ruiz: The Woman Behind “Low Water”
    return label if not title and _is_named_below(label, scene) else None


def gapped(view: QuoteView) -> int | None:
    """Who says it in a clause that leaves out the verb: "One called it “mad”; | another, “wise”"."""
    scene, first = view.scene, view.unit.first
    if "Q" not in view.before[-_GAP:]:
        return None
    tags, words = scene.tokens.tags, scene.tokens.words
    start = tags.rfind("Q", view.start, first) + 1
    start += tags[start] in ",;"
    start += tags[start] == "C"
    cue = next((cue for cue in reversed(scene.cues_between(view.start, start)) if cue.strong), None)
    if cue is None or "," in tags[cue.at : start - 2] or all(link != "subject" for _, link in cue.links):
        return None
    other = next((k for k in scene.sources_between(start, first) if scene.mentions[k].first == start), None)
    if other is None or scene.mentions[other].kind == "pronoun":
        return None
    rest = tags[scene.mentions[other].last : first]
    so = words[cue.at + 1] == "it" and rest in ("", ",")  # not "called Wu “mad” and Ruiz “wise”"
    return other if so or rest == "tPX" else None


def in_brackets(view: QuoteView) -> int | None:
    """Whom brackets behind a quote that stands alone name: “We never met” (| Ana Ruiz, Ohm)."""
    tags, at = view.scene.tokens.tags, view.unit.last + 1
    if tags[at] != "(" or view.before.strip("x") or len(view.words) < _SHORT or view.words[-1][:1].isupper():
        return None
    near = view.scene.sources_between(at, at + _IN_BRACKETS)
    named = next((k for k in near if view.scene.mentions[k].first == at + 1), None)
    if named is None or not is_one_person(view.scene.mentions[named]):
        return None
    behind = view.scene.mentions[named].last
    return named if tags[behind] == ")" or tags[behind] == "," and tags[behind + 1] != "0" else None


def _is_named_below(label: int, scene: Scene) -> bool:
    """Whether the person whose name a headline tells stands below in full."""
    surname = scene.tokens.words[scene.mentions[label].last - 1]
    if scene.mentions[label].kind != "name":
        return False
    below = scene.mentions[label + 1 : label + 1 + _BELOW]
    fuller = (m for m in below if m.kind == "name" and m.sort in ("person", "unknown") and m.last - m.head > 1)
    return any(scene.tokens.words[m.last - 1] == surname for m in fuller)


def _to_whom(view: QuoteView) -> int | None:
    """To whom something is what the quote says, if the sentence begins with that."""
    scene, start = view.scene, view.start
    first = next(iter(scene.sources_between(start, view.unit.first)), None)
    if first is None or scene.tokens.words[start] not in ("For", "To") or view.text.lstrip()[:1].isupper():
        return None
    phrase = scene.mentions[first]
    is_so = view.before.removesuffix("D").endswith("X")  # the ruling is “a gift”
    is_so = is_so and len(view.words) > 1  # not: there was a “gold” rating
    opens = phrase.first == start + 1 and scene.tokens.tags[phrase.last] == ","
    return first if is_so and opens and is_one_person(phrase) else None


_RULES = (
    owner,
    predicated,
    closer,
    crier,
    sign,
    headliner,
    gapped,
    in_brackets,
    informant,
    parenthesis,
    before_semicolon,
    labeller,
    chanters,
)
