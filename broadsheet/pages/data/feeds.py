"""Site, topics, stories and entities → their feeds: Atom and JSON Feed from one view, with ids that never change and no clock.

The site's own feed holds the public text of its articles. The others hold the summary and a link: an article stands in the
feeds of all that it names, and its text in each of them would be more than half of all bytes of a large site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.model.article import Article
from broadsheet.model.feed import EntryView, FeedView
from broadsheet.model.index import FOLLOWED, Index, distinct
from broadsheet.model.page import Format, Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.cards import Cards
from broadsheet.pages.topic_labels import topic_label
from broadsheet.wording import say

FEED_FROM = FOLLOWED
"""Articles that an entity or a story needs to have a feed."""
SITE_ENTRIES = 40
ENTRIES = 15


def groups(index: Index) -> Iterator[str]:
    """``site``, then ``topic``, ``entity`` and ``story``, each with its code, its id or its first article."""
    yield "site"
    yield from (f"topic {group.topic.code}" for group in index.topics)
    yield from (f"entity {id}" for id in index.followed)
    yield from (f"story {story.articles[0]}" for story in index.stories if len(story.articles) >= FEED_FROM)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """``feed.atom`` and ``feed.json`` at the top, beside topics, and beside entities and stories of three articles and more."""
    what, _, which = group.partition(" ")
    if what == "site" and index.articles:
        yield from _feeds(
            permalinks.FRONT, site.title, say(site.description), index.articles[:SITE_ENTRIES], site, cards, full=True
        )
    elif what == "topic":
        held = index.group_of[which]
        label, path = capital(topic_label(held.topic)), permalinks.topic(held.topic.slug)
        subtitle = say("%(topic)s in the articles of %(site)s.", topic=label, site=site.title)
        yield from _feeds(path, label, subtitle, held.articles[:ENTRIES], site, cards)
    elif what == "entity":
        entity = index.by_id[which]
        articles = [a.article for a in entity.appearances[:ENTRIES]]
        subtitle = say("Articles of %(site)s that name %(name)s.", site=site.title, name=entity.name)
        yield from _feeds(permalinks.entity(entity.id), entity.name, subtitle, articles, site, cards)
    elif what == "story":
        story = index.story_of[which]
        articles = list(distinct((index.article_of[id] for id in reversed(story.articles)), index.copies))
        if len(articles) >= FEED_FROM:
            subtitle = say("Articles of %(site)s on this story.", site=site.title)
            yield from _feeds(permalinks.story(story.slug), story.headline, subtitle, articles[:ENTRIES], site, cards)


def _feeds(
    page: str, title: str, subtitle: str, articles: Sequence[Article], site: Site, cards: Cards, *, full: bool = False
) -> Iterator[Page]:
    formats: tuple[tuple[str, Format], ...] = (("feed.atom", "atom"), ("feed.json", "jsonfeed"))
    for name, made in formats:
        path = permalinks.beside(page, name)
        top = site.base_url or "../" * path.count("/")
        entries = tuple(_entry_once(article, top, site, cards, full=full) for article in articles)
        view = FeedView(
            id=f"tag:{authority(site)},2000:{path.rpartition('/')[0] or 'feed'}",
            title=title if title == site.title else f"{title} · {site.title}",
            url=f"{top}{path}",
            page=address(page, top, site),
            updated=max(entry.updated for entry in entries),
            subtitle=subtitle,
            author=site.publisher or site.title,
            language=site.language,
            entries=entries,
        )
        yield Page(path=path, format=made, view=view)


def _entry_once(article: Article, top: str, site: Site, cards: Cards, *, full: bool) -> EntryView:
    """One article's entry stands in many feeds and is made once."""
    made: EntryView = cards.once(("entry", article.id, top, full), lambda: _entry(article, top, site, cards, full=full))
    return made


def _entry(article: Article, top: str, site: Site, cards: Cards, *, full: bool) -> EntryView:
    return EntryView(
        id=f"tag:{authority(site)},{article.published.isoformat()}:{article.slug}",
        title=article.headline,
        url=address(permalinks.article(article), top, site),
        published=article.published,
        updated=cards.updated(article),
        summary=article.summary,
        html="\n".join(block.html for block in article.blocks) if full else "",
        author=article.byline or article.publisher or "",
        topics=tuple(capital(topic.label) for topic in cards.topics(article)),
        language=article.language if article.language != site.language else "",
        source=article.url if article.url and article.url.startswith(("https://", "http://")) else "",
    )


def address(path: str, top: str, site: Site) -> str:
    """Complete where the site has a base URL; else a file's, relative to the feed, so that it opens from disk."""
    return permalinks.public(site.base_url, path) if site.base_url else f"{top}{path}"


def authority(site: Site) -> str:
    """The host that tag URIs (RFC 4151) are minted under."""
    return site.base_url.partition("//")[2].partition("/")[0].partition(":")[0].lower() or "localhost"
