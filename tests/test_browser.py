"""The pages in a real browser; each test fails on any message in its console and on any request."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

pytest.importorskip("jinja2", reason="the report needs the extra html")
pytest.importorskip("playwright", reason="the browser tests need the extra browser")
pytest.importorskip("axe_playwright_python", reason="the browser tests need the extra browser")

from axe_playwright_python.sync_playwright import Axe
from playwright import sync_api

import quoteattr
from quoteattr import Attribution, Document, Entity, Mention, Quote, Span
from quoteattr.cli.errors_page import errors_page
from quoteattr.evaluate import GoldArticle, GoldQuote, Prediction, errors
from quoteattr.export.html import report
from quoteattr.export.page import visible

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="the browser tests need the program chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
HARBOUR = (
    "Council splits over the harbour\n\n“We will not be rushed,” said Mayor Ada Brandt. “Not by a calendar.”\n\n"
    "Tom Okoro told the Evening Post in a letter: “Nobody asked us.” The opposition called it a “sell-out”."
)
HOSTILE = (
    '“</script><script>window.pwned = 1</script>,” said Ann "onclick=window.pwned=1 x=" Lee. '
    "“<img src=x onerror=window.pwned=1> {{ 7 * 7 }} ]]>\u202e \0 \ud800,” said Bo <b>Lind</b> & Co."
)


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Opens a page's text in a window; in the end nothing must have been complained about or asked for."""
    wrong: list[str] = []
    contexts = []

    def opened(html: str, width: int = 1280, height: int = 800, **options: object) -> sync_api.Page:
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: None if request.url == file.as_uri() else wrong.append(request.url))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def report_on(*texts: str) -> str:
    return report((f"article {i}", quoteattr.extract(text)) for i, text in enumerate(texts, 1))


def underlined(page: sync_api.Page, kind: str) -> str:
    return "".join(page.locator(f".text .on-{kind}").all_text_contents())


# The report


def test_a_click_on_a_quote_shows_its_evidence(open_page):
    page = open_page(report_on(HARBOUR))
    page.get_by_text("“Nobody asked us.”").first.click()
    evidence = page.get_by_role("complementary", name="Evidence")
    assert evidence.get_by_role("heading").first.text_content() == "Tom Okoro"
    assert evidence.get_by_text("Quote 3 of 4").is_visible()
    assert underlined(page, "mention") == "Tom Okoro"
    assert underlined(page, "cue") == "told"
    assert underlined(page, "addressee") == "the Evening Post"
    assert underlined(page, "medium") == "a letter"
    assert not evidence.get_by_text("link: subject", exact=False).first.is_visible()
    evidence.get_by_text("Clues, strongest first").click()
    clues = quoteattr.extract(HARBOUR).quotes[2].attribution.clues
    assert evidence.locator("td:first-child").all_text_contents() == [clue.name for clue in clues]
    assert evidence.get_by_role("row").first.text_content() == "clueweight"


def test_the_keyboard_goes_from_quote_to_quote(open_page):
    page = open_page(report_on(HARBOUR))
    page.locator("#a1q1").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Ada Brandt"
    assert page.locator("#a1q1").get_attribute("aria-expanded") == "true"
    for key, chosen in [("ArrowRight", "a1q2"), ("ArrowRight", "a1q3"), ("ArrowLeft", "a1q2"), ("ArrowLeft", "a1q1")]:
        page.keyboard.press(key)
        assert page.locator(".text .chosen").first.get_attribute("data-quotes") == chosen
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "a1q1"
    assert page.locator(".chosen, .text [class*=on-]").count() == 0
    assert not page.locator("#chosen").is_visible()


def test_all_quotes_are_reached_by_the_tab_key(open_page):
    page = open_page(report_on(HARBOUR))
    reached = []
    while "a1q4" not in reached and len(reached) < 50:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert [id for id in reached if id.startswith("a1q")] == ["a1q1", "a1q2", "a1q3", "a1q4"]


def test_a_speaker_leads_to_each_of_the_quotes_in_turn(open_page):
    page = open_page(report_on(HARBOUR))
    for chosen in ("a1q1", "a1q2", "a1q1"):
        page.get_by_role("link", name="Ada Brandt").click()
        assert page.locator(".text .chosen").get_attribute("data-quotes") == chosen


def test_filter_by_speaker(open_page):
    page = open_page(report_on(HARBOUR))
    only = page.get_by_role("button", name="only Tom Okoro")
    only.click()
    assert page.locator("button.tag:visible").evaluate_all("tags => tags.map(tag => tag.id)") == ["a1q3"]
    assert page.locator(".quote.off").count() == 3
    assert "1 of 4 quotes" in page.locator("#shown").text_content()
    page.get_by_text("“Not by a calendar.”").first.click()
    assert not page.locator("#chosen").is_visible()
    only.click()
    assert page.locator("button.tag:visible").count() == 4
    assert page.locator(".quote.off").count() == 0


