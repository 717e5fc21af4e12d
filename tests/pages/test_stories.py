"""Stories → their pages, their place in editions and on the front page, and copies that are told once."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.articles import articles as article_pages
from broadsheet.pages.data import feeds
from broadsheet.pages.days import editions, front, weeks
from broadsheet.pages.stories import stories, story_index
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

SITE = Site(title="Test")
TEMPLATES = Path(__file__).parents[2] / "templates"
DAYS = (
    "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard. Captain Aino Rand was rescued by divers.",
    "Divers raised the ferry Tuulikki in Vestland harbour. Captain Aino Rand saw the crane lift the hull from the mud.",
    "Magistrates opened an inquiry into the ferry Tuulikki of Vestland. Captain Aino Rand blamed the ice, and Mart Kask agreed.",
)
NAMES = [("person", "Aino Rand"), ("person", "Mart Kask"), ("place", "Vestland"), ("organisation", "Tuulikki")]


@pytest.fixture
def ferry(article):
    def make(*dates, **more):
        texts = zip(DAYS, dates, strict=False)
        return [article(text, headline=f"Ferry {n}", on=on, names=NAMES, **more) for n, (text, on) in enumerate(texts)]

    return make


@pytest.fixture
def before(article, apart):
    return article(apart("before"), on="2023-07-01", headline="Before")


def view_of(module, found, format="html", **more):
    index, _ = build(found, (), SITE)
    return {page.path: page.view for page in every_page(index, SITE, [module]) if page.format == format}


def leads(found):
    views = view_of(editions, found)
    return {view.date.day: view.bands[0].sections[0].cards[0] for view in views.values()}


def flags(found):
    return {day: (lead.flag.label, lead.flag.note, lead.flag.days) if lead.flag else None for day, lead in leads(found).items()}


def test_a_story_is_on_its_second_day_and_continues_after_a_gap(ferry, before):
    found = flags([before, *ferry("2023-07-17", "2023-07-18", "2023-07-20")])
    assert found == {1: None, 17: None, 18: ("Day 2", "", 2), 20: ("Continuing", "since 17 July", 0)}


def test_what_is_new_has_no_flag(ferry, before, article, apart):
    found = [before, *ferry("2023-07-17", "2023-07-18"), article(apart("alone"), on="2023-07-18", headline="Alone")]
    views = {view.date.day: view for view in view_of(editions, found).values()}
    cards = [card for band in views[18].bands for section in band.sections for card in section.cards]
    assert {card.headline: card.flag and card.flag.label for card in cards} == {"Ferry 1": "Day 2", "Alone": None}


def test_a_day_tells_a_story_once_and_names_the_other_articles(ferry):
    (view,) = view_of(editions, ferry("2023-07-17", "2023-07-17", publisher="Gazette")).values()
    (card,) = view.bands[0].sections[0].cards
    assert (card.articles, card.origins, len(card.others)) == (2, 1, 1)


def test_a_headline_has_a_dot_for_each_origin_and_a_hollow_one_for_each_repeat(ferry):
    index, _ = build(ferry("2023-07-17", "2023-07-17", publisher="Gazette"), (), SITE)
    (page,) = [page for page in every_page(index, SITE, [editions]) if page.format == "html"]
    html = Renderer([TEMPLATES]).render(page).decode()
    assert '<span class="dots" aria-hidden="true">●○</span> 2 articles from 1 origin' in html


def test_the_link_to_a_story_says_nothing_of_later_days(ferry):
    found = leads(ferry("2023-07-17", "2023-07-18", "2023-07-20"))
    assert {day: lead.whole.label for day, lead in found.items()} == {
        17: "the whole story",
        18: "the story so far, 17–18 July",
        20: "the story so far, 17–20 July",
    }


def test_a_story_page_is_a_thread_of_its_days_newest_first(ferry):
    found = ferry("2023-07-17", "2023-07-18", "2023-07-20")
    index, _ = build(found, (), SITE)
    (page,) = (page for page in every_page(index, SITE, [stories]) if page.format == "html")
    view = page.view
    assert (view.headline, view.status, view.articles, view.days_told) == ("Ferry 2", "continuing since 17 July", 3, 3)
    assert [day.date.day for day in view.days] == [20, 18, 17]
    assert [day.lead.label for day in view.days] == ["Ferry 2", "Ferry 1", "Ferry 0"]
    assert [day.lede.text for day in view.days] == [article.sentences[0].text for article in reversed(found)]
    assert [name.label for name in view.days[0].names] == ["Mart Kask"]
    assert {each.label: each.articles for each in view.reasons.names}["Aino Rand"] == 3
    assert view.reasons.apart == 2
    html = Renderer([TEMPLATES]).render(page).decode()
    assert '<li id="2023-07-18">' in html
    assert 'id="h-side"' not in html  # the thread has every article


def test_articles_are_side_by_side_where_a_day_has_several(ferry):
    (view,) = view_of(stories, ferry("2023-07-17", "2023-07-17", "2023-07-18")).values()
    assert [card.headline for card in view.side] == ["Ferry 0", "Ferry 1", "Ferry 2"]
    assert [(day.articles, day.lead.label) for day in view.days] == [(1, "Ferry 2"), (2, "Ferry 1")]


def test_a_story_has_one_headline_wherever_it_is_told(ferry, article):
    found = ferry("2023-07-17", "2023-07-18", topics=["weather"])
    long = f"{DAYS[2]} The hull lay in the mud of the harbour for a night, and nobody went near it."
    inferred = article(
        long, headline="Magistrates opened", on="2023-07-18", names=NAMES, topics=["weather"], headline_inferred=True
    )
    later = article(DAYS[1], headline="Later", on="2023-07-24", names=NAMES)
    index, _ = build([*found, inferred], (), SITE)
    views = {page.path: page.view for page in every_page(index, SITE, [stories, editions, weeks]) if page.format == "html"}
    assert views["stories/ferry-0/index.html"].headline == "Ferry 1"
    assert views["2023/07/18/index.html"].bands[0].sections[0].cards[0].headline == "Ferry 1"
    roll = views["2023/week-29/index.html"].roll
    assert [(row.link.label, row.inferred) for row in roll.stories] == [("Ferry 1", False)]
    assert [(row.lead.label, row.inferred) for row in roll.topics] == [("Ferry 1", False)]
    weekly = view_of(weeks, [*found, inferred, later])["2023/week-29/index.html"]
    assert weekly.roll.stories[0].link.label == "Ferry 1"


def test_a_story_counts_what_two_articles_of_a_day_quote_once(article):
    def quoting(text, day, words):
        said = f"{text} “{words}”, Mart Kask said."
        return article(said, headline=text[:20], on=f"2023-07-{day}", names=NAMES, quotes=[(words, "Mart Kask")])

    found = [
        quoting(DAYS[0], 17, "It sank in the night"),
        quoting(DAYS[1], 17, "It sank in the night"),
        quoting(DAYS[2], 18, "It is up"),
    ]
    (view,) = view_of(stories, found).values()
    assert (view.said, [quote.words for quote in view.quotes]) == (2, ["It sank in the night", "It is up"])
    front_view = view_of(front, found[:2])["index.html"]
    assert (front_view.latest.said, len(front_view.latest.quotes)) == (2, 1)


def test_a_story_that_is_quiet_for_more_than_14_days_has_ended(ferry, article, apart):
    later = article(apart("later"), on="2023-08-05", headline="Later")
    assert [view.status for view in view_of(stories, [*ferry("2023-07-17", "2023-07-18"), later]).values()] == ["ended 18 July"]


def test_a_story_of_three_articles_has_feeds_and_one_of_two_has_none(ferry):
    def of(*dates):
        return {path for kind in ("atom", "jsonfeed") for path in view_of(feeds, ferry(*dates), kind) if "stories" in path}

    assert of("2023-07-17", "2023-07-18") == set()
    assert of("2023-07-17", "2023-07-18", "2023-07-19") == {"stories/ferry-0/feed.atom", "stories/ferry-0/feed.json"}


def test_the_index_lists_stories_and_counts_articles_that_stand_alone(ferry, before):
    view = view_of(story_index, [before, *ferry("2023-07-17", "2023-07-18")])["stories/index.html"]
    assert [(row.link.label, row.days) for row in view.running] == [("Ferry 1", "17–18 July 2023")]
    assert (view.all, view.alone, view.ended) == (1, 1, ())


def test_a_site_without_stories_has_an_index_of_them(before):
    assert view_of(story_index, [before])["stories/index.html"].all == 0


def test_the_front_page_has_the_stories_of_two_days_and_more(ferry, before):
    view = view_of(front, [before, *ferry("2023-07-17", "2023-07-18")])["index.html"]
    (row,) = view.running
    assert (row.link.url, row.spark.counts, row.last) == (
        "stories/ferry-0/index.html",
        (0, 0, 0, 0, 0, 1, 1),
        dt.date(2023, 7, 18),
    )
    assert view_of(front, ferry("2023-07-18", "2023-07-18"))["index.html"].running == ()


def test_an_article_leads_to_its_story_and_to_what_the_story_told_before(ferry):
    view = view_of(article_pages, ferry("2023-07-17", "2023-07-18"))["2023/07/18/ferry-1/index.html"]
    assert view.story.url == "stories/ferry-0/index.html"
    assert [(item.card.headline, item.same_story) for item in view.earlier] == [("Ferry 0", True)]


def test_of_copies_the_first_stands_in_the_edition_and_says_who_else_has_it(article):
    one = article(DAYS[0], headline="Ferry sinks", publisher="Gazette", names=NAMES)
    two = article(DAYS[0], headline="Sheep drown", publisher="Courier", names=NAMES)
    (view,) = view_of(editions, [one, two]).values()
    lead = view.bands[0].sections[0].cards[0]
    assert (lead.headline, [link.label for link in lead.also], lead.articles, lead.origins) == ("Ferry sinks", ["Courier"], 2, 1)
    assert len(view.bands[0].sections[0].cards) == 1


def test_a_copy_of_a_later_day_stands_in_that_days_edition(article):
    one = article(DAYS[0], headline="Ferry sinks", publisher="Gazette", names=NAMES)
    two = article(DAYS[0], headline="Sheep drown", on="2023-07-20", publisher="Courier", names=NAMES)
    found = leads([one, two])
    assert (found[20].headline, [link.label for link in found[20].also]) == ("Sheep drown", ["Gazette"])


def test_origins_of_which_nothing_is_known_have_no_table(ferry):
    view = view_of(stories, ferry("2023-07-17", "2023-07-18"))["stories/ferry-0/index.html"]
    assert view.table is None
    view = view_of(stories, ferry("2023-07-17", "2023-07-18", publisher="Gazette"))["stories/ferry-0/index.html"]
    assert [row.origin for row in view.table.rows] == ["Gazette", "Gazette"]


def test_a_figure_that_leaves_copies_out_says_so(article):
    def told(text, n, cited):
        names = [*NAMES, ("cited", "Harbour Post")] if cited else NAMES
        return article(
            f"{text} The Harbour Post told it." if cited else text, headline=f"Ferry {n}", on="2023-07-17", names=names
        )

    found = [told(DAYS[0], 0, True), told(DAYS[1], 1, True), told(DAYS[2], 2, False)]
    copy = replace(found[0], id=f"{found[0].id}-b", slug="ferry-0-b")
    readings = [view.table.reading for each in (found, [*found, copy]) for view in view_of(stories, each).values()]
    assert readings == ["2 of the 3 articles cite Harbour Post.", "2 of the 3 different texts cite Harbour Post."]


def test_a_copy_that_names_no_publisher_is_told_as_such(article):
    one = article(DAYS[0], headline="Ferry sinks", names=NAMES)
    two = article(DAYS[0], headline="Sheep drown", names=NAMES)
    (view,) = view_of(editions, [one, two]).values()
    assert [link.label for link in view.bands[0].sections[0].cards[0].also] == ["a copy without a publisher"]
