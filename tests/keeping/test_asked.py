"""Which facts are asked for, against asking for all."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.grouping.asked import ARTICLE, DAY, ENTITY, TOPIC, Basis, changed
from broadsheet.model.index import Index, TopicGroup
from broadsheet.model.topic import Topic

texts = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("12"))
facts = st.sets(st.builds("{}{}".format, st.sampled_from((ARTICLE, DAY, ENTITY)), st.sampled_from("abcd")))
WHOLE = dict.fromkeys(("articles", "editions", "topics", "entities", "sources", "said"), ())
SPORT, BALL = Topic(code="1", label="sport", slug="sport"), Topic(code="2", label="football", slug="football", parent="1")


def others(before, now):
    return {key for key in before | now if before.get(key) != now.get(key)}


@given(texts, texts, texts, texts, texts, texts, facts)
def test_what_differs_or_waits_or_is_in_what_differs_is_asked_for(people, later, days, after, articles, before, waiting):
    index = Index(**WHOLE, named={"a": ("x",), "b": ()}, cited_in={"a": ("y",)})
    found = changed(
        Basis(entities=people, days=days, topics={}, articles=before),
        Basis(entities=later, days=after, topics={}, articles=articles),
        waiting,
        index,
    )
    within = {"x", "y"} if before.get("a") != articles.get("a") else set()
    waits = {kind: {fact[2:] for fact in waiting if fact.startswith(kind)} for kind in (ARTICLE, DAY, ENTITY)}
    assert found[ENTITY] == waits[ENTITY] | others(people, later) | within
    assert found[DAY] == waits[DAY] | others(days, after)
    assert found[ARTICLE] == waits[ARTICLE]


def asked(*waiting):
    groups = {topic.code: TopicGroup(topic=topic, articles=(), children=(), said=()) for topic in (SPORT, BALL)}
    index = Index(**WHOLE, topic_of={"football": BALL, "Sport": SPORT}, group_of=groups)
    known = Basis(entities={}, days={}, topics={"1": "x", "2": "x", "3": "x"}, articles={})
    return changed(known, known, [f"{TOPIC}{name}" for name in waiting], index)[TOPIC]


def test_an_article_of_a_topic_is_of_those_above_it():
    assert asked("football") == {"1", "2"}
    assert asked("Sport") == {"1"}
    assert asked() == set()


def test_where_a_topic_is_written_by_nobody_any_more_all_are_asked_for():
    assert asked("croquet") == {"1", "2", "3"}
