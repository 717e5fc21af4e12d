"""The front page: the latest edition by weight, the week's names, and a page even where there is nothing."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.days import front
from tests.pages.planned import every_page

SITE = Site(title="Test")


@pytest.fixture
def day(article, apart):
    def make(date, *names):
        return [
            article(f"{name} spoke. {apart(f'{name} {date}')}", on=date, headline=f"{name} on {date}", names=[("person", name)])
            for name in names
        ]

    return make


def view_of(articles):
    index, _ = build(articles, (), SITE)
    (page,) = every_page(index, SITE, [front])
    return page.view


def test_a_site_without_articles_has_a_front_page():
    view = view_of([])
    assert (view.latest, view.week) == (None, None)


def test_one_article_fills_the_lead_and_nothing_else(day):
    view = view_of(day("2023-07-19", "Anna Berg"))
    assert view.latest.lead.headline == "Anna Berg on 2023-07-19"
    assert (view.latest.large, view.latest.side, view.latest.more, view.latest.rest) == ((), (), (), 0)
    assert view.week.reading == ""
    assert view.week.names[0].rows[0].spark is None


def test_a_latest_edition_of_little_is_followed_by_those_before_it(day):
    older = [each for n in range(1, 8) for each in day(f"2023-07-0{n}", f"Mart Kask {n}", f"Ida Moe {n}", f"Lars Holm {n}")]
    view = view_of([*older, *day("2023-07-19", "Anna Berg", "Peer Lund")])
    assert [row.date.day for row in view.recent] == [7, 6, 5, 4, 3]
    assert all(row.articles == 3 and len(row.more) == 2 for row in view.recent)
    assert not any(card.flag for row in view.recent for card in (row.lead, *row.more))
    assert view_of([*older, *day("2023-07-19", "Anna Berg", "Peer Lund", "Ivo Karst")]).recent == ()


def test_names_of_one_article_each_are_no_ranking_where_some_are_left_out(article):
    def named(count):
        names = [("person", f"{first} Berg") for first in ("Anna", "Bo", "Cy", "Dag", "Eli", "Finn", "Gro", "Ida", "Jon")[:count]]
        return view_of([article(f"{', '.join(name for _, name in names)} met.", headline="All", names=names)]).week

    assert [len(group.rows) for group in named(8).names] == [8]
    assert (named(9).names, named(9).reading) == ((), "No name is in more than one article.")


def test_what_does_not_fit_is_counted(day):
    view = view_of(day("2023-07-19", *(f"Person {n}" for n in range(11))))
    assert view.latest.rest == 3


def test_the_week_ends_with_the_latest_edition_and_counts_its_articles_by_day(day):
    view = view_of([*day("2023-07-12", "Anna Berg"), *day("2023-07-13", "Anna Berg"), *day("2023-07-19", "Anna Berg")])
    (row,) = view.week.names[0].rows
    assert row.spark.counts == (1, 0, 0, 0, 0, 0, 1)
    assert [bar.kind for bar in row.spark.bars] == ["bar", "z", "z", "z", "z", "z", "bar bar--today"]
    assert view.week.span == "Thursday to Wednesday"


@pytest.mark.parametrize(
    ("names", "reading"),
    [
        ((["Anna Berg"], ["Anna Berg", "Lars Holm"]), "Anna Berg was named in the most articles: 2, on two days of the seven."),
        (
            (["Anna Berg", "Lars Holm"], ["Anna Berg", "Lars Holm", "Ida Moe"]),
            "Anna Berg and Lars Holm were named in the most articles: 2 each.",
        ),
        ((["Anna Berg"], ["Lars Holm"]), ""),
        ((["Anna Berg", "Lars Holm"], ["Anna Berg", "Lars Holm"]), ""),
    ],
)
def test_the_reading_names_who_stands_out_and_nobody_where_all_are_alike(day, names, reading):
    first, second = names
    assert view_of([*day("2023-07-18", *first), *day("2023-07-19", *second)]).week.reading == reading
