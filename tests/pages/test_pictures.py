"""Pictures of pages: their numbers are those of the articles, and their readings tell the truth."""

import datetime as dt
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from broadsheet.grouping.index import build
from broadsheet.model.site import Site
from broadsheet.pages.days import editions
from broadsheet.pages.entities import entities
from broadsheet.pages.stories import stories
from broadsheet.rendering.render import Renderer
from tests.pages.planned import every_page

SITE = Site(title="Test")
BERG, HOLM, VIK = ("person", "Anna Berg", "Berg"), ("person", "Lars Holm"), ("organisation", "Vik Union")
PLACES = [("place", "Paris"), ("place", "France"), ("place", "Cambridge"), ("place", "Lower Vik")]


def pages(articles, module):
    index, _ = build(articles, (), SITE)
    return {page.path: page for page in every_page(index, SITE, [module]) if page.format == "html"}


def views(articles, module):
    return {path: page.view for path, page in pages(articles, module).items()}


def berg(article, dates, names=(BERG,), text="Anna Berg spoke. Berg left."):
    return [article(text, on=date, headline=f"Day {n} of it", names=names) for n, date in enumerate(dates)]


@pytest.mark.parametrize(
    ("dates", "unit", "bars"),
    [
        (("2023-07-01", "2023-07-31"), "day", 31),
        (("2023-07-01", "2023-08-01"), "month", 2),
        (("2022-11-30", "2023-02-01"), "month", 4),
        (("2020-01-01", "2023-01-01"), "year", 4),
    ],
)
def test_bars_go_by_day_then_by_month_then_by_year_and_leave_none_out(article, dates, unit, bars):
    found = views(berg(article, dates), entities)["people/anna-berg/index.html"].glance.bars
    assert (found.unit, len(found.bars)) == (unit, bars)
    assert sum(bar.about + bar.mentioning for bar in found.bars) == 4
    assert found.title.endswith(", ".join(str(bar.about + bar.mentioning) for bar in found.bars))


def test_a_single_day_has_no_bars(article):
    assert views(berg(article, ("2023-07-01",)), entities)["people/anna-berg/index.html"].glance.bars is None


def company(article):
    names = (BERG, HOLM, VIK, ("place", "Lower Vik"))
    text = "Anna Berg met Lars Holm in Lower Vik. Anna Berg and Lars Holm left. Anna Berg praised Vik Union."
    return [article(text, names=names, headline="A meeting")]


def test_the_network_ties_names_that_are_in_one_sentence_with_the_subject(article):
    found = views(company(article), entities)["people/anna-berg/index.html"].company
    order = [node.label for node in found.network.nodes]
    assert order == [row.link.label for row in found.rows]
    assert {row.link.label: row.sentences for row in found.rows}["Lars Holm"] == 2
    assert found.network.ties == (tuple(sorted((order.index("Lars Holm"), order.index("Lower Vik")))),)
    assert found.reading.startswith("Most often mentioned with Lars Holm")


def test_two_names_make_no_network(article):
    found = [article("Anna Berg met Lars Holm.", names=(BERG, HOLM))]
    assert views(found, entities)["people/anna-berg/index.html"].company.network is None


def where(article, text, names=PLACES, module=editions, path="2023/07/19/index.html", **more):
    return views([article(text, names=names, **more)], module)[path].where


def test_the_map_holds_what_is_certain_and_lists_the_rest(article):
    found = where(article, "From Paris in France to Cambridge and Lower Vik.")
    assert [spot.label for spot in found.map.spots] == ["France", "Paris"]
    assert [link.label for link in found.untold] == ["Cambridge"]
    assert [link.label for link in found.unlisted] == ["Lower Vik"]


def test_a_namesake_is_drawn_where_the_article_tells_which_it_is(article):
    found = where(article, "From Boston to Cambridge.", names=[("place", "Boston"), ("place", "Cambridge")])
    assert {spot.label: round(spot.lon) for spot in found.map.spots} == {"Boston": -71, "Cambridge": -71}


def test_the_context_of_one_article_says_nothing_of_another(article):
    articles = [
        article("In Cambridge.", headline="One", names=[("place", "Cambridge")]),
        article("In Boston.", headline="Two", names=[("place", "Boston")]),
    ]
    found = views(articles, editions)["2023/07/19/index.html"].where
    assert [spot.label for spot in found.map.spots] == ["Boston"]


def test_without_a_certain_place_there_is_no_map(article):
    assert where(article, "In Cambridge.", names=[("place", "Cambridge")]) is None
    assert where(article, "Nowhere.", names=[]) is None


