"""Feeds and sitemaps, read back with parsers that others wrote."""

import datetime as dt
import io
import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.feed import EntryView, FeedView, NewsPlace, NewsSitemapView, OpmlView, Outline, Place, SitemapView
from broadsheet.rendering.xml import atom, json_feed, moment, news_sitemap, opml, sitemap
from broadsheet.values import replace

DAY = dt.date(2023, 7, 19)
ENTRY = EntryView(
    id="tag:example.org,2023-07-19:a",
    title="“A” & <b>",
    url="https://example.org/a/",
    published=DAY,
    updated=DAY,
    summary="One & two.",
    html="<p>One &amp; two.</p>",
    author="Jo Reporter",
    topics=("health",),
)
FEED = FeedView(
    id="tag:example.org,2023:feed",
    title="Site",
    url="https://example.org/feed.atom",
    page="https://example.org/",
    updated=DAY,
    entries=(ENTRY,),
)


def test_an_atom_feed_reads_back_as_it_was():
    feedparser = pytest.importorskip("feedparser", reason="reads the feed back")
    read = feedparser.parse(io.BytesIO(atom(FEED)))
    assert not read.bozo
    entry = read.entries[0]
    assert (entry.id, entry.title_detail.type, entry.link, entry.updated) == (
        ENTRY.id,
        "text/plain",
        ENTRY.url,
        "2023-07-19T00:00:00Z",
    )
    assert entry.content[0].value == ENTRY.html
    assert [tag.term for tag in entry.tags] == ["health"]
    assert entry.author == "Jo Reporter"
    assert read.feed.links[0].href == FEED.url


def test_a_json_feed_says_the_same():
    read = json.loads(json_feed(FEED))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["items"][0] == {
        "id": ENTRY.id,
        "url": ENTRY.url,
        "title": ENTRY.title,
        "summary": ENTRY.summary,
        "content_html": ENTRY.html,
        "date_published": "2023-07-19T00:00:00Z",
        "date_modified": "2023-07-19T00:00:00Z",
        "authors": [{"name": "Jo Reporter"}],
        "tags": ["health"],
    }


def test_a_moment_is_told_in_utc():
    assert moment(dt.datetime(2023, 7, 19, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))) == "2023-07-19T06:30:00Z"


def test_a_sitemap_lists_its_places():
    root = ElementTree.fromstring(
        sitemap(SitemapView(places=(Place(url="https://example.org/?a&b", updated=DAY), Place(url="c"))))
    )
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert ["".join(url.itertext()) for url in root] == ["https://example.org/?a&b2023-07-19", "c"]


def test_an_index_of_sitemaps_is_one():
    assert b"<sitemapindex" in sitemap(SitemapView(places=(Place(url="a"),), index=True))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_the_xml(text):
    feed = FeedView(id="x", title=text, url=text, page="", updated=DAY)
    root = ElementTree.fromstring(atom(feed))
    assert root[0].text == "x"


def test_an_entry_in_another_language_says_so():
    entry = replace(ENTRY, language="de")
    assert b'<entry xml:lang="de">' in atom(replace(FEED, entries=(entry,)))
    assert json.loads(json_feed(replace(FEED, entries=(entry,))))["items"][0]["language"] == "de"


def test_a_news_sitemap_names_publication_title_and_day():
    place = NewsPlace(url="https://example.org/a/", title="Rain & snow", language="en", published=DAY)
    root = ElementTree.fromstring(news_sitemap(NewsSitemapView(publication="The Gazette", places=(place,))))
    told = {each.tag.rpartition("}")[2]: each.text for each in root.iter() if each.text and each.text.strip()}
    assert told == {
        "loc": "https://example.org/a/",
        "name": "The Gazette",
        "language": "en",
        "publication_date": "2023-07-19",
        "title": "Rain & snow",
    }


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_text_breaks_a_list_of_feeds(text):
    inner = Outline(text=text, feed=text, page=text)
    root = ElementTree.fromstring(opml(OpmlView(title=text, owner=text, outlines=(Outline(text=text, within=(inner,)),))))
    assert len(list(root.iter("outline"))) == 2
