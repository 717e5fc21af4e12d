"""Whoever has an edited article before them sees its new words before the rest of the site is made again."""

import gc
from pathlib import Path

import pytest

from broadsheet import building, pipeline
from broadsheet.building import Session
from broadsheet.glimpses import Looked
from tests.folders import contents

ARTICLE = """---
title: Harbour {n}
date: 2023-07-1{n}
people: ["Anna Berg"]
quotes: [{{text: "So be it,", speaker: "Anna Berg"}}]
---

The bridge is safe, said number {n}. “So be it,” said Anna Berg. {more}
"""
PAGE = "2023/07/11/a1/index.html"


def write(site, n, more=""):
    path = site / f"content/articles/2023/07/1{n}/a{n}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ARTICLE.format(n=n, more=more), "utf-8")
    return path


class Server:
    """Builds the preview again and again, as ``serve`` does, while somebody has a page open."""

    def __init__(self, site):
        self.site = site
        self.output = site / pipeline.PREVIEW / "output"
        self.session = Session()
        self.seen = []
        """The page at each time that the browser was told to look again."""

    def build(self, page=PAGE):
        self.seen.clear()
        self.session.looked = Looked(paths={page}, seen=lambda: self.seen.append(self.page(page)))
        return pipeline.build(self.site, preview=True, session=self.session, jobs=1)

    def page(self, path=PAGE):
        return (self.output / path).read_text("utf-8")

    def contents(self):
        return contents(self.output)


@pytest.fixture
def server(tmp_path):
    (tmp_path / "site.yaml").write_text("title: Test\n", "utf-8")
    for n in range(1, 5):
        write(tmp_path, n)
    server = Server(tmp_path)
    server.build()
    return server


@pytest.fixture
def broken_off(server, monkeypatch):
    """A build that ends where it would group the archive."""

    def build(page=PAGE):
        def end(*_args, **_keywords):
            raise RuntimeError("killed")

        with monkeypatch.context() as patch:
            patch.setattr(building, "grouped", end)
            with pytest.raises(RuntimeError):
                server.build(page)

    return build


def clean(site: Path):
    """What a clean build makes of the site's files."""
    pipeline.build(site, preview=True, clean=True)
    return contents(site / pipeline.PREVIEW / "output")


def test_new_words_stand_in_the_page_before_anything_is_grouped(server, broken_off):
    write(server.site, 1, "The wall was mended.")
    broken_off()
    assert "The wall was mended." in server.seen[0]
    assert "“So be it,”" in server.seen[0]


def test_what_stands_in_the_end_is_what_a_clean_build_makes(server):
    write(server.site, 1, "The wall was mended.")
    server.build()
    assert "The wall was mended." in server.seen[0]
    assert server.contents() == clean(server.site)


def test_between_builds_garbage_can_be_collected(server):
    for n in range(2):
        write(server.site, 1, f"The wall was mended {n} times.")
        server.build()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_an_edit_that_is_taken_back_after_a_kill_leaves_nothing(server, broken_off):
    path = write(server.site, 1)
    before, kept = path.read_bytes(), server.page()
    write(server.site, 1, "The wall was mended.")
    broken_off()
    path.write_bytes(before)
    pipeline.build(server.site, preview=True)
    assert server.page() == kept
    assert server.contents() == clean(server.site)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('people: ["Anna Berg"]', 'people: ["Anna Berg", "Mary Oakes"]\nplaces: ["Harbour"]'),
        ("“So be it,” said Anna Berg.", "She agreed."),
        ("date: 2023-07-11", "date: 2023-07-12"),
    ],
)
def test_where_more_than_words_was_edited_nothing_is_shown_early(server, broken_off, old, new):
    path = write(server.site, 1, "Mary Oakes saw the Harbour.")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    broken_off()
    assert server.seen == []


def test_a_headline_that_editors_decided_is_not_lost_on_the_way(server):
    decided = "- headline: {article: articles/2023/07/11/a1, to: Decided}\n"
    (server.site / "content/decisions.yaml").write_text(decided, "utf-8")
    server.build()
    assert "Decided" in server.page()
    write(server.site, 1, "The wall was mended.")
    server.build()
    assert all("Decided" in page for page in server.seen)
    assert "The wall was mended." in server.page()


def test_words_that_rights_hide_now_are_never_shown(server, broken_off):
    path = write(server.site, 1, "A secret.")
    path.write_text(path.read_text("utf-8").replace("title:", "rights: headline\ntitle:"), "utf-8")
    broken_off()
    assert not any("secret" in page for page in (*server.seen, server.page()))
    server.build()
    assert not any("secret" in page for page in (*server.seen, server.page()))
    assert "The bridge is safe" not in server.page()


def test_other_pages_and_articles_that_came_wait_for_the_build(server, broken_off):
    write(server.site, 1, "The wall was mended.")
    broken_off("2023/07/12/a2/index.html")
    assert server.seen == []
    write(server.site, 5)
    broken_off()
    assert server.seen == []
