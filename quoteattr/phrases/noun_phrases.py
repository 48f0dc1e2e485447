"""Noun phrases as runs of tags: where one that starts, stands or ends at a token begins and ends."""

from __future__ import annotations

import re

import regex

from ..lexicon import Lexicon
from ..text.tokens import Tokens
from ..words.role_words import party_members

# The words of a noun phrase after its determiner. Bounded and possessive: no backtracking, constant work a phrase.
WORDS = "[aevJ0NTZRrGMUsdHAy&x]"
_RUN = rf"{WORDS}{{1,30}}+"
_MEDIUM = "[iF][Dp]a*+M(?![GRrZ])"  # "in an email" tells how it was said, not "for the ruling party"
_PERSON = "[Dp]?[aeJ0NZTGMs]{0,12}+[RT]++(?=[,.;|)fFiOQW-])"
_NOMINAL = regex.compile(rf"A?+(?:0f)?+(?:[Dp]A?+)?+(?:N{{1,6}}+fD?+[NZJ]{{1,6}}+s)?+({_RUN}(?:Cp?+{_RUN}){{0,3}}+)")
# What belongs to a noun phrase up to the next comma: "of the institute", "representing Virginia", "elected in May".
_TAIL = regex.compile(
    rf"""(?: (?:[ve]?(?!{_MEDIUM})[fFiO]|[ve]b)[Dp]*+{_RUN} (?:C(?!{_PERSON})[Dp]?+{_RUN})?+
           | [ve](?=[NZJ]){_RUN} | e?+(?<=e)[Dp]{_RUN}
           | OV(?=[iFDpNa])
           | \([NZTR]\)(?=[fFi][DpN]) | (?:\([TR]\)|(?<=[RT])\([NZ]\))(?=,)
           | (?<=[RTG])\((?!C)[aeMNGC]{{1,3}}+\)(?=[fFiO,.])
         ){{0,12}}+""",
    regex.VERBOSE,
)
# The same for a phrase that no comma closes, where a verb may follow.
_COMPLEMENT = regex.compile(
    r"(?:f0(?=[VvX.,;])|(?:[fFi]|O(?!a))[Dp0]*+[aevJ0NTHZRrGMsd&]{1,30}+(?:C[Dp]?[aevJNTHZRrGMs&]{1,30}+(?:(?=[,.;|)fFi-])|(?<=Z)(?=[VvX])))?){0,12}+"
)
_ACRONYM = re.compile(r"\([NZTR]\)")
_COMPLEMENT_WORDS = frozenset("of for at with in to on from".split())
_SAID_IN = regex.compile("i[Dp]a{0,3}+[Me](?![aGRrZf])")
_SAID = frozenset(
    "address affidavit email interview judgment letter message order post release reply response ruling speech"
    " statement tweet verdict".split()
)
_BODY_BETWEEN = regex.compile(r",[NZJG&r]{1,6}+(?:[fFi]D?[NZJG&ra]{1,4}+(?:C[NZJG]{1,3}+)?+)?+(?=,)")
_PLACE = re.compile(r",(N{1,3})")
_PERSON_ENDINGS = ("ist", "er", "or", "ee", "ian", "man", "woman", "person")
# "Shadow work | and pensions secretary NAME", not "in tears and health secretary NAME said".
_PORTFOLIO = regex.compile(r"(?:^|(?<=[|.,;:Q(VCBJZs])|(?<=(?:^|[|.,;:QVCB])D))[aM]{1,3}+C(?=[aeM]{1,2}R)")
_PORTFOLIO_REACH = 6
MINISTERS = frozenset(
    "secretary minister spokesperson spokesman spokeswoman editor correspondent commissioner officer director".split()
)
BECAME = frozenset({"became", "turned"})
# Participles that tell how somebody holds an office: "said retired | colonel NAME".
_AS_HOLDERS = frozenset(
    "retired suspended ousted deposed jailed exiled disgraced appointed elected re-elected convicted accused"
    " sacked detained embattled".split()
)
NEWLY = frozenset("newly recently freshly democratically".split())
_BEFORE_NAME = frozenset("aJNZTRGMs&d0")
# Words whose tag may be another inside a noun phrase; the letter stands first, which is fast.
_UNSURE = re.compile(
    r"[DGJMUVg0-](?:(?<=[UV])(?=[aJ]?[RTGMrZs])|(?<=[DM])(?=[ifF,.])|(?<=[GMRas]V)|(?<=[NeQ]V)(?=[,.;)])|(?<=sg)|(?<=[Dpa]G)"
    r"|(?<=J)(?=[,.;)fFiW|])|(?<=-)|(?<=0)(?=[N,.|)VX]))"
)


