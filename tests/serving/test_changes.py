"""Names of changed files, and what is to be done about them."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from broadsheet.serving import injecting, standing
from broadsheet.serving.changes import work
from broadsheet.serving.status import Board, Status


def test_a_new_seed_is_read_alone():
    found = work(["seeds/a.txt"], {"seeds/a.txt"})
    assert (found.ingest, found.seeds, found.build) == (True, ("seeds/a.txt",), True)


@pytest.mark.parametrize("changed", ["content/sources.yaml", "seeds/"])
def test_all_seeds_are_read_where_any_may_be_another(changed):
    found = work([changed, "seeds/a.txt"], {changed, "seeds/a.txt"})
    assert (found.ingest, found.seeds) == (True, ())


def test_a_seed_that_went_asks_for_all():
    assert work(["seeds/a.txt"], ()).seeds == ()
    assert work(["seeds/a.txt"], ()).ingest


def test_an_article_asks_for_no_seed_unless_its_seed_was_in_trouble():
    path = "content/articles/2024/03/04/a.md"
    assert not work([path], {path}).ingest
    assert work([path], {path}, {path}).ingest
    assert work([path], {path}).content == (path,)


@pytest.mark.parametrize(
    "path", ["templates/base.html", "templates/", "content/articles/2024/03/04/a.md", "content/decisions.yaml"]
)
def test_no_seed_is_read_for_what_is_no_seed_there_or_gone(path):
    assert not work([path], {path}).ingest
    assert not work([path], ()).ingest
    assert work([path], ()).build


def test_templates_are_named_as_the_theme_names_them():
    found = work(
        ["templates/partials/roll.html", "templates/assets/a.css"], {"templates/partials/roll.html", "templates/assets/a.css"}
    )
    assert (found.templates, found.build) == (("partials/roll.html",), True)


@pytest.mark.parametrize(
    "path", [".git/index", "content/.a.md.swp", "seeds/.a.txt.tmp", "seeds/a.txt~", "seeds/a.part", "README.md", ".cache/x"]
)
def test_what_is_no_part_of_the_site_asks_for_nothing(path):
    found = work([path], {path})
    assert not found.build
    assert not found.ingest


def test_a_script_stands_at_the_end_of_the_head():
    page = injecting.with_script(b"<html><HEAD><title>x</title></HEAD >\n<body>", '"a<b"')
    assert page.startswith(b"<html><HEAD><title>x</title><link ")
    assert b'data-etag="&quot;a&lt;b&quot;" defer></script></HEAD >' in page


def test_a_page_without_a_head_gets_it_too():
    assert injecting.with_script(b"<p>x", "e").startswith(b"<p>x<link")


def test_a_folder_leads_to_its_page_and_what_is_missing_to_the_page_for_that(tmp_path):
    (tmp_path / "people").mkdir()
    (tmp_path / "people/index.html").write_text("people", "utf-8")
    assert standing.find(tmp_path, "/nothing") is None
    (tmp_path / "404.html").write_text("missing", "utf-8")
    assert standing.find(tmp_path, "/people") == "/people/"
    assert standing.find(tmp_path, "/people/") == standing.Standing(path=tmp_path / "people/index.html")
    assert standing.find(tmp_path, "/nothing") == standing.Standing(path=tmp_path / "404.html", status=404)


def test_a_page_is_another_when_a_style_is(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "a.html").write_text("a", "utf-8")
    before = standing.etag(tmp_path / "a.html", tmp_path)
    assert standing.etag(tmp_path / "a.html", tmp_path) == before
    (tmp_path / "assets/a.css").write_text("a", "utf-8")
    assert standing.etag(tmp_path / "a.html", tmp_path) != before


def test_whoever_follows_is_told_the_last_whatever_came_in_between():
    board, told = Board(), []

    async def follow():
        async for status in board.follow():
            told.append(status.number)
            if status.number == 0:
                threading.Thread(target=lambda: [board.post(Status(number=n)) for n in range(1, 50)]).start()
            if status.number == 49:
                board.close()

    # In a thread of its own: the tests in a browser leave a loop running in this one.
    with ThreadPoolExecutor() as threads:
        threads.submit(asyncio.run, asyncio.wait_for(follow(), 10)).result()
    assert told[0] == 0
    assert told[-1] == 49
    assert told == sorted(told)
