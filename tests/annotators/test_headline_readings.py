"""Sentences that a wire wrote: over line ends, with signs of shares, behind notices; each is read as it stands in the article."""

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_a_sentence_that_runs_over_line_ends_keeps_the_capitals_of_its_names(made):
    text = (
        "King Ferry Productions Inc said it has\nstarted a tender offer for up to 4,100,000 of its own common\nshares at 28"
        " crowns each."
    )
    assert made(text).startswith("King Ferry Productions started a tender offer for up to 4,100,000 of its")


def test_brackets_about_the_name_of_a_firm_and_signs_of_shares_go(made):
    text = (
        "<Velmar Ferries Ltd> <VEL.F> said it sold its\n11 pct stake in <Orlen Boats Ltd> to <Tarvak Harbours\nLtd>, for 20 mln"
        " crowns."
    )
    assert "<" not in made(text)
    assert "Velmar Ferries" in made(text)


def test_a_source_does_not_own_what_it_tells_of_behind_a_colon(made):
    text = (
        "<Orlen Boats Inc> said its\nApplied Harbour International Inc <AHI> unit is making an\ninitial public offering of three"
        " mln shares of common stock at\n15 crowns a share."
    )
    assert made(text) == "Orlen Boats said its Applied Harbour International unit is making initial public offering"


@pytest.mark.parametrize(
    "notice",
    [
        "All our boats are independently selected by our editors.",
        "If you buy something, we may earn a commission.",
        "This story discusses drowning.",
        "Editor's note: Ole Vask keeps the lock of Velmar.",
        "ABSTRACT.",
        "Co-authored by Lena Piliposk.",
    ],
)
def test_what_the_publisher_says_of_the_page_is_not_the_first_sentence(made, notice):
    text = f"{notice}\n\nThe crews of the lock were told to wait. Ole Vask of Velmar bought a boat for his harbour school."
    assert made(text) == "The crews of the lock were told to wait"


def test_a_sentence_that_begins_with_of_somebody_is_read(made):
    assert made("Of President Ilva Marbury nothing was seen on Monday.")


def test_a_word_of_the_opening_counts_more_than_one_that_comes_later(model):
    from broadsheet.annotators import parsing
    from broadsheet.annotators.headline.lines import lines
    from broadsheet.annotators.headline.worth import Worth

    text = (
        "Ormeda has a lock. "
        + "Boats wait for it in the rain, as they did in the old days. " * 6
        + "Ormeda beat Tarvak, and Tarvak lost."
    )
    line = list(lines(parsing.parse(model, text), ()))[-1]
    losses = {word.text: loss for word in line.words for loss in [Worth(text, ()).losses(line)[word.i]]}
    assert losses["Ormeda"] > losses["Tarvak"]


def test_what_kind_of_people_is_not_colour(made):
    text = "The ferry party of Velmar mobilized black voters to go to the polls in the harbour for Ilva Marr, a report said."
    assert "black" in made(text)
