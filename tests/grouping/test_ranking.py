"""Articles of a day → their order as news, and what decides it."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site

SITE = Site(title="Test")


@pytest.fixture
def brief(article, apart):
    """A maker of articles on events of their own, with the news value of their headline and first sentence."""

    def make(headline, value=0, **more):
        return article(apart(headline), headline=headline, news_value=value, **more)

    return make


def order(*articles, site=SITE):
    index, _ = build(articles, (), site)
    return [article.headline for article in index.editions[0].articles]


def test_what_has_consequences_comes_first_however_short_it_is(brief):
    assert order(brief("Long", words=5_000), brief("Grave", 4, words=50), brief("Dated", 3)) == ["Grave", "Dated", "Long"]


def test_what_is_no_news_comes_last_whatever_it_says(brief):
    assert order(brief("Advice", 7, genre="how-to"), brief("News"))[-1] == "Advice"


def test_war_comes_before_sport_and_what_the_site_prints_first_before_both(brief):
    articles = [brief("Match", topics=["sport"]), brief("Battle", topics=["conflict, war and peace"]), brief("Film")]
    assert order(*articles)[0] == "Battle"
    assert order(*articles, site=Site(title="Test", sections=("sport",)))[:2] == ["Battle", "Match"]


def test_independent_origins_count_and_repeats_do_not(article, apart):
    names = [("person", "Aino Rand"), ("place", "Vestland"), ("organisation", "Tuulikki")]
    texts = (
        "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard. Captain Aino Rand was rescued by divers.",
        "Divers raised the ferry Tuulikki in Vestland harbour. Captain Aino Rand saw the crane lift the hull from the mud.",
    )
    both = [article(text, headline=f"Ferry {n}", names=names, publisher=f"Post {n}") for n, text in enumerate(texts)]
    alone = article(apart("alone"), headline="Alone", news_value=1, words=9_000)
    assert order(*both, alone)[:2] == ["Ferry 1", "Ferry 0"]
    echo = [article(texts[0], headline=f"Ferry {n}", names=names, publisher=f"Post {n}") for n in range(2)]
    assert order(*echo, alone)[0] == "Alone"


def test_a_story_that_goes_on_comes_after_a_new_one(article, apart):
    names = [("person", "Aino Rand"), ("place", "Vestland"), ("organisation", "Tuulikki")]
    first = article(
        "The ferry Tuulikki sank off Vestland harbour with ninety sheep aboard. Captain Aino Rand was rescued by divers.",
        headline="First",
        on="2023-07-18",
        names=names,
    )
    later = article(
        "Divers raised the ferry Tuulikki in Vestland harbour. Captain Aino Rand saw the crane lift the hull from the mud.",
        headline="Later",
        names=names,
    )
    assert order(first, later, article(apart("new"), headline="New", words=5)) == ["New", "Later"]
