"""What of a sentence stays together in a headline, and which sentence a headline is made of."""

import re

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")

GATE = "Divers closed the lock of Velmar on Monday"


def test_a_headline_that_ran_into_the_dateline_is_taken_as_it_stands(made):
    text = (
        "Divers shut lock gate in Velmar harbour after cracks appear . VELMAR 2024-05-03 Divers in Velmar shut the oldest gate"
        " of the harbour on Friday, a day after inspectors had reported cracks, and the council called for calm."
    )
    assert made(text) == "Divers shut lock gate in Velmar harbour after cracks appear"


@pytest.mark.parametrize(
    "before",
    [
        "https://example.org/news/locks-and-gates-of-the-harbour-and-what-divers-do-there-on-mondays-in-winter\n\n",
        "6:01 p.m.\n\n",
        "(Adds words of the harbour master in the third paragraph.) VELMAR, May 3 (Harbour Post) - ",
        "Exclusive: ",
        "VELMAR (HP/Lindmar Press) ",
        "(HP/LP) ",
        "Harbour News, 3 May - ",
        "Velmar (May 3, 2024): ",
    ],
)
def test_what_a_desk_puts_before_the_first_sentence_is_no_part_of_it(made, before):
    assert made(f"{before}{GATE}.\n\nThe order by the council took effect at once.") == GATE


def test_a_list_is_called_what_it_calls_itself(made):
    text = "Eight places to have lunch while the ferries wait.\n\nThe harbour is full of kitchens, and some of them never close."
    assert made(text) == "Eight places to have lunch while the ferries wait"


def test_a_first_sentence_may_tell_what_there_is(made):
    text = "There is only one good way for the harbour council of Velmar to save the lock now. The council has not found it."
    assert made(text) == text.split(". ", maxsplit=1)[0]


def test_a_sentence_that_is_only_quoted_makes_no_headline(made):
    text = "‘Like a lock, we are closed.’ The ferry company of Velmar closed its two offices on Monday."
    assert made(text) == "The ferry company of Velmar closed its two offices on Monday"


def test_a_pronoun_gives_way_to_the_only_name_in_its_opening_clause(made):
    text = (
        "When Anna Brandt left the ferry company in the spring of last year, she sold her boat and both of its engines to the"
        " council of the harbour."
    )
    assert made(text).startswith("Anna Brandt sold her boat")


def test_a_pronoun_that_may_be_either_of_two_people_stays_out(made):
    text = (
        "When Peter Marr met Paul Holm at the ferry company in the spring, he sold his boat and both of its engines to the"
        " council of the harbour."
    )
    assert not re.match(r"(?:Peter Marr|Paul Holm) sold", made(text))


def test_a_clause_that_only_leads_up_to_the_sentence_is_not_taken_for_it(made):
    text = (
        "After Peter Marr and Anna Brandt opened their bakery in Velmar, the couple closed all the other bakeries of the town in"
        " one winter."
    )
    assert not made(text).startswith("After Peter Marr and Anna Brandt opened their bakery in Velmar") or made(text).endswith("…")


def test_what_tells_of_the_subject_can_end_earlier(made):
    text = (
        "A ferryman accused of stealing the takings of three long winters from the safe of the harbour office has been sentenced"
        " to two years in prison."
    )
    assert re.match(r"(?:A f|F)erryman accused of stealing .+ sentenced to two years", made(text))


def test_what_tells_which_of_many_is_never_shortened(made):
    text = (
        "Sailors who smoke more than twenty pipes of black tobacco in a day die earlier than all the others, a survey of the"
        " harbour office suggests."
    )
    assert "die" not in made(text) or "more than twenty pipes of black tobacco in a day" in made(text)


def test_a_word_in_quotation_marks_before_a_noun_can_go(made):
    text = (
        'Ada Kestrin has attacked the cost of the council\'s "chaotic" rules for ferries under the harbour master, Ole Vask, and'
        " his two deputies."
    )
    assert "the council's rules for ferries" in made(text)


def test_what_is_only_planned_keeps_its_plan(made):
    text = (
        "Fishermen from the islands will have to undergo a test for fever before they enter a harbour, under plans unveiled by"
        " the council of Velmar."
    )
    assert "will have" not in made(text) or "under plans" in made(text) or made(text).endswith("…")


def test_what_something_was_declared_to_be_is_kept(made):
    text = (
        "The critics of Velmar declared The Lock Gate and The Last Ferry as two of the most important plays of the harbour in the"
        " year."
    )
    assert not re.search(r"declared The Lock Gate(?: and The Last Ferry)?$", made(text))


def test_what_was_to_be_done_stays_with_its_plans(made):
    text = "The hospital of Velmar has suspended plans to stop treating sailors who have waited for more than three long months."
    assert not made(text).endswith("plans")


def test_an_adjective_keeps_what_it_waits_for(made):
    text = (
        "Ada Kestrin should make clear how sorry she is about wearing the uniform of a captain to the dance of the harbour, says"
        " Ole Vask."
    )
    assert not re.search(r"make clear(?:,|$)", made(text))


def test_brackets_within_a_noun_phrase_do_not_end_it(made):
    text = (
        "The ferry company of Lindmar is facing a 40m crown ($6m) back-tax claim for the years from 2001 to 2003, the Harbour"
        " Post reports on Monday."
    )
    assert not re.search(r"crown(?: \(\$6m\))?$|crown(?: \(\$6m\))?,", made(text))


def test_a_his_keeps_whom_it_stands_for(made):
    text = (
        "A museum dedicated to the life of the late singer Hedda Moorin is to open in her former house at the port of Lindholm."
    )
    assert "her" not in made(text).split() or "Moorin" in made(text)


def test_what_comes_beside_the_subject_can_go(made):
    text = (
        "The old fish market along with both public baths of the town and its harbour will no longer be heated at night in the"
        " winter."
    )
    assert made(text) == "The old fish market will no longer be heated at night in the winter"


def test_as_somebody_said_something_is_no_source_of_what_comes_before(made):
    text = (
        "The singer Hedda Moorin has ended her public feud with the ferry company of Velmar as the two said that they wanted to"
        " be good neighbours."
    )
    assert made(text).endswith("ended her public feud with the ferry company of Velmar")


def test_all_of_one_thing_limits_no_other(made):
    text = (
        "Ada Kestrin is being urged to use all her powers to lower the fares of the ferries and to open the old lock gate of the"
        " harbour of Velmar."
    )
    assert made(text).endswith("to use all her powers to lower the fares of the ferries")


def test_a_subject_that_its_sentence_tells_more_of_is_not_left_bare(made):
    text = (
        "Lawyers defending the former harbour master Peter Marr have called a ferryman as their first witness to the theft of the"
        " salt."
    )
    assert not made(text).startswith("Lawyers have")


def test_of_whom_somebody_says_something_the_sentence_may_say_less(made):
    text = "Lindmar Bank's position in the lending sector could be damaging competition among harbours, inspectors have warned."
    assert made(text).startswith("Lindmar Bank's position could be damaging competition")


def test_a_word_with_a_hyphen_is_cut_whole_or_not_at_all(made):
    text = (
        "New rules for payments in the shops of the harbour have led thieves to turn to payments that are made by telephone, an"
        " anti-fraud agency has said."
    )
    assert "fraud" not in made(text) or "anti-fraud" in made(text)
