"""What an article is about, from lists of words."""

from __future__ import annotations

import pytest

from broadsheet.annotators import topics
from broadsheet.annotators.topics.terms import Terms, normal
from broadsheet.annotators.topics.weights import listed
from broadsheet.lists import rows
from broadsheet.lists.vocabulary import find, top_level
from broadsheet.model.site import SiteTopic

STRIKE = "Bus drivers voted to walk out on Monday in a dispute over pay. Their union turned down the company's pay offer."


def slugs(headline, text, own=()):
    return [find(topic.code).slug for topic in topics.find(headline, text, own)]


def test_a_text_without_a_listed_word_has_no_topic():
    assert topics.find(None, "Lorem ipsum dolor.") == ()
    assert topics.find(None, "") == ()


def test_scores_fall_from_topic_to_topic_and_lie_below_one():
    found = [topic for topic in topics.find(None, STRIKE) if top_level(find(topic.code)).code == topic.code]
    scores = [topic.score for topic in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_a_narrower_topic_follows_the_one_above_it():
    assert slugs(None, STRIKE)[:2] == ["labour", "labour-relations"]


def test_the_headline_counts_more_than_a_word_in_the_text():
    text = "The prime minister spoke. " + "Nothing more was said. " * 20 + "Somebody mentioned a cathedral."
    assert slugs(None, text)[0] == "politics"
    assert slugs("Bishop blesses the cathedral", text)[0] == "religion"


def test_naming_ministers_does_not_make_an_article_one_on_government():
    text = "The prime minister and the foreign minister met the ambassador. The envoys held bilateral talks on the treaty."
    found = slugs(None, text)
    assert found[0] == "politics"
    assert "government" not in found


@pytest.mark.parametrize("word", ["strike", "court", "star", "cell", "fire", "draft"])
def test_a_word_of_many_meanings_alone_gives_no_certain_topic(word):
    assert all(topic.score < 0.6 for topic in topics.find(None, f"There was a {word}."))


def test_a_site_can_hide_rename_and_add_topics():
    own = (
        SiteTopic(slug="labour", label=None, hide=True, keywords=()),
        SiteTopic(slug="buses", label="Buses", hide=False, keywords=("bus driver",)),
    )
    found = topics.find(None, STRIKE, own)
    assert ("site:buses", "Buses") in [(topic.code, topic.label) for topic in found]
    assert "medtop:09000000" not in [topic.code for topic in found]


def test_the_longest_term_at_a_place_wins():
    assert [term for _, term in Terms(["air", "air raid", "raid"]).find("An air raid in cold air")] == ["air raid", "air"]


def test_a_term_with_a_capital_is_found_in_that_case_alone():
    assert [term for _, term in Terms(["WHO"]).find("Who asked the WHO?")] == ["WHO"]


def test_a_phrase_with_a_possessive_is_found():
    text = "A lawyer for women's rights and one for women’s rights."
    assert [term for _, term in Terms([normal("women's rights")]).find(text)] == ["women rights"] * 2


def test_what_stands_in_a_phrase_that_bears_no_topic_does_not_count():
    assert topics.find(None, "There was a track of gold.") != ()
    assert topics.find(None, "Of course it is the heart of the matter.") == ()


def test_a_long_tail_of_weak_words_does_not_outvote_a_dozen_strong_ones():
    strong = "Orchestra, symphony, soprano, tenor, opera house, violin concerto, pianist, composer, concert hall, libretto, "
    strong += "choir, chamber music, cellist, conductor, aria, oratorio. "
    weak = "Shop, share, car, bank, price, market, deal, money, stake, brand, office, product, service, sale, store, owner, "
    assert slugs(None, strong + weak * 5)[0] == "arts-culture-entertainment-and-media"


def test_a_shelf_is_not_named_but_what_is_below_it():
    found = slugs(None, "The board of directors named a chief executive; the shareholders want corporate governance.")
    assert found == ["economy-business-and-finance", "business-governance"]


def test_every_listed_term_is_listed_once_for_a_topic_and_strength():
    for row in rows("topic_keywords"):
        terms = [normal(term) for term in row["terms"].split(",")]
        assert len(terms) == len(set(terms)), row["topic"]


def test_every_top_level_has_a_hundred_terms_or_more():
    counts = {}
    for codes in listed().broad.values():
        for code, _ in codes:
            counts[code] = counts.get(code, 0) + 1
    assert len(counts) == 17
    assert min(counts.values()) >= 100


def test_english_words_do_not_count_in_a_text_of_another_language():
    text = "Die Lager der Hafenarbeiter bleiben zu. Der Streik am Terminal geht weiter, und die Polizei sucht Zeugen. " * 5
    assert topics.find("Streik im Hafen", text, english=False) == ()
