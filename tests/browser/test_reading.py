"""The sample site as a reader has it: wide and narrow, dark, printed, from the keyboard, from disk."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

PAGES = (
    "index.html",
    "2023/07/19/index.html",
    "2023/07/index.html",
    "2023/index.html",
    "topics/index.html",
    "topics/environment/index.html",
    "people/index.html",
    "people/john-kerry/index.html",
    "places/china/index.html",
    "quotations/index.html",
    "sources/index.html",
    "about/index.html",
    "404.html",
)


@pytest.fixture(scope="session")
def pages(sample):
    articles = sorted(path.relative_to(sample).as_posix() for path in (sample / "2023" / "07" / "19").glob("*/index.html"))
    return (*PAGES, articles[0])


def opened(browser, sample, path, **options):
    page = browser.new_context(**options).new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto((sample / path).as_uri())
    return page


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(chromium, sample, pages, width):
    page = opened(chromium, sample, pages[0], viewport={"width": width, "height": 800})
    too_wide = {}
    for path in pages:
        page.goto((sample / path).as_uri())
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over:
            too_wide[path] = over
    page.context.close()
    assert too_wide == {}


def test_pages_say_nothing_on_the_console_and_ask_for_nothing_from_elsewhere(chromium, sample, pages):
    page = opened(chromium, sample, pages[0])
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in pages:
        page.goto((sample / path).as_uri())
    said = page.said
    page.context.close()
    assert said == []
    assert {urlsplit(url).scheme for url in asked} == {"file"}


def test_dark_is_dark_and_paper_is_white(chromium, sample):
    background = "getComputedStyle(document.body).backgroundColor"
    page = opened(chromium, sample, "index.html", color_scheme="dark")
    dark = page.evaluate(background)
    page.emulate_media(media="print")
    paper = page.evaluate(background)
    page.context.close()
    assert max(int(n) for n in dark.removeprefix("rgb(").removesuffix(")").split(",")) < 40
    assert paper == "rgb(255, 255, 255)"


def test_an_edition_prints(chromium, sample):
    page = opened(chromium, sample, "2023/07/19/index.html")
    paper = page.pdf(prefer_css_page_size=True)
    page.context.close()
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") <= 8


def test_the_first_tab_stop_skips_to_the_content(chromium, sample):
    page = opened(chromium, sample, "2023/07/19/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.context.close()


def test_a_citation_opens_its_sentence(chromium, sample):
    page = opened(chromium, sample, "people/john-kerry/index.html")
    page.locator("a.cite").first.click()
    page.wait_for_url("**/index.html#s*")
    anchor = urlsplit(page.url).fragment
    assert anchor.startswith("s")
    assert "Kerry" in page.locator(f"#{anchor}").inner_text()
    page.context.close()


def test_everything_reads_without_script(chromium, sample):
    page = opened(chromium, sample, "2023/07/19/index.html", java_script_enabled=False)
    assert "Wednesday 19 July 2023" in page.locator("h1").inner_text()
    assert page.locator("figure.quote").count() >= 4
    page.context.close()
