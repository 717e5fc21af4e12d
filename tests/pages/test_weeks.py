"""Editions → weeks: where they stand, what they hold, and that nothing of a period comes from after it."""

import datetime as dt

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.days import archive, weeks
from tests.pages.planned import every_page

SITE = Site(title="Test")


def views(articles, module=weeks):
    index, _ = build(articles, (), SITE)
    return {page.path: page.view for page in every_page(index, SITE, [module])}


def rain(article, dates):
    return [article("Rain fell.", on=date, headline=f"Rain {n}", topics=["weather"]) for n, date in enumerate(dates)]


@pytest.mark.parametrize(
    ("day", "path"),
    [
        ("2023-07-19", "2023/week-29/index.html"),
        ("2023-01-01", "2022/week-52/index.html"),
        ("2024-12-30", "2025/week-01/index.html"),
        ("2020-12-31", "2020/week-53/index.html"),
    ],
)
def test_a_week_is_counted_in_the_year_that_holds_its_thursday(day, path):
    assert permalinks.week(dt.date.fromisoformat(day)) == path


def test_there_is_a_page_for_each_week_with_an_edition_and_it_knows_the_next(article):
    found = views(rain(article, ("2023-07-16", "2023-07-17", "2023-07-23", "2023-08-07")))
    assert list(found) == ["2023/week-32/index.html", "2023/week-29/index.html", "2023/week-28/index.html"]
    roll = found["2023/week-29/index.html"].roll
    assert (roll.label, roll.editions, roll.previous.label, roll.next.label) == ("17–23 July 2023", 2, "Week 28", "Week 32")


def test_a_weeks_calendar_is_its_seven_days_also_across_two_months(article):
    view = views(rain(article, ("2023-08-01",)))["2023/week-31/index.html"]
    (line,) = view.calendar.weeks
    assert [day.number for day in line] == [31, 1, 2, 3, 4, 5, 6]
    assert [day.url for day in line] == ["", "2023/08/01/index.html", "", "", "", "", ""]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_there_are_have_a_week_a_month_and_a_year(article, day):
    articles = rain(article, (day,))
    assert len(views(articles)) == 1
    assert len(views(articles, archive)) == 2


def storm(article, dates):
    """One event told on several days: the same names and rare words."""
    text = "Anna Berg said the dam at Holmfoss burst near Vestland. Turbine spillway masonry engineers inspected {}."
    names = [("person", "Anna Berg"), ("place", "Holmfoss"), ("place", "Vestland")]
    return [
        article(text.format(f"gate {n}"), on=date, headline=f"Dam at Holmfoss bursts, part {n}", names=names, topics=["disaster"])
        for n, date in enumerate(dates)
    ]


def test_a_period_tells_a_story_by_its_own_days_alone(article):
    found = views(storm(article, ("2023-07-28", "2023-07-29", "2023-07-31", "2023-08-01")), archive)
    (july,) = found["2023/07/index.html"].roll.stories
    (august,) = views(storm(article, ("2023-07-31", "2023-08-01", "2023-08-02")), archive)["2023/08/index.html"].roll.stories
    assert (july.link.label, july.articles, july.days) == ("Dam at Holmfoss bursts, part 2", 3, "28–31 July 2023")
    assert july.spark.counts[27:] == (1, 1, 0, 1)
    assert (august.link.label, august.articles, sum(august.spark.counts)) == ("Dam at Holmfoss bursts, part 2", 2, 2)


def test_later_articles_leave_the_pages_of_earlier_weeks_as_they_are(article):
    every = storm(article, ("2023-07-17", "2023-07-18", "2023-07-24"))
    before = views(every[:2])["2023/week-29/index.html"]
    after = views(every)["2023/week-29/index.html"]
    assert before.roll.stories == after.roll.stories
    assert before.roll.sentences == after.roll.sentences
    assert before.days == after.days


def test_topics_add_up_and_name_what_was_told_most(article):
    articles = [*storm(article, ("2023-07-17", "2023-07-18")), *rain(article, ("2023-07-19",))]
    roll = views(articles)["2023/week-29/index.html"].roll
    assert sum(row.count for row in roll.topics) == 3
    assert [row.lead.url for row in roll.topics if row.count == 2] == [roll.stories[0].link.url]


def test_the_reading_names_the_fullest_day_and_says_so_where_there_is_none(article):
    full = views(rain(article, ("2023-07-17", "2023-07-18", "2023-07-18")))["2023/week-29/index.html"].roll
    even = views(rain(article, ("2023-07-17", "2023-07-18")))["2023/week-29/index.html"].roll
    alone = views(rain(article, ("2023-07-17",)))["2023/week-29/index.html"].roll
    assert full.reading == "2 editions; most articles on Tuesday 18 July: 2."
    assert even.reading == "2 editions, none with more than 1 article."
    assert alone.reading == ""
