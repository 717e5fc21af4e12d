"""YAML that nobody has checked."""

from __future__ import annotations

import pytest

from broadsheet.engine.strict_yaml import Mapping, Plain, YamlError, is_null, load

BOMB = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_scalars_stay_the_text_that_was_written():
    tree = load("country: NO\nnumber: 012\ndate: 2023-07-19\nanswer: yes\nodds: 1_000\ntime: 12:30\n")
    assert list(tree.values()) == ["NO", "012", "2023-07-19", "yes", "1_000", "12:30"]


def test_only_what_is_written_without_quotation_marks_can_be_null():
    tree = load('a:\nb: ~\nc: null\nd: ""\ne: "null"\nf: Null\n')
    assert [is_null(value) for value in tree.values()] == [True, True, True, False, False, False]


def test_every_value_knows_its_line():
    tree = load("title: a\npeople:\n  - Jane Roe\n  - John Doe\nplaces: [Ardmore,\n  Bexley]\n")
    assert tree.lines == {"title": 1, "people": 2, "places": 5}
    assert tree["people"].lines == [3, 4]
    assert tree["places"].lines == [5, 6]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (BOMB, 1, "anchor"),
        ("a: x\nb: *a\n", 2, "alias"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tag"),
        ("a: !x y\n", 1, "tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "second time"),
        ("a: {b: 1, b: 2}\n", 1, "second time"),
        ("<<: {a: 1}\n", 1, "merge"),
        ("? [a]\n: b\n", 1, "as a key"),
        ("a: b\n--- \nc: d\n", 2, "second document"),
        ("a: " + "[" * 40 + "]" * 40, 1, "deep"),
        ("a: [b\nc: d\n", 1, "not valid YAML"),
        ("a: b: c\n", 1, "not valid YAML"),
        ("a: 'b\nc: d\n", 1, "not valid YAML"),
        ("a: \x07\n", 1, "character"),
        ("a: \ud800\n", 1, "cannot be read"),
    ],
)
def test_what_could_hurt_is_refused_with_its_line(text, line, found):
    with pytest.raises(YamlError) as caught:
        load(text)
    assert found in str(caught.value)
    assert caught.value.line == line


def test_brackets_by_the_thousand_are_refused_at_once():
    with pytest.raises(YamlError):
        load("a: " + "[" * 60_000)
    with pytest.raises(YamlError):
        load("- " * 30_000)


def test_an_empty_text_is_null():
    assert is_null(load(""))
    assert isinstance(load("# only a comment\n"), Plain)
    assert isinstance(load("a: b"), Mapping)
