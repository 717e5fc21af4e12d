"""Old addresses → small pages that lead on, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.values import Value
from broadsheet.wording import spoken


class RedirectView(Value):
    """All that the template may see."""

    url: str
    """Where the page is now, site-relative."""
    canonical: str
    """Its full address, or nothing where the site has no base URL."""
    site_title: str
    language: str


def pages(index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """One for each redirect of the index."""
    for redirect in index.redirects:
        view = RedirectView(
            url=redirect.new,
            canonical=permalinks.public(site.base_url, redirect.new) if site.base_url else "",
            site_title=site.title,
            language=spoken().language,
        )
        yield Page(path=redirect.old, format="html", template="redirect.html", view=view)
