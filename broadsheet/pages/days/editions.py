"""A day → its edition: what happened, by topic; who was in the news; what was said; how the page was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.data import Record
from broadsheet.model.index import Edition, Index, distinct
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import Band, bands
from broadsheet.pages.blocks.calendars import Calendar, calendar
from broadsheet.pages.blocks.coverage import day_names
from broadsheet.pages.blocks.linked_data import collection
from broadsheet.pages.blocks.names import KINDS, NameGroup, name_groups, tally
from broadsheet.pages.blocks.sayings import by_weight, one_a_story, saying, told_once
from broadsheet.pages.blocks.tellings import origin_count, tellings
from broadsheet.pages.blocks.where import Where, where
from broadsheet.pages.cards import ArticleCard, Cards, QuoteCard
from broadsheet.pages.days import previews
from broadsheet.pages.days.ahead import Ahead, ahead
from broadsheet.pages.days.daybook import Entry, daybook, without_repeats
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import daymonth, say, say_many

WORDS_A_MINUTE = 230
"""Reading speed: Brysbaert (2019), 238 words a minute for non-fiction, rounded down."""


FRESH = 5
QUOTES = 6
LEADING = 8
"""Names of each kind that the page says it is about, to machines."""


class Extent(Value):
    """How much a page tells of."""

    articles: int
    origins: int
    publishers: int
    unnamed: int
    """Articles whose publisher is not given."""
    minutes: int
    """To read what is shown of them; 0 where that is nothing."""

    @property
    def signed(self) -> bool:
        """Those without a publisher are not the more: they are the ones that say so."""
        return 2 * self.unnamed <= self.articles


class EditionView(Value):
    """All that an edition's template may see."""

    shell: Shell
    date: dt.date
    extent: Extent
    previous: Link | None
    next: Link | None
    daybook: tuple[Entry, ...]
    bands: tuple[Band, ...]
    flagged: bool
    """Stories are marked as new or going on."""
    names: tuple[NameGroup, ...]
    new: bool
    """Some name is in the news for the first time; not told of the site's first edition, where every name is."""
    firsts: int
    """Names that are new."""
    fresh: tuple[Link, ...]
    """Of the names that are new, those that most of the articles hold."""
    cited: tuple[Link, ...]
    """Outlets that are sources of this day."""
    quotes: tuple[QuoteCard, ...]
    """Of known speakers, one a story, six at most."""
    said: int
    """Quotations of the day, the same words of several articles once."""
    ahead: tuple[Ahead, ...]
    """Days to come that the articles name."""
    where: Where | None
    inferred: int
    """Headlines that were made from the articles' words."""
    unnamed: tuple[Link, ...]
    """The articles whose publisher is not given."""
    calendar: Calendar
    mail: str
    """Site-relative path of the same for e-mail, or nothing."""
    linked: Record


class EditionData(Value):
    """The same day for programs: ``index.json`` beside the page."""

    site: str
    date: dt.date
    url: str
    articles: tuple[ArticleCard, ...]
    people: tuple[str, ...]
    """Ids, ``people/john-kerry``, by number of articles."""
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    quotations: tuple[QuoteCard, ...]


groups = day_names


