"""A story → its page: a thread of its days, newest first, its articles side by side, their origins, its names, why it is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet.model.article import Article
from broadsheet.model.data import Record
from broadsheet.model.entity import Said
from broadsheet.model.index import Index, distinct
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.model.story import Story
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.blocks.correction_rows import CorrectionRow, rows_of
from broadsheet.pages.blocks.coverage import span
from broadsheet.pages.blocks.day_stories import flag, origin_count
from broadsheet.pages.blocks.linked_data import collection
from broadsheet.pages.blocks.names import NameGroup, name_groups, tally
from broadsheet.pages.blocks.sayings import SayingCard, saying, told_once
from broadsheet.pages.cards import ArticleCard, Cards, QuoteCard
from broadsheet.pages.data.feeds import FEED_FROM
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.stories.story_days import NewDay, new_days
from broadsheet.pages.stories.story_reasons import Origins, Reasons, origins, reasons
from broadsheet.pages.stories.story_strip import StoryStrip, story_strip
from broadsheet.values import Value
from broadsheet.wording import N_, daymonth, foreign, many, say

SIDE = 24
"""Articles side by side; of more, the earlier ones are a list."""
QUOTES = 12
NAMES = 8
LINKED = 10


class Brief(Value):
    """An article of a long story, as a line."""

    link: Link
    published: dt.date
    inferred: bool


class StoryView(Value):
    """All that a story's template may see; it depends on the story's articles and corrections, and on whether it has ended."""

    shell: Shell
    topic: Link | None
    headline: str
    lang: str
    inferred: bool
    status: str
    days_told: int
    first: dt.date
    first_url: str
    last: dt.date
    last_url: str
    articles: int
    copies: int
    """Of these, articles that repeat another's text."""
    origins: int
    strip: StoryStrip
    days: tuple[NewDay, ...]
    """Newest first."""
    side: tuple[ArticleCard, ...]
    """By day; the latest of a long story, and none where each day has one."""
    before: tuple[Brief, ...]
    """The earlier ones of a long story."""
    table: Origins | None
    quotes: tuple[SayingCard, ...]
    said: int
    """Quotations of all articles, the same words of a day once."""
    names: tuple[NameGroup, ...]
    cited: tuple[Link, ...]
    reasons: Reasons
    corrections: tuple[CorrectionRow, ...]
    listed: int
    """Inferred headlines on the page."""
    linked: Record


class StoryData(Value):
    """A story as ``index.json`` beside its page."""

    id: str
    url: str
    headline: str
    first: dt.date
    last: dt.date
    origins: int
    shared: tuple[str, ...]
    articles: tuple[ArticleCard, ...]
    new: tuple[NewDay, ...]
    quotations: tuple[QuoteCard, ...]


def groups(index: Index) -> Iterator[str]:
    """For each story the id of its first article."""
    return (story.articles[0] for story in index.stories)


def pages(first: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The story's page and its ``index.json``."""
    story = index.story_of[first]
    path, view = permalinks.story(story.slug), _view(story, index, site, cards)
    yield Page(path=path, format="html", template="story.html", view=view)
    yield Page(path=permalinks.beside(path, "index.json"), format="json", view=_data(view, story, index, site, cards))


def status(story: Story, index: Index, *, ended: bool) -> str:
    """``new on 19 July``, ``day 3 on 19 July``, ``continuing since 13 July``, or that it has ended."""
    if ended:
        return say("ended %(day)s", day=daymonth(story.last))
    mark = flag(story, story.last, index)
    if mark is None:
        return say("new on %(day)s", day=daymonth(story.last))
    if mark.note:
        return say("continuing %(since)s", since=mark.note)
    return say("day %(number)s on %(day)s", number=mark.running, day=daymonth(story.last))


def _view(story: Story, index: Index, site: Site, cards: Cards) -> StoryView:
    path, id = permalinks.story(story.slug), f"stories/{story.slug}"
    every = [index.article_of[id] for id in story.articles]
    own = distinct(every, index.copies)
    side, before = own[-SIDE:], own[:-SIDE]
    names = name_groups(tally(own, index), index, cards, limit=NAMES)
    sayings = told_once(_spoken(own, index))
    leading = next(article for article in reversed(own) if article.headline == story.headline)
    links = cards.topics(leading)
    days = new_days(story, index, cards)
    return StoryView(
        shell=_shell(story, path, every, own, site),
        topic=Link(label=capital(links[0].label), url=links[0].url) if links else None,
        headline=story.headline,
        lang=foreign(leading.language),
        inferred=leading.headline_inferred,
        status=status(story, index, ended=index.ended[story.slug]),
        days_told=len(days),
        first=story.first,
        first_url=permalinks.edition(story.first),
        last=story.last,
        last_url=permalinks.edition(story.last),
        articles=len(every),
        copies=len(every) - len(own),
        origins=origin_count(every, index),
        strip=story_strip(every, own),
        days=days[::-1],
        side=tuple(cards.article(article) for article in side) if len(own) > len(days) else (),
        before=tuple(_brief(article) for article in before) if len(own) > len(days) else (),
        table=origins(side, index, cards, copied=len(every) > len(own)),
        quotes=tuple(saying(group, cards) for group in sayings[:QUOTES]),
        said=len(sayings),
        names=names,
        cited=tuple(dict.fromkeys(link for article in own for link in cards.cites(article))),
        reasons=reasons(story, own, index, cards),
        corrections=rows_of(id, index, cards),
        listed=sum(article.headline_inferred for article in own),
        linked=collection(site, path, story.headline, _about(own, index), index, story.first, index.corrections_of.get(id, ())),
    )


def _shell(story: Story, path: str, every: Sequence[Article], own: Sequence[Article], site: Site) -> Shell:
    days = span(story.first, story.last)
    description = N_("%(articles)s, %(days)s: what each day brought, side by side, each sentence with its source.")
    return shell(
        site,
        path,
        f"{story.headline} · {say('Stories')}",
        say(description, articles=many(len(every), "article"), days=days),
        section="stories",
        feed=len(own) >= FEED_FROM,
        json=True,
        date=story.last,
    )


def _brief(article: Article) -> Brief:
    link = Link(label=article.headline, url=permalinks.article(article), lang=foreign(article.language))
    return Brief(link=link, published=article.published, inferred=article.headline_inferred)


def _about(articles: Sequence[Article], index: Index) -> list[str]:
    """Ids of what most of the articles are about."""
    counts: dict[str, int] = {}
    for article in articles:
        for id in index.about.get(article.id, ()):
            counts[id] = counts.get(id, 0) + 1
    return sorted(counts, key=lambda id: (-counts[id], id))[:LINKED]


def _data(view: StoryView, story: Story, index: Index, site: Site, cards: Cards) -> StoryData:
    own = distinct([index.article_of[id] for id in story.articles], index.copies)
    listed = [index.article_of[id] for id in story.articles if id not in index.led]
    return StoryData(
        id=f"stories/{story.slug}",
        url=permalinks.public(site.base_url, permalinks.story(story.slug)),
        headline=story.headline,
        first=story.first,
        last=story.last,
        origins=view.origins,
        shared=story.shared,
        articles=tuple(map(cards.article, listed)),
        new=view.days[::-1],
        quotations=tuple(map(cards.quote, _spoken(own, index)[:QUOTES])),
    )


def _spoken(articles: Sequence[Article], index: Index) -> list[Said]:
    """What is quoted in the articles, in their order; those without a known speaker come last."""
    return sorted((one for a in articles for one in index.said_in.get(a.id, ())), key=lambda one: one.speaker is None)
