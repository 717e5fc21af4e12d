"""The indexes: by letter with *see* entries, by number, by day; and nobody is dropped."""

from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.entities import entity_indexes, index_lines
from broadsheet.pages.entities.entity_indexes import BY_COUNT, RECENT
from broadsheet.pages.entities.namesakes import NONE
from broadsheet.pages.entities.see_entries import see_entries
from broadsheet.rendering.render import Renderer
from broadsheet.text.slugs import RESERVED
from tests.pages.planned import every_page

SITE = Site(title="Test")


def views(*articles):
    index, _ = build(articles, (), SITE)
    return {page.path: page.view for page in every_page(index, SITE, [entity_indexes])}


def labels(blocks):
    return {block.label: [f"{e.label} see {e.see}" if e.see else e.label for e in block.entries] for block in blocks}


@pytest.fixture
def briefs(article):
    names = [("person", "Anna Berg"), ("person", "Wang Lei"), ("organisation", "World Sailing Council", "WSC")]
    once = [*names, ("person", "Örjan Ek")]
    return [
        article("Anna Berg met Wang Lei of the World Sailing Council (WSC).", headline="One", names=names),
        article("Anna Berg and Örjan Ek sang with Wang Lei. The WSC listened.", on="2023-07-20", headline="Two", names=once),
        article("Anna Berg left.", on="2023-07-20", headline="Three", names=once),
    ]


def test_people_stand_under_the_letter_of_their_sort_key_with_see_entries(briefs):
    view = views(*briefs)["people/index.html"]
    assert labels(view.blocks) == {"B": ["Berg, Anna"], "L": ["Lei, Wang see Wang Lei"], "W": ["Wang Lei"]}


def test_who_is_seen_once_stands_in_a_list_of_their_own(briefs):
    view = views(*briefs)["people/index.html"]
    assert [entry.label for entry in view.once] == ["Ek, Örjan"]
    assert view.standfirst == "3 people named: 2 in more than one article, 1 in a single one."


def test_where_everybody_is_seen_once_there_is_one_list(briefs):
    view = views(briefs[0])["people/index.html"]
    assert (len(view.blocks), view.once) == (3, ())
    assert view.standfirst == "2 people named, in one article each."


def test_a_form_that_is_no_part_of_the_name_is_a_see_entry(briefs):
    assert labels(views(*briefs)["organisations/index.html"].blocks) == {
        "W": ["World Sailing Council", "WSC see World Sailing Council"]
    }


def test_a_see_entry_of_a_name_with_a_suffix_stands_under_the_surname(article):
    index, _ = build([article("Peter Berg spoke.", names=[("person", "Peter Berg")])], (), SITE)
    assert see_entries(index.entities[0], ("Peter X. Berg III",)) == ("Berg, Peter X. III",)


def test_by_count_lists_the_often_named_in_a_table_and_the_others_by_number(briefs):
    view = views(*briefs)["people/by-count/index.html"]
    assert [(entry.label, entry.count) for entry in view.table] == [("Anna Berg", 3)]
    assert labels(view.blocks) == {"Two articles": ["Wang Lei"], "One article": ["Ek, Örjan"]}


def test_most_recent_lists_by_the_day_last_seen(briefs):
    view = views(*briefs)["people/recent/index.html"]
    assert labels(view.blocks) == {"Thursday 20 July 2023": ["Berg, Anna", "Ek, Örjan", "Wang Lei"]}


def test_each_kind_has_its_indexes_even_without_articles():
    assert len(views()) == 3


def test_namesakes_are_told_apart_by_a_role_or_by_whom_they_are_seen_with(article):
    court = ("organisation", "Supreme Court")
    found = views(
        article(
            "The Supreme Court of India heard Asha Rao.",
            headline="One",
            names=[court, ("person", "Asha Rao"), ("place", "India")],
        ),
        article(
            "The Supreme Court of Israel heard Noa Levi.",
            headline="Two",
            names=[court, ("person", "Noa Levi"), ("place", "Israel")],
        ),
        article(
            "John Smith, a painter, sang.",
            headline="3",
            names=[("person", "John Smith")],
            roles=[("person", "John Smith", "a painter")],
        ),
        article(
            "John Smith, a judge, left.",
            headline="4",
            names=[("person", "John Smith")],
            roles=[("person", "John Smith", "a judge")],
        ),
    )
    courts = [entry.unlike.beside for block in found["organisations/index.html"].blocks for entry in block.entries]
    assert len(set(courts)) == 2
    assert set(courts) <= {"Asha Rao", "India", "Noa Levi", "Israel"}
    smiths = [e for block in found["people/index.html"].blocks for e in block.entries if e.label == "Smith, John"]
    assert {entry.unlike.role for entry in smiths} == {"a painter", "a judge"}


def test_a_name_that_nobody_shares_has_nothing_beside_it(briefs):
    assert all(e.unlike == NONE for view in views(*briefs).values() for block in view.blocks for e in block.entries)


@pytest.fixture
def large(briefs, monkeypatch):
    """The indexes of the same articles, as if there were more names than a page should hold."""
    for name, value in (("LARGE", 2), ("FIRST", 1), ("LEADING", 1)):
        monkeypatch.setattr(index_lines, name, value)
    return views(*briefs)


def test_of_a_large_kind_each_letter_has_a_page_and_the_index_leads_to_it(large):
    view = large["people/index.html"]
    live = [link.label for link in view.letters if link.url]
    assert live == ["B", "E", "L", "W"]
    assert all(link.url in large for link in view.letters if link.url)
    assert ([entry.label for entry in view.table], view.blocks, view.once) == (["Anna Berg"], (), ())
    assert len([path for path in large if path.startswith("organisations/")]) == 3


def test_the_page_of_a_letter_holds_all_its_names_those_seen_once_too(large):
    found = {link.label: large[link.url] for link in large["people/index.html"].letters if link.url}
    assert labels(found["W"].blocks) == {"W": ["Wang Lei"]}
    assert labels(found["L"].blocks) == {"L": ["Lei, Wang see Wang Lei"]}
    assert ([e.label for e in found["E"].once], found["E"].blocks) == (["Ek, Örjan"], ())
    assert [link.label for link in found["E"].letters if link.current] == ["E"]
    assert found["E"].shell.noindex


def test_a_large_index_by_number_or_by_day_says_how_many_it_leaves_to_the_letters(large):
    assert large["people/by-count/index.html"].left == large["people/recent/index.html"].left == 2
    assert sum(len(block.entries) for block in large["people/recent/index.html"].blocks) == 1


def test_the_crumb_of_a_name_leads_to_its_letter_in_either_index(briefs, monkeypatch):
    theme = Renderer([Path(__file__).parents[2] / "templates"])
    monkeypatch.setattr(index_lines, "LARGE", 2)
    index, _ = build(briefs, (), SITE)
    for page in every_page(index, SITE, [entity_indexes]):
        html = theme.render(page).decode()
        assert page.path != "people/index.html" or ' id="b" href="../people/a-to-z/b/index.html"' in html
        ids = [part.partition('"')[0] for part in html.split(' id="')[1:]]
        assert len(ids) == len(set(ids)), page.path


def test_no_name_takes_the_address_of_an_index():
    assert {BY_COUNT, RECENT} <= RESERVED
