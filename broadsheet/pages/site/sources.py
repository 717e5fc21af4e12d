"""Publishers and outlets cited → the one page of sources, with an anchor for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet.model.article import Article, Rights
from broadsheet.model.index import Index, Source
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Shell, shell
from broadsheet.values import Value
from broadsheet.wording import N_, listed, say, say_many

PATH = "sources/index.html"
LATEST = 5
RIGHTS: dict[Rights, str] = {
    "full": N_("shown in full"),
    "excerpt": N_("an excerpt is shown"),
    "headline": N_("the headline is shown"),
    "private": N_("not shown"),
}


class Title(Value):
    """An article by its day and headline."""

    published: dt.date
    headline: str
    url: str
    lang: str


class SourceRow(Value):
    """A publisher or outlet, and its newest articles."""

    slug: str
    name: str
    page: str
    """Its page as an organisation that articles tell of, or nothing."""
    published: int
    cited: int
    rights: str
    """How its articles are shown here; nothing for an outlet that is only cited."""
    last: dt.date
    published_latest: tuple[Title, ...]
    cited_latest: tuple[Title, ...]


class SourcesView(Value):
    """All that the template may see."""

    shell: Shell
    standfirst: str
    sources: tuple[SourceRow, ...]
    unnamed: int
    """Articles whose publisher is not given."""


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The one page, also where nothing is published or cited yet."""
    view = SourcesView(
        shell=shell(
            site,
            PATH,
            say("Sources"),
            say("Publishers of the articles of %(site)s, and the outlets that they cite.", site=site.title),
            section="sources",
        ),
        standfirst=_standfirst(index.sources),
        sources=tuple(_row(source, index, site, cards) for source in index.sources),
        unnamed=sum(not article.publisher for article in index.articles),
    )
    yield Page(path=PATH, format="html", template="sources.html", view=view)


def _standfirst(sources: Sequence[Source]) -> str:
    publishers, cited = sum(bool(s.published) for s in sources), sum(bool(s.cited_by) for s in sources)
    parts = [say_many(publishers, "%(num)s publisher of articles", "%(num)s publishers of articles")] if publishers else []
    parts += [say_many(cited, "%(num)s outlet that articles cite", "%(num)s outlets that articles cite")] if cited else []
    return f"{listed(parts)}." if parts else say("No article names a publisher or cites an outlet.")


def _row(source: Source, index: Index, site: Site, cards: Cards) -> SourceRow:
    entity = index.card_of.get(source.entity or "")
    return SourceRow(
        slug=source.slug,
        name=source.name,
        page=permalinks.entity(entity.id) if entity and entity.paged else "",
        published=len(source.published),
        cited=len(source.cited_by),
        rights=say(RIGHTS[rights(source.name, site)]) if source.published else "",
        last=max(articles[0].published for articles in (source.published, source.cited_by) if articles),
        published_latest=_titles(source.published, cards),
        cited_latest=_titles(source.cited_by, cards),
    )


def rights(publisher: str, site: Site) -> Rights:
    """What site.yaml says of the publisher's articles."""
    return dict(site.publisher_rights).get(publisher, site.rights)


def _titles(articles: Sequence[Article], cards: Cards) -> tuple[Title, ...]:
    found = (cards.article(article) for article in articles[:LATEST])
    return tuple(Title(published=card.published, headline=card.headline, url=card.url, lang=card.lang) for card in found)
