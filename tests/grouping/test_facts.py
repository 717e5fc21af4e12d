"""The facts of an index: what is told of one by the fact above it."""

import datetime as dt
from itertools import chain, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.grouping.asked import ARTICLE, DAY, ENTITY, TOPIC, basis, changed, told_of
from broadsheet.grouping.facts import Facts
from broadsheet.grouping.index import build
from broadsheet.model.decision import Decision
from broadsheet.model.site import Site

DAYS = ("2023-07-18", "2023-07-19", "2023-08-02")
PEOPLE = ("Mara Ilves", "Jonas Ilves", "Li Wen")
TOPICS = ("politics", "weather")
sites = st.tuples(
    st.dictionaries(
        st.integers(0, 5),
        st.tuples(*map(st.sampled_from, (DAYS, PEOPLE, PEOPLE, TOPICS, ("The bridge opened", "Rain fell on all streets")))),
    ),
    st.booleans(),
)


def index_of(article, held, hide):
    articles = [
        article(
            f"{words} and {one} met {other}. “It holds,” {one} said.",
            on=day,
            slug=f"a{number}",
            names=[("person", name) for name in {one: 0, other: 0}],
            quotes=[("It holds,", one)],
            topics=[topic],
            fingerprint=f"{number} {day} {one} {other} {topic} {words}",
        )
        for number, (day, one, other, topic, words) in held.items()
    ]
    return build(articles, [Decision(verb="hide", targets=("people/li-wen",), line=1)] if hide else (), Site(title="Test"))[0]


def names(*indexes):
    """All facts of some indexes that may have another above them."""
    for index in indexes:
        days = {edition.date for edition in index.editions}
        months = {day.replace(day=1) for day in days}
        yield from (f"{letter}:{article.id}" for letter, article in product("aok", index.articles))
        yield from (f"d:{day}" for day in days)
        yield from (f"q:{month}" for month in months)
        yield from (f"f:{name}" for name in index.searched)
        yield from (f"z:{begin}" for begin in index.words)
        yield from (f"{letter}:{id}" for letter, id in product("enjk", index.by_id))
        yield from (f"{letter}:{group.topic.code}" for letter, group in product("tv", index.topics))
        yield from (f"b:{id} {day}" for id, day in product(index.by_id, days))
        yield from (f"i:{id} {month}" for id, month in product(index.by_id, months))
        yield from (f"u:{group.topic.code} {month}" for group, month in product(index.topics, months))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites, sites)
def test_while_the_fact_above_is_what_it_was_so_are_those_below(article, before, after):
    indexes = index_of(article, *before), index_of(article, *after)
    then, now = map(Facts, indexes)
    for fact in {*names(*indexes)}:
        above = then.above(fact)
        if above and then[above] == now[above]:
            assert then[fact] == now[fact]
            assert now.above(fact) == above


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites, sites)
def test_what_is_said_is_told_by_the_articles(article, before, after):
    indexes = index_of(article, *before), index_of(article, *after)
    then, now = map(Facts, indexes)

    def said(held):
        return held and [(one.article.fingerprint, one.place, one.speaker) for one in held.said]

    for day in map(dt.date.fromisoformat, DAYS):
        if then[f"d:{day}"] == now[f"d:{day}"]:
            assert len({str(said(index.edition_of.get(day))) for index in indexes}) == 1
    for code in {*indexes[0].group_of, *indexes[1].group_of}:
        if then[f"t:{code}"] == now[f"t:{code}"]:
            assert len({str(said(index.group_of.get(code))) for index in indexes}) == 1


def test_all_but_a_few_facts_have_one_above_them(article):
    held = {number: (DAYS[number % 3], PEOPLE[number % 3], PEOPLE[0], TOPICS[0], "Rain fell") for number in range(6)}
    index = index_of(article, held, hide=False)
    facts = Facts(index)
    assert {fact for fact in names(index) if not facts.above(fact)} == {
        *(f"e:{id}" for id in index.by_id),
        *(f"d:{day}" for day in index.edition_of),
        *(f"t:{code}" for code in index.group_of),
    }


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sites, sites)
def test_what_is_another_fact_is_asked_for(article, before, after):
    first, last = index_of(article, *before), index_of(article, *after)
    then, now = Facts(first), Facts(last)
    moved = {id for id in first.article_of | last.article_of if first.fingerprints.get(id) != last.fingerprints.get(id)}
    known = [(index, index.article_of[id]) for index in (first, last) for id in moved if id in index.article_of]
    named = (f"{ENTITY}{id}" for index, a in known for id in index.named.get(a.id, ()) + index.cited_in.get(a.id, ()))
    hang = chain.from_iterable(told_of(a.id, a.published, a.topics) for _, a in known)
    asked = changed(basis(then), basis(now), {*named, *hang}, last)
    for kind in (DAY, ENTITY, TOPIC):
        facts = (fact for fact in names(first, last) if fact.startswith(kind))
        assert {fact.removeprefix(kind) for fact in facts if then[fact] != now[fact]} <= asked[kind]
    assert first.article_of.keys() ^ last.article_of.keys() <= asked[ARTICLE]
    assert before != after or not any(asked.values())
