"""A topic's articles → what its page adds up of them: origins, names, and how many each month has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from broadsheet.model.index import Index
from broadsheet.pages.blocks.names import counted
from broadsheet.pages.blocks.sums import Origins, all_origins, numbers, origins, summed
from broadsheet.pages.cards import Cards
from broadsheet.values import Value


class TopicTotals(Value):
    """What the articles of a topic come to in some months."""

    origins: Origins
    months: tuple[tuple[dt.date, int], ...]
    """First day, number of articles; newest first."""
    names: tuple[tuple[str, int], ...]
    """Entity id, number of articles that name it."""


def totals(code: str, index: Index, cards: Cards) -> TopicTotals:
    """Those of a topic with articles, whose newest month alone is looked at where no other has news."""
    of = partial(_of_month, code, index=index, cards=cards)
    return summed(TopicTotals, code, index.topic_months[code], cards, of, _added)


def _of_month(code: str, month: dt.date, index: Index, cards: Cards) -> TopicTotals:
    articles = index.topic_month[code, month]
    return TopicTotals(
        origins=origins(articles, cards.within),
        months=((month, len(articles)),),
        names=tuple(counted(articles, cards.within.named).items()),
    )


def _added(parts: Iterable[TopicTotals]) -> TopicTotals:
    held = tuple(parts)
    return TopicTotals(
        origins=all_origins(part.origins for part in held),
        months=tuple(month for part in held for month in part.months),
        names=tuple(numbers([part.names for part in held]).items()),
    )
