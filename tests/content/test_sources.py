"""content/sources.yaml: what editors say about seeds."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.content import sources
from broadsheet.model.article import RawArticle, Seed

DAY = dt.date(2023, 7, 19)


def raw(path="seeds/agency/a.txt", **fields):
    return RawArticle(id="a", body="Text.", seed=Seed(path=path, fingerprint="00ff"), **fields)


def settled(yaml, article):
    found, problems = sources.parse(yaml.encode())
    assert problems == ()
    return sources.apply(found, article)


def test_a_line_settles_what_the_seed_does_not_say():
    said = "date: 2023-07-19, publisher: Example Agency, rights: excerpt, language: en, url: https://example.org/a"
    found = settled(f"seeds/agency/a.txt: {{{said}}}", raw())
    assert (found.published, found.publisher, found.rights, found.language) == (DAY, "Example Agency", "excerpt", "en")
    assert found.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("seeds/*.txt", "seeds/a.txt", True),
        ("seeds/*.txt", "seeds/agency/a.txt", False),
        ("seeds/**", "seeds/agency/a.txt", True),
        ("seeds/b.jsonl", "seeds/b.jsonl#a1", True),
        ("seeds/b.jsonl#a1", "seeds/b.jsonl#a1", True),
        ("seeds/b.jsonl#a1", "seeds/b.jsonl#a2", False),
        ("seeds/a?.txt", "seeds/ab.txt", True),
        ("seeds/[a].txt", "seeds/a.txt", False),
    ],
)
def test_a_pattern_fits_paths(pattern, path, fits):
    found, _ = sources.parse(f'"{pattern}": {{publisher: Example Agency}}'.encode())
    assert (sources.apply(found, raw(path)).publisher is not None) == fits


def test_later_lines_win():
    found = settled("seeds/**: {publisher: One, language: de}\nseeds/agency/a.txt: {publisher: Two}\n", raw())
    assert (found.publisher, found.language) == ("Two", "de")


def test_a_seed_may_be_skipped():
    assert settled("seeds/agency/*: {skip: true, why: no articles}", raw()) is None


def test_a_seed_counts_as_changed_when_its_settlement_does():
    one = settled("seeds/**: {publisher: One}", raw())
    two = settled("seeds/**: {publisher: Two}", raw())
    assert len({one.seed.fingerprint, two.seed.fingerprint, raw().seed.fingerprint}) == 3
    assert settled("seeds/other.txt: {publisher: One}", raw()) == raw()


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("seeds/a.txt: {dat: 2023-07-19}", "not known"),
        ("seeds/a.txt: {date: 2023-02-30}", "2023-02-30"),
        ("seeds/a.txt: {rights: ful}", "'ful'"),
        ("seeds/a.txt: {url: ftp://x}", "ftp"),
        ("seeds/a.txt: 2023-07-19", "text"),
        ("- seeds/a.txt", "a list"),
    ],
)
def test_a_line_that_cannot_be_understood_is_one_problem(yaml, found):
    taken, problems = sources.parse(yaml.encode())
    assert taken == ()
    assert len(problems) == 1
    assert found in problems[0].found


def test_a_line_about_a_seed_that_is_not_there_is_one_problem_with_the_nearest():
    found, _ = sources.parse(b"seeds/strom.txt: {date: 2023-07-19}")
    (problem,) = sources.unmatched(found, ["seeds/storm.txt", "seeds/b.jsonl#a1"])
    assert (problem.line, problem.severity) == (1, "warning")
    assert "'seeds/storm.txt'" in problem.expected


def test_a_line_settles_the_genre_of_a_source():
    assert settled("seeds/agency/*: {genre: opinion}", raw()).genre == "opinion"
    _, problems = sources.parse(b"seeds/a.txt: {genre: gossip}")
    assert [problem.field for problem in problems] == ["genre"]
