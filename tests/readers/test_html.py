"""Saved web pages: the article without what stands around it, and of what the page says only what has the form of a field."""

from __future__ import annotations

import datetime as dt
import sys

import pytest

from broadsheet import config, intake, pipeline, readers
from broadsheet.content.ingesting import Known
from broadsheet.model.site import Limits, Site

LINES = (
    "The ferry between Orlen and Velmar sails again since Wednesday, the harbour board said, after eleven weeks in dock.",
    "“We were all tired of the bridge,” said Mira Holm, who leads the board. She thanked those who had built the new rudder.",
    "A ticket costs two crowns more than it did in spring. Whoever bought a card before may use it until the end of the year.",
    "Trucks have to wait, since the ramp at Velmar is still too weak for them; it will be mended when the summer is over.",
)
AROUND = {
    "head": (
        '<title>The ferry sails again | News | The Orlen Crier</title><meta property="og:site_name" content="The Orlen Crier">'
        '<link rel="canonical" href="https://crier.example/2023/ferry-sails"><meta name="author" content="Jane Roe">'
        '<meta property="article:published_time" content="2023-07-19T23:30:00-05:00">'
    ),
    "body": "".join(f"<p>{line}</p>" for line in LINES),
}


def page(head=AROUND["head"], body=AROUND["body"], start='<!DOCTYPE html><html lang="en-GB">'):
    return (
        f"{start}<head><meta charset='utf-8'>{head}<script>var shown = 'never';</script></head><body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport and weather</a></li></ul></nav>'
        f"<main><article><h1>The ferry sails again</h1>{body}</article></main>"
        "<aside><h2>Read more</h2><p><a href='/x'>Ten soups for a rainy day</a></p></aside>"
        "<footer><p>© 2024 The Orlen Crier. All rights reserved. Subscribe to our newsletter.</p></footer></body></html>"
    )


@pytest.fixture(autouse=True)
def library():
    pytest.importorskip("trafilatura", reason="web pages are read by the extra html: pip install -r requirements.txt")


def read(text, path="seeds/ferry.html", limits=None):
    return readers.read(path, text if isinstance(text, bytes) else text.encode(), limits or Limits())


def test_a_page_is_its_article_with_what_it_says_of_itself():
    (article,), problems = read(page())
    assert article.body == "\n\n".join(LINES)
    assert (article.headline, article.byline, article.publisher) == ("The ferry sails again", "Jane Roe", "The Orlen Crier")
    assert (article.published, article.language) == (dt.date(2023, 7, 19), "en-gb")
    assert (article.url, problems) == ("https://crier.example/2023/ferry-sails", ())


def test_a_day_that_the_page_does_not_say_is_none():
    """The library makes the first day of a month of an address that names the month."""
    head = '<title>The ferry sails again</title><link rel="canonical" href="https://crier.example/2023/12/ferry-sails">'
    (article,), problems = read(page(head))
    assert (article.published, problems) == (None, ())


PLAIN = "<title>The ferry sails again</title>"
"""The head of a page whose markup names no day."""


@pytest.mark.parametrize("said", ["Orlen, 19 July 2023", "07/19/2023", "19.07.2023 | Orlen"])
def test_where_the_markup_names_no_day_one_is_searched_for_and_inferred(said):
    (article,), problems = read(page(PLAIN, f"<div>{said}</div>{AROUND['body']}"))
    assert (article.published, article.published_inferred, problems) == (dt.date(2023, 7, 19), True, ())


def test_a_day_that_the_markup_names_is_not_inferred():
    (article,), _ = read(page())
    assert not article.published_inferred


def test_the_day_of_the_name_goes_before_one_that_was_searched_for():
    (article,), problems = read(page(PLAIN, f"<div>19.07.2023 | Orlen</div>{AROUND['body']}"), "seeds/2023-07-21-ferry.html")
    assert (article.published, article.published_inferred, problems) == (dt.date(2023, 7, 21), False, ())


def test_the_first_of_a_month_counts_where_the_page_says_that_day_between_other_words():
    said = '<p class="date"><span>December 1, 2023</span><span>4 minutes</span></p>'
    (article,), _ = read(page(PLAIN, said + AROUND["body"]))
    assert article.published == dt.date(2023, 12, 1)
    (other,), _ = read(page(PLAIN, "<p>December 2023</p>" + AROUND["body"]))
    assert other.published is None


def test_an_inferred_day_is_marked_in_content_until_a_line_of_sources_yaml_settles_it(tmp_path):
    pytest.importorskip("spacy", reason="ingest needs the language model: pip install -r requirements-dev.txt")
    write(tmp_path, "site.yaml", "title: Crier\nrights: {default: full}\n")
    write(tmp_path, "seeds/ferry.html", page(PLAIN, f"<div>19.07.2023 | Orlen</div>{AROUND['body']}"))
    pipeline.ingest(tmp_path)
    (file,) = (tmp_path / "content" / "articles").rglob("*.md")
    assert "inferred: [date, " in file.read_text("utf-8")
    write(tmp_path, "content/sources.yaml", "seeds/ferry.html: {date: 2023-07-19}\n")
    pipeline.ingest(tmp_path)
    assert "inferred: [date" not in file.read_text("utf-8")


