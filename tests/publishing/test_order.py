"""The order of sending: at no time does a page that readers can come to link to one that is not there."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.publishing import diff, order
from broadsheet.publishing.manifest import Held, Item


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "index"),
        ("people/index.html", "index"),
        ("2024/index.html", "index"),
        ("2024/01/index.html", "index"),
        ("2024/01/02/index.html", "index"),
        ("2024/01/02/harbour/index.html", "page"),
        ("people/jane-roe/index.html", "page"),
        ("people/jane-roe/data.json", "page"),
        ("data/articles.csv", "page"),
        ("404.html", "index"),
        ("assets/broadsheet.css", "asset"),
        ("assets/map.svg", "asset"),
        ("search/pagefind/fragment/en_1.pf_fragment", "asset"),
        ("feed.atom", "feed"),
        ("topics/sport/feed.json", "feed"),
        ("sitemap/2024-01.xml", "feed"),
        ("robots.txt", "feed"),
        ("_headers", "feed"),
    ],
)
def test_files_are_told_apart_by_what_they_are_to_readers(path, kind):
    assert order.kind(path) == kind


def paths(steps):
    return [[change.path for change in step] for step in steps]


def test_assets_then_new_pages_then_changed_ones_then_feeds_then_what_is_gone():
    held = {"index.html": "1", "2024/01/02/a/index.html": "1", "feed.atom": "1", "old.css": "1", "2023/index.html": "1"}
    held |= {"2023/05/06/gone/index.html": "1", "site.css": "1"}
    wanted = {"index.html": "2", "2024/01/02/a/index.html": "2", "feed.atom": "2", "site.css": "2", "new.css": "1"}
    wanted |= {"2024/01/03/b/index.html": "1", "2024/01/03/index.html": "1", "people/feed.atom": "1"}
    items = [{path: Item(mark, 1) for path, mark in files.items()} for files in (wanted, held)]
    assert paths(order.steps(diff.changes(items[0], Held(items[1], {})))) == [
        ["new.css", "site.css"],
        ["2024/01/03/b/index.html"],
        ["2024/01/03/index.html"],
        ["people/feed.atom"],
        ["2024/01/02/a/index.html"],
        ["index.html"],
        ["feed.atom"],
        ["2023/index.html"],
        ["2023/05/06/gone/index.html"],
        ["old.css"],
    ]


NAMES = [
    f"{folder}{name}" for folder in ("", "2024/01/02/", "people/a/", "assets/") for name in ("index.html", "x.css", "feed.atom")
]
SITES = st.dictionaries(st.sampled_from(NAMES), st.frozensets(st.sampled_from(NAMES), max_size=4), min_size=1)


def closed(site):
    """A site without dead links: page → the pages that it links to; what is no page links to nothing."""
    links = {page: set() if order.kind(page) == "asset" else to for page, to in site.items()}
    return {page: frozenset(link for link in to if link in site) for page, to in links.items()}


@settings(deadline=None)
@given(SITES, SITES, st.integers())
def test_whatever_two_sites_link_to_no_reader_meets_a_dead_link_between_them(before, after, seed):
    """A reader begins at any page that stood before, or at one that is to stay once pages are removed, and follows links."""
    before, after = closed(before), closed(after)
    wanted, held = ({page: Item(str(sorted(links)), 1) for page, links in site.items()} for site in (after, before))
    steps = order.steps(diff.changes(wanted, Held(held, {})))
    draw, now, start = random.Random(seed), dict(before), set(before)
    for step in steps:
        for change in draw.sample(step, len(step)):
            if change.reason == "gone":
                start &= after.keys()
                del now[change.path]
            else:
                now[change.path] = after[change.path]
            assert [link for page in reached(now, start) for link in now[page] if link not in now] == []
    assert now == after


def reached(site, start):
    found, left = set(), list(start)
    while left:
        page = left.pop()
        if page in site and page not in found:
            found.add(page)
            left += site[page]
    return found
