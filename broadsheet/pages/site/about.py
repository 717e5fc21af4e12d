"""The site's settings → its page about itself: what it is, how each thing is found and checked, feeds and data."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Shell, shell
from broadsheet.values import Value
from broadsheet.wording import N_, say

PATH = "about/index.html"
DESCRIPTION = N_("How %(site)s is made, and how each claim in it can be checked.")


class AboutView(Value):
    """All that the page's template may see; nothing of any article, so that no news after the first changes it."""

    shell: Shell
    description: str
    publisher: str
    rights: str
    excerpt_words: int
    time_zone: str
    models: tuple[tuple[str, str], ...]
    """Language and the name of the model that reads it."""
    feeds: tuple[str, ...]
    """Site-relative paths of the site's own feeds, Atom first; none before the first article."""


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """The one page."""
    view = AboutView(
        shell=shell(site, PATH, say("About and method"), say(DESCRIPTION, site=site.title)),
        description=say(site.description),
        publisher=site.publisher,
        rights=site.rights,
        excerpt_words=site.excerpt_words,
        time_zone=site.time_zone,
        models=site.models,
        feeds=("feed.atom", "feed.json") if index.articles else (),
    )
    yield Page(path=PATH, format="html", template="about.html", view=view)
