"""Copies of one article, and reports that are none."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping.duplicates import fold
from broadsheet.model.story import Report

WORDS = (
    "divers found a crack in the old lock gate of velmar on monday and mayor ada kestrin closed the harbour to all ferries for"
    " three weeks the ferry company of lindholm will sail from the fishing port instead and expects delays of an hour or more"
    " since the road along the coast has one lane only a new gate would cost 4 million crowns which the council does not have"
    " the harbour was built in 1904 and last mended in 1961 when a storm had torn the gate from its hinges and flooded the town"
).split()
FORM = "Alder Corp will pay a dividend of {0} cents a share on {1} June to holders of record on {2} June, the company said."


def report(name, text, day=17):
    return Report(id=name, text=text, published=dt.date(2023, 7, day))


def copy_of(words, **kwargs):
    return fold([report("a", " ".join(WORDS)), report("b", " ".join(words), **kwargs)])["b"]


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        WORDS[: len(WORDS) * 6 // 10],
        WORDS[: len(WORDS) * 3 // 10],
        [*WORDS, *("more", "words", "here")],
        WORDS[:30] + WORDS[60:],
    ],
    ids=["the same", "first 60 %", "first 30 %", "words added", "middle gone"],
)
def test_a_cut_or_lengthened_text_folds_into_the_first(words):
    assert copy_of(words) == "a"


def test_headline_case_and_marks_make_no_difference():
    assert copy_of([word.upper() + "," for word in WORDS]) == "a"


def test_another_report_of_the_same_event_stays():
    other = "Ferries cannot use the harbour of Velmar for three weeks because its lock gate has a crack, the mayor says."
    assert copy_of(other.split()) == "b"


def test_notices_of_one_form_with_other_figures_stay():
    found = fold([report("a", FORM.format(12, 7, 30)), report("b", FORM.format(35, 9, 21))])
    assert found == {"a": "a", "b": "b"}


def test_a_text_that_is_little_changed_a_month_later_stays():
    changed = [*WORDS[:50], *"a third of it was written again by somebody else before it was printed".split(), *WORDS[75:]]
    assert copy_of(changed) == "a"
    assert (
        fold([report("a", " ".join(WORDS), 1), Report(id="b", text=" ".join(changed), published=dt.date(2023, 9, 1))])["b"] == "b"
    )


def test_short_texts_are_copies_only_when_equal():
    assert fold([report("a", "Results from Velmar"), report("b", "Results from Velmar"), report("c", "Results from Orlen")]) == {
        "a": "a",
        "b": "a",
        "c": "c",
    }


def test_the_first_is_the_earliest_by_day():
    assert fold([report("a", " ".join(WORDS), 19), report("b", " ".join(WORDS), 17)]) == {"a": "b", "b": "b"}


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(6)))
def test_copies_are_a_function_of_the_set(order):
    reports = [
        report(f"r{n}", " ".join(WORDS[: 30 + 12 * (n % 3)]) if n < 4 else f"Other news number {n}", 17 + n % 2) for n in range(6)
    ]
    assert fold(reports) == fold([reports[n] for n in order])


def test_empty_texts_and_no_texts_are_no_trouble():
    assert fold([]) == {}
    assert set(fold([report("a", ""), report("b", "")])) == {"a", "b"}
