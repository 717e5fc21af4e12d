"""content/ → articles: a line of each in memory, and the rest read in parts when somebody looks."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing

from broadsheet import archive, building, inputs, listing, pipeline, reading
from broadsheet.engine.store import Store
from broadsheet.model.article import Article
from broadsheet.model.site import Site
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
            (article,) = archive.read(tmp_path, site, store, listing.of(tmp_path, store), lambda *_: None).articles
            fresh = reading.read_file(PATH, TEXT.encode(), site).article
            assert (article.published, article.quotes[0].speaker) == (dt.date(2023, 7, 19), "Mara Ilves")
            given = {name: getattr(article, name) for name in names(Article) if name != "fingerprint"}
            assert given == {name: getattr(fresh, name) for name in given}
