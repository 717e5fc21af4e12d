"""All page modules together: every link leads somewhere, every path is written once, and old pages stay as they are."""

import posixpath
import re
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.articles import articles
from broadsheet.pages.data import data, feeds, opml, sitemap
from broadsheet.pages.days import archive, editions, front, weeks
from broadsheet.pages.entities import entities, entity_indexes
from broadsheet.pages.search import search
from broadsheet.pages.site import about, corrections, missing, own, quotations, redirects, sources, style
from broadsheet.pages.stories import stories, story_index
from broadsheet.pages.topics import topic_index, topics
from broadsheet.rendering.render import Renderer
from broadsheet.values import replace
from tests.pages.planned import every_page

THEME = Path(__file__).parents[2] / "templates"
MODULES = (front, editions, archive, articles, about, missing, entities, entity_indexes, topics, topic_index, quotations, sources)
MODULES += (weeks, corrections, stories, story_index, feeds, sitemap, redirects, data, search, style, opml, own)
SITE = Site(title="Test")
BERG = ("person", "Anna Berg", "Berg")
HOLM = ("person", "Lars Holm", "Holm")
VEST = ("place", "Vestland")


def site_pages(found, site=SITE):
    index, _ = build(found, (), site)
    return [*every_page(index, site, MODULES), *data.listing({}, site)]


@pytest.fixture(scope="module")
def briefs(article):
    def brief(n, day):
        return article(
            f"Mayor Anna Berg met Lars Holm in Vestland, the Harbour Post says. “It is {n},” Berg told Holm. The Courier fell.",
            on=day,
            headline=f"Meeting {n}",
            names=[BERG, HOLM, VEST, ("cited", "Harbour Post"), ("organisation" if n % 2 else "cited", "Courier")],
            roles=[("person", "Anna Berg", "Mayor")],
            quotes=[(f"It is {n},", "Anna Berg", "Lars Holm", "Harbour Post" if n % 3 else "Courier")],
            topics=["climate change", "politics"][: n % 3],
            publisher="The Gazette" if n % 2 else None,
            aliases=(f"/old/{n}",),
            headline_inferred=n % 4 == 0,
        )

    return [brief(n, f"2023-{5 + n // 15:02d}-{1 + n % 15:02d}") for n in range(42)]


@pytest.mark.parametrize("count", [0, 1, 2, 42])
def test_every_link_of_every_page_leads_to_a_page_and_to_an_anchor_of_it(briefs, count):
    renderer = Renderer([THEME])
    written = {page.path: renderer.render(page).decode() for page in site_pages(briefs[:count])}
    for path, html in written.items():
        for href in re.findall(r'<(?:a|link)\b[^>]*? href="([^"]*)"', html) if path.endswith(".html") else ():
            if ":" in href or (path == "404.html" and href.startswith("/")):
                continue
            target, _, anchor = href.partition("#")
            name = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert name in written or (THEME / name).is_file(), (path, href)
            assert not anchor or f'id="{anchor}"' in written[name], (path, href)


def test_an_article_of_which_the_headline_alone_is_public_breaks_no_page(article):
    renderer = Renderer([THEME])
    whole = article("Anna Berg sang in Vestland.", headline="Anna Berg sings", names=[BERG, VEST], topics=["politics"])
    bare = replace(
        whole,
        id="articles/2023/07/20/bare",
        slug="bare",
        text="",
        blocks=(),
        sentences=(),
        summary="",
        rights="headline",
        mentions=tuple(replace(m, start=0, end=0) for m in whole.mentions),
    )
    written = {page.path: renderer.render(page).decode() for page in site_pages([whole, bare])}
    assert "In 2 articles" in written["people/anna-berg/index.html"]


def test_no_path_is_written_twice_and_none_leaves_the_site(briefs):
    paths = [page.path for page in site_pages(briefs)]
    assert len(paths) == len(set(paths))
    assert all(re.fullmatch(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z]+", path) for path in paths)


def test_the_order_of_the_articles_changes_no_page(briefs):
    assert site_pages(briefs) == site_pages(briefs[::-1])


def test_one_more_article_today_leaves_the_pages_of_what_it_does_not_name_alone(briefs, article):
    quiet = article(
        "Nils Vik sang in Eastby. Nils Vik left Eastby.", on="2023-05-02", names=[("person", "Nils Vik"), ("place", "Eastby")]
    )
    news = article("Anna Berg flew home.", on="2023-07-20", headline="Flight", names=[BERG], topics=["politics"])
    before = {page.path: page for page in site_pages([*briefs, quiet])}
    after = {page.path: page for page in site_pages([*briefs, quiet, news])}
    changed = {path for path, page in after.items() if path in before and before[path] != page}
    assert not [
        path
        for path in changed
        if path.startswith(("people/nils-vik/", "places/eastby/", "people/lars-holm/", "2023/05/", "2023/06/"))
    ]
    assert "people/anna-berg/index.html" in changed
    assert "people/anna-berg/2023/05/index.html" not in changed
    assert not [path for path in changed if path.startswith(("data/2023-05/", "sitemap/2023-05"))]
