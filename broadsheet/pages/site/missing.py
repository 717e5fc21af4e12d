"""The site's settings → 404.html, which a server shows in place of any page that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Shell, shell
from broadsheet.values import Value
from broadsheet.wording import say

PATH = "404.html"


class MissingView(Value):
    """All that the page's template may see."""

    shell: Shell
    top: str
    """What leads to the site's top from an address at any depth: ``/`` and the base URL's path, or nothing without a base URL."""


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """The one page.

    It is shown at addresses of any depth, so that its links cannot be relative to it. A site that has
    not said where it will stand keeps them relative, which is right from disk and at the top level.
    """
    view = MissingView(
        shell=shell(site, PATH, say("Page not found"), say("There is no page at this address.")),
        top=f"{urlsplit(site.base_url).path.rstrip('/')}/" if site.base_url else "",
    )
    yield Page(path=PATH, format="html", template="404.html", view=view)
