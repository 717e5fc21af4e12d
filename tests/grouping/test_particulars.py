"""Which days, ages and spots a text tells of its event, and whether those of two texts agree."""

import datetime as dt
from itertools import combinations

import pytest

from broadsheet.grouping import stories
from broadsheet.grouping.stories.agreement import agreement
from broadsheet.grouping.stories.contrast import two_notices
from broadsheet.grouping.stories.vectors import vector
from broadsheet.grouping.traces.particulars import AGE, DAY, LATER_AGE, SERIES, SPOT, by_kind
from broadsheet.grouping.traces.pieces import number_of
from broadsheet.grouping.traces.trace import trace, unpack
from broadsheet.model.story import Report

THURSDAY = dt.date(2023, 7, 20)


def report(text, day=20, names=()):
    return Report(id=f"{day}{text}", text=text, published=dt.date(2023, 7, day), names=names)


def told(text, published=THURSDAY, names=()):
    return by_kind(trace(Report(id="a", text=text, published=published, names=names)).particulars)


def days(text, published=THURSDAY):
    return [dt.date.fromordinal(day).isoformat()[5:] for day in told(text, published).get(DAY, [])]


def spots(text, names=()):
    return [spot for kind, held in told(text, names=names).items() if kind >= SPOT for spot in held]


def known(*words):
    return [number_of(word) & ((1 << 26) - 1) for word in words]


def one_event(one, other):
    return len(set(stories.cluster([one, other]).values())) == 1


def agreeing(one, other):
    """The same from either side."""
    here, there = (vector(trace(each), {}) for each in (one, other))
    later = (other.published - one.published).days
    found = agreement(here, there, later)
    assert found == agreement(there, here, -later)
    return found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The barn burnt down on Tuesday night.", "07-18"),
        ("Tuesday's fire left nothing of the barn.", "07-18"),
        ("The barn burnt down on Thursday.", "07-20"),
        ("The barn burnt down last Thursday.", "07-13"),
        ("The barn burnt down early today.", "07-20"),
        ("The barn burnt down early this morning.", "07-20"),
        ("The barn burnt down yesterday.", "07-19"),
        ("The barn burnt down last night.", "07-19"),
        ("The barn burnt down on July 9.", "07-09"),
        ("The barn burnt down on 9 July, before the harvest.", "07-09"),
    ],
)
def test_a_day_that_a_text_tells_is_known_by_the_day_of_the_text(text, day):
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The barn will be pulled down on Tuesday.",
        "The road stays closed until Tuesday.",
        "The brigade meets every Tuesday.",
        "The barn burnt down on July 29.",
        "The barn burnt down on February 9.",
        "The barn burnt down on February 30.",
        "The barn burnt down one morning in July.",
        "It was an evening and a night to remember.",
    ],
)
def test_a_day_to_come_a_day_long_ago_and_no_day_at_all_are_none(text):
    assert days(text) == []


def test_what_was_to_come_in_the_sentence_before_does_not_reach_the_next():
    assert days("The barn will be pulled down. It burnt down on Tuesday.") == ["07-18"]


def test_without_a_date_a_text_tells_no_day_and_at_the_end_of_a_year_it_looks_back():
    assert DAY not in told("The barn burnt down on Tuesday.", published=None)
    assert told("The barn burnt down on December 30.", dt.date(2024, 1, 2))[DAY] == [dt.date(2023, 12, 30).toordinal()]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 34-year-old rider fell.", [34]),
        ("The rider is 34 years old.", [34]),
        ("A rider aged 34 fell.", [34]),
        ("A man of 34 fell.", [34]),
        ("Oda Brenn, 34, fell.", [34]),
        ("Two riders, 31 and 33, fell.", [31]),
        ("Some 34 riders fell, 12 of them twice.", []),
        ("On July 9, 12, and 15 riders fell.", []),
        ("The ship is 340 years old.", []),
    ],
)
def test_an_age_is_told_in_these_ways(text, ages):
    assert told(text).get(AGE, []) == ages


def test_ages_further_down_are_kept_apart():
    found = told(f"Oda Brenn, 34, fell. {'Nobody saw it. ' * 30}Peer Holm, 34, and Ivo Karst, 61, called for help.")
    assert (found[AGE], found[LATER_AGE]) == ([34], [61])


