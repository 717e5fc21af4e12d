"""Who is who, and what is nobody: namesakes, titles and letters, ships, line-ups."""

from __future__ import annotations

import pytest


def people(*everybody):
    return {("person", name) for name in everybody}


def test_a_son_who_bears_the_name_of_his_father_is_another(read):
    text = "Sir Godfrey Hale died. His son, Godfrey Hale Jr., runs the firm. “He was kind,” Hale Jr. said."
    assert read(text) == people("Godfrey Hale", "Godfrey Hale Jr.")


def test_a_father_with_a_middle_name_is_not_his_son(read):
    text = "Godfrey Hale died. Godfrey Arthur Hale left school at 14. Their son, Godfrey Hale Jr., runs the firm."
    assert "Godfrey Hale Jr." in {name for _, name in read(text)}


def test_an_initial_is_not_that_of_somebody_s_wife(read):
    text = "J. R. Whitcombe and his wife, Joan Whitcombe, spoke. Joan Whitcombe left."
    assert read(text) == people("J. R. Whitcombe", "Joan Whitcombe")


def test_the_younger_of_two_is_not_told_by_the_surname(read):
    assert read("Piet Boom and Jan Boom spoke. The elder Boom is 80.") == people("Piet Boom", "Jan Boom")


@pytest.mark.parametrize("short", ["Ms de Wit", "De Wit", "Ms. De Wit"])
def test_a_title_before_a_particle_is_no_part_of_the_name(read, short):
    assert read(f"Its manager, Anneke de Wit, spoke first. Then {short} left the room.") == people("Anneke de Wit")


@pytest.mark.parametrize("letters", ["KC", "QC", "PhD", "CBE"])
def test_letters_behind_a_name_are_no_part_of_it(read, letters):
    assert read(f"The barrister, Julian Tate {letters}, spoke first. Mr Tate said no.") == people("Julian Tate")


def test_the_letter_of_a_question_is_no_part_of_a_name(read):
    assert read("Q. Mr Lund, how deep have you been?") == people("Lund")


@pytest.mark.parametrize("word", ["Quoting", "Librarian"])
def test_an_everyday_word_before_a_first_name_is_no_part_of_it(read, word):
    assert people("Edith Soames") <= read(f"{word} Edith Soames, Piet Boom said the roof was safe.")


def test_two_first_names_and_two_surnames_are_one_person(read):
    assert read("María Fernanda López Castillo won. “It is late,” López Castillo said.") == people(
        "María Fernanda López Castillo"
    )


def test_a_name_behind_his_predecessor_is_a_person(read):
    assert read("His predecessor, Radim Polak, said he had seen it.") == people("Radim Polak")


@pytest.mark.parametrize("name", ["Guðrún Stefánsdóttir", "Katrín Jakobsdóttir"])
def test_a_name_after_the_father_is_a_person(read, name):
    first = name.split()[0]
    assert read(f"{name} was sworn in. “I am glad,” {first} said.") == people(name)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Ardent Star ran aground. The Ardent Star will be towed.",
        "HMS Valiance stood by, and so did the MV Ormeda and the cutter Sea Warden.",
        "The trawler Annie May sank off the coast.",
        "The tanker, the Gulf Mercy, took twelve people to the port.",
    ],
)
def test_a_ship_is_nobody(read, text):
    assert read(text) == set()


@pytest.mark.parametrize("text", ["The boat Ana Ruiz bought sank.", "The ferry operator, Ana Ruiz, left."])
def test_somebody_beside_a_ship_is_somebody(read, text):
    assert read(text) == people("Ana Ruiz")


@pytest.mark.parametrize(
    "line",
    [
        "Rovers: Pratt; Olsen, Kirby, Dunne, Hale (Moss 70); Grady, Vance, Lowe; Marbury, Fay, Quirk.",
        "Men’s javelin: 1 Kovac 84.20, 2 Marbury 82.11, 3 Blume 80.05.",
    ],
)
def test_lone_surnames_of_a_list_are_nobody_but_who_is_named_in_full(read, line):
    found = {name for kind, name in read(f"Helen Marbury won.\n\n{line}") if kind == "person"}
    assert found == {"Helen Marbury"}


def test_a_place_and_a_day_before_a_dash_open_a_report(read):
    assert ("place", "Geneva") in read("Geneva, 27 August 2024 – Two aid workers were freed on Tuesday.")


@pytest.mark.parametrize("firm", ["Thorn Shipping", "Bayline Haulage"])
def test_what_a_firm_does_tells_that_it_is_one(read, firm):
    assert read(f"{firm} said it was sorry.") == {("organisation", firm)}


def test_who_comes_with_jr_behind_somebody_without_it_is_another(read):
    text = "President Arlo Marbury spoke. The others are Arlo Marbury Jr. and a friend. Lawyers for Marbury Jr. were silent."
    assert read(text) == {("person", "Arlo Marbury"), ("person", "Arlo Marbury Jr.")}


def test_who_is_brought_in_with_jr_may_go_on_without_it(read):
    text = "Arlo Marbury Jr. spoke on Monday. Arlo Marbury said no more, and Marbury left."
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("titled", "name"),
    [
        ("Datuk Seri Azlan Hasham", "Azlan Hasham"),
        ("Tan Sri Lim Kok Wei", "Lim Kok Wei"),
        ("Encik Rahman Alim", "Rahman Alim"),
        ("Mallam Nasir Idrisu", "Nasir Idrisu"),
        ("Aunty Pat Anders", "Pat Anders"),
        ("Speaker-designate Juan Poncel", "Juan Poncel"),
    ],
)
def test_titles_of_the_worlds_english_are_no_part_of_a_name(read, titled, name):
    assert ("person", name) in read(f"The rain went on all day and nobody knew why. {titled} said so on Monday.")
