"""Months → how often each entity is in the news in them, kept for each month: a year is their sum, and news changes one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages.blocks.names import Tally, by_kind, tally
from broadsheet.pages.cards import Cards
from broadsheet.values import Value


class MonthTally(Value):
    """Of each entity its id, the month's articles that name it, and those of them that are about it."""

    rows: tuple[tuple[str, int, int], ...]


def of_months(months: Sequence[dt.date], index: Index, cards: Cards) -> Tally:
    """The tally of all editions of these months, given by their first days, as that of their articles in this order."""
    named: Counter[str] = Counter()
    about: Counter[str] = Counter()
    for month in months:
        for id, naming, of in cards.kept(MonthTally, month.isoformat(), (), partial(_of_month, month, index, cards.within)).rows:
            named[id] += naming
            about[id] += of
    return Tally(named, about, by_kind(named), partial(_naming, months, cards.within))


def _naming(months: Iterable[dt.date], within: Index, ids: Iterable[str]) -> Mapping[str, Sequence[Article]]:
    """Of some ids the articles of these months that name them: looked for among all that name them, which are fewer."""
    articles = (article for month in months for edition in within.months[month] for article in edition.articles)
    place = {article.id: number for number, article in enumerate(articles)}
    return {id: sorted((a for a in within.naming[id] if a.id in place), key=lambda article: place[article.id]) for id in ids}


def _of_month(month: dt.date, index: Index, within: Index) -> MonthTally:
    held = tally([article for edition in index.months[month] for article in edition.articles], within)
    return MonthTally(rows=tuple((id, count, held.about[id]) for id, count in held.named.items()))
