"""One or two sentences of an article, word for word."""

from broadsheet.annotators.summary import ENOUGH, LONGEST, choose
from broadsheet.text.sentences import sentences

TEXT = """The harbour of Velmar will be closed for three weeks from Monday while divers look for a leak in the old lock gate.

“We have no choice,” Mayor Ada Kestrin said. She asked the ferry company for patience.

Ferries to Lindholm will sail from the fishing port instead, and the harbour office expects delays of an hour."""


def chosen(text=TEXT, headline="Velmar closes its harbour"):
    return choose(sentences(text), headline, (), ())


def test_a_summary_is_made_of_sentences_of_the_article():
    assert chosen() in " ".join(sentence.text for sentence in sentences(TEXT))


def test_the_first_sentence_tells_it_best_where_it_says_more_than_the_headline():
    assert chosen().startswith("The harbour of Velmar")


def test_a_sentence_that_only_repeats_the_headline_gives_way_to_one_that_says_more():
    text = "Velmar closes its harbour. Divers will look for a leak in the old lock gate for three weeks from Monday."
    assert chosen(text).startswith("Divers will look")


def test_a_sentence_that_leans_on_the_one_before_it_never_stands_first():
    text = "Rain fell on it.\n\nHe said that Velmar would close its harbour for weeks.\n\nVelmar has one harbour, built in 1904."
    assert not chosen(text).startswith("He said")


def test_a_sentence_that_names_somebody_by_age_leans_too_but_none_leans_that_is_the_first():
    text = "Ada Kestrin reopened the old harbour.\n\nThe 61-year-old mayor of Velmar had closed it for three weeks in the spring."
    assert chosen(text, "Mayor reopens it").startswith("Ada Kestrin")
    assert chosen(text.partition("\n\n")[2], "Mayor reopens it").startswith("The 61-year-old")


def test_where_a_part_may_be_shown_the_summary_is_of_that_part():
    text = "Rain fell over the old town.\n\nVelmar will close its harbour for weeks, and divers will mend the lock gate of 1904."
    assert chosen(text, "Rain").startswith("Velmar will close")
    assert choose(sentences(text), "Rain", (), (), public=len("Rain fell over the old town.")) == "Rain fell over the old town."


def test_a_line_that_states_nothing_gives_way_to_a_sentence():
    line = "From the oldest ferry of the whole coast to the newest lock gate of the harbour of Velmar."
    text = f"{line}\n\nVelmar will close its harbour for weeks."
    assert chosen(text, "Ships").startswith("From the oldest")
    assert choose(sentences(text), "Ships", (), (), stated=[text.index("Velmar will")]).startswith("Velmar will close")


def test_a_notice_of_the_publisher_is_no_summary():
    text = "This story discusses illness at sea and its many causes.\n\nVelmar will close its harbour for weeks, it said."
    assert chosen(text, "Harbour").startswith("Velmar will close")


def test_quoted_speech_is_no_summary():
    assert "no choice" not in chosen()


def test_a_short_sentence_is_joined_by_the_next_and_a_long_one_is_not():
    short = (
        "The port of Velmar has shut its harbour to ferries for the summer. The lock gate of 1904 leaks, and divers will mend it."
    )
    assert chosen(short, "Harbour") == short
    assert len(chosen()) <= LONGEST
    assert len(sentences(TEXT)[0].text) < ENOUGH


def test_a_text_without_a_sentence_has_its_line_and_an_empty_one_nothing():
    assert chosen("Results from Velmar") == "Results from Velmar"
    assert chosen("") == ""
