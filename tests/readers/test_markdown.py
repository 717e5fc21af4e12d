"""Markdown seeds, with the front matter of any generator."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet import readers
from broadsheet.model.site import Limits

DAY = dt.date(2023, 7, 19)


def read(text, path="seeds/a.md"):
    return readers.read(path, text.encode(), Limits())


def test_front_matter_gives_the_fields_under_the_names_that_generators_use():
    front = 'title: "Harbour: shut"\npubDate: 2023-07-19T08:00:00Z\nauthor: [Jane Roe, John Doe]\nlink: https://example.org/a\n'
    text = f"---\n{front}site_name: Example Times\nlang: en\n---\n\nThe *harbour* was shut.\n"
    (raw,), problems = read(text)
    assert problems == ()
    assert raw.markdown
    assert (raw.headline, raw.published, raw.byline) == ("Harbour: shut", DAY, "Jane Roe, John Doe")
    assert (raw.url, raw.publisher, raw.language, raw.body) == (
        "https://example.org/a",
        "Example Times",
        "en",
        "The *harbour* was shut.",
    )


def test_a_heading_is_the_headline_where_there_is_no_front_matter():
    (raw,), _ = read("# Harbour shut\n\n19 July 2023\n\nShips waited.")
    assert (raw.headline, raw.published, raw.body) == ("Harbour shut", DAY, "Ships waited.")


def test_a_heading_that_repeats_the_title_goes():
    (raw,), _ = read("---\ntitle: Harbour shut\ndate: 2023-07-19\n---\n# Harbour shut\n\nShips waited.")
    assert raw.body == "Ships waited."


def test_keys_of_other_generators_are_passed_over_and_slips_are_named():
    _, problems = read("---\ntitle: a\ndate: 2023-07-19\nlayout: post\ntags: [x]\npublishr: b\n---\nText.")
    assert [(p.field, p.line, p.severity, p.expected) for p in problems] == [
        ("publishr", 6, "warning", "perhaps 'publisher'; left out")
    ]


@pytest.mark.parametrize(
    ("front", "line", "found"),
    [
        ("- a\n- b\n", 2, "a list"),
        ("title: a\ntitle: b\n", 3, "a second time"),
        ("a: &a [x]\nb: [*a, *a]\n", 2, "an anchor"),
        ("title: [a\n", 2, "not valid YAML"),
    ],
)
def test_front_matter_that_cannot_be_taken_is_one_problem(front, line, found):
    articles, problems = read(f"---\n{front}---\nText.")
    assert articles == ()
    assert len(problems) == 1
    assert problems[0].line == line
    assert found in problems[0].found


def test_a_field_that_disagrees_with_the_head_is_one_problem():
    (raw,), problems = read("---\ntitle: a\ndate: 2023-07-19\n---\n20 July 2023\n\nText. More text.")
    assert raw.published is None
    assert len(problems) == 1
    assert "2023-07-20" in problems[0].found
    assert "2023-07-19" in problems[0].found


def test_an_address_that_is_none_of_the_web_is_left_out():
    (raw,), problems = read("---\ntitle: a\ndate: 2023-07-19\nurl: javascript:alert(1)\n---\nText.")
    assert raw.url is None
    assert [p.field for p in problems] == ["url"]
