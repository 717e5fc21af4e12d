"""content/corrections.yaml: read with its slips, and added to without a byte of it being changed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.content.corrections import appended, parse
from broadsheet.model.correction import Correction

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


def found(text):
    corrections, problems = parse(text.encode())
    return corrections, [(problem.line, problem.field, problem.severity) for problem in problems]


def test_a_correction_is_read_with_its_line():
    (one,), problems = found(
        "# mine\n- date: 2026-11-26\n  article: content/articles/2023/07/19/a.md\n  what: text\n  stands: Now.\n"
    )
    assert problems == []
    assert (one.date, one.article, one.what, one.stands, one.line) == (
        dt.date(2026, 11, 26),
        "articles/2023/07/19/a",
        "text",
        "Now.",
        2,
    )


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("- {dat: 2026-11-26, note: x}", 1),
        ("- {date: yesterday, note: x}", 1),
        ("- {date: 2026-11-26, what: headlin, note: x}", 1),
        ("- {date: 2026-11-26, entity: kerry, note: x}", 1),
        ("- {date: 2026-11-26}", 1),
        ("- x", 1),
        ("date: 2026-11-26", 1),
    ],
)
def test_a_slip_is_a_problem_with_its_line_and_the_rest_holds(entry, line):
    corrections, problems = found(f"{entry}\n")
    assert corrections == ()
    assert problems[0][0] == line
    if entry.startswith("-"):
        corrections, _ = found(f"{entry}\n- {{date: 2026-11-26, note: Good.}}\n")
        assert [one.note for one in corrections] == ["Good."]


def test_every_entry_has_an_id_of_its_own():
    entry = "- {date: 2026-11-26, note: x, id: a1}\n"
    corrections, problems = found(entry * 2 + "- {date: 2026-11-26, note: x}\n" * 2)
    assert len({one.id for one in corrections}) == 4
    assert problems == [(2, "id", "warning")]


@given(
    st.lists(st.builds(Correction, date=st.dates(), what=st.just("text"), id=st.just("a1"), stood=WORDS, stands=WORDS, why=WORDS))
)
def test_what_is_appended_is_read_as_it_was_meant(given):
    before = b"- {date: 2026-11-26, note: x}  # mine"
    made = appended(before, given)
    assert made.startswith(before)
    corrections, _ = parse(made)
    assert [(c.date, c.stood, c.stands, c.why) for c in corrections[1:]] == [(c.date, c.stood, c.stands, c.why) for c in given]


def test_a_new_file_says_what_it_is():
    assert appended(b"", [Correction(date=dt.date(2026, 11, 26), what="note", id="a1", note="x")]).startswith(
        b"# What was published"
    )
