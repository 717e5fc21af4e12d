"""The page of sources and the book of quotations."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.site import quotations, sources
from tests.pages.planned import every_page

SITE = Site(title="Test", publisher_rights=(("The Gazette", "full"),))
BERG = ("person", "Anna Berg", "Berg")


def pages_of(module, articles):
    index, _ = build(articles, (), SITE)
    return {page.path: page.view for page in every_page(index, SITE, [module])}


@pytest.fixture
def brief(article):
    def make(n, **more):
        return article(
            f"Anna Berg sang, the Harbour Post reports. “It is {n},” Berg said.",
            on=f"2023-{5 + n // 20:02d}-{1 + n % 20:02d}",
            headline=f"Song {n}",
            names=[BERG, ("cited", "Harbour Post")],
            quotes=[(f"It is {n},", "Anna Berg" if n % 2 else None, None, "Harbour Post")],
            **more,
        )

    return make


def test_a_publisher_and_an_outlet_have_a_row_each_with_rights_and_counts(brief):
    view = pages_of(sources, [brief(1, publisher="The Gazette"), brief(2)])["sources/index.html"]
    assert [(s.slug, s.published, s.cited, s.rights) for s in view.sources] == [
        ("harbour-post", 0, 2, ""),
        ("the-gazette", 1, 0, "shown in full"),
    ]
    assert view.standfirst == "1 publisher of articles and 1 outlet that articles cite."
    assert view.unnamed == 1


def test_a_publisher_that_is_cited_too_has_one_row(brief):
    view = pages_of(sources, [brief(1, publisher="Harbour Post")])["sources/index.html"]
    assert [(s.name, s.published, s.cited) for s in view.sources] == [("Harbour Post", 1, 1)]


def test_an_outlet_that_is_in_the_news_leads_to_its_page(brief, article):
    sold = article("The Harbour Post was sold.", names=[("organisation", "Harbour Post")], headline="Sold")
    view = pages_of(sources, [brief(1), sold])["sources/index.html"]
    assert [(s.name, s.page) for s in view.sources] == [("Harbour Post", "organisations/harbour-post/index.html")]


def test_the_whole_book_stands_on_one_page_by_day(brief):
    pages = pages_of(quotations, [brief(n) for n in range(3)])
    view = pages["quotations/index.html"]
    assert [(day.date.day, [q.words for q in day.quotes]) for day in view.days] == [
        (3, ["It is 2,"]),
        (2, ["It is 1,"]),
        (1, ["It is 0,"]),
    ]
    assert (view.all, view.unknown, view.months, list(pages)) == (3, 2, (), ["quotations/index.html"])


def test_a_large_book_is_cut_by_month(brief):
    many = [brief(n) for n in range(quotations.WHOLE + 1)]
    pages = pages_of(quotations, many)
    view = pages["quotations/index.html"]
    assert (view.shown, view.all, len(view.months)) == (quotations.NEWEST, len(many), 7)
    assert sum(month.count for month in view.months) == len(many)
    may = pages["quotations/2023/05/index.html"]
    assert (may.shown, may.previous, may.next.url) == (20, None, "quotations/2023/06/index.html")


def test_what_several_articles_of_a_day_quote_stands_and_counts_once(brief, article):
    again = article(
        "In the Harbour Post Anna Berg said: “It is 1”.",
        on="2023-05-02",
        headline="A second song",
        names=[BERG, ("cited", "Harbour Post")],
        quotes=[("It is 1", "Anna Berg", None, "Harbour Post")],
    )
    view = pages_of(quotations, [brief(1), again, brief(3)])["quotations/index.html"]
    assert [(day.date.day, len(day.quotes), [len(getattr(quote, "again", ())) for quote in day.quotes]) for day in view.days] == [
        (4, 1, [0]),
        (2, 1, [1]),
    ]
    assert (view.all, view.shown, [(one.link.label, one.count) for one in view.speakers]) == (2, 2, [("Anna Berg", 2)])


def test_who_is_quoted_more_than_once_is_listed(brief):
    view = pages_of(quotations, [brief(n) for n in range(4)])["quotations/index.html"]
    assert [(speaker.link.label, speaker.count) for speaker in view.speakers] == [("Anna Berg", 2)]


def test_both_pages_stand_on_a_site_without_articles():
    assert list(pages_of(sources, [])) == ["sources/index.html"]
    assert list(pages_of(quotations, [])) == ["quotations/index.html"]