def test_filter_by_confidence(open_page):
    page = open_page(report_on(HARBOUR))
    percents = page.locator("button.tag").evaluate_all("tags => tags.map(tag => Number(tag.dataset.percent))")
    limit = sorted(percents)[1]
    page.locator("#limit").fill(str(limit))
    shown = page.locator("button.tag:visible")
    assert shown.count() == sum(percent >= limit for percent in percents) < 4
    page.locator("#side").select_option("below")
    assert shown.count() == sum(percent < limit for percent in percents) > 0


def test_filters_of_two_articles_do_not_meet(open_page):
    page = open_page(report_on(HARBOUR, HARBOUR))
    page.get_by_role("button", name="only Tom Okoro").first.click()
    assert page.locator("#a1 button.tag:visible").count() == 1
    assert page.locator("#a2 button.tag:visible").count() == 4
    page.locator(".index a").last.click()
    assert page.evaluate("document.activeElement.id") == "a2"


def entity(name: str) -> Entity:
    return Entity(name)


def quote(text: str, words: str, speaker: Entity | None, id: str, mention: str) -> Quote:
    at, who = text.index(words), text.index(mention)
    return Quote(
        id=id,
        parts=(Span(at, at + len(words), words),),
        kind="direct",
        sentence=Span(0, len(text), text),
        attribution=Attribution(Mention(Span(who, who + len(mention), mention), "name"), confidence=0.6),
        speaker=speaker,
    )


def test_quotes_that_nest_and_cross(open_page):
    text = "“Lee told me ‘run, Ann, run’ and so I ran,” said Ann Poe to Jo."
    ann, lee, jo = map(entity, ("Ann Poe", "Jim Lee", "Jo"))
    outer = quote(text, "Lee told me ‘run, Ann, run’ and so I ran,", ann, "q1", "Ann Poe")
    inner = quote(text, "run, Ann, run", lee, "q2", "Lee")
    across = quote(text, "and so I ran,” said Ann", jo, "q3", "Jo")
    page = open_page(report([("a", Document(text, (outer, inner, across), (), (ann, lee, jo)))]))
    words = "[...document.querySelectorAll('.text p')].map(p => [...p.childNodes]"
    words += ".filter(node => node.nodeName != 'BUTTON').map(node => node.textContent).join('')).join('')"
    assert page.evaluate(words) == text
    page.get_by_text("‘run, Ann, run’").first.click()
    assert underlined(page, "mention") == "Lee"
    assert page.locator(".chosen").all_text_contents() == ["‘run, Ann, run’"]
    page.locator("#a1q1").click()
    assert "".join(page.locator(".chosen").all_text_contents()) == text[: text.index(" said")]
    page.locator("#a1q3").click()
    assert "".join(page.locator(".chosen").all_text_contents()).strip() == "and so I ran,” said Ann"


# Whatever the text


def test_hostile_text_is_shown_and_never_run(open_page):
    document = quoteattr.extract(HOSTILE)
    assert document.quotes
    page = open_page(report([(HOSTILE, document), ("<script>window.pwned=1</script>", document)]))
    for tag in page.locator("button.tag").all():
        tag.click()
    assert page.evaluate("window.pwned") is None
    words = "[...document.querySelector('.text p').childNodes].filter(node => node.nodeName != 'BUTTON')"
    assert page.evaluate(f"{words}.map(node => node.textContent).join('')") == visible(HOSTILE)
    assert page.locator("h2", has_text="<script>window.pwned=1</script>").count() == 1
    assert page.locator(".text b, img").count() == 0


