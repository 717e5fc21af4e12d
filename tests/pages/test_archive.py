"""Editions → months and years: neighbours, calendars, figures that add up."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.days import archive
from tests.pages.planned import every_page

SITE = Site(title="Test")
DATES = ("2022-12-31", "2023-02-01", "2023-07-18", "2023-07-19", "2023-07-19")


@pytest.fixture
def views(article):
    articles = [article("Rain fell.", on=date, headline=f"Rain {n}", topics=["weather"]) for n, date in enumerate(DATES)]
    index, _ = build(articles, (), SITE)
    return {page.path: page.view for page in every_page(index, SITE, [archive])}


def test_there_is_a_page_for_each_month_and_year_with_an_edition(views):
    assert sorted(views) == [
        "2022/12/index.html",
        "2022/index.html",
        "2023/02/index.html",
        "2023/07/index.html",
        "2023/index.html",
    ]


def test_a_months_neighbours_are_the_nearest_with_editions(views):
    roll = views["2023/02/index.html"].roll
    assert (roll.previous.label, roll.next.label) == ("December 2022", "July 2023")
    assert (views["2022/12/index.html"].roll.previous, views["2023/07/index.html"].roll.next) == (None, None)


def test_the_days_of_a_month_are_in_order_and_in_its_calendar(views):
    view = views["2023/07/index.html"]
    assert [(day.date.day, day.articles) for day in view.days] == [(18, 1), (19, 2)]
    cells = {day.number: day for week in view.calendar.weeks for day in week}
    assert [(cells[n].url, cells[n].level) for n in (17, 18, 19)] == [
        ("", 0),
        ("2023/07/18/index.html", 2),
        ("2023/07/19/index.html", 3),
    ]


def test_a_year_has_twelve_calendars_and_links_those_with_editions(views):
    calendars = views["2023/index.html"].calendars
    assert [calendar.label for calendar in calendars if calendar.url] == ["February 2023", "July 2023"]
    assert len(calendars) == 12


def test_topics_add_up_to_the_articles(views):
    view = views["2023/index.html"]
    assert sum(row.count for row in view.roll.topics) == view.roll.extent.articles == 4


def test_every_month_that_a_year_links_has_a_page(views):
    months = [link.url for view in views.values() for link in view.shell.months]
    assert set(months) <= set(views)
