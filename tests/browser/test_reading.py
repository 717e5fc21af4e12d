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
WIDTHS = (320, 390, 768, 1280)


@pytest.fixture(scope="session")
def pages(sample):
    articles = sorted(path.relative_to(sample).as_posix() for path in (sample / "2023" / "07" / "19").glob("*/index.html"))
    return (*PAGES, articles[0])


@pytest.fixture
def read(opened, sample):
    """Opens a page of the sample from disk."""
    return lambda path, **options: opened((sample / path).as_uri(), **options)


def test_no_page_scrolls_sideways_at_any_width_or_says_anything_or_asks_for_anything_from_elsewhere(read, sample, pages):
    page = read(pages[0])
    too_wide = {}
    for path in pages:
        page.goto((sample / path).as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("innerWidth") == width
            if over := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
                too_wide[path, width] = over
    assert too_wide == {}
    assert page.said == []
    assert {urlsplit(url).scheme for url in page.asked} == {"file"}


def test_dark_is_dark_and_paper_is_white(read):
    background = "getComputedStyle(document.body).backgroundColor"
    page = read("index.html", color_scheme="dark")
    dark = page.evaluate(background)
    page.emulate_media(media="print")
    paper = page.evaluate(background)
    assert max(int(n) for n in dark.removeprefix("rgb(").removesuffix(")").split(",")) < 40
    assert paper == "rgb(255, 255, 255)"


def test_an_edition_prints(read):
    page = read("2023/07/19/index.html")
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") <= 8


def test_the_first_tab_stop_skips_to_the_content(read):
    page = read("2023/07/19/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")


def test_a_citation_opens_its_sentence(read):
    page = read("people/john-kerry/index.html")
    page.locator("a.cite").first.click()
    page.wait_for_url("**/index.html#s*")
    anchor = urlsplit(page.url).fragment
    assert anchor.startswith("s")
    assert "Kerry" in page.locator(f"#{anchor}").inner_text()


def test_everything_reads_without_script(read):
    page = read("2023/07/19/index.html", java_script_enabled=False)
    assert "Wednesday 19 July 2023" in page.locator("h1").inner_text()
    assert page.locator("figure.quote").count() >= 2
