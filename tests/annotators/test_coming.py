"""Days to come, found by the clause that governs their date."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.annotators import coming, names, parsing, quotes

WEDNESDAY = dt.date(2023, 7, 19)


@pytest.fixture(scope="module")
def days(model):
    """Find the days to come of a text."""

    def find(text, published=WEDNESDAY):
        parsed = parsing.parse(model, text)
        mentions = names.find(parsed)
        return coming.find(parsed, mentions, quotes.find(parsed, mentions), published)

    return find


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The new bridge will open on 1 August.", "2023-08-01"),
        ("The council is due to vote on Monday.", "2023-07-24"),
        ("The council is expected to vote on the plan next Monday.", "2023-07-24"),
        ("The band plans to play in the harbour on Aug. 4.", "2023-08-04"),
        ("A hearing is scheduled for 3 August.", "2023-08-03"),
        ("The ferry company is raising its prices from today and is closing an office on Friday.", "2023-07-21"),
        ("The fair opens on Saturday.", "2023-07-22"),
        ("The vote is on Tuesday.", "2023-07-25"),
        ("The ferry may return in September.", "2023-09"),
        ("The firm said it would close the yard on 3 August.", "2023-08-03"),
        ("Prices will rise by a tenth starting September 1, 2023.", "2023-09-01"),
        ("The film, scheduled for 4 August, was made in the harbour.", "2023-08-04"),
        ("The play will open next month.", "2023-08"),
    ],
)
def test_a_date_that_a_future_a_modal_or_a_plan_governs_is_to_come(days, text, date):
    assert [day.date for day in days(text)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "The new bridge opened on Monday.",
        "The hearing was adjourned until Tuesday, when the council announced its choice.",
        "The council said on Friday that it will sell the yard.",
        "The fair was due to open on 1 August.",
        "The fair was originally scheduled for 1 August.",
        "The fair will no longer open on 1 August.",
        "The fair will not open on 1 August.",
        "“If I were mayor, I would close the yard on 3 August,” said Ms Roe.",
        "If the team wins on Saturday, it will go up.",
        "In 2019, the firm said it would close the yard on 3 August.",
        "The council discussed Friday's fire.",
        "He faces a charge over Saturday's fire.",
        "The yard will close until Monday.",
        "Buses will run every Friday.",
        "The council will meet on Wednesday.",
        "The bridge will open in May or June.",
        "The head said: “We will see what Monday brings, and on Friday we will go.”",
    ],
)
def test_what_is_past_denied_conditional_or_open_is_not_to_come(days, text):
    assert days(text) == ()


def test_a_day_to_come_has_its_sentence_and_who_is_to_act(days):
    text = "Talks went on. Jane Roe will meet the union in Port Example on Monday. Nobody objected."
    (day,) = days(text)
    assert (day.text, day.who) == ("Jane Roe will meet the union in Port Example on Monday.", "Jane Roe")
    assert text[day.start : day.end] == day.text


def test_a_day_to_come_says_how_precisely_it_is_named(days):
    found = days("The fair will open on Saturday. The lock will close on 1 August. The bridge will open in September.")
    assert [day.precision for day in found] == ["weekday", "day", "month"]


def test_what_depends_on_a_condition_is_in_doubt(days):
    (day,) = days("The drivers will strike on 1 August if there is no agreement.")
    assert day.doubt == coming.CONDITION


def test_an_article_without_a_date_names_no_day_to_come(days):
    assert days("The new bridge will open on 1 August.", None) == ()


def test_a_day_without_a_year_is_meant_within_half_a_year(days):
    assert [day.date for day in days("The fair will open on 9 January.", dt.date(2023, 12, 20))] == ["2024-01-09"]
    assert days("The fair will open on 1 July.", WEDNESDAY) == ()
