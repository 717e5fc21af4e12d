"""An entity → its page: names and roles, figures, latest articles, quotations, company, topics, doubts; and older months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet import wording
from broadsheet.model.article import Article, Kind
from broadsheet.model.data import Record
from broadsheet.model.entity import Alias, Appearance, Entity
from broadsheet.model.index import Index, distinct
from broadsheet.model.page import MarkedBlock, Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.correction_rows import CorrectionRow, rows_of
from broadsheet.pages.blocks.coverage import Day, Item, MonthLink, days, months, neighbours
from broadsheet.pages.blocks.letters import letter
from broadsheet.pages.blocks.linked_data import collection
from broadsheet.pages.blocks.names import CountRow, tally
from broadsheet.pages.blocks.sayings import SayingCard, saying, told_once
from broadsheet.pages.blocks.surroundings import Surroundings
from broadsheet.pages.blocks.where import Where, where
from broadsheet.pages.cards import Cards
from broadsheet.pages.data.feeds import FEED_FROM
from broadsheet.pages.entities.company import Company, company
from broadsheet.pages.entities.entity_data import csv, data
from broadsheet.pages.entities.glance import Glance, glance
from broadsheet.pages.entities.naming_sentences import naming_sentence
from broadsheet.pages.entities.readings import Reading, readings
from broadsheet.pages.entities.resolutions import resolution
from broadsheet.pages.entities.role_rows import RoleRow, role_rows
from broadsheet.pages.shell import SECTIONS, Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import N_, say, say_in

SHOWN = 20
"""Articles on the page itself; an entity with more has a page for each of its months."""
MAPPED = 60
"""Articles, the newest, that say which place is meant and which others are near."""
QUOTES = 12
KIND_LABELS: dict[Kind, str] = {"person": N_("Person"), "organisation": N_("Organisation"), "place": N_("Place")}


class Quotations(Value):
    """What the entity said, what was said of it and to it: the newest of each, and how many there are.

    Of those that stand here the same words of a day count once; the texts of older ones are not looked at.
    """

    by: tuple[SayingCard, ...]
    about: tuple[SayingCard, ...]
    to: tuple[SayingCard, ...]
    shown: int
    all: int


class EntityView(Value):
    """All that an entity's template may see."""

    shell: Shell
    kind: str
    index: Link
    """The index of its kind."""
    letter: Link
    name: str
    aliases: tuple[Alias, ...]
    roles: tuple[RoleRow, ...]
    """Newest first; the first is the latest."""
    glance: Glance
    days: tuple[Day, ...]
    months: tuple[MonthLink, ...]
    """Where the page does not hold all articles."""
    quotations: Quotations
    company: Company | None
    where: Where | None
    """Of a place: where it lies."""
    topics: tuple[CountRow, ...]
    places: tuple[CountRow, ...]
    people: tuple[CountRow, ...]
    """On the pages of places."""
    note: tuple[MarkedBlock, ...]
    """An editor's own words."""
    wikidata: str
    """An id that an editor gave, or nothing."""
    how: str
    readings: tuple[Reading, ...]
    undecided: tuple[Link, ...]
    corrections: tuple[CorrectionRow, ...]
    inferred: int
    csv: str
    address: str
    linked: Record
    """The page in the vocabulary of schema.org."""


class EntityMonthView(Value):
    """All that the template of an entity's month may see."""

    shell: Shell
    index: Link
    entity: Link
    month: MonthLink
    previous: MonthLink | None
    next: MonthLink | None
    days: tuple[Day, ...]
    quotations: Quotations
    inferred: int


def groups(index: Index) -> Iterator[str]:
    """Ids of the entities; of those that have many articles, with each of their months too."""
    for entity in index.entities:
        yield from groups_of(entity.id, index)


def groups_of(id: str, index: Index) -> Iterator[str]:
    """Those of one entity, which its fact tells; none where no article names it."""
    held = index.naming.get(id)
    if held:
        yield id
        if len(held) > SHOWN and len(distinct(held, index.copies)) > SHOWN:
            yield from (f"{id} {month}" for month in index.spans[id])


