"""brat, read by pybrat; and back as gold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from pybrat.parser import BratParser

import quoteattr
from documents import DOCUMENTS, TEXTS
from quoteattr.errors import InputError
from quoteattr.evaluate import gold_article, read_gold
from quoteattr.export import export
from quoteattr.export.characters import writable
from quoteattr.model import Document, Entity, Quote
from test_export import with_documents, written
from test_properties import ARTICLES

USED = {"Content", "Source", "Cue", "Medium", "Addressee"}


def unpacked(folder: Path, *documents: tuple[str, Document]) -> Path:
    with zipfile.ZipFile(io.BytesIO(written("brat", *documents))) as archive:
        archive.extractall(folder)
    return folder


def parsed(ann: str, folder: Path):
    (folder / "a.ann").write_text(ann, "utf-8", newline="")
    (folder / "a.txt").write_text("", "utf-8")
    # It would not have one place marked twice, as brat allows; what it passes over is missed below.
    (example,) = BratParser(error="ignore").parse(folder)
    return example


def fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the span that hold no line end and no tab."""
    found, at = [], start
    for line in text[start:end].replace("\t", "\n").splitlines(keepends=True):
        words = line.rstrip("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        found += [(at, at + len(words))] if words else []
        at += len(line)
    return found


@with_documents
def test_another_parser_finds_the_same_spans(document, tmp_path):
    document = writable(document)
    read = parsed(export(document, "brat"), tmp_path)
    events = {event.id: event for event in read.events}
    assert len(events) == len(document.quotes)
    for number, quote in enumerate(document.quotes, 1):
        event = events[f"E{number}"]
        places = [(span.start, span.end) for span in event.trigger.spans]
        assert places == [place for part in quote.parts for place in fragments(document.text, part.start, part.end)]
        assert event.trigger.mention == " ".join(document.text[start:end] for start, end in places)
        why = quote.attribution
        expected = [("Source", why.mention.span.text)] if why else []
        expected += [("Source", nearest(other, quote)) for other in quote.also_by]
        if why:
            marked = {"Cue": why.cue and why.cue.span, "Medium": why.medium, "Addressee": why.addressee}
            expected += [(type, span.text) for type, span in marked.items() if span]
        assert [(argument.type, argument.mention) for argument in event.arguments] == expected
    others = [(entity.type, entity.start) for entity in read.entities if entity.type not in USED]
    assert others == [(other.kind.capitalize(), other.span.start) for other in document.other_marked]


def nearest(entity: Entity, quote: Quote) -> str:
    at = quote.attribution.mention.span.start
    return sorted((abs(mention.span.start - at), mention.span.text) for mention in entity.mentions)[0][1]


def test_the_lines():
    assert export(DOCUMENTS["hand"], "brat").splitlines() == [
        "T1\tContent 1 14;67 77\tWe will stay, and build.",
        "T2\tSource 25 36\tRosa Quispe",
        "T3\tSource 79 81\tHe",
        "T4\tCue 37 41\ttold",
        "T5\tMedium 53 64\ta post on X",
        "T6\tAddressee 42 49\tReuters",
        "E1\tContent:T1 Source:T2 Also:T3 Cue:T4 Medium:T5 Addressee:T6",
        "#1\tAnnotatorNotes E1\tspeaker: Rosa Quispe | alias: Quispe | role: engineer | also: a senior aide",
        "T7\tContent 93 96\tart",
        "E2\tContent:T7",
        "T8\tScare 93 96\tart",
    ]


def test_an_archive_holds_pairs_and_what_brat_needs_to_show_them(tmp_path):
    ids = ["docs/a.txt", "https://news.example/1?x=Ü", "DOCS_A", "../../etc/passwd", "..", "x" * 300]
    folder = unpacked(tmp_path, *((id, DOCUMENTS["line ends"]) for id in ids))
    stems = ["docs_a", "https_news.example_1_x_Ü", "DOCS_A-2", "etc_passwd", "article", "x" * 100]
    expected = {"annotation.conf", *(f"{stem}{end}" for stem in stems for end in (".txt", ".ann"))}
    assert {path.name for path in folder.rglob("*")} == expected
    assert (folder / "docs_a.txt").read_bytes().decode() == TEXTS["line ends"]
    conf = (folder / "annotation.conf").read_text("utf-8")
    used = {line.split("\t")[1].split()[0] for line in export(DOCUMENTS["hand"], "brat").splitlines() if line[0] == "T"}
    assert used - {"Content"} <= set(conf.partition("[relations]")[0].splitlines())
    roles = "Source?:Source, Also*:Source, Cue?:Cue, Medium?:Medium, Addressee?:Addressee"
    assert f"[events]\nContent\t{roles}\n" in conf


def test_who_speaks_together_medium_and_addressee():
    text = TEXTS["together"]
    lines = export(DOCUMENTS["together"], "brat").splitlines()
    places = [line.split("\t")[:2] for line in lines if line[0] == "T"]
    marks = {id: text[slice(*map(int, place.split()[1:]))] for id, place in places}
    (event,) = (line.split("\t")[1].split() for line in lines if line[0] == "E")
    assert [(name, marks[id]) for name, id in (pair.split(":") for pair in event)] == [
        ("Content", "We will dig."),
        ("Source", "Ana Lopes"),
        ("Also", "Bo Ek"),
        ("Also2", "Li Na"),
        ("Cue", "told"),
        ("Medium", "a post on X"),
        ("Addressee", "Reuters"),
    ]
    assert lines[-1] == "#1\tAnnotatorNotes E1\tspeaker: Ana Lopes | role: Mayor | also: Bo Ek | also: Li Na"
    assert text.index("Bo Ek") == int(next(line for line in lines if line.endswith("Bo Ek")).split()[2])  # the near one


# back as gold


@settings(max_examples=60)
@given(text=ARTICLES)
@example(text=TEXTS["unwritable"])
@example(text=TEXTS["blanks"])
def test_gold_from_brat_is_gold_from_the_document(text, tmp_path_factory):
    document = quoteattr.extract(text)
    (article,) = read_gold(unpacked(tmp_path_factory.mktemp("brat"), ("a", document)))
    assert article == gold_article("a", writable(document))


def test_an_archive_is_read_like_its_folder(tmp_path):
    pair = [("a", DOCUMENTS["emoji"]), ("b", DOCUMENTS["line ends"])]
    (tmp_path / "gold.zip").write_bytes(written("brat", *pair))
    assert read_gold(tmp_path / "gold.zip") == read_gold(unpacked(tmp_path / "gold", *pair))


def test_what_a_person_changed_in_brat_counts(tmp_path):
    """A second source, a role with a colon, a quote without a source, other annotations, line ends of Windows."""
    text = "“We dig,” said Ana Lopes and Li Na, the mayors. “Enough.” He likes “Up”."
    ann = [
        "T1\tContent 1 8\tWe dig,",
        "T2\tSource 15 24\tAna Lopes",
        "T3\tSource 29 34\tLi Na",
        "E1\tContent:T1 Source:T2 Source2:T3",
        "A1\tSure E1",
        "R1\tSame Arg1:T2 Arg2:T3",
        "T4\tContent 49 56\tEnough.",
        "T5\tTitle 68 70\tUp",
        "T6\tPlace 1 3\tWe",
        "#1\tAnnotatorNotes E1\tspeaker: Ana Lopes | role: mayor: of Lima",
        "#2\tAnnotatorNotes T5\tspeaker: nobody",
    ]
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "a.ann").write_text("\r\n".join(ann), "utf-8", newline="")
    (article,) = read_gold(tmp_path)
    first, second, third = article.quotes
    assert (first.source, first.source_text) == (((15, 24), (29, 34)), "Ana Lopes Li Na")
    assert (first.speaker, first.roles) == ("Ana Lopes", ("mayor: of Lima",))
    assert (second.start, second.attributed, second.source, second.speaker) == (49, True, (), None)
    assert (third.start, third.end, third.attributed) == (68, 70, False)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no .ann file in this folder"),
        ({"a.ann": b""}, "a.ann has no a.txt beside it"),
        ({"a.ann": b"", "a.txt": b"\xff"}, r"/a.txt: not valid UTF-8 \(byte 1\)"),
        ({"a.ann": b"\nT1 Content 0 1\tR", "a.txt": b"Rain"}, "/a.ann:2: a line such as T1, TYPE START END"),
        ({"a.ann": b"T1\tContent 0 2\tRain", "a.txt": b"Rain"}, "/a.ann:1: the article reads 'Ra' at 0-2, not 'Rain'"),
        (
            {"a.ann": b"T1\tContent 9 13\tRain", "a.txt": b"Rain"},
            "/a.ann:1: the article reads '' at 9-13, not 'Rain': give the .txt that",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(files, message, tmp_path):
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_gold(tmp_path)


def test_what_is_no_archive_is_told(tmp_path):
    (tmp_path / "gold.zip").write_bytes(b"no")
    with pytest.raises(InputError, match=r"gold\.zip: cannot be read: File is not a zip file"):
        read_gold(tmp_path / "gold.zip")
    with pytest.raises(InputError, match=r"none\.zip: cannot be read: No such file"):
        read_gold(tmp_path / "none.zip")
