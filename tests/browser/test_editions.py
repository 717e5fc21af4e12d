"""Editions for e-mail, colours of the site's own, and another language, in a real Chromium."""

import shutil
from pathlib import Path

import pytest

from broadsheet import pipeline

ROOT = Path(__file__).parents[2]
pytest.importorskip("css_inline", reason="the extra email is not installed")


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    shutil.copytree(ROOT / "tests" / "sites" / "harbour" / "content", folder / "content")
    (folder / "site.yaml").write_text(
        'title: Hafenblatt\nlanguage: de\nemail: true\ntheme: {accent: "#0b5d2e"}\nrights: {default: full}\n', "utf-8"
    )
    pipeline.build(folder)
    return folder / "output"


@pytest.fixture
def opened(chromium, output):
    contexts = []

    def opened(path, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto(next(iter(sorted(output.glob(path)))).as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def colours(page, selector):
    return page.eval_on_selector(selector, "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]")


LETTER = "2*/*/*/edition.html"


def test_a_letter_asks_for_nothing(opened):
    page = opened(LETTER)
    assert len(page.asked) == 1
    assert page.said == []


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [("light", ["rgb(252, 251, 248)", "rgb(26, 25, 23)"]), ("dark", ["rgb(21, 20, 18)", "rgb(235, 230, 219)"])],
)
def test_a_letter_is_light_or_dark_as_the_reader_likes(opened, scheme, expected):
    page = opened(LETTER, color_scheme=scheme)
    assert colours(page, "body") == expected
    assert colours(page, ".headline a")[1] == expected[1]


@pytest.mark.parametrize("path", [LETTER, "index.html", "2*/*/*/index.html", "people/*/index.html"])
def test_nothing_stands_out_sideways_on_a_narrow_phone_in_german(opened, path):
    page = opened(path, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_accent_of_site_yaml_is_used_and_lightened_in_the_dark(opened):
    token = "getComputedStyle(document.documentElement).getPropertyValue('--rubric')"
    assert opened("index.html", color_scheme="light").evaluate(token) == "#0b5d2e"
    assert opened("index.html", color_scheme="dark").evaluate(token) != "#0b5d2e"


def test_pages_with_colours_of_their_own_keep_the_policy(opened):
    assert opened("index.html").said == []
