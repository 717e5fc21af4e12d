"""The sitemap in monthly parts, robots.txt, and redirects."""

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.data import sitemap
from broadsheet.pages.entities import entities
from broadsheet.pages.site import redirects
from broadsheet.values import replace
from tests.pages.planned import every_page

WEB = Site(title="Test", base_url="https://example.org/")


def pages_of(articles, site=WEB, module=sitemap):
    index, _ = build(articles, (), site)
    return {page.path: page.view for page in every_page(index, site, [module])}


def briefs(article):
    return [
        article("Anna Berg sang.", on=day, headline=f"Song {day}", names=[("person", "Anna Berg")], topics=["politics"])
        for day in ("2023-06-30", "2023-07-01")
    ]


def test_the_index_lists_a_part_for_each_month_and_one_for_the_rest(article):
    places = pages_of(briefs(article))["sitemap.xml"].places
    assert [place.url for place in places] == [
        "https://example.org/sitemap/2023-06.xml",
        "https://example.org/sitemap/2023-07.xml",
        "https://example.org/sitemap/site.xml",
    ]


def test_an_entity_stands_in_the_month_of_its_second_article(article):
    pages = pages_of(briefs(article))
    assert [place.url for place in pages["sitemap/2023-07.xml"].places] == [
        "https://example.org/2023/07/",
        "https://example.org/2023/07/01/",
        "https://example.org/2023/07/01/song-2023-07-01/",
        "https://example.org/people/anna-berg/",
    ]
    assert "people/anna-berg" not in repr(pages["sitemap/2023-06.xml"])


def test_a_week_stands_once_in_the_month_of_its_first_edition(article):
    pages = pages_of(briefs(article))
    assert [path for path in pages if "2023/week-26/" in repr(pages[path])] == ["sitemap/2023-06.xml"]
    alone = pages_of(briefs(article)[1:])
    assert [path for path in alone if "2023/week-26/" in repr(alone[path])] == ["sitemap/2023-07.xml"]


def test_a_name_of_one_article_is_in_no_sitemap_and_its_page_says_so(article):
    once = briefs(article)[:1]
    assert "people/anna-berg" not in repr(pages_of(once))
    assert pages_of(once, module=entities)["people/anna-berg/index.html"].shell.noindex
    assert not pages_of(briefs(article), module=entities)["people/anna-berg/index.html"].shell.noindex


def test_the_news_sitemap_has_the_sites_own_articles_of_the_newest_days(article):
    site = replace(WEB, publisher="The Gazette", news_sitemap=True)
    days = ["2023-07-16", "2023-07-17", "2023-07-19"]
    own = [article("Rain fell.", on=day, headline=f"Rain {day}", publisher="The Gazette") for day in days]
    news = pages_of([*own, article("Snow fell.", publisher="The Post")], site)
    assert [place.title for place in news["news-sitemap.xml"].places] == ["Rain 2023-07-19", "Rain 2023-07-17"]
    assert "Sitemap: https://example.org/news-sitemap.xml" in news["robots.txt"].text
    assert "news-sitemap.xml" not in pages_of(own)


def test_a_new_article_leaves_older_parts_as_they_are(article):
    old, new = briefs(article)
    assert pages_of([old])["sitemap/2023-06.xml"] == pages_of([old, new])["sitemap/2023-06.xml"]


def test_robots_name_the_sitemap_where_there_is_an_address():
    assert pages_of([])["robots.txt"].text == "User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n"
    assert "Sitemap" not in pages_of([], Site(title="Test"))["robots.txt"].text


def test_an_old_address_leads_on(article):
    [brief] = [article("Rain fell.", headline="Rain", aliases=("/old/rain.html",))]
    assert [(path, view.url, view.canonical) for path, view in pages_of([brief], module=redirects).items()] == [
        ("old/rain.html", "2023/07/19/rain/index.html", "https://example.org/2023/07/19/rain/")
    ]
