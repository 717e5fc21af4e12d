"""What the rules on names do, one by one; the people in the sentences are made up."""

from __future__ import annotations

from itertools import pairwise

import pytest

spacy = pytest.importorskip("spacy", reason="names are read with a language model")
from broadsheet.annotators import names, parsing  # noqa: E402
from broadsheet.annotators.names.boundaries import trim  # noqa: E402
from broadsheet.annotators.names.reading import Span  # noqa: E402


@pytest.fixture(scope="module")
def find(model):
    """A reader of names: text → mentions."""
    return lambda text, headline=None: names.find(parsing.parse(model, text), headline)


def named(mentions):
    return {(mention.text, mention.name) for mention in mentions}


def test_titles_and_possessives_are_no_part_of_a_name(find):
    found = find("On Monday Mrs. Helen Marbury's lawyer met Dr. Victor Lindqvist in Geneva.")
    assert {"Helen Marbury", "Victor Lindqvist", "Geneva"} == {mention.text for mention in found}


def test_a_role_behind_the_name_is_kept(find):
    found = find("Helen Marbury, the finance minister of Norway, told reporters in Oslo that taxes would rise.")
    assert next(m.role for m in found if m.name == "Helen Marbury") == "finance minister of Norway"


def test_a_role_before_a_comma_is_kept(find):
    found = find("Norway's finance minister, Helen Marbury, told reporters in Oslo that taxes would rise.")
    assert next(m.role for m in found if m.name == "Helen Marbury") == "Norway's finance minister"


def test_departments_within_a_role_are_no_organisations(find):
    found = find("Treasury Secretary Helen Marbury met Secretary of State Victor Lindqvist on Friday.")
    assert {mention.kind for mention in found} == {"person"}


def test_an_acronym_in_brackets_names_the_organisation(find):
    text = "The National Union of Harbour Workers (NUHW) called a strike. On Friday the NUHW met the government."
    assert {m.name for m in find(text) if m.text == "NUHW"} == {"National Union of Harbour Workers"}


def test_an_acronym_of_common_nouns_is_no_name(find):
    found = find("The port uses radio frequency identification (RFID) for containers. Every RFID tag is checked in Rotterdam.")
    assert not [mention for mention in found if "RFID" in mention.text]


def test_a_country_has_one_name_however_it_is_written(find):
    found = find("Officials of the U.S. met in the United States. The US and the U.K. agreed.")
    assert {mention.name for mention in found} == {"United States", "United Kingdom"}


def test_demonyms_are_no_mentions(find):
    assert not [
        m for m in find("Norwegian and French officials met Muslim leaders.") if m.text in ("Norwegian", "French", "Muslim")
    ]


def test_a_sum_in_dollars_names_no_country(find):
    assert not [m for m in find("The bridge cost US$80 million, or about 75 million euros.") if m.text == "US"]


def test_an_agency_that_is_quoted_is_cited(find):
    found = find("Helen Marbury resigned on Friday, Reuters reported. The BBC said it would cut its staff.")
    assert {m.name: m.cited for m in found if m.kind == "organisation"} == {"Reuters": True, "BBC": False}


def test_an_agency_in_a_dateline_is_cited_and_its_place_a_place(find):
    found = find("OSLO (Reuters) - The government of Norway resigned on Friday.")
    assert {(m.text, m.name, m.kind, m.cited) for m in found} >= {
        ("OSLO", "Oslo", "place", False),
        ("Reuters", "Reuters", "organisation", True),
    }


def test_a_headline_in_capitals_is_read_in_ordinary_letters(find):
    found = find("MARBURY NAMED AS NEW FINANCE MINISTER\nHelen Marbury was named on Friday. Marbury had led the bank of Norway.")
    assert ("MARBURY", "Helen Marbury") in named(found)


def test_a_headline_beside_the_text_may_hold_the_full_name(find):
    found = find("Marbury told reporters in Oslo that taxes would rise.", "Helen Marbury to raise taxes")
    assert ("Marbury", "Helen Marbury") in named(found)


def test_a_relative_does_not_take_the_surname(find):
    text = (
        "President Marbury was taken to hospital in Oslo on Friday. His wife Ingrid Marbury stayed with him. Marbury is seventy,"
        " and Marbury has led Norway for ten years."
    )
    assert {m.name for m in find(text) if m.text == "Marbury"} == {"Marbury"}


