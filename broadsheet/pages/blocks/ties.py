"""An entity and whom it is seen with → a small network, and a matrix of who shares its sentences with whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from broadsheet.model.entity import Entity, SeenWith
from broadsheet.model.index import Index
from broadsheet.model.picture import Network, Node
from broadsheet.pages.blocks.day_grid import Cell, level
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import say, say_many

NODES = 10
FEWEST = 3
"""Names below which a network says no more than a sentence."""


class MatrixRow(Value):
    """A name, its sentences with the subject, and those that hold each other name too."""

    link: Link
    alone: Cell
    cells: tuple[Cell | None, ...]
    """None on the diagonal."""


class Ties(Value):
    """The network and the matrix of an entity's nearest company."""

    network: Network
    rows: tuple[MatrixRow, ...]
    """Nothing where no two of the names stand in one sentence with the subject."""
    reading: str


def ties(entity: Entity, index: Index, cards: Cards) -> Ties | None:
    """Of the ten names furthest above chance; None where there are fewer than three."""
    near = entity.seen_with[:NODES]
    if len(near) < FEWEST:
        return None
    labels = [cards.link(seen.id).label for seen in near]
    shared = _shared(near)
    network = Network(
        centre=entity.name,
        nodes=tuple(
            Node(label=label, person=index.card_of[seen.id].kind == "person", sentences=seen.sentences)
            for label, seen in zip(labels, near, strict=True)
        ),
        ties=tuple(sorted(shared)),
        title=say_many(
            len(near),
            "Network of the %(num)s name seen most with %(name)s; the table has the figures",
            "Network of the %(num)s names seen most with %(name)s; the table has the figures",
            name=entity.name,
        ),
    )
    return Ties(network=network, rows=_rows(near, shared, cards), reading=_reading(entity.name, labels, shared))


def _shared(near: Sequence[SeenWith]) -> dict[tuple[int, int], int]:
    """Pairs of the names → sentences that hold both and the subject, where there is one."""
    held = [frozenset(seen.shared) for seen in near]
    counts = {(a, b): len(held[a] & held[b]) for a, b in combinations(range(len(near)), 2)}
    return {pair: count for pair, count in counts.items() if count}


def _rows(near: Sequence[SeenWith], shared: dict[tuple[int, int], int], cards: Cards) -> tuple[MatrixRow, ...]:
    if not shared:
        return ()
    most, all_most = max(shared.values()), max(seen.sentences for seen in near)

    def cell(a: int, b: int) -> Cell | None:
        count = shared.get((min(a, b), max(a, b)), 0)
        return None if a == b else Cell(count=count, level=level(count, most))

    return tuple(
        MatrixRow(
            link=cards.link(seen.id),
            alone=Cell(count=seen.sentences, level=level(seen.sentences, all_most)),
            cells=tuple(cell(row, column) for column in range(len(near))),
        )
        for row, seen in enumerate(near)
    )


def _reading(name: str, labels: Sequence[str], shared: dict[tuple[int, int], int]) -> str:
    """The pair that most of the subject's sentences hold."""
    if not shared:
        return say("No two of these names stand in one sentence with %(name)s.", name=name)
    most = max(shared.values())
    pairs = [pair for pair in sorted(shared) if shared[pair] == most]
    if len(pairs) > 1:
        return say_many(
            most,
            "%(pairs)s pairs of these names stand together with %(name)s, in %(num)s sentence each.",
            "%(pairs)s pairs of these names stand together most often with %(name)s, in %(num)s sentences each.",
            pairs=len(pairs),
            name=name,
        )
    first, second = (labels[n] for n in pairs[0])
    return say_many(
        most,
        "%(first)s and %(second)s stand together in %(num)s sentence with %(name)s; no other two do.",
        "%(first)s and %(second)s stand together most often with %(name)s, in %(num)s sentences.",
        first=first,
        second=second,
        name=name,
    )
