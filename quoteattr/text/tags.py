"""One tag letter for each token (the letters: `quoteattr.lexicon`): first by the word, then by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicon import Lexicon
from .acronyms import find_office_acronyms
from .given_names import retag_given_names
from .headlines import find_headlines, headline_tag
from .second_readings import second_readings
from .sentence_starts import retag_sentence_starts
from .surnames import find_catalan_particles, find_like_function_words, find_particles, find_per, find_surnames
from .word_tags import MISTERS, word_tag

# Same-length rewritings of the tag string where the neighbours tell what a word is. None has nested repetition; the
# letter stands first, which is fast.
_REPAIRS = tuple(
    (re.compile(pattern), tag)
    for pattern, tag in (
        (r"g(?:(?<=[Dps]g)(?=[VvXFfib,.;|D])|(?<=Dg)(?=[JRrTGM])|(?<=[ps]g)(?=M))", "a"),  # "calling the ruling a gift"
        (r"U", "V"),
        (r"p(?=[,.:;QtWBC|OFib])", "o"),  # "told her that"
        (r"t(?=[RGM][,.VvXWfFi])", "D"),  # "that minister said"
        (r"T(?<=H\(T)(?=\)N)", "H"),  # "Alhaji (Dr.) Obi"
        (r"\((?<=H\()(?=H\)N)", "H"),  # "Barr. (Mrs.) Obi"
        (r"\)(?<=HHH\))(?=N)", "H"),
        (r"H(?:(?<=[Dp0a]H)|(?<=p[NT]H))(?![NTHJdZ])", "T"),  # "the First Lady", "His Royal Highness said"
        (r"[HT](?<=d.)(?=N)", "N"),  # "Osman bin Haji Ali"
        (r"[TZJ](?<=H.)(?![NT])", "N"),  # "Mr. King"
        (r"y(?:(?<=[NZJT&]y)|(?=[NZJT&])|(?<=ZfDy))", "N"),  # "Park Ji-hoon", "West African", "Loft & Lane"
        (r"H(?:(?![NTHJdZ])|(?<=NH))", "N"),  # "Suren Thiru", "Theresa M. Lindqvist"
        (r"T(?<=[sDp]T)(?=[VXv,.;|FifCOB])", "R"),  # "the President said"
    )
)
# Nouns, though they could report: "the report", "his claims", "the Trump campaign said"; "sharp voices,", "of note".
_NOUN_AFTER_ALL = re.compile(
    r"U(?:(?<=[Dps]U)|(?<=[fFibJ0a]U)(?![Qt:])|(?<=[NGMaJZ]U)(?=A?[VXv])|(?<=[Vgve]U)(?=g)|(?<=VvU)|(?<=QVU)(?=N)|(?<=[Dp][aJ0]U)(?=[,.;|fXi]))"
    r"|V(?:(?<=[Dp][aJ0]V)(?=[,.;|fXi])|(?<=[DpfFib]V)(?=[fO,.;|FiA])|(?<=[Dp]NV)(?=[,.;|fXi-])|(?<=gaV)(?=[,.;|fiC])"
    r"|(?<=0aV))"  # letter first: fast
)
# No persons: "Department of Justice", "Minister of Local Government", "New Zealand Nurses Organisation".
_INSIDE_BODY = re.compile(r"T(?:(?<=Z[fF]T)|(?<=Z[fF]DT)|(?<=fT)(?=Z))|r(?=[NJ]{0,2}Z)")
_ARTICLES = frozenset({"the", "a", "an"})
_PERHAPS_NOUN = re.compile(r"[UVg]")
# "the private server", "the general counsel", not "the official claims"; a verb: "Ruiz plays Mercy"
_PERHAPS_NO_NOUN = re.compile(r"R(?=[aGU]|[JN]?T)|M(?<=NM)(?=[NDp])")  # "local activists", "the local Labour MP"
_PERHAPS_ADVERB = re.compile(r"F(?<![VvgaeM]F)(?=0)")  # "where about 50 protesters", not "spoke about 50 protesters"
_PAST_LIKE_BASE = frozenset("cut hit let put quit read set shed spread".split())
_DOES = frozenset("covers films maps plays records studies".split())
_ROUGHLY = frozenset("about around over About Around Over".split())
_SOME_OF_THEM = frozenset("all another both many most others several some".split())


def tag_words(words: Sequence[str], open_quotations: set[int], lexicon: Lexicon) -> str:
    """The tags of the tokens of an article as one string.

    ``open_quotations`` are the token indices of quotations after which the sentence goes on, so that a capital there
    makes a name.
    """
    seen = set(words)
    known = lexicon.small_tags.get
    alone = {word: known(word) or word_tag(word, lexicon) for word in seen}
    tags = list(map(alone.__getitem__, words))
    headlines: set[int] = set()
    for start, end in find_headlines(words, "".join(tags), lexicon):
        headlines.update(range(start, end))
        tags[start:end] = [headline_tag(word, alone[word], seen, lexicon) for word in words[start:end]]
    middle = retag_given_names(words, tags, seen, lexicon)
    surnames = find_surnames(words, "".join(tags), headlines, lexicon) | middle
    for at in [k for k, word in enumerate(words) if word in surnames] if surnames else ():
        if tags[at] != "Y" or tags[at - 1] not in "iF0":
            tags[at] = "N"
    retag_sentence_starts(words, tags, seen, surnames, open_quotations, lexicon)
    for at in find_like_function_words(words, "".join(tags), headlines):
        tags[at] = "N"
    for at in find_particles(words, "".join(tags)) if "do" in seen else ():
        tags[at] = "d"
    for at in find_catalan_particles(words, "".join(tags)) if "i" in seen else ():
        tags[at] = "d"
    for at in find_per(words, "".join(tags), headlines) if "Per" in seen else ():
        tags[at] = "N"
    spelled = lexicon.spelled
    if firsts := {word for word in seen.intersection(spelled) if any(map(seen.issuperset, spelled[word]))}:
        _retag_spelled(words, tags, firsts, lexicon)
    _retag_homographs(words, tags, lexicon)
    for match in _INSIDE_BODY.finditer("".join(tags)):
        word = words[match.start()]
        if word[0].isupper() and (word == "Justice" or word not in lexicon.titles):
            tags[match.start()] = "N"
    for at in [k for k, word in enumerate(words) if word in MISTERS and tags[k - 1] in "NZ" and tags[k] == "H"]:
        tags[at] = "h"
    string = "".join(tags)
    if offices := find_office_acronyms(words, string, lexicon.organisations):
        for at in [k for k, word in enumerate(words) if word in offices and tags[k] == "N"]:
            tags[at] = "T"
        string = "".join(tags)
    for pattern, tag in _REPAIRS:
        string = pattern.sub(tag, string)
    return string.replace("h", "H")


def _retag_spelled(words: Sequence[str], tags: list[str], firsts: set[str], lexicon: Lexicon) -> None:
    """Names that were added to the lexicon, whatever their words are otherwise: "bell hooks", "Grace Still"."""
    for at in [k for k, word in enumerate(words) if word in firsts]:
        for name in lexicon.spelled[words[at]]:
            if (*words[at : at + len(name)],) == name:
                tags[at : at + len(name)] = "N" * len(name)
                break


def _retag_homographs(words: Sequence[str], tags: list[str], lexicon: Lexicon) -> None:
    """Cues that are nouns or adjectives here, and prepositions that are adverbs."""
    for match in _PERHAPS_NOUN.finditer("".join(tags), 1):
        at = match.start()
        if tags[at] in "UV" and _is_no_verb(words, tags, at, lexicon):
            tags[at] = lexicon.noun_tags.get(words[at], "a")
        elif tags[at] == "g" and words[at] in lexicon.speech_nouns and tags[at - 1] in "Dps" and tags[at + 1] == "t":
            tags[at] = "M"  # "her warning that"
        elif tags[at] == "g" and words[at] in lexicon.media and tags[at - 1] in "NGMaJDp":  # "a press briefing"
            tags[at] = "M"
    string = "".join(tags)
    for match in _PERHAPS_NO_NOUN.finditer(string):
        at = match.start()
        if tags[at] == "M":
            tags[at] = "v" if words[at] in _DOES else "M"
            continue
        role = tags[at + 1] in "aGJNT" or lexicon.noun_tags.get(words[at + 1]) in ("R", "r")
        if role and words[at].lower() in lexicon.adjectival:
            tags[at] = "a"
    for at, tag in second_readings(words, string):
        tags[at] = tag
    for match in _PERHAPS_ADVERB.finditer(string):  # no tag of theirs was changed
        if words[match.start()] in _ROUGHLY:
            tags[match.start()] = "A"
    for match in _NOUN_AFTER_ALL.finditer("".join(tags)):
        at = match.start()
        word = words[at].lower()
        if words[at - 1].lower() in _SOME_OF_THEM and word.endswith("ed"):  # "others accused her"
            tags[at] = "V"
            continue
        reports = tags[at - 1] == "N" and (lexicon.cues[word].lemma != word or words[at - 1].endswith("s"))
        reports = reports or words[at - 1].lower() in lexicon.origins  # "the Spaniard smiled."
        named = tags[at - 1] in "Dp" and lexicon.cues[word].lemma == word  # "on her counter."
        reports = reports or tags[at - 3] == "Q" and word.endswith("ed")  # "“…,” the silk submitted."
        if match.group() == "U" or named or not (lexicon.cues[word].strong or reports):  # not "the Sun claims"
            tags[at] = lexicon.noun_tags.get(word, "a")


def _is_no_verb(words: Sequence[str], tags: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a form of a cue is a noun or adjective here: "the plan", "an alleged plot", "Valdez campaign manager"."""
    if words[at - 1].lower() in _ARTICLES or words[at] == "state" and tags[at + 1] in "aRrGM":  # "state media said"
        return True
    if words[at - 1] in lexicon.platforms and words[at] in lexicon.media:  # "in a Facebook post"
        return True
    if words[at] == "turned" and tags[at - 1] in "RT" and tags[at + 1] in "RT":  # "rock star turned activist Ana Ruiz"
        return True
    form = lexicon.cues.get(words[at])
    single = words[at - 2].lower() in ("a", "an") and (tags[at - 1] in "aG" or words[at - 1] in lexicon.adjectival)
    single = single and tags[at + 1] not in "Q:tP"  # "heard a voice shout “…”", "a group claim it is"
    if single and form is not None and form.lemma == words[at] not in _PAST_LIKE_BASE:
        return True  # "a private email server", "a new report", "a council plan"
    compound = tags[at - 1] in "NZTaGRM" and tags[at + 1] in "RrGMNTZX"  # also "the council plan will"
    return compound and form is not None and form.lemma == words[at] and not form.strong
