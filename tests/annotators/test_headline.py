"""Headlines that are cut from sentences of the article."""

import re

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")

from broadsheet.annotators import headline

LEAD = (
    "The minister for trade, Ada Kestrin, signed an agreement with the port of Lindholm on Wednesday, after talks that had"
    " lasted for more than three years and cost two of her predecessors their office."
)


def test_a_long_lead_is_shortened_to_a_whole_sentence(made):
    assert re.fullmatch(r"(?:The minister for trade|Ada Kestrin).* signed an agreement with the port of Lindholm.*", made(LEAD))


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "Rain.",
        "He left. She stayed.",
        "“We won,” he said.",
        "By Ole Vask\n\nPhotographs from the fair",
        "?",
        "word " * 80,
        "A lamp\n\nof its harbour, Velmar has set out to open the port.",
    ],
)
def test_a_headline_is_never_empty_nor_longer_than_ninety_characters(made, text):
    assert 0 < len(made(text)) <= headline.LONGEST


@pytest.mark.parametrize("opening", ["Dear Friends,", "From the harbour:", "Remember rain?"])
def test_a_greeting_or_a_question_is_no_headline_where_a_sentence_follows(made, opening):
    text = f"{opening}\n\nIt is that time of the year in which we, who are no longer as young as we were, would write to you all."
    assert made(text).startswith("It is that time of the year")


def test_the_first_line_of_a_wrapped_paragraph_is_no_heading(made):
    text = (
        "Velmar corporate affairs minister Ada\nKestrin told Lindholm to resolve the row over the old lock\nand the ferry firm’s"
        " shareholding in a new Lindholm\ntelephone company or face an abrupt deterioration in\ntrade relations."
    )
    assert not made(text).endswith("Ada")


def test_every_word_of_a_headline_stands_in_the_article(made):
    words = set(re.findall(r"\w+", LEAD.lower()))
    assert set(re.findall(r"\w+", made(LEAD).lower())) <= words


def test_a_dateline_is_no_part_of_a_headline(made):
    text = "VELMAR, 17 July 2023 (Harbour Post) — Divers closed the lock of Velmar on Monday."
    assert made(text) == "Divers closed the lock of Velmar on Monday"


def test_a_sentence_whose_subject_is_a_pronoun_is_passed_over(made):
    text = "It was over by noon on Monday.\n\nThe divers of Velmar closed the old lock gate for three weeks."
    assert made(text).startswith("The divers of Velmar")


def test_words_from_inside_a_quotation_make_no_headline(made):
    text = "“The council has lied to all of us for years,” said Ole Vask.\n\nThe council of Velmar rejected the charge on Monday."
    assert made(text) == "The council of Velmar rejected the charge on Monday"


def test_the_source_stays(made):
    text = (
        "An avalanche buried a mountain hut in the valley of Orlen on Saturday while eleven climbers were asleep in it,"
        " rescue workers said."
    )
    assert made(text).endswith("rescue workers said")


def test_what_a_statement_hangs_on_is_never_cut(made):
    text = (
        "The ferry company of Lindholm will stop all its services in winter unless the council pays for the new boats by Friday."
    )
    assert "will stop" not in made(text) or "unless" in made(text) or made(text).endswith("…")


def test_a_denial_stays_a_denial(made):
    text = (
        "The harbour master of Velmar did not order the closing of the old lock gate on Monday, the council said in a statement."
    )
    assert "not" in made(text)


def test_a_dateline_that_the_parser_mistakes_for_the_sentence_hides_no_lead(made):
    text = (
        "LINDHOLM, July 19, 2023 (Harbour Post) — Velmar, which sells more salt abroad than any other town, banned the sale"
        " of grey salt on Thursday in order to bring down prices at home.\n\nThe order by the council took effect at once."
    )
    assert made(text).startswith("Velmar banned the sale of grey salt")


def test_an_afterthought_that_the_parser_takes_for_the_main_clause_can_go(made):
    text = (
        "The mayor of Velmar posed for the winter edition of the harbour magazine this month, the editor gave the office its own"
        " special edition of the magazine in which it could show the plans for the lock."
    )
    assert made(text).startswith("The mayor of Velmar posed for the winter edition")


