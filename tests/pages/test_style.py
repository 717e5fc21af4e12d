"""The style page: every token of the sheet and every picture of the theme, each once and without an article."""

import re
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.site import style
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

THEME = Path(__file__).parents[2] / "templates"
PICTURES = re.findall(r"macro (\w+)\(", (THEME / "partials" / "charts.html").read_text("utf-8"))
PARTS = {"locator", "sheet", "marks", "square", "legend", "undrawn", "plain"}
"""Macros of which where_body is made."""


@pytest.fixture(scope="module")
def html():
    [page] = every_page(build((), (), Site(title="Test"))[0], Site(title="Test"), [style])
    return Renderer([THEME]).render(page).decode()


def test_every_token_of_the_sheet_is_told(html):
    sheet = (THEME / "assets" / "broadsheet.css").read_text("utf-8").partition("/* 2 ")[0]
    tokens = set(re.findall(r"(--[\w-]+):", sheet))
    assert len(tokens) > 30
    assert tokens - set(re.findall(r"<code>(--[\w-]+)</code>", html)) == set()


def test_every_picture_of_the_theme_is_called_for():
    template = (THEME / "style.html").read_text("utf-8")
    called = set(re.findall(r"\{\{ (\w+)\(", template))
    assert set(PICTURES) - PARTS - called == set()


@pytest.mark.parametrize(
    "mark",
    "chart bars|chart strip|chart ego|chart map|calendar calendar--large|spark|spot--new|spot--ring|spot--main"
    "|dot--hollow|node--org|tie--thin".split("|"),
)
def test_each_kind_of_picture_and_mark_is_shown(html, mark):
    assert re.search(rf'class="[^"]*{mark}', html)


def test_each_picture_is_shown_once_so_that_its_name_is_its_own(html):
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
