"""JSON, JSON lines and CSV of frozen values."""

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.model.data import Record, Table
from broadsheet.rendering.data import csv_file, json_file
from broadsheet.text.json_text import dumps
from broadsheet.values import Value


class Row(Value):
    name: str
    day: dt.date | None = None
    tags: tuple[str, ...] = ()


def test_keys_are_sorted_and_what_is_not_known_is_left_out():
    assert dumps(Row(name="é", tags=("b", "a"))) == '{"name":"é","tags":["b","a"]}'
    assert dumps(Row(name="x", day=dt.date(2023, 7, 19))) == '{"day":"2023-07-19","name":"x","tags":[]}'


def test_a_record_has_data_for_keys():
    assert json_file(Record(fields=(("$schema", "x"), ("a b", (1, 2.5, True))))) == b'{"$schema":"x","a b":[1,2.5,true]}\n'


def test_line_separators_never_break_a_line_of_json_lines():
    made = [dumps(Row(name=name)) for name in ("a\u2028b\nc", "</script>")]
    assert [line.splitlines() for line in made] == [[line] for line in made]
    assert [json.loads(line)["name"] for line in made] == ["a\u2028b\nc", "</script>"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
@example(10**25)
@example([1e16, 1e-5, "\ud800"])
def test_a_text_or_number_is_written_as_python_writes_it(value):
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    assert dumps(value) == written


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number):
    with pytest.raises(ValueError, match="JSON"):
        dumps((number,))


def test_what_has_no_order_is_refused():
    with pytest.raises(TypeError):
        dumps(({"a", "b"},))


def test_what_a_spreadsheet_would_run_gets_an_apostrophe():
    made = csv_file(Table(columns=("a", "b"), rows=(("=1+1", -1), ("@x", None), ('say "a", b', dt.date(2023, 7, 19)))))
    assert list(csv.reader(io.StringIO(made.decode(), newline=""))) == [
        ["a", "b"],
        ["'=1+1", "-1"],
        ["'@x", ""],
        ['say "a", b', "2023-07-19"],
    ]
