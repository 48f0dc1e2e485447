"""Verbs that report, and the mentions that each is linked to: its subject by `linker`, its object, or who did
what the clause before told ("…, adding that").
"""

from __future__ import annotations

from ..lexicon import CueForm
from ..model import Frame
from .cue_token import CueToken, Links, what_is_named
from .link import Link
from .linker import Linker

_PARTICLES = frozenset("back off out up".split())
_PHRASAL = frozenset(
    {"chimed in", "weighed in", "cut in", "jumped in", "broke in", "butted in", "went on", "carried on"}
)
_BLOWS = frozenset({"fire", "hit", "shoot", "strike"})  # "Ruiz fired back: “…”", not "fired three times"
_GOES_ON = frozenset("COt")  # before a verb that shares a subject: "to call Okafor", "and called Okafor"
_PASSED_ON = frozenset({"quoted", "cited"})  # by those whose words these are not: "Ruiz was quoted by the Herald"
_SEEN = frozenset("heard obtained read reviewed seen viewed".split())
_GET = frozenset("get gets getting got gotten".split())  # "gets called"
_QUESTIONS = frozenset("if whether what when where which who why how : ,".split())
_HEARSAY = frozenset("allege believe claim report rumor rumour say tell think understand".split())  # "is said to be"
_BE = frozenset("is are was were be been being".split())


class Sentence:
    """Who does what is told, from left to right: `read` takes the verbs and participles in order."""

    def __init__(self, start: int, end: int, linker: Linker) -> None:
        self.start, self.end = start, end
        self.linker = linker
        self._clause: int | None = None
        self._unread: list[int] = []  # verbs and auxiliaries since then, whose subjects nobody has asked for yet
        self._beside: tuple[int, int] | None = None  # whom "with" brings in, up to the next comma
        self._last: CueToken | None = None

    @property
    def clause(self) -> int | None:
        """Who did what was told last, hence also what follows without a subject."""
        relative: int | None = None
        while self._unread:
            subject = self._subject_of_clause(self._unread.pop())
            if subject is not None and subject[1] == "relative":  # "Ruiz met a boy who fell, saying": Ruiz says it
                relative = subject[0] if relative is None else relative
            elif subject is not None:
                it = self.linker.words[self.linker.mentions[subject[0]].head].lower() == "it"  # "it was Wu who spoke"
                self._begin(relative if it and relative is not None else subject[0])
        if self._clause is None and relative is not None:
            self._begin(relative)
        return self._clause

    def _begin(self, clause: int) -> None:
        self._clause = clause
        self._unread.clear()

    def read(self, at: int, tag: str) -> CueToken | None:
        """The cue at a token of these tags: verb, participle, auxiliary; None where it reports nothing."""
        linker, tags = self.linker, self.linker.tags
        if tag in "vX":
            self._unread.append(at)
            return None
        if self._beside is not None and "," in tags[self._beside[1] : at]:
            self._beside = None
        second = self._beside is not None
        accompanying = linker.accompanying(at, self.start, second) if tag in "ge" else None
        if accompanying is not None:
            self._beside = accompanying, at
        if tag == "e":
            return None
        subject = self._subject(at, tag, accompanying)
        form = linker.lexicon.cues.get(linker.words[at].lower())
        if form is None or _says_nothing(at, form.lemma, linker):
            return None
        before = None
        if subject is None:
            before = self.clause if self._beside is None else self._beside[0]
            if before is None and linker.tags[at - 1] == "C":
                before = linker.predicated(self.start)
            if tag == "g" and self.clause is None:
                subject = linker.following(at, self.end)
        links = _verb_links(at, subject, before, linker, form.frame)
        if links and links[0][1] == "inverted" and linker.tokens.is_behind_quotation(at):
            self._begin(links[0][0])  # "“…,” said Ruiz, adding that"
        self._last = _cue(at, form, links, linker)
        return self._last

    def _subject(self, at: int, tag: str, accompanying: int | None) -> tuple[int, Link] | None:
        """The subject of a verb that may report; notes whose clause it begins."""
        linker = self.linker
        if accompanying is not None:
            subject: tuple[int, Link] | None = (accompanying, "subject")
        elif tag == "g" and self._goes_on(at):
            return None
        else:
            subject = linker.subject(at, self.start)
        begins = tag != "g" or linker.words[at - 1] == "as"
        if subject is not None and begins and not linker.opens_clause(subject[0]):
            self._begin(subject[0])
        return subject

    def _subject_of_clause(self, verb: int) -> tuple[int, Link] | None:
        """The subject of a verb or auxiliary that begins a clause; None where it goes on with the one before."""
        linker, tags = self.linker, self.linker.tags
        if tags[verb] == "X":
            adjacent = linker.ending.get(verb) if tags[verb - 1 : verb] not in ("X", "A", "n") else None
            if adjacent is None and tags[verb - 1] == "," and self._clause is None:  # "Ruiz, a nurse, was blunter: “…”"
                apposed = linker.subject(verb, self.start)
                return apposed if apposed is not None and apposed[1] != "relative" else None
            return None if adjacent is None else (linker.climb(adjacent), "subject")
        subject = linker.subject(verb, self.start)
        return None if subject is None or linker.opens_clause(subject[0]) else subject

    def _goes_on(self, participle: int) -> bool:
        """Whether a participle goes on with the clause before, so that what stands before it is not its subject."""
        linker, last = self.linker, self._last
        if linker.is_read(participle, participle):
            return False
        if self.clause is not None and linker.tags[participle - 1] not in "NRZTB":
            return True
        told = linker.ending.get(participle)  # "Ruiz texted a friend | saying"
        return last is not None and last.frame in ("tell", "write") and (told, "object") in last.links


