"""The check of sitemaps and OPML: every address in them leads somewhere."""

from __future__ import annotations

import pytest

from broadsheet.checks import lists

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>{}</loc></url>\n</urlset>'
OPML = '<opml version="2.0"><body>\n<outline text="x" type="rss" xmlUrl="{}"/>\n</body></opml>'


def found(tmp_path, text, base_url="https://example.org/"):
    (tmp_path / "a").mkdir(exist_ok=True)
    (tmp_path / "a" / "index.html").write_text("x", "utf-8")
    (tmp_path / "a" / "feed.atom").write_text("x", "utf-8")
    (tmp_path / "list.xml").write_text(text, "utf-8")
    return [(problem.line, problem.found) for problem in lists.check(tmp_path, base_url)]


@pytest.mark.parametrize(
    ("text", "base_url"),
    [
        (SITEMAP.format("https://example.org/a/"), "https://example.org/"),
        (SITEMAP.format("/a/"), ""),
        (SITEMAP.format("https://elsewhere.example/b/"), "https://example.org/"),
        (OPML.format("a/feed.atom"), ""),
        (OPML.format("https://example.org/a/feed.atom"), "https://example.org/"),
    ],
)
def test_addresses_that_lead_somewhere_are_no_problem(tmp_path, text, base_url):
    assert found(tmp_path, text, base_url) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SITEMAP.format("https://example.org/b/"), "no file b/index.html"),
        (SITEMAP.format("/b/"), "no file b/index.html"),
        (OPML.format("b/feed.atom"), "no file b/feed.atom"),
        ("<urlset>\n<url>", "no well-formed XML"),
        ('<!DOCTYPE x [\n<!ENTITY a "b">]><urlset/>', "a declaration of an entity"),
    ],
)
def test_an_address_that_leads_nowhere_is_found_in_its_line(tmp_path, text, said):
    ((line, words),) = found(tmp_path, text)
    assert said in words
    assert line == (1 if "entity" in said else 2)
