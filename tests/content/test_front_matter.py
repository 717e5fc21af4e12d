"""Content files → claims."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.content import front_matter
from broadsheet.model.article import NameClaim, QuoteClaim, Seed
from broadsheet.model.site import Limits

PATH = "articles/2023/07/19/harbour-shut.md"
DAY = dt.date(2023, 7, 19)


def parse(front, body="Text.", path=PATH):
    return front_matter.parse(path, f"---\n{front}---\n\n{body}\n".encode(), Limits())


def claims_of(front, path=PATH):
    claims, _, problems = parse(front, path=path)
    assert problems == ()
    return claims


def problem_of(front, path=PATH):
    claims, _, problems = parse(front, path=path)
    assert claims is None
    assert len(problems) == 1
    return problems[0]


def test_title_and_date_make_an_article():
    claims, body, problems = parse("title: Harbour shut\ndate: 2023-07-19\n")
    assert problems == ()
    assert (claims.path, claims.slug, claims.headline, claims.published) == (PATH[:-3], "harbour-shut", "Harbour shut", DAY)
    assert body == "Text."
    assert claims.edited


def test_all_fields_of_the_reference_are_read():
    claims = claims_of("""\
title: "Harbour: shut"
date: 2023-07-19T23:30:00+02:00
summary: Ships waited.
topics: [environment, politics]
people:
  Jane Roe: {as: [Roe], role: harbour master}
  John Doe:
organisations: {}
places: [Ardmore]
cites:
  Example Agency: {as: [EA]}
quotes:
  - text: we wait
    speaker: Jane Roe
    to: John Doe
    via: Example Agency