@pytest.mark.parametrize(
    "text",
    ["IT Orlen won the contract for the lock gates of Velmar on Monday.", "Both towns won their matches in the harbour league."],
)
def test_a_first_sentence_leans_on_nothing_before_it(made, text):
    assert made(f"{text}\n\nThe council closed the gate.").startswith(text[:20])


def test_a_heading_is_no_part_of_the_sentence_under_it(made):
    text = "Locks that benefit all of our lives\nThe harbour council of Velmar opened the new lock gate on Monday."
    assert made(text) == "The harbour council of Velmar opened the new lock gate on Monday"


def test_a_source_at_the_end_is_not_cut_along_with_the_clause_before_it(made):
    text = (
        "At least 16 people were hurt when a wall buried much of a yard in the harbour of Lindholm late on Wednesday, and many"
        " others were missing, officials said on Thursday."
    )
    assert "were hurt" not in made(text) or "officials said" in made(text)


def test_the_day_that_was_ordered_is_not_cut(made):
    text = (
        "A judge in Lindholm ordered on Friday that the trial of the harbour master should begin on 20 May 2024, in the middle of"
        " the contest for the council."
    )
    assert not made(text).endswith("begin")


def test_the_first_sentence_comes_before_a_later_one(made):
    text = (
        "The ferry company of Velmar closed its two offices on Monday, after months in which nearly nobody in the town had come"
        " to buy a ticket there.\n\nOle Vask, who sold tickets in Velmar for thirty years, left the ferry company in spring."
    )
    assert made(text).startswith("The ferry company of Velmar closed")


def test_a_span_of_time_is_not_left_without_what_it_counts_from(made):
    text = (
        "The warning by the harbour council of Velmar came two days after the ferry company had left the agreement on the fares"
        " for the winter."
    )
    assert not re.search(r"two days$", made(text))


def test_a_clause_before_its_source_can_lose_its_end(made):
    text = (
        "Police in Lindholm stopped a ferry in the harbour Friday afternoon after its captain pointed a flare pistol at a boat"
        " and at officers and then steered for the lock gate, according to Ole Vask."
    )
    assert made(text).startswith("Police in Lindholm stopped a ferry")
    assert made(text).endswith("according to Ole Vask")


def test_to_tell_somebody_is_no_news_without_what_was_told(made):
    text = (
        "The mayor of Velmar bluntly told the mayor of Lindholm during their recent meeting in the harbour that the town will"
        " close the old lock but that the day has not been chosen."
    )
    assert not re.search(r"told the mayor of Lindholm(?: during[^…]*)?$", made(text))


def test_where_no_sentence_can_be_one_the_heading_over_the_first_is_taken_whole(made):
    text = "Photo atlas: the harbour\nLook here for each and every photograph of the harbour of Velmar and of the lock gates"
    assert made(text) == "Photo atlas: the harbour"


def test_a_number_over_a_list_is_no_headline(made):
    text = "1. Look here.\n\nThe council of Velmar opened the new lock gate on Monday."
    assert made(text) == "The council of Velmar opened the new lock gate on Monday"


def test_what_somebody_was_moved_to_do_is_kept(made):
    text = (
        "The chief of the ferry company, Ada Kestrin, explains what drove the company to buy two harbours that lie far from one"
        " another in quick succession."
    )
    assert not made(text).endswith("drove the company")


def test_a_long_name_gives_way_to_its_initials(made):
    text = (
        "The price of salt in the harbour towns fell to 7.9 crowns a pound in June, the Office for Harbour Statistics of Velmar"
        " (OHSV) said on Wednesday."
    )
    assert made(text) == "The price of salt in the harbour towns fell to 7.9 crowns a pound in June, the OHSV said"


def test_a_description_goes_together_with_its_initials(made):
    text = (
        "Ole Vask apologised on Thursday to Ada Kestrin, the former leader of the Harbour Independence Party (HIP), for what was"
        " written about her."
    )
    assert made(text) == "Ole Vask apologised on Thursday to Ada Kestrin for what was written about her"


def test_the_comma_before_an_afterthought_stays(made):
    text = (
        "Barbara, a comedy about the doll made by Kestrin, took about 155 million dollars in the United States and Canada, the"
        " most for any film so far this year."
    )
    assert "dollars the most" not in made(text)


