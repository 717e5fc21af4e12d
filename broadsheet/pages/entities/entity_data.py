"""An entity → the same for programs: ``index.json``, and a table of its articles as CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from broadsheet.model.article import Kind
from broadsheet.model.data import Table
from broadsheet.model.entity import Alias, Appearance, Entity
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.coverage import MonthLink
from broadsheet.pages.cards import Cards, QuoteCard
from broadsheet.pages.entities.role_rows import RoleRow, role_rows
from broadsheet.values import Value

SHOWN = 50
"""Of articles and quotations; all articles are in the CSV, all quotations in the monthly data."""


class ArticleLine(Value):
    """An article that names the entity."""

    date: dt.date
    url: str
    headline: str
    about: bool
    mentions: int
    sentences: tuple[int, ...]


class CompanyLine(Value):
    """Another entity in the same sentences."""

    url: str
    name: str
    sentences: int
    g2: float


class EntityData(Value):
    """An entity as ``index.json`` beside its page; addresses are site-relative."""

    id: str
    kind: Kind
    name: str
    sort: str
    url: str
    first: dt.date
    last: dt.date
    articles: int
    about: int
    cited: int
    aliases: tuple[Alias, ...]
    roles: tuple[RoleRow, ...]
    latest: tuple[ArticleLine, ...]
    said_by: tuple[QuoteCard, ...]
    said_about: tuple[QuoteCard, ...]
    said_to: tuple[QuoteCard, ...]
    seen_with: tuple[CompanyLine, ...]
    months: tuple[MonthLink, ...]
    how: str
    undecided: tuple[str, ...]


def data(entity: Entity, months: Sequence[MonthLink], site: Site, cards: Cards) -> EntityData:
    """The newest articles and quotations, and everything else in full."""
    return EntityData(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        sort=entity.sort,
        url=permalinks.public(site.base_url, permalinks.entity(entity.id)),
        first=entity.appearances[-1].article.published,
        last=entity.appearances[0].article.published,
        articles=len(entity.appearances),
        about=sum(a.about for a in entity.appearances),
        cited=len(entity.cited),
        aliases=entity.aliases,
        roles=role_rows(entity),
        latest=tuple(_line(a) for a in entity.appearances[:SHOWN]),
        said_by=tuple(cards.quote(said) for said in entity.said_by[:SHOWN]),
        said_about=tuple(cards.quote(said) for said in entity.said_about[:SHOWN]),
        said_to=tuple(cards.quote(said) for said in entity.said_to[:SHOWN]),
        seen_with=tuple(
            CompanyLine(url=link.url, name=link.label, sentences=seen.sentences, g2=seen.g2)
            for seen in entity.seen_with
            for link in [cards.link(seen.id)]
        ),
        months=tuple(months),
        how=entity.how,
        undecided=entity.undecided,
    )


def csv(entity: Entity) -> Table:
    """One row for each article that names the entity, newest first."""
    return Table(
        columns=("date", "url", "headline", "publisher", "about", "mentions", "sentences"),
        rows=tuple(
            (
                line.date,
                line.url,
                line.headline,
                a.article.publisher,
                "about" if line.about else "mentioning",
                line.mentions,
                " ".join(map(str, line.sentences)),
            )
            for a in entity.appearances
            for line in [_line(a)]
        ),
    )


def _line(appearance: Appearance) -> ArticleLine:
    article = appearance.article
    return ArticleLine(
        date=article.published,
        url=permalinks.article(article),
        headline=article.headline,
        about=appearance.about,
        mentions=appearance.count,
        sentences=appearance.numbers,
    )
