"""Totals of months → totals of their year: added up they are those of all its editions, and of the articles themselves."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.blocks.names import subjects, tally
from broadsheet.pages.blocks.sums import origins
from broadsheet.pages.cards import Cards
from broadsheet.pages.days.editions import extent
from broadsheet.pages.days.totals import added, of_editions, tallied
from broadsheet.pages.topics.topic_totals import totals as topic_totals
from broadsheet.values import replace

SITE = Site(title="Test")
DAYS = ("2023-03-01", "2023-03-02", "2023-03-02", "2023-05-30", "2023-05-30", "2023-06-01", "2023-06-01", "2023-06-01")
LONG = "The ferry Aurora sank off Skagen. Rescue boats from Hirtshals searched the Skagerrak all night for the crew of eleven."
TIDE = (
    "The trawler Tuulikki ran aground off Vestland harbour. Skipper Aino Rand and three others were brought ashore by boat.",
    "Tugs pulled the trawler Tuulikki clear of Vestland harbour. Skipper Aino Rand watched the hull come off the sand.",
    "An inquiry into the trawler Tuulikki opened in Vestland. Skipper Aino Rand blamed the fog, and Mart Kask agreed.",
)
CREW = [("person", "Aino Rand"), ("person", "Mart Kask"), ("place", "Vestland"), ("organisation", "Tuulikki")]
WHO = [("person", "Anna Berg"), ("organisation", "Lars & Holm"), ("place", "Skagen")]


@pytest.fixture
def articles(article, apart):
    """Of three months: a story, a text that three months have, names with roles and without, topics by twos."""

    def one(number, day):
        names = [WHO[number % 2], WHO[2]]
        text = f"{names[0][1]}, the mayor, went to Skagen on day {number}. {apart(number, 20 + number)}"
        roles = [("person", "Anna Berg", "the mayor")] if number == 2 else []
        return article(
            text,
            on=day,
            headline=f"Day {number}",
            names=names,
            roles=roles,
            topics=[["politics"], ["sport", "politics"], []][number % 3],
            publisher=["Gazette", None, "Courier"][number % 3],
        )

    copies = [article(LONG, on=day, headline=f"Ferry {day}", names=[WHO[2]], publisher=None) for day in DAYS[1::3]]
    tides = [
        article(text, on=day, headline=f"Tide {n}", names=CREW) for n, (text, day) in enumerate(zip(TIDE, DAYS[3:6], strict=True))
    ]
    return [*(one(number, day) for number, day in enumerate(DAYS)), *copies, *tides]


@pytest.fixture
def index(articles):
    return build(articles, (), SITE)[0]


def test_the_site_of_these_tests_has_stories_and_copies_that_months_share(index):
    stories, firsts = index.stories, {index.article_of[first].published.month for first in index.copies.values()}
    assert any(index.article_of[story.articles[0]].published.month != story.last.month for story in stories)
    assert {index.article_of[id].published.month for id in index.copies} - firsts


def test_months_add_up_to_their_year(index):
    months = [of_editions(held, index) for held in index.months.values()]
    assert len(months) == 3
    whole = of_editions(index.editions, index)
    for found in (added(months), added([months[0], added(months[1:])])):
        assert sorted(found.names) == sorted(whole.names)
        assert replace(found, names=()) == replace(whole, names=())


def test_totals_tell_what_their_articles_do(index):
    articles = [article for edition in index.editions for article in edition.articles]
    totals = added(of_editions(held, index) for held in index.months.values())
    assert totals.extent == extent(articles)
    assert totals.said == sum(len(edition.said) for edition in index.editions)
    assert sum(each.count for each in totals.topics) == len(articles)


def test_names_of_totals_are_those_of_their_articles(index):
    articles = [article for edition in index.editions for article in edition.articles]
    found, all = tallied(of_editions(index.editions, index), index.editions, index), tally(articles, index)
    ids = set(all.named)
    assert (found.named, found.kinds) == (all.named, all.kinds)
    assert found.about == {id: count for id, count in all.about.items() if count}
    assert {id: found.naming(ids, 99)[id] for id in ids} == subjects(articles, index) == all.naming(ids, 99)
    assert found.titled(ids) == all.titled(ids)
    assert {id: article.headline for id, article in found.titled(ids).items()} == {"people/anna-berg": "Day 2"}


def test_no_more_articles_of_a_name_are_looked_for_than_are_asked_for(index):
    found = tallied(of_editions(index.editions, index), index.editions, index).naming({"places/skagen"}, 2)
    newest = [article for article in index.editions[0].articles if article in index.naming["places/skagen"]]
    assert len(newest) > 2
    assert found["places/skagen"] == tuple(newest[:2])


def test_a_topics_totals_are_those_of_its_articles(index):
    group = next(group for group in index.topics if group.topic.slug == "politics")
    found = topic_totals(group.topic.code, index, Cards(index))
    all = origins(group.articles, index)
    assert (found.origins.origins, set(found.origins.publishers)) == (all.origins, set(all.publishers))
    assert dict(found.names) == tally(group.articles, index).named
    assert sum(count for _, count in found.months) == len(group.articles)