def pages(which: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The entity's page, ``index.json`` and ``index.csv``, or the page of one of its months."""
    id, _, month = which.partition(" ")
    if month:
        yield _month_page(id, dt.date.fromisoformat(month), index, site, cards)
        return
    entity, path = index.by_id[id], permalinks.entity(id)
    listed = _listed(entity, cards.within)
    older = months(id, (a.article for a in entity.appearances)) if len(listed) > SHOWN else ()
    view = _view(entity, listed[:SHOWN], older, index, site, cards)
    yield Page(path=path, format="html", template="entity.html", view=view)
    yield Page(path=permalinks.beside(path, "index.json"), format="json", view=data(entity, older, site, cards))
    yield Page(path=view.csv, format="csv", view=csv(entity))


def _month_page(id: str, month: dt.date, index: Index, site: Site, cards: Cards) -> Page:
    part, every = index.span[id, month], index.spans[id]
    place = every.index(month)
    near = every[max(0, place - 1) : place + 2]
    links = tuple(
        MonthLink(month=m, url=permalinks.entity_month(id, m), count=len(part.appearances) if m == month else 0) for m in near
    )
    view = _month(part, links, near.index(month), site, cards)
    return Page(path=links[near.index(month)].url, format="html", template="entity-month.html", view=view)


def _listed(entity: Entity, index: Index) -> tuple[Appearance, ...]:
    """Its appearances, those of copies left out."""
    kept = {article.id for article in distinct((a.article for a in entity.appearances), index.copies)}
    return tuple(a for a in entity.appearances if a.article.id in kept)


def _view(
    entity: Entity,
    shown: Sequence[Appearance],
    older: tuple[MonthLink, ...],
    index: Index,
    site: Site,
    cards: Cards,
) -> EntityView:
    path, articles = permalinks.entity(entity.id), [a.article for a in entity.appearances]
    initial, around = letter(entity.sort), Surroundings(articles, cards.within)
    return EntityView(
        shell=_shell(entity, path, site, articles),
        kind=say(KIND_LABELS[entity.kind]),
        index=_index_link(entity.kind),
        letter=Link(label=initial.label, url=f"{permalinks.entity_index(entity.kind)}#{initial.id}"),
        name=entity.name,
        aliases=entity.aliases,
        roles=role_rows(entity),
        glance=glance(entity),
        days=days(_item(a, cards) for a in shown),
        months=older,
        quotations=_quotations(entity, cards, QUOTES),
        company=company(entity, index, cards),
        where=_where(entity.id, articles[:MAPPED], cards) if entity.kind == "place" else None,
        topics=around.topics(cards),
        places=around.entities("place", entity.id, cards),
        people=around.entities("person", entity.id, cards) if entity.kind == "place" else (),
        note=tuple(MarkedBlock(html=b.html, text=b.text) for b in entity.note.blocks) if entity.note else (),
        wikidata=(entity.note.wikidata if entity.note else None) or "",
        how=resolution(entity.how),
        readings=readings(entity.said_by),
        undecided=tuple(cards.link(id) for id in entity.undecided if id in index.card_of),
        corrections=rows_of(entity.id, index, cards),
        inferred=sum(a.article.headline_inferred for a in shown),
        csv=permalinks.beside(path, "index.csv"),
        address=permalinks.public(site.base_url or "/", path),
        linked=collection(site, path, entity.name, (entity.id,), index, corrected=index.corrections_of.get(entity.id, ())),
    )


def _where(id: str, articles: Sequence[Article], cards: Cards) -> Where | None:
    return where(tally(articles, cards.within), cards.within, cards, main=id)


def _shell(entity: Entity, path: str, site: Site, articles: Sequence[Article], month: str = "") -> Shell:
    made = shell(
        site,
        path,
        f"{entity.name}{f', {month}' if month else ''} · {_index_link(entity.kind).label}",
        _description(entity.name, site.title, month),
        section=permalinks.FOLDERS[entity.kind],
        feed=not month and len(articles) >= FEED_FROM,
        json=not month,
        date=articles[0].published,
    )
    return replace(made, noindex=bool(month) or len(articles) == 1)


def _description(name: str, site: str, month: str) -> str:
    if month:
        message = N_("%(name)s in the articles of %(site)s in %(month)s: roles, mentions, quotations, each with its sentence.")
        return say(message, name=name, site=site, month=month)
    return say("%(name)s in the articles of %(site)s: roles, mentions, quotations, each with its sentence.", name=name, site=site)


def _index_link(kind: Kind) -> Link:
    url = permalinks.entity_index(kind)
    return Link(label=say(next(label for _, label, target in SECTIONS if target == url)), url=url)


def _item(appearance: Appearance, cards: Cards) -> Item:
    """The article's card with a sentence that names the entity; the list shows neither who else it is about nor its topics."""
    card = cards.article(appearance.article)
    return Item(
        card=replace(card, sentence=naming_sentence(appearance), about=(), topics=()),
        note=say_in("the article", "about") if appearance.about else say_in("the article", "mentioning"),
    )


def _quotations(entity: Entity, cards: Cards, limit: int | None = None) -> Quotations:
    # Nobody sees the headlines here: a new one is no reason to make the page again.
    lists = (entity.said_by, entity.said_about, entity.said_to)
    by, about, to = (tuple(saying(group, cards, headlines=False) for group in told_once(said[:limit])) for said in lists)
    shown = len(by) + len(about) + len(to)
    older = sum(len(said) - len(said[:limit]) for said in lists)
    return Quotations(by=by, about=about, to=to, shown=shown, all=shown + older)


def _month(entity: Entity, older: tuple[MonthLink, ...], place: int, site: Site, cards: Cards) -> EntityMonthView:
    month, held = older[place], entity.appearances
    previous, following = neighbours(older, place)
    return EntityMonthView(
        shell=_shell(entity, month.url, site, [a.article for a in held], wording.month(month.month)),
        index=_index_link(entity.kind),
        entity=Link(label=entity.name, url=permalinks.entity(entity.id)),
        month=month,
        previous=previous,
        next=following,
        days=days(_item(a, cards) for a in held),
        quotations=_quotations(entity, cards),
        inferred=sum(a.article.headline_inferred for a in held),
    )