class NounPhrases:
    """The noun phrases of one article; ``tags`` are those of its tokens, with nouns tagged so inside noun phrases."""

    def __init__(self, tokens: Tokens, text: str, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.text = text
        self.lexicon = lexicon
        self.tags = _noun_tags(tokens, lexicon)

    def end(self, at: int, heads: str) -> int | None:
        """The end of the phrase that starts at ``at`` with a head of one of the tags ``heads``; None if none does."""
        tags = self.tags
        match = _NOMINAL.match(tags, at)
        if match is None:
            return None
        if match.group().startswith("0f"):  # "one of the signatories"
            heads += "r"
        start, end = match.span(1)
        for k in range(end - 1, start - 1, -1):
            if tags[k] in heads and tags[k + 1] not in "NJTZH":
                return self._with_tail(k + 1)
        if tags[at] == "D" and tags[end - 1] == "a" and self.tokens.words[end - 1].endswith(_PERSON_ENDINGS):
            return self._with_tail(end)
        return None

    def end_of_words(self, at: int) -> int:
        """The end of the object, with all that belongs to it, of a verb before ``at``."""
        while self.tags[at] in "Dp":
            at += 1
        return self._with_tail(self._run_end(at))

    def _run_end(self, at: int) -> int:
        match = regex.match(_RUN, self.tags, pos=at)
        return match.end() if match else at

    def _with_tail(self, last: int) -> int:
        match = _TAIL.match(self.tags, last)
        end = match.end() if match else last
        tags = self.tags
        if tags[end - 1] in "sa" or tags[end] == "f":  # host of NBC’s “Hardball”, of the “Hardball” show
            title = end + (tags[end] == "f")
            title += tags[title] == "D"
            if self.is_title(title):
                return self._with_tail(self._run_end(title + 1)) if tags[title + 1] in "aGMRT" else title + 1
        return self.place_end(end) if end > last else end

    def place_end(self, last: int) -> int:
        """The end of ", New York" at ``last``; ``last`` where no state or country stands there."""
        place = _PLACE.match(self.tags, last)
        known = place is not None and " ".join(self.tokens.words[last + 1 : place.end()]) in self.lexicon.places
        return place.end() if place and known else last

    def is_title(self, at: int) -> bool:
        """Whether the token is a quotation that looks like the title of a work: “Avatar”."""
        if self.tags[at] != "Q":
            return False
        words = self.text[self.tokens.starts[at] + 1 : self.tokens.ends[at] - 1].strip("'`").split()
        return 0 < len(words) < 7 and words[0][0].isupper() and words[-1][0].isupper()

    def start_before_name(self, first: int) -> int:
        """The start of the words before a name at ``first``, over "and", over a noun that looks like a verb too."""
        tags = self.tags
        while first:
            noun = tags[first - 1] in _BEFORE_NAME and tags[first - 1] != self.tokens.tags[first - 1]
            lead = tags[first - 2 : first - 1]
            participle = tags[first - 1] == "v" and (
                lead in ("s", "D", "p") or lead in ("V", "|", "A", "") and self._tells_how_held(first - 1)
            )
            joined = tags[first - 2 : first] in ("RC", "TC", "Zf", "ZF") and tags[first] not in "Dp"
            joined = joined or tags[first - 1] == "C" and self._is_portfolio(first)
            office = tags[first - 2 : first] == "Rf" and tags[first] in "MGa"  # "secretary of state NAME"
            acronym = _ACRONYM.match(tags, first - 3) if first > 3 else None  # "the Ana Party (APP) | leader NAME"
            if acronym and tags[first] in "aGRJNZ" and tags[first - 4] in "NZJ":
                first -= 2
            elif not (noun or self._began_before(first) or participle or joined or office or tags[first - 1] == "r"):
                title = tags[first] in "aR" and self.is_title(first - 1)
                return first - (title and self.text[self.tokens.ends[first - 1] - 2] not in ",.?!")
            first -= 1 + (participle and self.tokens.words[first - 2].lower() in NEWLY)
            while first and tags[first - 1] in _BEFORE_NAME:
                first -= 1
            first -= tags[first - 1 : first] == "p"
        return first

    def _began_before(self, first: int) -> bool:
        """Whether a word only seems to open it: "world number | one", "women's | 100m champion", "newly | elected"."""
        words, tags = self.tokens.words, self.tags
        if self.tokens.tags[first] == "0":
            return tags[first] == "R" or tags[first - 1] == "s"
        newly = tags[first] == "v" and words[first - 1].lower() in NEWLY
        return newly or words[first] == "number" and words[first - 1].lower() == "world"

    def _tells_how_held(self, participle: int) -> bool:
        """Whether a participle belongs to the office behind it: "said | retired colonel", not "sat disguised as"."""
        before = self.tokens.words[participle - 1].lower() if self.tags[participle - 1 : participle] == "A" else "newly"
        return before in NEWLY and self.tokens.words[participle].lower() in _AS_HOLDERS

    def _is_portfolio(self, second: int) -> bool:
        """Whether the token begins the second of two fields of an office: "work and | pensions secretary"."""
        for start in range(max(0, second - _PORTFOLIO_REACH), second - 1):
            match = _PORTFOLIO.match(self.tags, start)
            if match and match.end() == second:
                office = self.tags.index("R", second)
                return self.tokens.words[office] in MINISTERS
        return False

    def start_before_comma(self, comma: int, heads: str) -> int | None:
        """The start of the phrase that a comma ends: "The mayor of Surabaya, Tri Rismaharini"."""
        tags = self.tags
        start = comma
        while start and comma - start < 14:
            joined = tags[start - 1] == "x" and self.tokens.words[start - 1] == "/"  # "MD/CEO of the bank"
            if not joined and tags[start - 1] not in "DpaevJ0NTHZRrGMsfFiO&dCyA()":
                break
            start -= 1
        whole = None
        for k in range(comma - 1, start - 1, -1):
            opens = k == start or tags[k] in "Dp0" and tags[k - 1] != "s"
            among = heads + "r" if tags.startswith("0f", k) else heads
            if opens and any(tag in among for tag in tags[k:comma]) and self.end(k, heads) == comma:
                whole = k
                office = tags[k - 2 : k] in ("RO", "TO", "RF", "TF")  # "Press Secretary to | the governor,"
                if tags[k] == "p" or not (office or tags[k - 1 : k] == "f"):  # but "a friend of | his wife,"
                    break
        if whole is not None and self.tokens.words[whole] in BECAME and tags[whole - 1] == "W":
            return self.start_before_comma(whole - 1, heads)  # "the general who | became president,"
        return whole


def complement_end(last: int, tokens: Tokens) -> int:
    """The token index at which the noun phrase that ends at ``last`` ends with its complements ("of the institute")."""
    if tokens.words[last].lower() in _COMPLEMENT_WORDS:
        said = _SAID_IN.match(tokens.tags, last)
        if said is not None and tokens.words[said.end() - 1] in _SAID:
            return last  # "the minister | in a statement said", not "an actor in the film"
        match = _COMPLEMENT.match(tokens.tags, last)
        if match is not None:
            end = match.end()
            does = tokens.tags[end - 1] == "v" and tokens.tags[end] in "DpPo"  # "a guard at the gate | shook his head"
            return end - does
    return last


def body_between(comma: int, tags: str) -> int | None:
    """The second comma where a body stands between two: "The Chairman|, Committee on Works|, Ana Ruiz, said"."""
    match = _BODY_BETWEEN.match(tags, comma)
    return match.end() if match is not None and "Z" in match.group() else None


def _noun_tags(tokens: Tokens, lexicon: Lexicon) -> str:
    """The tags, with nouns of noun phrases tagged so: "campaign manager", "fellow at", "U.S.-Korea Institute"."""
    words, tags = tokens.words, list(tokens.tags.replace("y", "N"))
    for match in _UNSURE.finditer(tokens.tags):
        k = match.start()
        word = words[k].lower()
        before = tokens.tags[k - 1 : k]
        if tags[k] == "0":  # "world number one Petra Halas"
            tags[k] = "R" if [w.lower() for w in words[k - 2 : k]] == ["world", "number"] else "0"
        elif tags[k] == "-":
            if tokens.ends[k - 1] == tokens.starts[k] and tokens.starts[k + 1] == tokens.ends[k]:
                tags[k] = "a"
        elif tags[k] == "J":
            tags[k] = "R" if words[k] in party_members() else "J"  # "a Republican from Ohio"
        elif tags[k] == "G":
            tags[k] = "M" if word in lexicon.media else "G"
        elif word == "turned" and before in ("R", "T"):  # "the singer turned campaigner"
            tags[k] = "a"
        elif word in ("fellow", "counsel"):
            tags[k] = "R"
        elif word in ("called", "named") or before == "s" and word.endswith(("ed", "ing")):
            tags[k] = "v"
        elif word in lexicon.cues and lexicon.cues[word].lemma == word and before not in tuple("PXOW"):
            tags[k] = "M"
    return "".join(tags)
