"""Whom articles have their news from: copies, credits, the one source cited, the publisher, and what is not known."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site

AP = ("cited", "AP")
XINHUA = ("cited", "Xinhua")


def origin(*articles):
    index, _ = build(articles, (), Site(title="Test"))
    found = index.origins[articles[0].id]
    return found.label, found.why


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("Rain fell.", {"publisher": "Gazette"}, ("Gazette", "publisher")),
        ("Rain fell.", {}, ("", "unknown")),
        ("Rain fell.", {"publisher": "Gazette", "byline": "Jane Roe, Reuters"}, ("Reuters", "agency")),
        ("Rain fell.", {"publisher": "Gazette", "byline": "By Jane Roe"}, ("Gazette", "publisher")),
        ("GENEVA (AP) — Rain fell.", {"publisher": "Gazette"}, ("Associated Press", "agency")),
        ("Rain fell, AP reports.", {"publisher": "Gazette", "names": [AP]}, ("Associated Press", "cited")),
        ("Rain fell, AP and Xinhua report.", {"publisher": "Gazette", "names": [AP, XINHUA]}, ("Gazette", "publisher")),
    ],
)
def test_the_first_of_agency_single_source_and_publisher_is_the_origin(article, text, more, expected):
    assert origin(article(text, headline="Rain", **more)) == expected


def test_a_copy_has_the_origin_of_the_first(article):
    text = "Rain fell on Vestland for nine days and the river Oder rose above the old bridge of the town, Xinhua reports."
    first = article(text, headline="Rain", names=[XINHUA], publisher="Gazette")
    copy = article(text, headline="Flood", on="2023-07-20", publisher="Courier")
    assert origin(copy, first) == ("Xinhua News Agency", "copy")


def test_articles_of_unknown_origin_are_an_origin_each(article):
    index, _ = build([article("Rain fell.", headline="Rain"), article("Snow lay.", headline="Snow")], (), Site(title="Test"))
    assert len({found.key for found in index.origins.values()}) == 2
