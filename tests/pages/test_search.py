"""The names that a reader can look up, in parts that stay small; the page of search tells nothing of any article."""

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.search import search
from broadsheet.pages.search.name_parts import EXACT, LEADING, MOST, Entry, parts
from broadsheet.rendering.data import script_file
from tests.pages.planned import every_page

BERG = ("person", "Anna Berg", "Berg")
TEXT = "Anna Berg met the UN in Vestland. Berg left. The Harbour Post says so."
NAMES = [BERG, ("organisation", "United Nations", "UN"), ("place", "Vestland"), ("cited", "Harbour Post")]


def entry(name, weight=1, also=()):
    return Entry(page=f"people/{name.lower().replace(' ', '-')}", name=name, weight=weight, topics=(), months=(), also=also)


def found(site, *articles):
    index, _ = build(articles, (), site)
    return {page.path: page for page in every_page(index, site, [search])}


@pytest.fixture
def pages(article):
    first = article(TEXT, on="2023-05-30", headline="One", names=NAMES, topics=["climate change"])
    second = article(TEXT.replace("left", "stayed"), on="2023-08-01", headline="Two", names=NAMES, topics=["politics"])
    return found(Site(title="Test"), first, second)


def rows(pages, letter):
    start, held = pages[f"search/names/{letter}.js"].view.arguments
    assert start == letter
    return {row[0]: row for row in held}


def test_a_name_is_found_by_each_word_of_it(pages):
    assert "people/anna-berg" in rows(pages, "a")
    assert "people/anna-berg" in rows(pages, "b")


def test_a_name_is_found_by_another_way_of_writing_it(pages):
    row = rows(pages, "u")["organisations/united-nations"]
    assert row[1] == "United Nations"
    assert row[5:] == ("UN",)


def test_topics_and_sources_are_found_too(pages):
    assert "topics/climate-change" in rows(pages, "c")
    assert "sources/index.html#harbour-post" in rows(pages, "h")


def test_a_name_bears_the_months_and_the_top_topics_of_its_articles(pages):
    _, _, weight, topics, months = rows(pages, "b")["people/anna-berg"]
    assert weight == 2
    assert topics == ("06", "11")
    assert [(m // 12, m % 12 + 1) for m in months] == [(2023, 5), (2023, 5), (2023, 8), (2023, 8)]


def test_what_may_narrow_a_search_stands_in_one_file(pages):
    start, names = pages["search/names.js"].view.arguments
    assert start == ""
    assert names.topics == (("06", "Environment"), ("11", "Politics"))
    assert [(m // 12, m % 12 + 1) for m in names.months] == [(2023, 5), (2023, 8)]
    assert {f"search/names/{part}.js" for part in names.parts} == {p for p in pages if p.startswith("search/names/")}


def test_news_leaves_the_page_of_search_as_it_is(pages, article):
    later = found(
        Site(title="Test"),
        article(TEXT, headline="One", names=NAMES, topics=["politics"]),
        article("Ole Dahl went.", headline="Other", on="2024-02-02", names=[("person", "Ole Dahl")]),
    )
    assert later["search/index.html"].view == pages["search/index.html"].view


def test_a_site_without_articles_has_a_page_of_search():
    assert set(found(Site(title="Test"))) == {"search/index.html", "search/names.js"}


def test_few_names_stand_in_parts_of_one_letter():
    assert [(part.start, len(part.entries)) for part in parts([entry("Anna Berg"), entry("Bo")])] == [("a", 1), ("b", 2)]


def test_many_names_are_parted_by_further_letters_and_none_is_lost():
    names = [f"Ka{chr(97 + n % 26)}{chr(97 + n // 26)} Smith{n}" for n in range(600)]
    made = {part.start: part for part in parts(entry(name) for name in names)}
    assert made["k"].cut
    assert len(made["k"].entries) == LEADING
    assert all(len(part.entries) <= MOST for part in made.values() if not part.cut)
    leaves = {e.name for part in made.values() if not part.cut and part.start.startswith("k") for e in part.entries}
    assert leaves == set(names)


def test_the_leading_names_of_a_cut_part_are_the_heaviest():
    made = {part.start: part for part in parts(entry(f"K{n:04d}x", weight=n % 7) for n in range(300))}
    assert {e.weight for e in made["k"].entries} == {6}


def test_a_cut_part_holds_the_names_that_have_just_its_letters():
    made = {part.start: part for part in parts([entry("Xi", weight=0), *(entry(f"Xi{n:03d}", weight=3) for n in range(300))])}
    assert made["xi"].cut
    assert "Xi" in {e.name for e in made["xi"].entries}


def test_names_that_share_one_word_stand_in_one_part_however_many():
    made = {part.start: part for part in parts(entry(f"Li {n}") for n in range(3 * EXACT))}
    assert not made["li"].cut
    assert len(made["li"].entries) == 3 * EXACT


def test_files_of_parts_have_plain_names():
    made = parts([entry("Øst"), entry("Жук"), entry("習近平"), entry("3M")])
    assert [part.file for part in made] == ["3", "o", "_436", "_7fd2"]


def test_a_part_is_a_call_that_nothing_in_a_name_can_end():
    (part,) = parts([entry("</script>\u2028 x")])[:1]
    made = script_file(search._part(part)).decode()
    assert made.startswith(('broadsheetNames("script",', 'broadsheetNames("s",'))
    assert "<" not in made
    assert "\u2028" not in made
