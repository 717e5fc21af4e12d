"""How a first sentence that is too long is told in fewer words, and what it keeps."""

import re

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_a_surname_stands_for_a_name_that_the_article_shortens_too(made):
    told = "All four sailors held on the island will be returned to their families within weeks, Harold Brandt told the council."
    short = "All four sailors held on the island will be returned to their families within weeks: Brandt"
    assert made(f"{told}\n\nMr Brandt spoke in Bergen. Later Brandt left for Oslo.") == short.replace("the ", "")
    assert not re.search(r"(?<!Harold )Brandt", made(f"{told}\n\nHe spoke in Bergen."))


def test_a_surname_that_two_people_bear_stays_with_its_name(made):
    text = (
        "Harold Brandt has apologised to the fishing families of the northern coast who lost their boats in the storm of last"
        " winter.\n\nHis brother Walter Brandt said nothing. Brandt left for Oslo."
    )
    assert not re.search(r"(?<!Harold )(?<!Walter )\bBrandt\b", made(text))


def test_a_firm_that_says_what_it_will_do_needs_no_said(made):
    text = "Lindmar Ferries Inc said it will sell its two oldest boats and the land of its office to the council of Velmar."
    assert re.match(r"Lindmar Ferries(?: Inc)? will sell", made(text))


@pytest.mark.parametrize(
    "text",
    [
        "Lindmar Ferries Inc said it is the safest ferry company on the whole of the northern coast and in all of its harbours.",
        "Lindmar Ferries Inc said it will not sell any of its boats to the council of Velmar in spite of all that was written.",
        "Ole Vask said he bought the old gun from a sailor in the harbour of Velmar, in order to sell it to a friend of his.",
    ],
)
def test_what_is_only_said_keeps_who_says_it(made, text):
    assert " said " in made(text) or made(text).endswith(("…", ": Lindmar Ferries", ": Ole Vask"))


def test_the_short_style_does_without_whose_and_is(made):
    text = "The Norwegian market regulators are investigating Lindmar Bank's shareholder transactions, the firm has said."
    assert made(text) == "Norwegian market regulators investigating Lindmar Bank's shareholder transactions: firm"
    text = (
        "The harbour master of Velmar has defended his decision not to order the closing of the lock gate during the storm of"
        " Monday."
    )
    assert "decision not to order" in made(text)


def test_what_was_done_by_somebody_needs_no_was(made):
    text = "A plan to close the oldest lock gate in the harbour of Velmar for the winter was rejected by the council on Monday."
    assert re.search(r"rejected by (?:the )?council", made(text))


def test_a_source_that_told_somebody_may_stand_behind_a_colon(made):
    text = (
        "All four sailors held at sea will be returned to Velmar within weeks, the foreign minister told the council on Tuesday."
    )
    assert made(text).endswith(" will be returned to Velmar within weeks: foreign minister")


def test_a_source_that_opens_the_sentence_may_close_it(made):
    text = (
        "According to a new report by the harbour office, the ferry company of Lindmar is thinking about the sale of its two"
        " oldest boats."
    )
    assert re.match(
        r"(?:The )?ferry company of Lindmar is thinking .*: (?:new )?report(?: by harbour office)?$", made(text), re.IGNORECASE
    )


def test_who_said_what_is_denied_is_no_source(made):
    text = "The harbour office denied a report in the Velmar Post that the lock gate was going to be sold to a firm in Lindmar."
    assert ":" not in made(text)


def test_two_descriptions_of_one_person_may_go_together(made):
    text = (
        "Norwegian figure skating icon and two-time Olympic champion Karin Halvorsen has announced her retirement from"
        " competition at the age of 27."
    )
    assert made(text).startswith("Karin Halvorsen has announced")


def test_the_last_of_two_deeds_may_be_the_news(made):
    text = (
        "The directors of the harbour had enough of the old lock gate leaking near the bottom of the northern basin and fired"
        " its keeper on Saturday."
    )
    assert made(text) == "The directors of the harbour fired its keeper on Saturday"


def test_a_deed_that_leans_on_the_first_stays_with_it(made):
    text = (
        "The directors of the harbour bought the old lock gate of the northern basin from the council of Lindmar and sold it on"
        " Saturday."
    )
    assert "sold it" not in made(text) or "bought" in made(text)


def test_what_stands_between_dashes_goes(made):
    text = (
        "The old captains of the ferry company—men with ties to the council of 1960 and to each of the harbour masters—are"
        " uniting around Ole Vask."
    )
    assert made(text) == "The old captains of the ferry company are uniting around Ole Vask"


def test_what_somebody_was_ordered_to_do_stays(made):
    text = (
        "A Velmar court ordered former captains from the owner of the Lindmar harbour involved in the flood of 2011 to pay around"
        " nine million crowns in damages, local media said."
    )
    assert "ordered" not in made(text) or "to pay" in made(text) or made(text).endswith("…")


def test_an_accident_is_told_with_where_it_was(made):
    text = (
        "Two people were killed and at least nine injured in a knife attack at a market in southern Orlen, state media said"
        " Monday."
    )
    assert "attack" in made(text)


