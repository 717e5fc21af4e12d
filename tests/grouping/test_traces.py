"""What an article is found by."""

import datetime as dt
from array import array
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping.traces.pieces import SIZE, hashed, marked
from broadsheet.grouping.traces.stems import BREAKS, stem, surprise, tokens, words_of
from broadsheet.grouping.traces.trace import trace, unpack
from broadsheet.grouping.traces.window import MARKS, marks
from broadsheet.lists.frequencies import UNLISTED, frequencies
from broadsheet.lists.frequencies import surprise as surprise_of
from broadsheet.model.story import Report

TEXTS = st.text(st.sampled_from("aBé1²_ \n\t.,'’“”—-?(\u2028"), max_size=60)


SHARES = {}
for word, share in frequencies().items():
    SHARES[stem(word)] = SHARES.get(stem(word), 0.0) + share


def named(text, *names):
    found = trace(Report(id="a", text=text, names=names))
    return set(found.terms[: found.names])


def terms(*words):
    return {hashed(stem(word)) for word in words}


def numbers(text):
    return array("I", marked(text)[1])[:: SIZE // 4].tolist()


def codes(words):
    return {code for word in words for code in array("Q", marked(word)[1])[1 :: SIZE // 8]}


@settings(deadline=None)
@given(TEXTS)
def test_a_text_read_piece_by_piece_is_the_text_read_at_once(text):
    found = tokens(text)
    words = [token for token in found if token not in BREAKS]
    assert numbers(text) == [number for word in words for number in numbers(word)]
    within = {word for before, word in pairwise(["\n", *found]) if before not in BREAKS and len(word) > 1 and word[0].isupper()}
    names = codes(within) - codes(word for word in words if word[0].islower()) - {0}
    assert named(text) == {code >> 32 for code in names}
    figures = {number for word in words if word[0].isdigit() for number in numbers(word)}
    assert set(trace(Report(id="a", text=text)).figures) == figures


@settings(deadline=None)
@given(st.sampled_from([*SHARES, *frequencies()]))
def test_a_stem_says_what_all_the_words_say_that_have_it(term):
    assert abs(surprise(term) - surprise_of(SHARES.get(term, UNLISTED))) < 1e-9


@settings(deadline=None)
@given(TEXTS)
def test_runs_are_of_three_words_each(text):
    read = [number for word in words_of(text) for number in numbers(word)]
    runs = {one ^ two << 1 ^ three << 2 for one, two, three in zip(read, read[1:], read[2:], strict=False)}
    assert list(trace(Report(id="a", text=text)).runs) == sorted(runs)


def test_names_are_what_has_a_capital_within_a_sentence_and_nowhere_none():
    assert named("The mayor met Ada Kestrin. Divers left, and the divers slept.") == terms("kestrin", "ada")
    assert named("Sluices opened.\nVelmar cheered (Orlen did not) — Lindmar slept: the Sluices and the sluices.") == set()
    assert named("Divers of the office for roads.", "the Office for Roads") == terms("office", "road")


def test_a_trace_outlives_its_bytes():
    found = trace(Report(id="a", text="Ada Kestrin met 12 divers in Velmar.", published=dt.date(2023, 7, 17), slug="divers"))
    assert unpack(found.pack()) == found


TERMS = st.frozensets(st.builds(lambda bit, turn: bit + turn * MARKS, st.integers(0, 9), st.integers(0, 3)))


@settings(deadline=None)
@given(TERMS, TERMS)
def test_marks_in_common_never_say_that_fewer_terms_are_shared_than_are(one, other):
    lost = len(one) - marks(one).bit_count()
    assert (marks(one) & marks(other)).bit_count() >= len(one & other) - lost