@pytest.mark.parametrize("presented", ["and Ilvana Marbury", "and first lady Ilvana Marbury", "and his wife, Ilvana Marbury,"])
def test_who_is_named_beside_a_surname_does_not_take_it(find, presented):
    text = (
        f"President Marbury {presented} welcomed the guests in Oslo. Mr. Marbury spoke for an hour. Marbury has led Norway for"
        " ten years."
    )
    assert {m.name for m in find(text) if m.text == "Marbury"} <= {"Marbury", "Mr. Marbury"}


def test_a_relative_has_the_title_that_fits(find):
    text = (
        "President Marbury was taken to hospital in Oslo. His wife Ilvana Marbury stayed with him. Mrs. Marbury has led a school"
        " for years."
    )
    assert ("Mrs. Marbury", "Ilvana Marbury") in named(find(text)) or ("Marbury", "Ilvana Marbury") in named(find(text))


def test_a_common_word_with_a_capital_behind_a_full_name_is_no_part_of_it(find):
    text = (
        "Helen Marbury spoke in Oslo. “Helen Marbury Memos are out today,” the mayor wrote. Marbury had kept memos of the talks."
    )
    assert {m.name for m in find(text) if m.kind == "person"} == {"Helen Marbury"}


def test_a_flight_and_a_model_are_nobody(find):
    found = find("Flight OM662 was delayed in Oslo. The Q-199 flew over Oslo, and Q-199 is fast, Helen Marbury said.")
    assert {m.name for m in found if m.kind == "person"} == {"Helen Marbury"}


@pytest.mark.parametrize("firm", ["Marbury Plc", "Lindqvist A.G.", "Marbury Holt S.A.", "Harlow GmbH", "Tavener Pty"])
def test_a_legal_form_behind_a_name_tells_a_firm(find, firm):
    assert {
        m.kind for m in find(f"The board met {firm} in Oslo and signed a letter of intent.") if m.text.startswith(firm[:6])
    } == {"organisation"}


def test_a_firm_that_bears_a_surname_is_not_whoever_has_that_surname(find):
    assert ("McDonald’s", "McDonald's") in named(find("The chain McDonald’s opened a branch in Oslo on Monday."))
    found = find(
        "“We could not agree with the farmers,” said McDonald at a briefing in Oslo. McDonald added that work would begin."
    )
    assert "McDonald's" not in {m.name for m in found}


def test_both_sides_of_a_result_are_organisations(find):
    found = find("Results of the second round:\nOldbridge 2 Harlow Town 1\nWestmere 0 Castleford Rovers 3")
    sides = {m.text for m in found if m.kind == "organisation"}
    assert sides >= {"Oldbridge", "Harlow Town", "Westmere", "Castleford Rovers"}


def test_addresses_hold_no_names(find):
    assert not [m for m in find("See https://example.org/news/norway/Helen-Marbury for more.") if "Marbury" in m.text]


def test_mentions_are_in_order_and_never_overlap(find):
    found = find("Helen Marbury of the Bank of Norway met Victor Lindqvist, Sweden's envoy, in New York City on Friday.")
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_text_without_names_has_no_mentions(find):
    assert find("") == () == find("it rained all day and nobody came.")


def test_a_possessive_in_the_headline_is_no_part_of_a_name(find):
    found = find("Ilves resigned on Monday. The seat that Ilves held is now free.", "Voters keep Anna Ilves’s seat")
    assert {m.name for m in found if m.kind == "person"} == {"Anna Ilves"}


def test_a_heading_in_capitals_ends_a_name_where_the_text_does(find):
    text = "Anna Ilves Opens Harbour Bridge After Long Delay\n\nAnna Ilves opened the bridge on Monday. Ilves thanked the crew."
    assert {m.name for m in find(text) if m.kind == "person"} == {"Anna Ilves"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ('Helen Marbury "The Harbour', "Helen Marbury"),
        ("Marbury “Iron Harbour Lady", "Iron Harbour Lady"),
        ("Port Anselm” Helen", "Port Anselm"),
        ("« Port Anselm", "Port Anselm"),
        ('Helen "Bolt" Marbury', 'Helen "Bolt" Marbury'),
        ("Helen “Bolt” Marbury", "Helen “Bolt” Marbury"),
        ("Harbour Board (Anselm", "Harbour Board"),
    ],
)
def test_a_quotation_mark_or_bracket_without_its_other_half_ends_a_name(words, name):
    text = f"They said that {words} was not heard."
    span = trim(text, Span(start=15, end=15 + len(words), kind="person"))
    assert span
    assert text[span.start : span.end] == name


