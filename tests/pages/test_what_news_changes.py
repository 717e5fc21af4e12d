"""What one more article asks to be planned again: nothing that it leaves as it is."""

import pytest

from broadsheet.grouping.facts import Facts
from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.planning import Planner

SITE = Site(title="Test")
NAMES = [("person", "Anna Berg"), ("organisation", "Lars & Holm"), ("cited", "Harbour Post")]


@pytest.fixture
def brief(article):
    def make(number, who="Anna Berg", topic="politics", on="2023-07-17"):
        names = [("person", who), *NAMES[1:]]
        text = f"{who} sang song {number}. Lars & Holm left. The Harbour Post says so."
        return article(text, on=on, headline=f"Song {number}", names=names, topics=[topic])

    return make


@pytest.fixture
def before(brief):
    return [brief(number) for number in range(4)]


def changed(group, before, after):
    """The facts that the group read of what was before, and that are others now."""
    (old, _), (new, _) = build(before, (), SITE), build(after, (), SITE)
    then, now = Facts(old), Facts(new)
    return {fact for fact in Planner(old, SITE).pages(group)[1] if then[fact] != now[fact]}


@pytest.mark.parametrize("group", ["search page", "search names", "search a", "opml"])
def test_an_article_of_known_names_leaves_what_lists_names_alone(group, before, brief):
    assert changed(group, before, [*before, brief(4)]) == set()


@pytest.mark.parametrize("group", ["search page", "search names", "search a", "opml"])
def test_an_article_under_a_new_topic_changes_it(group, before, brief):
    assert changed(group, before, [*before, brief(4, topic="sport")])


def test_a_new_name_changes_the_parts_of_search_that_find_it_and_no_others(before, brief):
    after = [*before, brief(4, who="Ole Dahl")]
    assert changed("search names", before, after) == {"z:d", "z:o"}
    assert changed("search d", before, after) == {"z:d"}
    assert changed("search o", before, after) == {"z:o"}
    assert changed("search a", before, after) == set()


def test_another_form_of_a_name_changes_the_part_that_it_is_found_in(article, before):
    names = [("organisation", "Lars & Holm", "Quay Firm")]
    after = [*before, article("Lars & Holm, or Quay Firm, left.", headline="Firm", names=names, topics=["politics"])]
    assert changed("search q", before, after) == {"z:q"}
    assert "f:organisations/lars-holm" in changed("search l", before, after)


def test_another_month_changes_what_search_tells_of_a_name_and_its_source(before, brief):
    after = [*before, brief(4, on="2023-08-01")]
    assert changed("search a", before, after) == {"f:people/anna-berg"}
    assert changed("search h", before, after) == {"f:organisations/lars-holm", "f:sources/harbour-post"}
    assert "f:topics/medtop:11000000" in changed("search p", before, after)


def test_a_name_that_comes_to_have_a_feed_changes_the_lists_of_feeds(before, brief):
    assert changed("opml", before[:2], before[:3])


def test_what_search_tells_of_anything_belongs_to_what_holds_its_articles(before, brief):
    (old, _), (new, _) = build(before, (), SITE), build([*before, brief(4, on="2023-08-01", topic="sport")], (), SITE)
    then, now = Facts(old), Facts(new)
    for fact in (f"f:{key}" for key in old.searched):
        assert then[fact] == now[fact] or then[then.above(fact)] != now[now.above(fact)]
    above = [now.above(f"f:{key}") for key in ("people/a", "topics/medtop:1", "sources/s")]
    assert above == ["e:people/a", "t:medtop:1", "*sources"]


def test_a_year_notes_its_months_and_few_of_their_articles(brief):
    index, _ = build([brief(number, on=f"2023-07-{10 + number % 9}") for number in range(45)], (), SITE)
    reads = Planner(index, SITE).pages("archive 2023")[1]
    assert "m:2023-07-01" in reads
    assert sum(fact.startswith("a:") for fact in reads) < 45
