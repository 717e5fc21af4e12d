"""What every page has around its matter: head, masthead, sections, colophon."""

from __future__ import annotations

import datetime as dt

from broadsheet import __version__, wording
from broadsheet.model.site import Look, Site
from broadsheet.pages import permalinks
from broadsheet.values import Value
from broadsheet.wording import N_, say


class Link(Value):
    """Words that lead somewhere; ``url`` is site-relative."""

    label: str
    url: str
    lang: str = ""
    """Of the words, where it is another than the interface's."""


class Section(Value):
    """One entry of the masthead's navigation."""

    label: str
    url: str
    current: bool


class Shell(Value):
    """The frame of a page. Nothing here depends on other pages, so that a new article leaves old frames alone."""

    title: str
    """For the head; the site's title is added."""
    description: str
    site_title: str
    tagline: str
    language: str
    """Of the interface."""
    canonical: str
    """Full address, or nothing where the site has no base URL."""
    sections: tuple[Section, ...]
    full: bool
    """The large masthead with ears."""
    feed: str
    """Site-relative path of the folder's Atom feed, or nothing."""
    json: str
    """Site-relative path of the page's data, or nothing."""
    months: tuple[Link, ...]
    """The page's own month and year."""
    report: str
    """Where to report an error, or nothing."""
    version: str
    pages: tuple[Link, ...] = ()
    """The site's own, for the foot."""
    style: str = ""
    """Site-relative path of the style sheet with site.yaml's colours and fonts, where that is not the theme's own."""
    image: str = ""
    """Complete address of the picture for previews of the page's link, 1,200 by 630, or nothing."""
    noindex: bool = False
    """A thin page, or one in another order: search engines are asked to leave it out."""


STYLE = "assets/broadsheet-themed.css"
DEFAULTS = (N_("Every sentence has its source"), N_("A digest of the news in which every sentence has its source."))
"""Tagline and description of a site that has not set its own: these are said in its language."""
SECTIONS = (
    ("today", N_("Today"), permalinks.FRONT),
    ("topics", N_("Topics"), "topics/index.html"),
    ("people", N_("People"), "people/index.html"),
    ("organisations", N_("Organisations"), "organisations/index.html"),
    ("places", N_("Places"), "places/index.html"),
    ("stories", N_("Stories"), "stories/index.html"),
    ("quotations", N_("Quotations"), "quotations/index.html"),
    ("sources", N_("Sources"), "sources/index.html"),
    ("search", N_("Search"), "search/index.html"),
)


def _sections(site: Site, current: str) -> tuple[Section, ...]:
    """The fixed ones, and before search the site's own pages that want to stand there."""
    *fixed, search = (Section(label=say(label), url=url, current=key == current) for key, label, url in SECTIONS)
    own = (page for page in site.own_pages if page.nav)
    return (*fixed, *(Section(label=p.title, url=permalinks.own(p.slug), current=p.slug == current) for p in own), search)


def shell(
    site: Site,
    path: str,
    title: str,
    description: str,
    *,
    section: str = "",
    full: bool = False,
    feed: bool = False,
    json: bool = False,
    date: dt.date | None = None,
) -> Shell:
    """The frame of the page at ``path``; ``feed`` and ``json`` say that these stand beside it."""
    months = (
        ()
        if date is None
        else (
            Link(label=wording.month(date), url=permalinks.month(date)),
            Link(label=str(date.year), url=permalinks.year(date)),
        )
    )
    return Shell(
        title=title,
        description=description,
        site_title=site.title,
        tagline=say(site.tagline),
        language=wording.spoken().language,
        canonical=permalinks.public(site.base_url, path) if site.base_url else "",
        sections=_sections(site, section),
        full=full,
        feed=permalinks.beside(path, "feed.atom") if feed else "",
        json=permalinks.beside(path, "index.json") if json else "",
        months=months,
        report=site.report,
        version=__version__,
        pages=tuple(Link(label=page.title, url=permalinks.own(page.slug)) for page in site.own_pages if not page.nav),
        style=STYLE if site.look != Look() else "",
    )
