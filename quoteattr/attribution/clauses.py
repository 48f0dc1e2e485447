"""Clauses before a quote that have a speaker of their own, so that who spoke in front of them hardly does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..cues.appositions import WITH
from ..cues.cue_token import CueToken, what_is_named
from ..scene import Scene

TAKING_OVER = frozenset({"while", "whereas", "although", "though"})
"""Words that open such a clause on either side of a quote."""

_TAKING_OVER_BEFORE = TAKING_OVER | WITH | {"when", "where", "after", "before"}
# Words that open a clause inside another, which ends with it: "After Ruiz said it was “bad”, | Okafor left".
_SUBORDINATING = TAKING_OVER | frozenset("after as because before when".split())
_OPENS_CLAUSE = frozenset({"subject", "apposition", "relative"})
_TELLS_ON = _OPENS_CLAUSE | {"clause", "object"}
_NEAR = 5  # tokens from a cue to what it reports
_PERCEIVES = frozenset({"hear", "overhear", "recall", "remember", "see", "show", "watch"})
_CRIES = frozenset("bellow chant cry holler mutter scream shout shriek whisper yell".split())
_RELATIVE = frozenset("what that which whom".split())
_COURTS = frozenset("court hearing inquest inquiry jurors jury magistrates panel trial tribunal".split())
_SAYING_IT = frozenset({"", "F", ",", ":", "F,", "F:"})  # between "call out" and what is called
_VERBS = re.compile("[XvV][XvVAn]*")
_GOES_ON = frozenset("CQ;")  # tags behind which the sentence goes on from its first subject: "told by Ohm to go, but"


class LastClause:
    """The clause of the last cue before a quote, if it hangs on no other; ``start`` is its subject's first token.

    "Ruiz said, and | Okafor added: “…”", "when Ruiz said that it was, | Okafor yelled “…”", "Ruiz spoke, to which |
    Okafor replied: “…”", but not "Ruiz said that Okafor called it “…”", which Ruiz says; then ``start`` is None.
    """

    def __init__(self, scene: Scene, sentence: int, quotation: int) -> None:
        self.scene = scene
        self.start = _opening(scene, sentence, quotation)
        """None, too, where no cue before the quote has a subject."""
        self.tells = self.start is not None and self._tells(self.start, quotation)
        """Whether it leads straight up to the quote, or is brought in by "with" or "without"."""

    def _tells(self, start: int, quotation: int) -> bool:
        last = self.scene.cues_between(start, quotation)[-1:]
        beside = self.scene.tokens.words[start - 1] in WITH
        return any(cue.strong and (beside or quotation - cue.at <= _NEAR) for cue in last)

    def leaves_out(self, cue: CueToken, link: str) -> bool:
        """Whether whom a cue is linked to hardly speaks, since this clause tells who does."""
        return self.tells and link in _TELLS_ON and self.is_behind(cue)

    def is_behind(self, cue: CueToken) -> bool:
        """Whether a cue stands in another clause, in front of this one."""
        if self.start is None or cue.at >= self.start:
            return False
        parenthesis = self.scene.tokens.tags[cue.at + 1 : self.start] == ","  # "Ruiz, an aide said, called it"
        return not parenthesis


def only_recalls(scene: Scene, cue: CueToken, quotation: int) -> bool:
    """Whether who is linked to a cue between commas only tells what another said: "Wu, Ruiz recalls, told her: “…”"."""
    tags = scene.tokens.tags
    if tags[cue.at + 1] != "," or tags[quotation - 1] not in ":," or cue.at > quotation:
        return False
    said = scene.cues_between(cue.at + 1, quotation)
    close = len(said) == 1 and said[0].strong and not tags[cue.at + 2 : said[0].at].strip("AX")
    if not close or quotation - said[0].at > _NEAR or not any(link in _OPENS_CLAUSE for _, link in said[0].links):
        return False
    return any(tags[scene.mentions[k].first - 1] == "," for k, link in cue.links if link == "subject")


def is_enclosed(scene: Scene, sentence: int, quotation: int) -> bool:
    """Whether a quote belongs to a clause inside another: "After Ruiz said it was “bad”, Okafor left".

    Then whoever speaks behind it says something else.
    """
    cues = scene.cues_between(sentence, quotation)
    last = next((cue for cue in reversed(cues) if any(link in _OPENS_CLAUSE for _, link in cue.links)), None)
    if last is None or not last.strong:
        return False
    words, reported = scene.tokens.words, scene.tokens.tags[last.at + 1 : quotation]
    near = quotation - last.at <= _NEAR or last is cues[0] and reported[:1] == "t" and "," not in reported
    subjects = (scene.mentions[k].first for k, link in last.links if link in _OPENS_CLAUSE)
    return near and any(start > sentence and words[start - 1].lower() in _SUBORDINATING for start in subjects)


def _opening(scene: Scene, sentence: int, quotation: int) -> int | None:
    tokens, mentions = scene.tokens, scene.mentions
    cues = scene.cues_between(sentence, quotation)
    subjects = [(k, cue) for cue in cues for k, link in cue.links if link in _OPENS_CLAUSE]
    subject, last = subjects[-1] if subjects else (0, None)
    if last is not None and last.frame == "name" and {"relative", "object"}.issubset(dict(last.links).values()):
        who = tokens.tags.rfind("W", sentence, last.at)
        if tokens.tags[who - 1] == "," and "," not in tokens.tags[last.at : quotation]:
            return who  # "a song by Okafor, | who calls it “…”"
    start = mentions[subject].first if subjects else 0
    while sentence < start and tokens.tags[start - 1] == "A":
        start -= 1  # "where | about 50 cooks had gathered"
    if not sentence < start < quotation:
        return None
    before = tokens.words[start - 1]
    if tokens.tags[start - 1] == "C":
        return start if mentions[subject - 1].last != start - 1 else None  # not "he and | Ruiz said"
    if before == "as":  # "“…,” Ruiz said as | Okafor yelled: “…”"
        return start if "Q" in tokens.tags[sentence:start] else None
    return start if tokens.tags[start - 1] in ";,W" or before in _TAKING_OVER_BEFORE else None


def own_clause(scene: Scene, sentence: int, quotation: int) -> int:
    """Where the clause of a quote begins if it has a speaker of its own behind another quote, else the sentence.

    "Ruiz said it was “good”, while | Ohm called it “bad”", not "Ruiz said it was “good” and “cheap”". Also "Ruiz
    rejected what | Ohm calls a “fair deal”", "Ruiz heard | Ohm shout “Stop!”", "Ruiz was told by | Ohm to “get out”".
    """
    before = scene.cues_between(sentence, quotation)
    if before:
        inner = _inner(before, quotation, scene)
        if inner is not None and not _is_same(inner, scene):
            return scene.mentions[inner].first
        told = _taken_up(before, quotation, scene)
        if told is None:
            told = _told_by(before[-1], quotation, scene)
        if told is None:
            told = _passed_on(before, quotation, scene)
        if told is not None:
            return scene.mentions[told].first
    quoted = scene.tokens.tags.rfind("Q", sentence, quotation)
    cues = scene.cues_between(quoted, quotation) if quoted >= 0 else []
    first = next((cue for cue in cues if cue.strong), None)
    if first is None:
        return sentence
    subject = next((scene.mentions[k] for k, link in first.links if link in ("subject", "apposition")), None)
    if subject is None or subject.kind == "pronoun" or scene.tokens.tags[subject.first - 1] not in "BC":
        return sentence
    return quoted if quoted < subject.first else sentence


def _taken_up(cues: Sequence[CueToken], quotation: int, scene: Scene) -> int | None:
    """Who speaks in the clause that a relative pronoun opens: "Ruiz thanked | Ohm, who said it was “nothing”".

    Not where another tells of it: "Ruiz recalled that it was Ohm, who said it was “nothing”".
    """
    tags, cue = scene.tokens.tags, cues[-1]
    if cue.frame == "ask" or len(cues) > 1 and "t" in tags[cues[-2].at : cue.at]:
        return None
    antecedent = next((k for k, link in cue.links if link == "relative"), None)
    if antecedent is None or not cue.strong or "," in tags[cue.at + 1 : quotation - 1]:
        return None
    who = tags.rfind("W", scene.mentions[antecedent].last, cue.at)
    return antecedent if who > 0 and tags[who - 1] == "," else None


def _is_same(inner: int, scene: Scene) -> bool:
    """Whether a pronoun may be who speaks before: "Ruiz spoke of what | she calls “…”", not "a charge | he called"."""
    phrase = scene.mentions[inner]
    named = scene.tokens.words[phrase.first - 1].lower() in _RELATIVE
    return phrase.kind == "pronoun" and (named or phrase.possessor)


def _inner(cues: Sequence[CueToken], quotation: int, scene: Scene) -> int | None:
    """The mention whose words another only takes up, by the last of the cues before a quotation."""
    last = cues[-1]
    if not last.strong:  # "Ruiz rejected Ohm’s | claim that it was “bad”", not "Ohm’s claim that it is bad is “false”"
        clause = scene.tokens.tags[last.at + 1 : quotation]
        claims = clause[:1] == "t" and len(_VERBS.findall(clause)) < 2
        return next((k for k, link in last.links if link == "possessor" and claims), None)
    named = what_is_named(last, scene.tokens, scene.mentions)
    return _heard(cues) if named is None else named


def _passed_on(cues: Sequence[CueToken], quotation: int, scene: Scene) -> int | None:
    """Who speaks in what a court hears or a paper reports: "Ohm told jurors that | he had shouted “…”".

    Also in what anybody says, where a colon leads on to the words: "Ruiz said | Ohm told her: “…”".
    """
    if len(cues) < 2 or not cues[-1].strong:
        return None
    if cues[-2].frame == "write" and len(cues) > 2 and cues[-1].links:
        who, link = cues[-1].links[0]
        if link == "clause" and (who, "subject") in cues[-2].links:  # "… heard that | he sent a text saying"
            cues = [*cues[:-2], cues[-1]._replace(links=((who, "subject"),))]
    verbatim = cues[-2].frame == "say" and cues[-2].strong and _is_verbatim(cues[-1], quotation, scene)
    if not verbatim and cues[-2].lemma not in ("hear", "report", "tell"):
        return None
    words, cue = scene.tokens.words, cues[-2]
    hearers = ("subject", "patient", "object") if cue.lemma == "tell" else ("subject", "patient")
    courts = [k for k, how in cue.links if how in hearers and words[scene.mentions[k].head].lower() in _COURTS]
    if not courts and cue.lemma != "report" and not verbatim:
        return None
    behind = max([cue.at + 1, *(scene.mentions[k].last for k in courts)])
    subject = next((k for k, link in cues[-1].links if link == "subject" and scene.mentions[k].first >= behind), None)
    near = subject is not None and set(words[behind : scene.mentions[subject].first]) <= {"that", "how"}
    return subject if near else None


def _is_verbatim(cue: CueToken, quotation: int, scene: Scene) -> bool:
    """Whether a colon, or a cry right before the marks, leads on to whole words: "police said | Ohm yelled, “Go!”"."""
    between = scene.tokens.tags[cue.at + 1 : quotation]
    if between not in ("", ","):
        return between[-1:] == ":"
    said = scene.quotations[bisect_left(scene.tokens.quotations, quotation)]
    return cue.lemma in _CRIES and scene.text[said.start : said.end].lstrip()[:1].isupper()


def _told_by(cue: CueToken, quotation: int, scene: Scene) -> int | None:
    """Who told somebody else what follows: "Ruiz said she was told by | a clerk that it was “late”"."""
    agent = next((k for k, link in cue.links if link == "agent"), None)
    if agent is None or not cue.strong or "patient" not in dict(cue.links).values():
        return None
    return agent if _GOES_ON.isdisjoint(scene.tokens.tags[scene.mentions[agent].last : quotation]) else None


def is_heard(scene: Scene, sentence: int, quotation: int) -> bool:
    """Whether somebody hears another say just what stands in marks: "Ruiz heard a man yell “Run!”"."""
    cues, tags = scene.cues_between(sentence, quotation), scene.tokens.tags
    return _heard(cues) is not None and tags[cues[-1].at + 1 : quotation] in _SAYING_IT


def _heard(cues: Sequence[CueToken]) -> int | None:
    """Who does what the last cue tells, if the cue before hears, sees or remembers them: "Ruiz is heard | saying"."""
    if len(cues) < 2 or cues[-2].lemma not in _PERCEIVES:
        return None
    perceived = {mention for mention, link in cues[-2].links if link in ("object", "inverted", "patient")}
    return next((k for k, link in cues[-1].links if link in ("subject", "clause") and k in perceived), None)
