"""Editions for e-mail, colours of the site's own, and another language, in a real Chromium."""

import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline

ROOT = Path(__file__).parents[2]
pytest.importorskip("css_inline", reason="the extra email is not installed")


SITE = 'title: Hafenblatt\nlanguage: de\nemail: true\ntheme: {accent: "#0b5d2e"}\nrights: {default: full}\n'


@pytest.fixture(scope="module")
def output(once):
    def build(folder):
        shutil.copytree(ROOT / "tests" / "sites" / "harbour" / "content", folder / "content")
        (folder / "site.yaml").write_text(SITE, "utf-8")
        assert pipeline.build(folder).articles > 0

    return once("letters", build) / "output"


@pytest.fixture
def first(opened, output):
    """Opens the first page of a pattern."""
    return lambda pattern, **options: opened(min(output.glob(pattern)).as_uri(), **options)


def colours(page, selector):
    return page.eval_on_selector(selector, "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")


LETTER = "2*/*/*/edition.html"


def test_a_letter_asks_for_nothing(first):
    page = first(LETTER)
    assert len(page.asked) == 1
    assert page.said == []


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [("light", ["rgb(252, 251, 248)", "rgb(26, 25, 23)"]), ("dark", ["rgb(21, 20, 18)", "rgb(235, 230, 219)"])],
)
def test_a_letter_is_light_or_dark_as_the_reader_likes(first, scheme, expected):
    page = first(LETTER, color_scheme=scheme)
    assert colours(page, "body") == expected
    assert colours(page, ".headline a")[1] == expected[1]


@pytest.mark.parametrize("path", [LETTER, "index.html", "2*/*/*/index.html", "people/*/index.html"])
def test_nothing_stands_out_sideways_on_a_narrow_phone_in_german(first, path):
    page = first(path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_accent_of_site_yaml_is_used_and_lightened_in_the_dark(first):
    token = "getComputedStyle(document.documentElement).getPropertyValue('--rubric')"
    assert first("index.html", color_scheme="light").evaluate(token) == "#0b5d2e"
    assert first("index.html", color_scheme="dark").evaluate(token) != "#0b5d2e"


def test_pages_with_colours_of_their_own_keep_the_policy(first):
    assert first("index.html").said == []


def test_a_page_with_colours_of_its_own_asks_for_no_more_than_any_other(opened, output, serving):
    asked = opened(f"{serving(output)}index.html").asked
    assert len([url for url in asked if not url.endswith("icon.svg")]) <= 3
