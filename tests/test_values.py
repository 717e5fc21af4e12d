"""Values: frozen, equal where their fields are, and written as what JSON knows."""

import pickle

import pytest

from broadsheet.model.article import Article
from broadsheet.values import Value, field, is_value, names, plain, replace


class Point(Value, kw_only=False):
    x: int
    y: int = 0


class Line(Value):
    points: tuple[Point, ...]
    more: dict[str, int] = field(default_factory=dict)


def test_a_value_never_changes():
    with pytest.raises(AttributeError):
        Point(1).x = 2


def test_values_are_equal_where_their_fields_and_classes_are():
    assert Point(1, 2) == Point(x=1, y=2)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert Point(1) != Point(2)
    assert Point(1) != (1, 0)


def test_fields_go_by_name_where_nothing_else_is_said():
    with pytest.raises(TypeError):
        Line((Point(1),))


def test_a_copy_may_differ_in_some_fields():
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    with pytest.raises(TypeError):
        replace(Point(1), z=1)


def test_classes_tell_their_fields():
    assert names(Point) == ("x", "y")
    assert "headline" in names(Article)
    assert is_value(Point)
    assert is_value(Article)
    assert not is_value(tuple)


def test_a_value_can_be_sent_to_another_process():
    line = Line(points=(Point(1),))
    assert pickle.loads(pickle.dumps(line)) == line


def test_plain_is_what_json_knows():
    assert plain(Line(points=(Point(1), Point(2, 3)))) == {"points": [{"x": 1, "y": 0}, {"x": 2, "y": 3}], "more": {}}
