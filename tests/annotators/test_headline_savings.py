"""Small words that a headline does without, and parts that go whole or stay."""

import re

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_that_was_goes_before_what_was_done(made):
    text = "A boat that was found empty near the island of Sorrel belonged to two sailors from Velmar, the coast guard said."
    assert made(text) == "A boat found empty near Sorrel belonged to two sailors from Velmar, the coast guard said"


def test_in_an_effort_goes_before_what_it_is_for(made):
    text = (
        "The council of Velmar will raise its spending next year in an effort to create jobs and mend its sputtering ferry trade."
    )
    assert made(text).endswith("raise its spending to create jobs and mend its ferry trade")


def test_of_claims_a_that_may_go(made):
    text = "The Danish government has played down claims that it could step in to save the country's largest ferry company."
    assert re.search(r"played down claims it could step in", made(text))


def test_highly_goes_and_a_survey_stays(made):
    text = (
        "More than 90 % of ferry companies are highly optimistic about the summer of the coming year, a survey of 1,300 captains"
        " suggests."
    )
    assert made(text) == "More than 90 % of ferry companies are optimistic about summer of coming year: survey"


def test_what_stands_behind_a_spaced_hyphen_goes(made):
    text = (
        "British harbours have the highest fees in Europe - more than double those of Spanish or Italian ones, a report suggests."
    )
    assert made(text) == "British harbours have the highest fees in Europe, a report suggests"


def test_per_cent_is_a_sign_outside_quotation_marks(made):
    text = "Deaths in the harbours of Velmar rose 10.4 percent in the first half of last year, the council said on Monday."
    assert "10.4%" in made(text)


def test_necessarily_stays(made):
    text = (
        "Ole Vask said on Wednesday night that he does not necessarily want to close the harbours of the northern coast for good."
    )
    assert "necessarily" in made(text)


def test_a_line_that_was_broken_within_a_sentence_is_no_headline(made):
    text = (
        "Councillor Ada Kestrin made a plea to her colleagues in the old town hall on\n            Tuesday, asking them to stand"
        " up for the divers of the harbour, whom the council of the town had called a nuisance in one of its letters."
        "\n\nKestrin said that the town hall owed the divers and her colleagues an apology for its plea."
    )
    assert not made(text).endswith(" on")


def test_a_preposition_keeps_what_stands_behind_it(made):
    text = "Divers from across the globe are preparing to gather at this year's Velmar Harbour Festival on the northern island."
    assert "from are" not in made(text)


def test_a_dateline_without_a_dash_is_no_part_of_a_headline(made):
    text = "OSLO The harbour council on Wednesday issued new rules for all ferries.\n\nThe rules are strict."
    assert made(text).startswith("The harbour council")
    assert made("OSLO Ada Kestrin opened her last lock as a minister on Wednesday.").startswith("Ada Kestrin")


def test_the_hour_goes_and_what_is_planned_stays(made):
    text = (
        "Mayor Ole Vask is due to hold a public meeting at noon today to unveil a plan against thefts in the harbour of Velmar."
    )
    assert "to unveil" in made(text)


def test_a_deadline_keeps_its_day(made):
    text = "Lindmar Ferries and the harbour have until midnight on 1 February to settle a dispute over the sale of the old dock."
    assert "midnight to" not in made(text)


def test_what_sources_are_familiar_with_is_cut_and_they_stay(made):
    text = (
        "Norwegian diplomat Ole Vask is the leading candidate for harbour minister in the next government, several sources"
        " familiar with the talks tell the Post."
    )
    assert re.fullmatch(
        r"(?:Norwegian diplomat )?Ole Vask is (?:the )?leading candidate for harbour minister.*several sources.*", made(text)
    )


def test_somebody_pressed_to_do_something_keeps_what(made):
    text = (
        "Deputy harbour minister Ole Vask pressured a senior captain to soften a report on the wreck, sources in the port said."
    )
    assert "to soften" in made(text)


def test_what_somebody_is_warning_of_keeps_who_warns(made):
    text = (
        "The sea could be out of control within a few decades, the Velmar Harbour Office is warning a committee of the council."
    )
    assert "Office" in made(text) or made(text).endswith("…")


def test_two_shares_never_stand_side_by_side(made):
    text = (
        "The Velmar Harbour Office announced that the GNP of the island had grown 3.56 pct and its trade 3.25 pct in the"
        " fourth quarter of 1986 from a year earlier."
    )
    assert not re.search(r"(?:%|pct) \d", made(text))
