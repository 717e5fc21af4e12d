"""A flood of look-alikes on the site: one line that says how many more there are, and pages of them all."""

from pathlib import Path

import pytest

from broadsheet.grouping.floods import MANY
from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.articles import alike, articles
from broadsheet.pages.cards import Cards
from broadsheet.pages.days import editions
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

SITE, THEME = Site(title="Test"), Path(__file__).parents[2] / "templates"
TEXT = (
    "The weather office of Velmar expects clear skies over the coast from Monday morning, with light winds off the sea. Station"
    " {0} has gusts of {1} metres an hour at noon and {2} at night. Skippers of small boats are asked to stay in port until the"
    " harbour master gives word, and walkers to keep off the cliffs between the lighthouse and the old mill."
)


@pytest.fixture
def flood(article):
    def made(count):
        texts = (TEXT.format(100 + number, 1000 + number, 3000 + number) for number in range(count))
        found = [article(text, headline=f"Weather at {number}", slug=f"w{number:04}") for number, text in enumerate(texts)]
        return build(found, (), SITE)[0]

    return made


def test_the_first_says_how_many_more_are_like_it_and_the_others_lead_to_them_all(flood):
    index = flood(MANY + 3)
    views = {page.path.split("/")[3]: page.view for page in every_page(index, SITE, [articles])}
    first, *others = sorted(views)
    assert views[first].alike.label == f"and {MANY + 2} more like it"
    assert {views[other].alike.label for other in others} == {"all articles like it"}
    assert {view.alike.url for view in views.values()} == {f"2023/07/19/{first}/alike/index.html"}
    assert not any(view.copies for view in views.values())


def test_an_edition_has_one_line_for_them(flood):
    page = next(page for page in every_page(flood(MANY + 3), SITE, [editions]) if page.format == "html")
    text = Renderer([THEME]).render(page).decode()
    assert f"and {MANY + 2} more like it</a>" in text


def test_all_of_them_are_on_pages_of_their_own(flood, monkeypatch):
    monkeypatch.setattr(alike, "LINES", 6)
    pages = list(every_page(flood(MANY + 3), SITE, [alike]))
    assert [page.path.rpartition("/alike/")[2] for page in pages] == ["index.html", "2/index.html", "3/index.html"]
    assert sum(len(page.view.lines) for page in pages) == MANY + 3
    assert {page.view.articles for page in pages} == {MANY + 3}
    text = Renderer([THEME]).render(pages[1]).decode()
    assert "page 2 of 3" in text
    assert text.count('rel="prev"') == text.count('rel="next"') == 1


def test_what_is_kept_of_each_does_not_grow_with_how_many_there_are(flood):
    index = flood(60)
    cards = Cards(index)
    assert not index.copied
    assert all(not cards.article(article).also for article in index.articles)


def test_a_few_like_one_another_have_no_page(flood):
    assert not list(every_page(flood(MANY), SITE, [alike]))
