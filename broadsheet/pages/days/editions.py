"""A day → its edition: the day in a minute, its stories by topic, what was said, what is to come, who was in the news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.data import Record
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import CARDS, Band, bands
from broadsheet.pages.blocks.coverage import day_names
from broadsheet.pages.blocks.day_stories import DayStory, day_stories
from broadsheet.pages.blocks.linked_data import collection
from broadsheet.pages.blocks.names import KINDS, NameGroup, Tally, in_order, name_groups, tally
from broadsheet.pages.blocks.reading_time import minutes, of_bands, of_quotes, of_sentences
from broadsheet.pages.blocks.sayings import SayingCard, by_weight, one_a_story, saying
from broadsheet.pages.blocks.where import Where, where
from broadsheet.pages.cards import ArticleCard, Cards, QuoteCard
from broadsheet.pages.days import previews, whole_day
from broadsheet.pages.days.ahead import Ahead, ahead
from broadsheet.pages.days.minute import MinuteSentence, minute
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import say_many

NAMES = 5
"""Names of each kind."""
CITED = 12
MAPPED = 12
QUOTES = 6
SUBJECTS = 8
"""Names of each kind that the page says it is about, to machines."""


class Extent(Value):
    """The articles that a page is made of."""

    articles: int
    publishers: int
    unnamed: int
    """Articles whose publisher is not given."""

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
    minutes: int
    """To read the page."""
    minute: tuple[MinuteSentence, ...]
    bands: tuple[Band, ...]
    rest: int
    """Stories that the page does not name."""
    whole: str
    """The page that lists all of the day's stories; nothing where this one does."""
    quotes: tuple[SayingCard, ...]
    """Of known speakers, one a story, six at most."""
    said: int
    """Quotations of the day's articles."""
    ahead: tuple[Ahead, ...]
    """Days to come that the articles name."""
    names: tuple[NameGroup, ...]
    new: bool
    """Some name is in the news for the first time; not told of the site's first edition, where every name is."""
    cited: tuple[Link, ...]
    """Outlets that are sources of this day, twelve at most."""
    where: Where | None
    inferred: int
    """Headlines that were made from the articles' words."""
    month: Link
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
    """Yield the day's page and its data, and the list of all stories where the page does not name them all."""
    edition = index.edition_of[dt.date.fromisoformat(day)]
    path, stories = permalinks.edition(edition.date), day_stories(edition, index)
    view = _view(edition, stories, index, site, cards)
    yield Page(path=path, format="html", template="edition.html", view=view)
    if view.rest:
        yield from whole_day.pages(edition.date, stories, index, site)
    yield Page(path=permalinks.beside(path, "index.json"), format="json", view=_data(edition, site, cards))


def edition_days(index: Index, date: dt.date) -> Mapping[dt.date, int]:
    """The days with an edition in the month of ``date``, where it does not matter how much each holds."""
    return dict.fromkeys(index.days.get(date.replace(day=1), ()), 0)


def edition_counts(index: Index, date: dt.date) -> Mapping[dt.date, int]:
    """Day → number of its articles, in the month of ``date``."""
    return index.counts.get(date.replace(day=1), {})


def extent(articles: Sequence[Article]) -> Extent:
    """Count the articles and their publishers."""
    return Extent(
        articles=len(articles),
        publishers=len({article.publisher for article in articles if article.publisher}),
        unnamed=sum(not article.publisher for article in articles),
    )


def edition_link(date: dt.date | None, here: dt.date) -> Link | None:
    """``Tuesday 18 July``, with its year where that is not the year of ``here``."""
    if date is None:
        return None
    label = wording.long_daymonth(date) if date.year == here.year else wording.longdate(date)
    return Link(label=label, url=permalinks.edition(date))


def _view(edition: Edition, stories: Sequence[DayStory], index: Index, site: Site, cards: Cards) -> EditionView:
    articles, date, within = edition.articles, edition.date, cards.within
    sentences, found = minute(stories, index), bands(stories, index, cards)
    rest = sum(section.more for band in found for section in band.sections)
    quotes = tuple(saying(group, cards) for group in one_a_story(edition, index)[:QUOTES])
    coming = ahead((story.lead for story in stories if story.lead.may_lead), date)
    tallied, new = tally(articles, within), edition.new if edition.previous else ()
    return EditionView(
        shell=_shell(edition, site),
        date=date,
        extent=extent(articles),
        previous=edition_link(edition.previous, date),
        next=edition_link(edition.next, date),
        minutes=minutes(chain(of_sentences(sentences), of_bands(found), of_quotes(quotes), of_sentences(coming))),
        minute=sentences,
        bands=found,
        rest=rest,
        whole=permalinks.whole_day(date) if rest else "",
        quotes=quotes,
        said=len(edition.said),
        ahead=coming,
        names=name_groups(tallied, within, cards, new=new, limit=NAMES),
        new=bool(new),
        cited=tuple(islice(_cited(articles, cards), CITED)),
        where=where(tally(_leading(stories), within), within, cards, new=new, most=MAPPED),
        inferred=sum(article.headline_inferred for article in articles),
        month=Link(label=wording.month(date), url=permalinks.month(date)),
        mail=permalinks.beside(permalinks.edition(date), "edition.html") if site.email else "",
        linked=collection(site, permalinks.edition(date), wording.longdate(date), _subjects(tallied, within), index, date),
    )


def _leading(stories: Sequence[DayStory]) -> list[Article]:
    """Return the articles of the stories that the page shows with a sentence."""
    return [article for story in stories[:CARDS] for article in story.own]


def _cited(articles: Iterable[Article], cards: Cards) -> Iterator[Link]:
    yield from dict.fromkeys(link for article in articles for link in cards.article(article).cites)


def _subjects(tallied: Tally, index: Index) -> list[str]:
    return [id for kind, _, _ in KINDS for id in islice(in_order(tallied, index, kind), SUBJECTS)]


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


def _data(edition: Edition, site: Site, cards: Cards) -> EditionData:
    tallied = tally(edition.articles, cards.within)
    people, organisations, places = (tuple(in_order(tallied, cards.within, kind)) for kind, _, _ in KINDS)
    return EditionData(
        site=site.title,
        date=edition.date,
        url=permalinks.public(site.base_url, permalinks.edition(edition.date)),
        articles=tuple(cards.article(article) for article in edition.articles),
        people=people,
        organisations=organisations,
        places=places,
        quotations=tuple(cards.quote(said) for said in by_weight(edition)),
    )
