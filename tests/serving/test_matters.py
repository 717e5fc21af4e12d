"""What the desk asks for, out of a preview's own data set."""

from __future__ import annotations

import datetime as dt
from itertools import chain

import pytest

from broadsheet.content import decisions
from broadsheet.grouping.index import build
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.pages.data import data
from broadsheet.rendering.render import Renderer
from broadsheet.serving.desk.gathering import gather
from broadsheet.serving.desk.reading import Reader
from tests.pages.planned import every_page


@pytest.fixture
def matters(tmp_path):
    """From articles, lines of decisions and problems to what waits."""

    def made(articles, lines="", problems=(), origins=None, beginnings=None, site=None):
        known, faults = decisions.parse(lines.encode())
        assert faults == ()
        index, unmatched = build(articles, known, site or Site(title="Desk"))
        renderer = Renderer([tmp_path])
        for page in every_page(index, site or Site(title="Desk"), [data]):
            file = tmp_path / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(page))
        found = gather(Reader(tmp_path).read(), known, (*problems, *unmatched), origins or {}, beginnings or {})
        return {kind: [matter for matter in found if matter.kind == kind] for kind in {matter.kind for matter in found}}

    return made


def lines(matter):
    return [line for choice in matter.choices for line in choice.lines]


@pytest.fixture
def oakes(article):
    """Two people of one surname, and an article that has the surname alone."""
    return [
        article("Mary Oakes opened the harbour.", names=[("person", "Mary Oakes")], headline="Harbour opened"),
        article("John Oakes closed the mine.", names=[("person", "John Oakes")], headline="Mine closed", on="2023-07-18"),
        article("The crowd cheered Oakes. Oakes waved.", names=[("person", "Oakes")], headline="Crowd cheers", on="2023-07-20"),
    ]


def test_a_surname_that_may_be_two_people_is_asked_for_with_both(matters, oakes):
    (matter,) = matters(oakes)["names"]
    assert matter.heading == "Who is “Oakes”?"
    assert matter.stake == 2
    assert lines(matter) == [
        "- merge: [people/oakes, people/john-oakes]",
        "- merge: [people/oakes, people/mary-oakes]",
        "- never-merge: [people/oakes, people/john-oakes]",
        "- never-merge: [people/oakes, people/mary-oakes]",
    ]


def test_the_evidence_is_the_sentence_with_its_place(matters, oakes):
    (matter,) = matters(oakes)["names"]
    evidence = matter.parties[0].evidence[0]
    assert (evidence.before, evidence.name, evidence.after) == ("The crowd cheered ", "Oakes", ".")
    assert evidence.url == "/2023/07/20/crowd-cheers/#s1"
    assert evidence.day == dt.date(2023, 7, 20)


@pytest.mark.parametrize("number", range(2))
def test_what_a_click_appends_settles_the_matter(matters, oakes, number):
    (matter,) = matters(oakes)["names"]
    settled = matters(oakes, "\n".join(matter.choices[number].lines))
    assert "names" not in settled
    assert "claims" not in settled


def test_somebody_else_settles_it_too(matters, oakes):
    (matter,) = matters(oakes)["names"]
    assert "names" not in matters(oakes, "\n".join(matter.choices[-1].lines))


def test_a_short_form_that_was_joined_is_asked_for_once(matters, article):
    articles = [
        article("Joseph Harrow sang.", names=[("person", "Joseph Harrow")], headline="One"),
        article("Joe Harrow danced.", names=[("person", "Joe Harrow")], headline="Two", on="2023-07-20"),
    ]
    (matter,) = matters(articles)["joined"]
    assert "short form" in matter.doubt
    yes, no = (choice.lines[0] for choice in matter.choices)
    assert "joined" not in matters(articles, yes)
    apart = matters(articles, no)
    assert "joined" not in apart
    assert "claims" not in apart


def test_a_middle_initial_is_no_matter(matters, article):
    articles = [
        article("Joseph R. Harrow sang.", names=[("person", "Joseph R. Harrow")], headline="One"),
        article("Joseph Harrow danced.", names=[("person", "Joseph Harrow")], headline="Two", on="2023-07-20"),
    ]
    assert "joined" not in matters(articles)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("organisation", "Reform Movement"), ("organisation", "Reform Movement Party")),
        (("organisation", "NDC"), ("organisation", "Northern Dock Council")),
        (("organisation", "Zellweger Maritime"), ("organisation", "Zellwegger Maritime")),
        (("person", "Marguerite Tollan"), ("person", "Margerite Tollan")),
    ],
)
def test_names_that_look_like_one_are_asked_for(matters, article, one, other):
    articles = [
        article(f"News came of {name} at noon.", names=[(kind, name)], headline=f"Report {number}", on=f"2023-07-1{number}")
        for number, (kind, name) in enumerate((one, other))
    ]
    found = matters(articles).get("merges", [])
    (matter,) = found
    assert "merges" not in matters(articles, matter.choices[0].lines[0])
    assert "merges" not in matters(articles, matter.choices[-1].lines[0])


