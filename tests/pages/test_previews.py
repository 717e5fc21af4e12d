"""The picture of an edition for previews of its link."""

import struct
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.days import editions, front, previews
from broadsheet.rendering.render import Renderer
from broadsheet.values import replace
from tests.pages.planned import every_page

pytest.importorskip("resvg_py", reason="the extra cards is not installed")
THEME = Path(__file__).parents[2] / "templates"
WEB = Site(title="Test & Co", base_url="https://example.org/", cards=True)


def views(module, index, site):
    return {page.path: page for page in every_page(index, site, [module])}


@pytest.fixture
def index(article):
    return build([article("Rain fell on Oslo.", headline="Rain <falls> & falls")], (), WEB)[0]


def test_a_picture_is_a_png_of_the_size_that_previews_want_and_the_same_every_time(index):
    [page] = every_page(index, WEB, [previews])
    assert page.path == "2023/07/19/card.png"
    made = [Renderer([THEME]).render(page) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0][:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", made[0][16:24]) == (1200, 630)


def test_words_are_drawn_without_a_font_of_the_system(index):
    [page] = every_page(index, WEB, [previews])
    bare = replace(page, view=replace(page.view, site_title="", date="", extent="", lines=()))
    assert len(Renderer([THEME]).render(page)) > 2 * len(Renderer([THEME]).render(bare))


def test_edition_and_front_page_name_it_where_there_is_one(index):
    shells = [views(m, index, WEB)[path].view.shell for m, path in ((editions, "2023/07/19/index.html"), (front, "index.html"))]
    assert [shell.image for shell in shells] == ["https://example.org/2023/07/19/card.png"] * 2


@pytest.mark.parametrize("site", [replace(WEB, cards=False), replace(WEB, base_url="")])
def test_there_is_none_unless_it_is_asked_for_and_has_an_address(index, site):
    assert list(every_page(index, site, [previews])) == []
    assert views(front, index, site)["index.html"].view.shell.image == ""


@pytest.mark.parametrize("headline", ["Rain", "W" * 200, "A word and another, " * 20, "新闻" * 60])
def test_a_headline_is_cut_to_lines_that_fit(headline):
    made = previews.lines(headline)
    assert 1 <= len(made) <= previews.LINES
    assert all(previews.width(line) <= previews.WIDTH for line in made)