def test_a_spot_is_a_name_before_a_word_for_one():
    assert spots("The fire in Larch Street was seen from Mill Lane.") == known("Larch", "Mill")
    assert spots("It burnt down the street. The street is closed. Crews stayed in Larch. Street lamps went out.") == []
    assert spots("However. Street lamps went out, and a larch Street bought fell.") == []


def test_what_is_written_small_elsewhere_and_a_small_word_make_no_spot():
    assert spots("A refugee said that the Refugee Camp was shut.", names=("Refugee Camp",)) == []
    assert spots("Fires burnt In Street.") == []


@pytest.mark.parametrize(
    "text", ["the second fire of the brigade", "another fire in Larch Street", "the week's first fire", "the second week"]
)
def test_what_is_none_of_several_within_days_is_not(text):
    assert SERIES not in told(f"It was {text}.")


def test_particulars_are_kept_with_the_trace():
    found = trace(report("Oda Brenn, 34, fell in Larch Street on Tuesday."))
    assert len(found.particulars) == 4
    assert unpack(found.pack()) == found


def test_two_kinds_that_differ_speak_against_one_event_and_one_does_not():
    assert agreeing(report("It burnt in Larch Street on Tuesday.", 19), report("It burnt in Mill Lane on Thursday.")) == -1
    assert agreeing(report("It burnt in Larch Street on Tuesday.", 19), report("Police came on Thursday.")) == 0
    assert agreeing(report("A man of 34 fell on Tuesday.", 19), report("A man of 61 fell on Thursday.")) == -1


def test_what_is_the_second_within_days_is_not_what_was_told_before():
    earlier, later = report("It burnt on Tuesday.", 19), report("It was the second fire in a week, early on Thursday.")
    assert agreeing(earlier, later) == -1
    assert agreeing(report("It was the second fire in a week, on Tuesday.", 19), report("Police came on Thursday.")) == 0
    assert agreeing(report("It burnt on Tuesday."), later) == 0
    assert agreeing(report("It was the second fire in a week, on Tuesday.", 19), later) == 0


def test_whom_or_where_in_common_speaks_for_one_event_and_a_day_alone_does_not():
    assert agreeing(report("It burnt in Larch Street.", 19), report("The fire of Larch Street was laid on Thursday.")) == 1
    assert agreeing(report("Oda Brenn, 34, fell."), report("The rider, 35, fell.")) == 1
    assert agreeing(report("It burnt on Tuesday.", 19), report("Police came on Tuesday.")) == 0


def test_a_common_day_keeps_what_differs_from_speaking_against_one_event_but_for_reports_of_one_day():
    one, other = "A man of 34 fell in Larch Street on Tuesday.", "A man of 61 fell in Mill Lane on Tuesday."
    assert agreeing(report(one, 19), report(other)) == 0
    assert agreeing(report(one), report(other)) == -1


def test_who_bears_an_age_in_the_one_and_is_named_in_the_other_keeps_them_from_being_two_events():
    shot = report("Police seek Anton Reddick, 31, for a shot in Larch Street on Sunday, Gerd Ausel said.", 17)
    held = "Police found {} at the house of a woman of 64 in Mill Lane on Thursday, Gerd Ausel said."
    assert agreeing(shot, report(held.format("Reddick"))) == 0
    assert agreeing(shot, report(held.format("somebody"))) == -1
    sought = report("Police look out in Larch Street since Sunday night. Reddick, 31, has a car.", 17)
    assert agreeing(sought, report(held.format("Reddick"))) == 0
    brothers = report("Dogs found brothers from Orlen, 31 and 33, in Larch Street on Sunday.", 17)
    assert agreeing(brothers, report("A car from Orlen hit a woman of 64 in Mill Lane on Thursday.")) == -1


def test_a_street_named_for_comparison_is_not_where_it_was():
    one, other = "It burnt in Larch Street on Tuesday.", "It burnt in Mill Lane on Thursday, not far from Larch Street."
    assert agreeing(report(one, 19), report(other)) == -1


