"""What filters print."""

import datetime as dt

from broadsheet.rendering import filters

DAY = dt.date(2023, 7, 9)


def test_dates_are_written_in_english_whatever_the_locale():
    assert filters.longdate(DAY) == "Sunday 9 July 2023"
    assert filters.date(DAY) == "9 July 2023"
    assert filters.daymonth(DAY) == "9 July"
    assert filters.weekday(DAY) == "Sunday"
    assert filters.month(DAY) == "July 2023"
    assert filters.isodate(DAY) == "2023-07-09"


def test_numbers_are_grouped_by_thousands():
    assert filters.number(12345) == "12,345"


def test_counts_agree_with_their_nouns():
    assert filters.plural(1, "article") == "1 article"
    assert filters.plural(1234, "article") == "1,234 articles"
    assert filters.plural(0, "story", "stories") == "0 stories"


def test_json_cannot_end_the_element_that_holds_it():
    assert filters.json(("</script>",)) == '["\\u003c/script\\u003e"]'
