"""Stories that became one or were parted, and what is no more than growth: two states of a site side by side."""

from __future__ import annotations

import datetime as dt

from broadsheet.corrections.causes import Causes, causes
from broadsheet.corrections.comparing import corrections
from broadsheet.corrections.facts import Facts, Gathered, Told
from broadsheet.model.decision import Decision

DAY = dt.date(2026, 11, 26)
FERRY, FAIR = "stories/ferry-sinks", "stories/potato-crowned"


def at(slug):
    return f"articles/2023/07/19/{slug}"


def gathered(id, *slugs, headline=None, stands=True):
    return Gathered(id=id, headline=headline or f"The latest of {slugs[-1]}", articles=tuple(map(at, slugs)), stands=stands)


def facts(slugs, *stories, copies=()):
    of = dict(copies)
    told = [Told(id=at(slug), date="2023-07-19", headline=slug, copy_of=at(of[slug]) if slug in of else None) for slug in slugs]
    return Facts(articles={one.id: one for one in told}, entities={}, stories={story.id: story for story in stories})


def found(before, now, decided=None):
    compared = corrections(before, now, decided or Causes(), DAY)
    return [(c.what, c.article, c.story, c.stood, c.stands) for c in compared]


def new(**decision):
    return causes([Decision(line=1, **decision)], ())


BEFORE = facts("abcd", gathered(FERRY, "a", "b", headline="Ferry raised"), gathered(FAIR, "c", "d", headline="Potato hollow"))
JOINED = facts("abcd", gathered(FERRY, *"abcd", headline="Potato hollow"))


def test_an_article_that_joins_a_story_is_growth():
    now = facts("abcde", gathered(FERRY, "a", "b", "e"), gathered(FAIR, "c", "d"))
    assert found(BEFORE, now) == []


def test_an_article_that_was_published_alone_and_joins_is_growth():
    assert found(facts("abc", gathered(FERRY, "a", "b")), facts("abc", gathered(FERRY, "a", "b", "c"))) == []


def test_an_earlier_article_gives_a_story_another_address_and_that_is_growth():
    assert found(facts("ab", gathered(FERRY, "a", "b")), facts("abe", gathered("stories/ice", "e", "a", "b"))) == []


def test_two_stories_that_became_one():
    assert found(BEFORE, JOINED) == [("story-merged", None, FERRY, "Potato hollow", "Potato hollow")]


def test_the_reason_of_a_merge_is_that_of_the_decision():
    (one,) = corrections(BEFORE, JOINED, new(verb="story-merge", targets=(FAIR, FERRY), why="one voyage", by="ed."), DAY)
    assert (one.why, one.by) == ("one voyage", "ed.")


def test_of_two_that_became_one_under_another_address_the_larger_takes_up_the_other():
    before = facts("abcde", gathered(FERRY, "a", "b", headline="Ferry"), gathered(FAIR, *"cde", headline="Potato"))
    now = facts("abcdef", gathered("stories/ice", *"fabcde", headline="Ice"))
    assert found(before, now) == [("story-merged", None, "stories/ice", "Ferry", "Ice")]


def test_an_article_that_was_taken_out():
    before = facts("abc", gathered(FERRY, *"abc", headline="Ferry raised"))
    now = facts("abc", gathered(FERRY, "a", "b"))
    assert found(before, now) == [("story-split", at("c"), FERRY, "Ferry raised", None)]


def test_a_story_of_two_that_is_none_any_more():
    assert found(BEFORE, facts("abcd", gathered(FERRY, "a", "b"))) == [("story-split", at("d"), None, "Potato hollow", None)]


def test_an_article_that_went_to_another_story():
    before = facts("abcde", gathered(FERRY, *"abe", headline="Ferry"), gathered(FAIR, "c", "d", headline="Potato"))
    now = facts("abcde", gathered(FERRY, "a", "b"), gathered(FAIR, *"cde", headline="Lead in a potato"))
    assert found(before, now) == [("story-split", at("e"), FERRY, "Ferry", "Lead in a potato")]


def test_several_articles_that_make_a_story_of_their_own():
    assert found(JOINED, BEFORE) == [("story-split", None, FERRY, "Potato hollow", "Potato hollow")]


def test_a_story_that_falls_apart_because_an_article_was_withdrawn_is_told_as_the_withdrawal():
    before = facts("abc", gathered(FERRY, *"abc"))
    assert [what for what, *_ in found(before, facts("ac"))] == ["withdrawn"]


def test_a_decision_at_the_same_time_is_told_and_repeats_no_headline_that_may_be_of_the_withdrawn_article():
    before = facts("abcd", gathered(FERRY, *"abcd", headline="What d said"))
    now = facts("abc", gathered(FERRY, "a", "b", headline="What b said"))
    decided = new(verb="story-split", targets=(FERRY,), article=at("c"))
    assert found(before, now, decided)[1:] == [("story-split", at("c"), FERRY, "What b said", None)]


def test_an_article_that_has_the_text_of_another_now_has_left_nothing():
    assert found(facts("ab", gathered(FERRY, "a", "b")), facts("ab", copies=[("b", "a")])) == []


def test_a_story_that_was_gone_when_the_site_was_last_published_is_not_told_again():
    before = facts("abcd", gathered(FERRY, *"abcd"), gathered(FAIR, "c", "d", stands=False))
    assert found(before, facts("abcd", gathered(FERRY, *"abcd"))) == []
