"""The built-in theme: every page of small sites is drawn, and is sound HTML in ways that a validator or a reader would miss."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.articles import articles
from broadsheet.pages.days import archive, editions, front, weeks
from broadsheet.pages.entities import entities, entity_indexes
from broadsheet.pages.search import search
from broadsheet.pages.site import about, corrections, missing, quotations, sources, style
from broadsheet.pages.stories import stories, story_index
from broadsheet.pages.topics import topic_index, topics
from broadsheet.rendering.render import Renderer
from broadsheet.values import replace
from tests.pages.planned import every_page

THEME = Path(__file__).parents[2] / "templates"
MODULES = (
    stories,
    story_index,
    front,
    editions,
    archive,
    weeks,
    articles,
    corrections,
    about,
    missing,
    entities,
    entity_indexes,
    topics,
    topic_index,
    quotations,
    sources,
    search,
    style,
)
BERG = ("person", "Anna Berg", "Berg")
TOPICS = ("politics", "weather", "sport", "sport", "sport", "sport", "education", "health", "")


class Scan(HTMLParser):
    """Tags with their attributes, and the elements that hold nothing."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.empty, self._open = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_data(self, data):
        if data.strip():
            self._open = ""

    def handle_endtag(self, tag):
        if tag == self._open:
            self.empty.append(tag)
        self._open = ""

    def values(self, name):
        return [attrs[name] for _, attrs in self.tags if name in attrs]


@pytest.fixture(scope="module")
def one(article):
    """The site of a single article."""
    text = "The mayor Anna Berg opened the bridge in Vestland. “It holds,” Berg said, the Harbour Post reports."
    names = [BERG, ("place", "Vestland"), ("cited", "Harbour Post")]
    quotes = [("It holds,", "Anna Berg", None, "Harbour Post")]
    return [article(text, headline="Berg opens bridge", names=names, quotes=quotes, topics=["politics"], headline_inferred=True)]


@pytest.fixture(scope="module")
def many(article, one):
    """Ten articles on each of two days, with everything that a page can show."""
    made = [
        article(
            f"Anna Berg saw event {n}. Lars Holm told Berg it was “fine {n}”. They left Vestland.",
            on=f"2023-07-{day}",
            headline=f"Berg sees event {n} of {day}",
            names=[BERG, ("person", "Lars Holm"), ("place", "Vestland"), ("organisation", f"Works {n}")],
            roles=[("person", "Lars Holm", "told")],
            quotes=[(f"fine {n}", "Lars Holm" if n % 2 else None, "Anna Berg")],
            topics=[topic] if topic else [],
            publisher="Harbour Post" if n % 3 else None,
            url="https://example.org/a?b&c" if n % 2 else None,
            headline_inferred=n % 4 == 0,
        )
        for day in (18, 20)
        for n, topic in enumerate(TOPICS)
    ]
    cut = replace(made[1], id=f"{made[1].id}-cut", slug="cut", whole=False, words=500)
    bare = replace(made[2], id=f"{made[2].id}-bare", slug="bare", whole=False, text="", blocks=(), sentences=(), mentions=())
    return [*one, *made, cut, replace(bare, quotes=(), roles=(), summary="", rights="headline")]


@pytest.fixture(scope="module", params=["none", "one", "many"])
def pages(request):
    """Path → HTML of every page of these modules."""
    found = [] if request.param == "none" else request.getfixturevalue(request.param)
    site = Site(title="Test & Co", base_url="https://example.org/news/", report="mailto:desk@example.org")
    index, _ = build(found, (), site)
    renderer = Renderer([THEME])
    return {page.path: renderer.render(page).decode() for page in every_page(index, site, MODULES) if page.format == "html"}


def test_headings_begin_with_the_only_h1_and_skip_no_level(pages):
    for path, html in pages.items():
        levels = [int(tag[1]) for tag, _ in Scan(html).tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_ids_are_unique_and_everything_that_refers_to_one_finds_it(pages):
    for path, html in pages.items():
        scan = Scan(html)
        ids = scan.values("id")
        assert len(ids) == len(set(ids)), path
        assert set(scan.values("aria-labelledby")) <= set(ids), path
        assert {href[1:] for href in scan.values("href") if href.startswith("#")} <= set(ids), path


SHAPES = ("circle", "line", "path", "rect", "use")


def test_nothing_is_empty(pages):
    for path, html in pages.items():
        empty = [tag for tag in Scan(html).empty if tag not in ("i", "td", "script", *SHAPES)]
        assert empty == [] or path in ("search/index.html", "404.html"), path  # a script fills them
        assert "None" not in html, path


def test_no_page_has_a_script_or_a_style_of_its_own(pages):
    for path, html in pages.items():
        scan = Scan(html)
        scripts = [attrs for tag, attrs in scan.tags if tag == "script"]
        assert {attrs.get("type") for attrs in scripts if "src" not in attrs} <= {"application/ld+json"}, path
        assert all(re.search(r"(^|/)(assets/|search/names\.js)", attrs["src"]) for attrs in scripts if "src" in attrs), path
        assert "style" not in {tag for tag, _ in scan.tags}, path
        assert not [name for _, attrs in scan.tags for name in attrs if name == "style" or name.startswith("on")], path


def test_each_link_within_these_pages_leads_to_one_of_them(pages):
    ours = re.compile(r"\d{4}/.*|about/index\.html|index\.html")
    for path, html in pages.items():
        depth = path.count("/")
        for href in Scan(html).values("href"):
            target, _, anchor = href.partition("#")
            name = target.removeprefix("../" * depth)
            if path != "404.html" and ours.fullmatch(name) and not name.endswith(".json"):
                assert name in pages, (path, href)
                assert not anchor or f'id="{anchor}"' in pages[name], (path, href)


def test_the_page_for_missing_pages_works_at_any_depth(pages):
    hrefs = [href for href in Scan(pages["404.html"]).values("href") if not href.startswith(("#", "https:", "mailto:"))]
    assert all(href.startswith("/news/") for href in hrefs)


def test_an_inferred_headline_is_marked_wherever_it_stands(pages):
    for path, html in pages.items():
        for mark in re.finditer(r"<h(\d)[^>]*>(?:(?!</h\1>).)*Berg opens bridge(?:(?!</h\1>).)*</h\1>", html, re.S):
            assert 'class="inferred"' in mark[0], path
