"""Lists of the site's own feeds."""

import xml.etree.ElementTree as ET

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.cards import Cards
from broadsheet.pages.data import feeds, opml
from broadsheet.rendering import xml
from tests.pages.planned import every_page

WEB = Site(title="Test", base_url="https://example.org/")


@pytest.fixture
def index(article):
    briefs = [
        article(
            f"Anna Berg sang song {n}. Lars & Holm left.",
            on=f"2023-07-{17 + n}",
            headline=f"Song {n}",
            names=[("person", "Anna Berg"), ("organisation", "Lars & Holm")],
            topics=["politics"],
        )
        for n in range(3)
    ]
    return build(briefs, (), WEB)[0]


def outlines(index, site, path):
    pages = {page.path: page.view for page in every_page(index, site, [opml])}
    return [line.attrib for line in ET.fromstring(xml.opml(pages[path])).iter("outline")]


def test_the_list_has_the_sites_feed_its_topics_and_the_way_to_the_lists_of_names(index):
    assert outlines(index, WEB, "opml.xml") == [
        {"type": "rss", "text": "Test", "xmlUrl": "https://example.org/feed.atom", "htmlUrl": "https://example.org/"},
        {"text": "Topics"},
        {
            "type": "rss",
            "text": "Politics",
            "xmlUrl": "https://example.org/topics/politics/feed.atom",
            "htmlUrl": "https://example.org/topics/politics/",
        },
        {"type": "include", "text": "People", "url": "https://example.org/people/opml.xml"},
        {"type": "include", "text": "Organisations", "url": "https://example.org/organisations/opml.xml"},
    ]


def test_a_list_of_names_leads_to_their_feeds_from_disk_too(index):
    [line] = outlines(index, Site(title="Test"), "organisations/opml.xml")
    slug = line["xmlUrl"].split("/")[-2]
    assert line["text"] == "Lars & Holm"
    assert line["xmlUrl"] == f"../organisations/{slug}/feed.atom"
    assert line["htmlUrl"] == f"../organisations/{slug}/index.html"


def test_every_feed_but_those_of_stories_is_listed(index):
    made = {page.path for page in every_page(index, WEB, [feeds])}
    listed = {
        line["xmlUrl"].removeprefix(WEB.base_url)
        for path in ("opml.xml", "people/opml.xml", "organisations/opml.xml")
        for line in outlines(index, WEB, path)
        if "xmlUrl" in line
    }
    assert listed == {path for path in made if path.endswith(".atom") and not path.startswith("stories/")}


def test_a_site_without_articles_lists_nothing():
    empty, _ = build((), (), WEB)
    assert list(opml.pages(empty, WEB, Cards(empty))) == []