language: en
publisher: Example Times
url: https://example.org/a
byline:
rights: excerpt
inferred: [title, summary]
seed: {path: seeds/a.txt, fingerprint: "00ff"}
draft: true
aliases: [/2023/old/, old.html]
""")
    assert (claims.headline, claims.published, claims.summary, claims.topics) == (
        "Harbour: shut",
        DAY,
        "Ships waited.",
        ("environment", "politics"),
    )
    assert claims.names == (
        NameClaim(name="Jane Roe", kind="person", forms=("Roe",), role="harbour master", line=7),
        NameClaim(name="John Doe", kind="person", line=8),
        NameClaim(name="Ardmore", kind="place", line=10),
        NameClaim(name="Example Agency", kind="organisation", forms=("EA",), cited=True, line=12),
    )
    assert claims.quotes == (QuoteClaim(text="we wait", speaker="Jane Roe", to="John Doe", via="Example Agency", line=14),)
    assert (claims.publisher, claims.url, claims.byline, claims.rights) == (
        "Example Times",
        "https://example.org/a",
        None,
        "excerpt",
    )
    assert (claims.inferred, claims.seed, claims.draft) == (
        ("title", "summary"),
        Seed(path="seeds/a.txt", fingerprint="00ff"),
        True,
    )
    assert claims.aliases == ("2023/old/", "old.html")


@pytest.mark.parametrize(
    ("front", "field", "line"),
    [
        ("genre: colum\n", "genre", 4),
        ("quotes:\n  - text: we wait\n    context: irony\n", "context", 6),
        ("coming:\n  - text: talks go on\n    date: 2023-02-30\n", "coming", 6),
        ("people:\n  Jane Roe: {certainty: maybe}\n", "certainty", 5),
        ("uncertain: {headline: why}\n", "headline", 4),
    ],
)
def test_a_genre_context_day_or_certainty_that_is_none_is_named_with_its_line(front, field, line):
    problem = problem_of(f"title: Harbour shut\ndate: 2023-07-19\n{front}")
    assert (problem.field, problem.line) == (field, line)


def test_text_stays_text_whatever_yaml_would_make_of_it():
    claims = claims_of("title: 1984\ndate: 2023-07-19\npublisher: NO\nplaces: [NO, 012, yes]\n")
    assert (claims.headline, claims.publisher) == ("1984", "NO")
    assert [name.name for name in claims.names] == ["NO", "012", "yes"]


def test_a_missing_date_comes_from_the_folder():
    assert claims_of("title: a\n").published == DAY


def test_a_date_that_is_not_the_folders_is_one_problem_and_holds():
    claims, _, problems = parse("title: a\ndate: 2023-07-20\n")
    assert claims.published == dt.date(2023, 7, 20)
    assert [(p.severity, p.field, p.line) for p in problems] == [("warning", "date", 3)]
    assert "2023-07-20" in problems[0].found
    assert "2023-07-19" in problems[0].found


@pytest.mark.parametrize(
    ("name", "slug"), [("Harbour shut", "harbour-shut"), ("CON", None), ("Hafen-Ärger", "hafen-arger"), ("a--b", "a-b")]
)
def test_a_slug_is_made_of_whatever_name_the_file_has(name, slug):
    made = claims_of("title: a\n", path=f"articles/2023/07/19/{name}.md").slug
    assert made == slug or (slug is None and made.startswith("con-"))


@pytest.mark.parametrize(
    ("front", "field", "line", "found", "expected"),
    [
        ("title: a\ntittle: b\n", "tittle", 3, "not known", "'title'"),
        ("title: a\nsumary: b\n", "sumary", 3, "not known", "'summary'"),
        ("date: 2023-07-19\n", "title", 2, "no title", "title:"),
        ("title: [a]\n", "title", 2, "a list", "text"),
        ("title: a\ndate: 2023-02-30\n", "date", 3, "no such day", "2023-07-19"),
        ("title: a\ndate: soon\n", "date", 3, "'soon'", "2023-07-19"),
        ("title: a\npeople: Jane Roe\n", "people", 3, "text", "a list of names"),
        ("title: a\npeople:\n  Jane Roe: {roll: b}\n", "roll", 4, "not known", "'role'"),
        ("title: a\npeople:\n  Jane Roe: boss\n", "people", 4, "text after", "role"),
        ("title: a\npeople: [{name: Jane Roe}]\n", "people", 3, "a mapping", "Jane Roe: {as: [Roe]"),
        ("title: a\nquotes: [b]\n", "quotes", 3, "text", "text:"),
        ("title: a\nquotes:\n  - speaker: Jane Roe\n", "quotes", 4, "without text", "text:"),
        ("title: a\nrights: ful\n", "rights", 3, "'ful'", "'full'"),
        ("title: a\ndraft: maybe\n", "draft", 3, "'maybe'", "true"),
        ("title: a\nurl: javascript:alert(1)\n", "url", 3, "javascript", "https://"),
        ("title: a\nslug: ../../etc\n", "slug", 3, "../../etc", "small letters"),
        ("title: a\nslug: Index\n", "slug", 3, "Index", "small letters"),
        ("title: a\naliases: [../../etc/passwd]\n", "aliases", 3, "../../etc", "old path"),
        ("title: a\nseed: seeds/a.txt\n", "seed", 3, "text", "path"),
        ('title: "a\\0b"\n', "title", 2, "control", "plain text"),
    ],
)
def test_what_cannot_be_taken_is_one_problem_with_line_found_and_expected(front, field, line, found, expected):
    problem = problem_of(front)
    assert (problem.path, problem.field, problem.line, problem.severity) == (f"content/{PATH}", field, line, "error")
    assert found in problem.found
    assert expected in problem.expected


def test_every_fault_of_a_file_is_reported():
    _, _, problems = parse("title: a\ntittle: b\nrights: ful\n")
    assert {p.field for p in problems} == {"tittle", "rights"}


def test_a_file_without_date_and_folder_is_one_problem():
    assert problem_of("title: a\n", path="articles/a.md").field == "date"


@pytest.mark.parametrize("ending", ["---", "---  ", "---\n", "---\n\n\n"])
def test_front_matter_may_end_the_file(ending):
    claims, body, problems = front_matter.parse(PATH, f"---\ntitle: a\n{ending}".encode(), Limits())
    assert (claims.headline, body, problems) == ("a", "", ())


def test_lines_count_from_the_top_of_the_file_on_both_paths_through_yaml():
    assert problem_of("title: a\nrights: ful\n").line == problem_of("title: 'a'\nrights: ful\n").line == 3


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    claims, body, _ = front_matter.parse(PATH, "\ufeff---\r\ntitle: a\r\n---\r\nOne.\r\n\r\nTwo.\r\n".encode(), Limits())
    assert (claims.headline, body) == ("a", "One.\n\nTwo.")


def test_a_file_in_another_encoding_is_one_problem_with_its_line():
    claims, _, problems = front_matter.parse(PATH, "---\ntitle: a\n---\nStraße\n".encode("cp1252"), Limits())
    assert claims is None
    assert [(p.line, p.severity) for p in problems] == [(4, "error")]
    assert "UTF-8" in problems[0].expected
