"""The site's feeds → OPML, for readers of feeds: ``opml.xml`` has the site's, the topics' and the way to the others.

The feeds of people, organisations and places stand in ``people/opml.xml`` and its like, beside their indexes, so that a new
name changes the list of its kind alone. Feeds of stories are left out: a story ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.model.feed import OpmlView, Outline
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.blocks.letters import order
from broadsheet.pages.blocks.names import KINDS
from broadsheet.pages.cards import Cards
from broadsheet.pages.data.feeds import address
from broadsheet.pages.site import corrections
from broadsheet.pages.topic_labels import topic_label
from broadsheet.wording import say

PATH = "opml.xml"


def pages(index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """``opml.xml`` and one for each kind of which a name has a feed; none of a site without articles."""
    if not index.edition_months:
        return
    kinds: list[Outline] = []
    cards = [index.card_of[id] for id in index.followed]
    for kind, heading, _ in KINDS:
        path = permalinks.beside(permalinks.entity_index(kind), PATH)
        found = sorted((card for card in cards if card.kind == kind), key=lambda card: (order(card.sort), card.id))
        if found:
            kinds.append(Outline(text=say(heading), include=f"{_top(PATH, site)}{path}"))
            yield _page(path, say(heading), [_feed(e.name, permalinks.entity(e.id), path, site) for e in found], site)
    live = (index.topic_of[code] for code in index.topic_codes)
    topics = [_feed(capital(topic_label(topic)), permalinks.topic(topic.slug), PATH, site) for topic in live]
    own = [_feed(site.title, permalinks.FRONT, PATH, site)]
    if index.corrections:
        own.append(_feed(say("Corrections"), corrections.PATH, PATH, site))
    grouped = [Outline(text=say("Topics"), within=tuple(topics))] if topics else []
    yield _page(PATH, "", [*own, *grouped, *kinds], site)


def _page(path: str, heading: str, outlines: Sequence[Outline], site: Site) -> Page:
    title = f"{heading} · {site.title}" if heading else site.title
    view = OpmlView(title=title, owner=site.publisher or site.title, outlines=tuple(outlines))
    return Page(path=path, format="opml", view=view)


def _feed(name: str, page: str, path: str, site: Site) -> Outline:
    top = _top(path, site)
    return Outline(text=name, feed=f"{top}{permalinks.beside(page, 'feed.atom')}", page=address(page, top, site))


def _top(path: str, site: Site) -> str:
    """What leads from the file to the site's top: the base URL, or a way that also works from disk."""
    return site.base_url or "../" * path.count("/")
