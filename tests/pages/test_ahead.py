"""Days to come that a day's articles name, each with its sentence."""

import datetime as dt

import pytest

from broadsheet.pages.days.ahead import ahead

TODAY = dt.date(2023, 7, 19)


def found(article, text, on="2023-07-19"):
    return [(one.date.isoformat(), one.words) for one in ahead([article(text, on=on)], dt.date.fromisoformat(on))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge will open on 30 November.", ("2023-11-30", "30 November")),
        ("The bridge will open on August 1, 2023.", ("2023-08-01", "August 1, 2023")),
        ("Members will vote next Friday.", ("2023-07-21", "next Friday")),
    ],
)
def test_a_day_to_come_is_read_with_or_without_its_year(article, text, expected):
    assert found(article, text) == [expected]


def test_a_day_without_a_year_is_the_nearest(article):
    assert found(article, "The fair opens on 9 January.", on="2023-12-20") == [("2024-01-09", "9 January")]


@pytest.mark.parametrize(
    "text", ["Berg left on Wednesday.", "Berg was born on 30 November.", "It opened on 1 July 2023.", "It will close by 2031."]
)
def test_what_is_past_or_looks_at_nothing_ahead_is_left_out(article, text):
    assert found(article, text) == []


def test_the_nearest_come_first_and_an_article_names_a_day_once(article):
    text = "It will open on 2 August. It will close on 1 August. On 2 August Berg will speak."
    (first, second) = ahead([article(text)], TODAY)
    assert [(one.date.day, one.cite.number) for one in (first, second)] == [(1, 2), (2, 1)]
