"""What ingest has to do."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from broadsheet.content import ingesting, library, sources
from broadsheet.content.ingesting import Known
from broadsheet.model.article import RawArticle, Seed
from broadsheet.model.problem import Problem
from broadsheet.values import replace

DAY = dt.date(2023, 7, 19)
PATH = "articles/2023/07/19/harbour-shut.md"


def raw(path="seeds/a.txt", fingerprint="f1", published=DAY, body="Text."):
    return RawArticle(id=path, body=body, published=published, seed=Seed(path=path, fingerprint=fingerprint))


def known(path=PATH, seed="seeds/a.txt", fingerprint="f1", edited=False, beside=None):
    return Known(path=path, seed=Seed(path=seed, fingerprint=fingerprint), edited=edited, beside=beside)


def test_a_seed_without_a_file_is_new():
    plan = ingesting.plan([], [raw()])
    assert (plan.new, plan.changed, plan.conflicts, plan.unchanged, plan.problems) == ((raw(),), (), (), 0, ())


@pytest.mark.parametrize("edited", [True, False])
def test_a_seed_that_is_as_it_was_needs_nothing(edited):
    plan = ingesting.plan([known(edited=edited)], [raw()])
    assert (plan.new, plan.changed, plan.conflicts, plan.unchanged, plan.problems) == ((), (), (), 1, ())


def test_a_changed_seed_replaces_its_file_in_place():
    plan = ingesting.plan([known()], [raw(fingerprint="f2")])
    assert plan.changed == ((raw(fingerprint="f2"), PATH),)
    assert plan.problems == ()


def test_a_changed_seed_of_an_edited_file_is_laid_beside_it():
    plan = ingesting.plan([known(edited=True)], [raw(fingerprint="f2")])
    assert (plan.changed, plan.conflicts) == ((), ((raw(fingerprint="f2"), PATH + ".new"),))
    assert [(p.path, p.severity) for p in plan.problems] == [(f"content/{PATH}", "warning")]


def test_a_version_that_lies_beside_already_is_reported_and_not_made_again():
    plan = ingesting.plan([known(edited=True, beside="f2")], [raw(fingerprint="f2")])
    assert (plan.conflicts, len(plan.problems)) == ((), 1)


def test_an_article_whose_seed_vanished_stays_and_a_note_says_so():
    plan = ingesting.plan([known()], [])
    assert [p.severity for p in plan.problems] == ["note"]


def test_an_article_whose_seed_waits_has_not_vanished():
    assert ingesting.plan([known(), known(seed="seeds/b.jsonl#a1")], [], present={"seeds/a.txt", "seeds/b.jsonl"}).problems == ()


def test_no_date_is_one_problem_and_the_article_waits():
    ready, problems = ingesting.settle([raw(published=None), raw("seeds/b.txt")], [])
    assert [r.seed.path for r in ready] == ["seeds/b.txt"]
    assert [(p.path, p.field, p.severity) for p in problems] == [("seeds/a.txt", "date", "error")]


def test_a_date_that_the_reader_could_not_take_is_not_reported_twice():
    found = Problem(path="seeds/a.txt", field="date", found="2023-02-30", expected="a date")
    assert ingesting.settle([raw(published=None)], [found]) == ((), (found,))


def test_a_settlement_answers_the_readers_problem():
    found = Problem(path="seeds/a.txt", field="date", found="two dates", expected="one")
    other = Problem(path="seeds/a.txt", field="url", found="x", expected="y")
    settlements, _ = sources.parse(b"seeds/a.txt: {date: 2023-07-19}")
    ready, problems = ingesting.settle([raw(published=None)], [found, other], settlements)
    assert [r.published for r in ready] == [DAY]
    assert problems == (other,)


def test_a_date_given_for_all_stands_in_where_there_is_none():
    other = dt.date(2023, 7, 20)
    ready, problems = ingesting.settle([raw(published=None), raw("seeds/b.txt")], [], date=other)
    assert [r.published for r in ready] == [other, DAY]
    assert problems == ()


def test_a_skipped_seed_is_neither_ready_nor_a_problem():
    settlements, _ = sources.parse(b"seeds/a.txt: {skip: true}")
    assert ingesting.settle([raw(published=None)], [], settlements) == ((), ())


def test_two_seeds_that_make_one_slug_are_one_problem_that_names_both_and_both_are_placed():
    paths, problems = ingesting.place([(raw("seeds/a.txt"), PATH), (raw("seeds/b.txt", body="Other words."), PATH)])
    assert paths["seeds/a.txt"] == PATH
    assert paths["seeds/b.txt"].startswith("articles/2023/07/19/harbour-shut-")
    assert [(p.path, p.severity) for p in problems] == [("seeds/b.txt", "warning")]
    assert "seeds/a.txt" in problems[0].found


def test_the_paths_do_not_depend_on_the_order_of_the_seeds():
    items = [(raw(f"seeds/{name}.txt", fingerprint=name), PATH) for name in "abc"]
    results = {tuple(sorted(ingesting.place(order)[0].items())) for order in itertools.permutations(items)}
    assert len(results) == 1
    assert len(set(dict(results.pop()).values())) == 3


def test_a_file_that_stands_keeps_its_path():
    paths, problems = ingesting.place([(raw("seeds/0.txt"), PATH)], existing=[PATH])
    assert paths["seeds/0.txt"] != PATH
    assert f"content/{PATH}" in problems[0].found


def test_two_files_of_one_address_are_one_problem_that_names_both_and_one_is_published(article):
    first = article("One.", slug="a")
    second = replace(first, id="articles/2023/07/19/b")
    kept, problems = library.apart([second, first])
    assert kept == (first,)
    assert [p.path for p in problems] == ["content/articles/2023/07/19/b.md"]
    assert "content/articles/2023/07/19/a.md" in problems[0].found


@pytest.mark.parametrize(
    ("path", "is_article"), [(PATH, True), (PATH + ".new", False), ("articles/.x.md", False), ("decisions.yaml", False)]
)
def test_the_library_reads_articles_and_nothing_else(path, is_article):
    assert library.is_article(path) == is_article
