"""Words, dates and numbers of one language."""

import datetime as dt

import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from broadsheet import wording
from broadsheet.lists import rows
from broadsheet.wording import Words, many, say, say_in, say_many, speaking
from broadsheet.wording.words import ENGLISH

DAY, OTHER = dt.date(2023, 7, 19), dt.date(2023, 6, 30)
LANGUAGES = [row["language"] for row in rows("locales")]
CLDR = {"en": "en_GB", "pt": "pt_PT"}


class Polish:
    """A language of three forms."""

    def gettext(self, message):
        return {"in %(place)s": "w %(place)s"}.get(message, message)

    def pgettext(self, context, message):
        return f"{context}:{message}"

    def ngettext(self, one, others, count):
        forms = {"%(num)s article": ("%(num)s artykuł", "%(num)s artykuły", "%(num)s artykułów")}
        return forms.get(one, (one, others, others))[form(count)]

    npgettext = None


def form(n):
    return 0 if n == 1 else 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


POLISH = Words("pl", Polish(), form)


def test_outside_of_any_language_english_is_spoken():
    assert say("Named in %(count)s articles.", count=3) == "Named in 3 articles."
    assert [many(n, "story", "stories") for n in (0, 1, 1234)] == ["0 stories", "1 story", "1,234 stories"]


def test_within_a_language_everything_is_said_in_it_and_after_it_no_more():
    with speaking(POLISH):
        assert [many(n, "article") for n in (1, 3, 5, 22, 1000)] == [
            "1 artykuł", "3 artykuły", "5 artykułów", "22 artykuły", "1\N{NO-BREAK SPACE}000 artykułów"
        ]  # fmt: skip
        assert say("in %(place)s", place="Oslo") == "w Oslo"
        assert say_in("day", "From") == "day:From"
        assert say_many(2, "one of %(all)s", "%(num)s of %(all)s", all=9) == "2 of 9"
    assert many(3, "article") == "3 articles"


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_dates_are_those_of_the_cldr(language, day):
    words = Words(language, Polish(), form)
    locale = CLDR.get(language, language)
    plain = str.maketrans({"\N{NARROW NO-BREAK SPACE}": " ", "\N{NO-BREAK SPACE}": " "})
    assert words.date(day).translate(plain) == dates.format_date(day, "long", locale).translate(plain)
    assert words.longdate(day).translate(plain) == dates.format_date(day, "full", locale).translate(plain)
    assert words.month(day) == dates.format_skeleton("yMMMM", day, locale=locale)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_grouped_as_the_cldr_groups_them(language):
    spaces = str.maketrans({"\N{NARROW NO-BREAK SPACE}": "\N{NO-BREAK SPACE}"})
    expected = numbers.format_decimal(1234567, locale=CLDR.get(language, language)).translate(spaces)
    assert Words(language).number(1234567) == expected


def test_spans_say_nothing_twice():
    german = Words("de", Polish(), form)
    assert [ENGLISH.span(DAY, DAY), ENGLISH.span(DAY.replace(day=17), DAY)] == ["19 July 2023", "17–19 July 2023"]
    assert [ENGLISH.span(OTHER, DAY), ENGLISH.short_span(OTHER, DAY)] == ["30 June – 19 July 2023", "30 June – 19 July"]
    assert [german.span(DAY.replace(day=17), DAY), german.short_span(DAY.replace(day=17), DAY)] == [
        "17.–19. Juli 2023",
        "17.–19. Juli",
    ]
    assert ENGLISH.span(dt.date(2022, 12, 30), dt.date(2023, 1, 2)) == "30 December 2022 – 2 January 2023"
    assert german.months(OTHER, DAY) == "Juni – Juli 2023"


def test_lists_end_in_a_word():
    assert [ENGLISH.listed(["A", "B", "C"][:n]) for n in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert Words("de", Polish(), form).listed(["A", "B"]) == "A und B"


def test_only_another_language_is_foreign():
    assert [ENGLISH.foreign(each) for each in ("en", "en-GB", "de", "")] == ["", "", "de", ""]


def test_figures_after_the_point():
    assert [ENGLISH.decimal(-1.25), Words("de", Polish(), form).decimal(1234.5)] == ["−1.2", "1234,5"]


def test_short_days_have_no_point():
    with speaking(Words("de", Polish(), form)):
        assert wording.short_weekday(DAY) == "Mi"