def test_dates_of_the_name_and_of_the_page_that_disagree_are_a_problem():
    (article,), (problem,) = read(page(), "seeds/2023-07-21-ferry.html")
    assert article.published is None
    assert "2023-07-21 (file name) and 2023-07-19 (the page)" in problem.found


@pytest.mark.parametrize("author", ["The Orlen Crier", "Staff Writer", "www.crier.example", "News Desk Orlen", "roe"])
def test_who_is_nobody_is_no_byline(author):
    (article,), _ = read(page(AROUND["head"].replace("Jane Roe", author)))
    assert article.byline is None


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("The ferry sails again - The Orlen Crier", "The ferry sails again"),
        ("The ferry sails again | Opinion", "The ferry sails again"),
        ("Ferry sails | Opinion", "Ferry sails | Opinion"),
        ("The ferry sails – at last", "The ferry sails – at last"),
    ],
)
def test_a_title_loses_the_name_of_the_site_and_of_its_section_alone(title, headline):
    head = AROUND["head"] + f'<meta property="og:title" content="{title}">'
    (article,), _ = read(page(head).replace("<h1>The ferry sails again</h1>", ""))
    assert article.headline == headline


def test_a_page_in_an_old_encoding_is_read_as_it_declares():
    text = page().replace("charset='utf-8'", "charset='windows-1252'").replace("©", "&copy;")
    (article,), _ = read(text.encode("cp1252"))
    assert "“We were all tired of the bridge,”" in article.body


def test_a_page_that_says_that_it_is_xml_is_read_too():
    (article,), _ = read(page(start='<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml">'))
    assert LINES[0] in article.body


@pytest.mark.parametrize("text", ["<html><body></body></html>", "<!-- nothing -->"])
def test_a_page_without_an_article_is_a_problem(text):
    found, (problem,) = read(text)
    assert (found, problem.path) == ((), "seeds/ferry.html")
    assert "no text" in problem.found


def test_a_page_beyond_the_limit_is_a_problem():
    found, (problem,) = read(page(), limits=Limits(article_bytes=100))
    assert (found, problem.expected) == ((), "at most 100 (limits.article_bytes)")


def test_without_the_library_the_problem_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    found, (problem,) = read(page())
    assert found == ()
    assert problem.found == "a web page, and trafilatura is not installed"
    assert "requirements.txt`" in problem.expected


def test_tags_within_tags_without_end_do_not_stop_the_run():
    deep = "<div>" * 50_000 + "".join(f"<p>{line}</p>" for line in LINES)
    found, problems = read(page(body=deep))
    assert found or problems


def test_a_page_that_has_become_an_article_and_is_what_it_was_is_not_read_again(tmp_path):
    (tmp_path / "seeds").mkdir()
    seed = tmp_path / "seeds" / "ferry.html"
    seed.write_text(page(), "utf-8")
    (article,) = intake.read_seeds(tmp_path, Site(title="Crier")).raws
    known = Known(path="articles/2023/07/19/x.md", seed=article.seed, edited=False, published=article.published)
    (again,) = intake.read_seeds(tmp_path, Site(title="Crier"), known=[known]).raws
    assert (again.seed, again.published, again.body) == (article.seed, article.published, "")
    seed.write_text(page().replace("eleven", "twelve"), "utf-8")
    (changed,) = intake.read_seeds(tmp_path, Site(title="Crier"), known=[known]).raws
    assert "twelve weeks" in changed.body


def test_what_a_browser_saves_beside_a_page_is_no_seed():
    paths = ["a/Ferry.html", "a/Ferry_files/ad.html", "a/Ferry_files/img/x.js", "a/my_files/notes.txt", "b.txt"]
    assert list(readers.articles(paths)) == ["a/Ferry.html", "a/my_files/notes.txt", "b.txt"]


@pytest.mark.parametrize("data", [b"\xff", b"<!-- \xff -->"])
def test_a_page_that_a_library_cannot_take_is_a_problem_and_ends_nothing(data):
    found, (problem,) = read(data)
    assert (found, problem.path) == ((), "seeds/ferry.html")


def test_a_page_that_takes_too_long_is_a_problem():
    found, (problem,) = read(page(body=AROUND["body"] * 2000), limits=Limits(article_seconds=0.01))
    assert found == ()
    assert "broken off after 0.01 seconds" in problem.found


def test_a_line_of_sources_yaml_that_comes_later_makes_the_page_read_again(tmp_path):
    pytest.importorskip("spacy", reason="ingest needs the language model: pip install -r requirements-dev.txt")
    write(tmp_path, "site.yaml", "title: Crier\nrights: {default: full}\n")
    write(tmp_path, "seeds/ferry.html", page())
    assert pipeline.ingest(tmp_path).new == 1
    (file,) = (tmp_path / "content").rglob("*.md")
    body = file.read_text("utf-8").split("---")[2]
    assert pipeline.ingest(tmp_path).unchanged == 1
    write(tmp_path, "content/sources.yaml", "seeds/ferry.html: {publisher: The Velmar Bell}\n")
    assert pipeline.ingest(tmp_path).changed == 1
    assert "publisher: The Velmar Bell" in file.read_text("utf-8")
    assert file.read_text("utf-8").split("---")[2] == body
    (again,) = intake.read_seeds(tmp_path, config.load(tmp_path), known=intake.known(tmp_path, config.load(tmp_path))).raws
    assert again.body == ""


def write(folder, path, text):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
