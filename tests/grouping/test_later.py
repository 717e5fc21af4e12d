"""Parts of the index that are made when they are asked for are what they would be otherwise."""

from operator import neg

import pytest

from broadsheet.grouping.index import build
from broadsheet.grouping.later import Later, Seen
from broadsheet.model.site import Site


def test_a_later_sequence_is_made_once_and_only_when_it_is_looked_at():
    made = []

    def make():
        made.append("made")
        return iter("abc")

    found = Later(make)
    assert not made
    assert (found[0], len(found), list(found), found[1:], "c" in found) == ("a", 3, ["a", "b", "c"], ("b", "c"), True)
    assert made == ["made"]


def test_of_a_later_sequence_no_more_is_made_than_somebody_comes_to():
    made = []

    def make():
        for letter in "abc":
            made.append(letter)
            yield letter

    found = Later(make, lambda: 3)
    assert (len(found), made) == (3, [])
    assert (next(iter(found)), made) == ("a", ["a"])
    assert list(found) == list(found) == list("abc")
    assert len(found) == len(tuple(found)) == len(found[:])


def test_it_is_equal_to_all_that_holds_the_same():
    found = Later(lambda: [1, 2])
    assert found == (1, 2) == found == Later(lambda: (1, 2))
    assert found != (1,)
    assert {found: "here"}[Later(lambda: [1, 2])] == "here"
    assert repr(found) == "(1, 2)"


def test_what_is_seen_of_a_mapping_is_seen_anew():
    numbers = {"a": 1}
    found = Seen(numbers, neg)
    numbers["b"] = 2
    assert found == {"a": -1, "b": -2}
    assert (len(found), found.get("c")) == (2, None)
    with pytest.raises(KeyError):
        found["c"]


def test_quotations_of_a_name_are_of_articles_that_name_it_or_cite_it_alone(article, apart):
    briefs = [
        article(
            "“It holds,” said Anna Berg. “Lars Holm is brave,” Berg told the Harbour Post. " + apart(number % 7),
            headline=f"Number {number}",
            on=f"2023-0{number}-19",
            names=[
                ("person", "Anna Berg", "Berg"),
                ("person", "Lars Holm"),
                ("cited" if number > 5 else "organisation", "Harbour Post"),
            ],
            quotes=[("It holds,", "Anna Berg"), ("Lars Holm is brave,", "Anna Berg", "Harbour Post")],
            topics=["climate change"],
        )
        for number in (1, 5, 6, 7, 8)
    ]
    index, _ = build(briefs, (), Site(title="Test"))
    assert len(index.copies) == 1
    quoted = [one for one in index.said if one.article.id not in index.copies]
    for entity in index.known:
        assert list(entity.said_by) == [one for one in quoted if one.speaker == entity.id]
        assert list(entity.said_to) == [one for one in quoted if one.to == entity.id]
    (holm,) = (entity for entity in index.known if entity.name == "Lars Holm")
    assert list(holm.said_about) == [one for one in quoted if one.place == 1]
    assert all(list(group.said) == quoted for group in index.topics)
    for some in (index.said, *(day.said for day in index.editions), *index.spoken.values()):
        assert len(some) == len(list(some)) > 0
    assert [one for month in index.spoken_months for one in index.spoken[month]] == quoted
    assert dict(index.topic_month) == {
        (group.topic.code, month): tuple(a for a in group.articles if a.published.month == month.month)
        for group in index.topics
        for month in index.topic_months[group.topic.code]
    }
