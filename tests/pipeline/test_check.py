"""``check`` on whole small sites: what it finds has a file, a line and a remedy, and a good site has no problem."""

from __future__ import annotations

import pytest

from broadsheet import pipeline

ARTICLE = """---
title: Bridge reopens
date: 2023-07-19
people: [Mara Ilves]
quotes:
  - text: safe for now
    speaker: Mara Ilves
---

The bridge reopened on Monday. Mara Ilves said it was “safe for now”.
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "site.yaml").write_text("title: The Week\nbase_url: https://example.org/\nrights: {default: full}\n", "utf-8")
    for n in range(3):
        path = tmp_path / "content" / "articles" / "2023" / "07" / f"1{n}" / "bridge.md"
        path.parent.mkdir(parents=True)
        path.write_text(ARTICLE.replace("07-19", f"07-1{n}").replace("Monday", f"day {n}"), "utf-8")
    return tmp_path


def checked(folder):
    pipeline.build(folder)
    return [(problem.path, problem.line, problem.severity) for problem in pipeline.check(folder).problems]


def test_a_good_site_has_no_problem(site):
    assert checked(site) == []
    report = pipeline.check(site)
    assert report.pages > 10
    assert report.feeds >= 4
    assert report.quotations > 0


def test_lines_that_match_nothing_are_named(site):
    decisions = (
        "- hide: people/nobody\n- alias: {entity: people/mara-ilves, as: Mara Ilves}\n- story-merge: [stories/a, stories/b]\n"
    )
    (site / "content" / "decisions.yaml").write_text(decisions, "utf-8")
    (site / "content" / "corrections.yaml").write_text("- {date: 2026-11-26, entity: people/no-one, note: x}\n", "utf-8")
    note = site / "content" / "entities" / "people" / "nobody.md"
    note.parent.mkdir(parents=True)
    note.write_text("A note.\n", "utf-8")
    found = checked(site)
    assert ("content/decisions.yaml", 1, "note") in found
    assert ("content/decisions.yaml", 2, "note") in found
    assert ("content/decisions.yaml", 3, "note") in found
    assert ("content/corrections.yaml", 1, "note") in found
    assert ("content/entities/people/nobody.md", None, "note") in found


def test_what_was_done_to_a_page_by_hand_is_found_in_its_file_and_line(site):
    pipeline.build(site)
    page = site / "output" / "about" / "index.html"
    page.write_text(page.read_text("utf-8").replace("<main", '<a href="gone.html">x</a><img src="">\n<main'), "utf-8")
    found = [(problem.path, problem.field) for problem in pipeline.check(site).problems]
    assert ("output/about/index.html", "href") in found
    assert ("output/about/index.html", "html") in found


def test_decisions_that_cannot_be_read_are_errors(site):
    pipeline.build(site)
    (site / "content" / "decisions.yaml").write_text("- hid: people/mara-ilves\n", "utf-8")
    found = pipeline.check(site).problems
    assert [(problem.path, problem.line, problem.severity) for problem in found] == [("content/decisions.yaml", 1, "error")]


SPOILED = {
    "a page that is no UTF-8": ("index.html", b"<title>", b"<title>\xff", "the byte ff, which is no UTF-8"),
    "a style sheet that is none": ("assets/broadsheet.css", b"{", b"{ /* \xe9 */", "the byte e9"),
    "a link that is no address": ("index.html", b'href="', b'href="http://[', "it is no address"),
    "a link of an endless name": ("index.html", b'href="', b'href="' + 300 * b"a" + b"/", "no file aaa"),
    "what a sheet loads": ("assets/broadsheet.css", b"{", b"{ background: url(//[x)", "it is no address"),
    "a sentence that a quotation cites": ("index.html", b'class="cite" href="', b'class="cite" href="http://[', "no address"),
    "a link of a feed": ("feed.json", b'"url":"https://', b'"url":"http://[', "no file http://["),
    "an id of a feed": ("feed.json", b'"id":"tag:', b'"id":"https://[', "the id 'https://["),
    "a place in a sitemap": ("sitemap/2023-07.xml", b"<loc>https:", b"<loc>http://[:", "no file http://["),
    "a path in the list of data": ("data/index.json", b'"path":"', b'"path":7,"was":"', "7, which is not there"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_what_cannot_be_read_is_told_of_and_ends_nothing(site, what):
    path, old, new, found = SPOILED[what]
    pipeline.build(site)
    file = site / "output" / path
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    told = [problem for problem in pipeline.check(site).problems if found in problem.found]
    assert [problem.path for problem in told][:1] == [f"output/{path}"]


def test_hidden_words_are_looked_for_in_files_that_are_spoiled_too(site):
    hidden = site / "content/articles/2023/07/10/bridge.md"
    words = "It was closed for eleven weeks while engineers looked at every single bolt."
    hidden.write_text(hidden.read_text("utf-8").replace("people:", "rights: headline\npeople:") + words, "utf-8")
    pipeline.build(site)
    (site / "output/notes.txt").write_bytes(b"\xff " + words.encode())
    (site / "output/broken.txt").write_bytes(b"\x1f\x8b and no more")
    found = {problem.path: problem.found for problem in pipeline.check(site).problems}
    assert "bridge.md" in found["output/notes.txt"]
    assert "cannot be read" in found["output/broken.txt"]


def test_the_sites_own_words_below_an_excerpt_are_no_words_of_the_article(site):
    (site / "site.yaml").write_text("title: The Week\nrights: {excerpt_words: 6}\n", "utf-8")
    article = ARTICLE.replace("on Monday.", "after years of patient work. This difficulty had kept it closed.")
    (site / "content" / "articles" / "2023" / "07" / "10" / "bridge.md").write_text(article.replace("07-19", "07-10"), "utf-8")
    assert [found for found in checked(site) if found[0].startswith("output/")] == []
    page = site / "output" / "2023" / "07" / "10" / "bridge" / "index.html"
    page.write_text(page.read_text("utf-8").replace("patient work.", "patient work. <b>This</b> difficulty"), "utf-8")
    assert [problem.field for problem in pipeline.check(site).problems if problem.path.startswith("output/")] == ["rights"]


def test_a_date_that_is_still_to_come_is_a_note(site):
    path = site / "content" / "articles" / "2023" / "07" / "10" / "bridge.md"
    path.write_text(path.read_text("utf-8").replace("date: 2023-07-10", "date: 2931-07-10"), "utf-8")
    assert checked(site) == [("content/articles/2023/07/10/bridge.md", None, "note")]


def test_the_full_name_of_whom_an_excerpt_names_is_no_leak(site):
    (site / "site.yaml").write_text("title: The Week\nrights: {excerpt_words: 6}\n", "utf-8")
    name = "Graduates and Students Union of Old Orlen"
    body = f"The GSUO closed the bridge on Monday. Nobody from the {name} would speak."
    head = f"title: Bridge closed\ndate: 2023-07-10\norganisations: {{{name}: {{as: [GSUO]}}}}\n"
    page = site / "content" / "articles" / "2023" / "07" / "10" / "bridge.md"
    page.write_text(f"---\n{head}---\n\n{body}\n", "utf-8")
    assert [found for found in checked(site) if found[0].startswith("output/")] == []
    assert any(name in file.read_text("utf-8") for file in (site / "output" / "organisations").rglob("index.html"))