def _cue(at: int, form: CueForm, links: Links, linker: Linker) -> CueToken:
    called_out = form.lemma == "call" and linker.words[at + 1] == "out" and linker.tokens.is_behind_quotation(at)
    cue = CueToken(at, form.lemma, "say" if called_out else form.frame, form.strong, links)
    if form.lemma == "want" and linker.words[at + 1 : at + 3] == ["to", "know"] and linker.words[at + 3] in _QUESTIONS:
        return cue._replace(frame="ask", strong=True)  # "Ruiz wanted to know if it was “safe”"
    if form.strong:
        return cue
    strong = _stands_alone(at, links, linker) or _puts_it(at, links, linker) or _retorts(at, form.lemma, linker)
    strong = strong or linker.tags[at + 1] == "," and _is_inserted(at, links, linker)
    strong = strong or linker.is_read(at, at) or what_is_named(cue, linker.tokens, linker.mentions) is not None
    return cue._replace(strong=True) if strong else cue


def _stands_alone(at: int, links: Links, linker: Linker) -> bool:
    """Whether a verb and its subject are all that follows a quotation, so that it must report: “…,” she continued."""
    tags = linker.tags
    for mention, link in links:
        phrase = linker.mentions[mention]
        first, last = min(phrase.first, at), max(phrase.last, at + 1)
        verb = 2 if link == "inverted" and _is_phrasal(at, linker) else 1
        if link in ("subject", "inverted") and last - first == phrase.last - phrase.first + verb:
            return linker.tokens.is_behind_quotation(first) and tags[last : last + 1] in tuple(".,|Q:")
    return False


def _is_inserted(at: int, links: Links, linker: Linker) -> bool:
    """Whether a verb and its subject stand between commas, so that it must report: "Ohm, the inquiry | found, was"."""
    for mention, link in links:
        phrase = linker.mentions[mention]
        whole = phrase.kind != "nominal" or phrase.plural or linker.tags[phrase.first] in "Dp"  # not "terror attacks,"
        if whole and link == "subject" and phrase.last == at and linker.tags[phrase.first - 1] == ",":
            return linker.tags[at + 2] in "XvV"
    return False


