"""Days to come that a day's articles name, each with its sentence."""

import datetime as dt

import pytest

from broadsheet.model.article import ComingDay
from broadsheet.pages.days.ahead import ahead

TODAY = dt.date(2023, 7, 19)
TEXT = "Berg spoke. The bridge will open on 1 August. Work on the lock is to begin in September."


def day(date, text=TEXT, words="The bridge will open on 1 August.", doubt=None):
    start = text.index(words)
    return ComingDay(date=date, text=words, start=start, end=start + len(words), doubt=doubt)


def test_a_day_that_an_article_claims_is_listed_with_its_sentence(article):
    (one,) = ahead([article(TEXT, coming=(day("2023-08-01"),))], TODAY)
    assert (one.date, one.month, one.cite.number) == (dt.date(2023, 8, 1), False, 2)
    assert one.cite.text == "The bridge will open on 1 August."


def test_words_of_a_text_that_nothing_claims_to_be_to_come_are_not_listed(article):
    assert ahead([article(TEXT)], TODAY) == ()


def test_a_month_is_listed_as_one_before_its_days(article):
    days = (day("2023-09-02"), day("2023-09", words="Work on the lock is to begin in September."))
    found = ahead([article(TEXT, coming=days)], TODAY)
    assert [(one.date.isoformat(), one.month) for one in found] == [("2023-09-01", True), ("2023-09-02", False)]


@pytest.mark.parametrize(
    ("date", "doubt"), [("2023-07-19", None), ("2023-07", None), ("2025-01-01", None), ("2023-08-01", "no year")]
)
def test_a_day_that_is_not_to_come_or_far_or_in_doubt_is_left_out(article, date, doubt):
    assert ahead([article(TEXT, coming=(day(date, doubt=doubt),))], TODAY) == ()


def test_an_article_names_a_day_once_and_two_articles_say_one_sentence_once(article):
    twice = article(TEXT, coming=(day("2023-08-01"), day("2023-08-01", words="Berg spoke.")))
    copy = article(TEXT, headline="A copy", coming=(day("2023-08-01"),))
    assert [one.headline for one in ahead([twice, copy], TODAY)] == ["Berg spoke"]
