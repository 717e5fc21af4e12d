"""An editor's note on an entity, and its Wikidata id."""

from __future__ import annotations

import pytest

from broadsheet import pipeline
from broadsheet.content.entity_notes import entity_of, parse
from broadsheet.model.site import Limits

PATH = "entities/people/mara-ilves.md"
ARTICLE = "---\ntitle: Harbour reopens\ndate: 2023-07-19\npeople: [Mara Ilves]\n---\n\nMara Ilves opened the harbour.\n"


def note(text, path=PATH):
    return parse(path, text.encode(), Limits())


@pytest.mark.parametrize(
    ("path", "entity"),
    [(PATH, "people/mara-ilves"), ("entities/people/Mara.md", None), ("entities/cats/tom.md", None), ("articles/a.md", None)],
)
def test_the_path_names_the_entity(path, entity):
    assert entity_of(path) == entity


def test_both_parts_are_read_and_either_may_be_missing():
    assert note("---\nwikidata: Q42\n---\n\nThe mayor.\n") == ("Q42", "The mayor.", ())
    assert note("The mayor.\n")[:2] == (None, "The mayor.")
    assert note("---\nwikidata: Q42\n---\n")[:2] == ("Q42", "")


@pytest.mark.parametrize(("text", "words"), [("---\nwikidata: 42\n---\n", "'42'"), ("---\nwikipedia: Q42\n---\n", "wikidata")])
def test_what_cannot_be_understood_is_named_with_its_line(text, words):
    _, _, (problem,) = note(text)
    assert (problem.path, problem.line) == (f"content/{PATH}", 2)
    assert words in str(problem)


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    for path, text in (("articles/2023/07/19/harbour.md", ARTICLE), (PATH, "---\nwikidata: Q42\n---\n\nThe *mayor*.\n")):
        (tmp_path / "content" / path).parent.mkdir(parents=True)
        (tmp_path / "content" / path).write_text(text, "utf-8")
    return tmp_path


def test_a_note_stands_on_the_page_as_the_editors_own(site):
    assert pipeline.build(site).problems == ()
    page = (site / "output" / "people" / "mara-ilves" / "index.html").read_text("utf-8")
    assert "Editor’s note" in page
    assert "The <em>mayor</em>." in page
    assert "https://www.wikidata.org/wiki/Q42" in page
    assert '"wikidata":"Q42"' in (site / "output" / "data" / "entities" / "people.jsonl").read_text("utf-8")


def test_a_note_on_nobody_is_a_problem_with_the_nearest_name(site):
    path = site / "content" / PATH
    path.rename(path.with_name("mara-ilvess.md"))
    (problem,) = pipeline.build(site).problems
    assert "people/mara-ilves" in problem.expected


def test_a_changed_note_renders_its_page_and_no_article(site):
    pipeline.build(site)
    (site / "content" / PATH).write_text("---\nwikidata: Q42\n---\n\nThe mayor since 2021.\n", "utf-8")
    page = site / "output" / "2023" / "07" / "19" / "harbour" / "index.html"
    before = page.stat().st_mtime_ns
    assert pipeline.build(site).written >= 1
    assert page.stat().st_mtime_ns == before
    assert "since 2021" in (site / "output" / "people" / "mara-ilves" / "index.html").read_text("utf-8")
