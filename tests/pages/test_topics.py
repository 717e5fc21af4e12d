"""A topic's page: where it stands, its days, its grid, its names; and the index of topics."""

import datetime as dt

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site, SiteTopic
from broadsheet.pages.topics import topic_index, topics
from tests.pages.planned import every_page

SITE = Site(title="Test", topics=(SiteTopic(slug="town-band", label="The town band", keywords=("pipes",)),))
BERG, VEST = ("person", "Anna Berg"), ("place", "Vestland")


def pages_of(*articles, module=topics):
    index, _ = build(articles, (), SITE)
    return {page.path: page.view for page in every_page(index, SITE, [module])}


@pytest.fixture
def briefs(article, apart):
    return [
        article("Anna Berg saw heat in Vestland.", headline="Heat", names=[BERG, VEST], topics=["climate change"]),
        article(
            f"Anna Berg saw rain. {apart('rain')}",
            headline="Rain",
            on="2023-07-21",
            names=[BERG],
            topics=["climate change", "politics"],
        ),
        article(
            f"Anna Berg saw smoke. {apart('smoke')}", headline="Smoke", on="2023-07-21", names=[BERG], topics=["environment"]
        ),
        article("Pipes play.", headline="Pipes", on="2023-07-22", topics=["town-band"]),
    ]


def test_a_topic_says_what_is_above_below_and_beside_it(briefs):
    pages = pages_of(*briefs)
    top, below = pages["topics/environment/index.html"], pages["topics/climate-change/index.html"]
    assert [(part.label, part.count) for part in top.inside if part.url] == [("climate change", 2)]
    assert "nature" in [part.label for part in top.inside if not part.url]
    assert "nature" in [part.label for part in below.beside]
    assert "climate change" not in [part.label for part in below.beside]
    assert [link.label for link in below.above] == ["Environment"]
    assert (top.code, below.code, top.beside) == ("medtop:06000000", "medtop:20000418", ())


def test_a_topic_holds_the_articles_of_what_is_below_it_by_day(briefs):
    view = pages_of(*briefs)["topics/environment/index.html"]
    assert [(day.date.day, [item.card.headline for item in day.items]) for day in view.days] == [
        (21, ["Rain", "Smoke"]),
        (19, ["Heat"]),
    ]
    assert (view.first, view.last, view.articles) == (dt.date(2023, 7, 19), dt.date(2023, 7, 21), 3)


def test_what_two_articles_of_a_day_quote_stands_on_the_topic_once(article, apart):
    found = [
        article(
            f"“It is hot,” Anna Berg said. {apart(n)}",
            headline=n,
            names=[BERG],
            topics=["weather"],
            quotes=[("It is hot", BERG[1])],
        )
        for n in ("Heat", "Sun")
    ]
    view = pages_of(*found)["topics/weather/index.html"]
    assert (view.said, [len(quote.again) for quote in view.quotes]) == (1, [1])


def test_the_grid_counts_articles_by_day_and_name(briefs):
    grid = pages_of(*briefs)["topics/environment/index.html"].grid
    assert [column.date.day for column in grid.columns] == [19, 20, 21]
    assert [(row.link.label, [cell.count for cell in row.cells], row.all) for row in grid.rows] == [
        ("Anna Berg", [1, 0, 2], 3),
        ("Vestland", [1, 0, 0], 1),
    ]
    assert grid.columns[1].url == ""
    assert grid.reading == "Anna Berg is in 3 of 3 articles, on 2 days."


def test_a_topic_of_one_day_has_no_grid(briefs):
    assert pages_of(*briefs)["topics/politics/index.html"].grid is None


def test_the_grid_reaches_back_fourteen_days(article):
    articles = [article("Anna Berg sang.", on=f"2023-07-{day:02d}", names=[BERG], topics=["politics"]) for day in (1, 17, 30)]
    grid = pages_of(*articles)["topics/politics/index.html"].grid
    assert (len(grid.columns), grid.articles, grid.months) == (14, 2, "July 2023")


def test_a_grid_over_the_end_of_a_month_names_both(article):
    articles = [article("Anna Berg sang.", on=day, names=[BERG], topics=["politics"]) for day in ("2022-12-30", "2023-01-02")]
    assert pages_of(*articles)["topics/politics/index.html"].grid.months == "December 2022 – January 2023"


def test_a_topic_of_the_sites_own_has_no_code(briefs):
    view = pages_of(*briefs)["topics/town-band/index.html"]
    assert (view.label, view.code) == ("The town band", "")


def test_the_index_lists_top_levels_with_what_is_below_them(briefs):
    view = pages_of(*briefs, module=topic_index)["topics/index.html"]
    assert [(branch.link.label, branch.count, [line.link.label for line in branch.lines]) for branch in view.branches] == [
        ("Environment", 3, ["Climate change"]),
        ("Politics", 1, []),
        ("The town band", 1, []),
    ]


def test_the_index_stands_without_articles():
    assert pages_of(module=topic_index)["topics/index.html"].branches == ()


def test_names_that_are_in_all_articles_are_told_so(article, apart):
    names = [BERG, VEST, ("person", "Lars Holm"), ("person", "Ida Moe")]
    text = "Anna Berg, Lars Holm and Ida Moe saw heat in Vestland."
    days = {"Heat": "2023-07-19", "Sun": "2023-07-20"}
    found = [article(f"{text} {apart(n)}", headline=n, on=on, names=names, topics=["weather"]) for n, on in days.items()]
    assert pages_of(*found)["topics/weather/index.html"].grid.reading == "4 names are in all 2 articles."


def test_an_article_of_two_topics_leads_one_of_them_in_the_index(briefs, article):
    alone = article("Rain fell on the vote.", headline="Vote", on="2023-07-20", topics=["politics"])
    view = pages_of(*briefs, alone, module=topic_index)["topics/index.html"]
    leads = {branch.id: branch.latest.headline for branch in view.branches}
    assert sorted(leads.values()) == sorted(set(leads.values()))
    assert (leads["environment"], leads["politics"]) == ("Rain", "Vote")
    again = {branch.id: branch.latest.headline for branch in pages_of(*briefs, module=topic_index)["topics/index.html"].branches}
    assert (again["environment"], again["politics"]) == ("Rain", "Rain")
