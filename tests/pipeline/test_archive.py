"""content/ → articles: a line of each in memory, and the rest read in parts when somebody looks."""

import datetime as dt
import shutil
import sqlite3
import sys
from contextlib import closing

import nh3
import pytest

from broadsheet import archive, building, inputs, listing, pipeline, reading
from broadsheet.engine.store import Store
from broadsheet.model.article import Article
from broadsheet.model.site import Site
from broadsheet.rendering import conversion, render
from broadsheet.values import names
from tests.folders import output

PATH = "articles/2023/07/19/ferry-opens.md"
TEXT = """---
title: Ferry opens
date: 2023-07-19
summary: Mara Ilves opened the ferry on Wednesday.
people: ["Mara Ilves"]
organisations: ["Tern Post"]
quotes: [{text: "It floats,", speaker: "Mara Ilves"}]
publisher: Example
byline: Ana Silva
url: https://example.org/ferry
---

Mara Ilves opened the ferry on Wednesday. “It floats,” said mayor Mara Ilves, the Tern Post reported.

It is *blue*.
"""


def test_what_other_code_kept_goes_whatever_it_called_it_and_nothing_is_read_again(tmp_path, monkeypatch):
    for name, text in ((PATH, TEXT), (PATH.replace("opens", "sinks"), TEXT.replace("opens", "sinks"))):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, "utf-8")
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    pipeline.build(tmp_path)
    before = output(tmp_path)
    with Store(tmp_path / pipeline.STATE) as store:
        store.keep("a kind of old", {"key": b"value"})
        inputs.forget(store)
    pipeline.build(tmp_path, changed=["articles"])
    assert kinds(tmp_path) >= {"a kind of old", *archive.KINDS}
    with Store(tmp_path / pipeline.STATE) as store:
        store.note(building.CODE, "other code")
    monkeypatch.setattr(archive, "read_batch", lambda _content, _site, files: [] if not files else 1 / 0)
    shutil.rmtree(tmp_path / "output")
    pipeline.build(tmp_path)
    assert "a kind of old" not in kinds(tmp_path)
    assert output(tmp_path) == before


def kinds(folder):
    with closing(sqlite3.connect(folder / pipeline.STATE)) as db:
        return {kind for (kind,) in db.execute("SELECT DISTINCT kind FROM results")}


def test_each_field_of_an_article_is_kept_in_one_place():
    kept = [name for cls in (archive.Light, *archive.PARTS.values()) for name in names(cls)]
    assert sorted(kept) == sorted(names(Article))


def test_an_article_is_read_back_in_parts_as_it_was_read_from_its_file(tmp_path):
    file = tmp_path / "content" / PATH
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, "utf-8")
    site = Site(title="Test", rights="full")
    with Store(tmp_path / "state") as store:
        for _ in range(2):  # new, and known
            (article,) = archive.read(tmp_path, site, store, listing.of(tmp_path, store), "code", lambda *_: None).articles
            fresh = reading.read_file(PATH, TEXT.encode(), site).article
            assert (article.published, article.quotes[0].speaker) == (dt.date(2023, 7, 19), "Mara Ilves")
            given = {name: getattr(article, name) for name in names(Article) if name != "fingerprint"}
            assert given == {name: getattr(fresh, name) for name in given}


@pytest.fixture
def site(tmp_path):
    """A site that was built, with an article whose body needs the sanitiser and a note that does."""
    (tmp_path / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    for path, text in ((PATH, TEXT), ("entities/people/mara-ilves.md", "Mayor, *since* 2019.\n")):
        file = tmp_path / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    pipeline.build(tmp_path)
    return tmp_path


@pytest.fixture
def installed(tmp_path_factory, monkeypatch):
    """Installs another version of a package, as far as its folder says so."""
    place = tmp_path_factory.mktemp("site-packages")
    monkeypatch.syspath_prepend(place)
    yield lambda package: (place / f"{package}-99.0.dist-info").mkdir()
    conversion._cleaner.cache_clear()


def is_like_a_clean_one(site):
    """Whether what a build left stands as a clean one makes it."""
    return output(site) == (pipeline.build(site, clean=True), output(site))[1]


def test_what_another_version_of_the_sanitiser_makes_reaches_what_was_published_before(site, installed, monkeypatch):
    class Mended:
        def __init__(self, **rules):
            self.clean = lambda html: nh3_cleaner(**rules).clean(html).replace("<em>", "<i>").replace("</em>", "</i>")

    nh3_cleaner = nh3.Cleaner
    assert "<em>blue</em>" in (site / "output/2023/07/19/ferry-opens/index.html").read_text("utf-8")
    installed("nh3")
    monkeypatch.setattr(nh3, "Cleaner", Mended)
    conversion._cleaner.cache_clear()
    assert pipeline.build(site).written > 0
    assert "<i>blue</i>" in (site / "output/2023/07/19/ferry-opens/index.html").read_text("utf-8")
    assert "<i>since</i>" in (site / "output/people/mara-ilves/index.html").read_text("utf-8")
    assert is_like_a_clean_one(site)


@pytest.mark.parametrize("package", ["jinja2", "markdown", "markupsafe", "msgspec", "nh3", "python_frontmatter", "pyyaml"])
def test_with_another_version_of_a_library_every_file_is_read_again(site, installed, package, monkeypatch):
    def read():
        monkeypatch.setattr(reading, "read_file", lambda path, *rest: (seen.append(path), kept(path, *rest))[1])
        pipeline.build(site)

    seen, kept = [], reading.read_file
    (site / "site.yaml").write_text("title: Another\nrights: {default: full}\n", "utf-8")
    read()
    assert seen == []
    installed(package)
    read()
    assert len(seen) == 2


def test_with_another_python_every_file_is_read_and_every_page_is_made_again(site, monkeypatch):
    seen, kept = [], reading.read_file
    monkeypatch.setattr(reading, "read_file", lambda path, *rest: (seen.append(path), kept(path, *rest))[1])
    monkeypatch.setattr(sys, "version", "4.0")
    render.engine_version.cache_clear()
    before = len(output(site))
    report = pipeline.build(site)
    assert len(seen) == 2
    assert report.written == 0
    assert report.rendered > before / 2  # all that a template or a writer of feeds makes
    render.engine_version.cache_clear()
