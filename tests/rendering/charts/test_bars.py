"""Counts → bars: heights in proportion, nothing outside of the drawing, numbers and labels where there is room."""

import pytest

from broadsheet.model.picture import Bar, Bars, Tick
from broadsheet.rendering.charts import bars as drawing
from broadsheet.rendering.charts.bars import bar_chart


def chart(*counts, unit="day"):
    made = tuple(Bar(tick=Tick(label=str(n), under="Jul"), about=a, mentioning=m) for n, (a, m) in enumerate(counts))
    return bar_chart(Bars(unit=unit, bars=made, title="t"))


def test_heights_are_in_proportion():
    heights = [box.height for box in chart((1, 0), (2, 0), (4, 0)).boxes]
    assert heights == pytest.approx([heights[2] / 4, heights[2] / 2, heights[2]], abs=0.1)


def test_mentions_stand_as_an_outline_upon_the_solid_part_and_end_where_it_begins():
    solid, outline = chart((2, 1), (3, 0)).boxes[:2]
    assert (solid.kind, outline.kind) == ("bar", "bar bar--mention")
    assert outline.y + outline.height + 0.6 == pytest.approx(solid.y, abs=0.2)


@pytest.mark.parametrize("count", [2, 7, 12, 31, 36])
def test_everything_stands_within_the_drawing(count):
    made = chart(*((n % 5 + 1, n % 3) for n in range(count)))
    assert all(
        box.x >= 0 and box.x + box.width <= made.width and box.y >= 0 and box.y + box.height <= made.base for box in made.boxes
    )
    assert all(0 < word.x < made.width and 0 < word.y <= made.height for word in made.words)


def test_a_day_without_mentions_has_a_label_and_no_bar():
    made = chart((1, 0), (0, 0), (1, 0))
    assert len(made.boxes) == 2
    assert [word.text for word in made.words if not word.strong and word.y < 130] == ["0", "1", "2"]


def test_of_many_bars_the_highest_alone_bears_its_number_and_a_day_of_each_week_its_label():
    made = chart(*((1, 0) for _ in range(30)), (9, 0))
    assert [word.text for word in made.words if word.strong] == ["9"]
    assert [word.text for word in made.words if not word.strong and word.text != "Jul"] == ["0", "7", "14", "21", "28"]


def test_coordinates_have_one_decimal_at_the_most():
    for box in chart((1, 2), (3, 7), (5, 0)).boxes:
        assert all(round(value, 1) == value for value in (box.x, box.y, box.width, box.height))
    assert drawing.WIDTH < 400
