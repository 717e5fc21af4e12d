"""Names around a name → a network: the same each time, inside its drawing, ties between the right points."""

import pytest

from broadsheet.model.picture import Network, Node
from broadsheet.rendering.charts.network import around, network_chart


def network(count, ties=(), label="Lars Holm"):
    nodes = tuple(Node(label=f"{label} {n}", person=n % 2 == 0, sentences=n + 1) for n in range(count))
    return network_chart(Network(centre="Anna Berg", nodes=nodes, ties=ties, title="t"))


@pytest.mark.parametrize("count", [1, 3, 10])
def test_points_and_labels_stand_within_the_drawing_and_apart(count):
    made = network(count, label="International Brotherhood of Teamsters and Company")
    assert len({(point.x, point.y) for point in made.points}) == count
    for point in made.points:
        assert 0 < point.x < made.width
        assert 0 < point.label.y < made.height
        assert 0 < point.label.y + made.leading * (len(point.label.lines) - 1) < made.height


def test_a_tie_runs_between_its_two_points_and_more_sentences_make_it_wider():
    made = network(4, ties=((1, 3),))
    (tie,) = made.ties
    assert (tie.x1, tie.y1, tie.x2, tie.y2) == (made.points[1].x, made.points[1].y, made.points[3].x, made.points[3].y)
    assert [spoke.weight for spoke in made.spokes] == sorted(spoke.weight for spoke in made.spokes)


@pytest.mark.parametrize(
    ("count", "ties", "order"),
    [(0, (), ()), (3, (), (0, 1, 2)), (4, ((0, 3),), (0, 3, 1, 2)), (5, ((0, 2), (2, 4), (1, 3)), (0, 2, 4, 1, 3))],
)
def test_tied_names_stand_beside_one_another(count, ties, order):
    assert around(count, ties) == order
