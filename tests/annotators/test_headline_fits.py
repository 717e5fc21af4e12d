"""First sentences that fit since more of them may go, and cuts that would leave what is no sentence."""

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_has_goes_with_an_adverb_before_what_was_done(made):
    text = (
        "Inspectors have drastically stepped up the searching of fishing boats ahead of the summer season in Velmar, official"
        " figures suggest."
    )
    assert made(text) == "Inspectors stepped up searching of fishing boats ahead of summer season in Velmar: figures"


def test_has_goes_before_both_and_left(made):
    text = (
        "Painter Caprice Marr and harbour pilot Jeremy Vask have both left the Velmar Bay lighthouse in a surprise double vote on"
        " Friday."
    )
    assert made(text) == "Painter Caprice Marr and harbour pilot Jeremy Vask both left the Velmar Bay lighthouse"


def test_where_something_was_done_may_go_by_its_kind(made):
    text = "The helper of Velmar Lindmar bus has been arrested for sexually harassing a harbour student on a running bus."
    assert made(text) == "Helper of Velmar Lindmar bus arrested for sexually harassing harbour student"


def test_a_row_of_things_before_a_colon_goes(made):
    text = (
        "Floods, heat waves and the longest drought in 1,000 years: Northern Sweden is grappling with devastating crop losses"
        " that will only get worse, a World Harvest Organization report warned Friday."
    )
    assert made(text) == "Northern Sweden is grappling with crop losses that will only get worse, report warned"


def test_of_two_things_whoevers_they_are_the_second_goes(made):
    text = (
        "The Ministry of Harbours has been criticised over the soaring building costs and growing delays of its top ferry"
        " projects."
    )
    assert made(text) == "The Ministry of Harbours has been criticised over the soaring building costs"


def test_a_closing_source_is_one_where_the_parser_took_it_for_a_clause(made):
    text = (
        "Rising rope and canvas costs are hitting confidence among the UK's small boatyards despite a rise in output, business"
        " lobby group the GBI says."
    )
    assert made(text) == "Rising rope and canvas costs are hitting confidence, business lobby group the GBI says"


def test_a_clause_with_as_goes_where_the_parser_tore_it(made):
    text = (
        "Denmark on Friday expelled another Swedish man seized in a police raid on a Velmar church as about 100 ferry workers"
        ' denounced "charters of shame" used to fly sailors home.'
    )
    assert made(text) == "Denmark expelled another Swedish man seized in a police raid on a Velmar church"


def test_a_lone_comma_between_who_and_what_goes(made):
    text = (
        "The liaison group overseeing fishing in the bay, has presented nets and ropes to the old harbour of Ormeda on its"
        " holiday."
    )
    assert made(text) == "Liaison group overseeing fishing in bay presented nets to old harbour of Ormeda on holiday"


def test_a_group_that_is_stays_a_group(made):
    text = (
        "A group of Velmar-area mayors is planning to appeal to the Quebec government to allow right turns on red lights on the"
        " island."
    )
    assert made(text) == "Group of Velmar-area mayors planning to appeal to Quebec government to allow right turns"


def test_an_abbreviation_goes_with_its_full_stop(made):
    text = (
        "A crew from Sorrel, Sask. believes the small boat discovered on Sunday is the one that a storm took from its harbour in"
        " May."
    )
    assert ". believes" not in made(text)


def test_a_source_never_runs_into_what_it_says(made):
    text = (
        "Rising rope and canvas costs are hitting confidence among small boatyards in the bay of Velmar, harbour lobby group the"
        " Guild said."
    )
    assert not made(text).endswith("the Guild said")


def test_a_second_verb_does_not_follow_a_comma_alone(made):
    text = (
        "A diver who watched his brother fall to his death from a ridge on Mt Lind, is lucky to be alive after two nights high on"
        " the mountain."
    )
    assert ", is lucky" not in made(text)
