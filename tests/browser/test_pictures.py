"""Pictures in a real Chromium: one map at each width, words that can be read, no page too wide, the reader's own colours."""

from __future__ import annotations

import pytest

PAGES = (
    "2023/07/19/index.html",
    "2023/week-29/index.html",
    "2023/07/index.html",
    "2023/index.html",
    "people/john-kerry/index.html",
    "places/china/index.html",
)
SMALLEST = """() => Math.min(...[...document.querySelectorAll("svg text")].filter(e => e.getClientRects().length)
  .map(e => parseFloat(getComputedStyle(e).fontSize) * e.ownerSVGElement.getScreenCTM().a))"""
LONG_WORDS = """() => [...document.querySelectorAll("svg[role=img]")].filter(s => s.getClientRects().length).flatMap(s => {
  const box = s.getBoundingClientRect();
  return [...s.querySelectorAll("text")].filter(t => { const r = t.getBoundingClientRect();
    return r.left < box.left - 1 || r.right > box.right + 1
      || r.top < box.top - 2 || r.bottom > box.bottom + 3; }).map(t => t.textContent);
})"""


@pytest.fixture(scope="session")
def pictured(sample):
    longest = max((sample / "stories").glob("*/index.html"), key=lambda page: page.read_text("utf-8").count("<circle"))
    return (*PAGES, longest.relative_to(sample).as_posix())


def page_of(browser, sample, path, **options):
    page = browser.new_context(**options).new_page()
    page.goto((sample / path).as_uri())
    return page


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_with_pictures_scrolls_sideways_and_no_word_leaves_its_picture(chromium, sample, pictured, width):
    page = page_of(chromium, sample, pictured[0], viewport={"width": width, "height": 800})
    for path in pictured:
        page.goto((sample / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, path
        assert page.evaluate(LONG_WORDS) == [], path
    page.context.close()


@pytest.mark.parametrize(("width", "least"), [(320, 9.5), (390, 11), (1280, 10)])
def test_words_in_pictures_can_be_read(chromium, sample, pictured, width, least):
    page = page_of(chromium, sample, pictured[0], viewport={"width": width, "height": 800})
    sizes = {}
    for path in pictured:
        page.goto((sample / path).as_uri())
        sizes[path] = page.evaluate(SMALLEST)
    page.context.close()
    assert {path: size for path, size in sizes.items() if size < least} == {}


@pytest.mark.parametrize(("width", "shown", "hidden"), [(390, ".map-narrow", ".map-wide"), (1280, ".map-wide", ".map-narrow")])
def test_one_map_is_shown_and_it_has_land(chromium, sample, width, shown, hidden):
    page = page_of(chromium, sample, "2023/07/19/index.html", viewport={"width": width, "height": 800})
    assert page.locator(f"svg{shown}").is_visible()
    assert not page.locator(f"svg{hidden}").is_visible()
    land = page.locator(f"svg{shown} path.land, svg{shown} use").first.bounding_box()
    assert land["width"] > width / 2
    page.context.close()


def test_maps_take_the_readers_colours(chromium, sample):
    fill = "getComputedStyle(document.querySelector('.land')).fill"
    light = page_of(chromium, sample, "2023/07/19/index.html", color_scheme="light")
    dark = page_of(chromium, sample, "2023/07/19/index.html", color_scheme="dark")
    forced = page_of(chromium, sample, "2023/07/19/index.html", forced_colors="active")
    assert light.evaluate(fill) != dark.evaluate(fill)
    assert forced.evaluate("getComputedStyle(document.querySelector('.land')).stroke") != "none"
    for page in (light, dark, forced):
        page.context.close()


def test_a_table_stands_behind_every_chart(chromium, sample):
    page = page_of(chromium, sample, "people/john-kerry/index.html")
    page.locator("#glance").locator("..").locator("summary").first.click()
    assert page.locator("#glance").locator("..").locator("table").is_visible()
    assert page.locator("table.matrix").count() == 1
    page.context.close()