def test_a_surname_of_two_people_is_whose_title_stands_before_it(find):
    found = find(
        "Cllr Mary Tolland said on Monday that parents had been told nothing. Mrs Tolland represents the ward.\n\n"
        "Her husband, David Tolland, runs the inn. Mr Tolland said that takings were down."
    )
    assert {("Mr Tolland", "David Tolland"), ("Tolland", "Mary Tolland")} <= named(found)


def test_a_title_that_fits_nobody_stays_with_the_surname(find):
    found = find(
        "Mr and Mrs Henry Tolland have adopted 14 children.\n\n“We ran out of hooks,” Mrs Tolland said.\n\n"
        "Mr Tolland, a signalman, agreed. Their eldest, Dr Ruth Tolland, spoke for all. Dr Tolland is a surgeon."
    )
    names_of = named(found)
    assert {("Mrs Tolland", "Mrs Tolland"), ("Tolland", "Henry Tolland"), ("Dr Tolland", "Ruth Tolland")} <= names_of


def test_half_of_a_double_surname_gives_way_to_the_whole_of_another(find):
    found = find(
        "The safety manager, Priya Marbury-Holt, said that nothing had reached her. A clerk said that it went to Mr Holt.\n\n"
        "Alistair Holt, who was then the director, said that he had no note."
    )
    assert ("Holt", "Alistair Holt") in named(found)


def test_a_first_name_that_both_sexes_bear_somewhere_does_not_part_a_name_from_its_title(find):
    found = find("Andrea Marbury opened the festival in Oslo on Friday. Mr Marbury sang for two hours, and the hall was full.")
    assert ("Marbury", "Andrea Marbury") in named(found)


def test_a_role_does_not_run_across_the_end_of_a_sentence(find):
    found = find(
        "Tyrone Marbury said that he would vote with the governor. Marbury's father wrote the law.\n\n"
        "Gov. Lyle Tolland met Sen. Peter Holt. Insp. Mary Lind and Lt. Col. Victor Lindqvist were there."
    )
    roles = {m.name: m.role for m in found if m.role}
    assert roles == {"Lyle Tolland": "Gov.", "Peter Holt": "Sen.", "Mary Lind": "Insp.", "Victor Lindqvist": "Lt. Col."}


def test_a_father_and_a_son_of_one_name_are_two(find):
    found = find(
        "Rep. Tyrone Marbury Jr. said that he would vote for the bill. Marbury has the desk of his father, the late Sen. Tyrone"
        " Marbury Sr., who wrote the river law of 1979."
    )
    assert {("Marbury", "Tyrone Marbury Jr."), ("Tyrone Marbury Sr.", "Tyrone Marbury Sr.")} <= named(found)


@pytest.mark.parametrize(
    ("dateline", "land"),
    [("REGINA, Sask.", "Saskatchewan"), ("THUNDER BAY, Ont.", "Ontario"), ("ALBURY, N.S.W.", "New South Wales")],
)
def test_provinces_and_states_abroad_are_known_by_their_abbreviations(find, dateline, land):
    found = find(f"{dateline}, March 4, 2024 (Example Agency) — Grain handlers walked off the job on Monday, the union said.")
    assert land in {m.name for m in found if m.kind == "place"}


def test_an_abbreviation_that_stands_for_two_names_is_neither(find):
    found = find(
        "The National Roads Authority (NRA) warned of queues after the National Revenue Agency (NRA) said that lorries would be"
        " weighed.\n\nThe NRA has asked for a second lane."
    )
    assert "NRA" not in {m.text for m in found}


def test_where_somebody_is_from_is_a_place(find):
    found = find(
        "A woman from Skelmarth was hurt near Ormeda on Friday, and a boxer, 23, of Wexby, was arrested.\n\n"
        "“We are keen to hear from anyone,” said Sergeant Paul Jordan. Callers should ask for Sgt Jordan."
    )
    assert not {"Skelmarth", "Ormeda", "Wexby"} & {m.name for m in found if m.kind == "person"}
    assert ("Jordan", "Paul Jordan") in named(found)
