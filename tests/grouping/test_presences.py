"""Presences of an article that shows its headline alone."""

from __future__ import annotations

from broadsheet.grouping import index as grouping
from broadsheet.model.article import Mention
from broadsheet.model.site import Site
from broadsheet.pages.data import data
from broadsheet.values import replace
from tests.pages.planned import every_page


def headline_only(article):
    whole = article("", headline="Jane Roe wins", rights="headline")
    return replace(whole, mentions=(Mention(text="Jane Roe", start=0, end=0, kind="person", name="Jane Roe"),))


def test_an_article_that_shows_its_headline_alone_is_about_the_names_in_it(article):
    index, problems = grouping.build([headline_only(article)], (), Site(title="Test"))
    assert problems == ()
    assert index.about["articles/2023/07/19/jane-roe-wins"] == ("people/jane-roe",)
    assert index.by_id["people/jane-roe"].appearances[0].sentences == ()


def test_a_name_of_a_headline_is_no_mention_in_a_text(article):
    site = Site(title="Test")
    index, _ = grouping.build([headline_only(article)], (), site)
    lines = {page.path: page.view for page in every_page(index, site, [data])}
    assert lines["data/2023-07/mentions.jsonl"].count == 0
