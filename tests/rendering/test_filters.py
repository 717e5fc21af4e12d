"""What filters print."""

import datetime as dt

from broadsheet.rendering.filters import filters as bound
from broadsheet.wording.words import ENGLISH

DAY = dt.date(2023, 7, 9)
FILTERS = bound(ENGLISH)


def test_dates_are_written_in_english_whatever_the_locale():
    assert FILTERS["longdate"](DAY) == "Sunday 9 July 2023"
    assert FILTERS["date"](DAY) == "9 July 2023"
    assert FILTERS["daymonth"](DAY) == "9 July"
    assert FILTERS["weekday"](DAY) == "Sunday"
    assert FILTERS["month"](DAY) == "July 2023"
    assert FILTERS["isodate"](DAY) == "2023-07-09"


def test_numbers_are_grouped_by_thousands():
    assert FILTERS["number"](12345) == "12,345"


def test_counts_agree_with_their_nouns():
    assert FILTERS["plural"](1, "article") == "1 article"
    assert FILTERS["plural"](1234, "article") == "1,234 articles"
    assert FILTERS["plural"](0, "story", "stories") == "0 stories"


def test_json_cannot_end_the_element_that_holds_it():
    assert FILTERS["json"](("</script>",)) == '["\\u003c/script\\u003e"]'
