"""The names that a reader can look up, in parts that stay small; the page of search tells nothing of any article."""

import json

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.data import Call, Json
from broadsheet.model.index import Index, Sought
from broadsheet.model.site import Site
from broadsheet.pages.search import search
from broadsheet.pages.search.name_parts import EXACT, LEADING, MOST, parts
from broadsheet.pages.search.search_names import entry
from broadsheet.rendering.data import script_file
from broadsheet.text.lookups import lookup_words
from tests.pages.planned import every_page

BERG = ("person", "Anna Berg", "Berg")
TEXT = "Anna Berg met the UN in Vestland. Berg left. The Harbour Post says so."
NAMES = [BERG, ("organisation", "United Nations", "UN"), ("place", "Vestland"), ("cited", "Harbour Post")]


def made_of(*names):
    """The parts of some names by their letters, each with the names that stand in it; those named first are the heaviest."""
    places = {name: place for place, name in enumerate(names)}
    return {
        part.start: (part, part.held(places)) for part in parts((word, name) for name in names for word in lookup_words(name))
    }


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
    return {row[0]: row for row in json.loads(held.text)}


def test_a_name_is_found_by_each_word_of_it(pages):
    assert "people/anna-berg" in rows(pages, "a")
    assert "people/anna-berg" in rows(pages, "b")


def test_a_name_is_found_by_another_way_of_writing_it(pages):
    row = rows(pages, "u")["organisations/united-nations"]
    assert row[1] == "United Nations"
    assert row[5:] == ["UN"]


def test_topics_and_sources_are_found_too(pages):
    assert "topics/climate-change" in rows(pages, "c")
    assert "sources/index.html#harbour-post" in rows(pages, "h")


def test_a_name_bears_the_months_and_the_top_topics_of_its_articles(pages):
    _, _, weight, topics, months = rows(pages, "b")["people/anna-berg"]
    assert weight == 2
    assert topics == ["06", "11"]
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
    assert [(start, held) for start, (_, held) in made_of("Anna Berg", "Bo").items()] == [
        ("a", ["Anna Berg"]),
        ("b", ["Anna Berg", "Bo"]),
    ]


def test_many_names_are_parted_by_further_letters_and_none_is_lost():
    names = [f"Ka{chr(97 + n % 26)}{chr(97 + n // 26)} Smith{n}" for n in range(600)]
    made = made_of(*names)
    part, held = made["k"]
    assert part.cut
    assert held == names[:LEADING]
    assert all(len(held) <= MOST for part, held in made.values() if not part.cut)
    leaves = {name for part, held in made.values() if not part.cut and part.start.startswith("k") for name in held}
    assert leaves == set(names)


def test_a_cut_part_holds_the_names_that_have_just_its_letters_in_their_place():
    part, held = made_of(*(f"Xi{n:03d}" for n in range(300)), "Xi")["xi"]
    assert part.cut
    assert held[-1] == "Xi"
    assert len(held) == LEADING + 1


def test_names_that_share_one_word_stand_in_one_part_however_many():
    part, held = made_of(*(f"Li {n}" for n in range(3 * EXACT)))["li"]
    assert not part.cut
    assert len(held) == 3 * EXACT


def test_files_of_parts_have_plain_names():
    assert [part.file for part, _ in made_of("Øst", "Жук", "習近平", "3M").values()] == ["3", "o", "_436", "_7fd2"]


def test_the_heaviest_names_come_first_and_others_by_name(article):
    names = [("person", "Bo Ek"), ("person", "Bo Ahl"), ("person", "Bo Zell")]
    both = article("Bo Ek met Bo Ahl and Bo Zell.", headline="One", names=names)
    pages = found(Site(title="Test"), both, article("Bo Zell left.", on="2023-08-01", headline="Two", names=names[2:]))
    assert list(rows(pages, "b")) == ["people/bo-zell", "people/bo-ahl", "people/bo-ek"]


def test_a_part_is_a_call_that_nothing_in_a_name_can_end():
    sought = Sought(name="</script>\u2028 x", weight=1, topics=(), months=())
    row = entry(
        "people/x", Index(articles=(), editions=(), topics=(), entities=(), sources=(), said=(), sought={"people/x": sought})
    ).row
    made = script_file(Call(function=search.TAKES, arguments=("s", Json(text=f"[{row}]")))).decode()
    assert made.startswith('broadsheetNames("s",[["people/x",')
    assert "<" not in made
    assert "\u2028" not in made
    assert json.loads(made[len('broadsheetNames("s",') : -3])[0][1] == sought.name
