"""Feeds: who has one, ids that never change, addresses, and no clock."""

import datetime as dt

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.data import feeds
from broadsheet.values import replace
from tests.pages.planned import every_page

BERG, HOLM = ("person", "Anna Berg"), ("person", "Lars Holm")
WEB = Site(title="Test", base_url="https://News.example.org/daily/")


def feeds_of(articles, site=WEB):
    index, _ = build(articles, (), site)
    return {page.path: page.view for page in every_page(index, site, [feeds])}


@pytest.fixture
def briefs(article, apart):
    return [
        article(
            f"Anna Berg sang song {n}." + (" Lars Holm left. " if n else " ") + apart(n),
            on=f"2023-07-{17 + n}",
            headline=f"Song {n}",
            names=[BERG, HOLM],
            topics=["politics"],
            publisher="The Gazette",
            url="javascript:alert(1)" if n else "https://example.com/a",
        )
        for n in range(3)
    ]


def test_the_site_topics_and_entities_of_three_articles_have_feeds(briefs):
    assert set(feeds_of(briefs)) == {
        f"{folder}feed.{kind}" for folder in ("", "topics/politics/", "people/anna-berg/") for kind in ("atom", "json")
    }


def test_updated_is_the_newest_articles_day(briefs):
    feed = feeds_of(briefs)["people/anna-berg/feed.atom"]
    assert feed.updated == dt.date(2023, 7, 19)
    assert [entry.published.day for entry in feed.entries] == [19, 18, 17]


def test_ids_are_tags_that_hold_neither_path_nor_headline(briefs):
    feed = feeds_of(briefs)["feed.atom"]
    assert feed.entries[0].id == "tag:news.example.org,2023-07-19:song-2"
    assert feed.id == "tag:news.example.org,2000:feed"


def test_addresses_are_complete_with_a_base_url_and_relative_without(briefs):
    path = "people/anna-berg/feed.atom"
    web, disk = feeds_of(briefs)[path], feeds_of(briefs, Site(title="Test"))[path]
    assert (web.url, web.page) == (f"https://News.example.org/daily/{path}", "https://News.example.org/daily/people/anna-berg/")
    assert web.entries[0].url == "https://News.example.org/daily/2023/07/19/song-2/"
    assert (disk.url, disk.entries[0].url) == (f"../../{path}", "../../2023/07/19/song-2/index.html")
    assert disk.entries[0].id == "tag:localhost,2023-07-19:song-2"


def test_only_web_addresses_of_publishers_are_passed_on(briefs):
    assert [entry.source for entry in feeds_of(briefs)["feed.json"].entries] == ["", "", "https://example.com/a"]


def test_a_site_without_articles_has_no_feed():
    assert feeds_of([]) == {}


def test_the_sites_feed_holds_the_text_and_all_others_the_summary_alone(briefs):
    held = feeds_of(briefs)
    assert all(entry.html for entry in held["feed.atom"].entries)
    others = [entry for path, feed in held.items() if "/" in path for entry in feed.entries]
    assert others
    assert all(entry.summary and not entry.html for entry in others)


def test_an_entry_in_another_language_says_so(article):
    view = feeds_of([replace(article("Anna Berg sang."), language="de"), article("Lars Holm left.", on="2023-07-20")])[
        "feed.atom"
    ]
    assert [entry.language for entry in view.entries] == ["", "de"]