def test_a_headline_that_the_text_brings_along_is_taken_as_it_stands(made):
    text = (
        "Ferry company of Velmar to close both offices in the harbour\n\nVELMAR — The ferry company of Velmar said on Monday that"
        " it would close both of its offices in the harbour by the end of the winter."
    )
    assert made(text) == "Ferry company of Velmar to close both offices in the harbour"


def test_a_line_over_the_text_that_is_about_something_else_is_no_headline(made):
    text = (
        "Letters from the islands and the coast\n\nThe ferry company of Velmar said on Monday that it would close both of its"
        " offices in the harbour by the end of the winter."
    )
    assert "Letters" not in made(text)


def test_lines_of_one_length_are_no_headings(made):
    text = (
        "The ferry company of Velmar said on Monday that the company would close\nBoth Halls, its two offices in the harbour of"
        " Velmar, by the end of\nthe winter. The harbour council of Velmar has asked the company to\nkeep one of its two offices"
        " open.\n"
    )
    assert not made(text).startswith("Both Halls")


def test_a_sentence_that_is_too_long_by_a_little_loses_all_its_articles_or_none(made):
    text = (
        "The council of the harbour of Velmar will drop its plan to raise the fares of the ferries in summer, the chairwoman said"
        " on Monday."
    )
    articles = re.findall(r"\b(?:the|an?)\b", made(text), re.I)
    assert not articles or made(text).startswith("The council of the harbour")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ole Vask led the ferry company for ten years.\n\nVask sold the ferry company and both of its offices on Monday.",
            "Ole Vask",
        ),
        (
            "President Vask met Mary Vask.\n\nVask sold the ferry company and both of its offices in the harbour on Monday.",
            "Vask sold",
        ),
    ],
)
def test_a_surname_becomes_the_full_name_only_where_the_article_opens_with_it(made, text, expected):
    assert "Mary Vask sold" not in made(text)
    assert made(text).startswith(("Ole Vask led", expected, "President Vask"))


def test_a_concession_at_the_end_can_go(made):
    text = (
        "Ada Kestrin is pressing the ferry company to lower its fares despite the losses that it made in the winter, the harbour"
        " office has indicated."
    )
    assert made(text).startswith("Ada Kestrin is pressing the ferry company to lower its fares, the harbour office")


def test_what_would_happen_only_under_a_condition_is_not_told_without_it(made):
    text = "The council of Velmar will close the old lock gate of the harbour when the new lock gate in Lindholm has been opened."
    assert "will close" not in made(text) or "when" in made(text) or made(text).endswith("…")


def test_according_to_whom_is_never_cut_from_the_front(made):
    text = (
        "According to the harbour police of Velmar, the captain of the ferry had steered for the lock gate in the dark without"
        " a pilot on board."
    )
    assert "police" in made(text) or made(text).endswith("…")


def test_a_song_that_only_a_clause_tells_apart_keeps_it(made):
    text = "The ballad of the lock gate is the song that most people in the harbour towns would like to hear, a poll suggests."
    assert "is the song," not in made(text)


def test_a_number_is_not_parted_from_what_it_counts(made):
    text = (
        "The brewery of Velmar is to buy 37.5 % of the brewery of Lindholm in a deal that is worth 40 million crowns, the harbour"
        " bank said on Monday."
    )
    assert not re.search(r"37\.5 ?%(?:,|$)", made(text))


def test_a_city_needs_no_word_of_what_it_is(made):
    text = (
        "Eight cases of the fever have forced the northern port city of Velmar to shut its bars, its cinemas and its schools to"
        " all who have not been to a doctor."
    )
    assert "forced Velmar to shut" in made(text)


def test_a_list_may_end_behind_its_first_thing_but_a_number_of_halves_may_not(made):
    text = (
        "The council of the harbour of Velmar voted on Thursday night to close the old fish market, two public baths,"
        " three schools and a library."
    )
    assert made(text).endswith("to close the old fish market")
    text = (
        "Lindmar Bank, the savings bank of the harbour towns, reported higher fourth quarter and full-year profits on Thursday,"
        " boosted by a good winter for its loans to the fishermen of the north."
    )
    assert "quarter and full-year profits" in made(text) or "quarter" not in made(text)


