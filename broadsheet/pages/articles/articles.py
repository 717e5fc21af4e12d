"""An article → its page: the text with its names and speakers, what it cites, what came before, where it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.data import Record
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.articles.earlier import Earlier, earlier
from broadsheet.pages.articles.provenance import Provenance, provenance
from broadsheet.pages.articles.running_text import Paragraph, paragraphs
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.blocks.correction_rows import CorrectionRow, rows_of
from broadsheet.pages.blocks.linked_data import story as linked_story
from broadsheet.pages.cards import Cards, sentence_at
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.stories.story_reasons import WHY
from broadsheet.text.datelines import without_dateline
from broadsheet.values import Value
from broadsheet.wording import say


class CitedOutlet(Value):
    """An outlet that the article gives as its source."""

    link: Link
    written: tuple[str, ...]
    """Its other forms in the text."""
    speakers: tuple[str, ...]
    """Whose words the article has from it."""
    sentences: tuple[int, ...]


class Shown(Value):
    """How much of the article this site may show."""

    rights: str
    """Shown in full; an excerpt; the headline alone."""
    whole: bool
    words: int
    of: int


class ArticleView(Value):
    """All that an article's template may see."""

    shell: Shell
    headline: str
    lang: str
    """Of headline and text, where it is another than the interface's."""
    inferred: bool
    published: dt.date
    edition_url: str
    topics: tuple[Link, ...]
    publisher: Link | None
    byline: str
    original: str
    """The article's address at its publisher, or nothing."""
    shown: Shown
    paragraphs: tuple[Paragraph, ...]
    sentences: int
    quoted: bool
    """A speaker stands beside the text."""
    outlets: tuple[CitedOutlet, ...]
    story: Link | None
    """The story that it belongs to."""
    copies: tuple[Link, ...]
    """Who else has the same text."""
    alike: Link | None
    """The page of all that are like it, of an article of a flood."""
    origin: str
    """Whom it has its news from, where that is not its publisher."""
    origin_why: str
    earlier: tuple[Earlier, ...]
    corrections: tuple[CorrectionRow, ...]
    provenance: Provenance
    address: str
    """For citing: the full address, or the path below the site's own."""
    linked: Record


def groups(index: Index) -> Iterator[str]:
    """Ids of the articles."""
    return (article.id for article in index.articles)


def pages(id: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The article's page."""
    article = index.article_of[id]
    view = _view(article, index, site, cards)
    yield Page(path=permalinks.article(article), format="html", template="article.html", view=view)


def _view(article: Article, index: Index, site: Site, cards: Cards) -> ArticleView:
    path = permalinks.article(article)
    card = cards.article(article)
    text = paragraphs(article, index, cards)
    story, origin = index.story_of.get(article.id), index.origins[article.id]
    return ArticleView(
        shell=shell(site, path, article.headline, _description(article), date=article.published),
        headline=article.headline,
        lang=wording.foreign(article.language),
        inferred=article.headline_inferred,
        published=article.published,
        edition_url=permalinks.edition(article.published),
        topics=tuple(Link(label=capital(topic.label), url=topic.url) for topic in card.topics),
        publisher=Link(label=card.publisher, url=card.publisher_url) if card.publisher else None,
        byline=article.byline or "",
        original=article.url if article.url and article.url.startswith(("https://", "http://")) else "",
        shown=_shown(article),
        paragraphs=text,
        sentences=len(article.sentences),
        quoted=any(paragraph.notes for paragraph in text),
        outlets=_outlets(article, index, cards),
        story=Link(label=say("the whole story"), url=permalinks.story(story.slug)) if story else None,
        copies=tuple(_copy(other) for other in cards.copies(article)),
        alike=_alike(article, index, cards),
        origin=origin.label if origin.why != "publisher" else "",
        origin_why=say(WHY[origin.why]) if WHY[origin.why] else "",
        earlier=earlier(article, index, cards),
        corrections=rows_of(article.id, index, cards),
        provenance=provenance(article),
        address=permalinks.public(site.base_url or "/", path),
        linked=linked_story(article, index, site),
    )


def _copy(article: Article) -> Link:
    publisher = article.publisher or say("no publisher given")
    return Link(label=f"{publisher}, {wording.daymonth(article.published)}", url=permalinks.article(article))


def _alike(article: Article, index: Index, cards: Cards) -> Link | None:
    """Only the first says how many there are, so that one more leaves the others' pages as they are."""
    first = index.led.get(article.id)
    return Link(label=say("all articles like it"), url=permalinks.alike(first)) if first else cards.alike(article)


def _description(article: Article) -> str:
    """The summary; it is the article's own words."""
    if article.summary:
        return without_dateline(article.summary)
    return say("Article of %(date)s.", date=wording.date(article.published))


def _shown(article: Article) -> Shown:
    rights = say("shown in full") if article.whole else say("excerpt") if article.blocks else say("headline only")
    return Shown(rights=rights, whole=article.whole, words=article.shown, of=article.words)


def _outlets(article: Article, index: Index, cards: Cards) -> tuple[CitedOutlet, ...]:
    names: dict[Link, list[str]] = {}
    for mention in article.mentions:
        if mention.cited:
            names.setdefault(cards.outlet(article, mention.name), []).append(mention.name)
    return tuple(_outlet(article, link, frozenset(found), index) for link, found in names.items())


def _outlet(article: Article, link: Link, names: frozenset[str], index: Index) -> CitedOutlet:
    mentions = [m for m in article.mentions if m.cited and m.name in names]
    speakers = [quote.speaker for quote in article.quotes if quote.via in names and quote.speaker]
    ids = [index.entity_of.get((article.id, name), "") for name in speakers]
    return CitedOutlet(
        link=link,
        written=tuple(dict.fromkeys(m.text for m in mentions if m.text != link.label)),
        speakers=tuple(dict.fromkeys(index.card_of[id].name for id in ids if id in index.card_of)),
        sentences=tuple(dict.fromkeys(sentence_at(article, m.start).number for m in mentions)),
    )
