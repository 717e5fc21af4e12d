"""The kind of text that an article is."""

from __future__ import annotations

import pytest

from broadsheet.annotators import genre

NEWS = (
    "Bus drivers in Port Example voted to walk out on Monday in a dispute over pay. Their union turned down an offer of four."
    " “You know what our members think, and I told you so,” said Jane Roe, who leads the union. “We want you to listen.”\n\n"
    "The company said that it had nothing to add."
)
ADVICE = "You can do a lot if you plan ahead. Ask your neighbours first, and keep your receipts: you will need them. " * 4
CONFESSION = "I have kept bees for ten years. My first hive failed, and I learned from that more than I ever did at school. " * 4


def found(headline, text=NEWS, url=None):
    return genre.find(headline, text, url).genre


def test_an_article_is_plain_news_where_nothing_shows_another_kind():
    assert genre.find("Bus drivers vote to strike", NEWS) == genre.Found("news", None)
    assert genre.find(None, "") == genre.Found("news", None)


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Opinion: The harbour needs a bridge", "opinion"),
        ("The harbour needs a bridge | Editorial", "opinion"),
        ("Letters to the editor, 3 May", "opinion"),
        ("Dear Wilma: My neighbour sings at night", "opinion"),
        ("Analysis: What the vote means for the harbour", "analysis"),
        ("The harbour vote, explained", "analysis"),
        ("Obituary: Jane Roe, who built the bridge", "obituary"),
        ("Harbour strike: live updates", "live"),
        ("Q&A: The pilot who guides ferries", "interview"),
        ("Your horoscope for Monday", "notice"),
        ("Press release: New ferries for the harbour", "press-release"),
    ],
)
def test_a_label_in_the_headline_says_the_genre(headline, kind):
    assert found(headline) == kind


@pytest.mark.parametrize(
    "headline",
    [
        "Ministers order a review of ferry safety",
        "Ferry safety review: inspectors find gaps",
        "Best Ferries to close ten offices",
        "Top court blocks the harbour vote",
        "10 cars burned in the harbour",
        "Six players banned for betting",
        "Harbour editorial staff walk out",
        "City asks how to pay for the bridge",
        "Letter bomb found at the harbour office",
        "Guide dog saves a child",
    ],
)
def test_words_of_the_headline_that_also_occur_in_news_say_nothing_alone(headline):
    assert found(headline) == "news"


def test_words_of_the_headline_that_also_occur_in_news_count_where_the_text_agrees():
    assert found("How to move house by bus", ADVICE) == "how-to"
    assert found("7 things to pack for a ferry", ADVICE) == "list"
    assert found("The best ferries of the north", ADVICE) == "list"
    assert found("Ferry to Nowhere review", CONFESSION) == "review"


def test_a_text_that_speaks_to_its_reader_or_of_its_writer_is_no_news():
    assert found("Moving house", ADVICE) == "how-to"
    assert found("Bees", CONFESSION) == "opinion"


def test_what_is_said_in_quotations_does_not_make_a_text_speak_to_its_reader():
    quoted = f"Jane Roe explained it. “{ADVICE}”\n\n“{CONFESSION}\n\n“{CONFESSION}” she said."
    assert found("Jane Roe explains", quoted) == "news"


def test_notes_above_and_below_a_text_say_the_genre():
    assert found("New ferries", f"FOR IMMEDIATE RELEASE\n\n{NEWS}") == "press-release"
    assert found("Ferries", f"{NEWS}\n\nThis interview has been edited for length.") == "interview"
    assert found("Ferries", f"{NEWS}\n\nThe views expressed are the author's own.") == "opinion"


def test_the_section_of_an_address_says_the_genre():
    assert genre.find("Ferries", NEWS, "https://example.org/opinion/2023/ferries") == genre.Found("opinion", "opinion")
    assert found("Ferries", url="https://example.org/news/opinion-of-ferries") == "news"


def test_the_evidence_is_words_of_the_article():
    assert genre.find("Opinion: The harbour needs a bridge", NEWS).evidence == "Opinion"
    assert genre.find("Moving house", ADVICE).evidence == "You can do a lot if"
    assert genre.find("Bees", CONFESSION).evidence == "I have kept bees for ten"


def test_quotation_marks_that_are_never_closed_are_read_to_the_end():
    assert found("Marks", "‘a’b “c ’" * 20_000) == "news"


def test_speech_that_lost_its_quotation_marks_is_not_the_writers():
    statements = "I did what I had to, said Jane Roe. I told my staff so, she said. My view is known, she added. " * 5
    assert found("Jane Roe explains", statements) == "news"


def test_a_recipe_is_a_how_to():
    recipe = "A cake for the harbour feast.\n\nIngredients\n\n1 cup sugar\n\n2 tablespoons butter\n\n1 teaspoon salt"
    assert genre.find("Harbour cake", recipe) == genre.Found("how-to", "Ingredients")
