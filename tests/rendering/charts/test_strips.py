"""A story → its strip: a dot for each article, copies hollow, within rows that are high enough."""

import pytest

from broadsheet.model.picture import Strip, StripRow, Tick
from broadsheet.rendering.charts.strips import strip_chart


def strip(*rows, days=3):
    ticks = tuple(Tick(label="Mon", under=str(n)) for n in range(days))
    return strip_chart(Strip(ticks=ticks, rows=tuple(StripRow(label=label, cells=cells) for label, cells in rows), title="t"))


def test_each_article_is_a_dot_and_copies_are_hollow():
    made = strip(("Post", ((2, 1), (0, 0), (0, 4))))
    assert [dot.copy for dot in made.dots] == [False, False, True, True, True, True, True]
    assert made.copies


def test_more_articles_than_a_cell_holds_are_a_number():
    made = strip(("Post", ((30, 3), (1, 0), (0, 0))))
    assert len(made.dots) == 1
    assert "33" in [line.text for line in made.lines]


@pytest.mark.parametrize("days", [1, 2, 9, 42])
def test_dots_keep_apart_and_within_their_row(days):
    made = strip(("Post", ((3, 4),) * days), ("A publisher with a very long name indeed", ((1, 0),) * days), days=days)
    places = [(dot.x, dot.y) for dot in made.dots]
    assert len(set(places)) == len(places)
    assert all(made.left <= x <= made.width and made.rules[0] <= y <= made.rules[-1] for x, y in places)
    assert made.rules[-1] <= made.height
