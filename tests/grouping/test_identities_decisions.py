"""What editors decide about entities, and what becomes of old addresses."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping.identities import resolve
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Naming
from broadsheet.model.index import Redirect


def naming(name, article="a", *, kind="person"):
    return Naming(article=f"articles/2023/07/19/{article}", name=name, kind=kind, published=dt.date(2023, 7, 19), forms=(name,))


def decide(verb, *targets, line=1, **more):
    return Decision(verb=verb, line=line, targets=targets, **more)


def page(identity):
    return f"{identity}/index.html"


def ids(resolution):
    return {identity.id for identity in resolution.of.values()}


def test_a_merge_keeps_the_last_and_redirects_the_others():
    found = resolve(
        [naming("Helen Marbury"), naming("Helen Lindqvist", "b")],
        [decide("merge", "people/helen-marbury", "people/helen-lindqvist", why="she married", by="desk")],
    )
    assert ids(found) == {"people/helen-lindqvist"}
    assert found.redirects == (Redirect(old=page("people/helen-marbury"), new=page("people/helen-lindqvist")),)
    assert {identity.how for identity in found.of.values()} == {"Decided by desk: she married"}


def test_a_merge_of_what_the_rules_joined_already_is_no_problem():
    found = resolve(
        [naming("Joe Marbury"), naming("Joe Marbury", "c"), naming("Joseph Marbury", "b")],
        [decide("merge", "people/joseph-marbury", "people/joe-marbury")],
    )
    assert ids(found) == {"people/joe-marbury"}
    assert not found.problems
    assert found.redirects == (Redirect(old=page("people/joseph-marbury"), new=page("people/joe-marbury")),)


def test_a_split_gives_one_article_a_person_of_its_own():
    found = resolve(
        [naming("John Marbury"), naming("John Marbury", "b")],
        [decide("split", name="John Marbury", article="articles/2023/07/19/b", to="people/john-marbury-senator")],
    )
    assert found.of["articles/2023/07/19/b", "person", "John Marbury"].id == "people/john-marbury-senator"
    assert found.of["articles/2023/07/19/a", "person", "John Marbury"].id == "people/john-marbury"


def test_names_that_must_never_merge_stay_apart():
    namings = [naming("Joe Marbury"), naming("Joseph Marbury", "b")]
    assert len(ids(resolve(namings, ()))) == 1
    assert len(ids(resolve(namings, [decide("never-merge", "people/joe-marbury", "people/joseph-marbury")]))) == 2


def test_a_pair_that_one_line_joins_and_another_keeps_apart_is_told():
    namings = [naming("Joe Marbury"), naming("Kate Lindqvist", "b")]
    pair = ("people/joe-marbury", "people/kate-lindqvist")
    found = resolve(namings, [decide("never-merge", *pair, line=1), decide("merge", *pair, line=2)])
    (problem,) = found.problems
    assert (problem.line, problem.field, problem.severity) == (1, "never-merge", "warning")
    assert "they are one, people/kate-lindqvist" in problem.found
    assert resolve(namings, [decide("never-merge", *pair)]).problems == ()


def test_a_name_that_another_entity_has_is_told():
    namings = [naming("Joe Marbury"), naming("Kate Lindqvist", "b")]
    found = resolve(namings, [decide("rename", "people/joe-marbury", to="Kate Lindqvist")])
    (problem,) = found.problems
    assert (problem.field, problem.severity) == ("rename", "note")
    assert "people/kate-lindqvist has that name too" in problem.found
    assert len(ids(found)) == 2


def test_a_rename_changes_name_sort_key_and_address():
    found = resolve([naming("Li Wei")], [decide("rename", "people/li-wei", to="Wei Li", sort="Li, Wei")])
    identity = next(iter(found.of.values()))
    assert (identity.id, identity.name, identity.sort) == ("people/wei-li", "Wei Li", "Li, Wei")
    assert found.redirects == (Redirect(old=page("people/li-wei"), new=page("people/wei-li")),)


def test_a_kind_is_corrected_and_joins_what_is_there():
    found = resolve(
        [naming("Harlow", kind="organisation"), naming("Harlow", "b", kind="place")],
        [decide("kind", "organisations/harlow", kind="place")],
    )
    assert ids(found) == {"places/harlow"}
    assert found.redirects == (Redirect(old=page("organisations/harlow"), new=page("places/harlow")),)


def test_a_hidden_entity_is_listed_as_such():
    assert resolve([naming("Helen Marbury")], [decide("hide", "people/helen-marbury")]).hidden == {"people/helen-marbury"}


def test_an_alias_sends_a_form_to_an_entity():
    found = resolve(
        [naming("Iron Chancellor"), naming("Helen Marbury", "b")],
        [decide("alias", "people/helen-marbury", form="Iron Chancellor")],
    )
    assert ids(found) == {"people/helen-marbury"}


def test_a_decision_that_matches_nothing_names_the_nearest_match():
    found = resolve([naming("Helen Marbury")], [decide("hide", "people/hellen-marbury", line=7)])
    (problem,) = found.problems
    assert (problem.path, problem.line, problem.field) == ("content/decisions.yaml", 7, "hide")
    assert "people/hellen-marbury" in problem.found
    assert "people/helen-marbury" in problem.expected


def test_a_split_of_a_name_that_the_article_lacks_is_a_problem():
    found = resolve(
        [naming("Helen Marbury")],
        [decide("split", name="Helen Marburg", article="articles/2023/07/19/a", to="people/x")],
    )
    assert "Helen Marbury" in found.problems[0].expected


def test_two_merges_in_a_circle_end_and_lose_nobody():
    found = resolve(
        [naming("Helen Marbury"), naming("Victor Lindqvist", "b")],
        [
            decide("merge", "people/helen-marbury", "people/victor-lindqvist"),
            decide("merge", "people/victor-lindqvist", "people/helen-marbury"),
        ],
    )
    assert len(ids(found)) == 1
    assert len(found.of) == 2


NAMES = ["Helen Marbury", "Joe Marbury", "Joseph Marbury", "Marbury", "Victor Lindqvist"]
IDS = ["people/helen-marbury", "people/joe-marbury", "people/joseph-marbury", "people/victor-lindqvist", "people/nobody"]
DECISIONS = st.one_of(
    st.builds(lambda a, b: decide("merge", a, b), st.sampled_from(IDS), st.sampled_from(IDS)),
    st.builds(lambda a, b: decide("never-merge", a, b), st.sampled_from(IDS), st.sampled_from(IDS)),
    st.builds(lambda a, to: decide("rename", a, to=to), st.sampled_from(IDS), st.sampled_from(NAMES)),
    st.builds(lambda a: decide("kind", a, kind="organisation"), st.sampled_from(IDS)),
    st.builds(lambda a: decide("hide", a), st.sampled_from(IDS)),
    st.builds(lambda a, form: decide("alias", a, form=form), st.sampled_from(IDS), st.sampled_from(NAMES)),
    st.builds(
        lambda name, to: decide("split", name=name, article="articles/2023/07/19/a", to=to),
        st.sampled_from(NAMES),
        st.sampled_from(IDS),
    ),
)


@given(st.lists(DECISIONS, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_decisions_does_not_matter_and_no_naming_is_lost(decisions, random):
    namings = [naming(name, article) for name in NAMES for article in "ab"]
    shuffled = list(decisions)
    random.shuffle(shuffled)
    one, other = resolve(namings, decisions), resolve(namings, shuffled)
    assert (one.of, one.redirects, one.hidden) == (other.of, other.redirects, other.hidden)
    assert len(one.of) == len(namings)
    known = ids(one)
    assert all(redirect.new.removesuffix("/index.html") in known for redirect in one.redirects)
    assert not {redirect.old.removesuffix("/index.html") for redirect in one.redirects} & known
