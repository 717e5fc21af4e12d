"""Documents as JSON lines."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from broadsheet import readers
from broadsheet.model.site import Limits

GOOD = {"id": "a1", "text": "The harbour was shut.\r\n\r\nShips waited.", "date": "2023-07-19", "headline": "Harbour shut"}


def read(*lines, path="seeds/b.jsonl"):
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return readers.read(path, text.encode(), Limits())


def test_a_document_is_an_article_with_its_text_as_given():
    (raw,), problems = read(
        {**GOOD, "url": "https://example.org/a", "publisher": "Example Times", "byline": "Jane Roe", "language": "EN"}
    )
    assert problems == ()
    assert raw.body == GOOD["text"]
    assert (raw.id, raw.headline, raw.published) == ("a1", "Harbour shut", dt.date(2023, 7, 19))
    assert (raw.url, raw.publisher, raw.byline, raw.language) == ("https://example.org/a", "Example Times", "Jane Roe", "en")
    assert raw.seed.path == "seeds/b.jsonl#a1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"source": "https://example.org/a"}, (None, "https://example.org/a")),
        ({"source": "https://example.org/", "url": "https://example.org/a"}, (None, "https://example.org/a")),
        ({"sitename": "Example Times", "url": "https://example.org/a"}, ("Example Times", "https://example.org/a")),
    ],
)
def test_an_address_is_no_publishers_name(given, expected):
    (raw,), problems = read({**GOOD, **given})
    assert problems == ()
    assert (raw.publisher, raw.url) == expected


def test_a_record_without_an_id_is_known_by_its_fingerprint():
    (raw,), _ = read({"text": "The harbour was shut.", "date": "2023-07-19"})
    assert raw.seed.path == f"seeds/b.jsonl#{raw.seed.fingerprint}"


def test_a_changed_record_changes_its_own_fingerprint_only():
    first, _ = read(GOOD, {**GOOD, "id": "a2"})
    second, _ = read({**GOOD, "text": "Other words."}, {**GOOD, "id": "a2"})
    assert first[0].seed.fingerprint != second[0].seed.fingerprint
    assert first[1].seed == second[1].seed


def test_a_truncated_line_is_one_problem_with_its_number_and_the_rest_goes_on():
    articles, problems = read(GOOD, '{"id": "a2", "text": "The har', "", {**GOOD, "id": "a3"})
    assert [raw.id for raw in articles] == ["a1", "a3"]
    assert [(p.line, p.severity) for p in problems] == [(2, "error")]
    assert "breaks off" in problems[0].found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("[1, 2]", "a list"),
        ("12", "no object"),
        ('{"id": 1}', "no text"),
        ('{"id": 1, "text": ["a"]}', "no text"),
        ('{"id": 1, "text": "a", "text": "b"}', "second time"),
        ("[" * 5000, "JSON"),
        ("9" * 5000, "JSON"),
        ("not json", "no JSON"),
    ],
)
def test_a_line_that_is_no_document_is_one_problem(line, found):
    articles, problems = read(line, GOOD)
    assert [raw.id for raw in articles] == ["a1"]
    assert [p.line for p in problems] == [1]
    assert found in problems[0].found


def test_an_id_that_comes_twice_is_one_problem_that_names_the_first_line():
    articles, problems = read(GOOD, {**GOOD, "text": "Other words."})
    assert len(articles) == 1
    assert "first on line 1" in problems[0].found


def test_a_slip_in_a_key_is_reported_once_for_a_file():
    articles, problems = read({**GOOD, "headlin": "x"}, {**GOOD, "id": "a2", "headlin": "y"})
    assert len(articles) == 2
    assert [(p.field, p.severity) for p in problems] == [("headlin", "warning")]


def test_a_text_with_a_date_at_its_head_needs_no_field_and_keeps_it():
    (raw,), _ = read({"id": 1, "text": " date 2023-07-19 The harbour was shut."})
    assert raw.published == dt.date(2023, 7, 19)
    assert raw.body.startswith(" date")


def test_a_dateline_under_a_headline_gives_the_date_and_the_text_stays():
    text = "Harbour shut by storm\n\nARDMORE, July 19, 2023 (EA) — The harbour was shut."
    (raw,), problems = read({"id": 1, "text": text})
    assert (raw.published, raw.body, raw.headline, problems) == (dt.date(2023, 7, 19), text, None, ())


def test_a_field_and_a_head_that_disagree_are_one_problem_and_the_others_are_read():
    articles, problems = read({**GOOD, "text": " date 2023-07-20 The harbour was shut."}, {**GOOD, "id": "a2"})
    assert [raw.published for raw in articles] == [None, dt.date(2023, 7, 19)]
    assert [(p.path, p.line, p.field) for p in problems] == [("seeds/b.jsonl#a1", 1, "date")]


def test_a_lone_surrogate_becomes_a_space_so_that_offsets_hold():
    (raw,), _ = read('{"id": 1, "text": "a\\ud800b", "date": "2023-07-19"}')
    assert raw.body == "a b"


def test_a_json_file_holds_one_document_or_a_list():
    assert len(read(GOOD, path="seeds/a.json")[0]) == 1
    assert len(readers.read("seeds/a.json", json.dumps([GOOD, {**GOOD, "id": "a2"}]).encode(), Limits())[0]) == 2


def test_a_record_beyond_the_limit_is_one_problem_and_the_rest_goes_on():
    articles, problems = read({**GOOD, "text": "word " * 600_000}, {**GOOD, "id": "a2"})
    assert [raw.id for raw in articles] == ["a2"]
    assert [p.line for p in problems] == [1]
