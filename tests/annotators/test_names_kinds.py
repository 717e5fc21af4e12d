"""Of which kind a name is, where its words mislead: offices, titles of works, fights, streets, firms, names of the world."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister of Justice and Human Rights Camila Ortuzar said that she would not comment.", "Camila Ortuzar"),
        ("Deputy Minister of Health and Social Welfare Ulan Bekov spoke on Monday.", "Ulan Bekov"),
    ],
)
def test_a_minister_is_no_part_of_the_ministry(read, text, name):
    assert read(text) == {("person", name)}


def test_a_dean_is_no_part_of_the_faculty(read):
    faculty = "Faculty of Arts and Sciences Dean Hopi E. Hoekstra spoke."
    assert read(faculty) == {("organisation", "Faculty of Arts and Sciences"), ("person", "Hopi E. Hoekstra")}


@pytest.mark.parametrize("term", ["A night of “Schmerz” and wit", "The opera “Don Alfredo” opened", "His hit “Ruby Hale” sold"])
def test_what_stands_only_between_marks_is_nobody(read, term):
    assert not {name for kind, name in read(f"{term}.") if kind != "place"}


def test_who_stands_between_marks_and_elsewhere_is_somebody(read):
    assert ("person", "Ostrow") in read("A man called “Ostrow” fled. Ostrow was caught on Monday. Ostrow said nothing.")


@pytest.mark.parametrize("word", ["style", "led", "like", "era"])
def test_what_is_like_somebody_is_not_called_so(read, word):
    assert read(f"It was a Henry Marlow-{word} campaign.") == {("person", "Henry Marlow")}


def test_fighters_are_people_and_teams_are_not(read):
    assert read("Next: Ayumi Hosokawa v Dana Whitlock. They meet on Sunday.") == {
        ("person", "Ayumi Hosokawa"),
        ("person", "Dana Whitlock"),
    }
    assert ("organisation", "Ashdale Rovers") in read("Next: Portmere City v Ashdale Rovers. They meet on Sunday.")


def test_a_team_of_a_result_is_a_team_in_all_of_the_article(read):
    text = "It ended late.\n\nAshdale Town 2 Portmere City 2. They beat Portmere City last year, and Portmere City wept."
    assert ("place", "Portmere City") not in read(text)


@pytest.mark.parametrize("street", ["N. Clark St.", "Linden Ave"])
def test_a_street_is_a_place(read, street):
    assert not {name for kind, name in read(f"Go to 3635 {street} in the morning.") if kind != "place"}


def test_somebody_called_hill_is_no_hill(read):
    assert ("person", "Harry Hill") in read("Harry Hill plays a doctor. “Yes,” said Harry Hill.")
    assert ("place", "Ashdown Hill") in read("They walked up Ashdown Hill in the rain.")


def test_the_first_word_of_a_firm_is_the_firm(read):
    text = "Kelmar Foods makes bread.\n\n“I am proud to lead Kelmar into its second century,” said Ottilie Brandvold."
    assert read(text) == {("organisation", "Kelmar Foods"), ("person", "Ottilie Brandvold")}


def test_a_council_is_of_a_place(read):
    assert ("place", "Colwick") in read("Colwick Borough Council means to close it.\n\nEdith Sowerby\nColwick\n")


def test_a_government_is_of_a_place(read):
    assert ("place", "Navaria") in read("The central bank of Navaria left interest rates unchanged on Thursday.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oman's minister, Said bin Hamad al-Rawahi, urged his colleagues to share data.", "Said bin Hamad al-Rawahi"),
        ("Daw Khin Myat Noe, its head teacher, welcomed the children.", "Khin Myat Noe"),
        ("Sheikh Farida, who leads the opposition, said no. Farida left.", "Sheikh Farida"),
        ("Sheikh Rashid, who leads the opposition, said no. Rashid left.", "Rashid"),
        ("Jonas Hale plays the father; Perpetua Nwosu is superb.", "Perpetua Nwosu"),
        ("My late husband, Norman, learned to read there.", "Norman"),
    ],
)
def test_names_of_the_world_are_whole(read, text, name):
    assert ("person", name) in read(text)


def test_a_town_may_have_a_small_word_within(read):
    assert ("place", "San Jacinto del Rio") in read("The mayor of San Jacinto del Rio resigned on Thursday.")


def test_somebody_called_as_a_paper_is_no_paper(read):
    text = "Conleth Hill plays a doctor. Hill was born here. Hill has said that he likes it."
    assert read(text) == {("person", "Conleth Hill")}


def test_a_way_to_win_is_nobody(read):
    assert read("Last fight: a win by TKO12 vs. Ayumi Hosokawa in May.") == {("person", "Ayumi Hosokawa")}


@pytest.mark.parametrize("firm", ["Freddie Mac", "Andreessen Horowitz", "Morgan Stanley"])
def test_a_firm_that_is_called_like_somebody_is_a_firm(read, firm):
    assert read(f"Shares of {firm} fell on Monday.") == {("organisation", firm)}


def test_whoever_holds_an_office_is_no_part_of_what_it_is_of(read):
    assert read("Hall of Famer Angelo Dundee was his trainer.") == {("person", "Angelo Dundee")}


def test_a_demonym_before_a_full_name_is_no_part_of_it(read):
    assert read("Kentuckian John Marbury won. He left.") == {("person", "John Marbury")}


def test_a_surname_may_be_a_word_that_events_end_in(read):
    assert ("person", "Kristen Day") in read("Kristen Day, executive director of the group, said no.")


def test_buttons_of_a_page_that_ran_into_a_name_are_nobody(read):
    assert read("Daniel MaransFlagShareLikeReplyAnna Roe said.") == {("person", "Roe")}


@pytest.mark.parametrize("label", ["Exclusive", "Footage"])
def test_a_label_of_a_desk_is_nobody(read, label):
    assert ("person", label) not in read(f"{label} from the game shows it.")


def test_a_name_ends_before_a_small_word(read):
    text = "They like it. Stacey Was featured on the list, and Inès Is the latest of them."
    assert {name for kind, name in read(text) if kind == "person"} == {"Stacey", "Inès"}


def test_a_society_between_marks_is_a_society(read):
    name = "Society of Harbour Pilots"
    assert ("organisation", name) in read(f"The letters stand for the “{name}”, which is a small group.")


def test_the_so_and_so_between_marks_is_a_body(read):
    assert ("organisation", "Knights Templar") in read("The message was signed by the “Knights Templar,” a new group.")


def test_a_listed_firm_called_like_a_person_is_meant_by_its_last_word_where_nobody_has_that_surname(read):
    text = "Eli Lilly, the maker of the drug, paid for the trial.\n\nLilly has asked for approval."
    assert read(text) == {("organisation", "Eli Lilly")}
    assert ("person", "Anna Lilly") in read(f"{text} Anna Lilly was there. Lilly left.")


def test_a_team_whose_name_has_a_figure_is_no_person_and_not_lost(read):
    text = "Gall, 25, who rides for the French team AG2R Velmar, attacked on the last climb."
    assert ("organisation", "AG2R Velmar") in read(text)


def test_what_is_left_of_an_office_is_no_name(read):
    text = "Marr wrote on his network Truth Social that Special Counsel Ulan Bekov had sent him a letter on Sunday."
    assert "Special" not in {name for _, name in read(text)}