def test_the_first_edition_marks_no_place_as_new_and_the_second_does(article):
    articles = [
        article("In Paris.", on="2023-07-18", headline="One", names=[("place", "Paris")]),
        article("In Paris and Lyon.", headline="Two", names=[("place", "Paris"), ("place", "Lyon")]),
    ]
    found = views(articles, editions)
    assert [spot.first for spot in found["2023/07/18/index.html"].where.map.spots] == [False]
    second = found["2023/07/19/index.html"].where
    assert {spot.label: spot.first for spot in second.map.spots} == {"Paris": False, "Lyon": True}


def test_a_places_own_page_shows_it_with_those_near_it(article):
    names = [("place", "Paris"), ("place", "Lyon"), ("place", "Beijing")]
    found = where(article, "Paris, Lyon, Beijing.", names=names, module=entities, path="places/paris/index.html")
    assert [(spot.label, spot.main) for spot in found.map.spots] == [("Paris", True), ("Lyon", False)]
    assert found.reading == "Where Paris lies, and 1 place near it that the same articles name."
    uncertain = [("place", "Cambridge"), ("place", "Lyon")]
    assert where(article, "Cambridge, Lyon.", names=uncertain, module=entities, path="places/cambridge/index.html") is None


def story(article, dates, publishers):
    text = "Anna Berg said the dam at Holmfoss burst. Turbine spillway masonry engineers inspected {}."
    names = [BERG, ("place", "Holmfoss")]
    return [
        article(text.format(f"gate {n}"), on=on, headline=f"Dam {n} bursts", names=names, publisher=publisher)
        for n, (on, publisher) in enumerate(zip(dates, publishers, strict=True))
    ]


def test_the_strip_has_every_article_once_in_its_day_and_row(article):
    dates = ("2023-07-17", "2023-07-17", "2023-07-19", "2023-07-19")
    found = views(story(article, dates, ("Post", "Wire", "Post", None)), stories)
    (view,) = found.values()
    strip = view.strip.strip
    assert [tick.under for tick in strip.ticks] == ["17", "18", "19"]
    assert {row.label: [sum(cell) for cell in row.cells] for row in strip.rows} == {
        "Post": [1, 0, 1],
        "Publisher not given": [0, 0, 1],
        "Wire": [1, 0, 0],
    }
    assert view.strip.reading == "Post has most articles, 2."


def test_the_strip_calls_an_article_hollow_only_where_it_is_a_copy(article):
    found = story(article, ("2023-07-17",) * 3 + ("2023-07-18",), ("Post", "Wire", "Post", "Herald"))
    copy = article(found[0].text, on="2023-07-17", headline="The same", names=[("place", "Vik")], publisher="Mirror")
    (view,) = views([*found, copy], stories).values()
    assert {row.label: row.cells[0] for row in view.strip.strip.rows} == {
        "Post": (2, 0),
        "Wire": (1, 0),
        "Mirror": (0, 1),
        "Herald": (0, 0),
    }
    assert view.strip.reading == (
        "Most articles on 17 July: 4. Post has most articles, 2. 1 of the 5 articles is a copy of another."
    )


def test_a_strip_without_a_copy_or_a_peak_says_nothing_of_it(article):
    (view,) = views(story(article, ("2023-07-17", "2023-07-17"), ("Post", "Wire")), stories).values()
    assert view.strip.reading == ""


def test_pictures_are_well_formed_and_named(article):
    dates = [f"2023-07-{day:02d}" for day in (3, 4, 5, 9)]
    articles = [*story(article, dates, ("A & B", "<Wire>", "Post", None)), *company(article)]
    articles += [article("In Paris and “Lyon”.", headline="P", names=[("place", "Paris"), ("place", "Lyon")])]
    index, _ = build(articles, (), SITE)
    renderer = Renderer([Path(__file__).parents[2] / "templates"])
    seen = 0
    for module in (editions, entities, stories):
        for page in every_page(index, SITE, [module]):
            html = renderer.render(page).decode() if page.format == "html" else ""
            for part in html.split("<svg ")[1:]:
                svg = ET.fromstring(f"<svg {part.split('</svg>')[0]}</svg>")
                named = svg.get("role") == "img" and svg.find("title") is not None and svg.find("title").text
                assert named or svg.get("aria-hidden") == "true", page.path
                assert "NaN" not in part
                assert '.0"' not in part.split("</svg>")[0].split("viewBox")[0]
                seen += 1
    assert seen > 8


def test_days_at_the_ends_of_the_calendar_have_pictures_too(article):
    assert views(berg(article, ("9999-12-30", "9999-12-31")), entities)["people/anna-berg/index.html"].glance.bars
    assert views(berg(article, ("0001-01-01", "9999-12-31")), entities)["people/anna-berg/index.html"].glance.bars.unit == "year"
    assert dt.date.max.year == 9999
