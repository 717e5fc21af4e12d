"""Stories of a site: addresses that stay, decisions that split and merge, copies that make no story, and what each day brings."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.decision import Decision
from broadsheet.model.site import Site

SITE = Site(title="Test")
FERRY = (
    "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard, and its captain Aino Rand was rescued by divers. "
    "The coastguard said that the hull of the Tuulikki had been torn by ice."
)
RAISED = (
    "Divers raised the ferry Tuulikki from Vestland harbour. The captain Aino Rand watched the crane lift the hull. "
    "She thanked the coastguard. A buyer from Ostland offered forty crowns for the bell."
)
INQUIRY = (
    "Magistrates opened an inquiry into the ferry Tuulikki that sank off Vestland. Captain Aino Rand told them that the ice had "
    "torn the hull. The bell of the Tuulikki is to hang in the Ostland museum."
)
NAMES = [("person", "Aino Rand"), ("place", "Vestland"), ("organisation", "Tuulikki")]


@pytest.fixture
def ferry(article):
    return [
        article(FERRY, headline="Ferry sinks", on="2023-07-17", names=NAMES),
        article(RAISED, headline="Ferry raised", on="2023-07-18", names=NAMES),
        article(INQUIRY, headline="Ferry inquiry", on="2023-07-20", names=NAMES),
    ]


@pytest.fixture
def fair(article):
    text = "The potato fair of Ostland crowned Olev Sepp for a tuber of nine pounds. Sepp grew it in bathwater, the judges said."
    again = "Judges of the potato fair in Ostland took the crown of Olev Sepp. The tuber of nine pounds was hollow, with lead."
    names = [("person", "Olev Sepp"), ("place", "Ostland")]
    return [
        article(text, headline="Potato crowned", on="2023-07-18", names=names),
        article(again, headline="Potato hollow", on="2023-07-19", names=names),
    ]


def stories(articles, *decisions):
    index, problems = build(articles, decisions, SITE)
    return {story.slug: [id.rpartition("/")[2] for id in story.articles] for story in index.stories}, problems


def test_a_story_has_the_address_of_its_first_article_and_the_headline_of_its_latest(ferry, fair):
    index, _ = build([*ferry, *fair], (), SITE)
    assert {story.slug: story.headline for story in index.stories} == {
        "ferry-sinks": "Ferry inquiry",
        "potato-crowned": "Potato hollow",
    }


def test_its_address_stays_while_it_grows(ferry):
    assert [list(stories(ferry[:count])[0]) for count in (1, 2, 3)] == [[], ["ferry-sinks"], ["ferry-sinks"]]


def test_a_story_split_takes_the_article_out_and_leaves_the_address(ferry):
    first = ferry[0].id
    split = Decision(verb="story-split", line=1, targets=("stories/ferry-sinks",), article=first)
    assert stories(ferry, split) == ({"ferry-sinks": ["ferry-raised", "ferry-inquiry"]}, ())


def test_merged_stories_are_the_last_one_named_and_old_addresses_lead_there(ferry, fair):
    merge = Decision(verb="story-merge", line=1, targets=("stories/potato-crowned", "stories/ferry-sinks"))
    index, problems = build([*ferry, *fair], [merge], SITE)
    (story,) = index.stories
    assert (story.slug, len(story.articles), problems) == ("ferry-sinks", 5, ())
    assert [(move.old, move.new) for move in index.redirects] == [
        ("stories/potato-crowned/index.html", "stories/ferry-sinks/index.html")
    ]


def test_an_article_that_stands_alone_can_be_merged_by_its_slug(ferry, article):
    song = article("Ida Moe sang.", headline="Song", names=[("person", "Ida Moe")])
    merge = Decision(verb="story-merge", line=1, targets=("stories/song", "stories/ferry-sinks"))
    assert "song" in stories([*ferry, song], merge)[0]["ferry-sinks"]


@pytest.mark.parametrize(
    ("decision", "near"),
    [
        (Decision(verb="story-merge", line=3, targets=("stories/fery-sinks", "stories/potato-crowned")), "stories/ferry-sinks"),
        (
            Decision(verb="story-split", line=3, targets=("stories/ferry-sinks",), article="articles/2023/07/18/ferry-raise"),
            "articles/2023/07/18/ferry-raised",
        ),
    ],
)
def test_a_decision_that_matches_nothing_is_a_problem_with_the_nearest_match(ferry, fair, decision, near):
    found, (problem,) = stories([*ferry, *fair], decision)
    assert near in problem.expected
    assert (problem.line, problem.severity) == (3, "warning")
    assert len(found) == 2


def test_the_order_of_the_articles_changes_nothing(ferry, fair):
    articles = [*ferry, *fair]
    assert build(articles, (), SITE)[0].stories == build(articles[::-1], (), SITE)[0].stories


def test_two_copies_are_no_story_and_the_later_is_the_copy(article):
    one = article(FERRY, headline="Ferry sinks", publisher="Gazette")
    two = article(FERRY, headline="Sheep drown", on="2023-07-20", publisher="Courier")
    index, _ = build([two, one], (), SITE)
    assert (index.stories, index.copies) == ((), {two.id: one.id})


def test_articles_without_a_public_text_are_no_copies_of_one_another(article):
    bare = [article("", headline=f"Headline {n}") for n in range(3)]
    assert build(bare, (), SITE)[0].copies == {}


def test_a_later_day_tells_what_was_not_said_before(ferry):
    index, _ = build(ferry, (), SITE)
    (story,) = index.stories
    told = [index.article_of[id].sentences[number - 1].text for id, number in story.new]
    assert "A buyer from Ostland offered forty crowns for the bell." in told
    assert "She thanked the coastguard." not in told
    assert "Captain Aino Rand told them that the ice had torn the hull." not in told
    assert max(story.held) == 3