def pages(day: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The day's page and its data."""
    edition = index.edition_of[dt.date.fromisoformat(day)]
    path = permalinks.edition(edition.date)
    view = _view(edition, index, site, cards)
    yield Page(path=path, format="html", template="edition.html", view=view)
    yield Page(path=permalinks.beside(path, "index.json"), format="json", view=_data(view, edition, site, cards))


def edition_days(index: Index, date: dt.date) -> Mapping[dt.date, int]:
    """The days with an edition in the month of ``date``, where it does not matter how much each holds."""
    return dict.fromkeys(index.days.get(date.replace(day=1), ()), 0)


def edition_counts(index: Index, date: dt.date) -> Mapping[dt.date, int]:
    """Day → number of its articles, in the month of ``date``."""
    return index.counts.get(date.replace(day=1), {})


def extent(articles: Sequence[Article], index: Index) -> Extent:
    """How many articles, from how many publishers and origins, and the minutes that they take, copies left out."""
    return Extent(
        articles=len(articles),
        origins=origin_count(articles, index),
        publishers=len({article.publisher for article in articles if article.publisher}),
        unnamed=sum(not article.publisher for article in articles),
        minutes=minutes(sum(article.shown for article in distinct(articles, index.copies))),
    )


def minutes(words: int) -> int:
    """That so many words take, one at least; none where there are none."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0


def edition_link(date: dt.date | None, here: dt.date) -> Link | None:
    """``Tuesday 18 July``, with its year where that is not the year of ``here``."""
    if date is None:
        return None
    label = wording.long_daymonth(date) if date.year == here.year else wording.longdate(date)
    return Link(label=label, url=permalinks.edition(date))


def _view(edition: Edition, index: Index, site: Site, cards: Cards) -> EditionView:
    articles, date = edition.articles, edition.date
    told = tellings(edition, index, cards)
    entries = daybook(told, index)
    new = edition.new if edition.previous else ()
    tallied = tally(articles, cards.within)
    names = name_groups(tallied, cards.within, cards, new=new, others=True)
    found = [cards.article(article) for article in articles]
    return EditionView(
        shell=_shell(edition, site),
        date=date,
        extent=extent(articles, cards.within),
        previous=edition_link(edition.previous, date),
        next=edition_link(edition.next, date),
        daybook=entries,
        bands=bands(without_repeats(told, entries, index), index),
        flagged=any(card.flag for _, card in told),
        names=names,
        new=bool(new),
        firsts=len(new),
        fresh=_fresh(names),
        cited=tuple(dict.fromkeys(link for card in found for link in card.cites)),
        quotes=tuple(saying(group, cards) for group in one_a_story(edition, index)[:QUOTES]),
        said=len(told_once(edition.said)),
        ahead=ahead(distinct(articles, index.copies), date),
        where=where(tallied, cards.within, cards, when=say("on %(day)s", day=daymonth(date)), new=new),
        inferred=sum(card.inferred for card in found),
        unnamed=tuple(Link(label=card.headline, url=card.url, lang=card.lang) for card in found if not card.publisher),
        calendar=calendar(date, edition_days(index, date), date),
        mail=permalinks.beside(permalinks.edition(date), "edition.html") if site.email else "",
        linked=collection(
            site,
            permalinks.edition(date),
            wording.longdate(date),
            [id for _, _, one in KINDS for id in _ids(names, one)[:LEADING]],
            index,
            date,
        ),
    )


def _shell(edition: Edition, site: Site) -> Shell:
    date = edition.date
    description = _description(date, len(edition.articles))
    made = shell(site, permalinks.edition(date), wording.longdate(date), description, full=True, json=True, date=date)
    return replace(made, image=previews.address(date, site))


def _description(date: dt.date, articles: int) -> str:
    return say_many(
        articles,
        "The news of %(date)s from %(num)s article, each sentence with its source.",
        "The news of %(date)s from %(num)s articles, each sentence with its source.",
        date=wording.date(date),
    )


def _fresh(names: Sequence[NameGroup]) -> tuple[Link, ...]:
    """People before organisations before places."""
    rows = [row for group in names for row in group.rows if row.first]
    also = [name.link for group in names for name in group.also if name.first]
    return (*(Link(label=row.name.label, url=row.name.url) for row in rows), *also)[:FRESH]


def _data(view: EditionView, edition: Edition, site: Site, cards: Cards) -> EditionData:
    return EditionData(
        site=site.title,
        date=edition.date,
        url=permalinks.public(site.base_url, permalinks.edition(edition.date)),
        articles=tuple(cards.article(article) for article in edition.articles),
        people=_ids(view.names, "person"),
        organisations=_ids(view.names, "organisation"),
        places=_ids(view.names, "place"),
        quotations=tuple(cards.quote(said) for said in by_weight(edition)),
    )


def _ids(names: Sequence[NameGroup], one: str) -> tuple[str, ...]:
    """Ids of all the day's entities of a kind, by number of articles."""
    urls = (link.url for group in names if group.one == one for link in (*_rows(group), *(also.link for also in group.also)))
    return tuple(url.removesuffix("/index.html") for url in urls)


def _rows(group: NameGroup) -> tuple[Link, ...]:
    return tuple(Link(label=row.name.label, url=row.name.url) for row in group.rows)
