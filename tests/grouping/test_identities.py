"""Who is who across articles; everybody here is made up."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping.identities import resolve
from broadsheet.grouping.identities.sorting import sort_key
from broadsheet.model.entity import Naming


def naming(name, article=1, *, kind="person", roles=(), beside=(), places=(), day=1, forms=(), count=1):
    """One name of one article of July 2023."""
    return Naming(
        article=f"articles/2023/07/{day:02d}/{article}",
        name=name,
        kind=kind,
        published=dt.date(2023, 7, day),
        forms=(name, *forms),
        roles=tuple(roles),
        beside=(*beside, *places),
        places=tuple(places),
        count=count,
    )


def identities(*namings):
    return set(resolve(namings, ()).of.values())


def ids(*namings):
    return {identity.id for identity in identities(*namings)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Marbury", "Joseph Marbury"),
        ("H. Lindqvist", "Helen Lindqvist"),
        ("Helen R. Lindqvist", "Helen Lindqvist"),
        ("Tadej Marbač", "Tadej Marbac"),
        ("Viktor Zelenovskyy", "Viktor Zelenovsky"),
        ("Muhammad Haverkamp", "Mohammed Haverkamp"),
        ("President Helen Lindqvist", "Helen Lindqvist"),
        ("Bashir al-Hadari", "Bashir Hadari"),
        ("Martin Marbury Jr.", "Martin Marbury"),
    ],
)
def test_two_ways_to_write_a_person_are_one_entity(one, other):
    assert len(ids(naming(one, 1), naming(other, 2))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Helen Lindqvist", "Victor Lindqvist"),
        ("George W. Marbury", "George H. Marbury"),
        ("Marbury", "Helen Marbury"),
        ("Martin Marbury Jr.", "Martin Marbury Sr."),
        ("Li Wei", "Wei Li"),
    ],
)
def test_what_may_be_two_people_stays_two(one, other):
    assert len(ids(naming(one, 1), naming(other, 2))) == 2


def test_an_initial_that_fits_two_people_is_left_undecided():
    found = resolve([naming("H. Marbury", 1), naming("Helen Marbury", 2), naming("Harold Marbury", 3)], ())
    unclear = next(identity for identity in found.of.values() if identity.name == "H. Marbury")
    assert unclear.undecided == ("people/harold-marbury", "people/helen-marbury")


def test_a_lone_surname_is_marked_and_not_merged():
    found = resolve([naming("Marbury", 1), naming("Helen Marbury", 2, day=20)], ())
    assert found.of["articles/2023/07/01/1", "person", "Marbury"].undecided == ("people/helen-marbury",)


def marburys(*, her_roles, his=8):
    """A minister whom many articles name in full, one of whom also tells of somebody else of the surname."""
    in_full = [naming("Helen Marbury", n, roles=("prime minister",), beside=("Oslo",), day=n) for n in range(1, his + 1)]
    return [*in_full, naming("Ilva Marbury", 20, roles=her_roles, beside=("Oslo",), day=9)]


def test_of_two_the_one_who_bears_the_office_in_nearly_all_articles_is_meant_by_it():
    alone = naming("Marbury", 30, roles=("prime minister",), beside=("Oslo",), day=10)
    found = resolve([*marburys(her_roles=("minister",)), alone], ())
    assert found.of[alone.article, "person", "Marbury"].id == "people/helen-marbury"


def test_who_is_named_in_full_beside_it_is_not_meant_by_a_surname():
    alone = naming("Marbury", 20, roles=("minister",), beside=("Oslo",), day=9)
    found = resolve([*marburys(her_roles=("minister",), his=2), alone], ())
    assert found.of[alone.article, "person", "Marbury"].id == "people/helen-marbury"


@pytest.mark.parametrize(("often", "meant"), [(12, "people/helen-marbury"), (7, "people/marbury")])
def test_without_an_office_whom_far_more_articles_name_in_like_company_is_meant(often, meant):
    company = ("Oslo", "Harlow", "Ilva Stone")
    in_full = [naming("Helen Marbury", n, beside=company, day=n) for n in range(1, often + 1)]
    alone = naming("Marbury", 30, beside=company, day=10)
    found = resolve([*in_full, naming("Ilva Marbury", 20, beside=company, day=9), alone], ())
    assert found.of[alone.article, "person", "Marbury"].id == meant


@pytest.mark.parametrize("his", [1, 4])
def test_who_bears_an_office_a_little_more_often_is_not_meant_by_it(his):
    alone = naming("Marbury", 30, roles=("minister",), beside=("Oslo",), day=10)
    found = resolve([*marburys(her_roles=("minister",), his=his), alone], ())
    assert found.of[alone.article, "person", "Marbury"].id == "people/marbury"


def test_a_first_name_alone_is_nobody_of_another_article_in_whatever_company():
    company = ("Oslo", "Harlow", "Ilva Stone", "Reform Party")
    found = ids(
        naming("Helen", 1, roles=["minister"], beside=company), naming("Helen Marbury", 2, roles=["minister"], beside=company)
    )
    assert found == {"people/helen", "people/helen-marbury"}


def test_a_first_name_alone_is_the_one_of_whom_the_news_is_full():
    company = ("Oslo", "Harlow", "Ilva Stone", "Reform Party")
    in_full = [naming("Helen Marbury", n, beside=company, day=n) for n in range(1, 7)]
    assert ids(*in_full, naming("Helen", 30, beside=company, day=8)) == {"people/helen-marbury"}


def test_a_lone_surname_with_the_same_office_in_the_same_weeks_is_that_person():
    one = naming("Marbury", 1, roles=["Prime Minister"])
    assert ids(one, naming("Helen Marbury", 2, roles=["Norwegian prime minister"])) == {"people/helen-marbury"}


def test_people_of_one_name_and_different_walks_of_life_are_two():
    found = identities(
        naming("John Marbury", 1, roles=["striker"], beside=["Harlow Rovers"]),
        naming("John Marbury", 2, roles=["senator"], beside=["Reform Party"]),
    )
    assert {identity.id for identity in found} == {"people/john-marbury", "people/john-marbury-senator"}
    assert all(identity.undecided for identity in found)


def test_a_father_and_a_son_of_one_article_are_two():
    assert len(ids(naming("John Marbury", 1), naming("John Marbury Jr.", 1))) == 2
    assert len(ids(naming("John Marbury", 1), naming("John Marbury Jr.", 2))) == 1


def test_an_initial_and_a_first_name_of_one_article_are_two():
    assert len(ids(naming("J. R. Marbury", 1), naming("Joan Marbury", 1))) == 2
    assert len(ids(naming("J. R. Marbury", 1), naming("Joan Marbury", 2))) == 1


def test_a_town_in_common_does_not_make_a_councillor_a_footballer():
    found = identities(
        naming("John Marbury", 1, roles=["Councillor"], beside=["Edith Soames"], places=["Stenbury"]),
        naming("John Marbury", 2, roles=["Footballer"], beside=["Larkhill Rovers"], places=["Stenbury"]),
    )
    assert {identity.id for identity in found} == {"people/john-marbury", "people/john-marbury-footballer"}


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        (["author"], ["senator"], {"places": ["Stenbury"]}),
        (["striker"], ["senator"], {"beside": ["Larkhill Rovers"]}),
        (["striker"], [], {"places": ["Stenbury"]}),
        (["striker"], ["businessman"], {"places": ["Stenbury"]}),
        (["striker", "senator"], ["senator"], {"places": ["Stenbury"]}),
    ],
)
def test_what_does_not_plainly_contradict_stays_one(one, other, more):
    assert len(ids(naming("John Marbury", 1, roles=one, **more), naming("John Marbury", 2, roles=other, **more))) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other", "name"),
    [
        ("place", "U.S.", "the United States", "United States"),
        ("organisation", "AP", "Associated Press", "Associated Press"),
        ("organisation", "Marbury Holdings Inc.", "Marbury Holdings", "Marbury Holdings"),
        ("place", "Côte d’Ivoire", "Ivory Coast", "Ivory Coast"),
    ],
)
def test_abbreviations_and_legal_forms_make_no_new_entity(kind, one, other, name):
    found = identities(naming(one, 1, kind=kind), naming(other, 2, kind=kind), naming(other, 3, kind=kind))
    assert {identity.name for identity in found} == {name}


def test_a_body_that_every_country_has_is_of_the_country_that_most_of_the_article_lies_in():
    here = naming("Senate", 1, kind="organisation", beside=["Mexico", "Ohio", "Iowa"])
    there = naming("Senate", 2, kind="organisation", beside=["Texas"])
    elsewhere = naming("Senate", 3, kind="organisation", beside=["Mexico"])
    assert ids(here, there, elsewhere) == {"organisations/senate", "organisations/senate-mexico"}


def test_an_acronym_joins_the_name_that_an_article_explains_it_by():
    full = naming("National Union of Harbour Workers", 1, kind="organisation", forms=["NUHW"])
    assert ids(full, naming("NUHW", 2, kind="organisation")) == {"organisations/national-union-of-harbour-workers"}


def test_a_rare_other_kind_is_taken_for_a_mistake():
    found = identities(
        naming("Harlow Rovers", 1, kind="organisation", count=9),
        naming("Harlow Rovers", 2, kind="person"),
        naming("Oslo", 3, kind="place"),
    )
    assert {identity.id for identity in found} == {"organisations/harlow-rovers", "places/oslo"}


@pytest.mark.parametrize(
    ("name", "forms", "expected"),
    [
        ("Helen Marbury", {}, "Marbury, Helen"),
        ("Han Zheng", {"Han": 3}, "Han Zheng"),
        ("Wang Yi", {}, "Wang Yi"),
        ("Xi Jinping", {}, "Xi Jinping"),
        ("Yoon Suk Yeol", {}, "Yoon Suk Yeol"),
        ("Park Geun-hye", {}, "Park Geun-hye"),
        ("Nguyen Van Linh", {}, "Nguyen Van Linh"),
        ("Pita Limjaroenrat", {"Pita": 4}, "Pita Limjaroenrat"),
        ("Han Duck-soo", {}, "Han Duck-soo"),
        ("Anong Limjaroensuk", {"Anong": 2}, "Anong Limjaroensuk"),
        ("Pita Limjaroenrat", {}, "Pita Limjaroenrat"),
        ("Felipe VI", {}, "Felipe VI"),
        ("Kim Novaková", {}, "Novaková, Kim"),
        ("Tony Leung", {}, "Leung, Tony"),
        ("Ursula von der Marck", {}, "von der Marck, Ursula"),
        ("Ana López Obregón", {"López Obregón": 2}, "López Obregón, Ana"),
        ("Martin Luther Marbury Jr.", {}, "Marbury, Martin Luther Jr."),
        ("Kailyn Marbury", {"Kailyn": 1}, "Marbury, Kailyn"),
        ("Pelé", {}, "Pelé"),
    ],
)
def test_the_sort_key_begins_with_what_the_news_calls_a_person(name, forms, expected):
    assert sort_key(name, forms) == expected


def test_the_fullest_name_that_is_used_most_is_shown():
    found = identities(
        naming("Joe Marbury", 1), naming("Joe Marbury", 2), naming("Joseph R. Marbury Jr.", 3), naming("J. Marbury", 4)
    )
    assert {identity.name for identity in found} == {"Joe Marbury"}


POOL = [
    "Joe Marbury",
    "Joseph Marbury",
    "J. Marbury",
    "Marbury",
    "Helen Marbury",
    "Li Wei",
    "Wei Li",
    "AP",
    "Associated Press",
    "U.S.",
]


@st.composite
def sets_of_namings(draw):
    """Namings of a few articles, with kinds and roles that may contradict."""
    pairs = draw(st.sets(st.tuples(st.integers(1, 5), st.sampled_from(POOL)), max_size=15))
    return [
        naming(
            name,
            article,
            kind=draw(st.sampled_from(["person", "organisation", "place"])),
            roles=draw(st.sampled_from([(), ("senator",), ("striker",)])),
            beside=tuple(sorted(other for a, other in pairs if a == article and other != name)),
            day=article,
        )
        for article, name in sorted(pairs)
    ]


@given(sets_of_namings(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_namings_does_not_matter(namings, random):
    shuffled = list(namings)
    random.shuffle(shuffled)
    assert resolve(namings, ()) == resolve(shuffled, ())


@given(sets_of_namings())
@settings(max_examples=100, deadline=None)
def test_every_naming_is_somebody_and_ids_are_unique(namings):
    found = resolve(namings, ())
    assert set(found.of) == {(n.article, n.kind, n.name) for n in namings}
    assert len({identity.id for identity in found.of.values()}) == len(set(found.of.values()))


def test_institutions_that_every_country_has_are_one_for_each_country():
    here = naming("Supreme Court", 1, kind="organisation", beside=["India", "Delhi"])
    there = naming("Supreme Court", 2, kind="organisation", beside=["United States"])
    named = naming("U.S. Supreme Court", 3, kind="organisation", beside=["India"])
    found = resolve([here, there, named], ()).of
    assert len({identity.id for identity in found.values()}) == 2
    assert found[there.article, "organisation", there.name] == found[named.article, "organisation", named.name]
    assert {identity.id for identity in found.values()} == {"organisations/supreme-court", "organisations/us-supreme-court"}


def test_a_surname_with_no_more_than_a_courtesy_title_keeps_it():
    found = identities(naming("Mrs Marbury", 1), naming("Henry Marbury", 1))
    assert {(one.id, one.name) for one in found} == {
        ("people/mrs-marbury", "Mrs Marbury"),
        ("people/henry-marbury", "Henry Marbury"),
    }
