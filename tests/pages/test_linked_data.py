"""What pages say of themselves to machines."""

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.blocks.linked_data import collection, story

BERG = ("person", "Anna Berg")
SITE = Site(title="Test", base_url="https://example.org/", publisher="Test Desk")


def fields(record):
    return {key: fields(value) if hasattr(value, "fields") else value for key, value in record.fields}


def story_of(article, site=SITE):
    return fields(story(article, build([article], (), site)[0], site))


def test_an_article_of_others_is_a_page_based_on_theirs(article):
    found = story_of(
        article("Anna Berg left.", headline="Berg leaves", names=[BERG], publisher="Post", url="https://post.example/a")
    )
    assert found["@type"] == "WebPage"
    assert found["isBasedOn"]["@type"] == "NewsArticle"
    assert found["isBasedOn"]["url"] == "https://post.example/a"
    assert [fields(each)["url"] for each in found["about"]] == ["https://example.org/people/anna-berg/"]


def test_the_sites_own_article_is_a_news_article(article):
    found = story_of(article("Anna Berg left.", names=[BERG], publisher="Test Desk"))
    assert found["@type"] == "NewsArticle"
    assert "isBasedOn" not in found


def test_without_a_base_url_nothing_has_an_address(article):
    one = article("Anna Berg left.", names=[BERG])
    site = Site(title="Test")
    index, _ = build([one], (), site)
    page = fields(collection(site, "index.html", "Test", list(index.by_id), index))
    assert "url" not in page
    assert [fields(each) for each in page["about"]] == [{"@type": "Person", "name": "Anna Berg"}]