def test_of_a_source_who_it_is_stays_and_what_it_is_like_may_go(made):
    text = "A cap on gifts to political parties should not be brought in before next May, the elections watchdog has said."
    assert re.search(r"(?:watchdog (?:has )?said|: watchdog)$", made(text))


def test_what_was_found_in_some_people_is_not_told_of_all(made):
    text = (
        "The new drug of the harbour clinic slowed the decline of memory and of thinking in people with an early form of the"
        " illness, according to full results of a large trial."
    )
    assert "in people with" in made(text) or "slowed" not in made(text) or made(text).endswith("…")


def test_what_is_stopped_for_one_brand_is_not_stopped(made):
    text = (
        "Lindmar is to stop making small petrol engines for its sporty Orlen brand of racing boats, the union at the Velmar"
        " shipyard has said after a meeting of more than two hours."
    )
    assert "for its" in made(text) or "stop" not in made(text)


def test_a_bank_that_its_sentence_describes_is_called_by_its_name(made):
    text = (
        "The oldest savings bank of the northern harbour towns, Lindmar Bank, has agreed to pay 40 million crowns to settle a"
        " dispute over loans. The fishermen had said that Lindmar Bank had hidden fees. Lindmar Bank denies it."
    )
    assert made(text).startswith("Lindmar Bank has agreed to pay 40 million crowns")


def test_a_dateline_behind_a_heading_is_no_part_of_a_headline(made):
    text = (
        "It asks for more inquiries, but many fear the worst VELMAR, July 17 (Harbour Post) - Divers closed the lock of Velmar on"
        " Monday after they had found a crack in its gate."
    )
    assert made(text).startswith("Divers closed the lock of Velmar on Monday")


def test_a_name_that_begins_small_stays_as_it_is_written(made):
    assert made("eBoat of Velmar will build ferries that run on the sun alone from May.").startswith("eBoat of Velmar")


def test_where_it_does_not_fit_a_closing_source_stands_behind_a_colon(made):
    text = (
        "Swapping butter for the oil of the herring could have benefits for the hearts of old sailors, according to a new study"
        " from the University of Velmar."
    )
    assert made(text).endswith(" sailors: study")
    kept = "The new lock will open on Friday, according to the harbour office."
    assert made(kept) == "The new lock will open on Friday, according to the harbour office"


def test_the_second_of_two_whole_clauses_may_be_the_news(made):
    text = (
        "Mats Ferrow scored twice, Ole Vask saved a penalty, and the Velmar Harriers ended a run of nine defeats with a victory"
        " over Lindmar on Sunday."
    )
    assert made(text).startswith("The Velmar Harriers ended a run of nine defeats")
    told = "The harbour office said that the lock was mended, and the ferries sailed again on Friday."
    assert made(told).startswith("The harbour office said")


def test_a_sum_stays_with_a_verb_of_paying(made):
    text = (
        "The Lindmar Rovers will pay the players in their squad, including five who are injured, more than $95 million this year."
    )
    assert "95 million" in made(text) or made(text).endswith("…")


def test_the_day_of_saying_goes_with_its_that(made):
    text = (
        "The governor of the harbour bank, Ole Vask, said on Friday that the towns of the coast had the money for a new lock at"
        " Sorrel."
    )
    assert re.search(r"said (?:the )?towns", made(text))


def test_what_stands_in_brackets_does_not_hide_what_the_verb_needs(made):
    text = "The energy firm Torvex is reportedly facing a 40m crown ($6m; £5m) back-tax claim for the years from 2001 to 2003."
    assert made(text).startswith("The energy firm Torvex is reportedly facing a 40m crown back-tax claim")


def test_what_is_done_may_be_the_subject_of_a_first_sentence(made):
    text = "Mending a fishing net at home is cheaper than most people in Velmar believe. Nets used to be thrown away."
    assert made(text) == "Mending a fishing net at home is cheaper than most people in Velmar believe"


def test_a_first_sentence_about_a_place_without_its_name_gives_way(made):
    text = "The school called a meeting of all parents on Friday. Teachers at Velmar Grammar have voted to strike over their pay."
    assert made(text) == "Teachers at Velmar Grammar have voted to strike over their pay"