def test_a_part_of_the_name_of_a_place_is_no_matter(matters, article):
    articles = [
        article("It rained in Kesselbruck.", names=[("place", "Kesselbruck")], headline="One"),
        article("It snowed in North Kesselbruck.", names=[("place", "North Kesselbruck")], headline="Two", on="2023-07-20"),
    ]
    assert "merges" not in matters(articles)


def test_two_people_of_one_family_are_no_matter(matters, article):
    articles = [
        article("Anna Tollan spoke.", names=[("person", "Anna Tollan")], headline="One"),
        article("Peter Tollan spoke.", names=[("person", "Peter Tollan")], headline="Two", on="2023-07-20"),
    ]
    assert "merges" not in matters(articles)


def test_one_name_in_two_kinds_is_asked_for(matters, article):
    articles = [
        article("Meridian won seats.", names=[("organisation", "Meridian")], headline="One"),
        article("Meridian lies by the sea.", names=[("place", "Meridian")], headline="Two", on="2023-07-20"),
    ]
    (matter,) = matters(articles)["merges"]
    assert [choice.label for choice in matter.choices] == ["Always a place", "Always an organisation", "They are two"]
    assert "merges" not in matters(articles, matter.choices[0].lines[0])


def test_a_seed_without_a_date_is_asked_for_with_the_day_in_its_text(matters, article):
    waits = Problem(path="seeds/a b.txt", field="date", found="no date", expected="one")
    found = matters(
        [article("A thing happened.")], problems=[waits], beginnings={"seeds/a b.txt": "It was on 3 May 2022 that it rained."}
    )
    (matter,) = found["dates"]
    assert matter.choices[0].ask.value == "2022-05-03"
    assert lines(matter) == ["seeds/a b.txt: {date: …}", "seeds/a b.txt: {skip: true}"]


def test_articles_without_a_publisher_are_asked_for_by_their_folder(matters, article):
    articles = [article(f"Thing {n} happened in town.", headline=f"Thing {n}") for n in range(3)]
    origins = {each.id: f"seeds/agency/{number}.txt" for number, each in enumerate(articles)}
    (matter,) = matters(articles, origins=origins)["sources"]
    assert lines(matter) == ["seeds/agency/*: {publisher: …}"]
    assert matter.stake == 3


def test_articles_whose_publisher_is_known_are_left_out(matters, article):
    articles = [
        article("Thing happened in town.", headline="A", publisher="Gazette"),
        article("Another thing happened.", headline="B", on="2023-07-20"),
    ]
    origins = {each.id: f"seeds/{number}.txt" for number, each in enumerate(articles)}
    (matter,) = matters(articles, origins=origins)["sources"]
    assert lines(matter) == ["seeds/1.txt: {publisher: …}"]


def test_a_claim_that_the_text_does_not_bear_out_is_shown_with_its_place(matters, article):
    wrong = Problem(path="content/articles/a.md", line=4, field="people", found="'Ann'", expected="a name", severity="warning")
    (matter,) = matters([article("A thing happened.")], problems=[wrong])["claims"]
    assert matter.place == "content/articles/a.md:4"
    assert matter.choices == ()


def test_the_weightiest_comes_first_and_nothing_depends_on_the_order(matters, oakes):
    found = list(chain.from_iterable(matters(oakes).values()))
    again = list(chain.from_iterable(matters(list(reversed(oakes))).values()))
    assert {(matter.id, matter.weight) for matter in found} == {(matter.id, matter.weight) for matter in again}


STORM = "The storm hit Port Sel. Mary Oakes closed the harbour of Port Sel. Peter Brook of the ferry office stopped the ferries. "
MASONS = (
    "Masons mended the wall beside the fish market with granite from an old quarry, and a widow of eighty brought soup while "
    "the town band practised marches in the loft above the net store until midnight."
)
DIVERS = (
    "Divers looked at the foot of the breakwater, measured how deep the sea had dug beneath its stones, and asked for a crane, "
    "forty lorries of gravel and three weeks without wind before any ship ties up there again."
)
"""So much that neither report is a copy of the other."""


@pytest.fixture
def told(article):
    """A story of three articles, of which an editor has added the last."""
    names = [("person", "Mary Oakes"), ("person", "Peter Brook"), ("place", "Port Sel")]
    return [
        article(STORM + MASONS, names=names, headline="Storm hits Port Sel", on="2023-07-17"),
        article(STORM + DIVERS, names=names, headline="Harbour of Port Sel closed", on="2023-07-18"),
        article("The school choir sang of apples.", headline="Choir sings", on="2023-07-19"),
    ]


JOINED = "- story-merge: [stories/choir-sings, stories/storm-hits-port-sel]\n"


def test_an_article_that_holds_little_of_its_story_is_asked_for(matters, told):
    (matter,) = matters(told, JOINED)["stories"]
    assert matter.heading == "Does “Choir sings” belong to this story?"
    (line,) = lines(matter)
    assert line == "- story-split: {story: stories/storm-hits-port-sel, article: articles/2023/07/19/choir-sings}"
    settled = matters(told, JOINED + line)
    assert "stories" not in settled
    assert "claims" not in settled


def test_a_story_that_holds_together_is_no_matter(matters, told):
    assert "stories" not in matters(told[:2])
