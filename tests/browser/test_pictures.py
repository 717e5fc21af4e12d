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
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALLEST_AT = {320: 9.5, 390: 11, 1280: 10}
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


@pytest.fixture
def read(opened, sample):
    """Opens a page of the sample from disk."""
    return lambda path, **options: opened((sample / path).as_uri(), **options)


def test_at_no_width_does_a_picture_widen_its_page_or_a_word_leave_its_picture_or_become_too_small(read, sample, pictured):
    page = read(pictured[0])
    for path in pictured:
        page.goto((sample / path).as_uri())
        for width, least in SMALLEST_AT.items():
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(WIDER) == 0, (path, width)
            assert page.evaluate(LONG_WORDS) == [], (path, width)
            assert page.evaluate(SMALLEST) >= least, (path, width)


@pytest.mark.parametrize(("width", "shown", "hidden"), [(390, ".map-narrow", ".map-wide"), (1280, ".map-wide", ".map-narrow")])
def test_one_map_is_shown_and_it_has_land(read, width, shown, hidden):
    page = read("2023/07/19/index.html", viewport={"width": width, "height": 800})
    assert page.locator(f"svg{shown}").is_visible()
    assert not page.locator(f"svg{hidden}").is_visible()
    land = page.locator(f"svg{shown} path.land, svg{shown} use").first.bounding_box()
    assert land["width"] > 0.4 * width


def test_maps_take_the_readers_colours(read):
    fill = "getComputedStyle(document.querySelector('.land')).fill"
    light = read("2023/07/19/index.html", color_scheme="light")
    dark = read("2023/07/19/index.html", color_scheme="dark")
    forced = read("2023/07/19/index.html", forced_colors="active")
    assert light.evaluate(fill) != dark.evaluate(fill)
    assert forced.evaluate("getComputedStyle(document.querySelector('.land')).stroke") != "none"


def test_a_table_stands_behind_every_chart(read):
    page = read("people/john-kerry/index.html")
    page.locator("#glance").locator("..").locator("summary").first.click()
    assert page.locator("#glance").locator("..").locator("table").is_visible()
