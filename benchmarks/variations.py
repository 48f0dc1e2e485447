"""Gold articles written otherwise: other names, marks, honorifics, reporting verbs; the gold moves along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from random import Random

from attrs import evolve, frozen

from quoteattr.evaluate import GoldArticle, GoldQuote
from quoteattr.lexicon import english

Variation = Callable[[GoldArticle, Random], GoldArticle]

# Given name, surname, gender. People who do not exist, as they are called in the news of a region.
NAMES = {
    "Arab": "Khalifa Al-Sulaiti m|Noura Al Mansoor f|Abdulrahman Al Marri m|Hanan Abu-Zeid f"
    "|Walid el-Khatibi m|Salma Benhaddou f|Ziad Haddadin m|Ghada Walid f",
    "South Asian": "Venkatesh Subramani m|Priyanka Chowdhary f|K.C. Nambiath m|Sushila Devi f|Mallikarjun Hegdekar m"
    "|R.K. Singhal m|Nirupama Menoth f|Md. Rafiq Sarkar m",
    "African": "Oluwaseun Adeyemo m|Ngozi Nwosu-Eze f|Kwabena Mensah-Bonsu m|Wanjiku Kamande f|Sipho Dlaminithe m"
    "|Thandiwe Mkhizana f|Chukwuemeka Okaforji m|Zanele Moyosana f",
    "East Asian": "Takeshi Onishida m|Ji-hyun Baek f|Wei-Ling Chanda f|Min-seok Kimura m|Ma. Teresa Dimaano f"
    "|Bambang Sutrisna m|Siti Rahmawati f|Duc Nguyen m",
    "Latin American": "José Luis Soto Paz m|María Fernanda Ríos f|João da Selva m|Andrés Lopera m"
    "|Luiza Carvalho dos Campos f|Guadalupe Peñalver f|Tomás Quispe m",
    "European": "Jan van der Veen m|Ursula von Halm f|Zoë de Vriend f|Wojciech Krzyżanek m|Siobhán O’Dwyer f"
    "|Angus MacLeith m|Éric Le Goffic m|Katalin Szabolcs f|Jacob Rees-Hogg m",
    "unknown to the lists": "Zorvan Keldish m|Ylvane Torquist f|Braxen Ophel m|Quilla Vantor f|Dremil Haskov m"
    "|Sorene Abbadil f|Vorrin Tsalo m|Tashuna Birrel f",
    "surnames that are words": "April Price f|Drew Young m|Faith Bishop f|Will Banks m|Mark Law m|Grace Field f"
    "|Bill Rivers m|Rose Church f|Hope Long f|Chase Strong m",
    "surnames that are places": "Michael London m|Chelsea Houston f|Carolina Lincoln f|Jack England m|Dakota Holland f"
    "|Sydney Jordan f|Francis Cleveland m|Austin Ireland m",
}
HONORIFICS = {"Mr, Ms": ("Mr ", "Ms "), "Shri, Smt": ("Shri ", "Smt "), "Datuk Seri": ("Datuk Seri ", "Datin Seri ")}
VERBS = (
    "argued|averred|remarked|maintained|insisted|conceded|quipped|lamented|asserted|declared|announced|noted|explained"
    "|admitted|contended|cautioned|warned|countered|mused|stated|commented|reiterated|reckoned|sighed|tweeted|wrote"
    "|testified|alleged|complained|suggested|responded|proclaimed|emphasised|pointed out|chimed in|concluded|urged"
).split("|")
_PERSON = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z]\.?)? [A-Z][\w’'-]+")
_BODY = re.compile(
    r"America|Agency|Airlines|Association|Bank|Board|Campaign|Center|Club|Committee|Company|Council|Court|Department"
    r"|Fund|Group|House|Ministry|News|Office|Party|Police|Post|Press|Project|Service|State|Times|Union|University"
)


@frozen
class Edit:
    """``text`` in place of the characters ``start`` to ``end`` of an article, half-open."""

    start: int
    end: int
    text: str


def edited(article: GoldArticle, edits: Iterable[Edit]) -> GoldArticle:
    """The article after these edits, which are in order and do not overlap; the spans of the gold move along."""
    text, moves, last, shift = [], [], 0, 0
    for edit in edits:
        text += [article.text[last : edit.start], edit.text]
        last = edit.end
        shift += len(edit.text) - (edit.end - edit.start)
        moves.append((edit, shift))

    def moved(offset: int) -> int:
        by = 0
        for edit, total in moves:
            if edit.start < offset < edit.end:
                return edit.start + by + len(edit.text)
            if edit.end > offset or edit.start == offset:
                break
            by = total
        return offset + by

    quotes = (
        evolve(
            quote,
            start=moved(quote.start),
            end=moved(quote.end),
            source=tuple((moved(start), moved(end)) for start, end in quote.source),
        )
        for quote in article.quotes
    )
    return evolve(article, text="".join([*text, article.text[last:]]), quotes=tuple(quotes))


def renamed(pool: str) -> Variation:
    """Each speaker whose gender is known gets the name of another region, the surname alone too."""
    people = [tuple(re.split(r"(?<=\S) (?=\S+$)", name)) for name in NAMES[pool].split("|")]

    def vary(article: GoldArticle, random: Random) -> GoldArticle:
        free = random.sample(people, len(people))
        names: dict[str, str] = {}
        for speaker, gender in _persons(article).items():
            new = next((name for name, other in free if other == gender), None)
            if new is None:
                continue
            free.remove((new, gender))
            given, surname = _parts(new)
            old_given, old_surname = speaker.split(" ", 1)[0], speaker.rpartition(" ")[2]
            names |= {speaker: new, f"{old_given} {old_surname}": new, old_surname: surname}
            names.setdefault(old_given, given)
        return _with_names(article, names)

    return vary


def _parts(name: str) -> tuple[str, str]:
    given, surname = name.split(" ", 1)
    if given in ("José", "María", "Ma.", "Md."):
        more, surname = surname.split(" ", 1)
        given = f"{given} {more}"
    return given, surname


def _with_names(article: GoldArticle, names: Mapping[str, str]) -> GoldArticle:
    if not names:
        return article
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})(?![\w-])")

    def told(text: str) -> str:
        return pattern.sub(lambda match: names[match.group()], text)

    def told_of(quote: GoldQuote) -> GoldQuote:
        return evolve(
            quote,
            source_text=told(quote.source_text),
            speaker=quote.speaker and told(quote.speaker),
            aliases=tuple(map(told, quote.aliases)),
            roles=tuple(map(told, quote.roles)),
        )

    edits = [Edit(match.start(), match.end(), names[match.group()]) for match in pattern.finditer(article.text)]
    article = edited(article, edits)
    return evolve(article, quotes=tuple(map(told_of, article.quotes)))


def _persons(article: GoldArticle) -> dict[str, str]:
    """The speakers with a given name and a surname of their own, and whether they are m or f."""
    names = {quote.speaker for quote in article.quotes if quote.speaker}
    found: dict[str, str] = {}
    for name in sorted(names):
        alone = [other for other in names if other.rpartition(" ")[2] == name.rpartition(" ")[2]] == [name]
        sources = {quote.source_text.lower() for quote in article.quotes if quote.speaker == name}
        listed = english().given_names.get(name.split(" ", 1)[0], "u")
        gender = "m" if "he" in sources else "f" if "she" in sources else listed
        if alone and gender != "u" and _PERSON.fullmatch(name) and not _BODY.search(name):
            found[name] = gender
    return found


def with_honorifics(name: str) -> Variation:
    """Surnames alone outside the marks get an honorific, as many papers have it."""

    def vary(article: GoldArticle, _: Random) -> GoldArticle:
        forms = dict(zip("mf", HONORIFICS[name], strict=True))
        persons = {speaker.rpartition(" ")[2]: gender for speaker, gender in _persons(article).items()}
        if not persons:
            return article
        surname = re.compile(rf"(?<=\b[a-z])(\w*[,”\"]* )({'|'.join(map(re.escape, persons))})\b(?![-’'])(?! [A-Z])")
        found = (match for match in surname.finditer(article.text) if not _is_quoted(match.start(2), article))
        return edited(article, [Edit(match.start(2), match.start(2), forms[persons[match[2]]]) for match in found])

    return vary


def with_other_verbs(article: GoldArticle, random: Random) -> GoldArticle:
    """Another reporting verb for each "said" outside the marks."""
    found = (match for match in re.finditer(r"\bsaid\b", article.text) if not _is_quoted(match.start(), article))
    return edited(article, [Edit(match.start(), match.end(), random.choice(VERBS)) for match in found])


def with_marks(opening: str, closing: str) -> Variation:
    """Other marks around each quote that has double ones; articles with nested or ‘single’ quotes stay as they are."""

    def vary(article: GoldArticle, _: Random) -> GoldArticle:
        text, quotes = article.text, article.quotes
        double = all(text[quote.start - 1] in '“"' and text[quote.end : quote.end + 1] in '”"' for quote in quotes)
        if not double or re.search(r"''|``|[‘“«„]|\B'", "".join(text[quote.start : quote.end] for quote in quotes)):
            return article
        marks = {quote.start - 1: opening for quote in quotes} | {quote.end: closing for quote in quotes}
        edits = [Edit(at, at + 1, mark) for at, mark in sorted(marks.items())]
        return evolve(edited(article, edits), all_marks=True)

    return vary


def with_stops_behind(article: GoldArticle, _: Random) -> GoldArticle:
    """Commas and stops at the end of fragments stand behind the marks, as in British papers."""
    edits = []
    for quote in article.quotes:
        last, mark = article.text[quote.end - 1 : quote.end], article.text[quote.end : quote.end + 1]
        if last in (",", ".") and mark in tuple('”"’') and article.text[quote.start].islower():
            edits += [Edit(quote.end - 1, quote.end, ""), Edit(quote.end + 1, quote.end + 1, last)]
    return edited(article, edits)


def without_line_ends(article: GoldArticle, _: Random) -> GoldArticle:
    """The article as one line, as some archives keep it."""
    return evolve(article, text=re.sub(r"[\r\n]", " ", article.text))


def _is_quoted(offset: int, article: GoldArticle) -> bool:
    return any(quote.start <= offset < quote.end for quote in article.quotes)


VARIATIONS: dict[str, Variation] = {
    **{f"names: {pool}": renamed(pool) for pool in NAMES},
    **{f"honorifics: {name}": with_honorifics(name) for name in HONORIFICS},
    "verbs: another for each “said”": with_other_verbs,
    "marks: ‘single’": with_marks("‘", "’"),
    "marks: 'straight'": with_marks("'", "'"),
    "marks: «guillemets»": with_marks("«", "»"),
    "marks: stops behind them": with_stops_behind,
    "layout: one line": without_line_ends,
}