def test_the_policy_stops_what_would_get_in_all_the_same(browser, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(
        report_on(HARBOUR).replace("<footer>", "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>")
    )
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("window.pwned") is None
    page.close()


def test_a_long_article_with_thousands_of_quotes(open_page):
    sentence = "“We will rebuild what the water took,” said Mayor Ana Ruiz, who had waited for the boats since dawn. "
    text = "\n\n".join(sentence * 2 + "Nothing else was said that night. " * 8 for _ in range(2200))
    assert len(text) > 1_000_000
    ana = Entity("Ana Ruiz")
    quotes, at = [], text.find("“")
    while at >= 0:
        end, who = text.index("”", at), text.index("Ana Ruiz", at)
        words, sentence_at = Span(at + 1, end, text[at + 1 : end]), Span(at, who + 8, text[at : who + 8])
        mention = Mention(Span(who, who + 8, "Ana Ruiz"), "name")
        quotes.append(Quote(f"q{at}", (words,), "direct", sentence_at, Attribution(mention, confidence=0.9), ana))
        at = text.find("“", end)
    page = open_page(report([("long", Document(text, tuple(quotes), (), (ana,)))]))
    last = page.locator("#a1q4400")
    last.click()
    assert underlined(page, "mention") == "Ana Ruiz"
    page.keyboard.press("ArrowLeft")
    assert page.locator("#a1q4399").get_attribute("aria-expanded") == "true"
    page.get_by_role("button", name="only Ana Ruiz").click()
    assert page.locator("#shown").text_content().endswith("4400 of 4400 quotes")


# Wherever it is shown


def big_enough(page: sync_api.Page, width: int) -> bool:
    return page.evaluate("document.documentElement.scrollWidth") <= width


def page_with_errors() -> str:
    text = "Ana Ruiz and Bo Lind came. “We will go,” said Lind. “No,” Ruiz said.\n\nThe novel “Ash” was read aloud."
    at = {words: text.index(words) for words in ("We will go,", "No,", "Ash", "Lind.", "Ana")}
    gold = (
        GoldQuote(
            at["We will go,"], at["We will go,"] + 11, True, True, ((at["Lind."], at["Lind."] + 4),), "Lind", "Bo Lind"
        ),
        GoldQuote(at["No,"], at["No,"] + 3, True, speaker="Ana Ruiz", source_text="Ruiz"),
        GoldQuote(at["Ash"], at["Ash"] + 3, False),
    )
    rows = (
        Prediction(at["We will go,"], at["We will go,"] + 11, (0, 8), speaker="Ana Ruiz", confidence=0.4, cue="said"),
        Prediction(at["Ash"], at["Ash"] + 3, (0, 8), speaker="Ana Ruiz", confidence=0.3),
    )
    return errors_page(errors([GoldArticle("a", text, gold)], {"a": rows}), "gold.jsonl")


@pytest.mark.parametrize("kind", ["report", "errors"])
def test_a_telephone(open_page, kind):
    long = HARBOUR.replace("Ada Brandt", "Ada Brandt-" + "Wolff" * 20)
    page = open_page(report_on(long, HARBOUR) if kind == "report" else page_with_errors(), 320, 640)
    assert big_enough(page, 320)
    if kind == "report":
        page.locator("#a2q3").click()
        assert big_enough(page, 320)
        quote, sheet = page.locator("#a2q3").bounding_box(), page.locator("#chosen").bounding_box()
        assert quote["y"] + quote["height"] <= sheet["y"]
        page.get_by_role("button", name="Close").click()
        assert not page.locator("aside").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", ["report", "errors", "withheld"])
def test_accessibility(open_page, kind, width, scheme):
    if kind == "errors":
        page = open_page(page_with_errors(), width, color_scheme=scheme)
    else:
        extractor = quoteattr.Extractor(min_confidence=1.0 if kind == "withheld" else 0.0)
        html = report((f"article {i}", extractor.extract(HARBOUR)) for i in range(2))
        page = open_page(html, width, color_scheme=scheme)
        page.locator("#a1q3").click()
        page.get_by_text("Clues, strongest first").click()
        page.locator("button.only").last.click()
    found = Axe().run(page).response["violations"]
    assert [(one["impact"], one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_on_paper(open_page):
    page = open_page(report_on(HARBOUR))
    page.emulate_media(media="print")
    assert not page.locator("#limit").is_visible()
    assert not page.locator("button.only").first.is_visible()
    assert page.get_by_text("“Not by a calendar.”").first.is_visible()
    assert page.locator(".speakers").is_visible()


def test_without_scripts_the_text_and_the_speakers_are_there(open_page):
    page = open_page(report_on(HARBOUR), java_script_enabled=False)
    assert page.get_by_text("“Not by a calendar.”").first.is_visible()
    assert page.get_by_role("link", name="Ada Brandt").is_visible()
    assert not page.locator("#limit").is_visible()


def test_in_a_notebook(open_page):
    page = open_page(f"<!doctype html><title>Notebook</title>{quoteattr.extract(HARBOUR)._repr_html_()}")
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Tom Okoro").click()
    assert frame.locator("#why h2").text_content() == "Tom Okoro"


# The errors


def test_errors_are_filtered_by_kind(open_page):
    page = open_page(page_with_errors())
    assert page.locator(".error").count() == 3
    page.get_by_role("button", name="missed 1").click()
    assert page.locator(".error:visible .kind").all_text_contents() == ["missed"]
    page.get_by_role("button", name="spurious 1").click()
    assert page.locator("#shown").text_content() == "2 of 3"
    page.get_by_role("button", name="missed 1").click()
    assert page.locator(".error:visible .kind").all_text_contents() == ["spurious"]


def test_the_arrow_keys_go_from_error_to_error(open_page):
    page = open_page(page_with_errors())
    page.get_by_role("button", name="spurious 1").click()
    page.get_by_role("button", name="mention 1").click()
    for key, place in [("ArrowRight", 0), ("ArrowRight", 1), ("ArrowRight", 1), ("ArrowLeft", 0)]:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") == page.locator(".error:visible").nth(place).get_attribute(
            "id"
        )


def test_an_error_shows_both_mentions_in_the_passage(open_page):
    page = open_page(page_with_errors())
    speaker = page.locator(".error[data-kinds~=mention]")
    assert speaker.locator(".text .source").text_content() == "Lind"
    assert speaker.locator(".text .mention").text_content() == "Ana Ruiz"
    assert speaker.locator("tr.wrong").count() == 2
