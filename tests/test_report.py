from __future__ import annotations

import builtins
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="the report needs the extra html")
pytest.importorskip("click", reason="the command line needs the extra cli")

import quoteattr
from quoteattr import MissingExtraError
from quoteattr.cli.app import run
from quoteattr.cli.errors_page import errors_page
from quoteattr.evaluate import Prediction, errors, predictions, read_gold
from quoteattr.export.html import report
from quoteattr.export.page import visible

TINY = Path(__file__).parent / "gold" / "tiny.jsonl"
HARBOUR = (
    "“We will not be rushed,” said Mayor Ada Brandt. “Not by a calendar.” Tom Okoro told the Evening Post in a "
    "letter: “Nobody asked us.”"
)


class Page(HTMLParser):
    """What stands in a page: its tags with their attributes, and the text outside script, style and template."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.code: dict[str, str] = {}
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style", "template"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "template"):
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.code[self.inside[-1]] = self.code.get(self.inside[-1], "") + data
        else:
            self.words.append(data)

    def having(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]


def page_of(*texts: str) -> Page:
    return Page(report((f"article {i}", quoteattr.extract(text)) for i, text in enumerate(texts, 1)))


def test_speakers_quotes_and_evidence():
    page = page_of(HARBOUR)
    tags = [attrs for tag, attrs in page.tags if tag == "button" and attrs.get("class", "").startswith("tag")]
    assert [attrs["data-speakers"] for attrs in tags] == ["a1s0", "a1s0", "a1s1"]
    assert tags[0]["aria-label"].startswith("Brandt: quote 1, Ada Brandt, ")
    assert page.having("data-jump") == ["a1s0", "a1s1"]
    evidence = page.code["template"]
    for words in (
        "Ada Brandt",
        "Mayor",
        "told",
        "the Evening Post",
        "a letter",
        "Runners-up",
        "Clues, strongest first",
    ):
        assert words in evidence
    assert {"a1q3-mention", "a1q3-cue", "a1q3-medium", "a1q3-addressee"} <= set(
        " ".join(page.having("data-words")).split()
    )


def test_a_clue_is_written_once_however_many_quotes_have_it():
    page = page_of(HARBOUR, HARBOUR)
    clues = {clue for quote in quoteattr.extract(HARBOUR).quotes for clue in quote.attribution.clues}
    assert sum(attrs.get("class") in ("for", "against") for tag, attrs in page.tags if tag == "td") == len(clues)
    assert {row for rows in page.having("data-rows") for row in rows.split()} == set(map(str, range(1, len(clues) + 1)))


def test_how_sure_is_told_by_more_than_colour():
    sure = quoteattr.extract(HARBOUR)
    assert "tag c0 sure" in report([("a", sure)])
    withheld = quoteattr.Extractor(min_confidence=1.0).extract(HARBOUR)
    page = report([("a", withheld)])
    assert "tag nobody none" in page
    assert ">Not told<" in page
    assert "Nobody is sure enough to be named" in page


def test_a_known_speaker_has_its_id():
    known = [quoteattr.KnownSpeaker("p/17", "Ada Brandt")]
    document = quoteattr.Extractor(known_speakers=known).extract(HARBOUR)
    assert "id p/17" in "".join(Page(report([("a", document)])).words)


def test_joint_speakers_are_on_both_their_lines():
    document = quoteattr.extract("“We were never asked,” said Tom Okoro and Lena Hart.")
    assert [str(entity) for entity in document.quotes[0].also_by] == ["Lena Hart"]
    page = Page(report([("a", document)]))
    assert page.having("data-jump") == ["a1s0", "a1s1"]
    assert "a1s0 a1s1" in page.having("data-speakers")


def test_an_index_where_there_are_several():
    assert "index" not in page_of(HARBOUR).having("class")
    page = page_of(HARBOUR, "Rain fell.", "")
    assert [href for href in page.having("href") if re.fullmatch(r"#a\d+", href)] == ["#a1", "#a2", "#a3"]
    assert [attrs["id"] for tag, attrs in page.tags if tag == "article"] == ["a1", "a2", "a3"]


def test_nothing_to_show():
    assert "0 quotes" in "".join(Page(report([])).words)


def test_ids_are_unique_and_links_lead_somewhere():
    page = page_of(HARBOUR, HARBOUR)
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.having("href")} <= set(ids)


def pages() -> list[str]:
    gold = read_gold(TINY)
    rows = {article.id: predictions(quoteattr.extract(article.text)) for article in gold}
    return [report([("a", quoteattr.extract(HARBOUR))]), errors_page(errors(gold, rows), "tiny")]


@pytest.mark.parametrize("page", pages(), ids=["report", "errors"])
def test_the_page_holds_all_that_it_needs_and_its_policy_allows_no_more(page):
    read = Page(page)
    assert not {"src", "style", "srcset"} & {name for _, attrs in read.tags for name in attrs}
    assert not any(name.startswith("on") for _, attrs in read.tags for name in attrs)
    assert not {"link", "img", "iframe", "object", "base", "form"} & {tag for tag, _ in read.tags}
    assert "url(" not in page
    assert "@import" not in page
    policy = next(attrs["content"] for _, attrs in read.tags if attrs.get("http-equiv") == "Content-Security-Policy")
    style, script = (b64encode(sha256(read.code[tag].encode()).digest()).decode() for tag in ("style", "script"))
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” é \u200f", "plain “text” é \u200f"),
        ("two\nlines\tand", "two\nlines\tand"),
        ("\0", "⟨U+0000⟩"),
        ("\x1b[31m", "⟨U+001B⟩[31m"),
        ("\u202eevil\u202c", "⟨U+202E⟩evil⟨U+202C⟩"),
        ("\ud83d", "⟨U+D83D⟩"),
        ("\N{GRINNING FACE}", "\N{GRINNING FACE}"),
        (7, 7),
    ],
)
def test_what_a_browser_would_drop_or_obey_is_shown(text, shown):
    assert visible(text) == shown


def test_the_same_articles_give_the_same_page():
    assert report([("a", quoteattr.extract(HARBOUR))]) == report([("a", quoteattr.extract(HARBOUR))])


def test_in_a_notebook_the_report_stands_in_a_sandbox():
    frame = quoteattr.extract(HARBOUR)._repr_html_()
    ((tag, attrs),) = Page(frame).tags
    assert tag == "iframe"
    assert attrs["sandbox"] == "allow-scripts"
    assert "Ada Brandt" in "".join(Page(attrs["srcdoc"]).words)


@pytest.fixture
def without_jinja(monkeypatch):
    from quoteattr.export import page

    real = builtins.__import__

    def no_jinja(name, *args):
        if name == "jinja2":
            raise ModuleNotFoundError("No module named 'jinja2'", name=name)
        return real(name, *args)

    page._environment.cache_clear()
    monkeypatch.setattr(builtins, "__import__", no_jinja)
    yield
    page._environment.cache_clear()


def test_without_jinja_the_extra_is_named(without_jinja):
    def never():
        raise AssertionError("worked for nothing")
        yield

    with pytest.raises(MissingExtraError, match=r"jinja2.*quoteattr\[html\]"):
        report(never())
    assert quoteattr.extract(HARBOUR)._repr_html_() is None


# The commands


def test_report_command(tmp_path, capsys):
    good, page = tmp_path / "good.txt", tmp_path / "report.html"
    good.write_text(HARBOUR, "utf-8")
    assert run(["report", str(good), str(tmp_path / "absent.txt"), "-o", str(page)]) == 1
    assert "absent.txt: there is no such file" in capsys.readouterr().err
    assert "Ada Brandt" in page.read_text("utf-8")
    assert run(["report", str(good)]) == 0
    assert capsys.readouterr().out == page.read_text("utf-8")


def test_evaluate_writes_the_errors(tmp_path):
    page = tmp_path / "errors.html"
    assert run(["evaluate", str(TINY), "--report", str(page), "--only", "role,mention"]) == 0
    read = Page(page.read_text("utf-8"))
    gold = read_gold(TINY)
    rows = {article.id: predictions(quoteattr.extract(article.text)) for article in gold}
    expected = [" ".join(verdict.errors) for verdict in errors(gold, rows, ("role", "mention"))]
    assert expected
    assert [attrs["data-kinds"] for tag, attrs in read.tags if tag == "section"] == expected


@pytest.mark.parametrize(
    ("prediction", "kinds", "shown"),
    [
        (None, "missed", ["not found", "Joseph Tembo"]),
        (Prediction(1, 19, (26, 38), speaker="Ana Ruiz"), "speaker", ["Joseph Tembo", "Ana Ruiz", "✗"]),
        (
            Prediction(1, 14, (111, 130), speaker="Joseph Tembo", cue="said"),
            "boundary mention",
            ["A ministry official"],
        ),
    ],
)
def test_an_error_shows_gold_beside_predicted(root, prediction, kinds, shown):
    wells = read_gold(root / "docs" / "examples" / "gold.jsonl")[1]
    rows = {wells.id: (prediction,) if prediction else ()}
    verdict = next(errors([wells], rows))
    assert " ".join(verdict.errors) == kinds
    page = Page(errors_page([verdict], "gold"))
    words = "".join(page.words)
    for one in ("The wells are dry,", *shown):
        assert one in words


def test_far_words_are_told_but_not_shown_in_the_passage():
    from quoteattr.evaluate import GoldArticle, GoldQuote

    text = "Ana Ruiz came." + " It rained." * 300 + " “We will go.” " + "It rained. " * 300
    start = text.index("We will")
    gold = GoldArticle("far", text, (GoldQuote(start, start + 11, True, source=((0, 8),), source_text="Ana Ruiz"),))
    (verdict,) = errors([gold], {})
    page = Page(errors_page([verdict], "gold"))
    assert 300 < len("".join(page.words)) < 1200
    assert "Ana Ruiz" in "".join(page.words)