def test_a_dateline_with_a_date_and_a_colon_is_no_part_of_a_headline(made):
    assert (
        made("VELMAR - 17 July 2023: Divers closed the lock of Velmar.\n\nIt took a week.") == "Divers closed the lock of Velmar"
    )


def test_the_dateline_of_a_short_first_line_is_no_part_of_a_headline(made):
    text = (
        "VELMAR (HP) - Divers close the harbour lock of Velmar.\n\nThe divers of the harbour office say that the lock of Velmar"
        " leaked, and that they will close it for the winter."
    )
    assert made(text) == "Divers close the harbour lock of Velmar"


def test_the_name_of_a_firm_in_brackets_stays_behind_its_for(made):
    text = (
        "Ferry Land Development will build a large repair hall for (Tokara Boats Inc) at the harbour of Lindmar in return for a"
        " long-term lease there."
    )
    assert " for in " not in made(text)


def test_what_somebody_said_was_done_keeps_its_was(made):
    text = (
        "Following a ruling of the court in spring, a former harbour guard stated on Thursday that she was bitten by a guard dog"
        " at the northern lock."
    )
    assert "she bitten" not in made(text)


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        (
            "Lindmar Ferries Inc said it expects to start operating profitably on its northern routes by the end of the year.",
            "operating",
            "operating profitably",
        ),
        (
            "Striking harbour unions have accused the council of unfulfilled pledges, and said they could not bear the neglect.",
            "pledges",
            "unfulfilled pledges",
        ),
        (
            "A new poll shows that Norwegians living in households near the harbour have abandoned the party of Ole Vask now.",
            "Norwegians",
            "Norwegians living in households",
        ),
    ],
)
def test_a_word_that_turns_what_is_said_stays(made, text, said, kept):
    assert said not in made(text) or kept in made(text)


def test_the_day_in_the_name_of_a_newspaper_stays(made):
    text = "The large lock plan, backed by harbour groups, is to get the go-ahead this month, according to The Post on Sunday."
    assert made(text).endswith(("Post on Sunday", "month")) or "Post" not in made(text)


def test_two_who_are_named_together_are_named_alike(made):
    text = (
        "Harold Brandt and Walter Ferrow have won the prizes of the harbour guild for the best male and female sailors of the"
        " year.\n\nBrandt sailed first. Ferrow came later, and Brandt and Ferrow went home."
    )
    assert ("Harold" in made(text)) == ("Walter" in made(text))


def test_initials_stand_for_a_name_with_what_kind_of_body_it_is(made):
    text = (
        "The United Boat Crews union (UBC) vowed to fight wage and job cuts in a round of ferry labour talks starting in July"
        " that cover nearly 500,000 workers of two firms."
    )
    assert made(text).startswith("The UBC vowed to fight wage and job cuts in a round of ferry labour talks")


def test_was_goes_before_a_participle_and_its_particle(made):
    text = (
        "The harbour budget deficit of the Ormeda islands has been revised down to 41 billion crowns from the estimate at the end"
        " of last year, the ministry said."
    )
    assert made(text) == "Harbour budget deficit of Ormeda islands revised down to 41 billion crowns, ministry said"


def test_a_firm_need_not_say_what_was_awarded_to_it(made):
    text = "Orlen Ferries said it has been awarded a contract for a harbour telephone system by the Ormeda navy."
    assert made(text) == "Orlen Ferries has been awarded contract for harbour telephone system by Ormeda navy"


def test_a_firm_need_not_say_what_it_called_for(made):
    text = "Orlen Industries Corp said it called for optional redemption of its outstanding Series E preferred stock on August 1."
    assert made(text) == "Orlen Industries called for optional redemption of outstanding Series E preferred stock"


def test_more_legal_forms_go(made):
    text = "Orlen Boats N.A. will add a second card to the products that it sells to crews in the town of Velmar."
    assert made(text).startswith("Orlen Boats will add")


def test_the_round_of_a_bout_may_go(made):
    text = (
        "Lars Kestrin stopped Ole Vask in the sixth round to retain his WVA, OBF and WTO heavyweight title belts Saturday"
        " night.\n\nKestrin hit Vask near the end of the fifth round. Vask fell."
    )
    assert made(text) == "Lars Kestrin stopped Ole Vask to retain his WVA, OBF and WTO heavyweight title belts"


def test_how_somebody_says_it_may_go_before_what_they_say(made):
    text = (
        "Ole Marr called Wednesday for Supreme Court Justice Ada Lind Kestrin to resign for saying publicly that she feels he is"
        " unfit to be president.\n\nMarr said Kestrin was wrong. Kestrin did not answer. Marr is a captain."
    )
    assert made(text) == "Marr called for Kestrin to resign for saying that she feels he is unfit to be president"


def test_upcoming_goes(made):
    text = (
        "Hot off the heels of its first images, Orlen has now released the first trailer for the upcoming live-action adaptation"
        " of the popular video game franchise."
    )
    assert made(text) == "Orlen has now released first trailer for live-action adaptation of video game franchise"
