"""What a search shows of each group of the index."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.index import Sought
from broadsheet.model.site import Site, SiteTopic

NAMES = [("person", "Anna Berg", "Berg"), ("organisation", "United Nations", "UN"), ("cited", "Harbour Post")]
TEXT = "Anna Berg met the UN. Berg left. The Harbour Post says so."


@pytest.fixture
def index(article):
    first = article(TEXT, on="2023-05-30", headline="One", names=NAMES, topics=["climate change"], publisher="United Nations")
    second = article(TEXT.replace("left", "stayed"), on="2023-08-01", headline="Two", names=NAMES, topics=["quay news"])
    topics = (SiteTopic(slug="quay-news"),)
    return build([first, second], (), Site(title="Test", topics=topics))[0]


def test_a_name_has_the_months_and_top_topics_of_its_articles_and_its_other_words(index):
    may, august = 2023 * 12 + 4, 2023 * 12 + 7
    assert index.sought["organisations/united-nations"] == Sought(
        name="United Nations", weight=2, topics=("06", "site:quay-news"), months=(may, may, august, august), also=("UN",)
    )


def test_all_that_is_searched_is_told_of_and_a_source_with_a_page_stands_as_its_organisation(index):
    assert list(index.searched) == list(index.sought)
    assert "sources/harbour-post" in index.searched
    assert "sources/united-nations" not in index.searched
    assert all(index.sought[key].weight for key in index.searched)


def test_what_is_not_there_is_no_key(index):
    for key in ("people/nobody", "topics/medtop:15000000", "sources/united-nations"):
        assert index.sought.get(key) is None