def _is_phrasal(at: int, linker: Linker) -> bool:
    """Whether a verb right behind a quotation has its particle before its subject: “…,” chimed | in Ruiz."""
    verb, particle = linker.words[at], linker.words[at + 1]
    return particle in _PARTICLES or f"{verb} {particle}" in _PHRASAL


def _retorts(at: int, lemma: str, linker: Linker) -> bool:
    """Whether a verb of blows or noise is one of words: "Ruiz fired back: “…”", "the crowd roared back, “…”"."""
    if linker.words[at + 1] != "back" or linker.tags[at] != "V":
        return False
    return lemma in _BLOWS or linker.tags[at + 2 : at + 4] in (",Q", ":Q")


def _says_nothing(at: int, lemma: str, linker: Linker) -> bool:
    """Whether a word that may report does not.

    "Put | them at risk", not "put it"; "declined to | comment"; "fired | three times"; "(think | Ruiz or Wu)";
    "a letter | seen by the Herald"; "is | said to be".
    """
    if lemma == "put":
        return linker.words[at + 1] != "it"
    if lemma == "comment" and linker.words[at - 1] == "to":
        return True
    if linker.words[at] in _SEEN and linker.words[at + 1] == "by":
        seen = linker.ending.get(at - (linker.tags[at - 1] == ","))
        if seen is not None and linker.mentions[seen].sort == "document":
            return True
    if lemma in _HEARSAY and linker.words[at + 1] == "to" and linker.words[at - 1] in _BE:
        return True
    if lemma in _BLOWS and linker.words[at + 1] not in _PARTICLES and linker.tags[at + 1] not in ":,Q":
        return True
    return linker.tags[at - 1] == "(" and linker.words[at] == lemma


def _puts_it(at: int, links: Links, linker: Linker) -> bool:
    """Whether a verb says whose words a quotation is: “…,” as she puts it; “…” was how she put it."""
    if linker.words[at + 1] != "it" or not linker.words[at].startswith("put"):
        return False
    return any(link == "subject" and linker.words[linker.mentions[k].first - 1] in ("as", "how") for k, link in links)


def _verb_links(at: int, subject: tuple[int, Link] | None, clause: int | None, linker: Linker, frame: Frame) -> Links:
    tags = linker.tags
    links: list[tuple[int, Link]] = []
    helper = at - 1
    while helper >= 0 and tags[helper] == "A":
        helper -= 1  # "is | otherwise listed as"
    auxiliary = linker.words[helper].lower()
    passive = tags[at] == "V" and (tags[helper] == "X" and auxiliary in _BE or frame == "name" and auxiliary in _GET)
    behind = linker.tokens.is_behind_quotation(at)
    after = at + (2 if behind and _is_phrasal(at, linker) else 1)
    while tags[after : after + 1] in ("A", "n") or behind and tags[after : after + 1] == "v":
        after += 1  # "“…,” said undecided | voter Joan Pike"
    right = linker.starting.get(after)
    if right is not None and not passive and linker.is_quoted(right):
        return ((right, "patient"),)
    if subject is not None:
        links.append((subject[0], "patient") if passive else subject)
    if right is not None:
        if subject is None and (tags[at] != "g" and frame != "tell" and tags[at - 1] not in _GOES_ON or clause is None):
            links.append((linker.apposed(right), "inverted"))
        else:
            links.append((right, "object"))
    else:
        by = after
        while tags[by : by + 1] in ("Q", "B", "D", "f"):
            by += 1
        agent = linker.starting.get(by + 1) if tags[by : by + 1] == "b" and tags[at] != "g" else None
        if agent is not None and not (passive and linker.words[at] in _PASSED_ON):
            links.append((linker.apposed(agent), "agent"))
    if subject is None and clause is not None and {"inverted", "agent"}.isdisjoint(dict(links).values()):
        links.append((clause, "patient" if passive else "clause"))  # not of "she played a song, composed by Ruiz"
    return tuple(links)