def test_spots_of_two_kinds_do_not_differ():
    assert agreeing(report("He fell in Larch Street on Tuesday.", 19), report("Candles burnt in Albion Park on Thursday.")) == 0


FIRES = [
    report(
        "A man died when a fire tore through a house in Larch Street, Velmar, on Tuesday night. Crews from Velmar and"
        " Orlen found the ground floor alight. Station officer Gerd Ausel of the Sella Fire Brigade told of thick smoke."
        " Nobody knows the cause.",
        19,
    ),
    report(
        "A family of five jumped when a fire tore through a house in Mill Lane, Velmar, on Thursday morning. Crews from"
        " Velmar and Orlen found the kitchen alight. Station officer Gerd Ausel of the Sella Fire Brigade told of thick"
        " smoke. Nobody knows the cause.",
        20,
    ),
    report(
        "The man who died in Larch Street, Velmar, was Anton Reddick, a retired postman. Neighbours laid flowers before"
        " the house. The Sella Fire Brigade still looks for the cause.",
        21,
    ),
]


def test_two_fires_of_one_town_are_two_stories_and_who_died_in_one_belongs_to_it():
    found = stories.cluster(FIRES)
    assert found[FIRES[0].id] == found[FIRES[2].id] != found[FIRES[1].id]


def test_reports_of_one_form_with_other_figures_are_two_where_they_tell_other_days():
    lorry = (
        "Police ask for witnesses after a rider died in a collision with a lorry near Velmar on Tuesday. Both had come"
        " down the steep hill behind the old dairy, where fog lay. The road was closed for 16 hours. Call the police of"
        " Orlen under number 112."
    )
    van = (
        "Police ask for witnesses after a rider died in a collision with a van near Velmar on {}. The van had turned"
        " into a field path, its driver says, and saw nobody. The road was closed for 25 hours. Call the police of Orlen"
        " under number 287."
    )
    one, other, same = (
        vector(trace(report(text, day)), {})
        for text, day in ((lorry, 19), (van.format("Thursday"), 21), (van.format("Tuesday"), 20))
    )
    assert two_notices(one, other, 2)
    assert not two_notices(one, same, 1)


def test_the_next_report_on_one_flood_has_the_form_of_the_last_and_is_no_other_event():
    form = "{} As of {}, {} are dead and {} missing; {} sleep in schools {}. Tents: {} have been handed out so far. Gaps: {}."
    for where, apart in (("in the Sarro valley", False), ("near the harbour", True)):
        first = form.format(
            "The river left its bed in nine places after days of heavy rain.",
            "Tuesday",
            16,
            14,
            "2,300",
            where,
            310,
            "blankets and fuel",
        )
        next_ = form.format(
            "Water falls slowly, and trucks reach all but two of the villages.",
            "Thursday",
            19,
            11,
            "3,850",
            where,
            780,
            "latrines, soap and seed",
        )
        one, other = (vector(trace(report(text, day)), {}) for text, day in ((first, 18), (next_, 20)))
        assert two_notices(one, other, 2) is apart


def test_a_common_spot_joins_what_names_alone_would_not():
    held = "{} in Larch {}, Velmar: the Sella Fire Brigade, Gerd Ausel, Oda Brenn of Orlen, Anton Reddick, Zita Falk of Holm. {}"
    smoke = (
        "Crews in masks broke doors while thick black smoke poured from windows, and roof tiles burst in the heat of"
        " the blaze. Hoses froze. A ladder slipped on wet cobbles, and a cat was carried out under a helmet."
    )
    grief = (
        "Neighbours laid flowers, lit candles and sang hymns; children drew pictures, and a priest asked everybody for"
        " silence. Bread and tea were handed round until it grew dark, and somebody played the accordion."
    )
    for kind, joined in (("Street", True), ("Company", False)):
        one, other = report(held.format("Alarm", kind, smoke), 19), report(held.format("Mourning", kind, grief), 20)
        assert one_event(one, other) is joined, kind


def test_stories_of_look_alikes_are_a_function_of_the_set():
    for some in (pair for size in (2, 3) for pair in combinations(FIRES, size)):
        assert stories.cluster(some) == stories.cluster(some[::-1])
