"""Written dates, and weekdays against a known day."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.text.dates import find_dates, parse_date, weekdays, whole

DAY = dt.date(2023, 7, 19)


@pytest.mark.parametrize(
    "written",
    [
        "2023-07-19",
        "2023/07/19",
        "2023-07-19T23:30:00Z",
        "2023-07-19 08:15",
        "19 July 2023",
        "19th July 2023",
        "19 Jul 2023",
        "July 19, 2023",
        "Jul. 19 2023",
        "Wednesday, July 19, 2023",
        "Wed, 19 Jul 2023 10:00:00 GMT",
        "July 19, 2023 at 5:30 p.m. EDT",
        "19.7.2023",
        "19/7/2023",
        "19.7.2023 – 16:05",
        "19. Juli 2023",
        "Mittwoch, den 19. Juli 2023, 18.42 Uhr",
        "mercredi 19 juillet 2023",
        "19 de julio de 2023",
        "19 luglio 2023",
        "19 juli 2023",
        "7/19/2023",
        "  19 JULY 2023 ",
    ],
)
def test_a_date_is_read_in_every_usual_form(written):
    assert parse_date(written) == DAY


@pytest.mark.parametrize(
    "written", ["7/8/2023", "August 2023", "19 July", "20230719", "in 2023", "", "1.2", "July 19, 2023 or so"]
)
def test_what_is_no_whole_date_or_can_be_read_two_ways_is_none(written):
    assert parse_date(written) is None


@pytest.mark.parametrize("written", ["2023-02-30", "31 April 2023", "February 29, 2023", "2023-13-01", "0023-01-01"])
def test_an_impossible_date_is_told_from_no_date(written):
    found = whole(written)
    assert found is not None
    assert found.date is None
    assert found.why == "no such day"


def test_figures_that_can_be_read_two_ways_say_so():
    assert whole("7/8/2023").why == "can be read two ways"


def test_all_full_dates_of_a_text_are_found_in_order():
    text = "From 1 July 2023 until 2023-07-19, version 1.2.2023.4 and 5-6-2023-7 aside."
    assert [(text[d.start : d.end], d.date) for d in find_dates(text)] == [
        ("1 July 2023", dt.date(2023, 7, 1)),
        ("2023-07-19", DAY),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He left on Wednesday.", 19),
        ("He left on Tuesday.", 18),
        ("He left on Thursday.", 13),
        ("He left last Wednesday.", 12),
        ("She returns next Wednesday.", 26),
        ("She returns next Friday.", 21),
        ("The vote is due by Friday.", 21),
        ("The council will meet on Monday.", 24),
        ("The mayor said on Monday the council will meet.", 17),
        ("It will open, the mayor said on Monday.", 17),
        ("Tuesday’s storm was the worst.", 18),
        ("Rain has fallen since Sunday.", 16),
    ],
)
def test_a_weekday_is_resolved_against_the_day_of_publication(text, day):
    assert [date for _, _, date in weekdays(text, DAY)] == [dt.date(2023, 7, day)]


@pytest.mark.parametrize(
    "text",
    ["On Good Friday all was quiet.", "They met on Tuesday, July 4.", "They met on Tuesday, 4 July 2023.", "Mondays are slow."],
)
def test_a_weekday_that_belongs_to_a_date_or_a_name_is_left_out(text):
    assert weekdays(text, DAY) == ()
