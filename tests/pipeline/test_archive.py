"""content/ → articles: a line of each in memory, and the rest read in parts when somebody looks."""

import datetime as dt

from broadsheet import archive, listing, reading
from broadsheet.engine.store import Store
from broadsheet.model.article import Article
from broadsheet.model.site import Site
from broadsheet.values import names

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
