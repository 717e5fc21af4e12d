"""What is kept comes back equal, and foreign data is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.engine.codec import dumps, loads, shape
from broadsheet.model.article import Mention, RawArticle, Seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    word: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    name: str
    leaves: tuple[Leaf, ...] = ()
    pair: tuple[int, str] = (1, "a")
    best: Leaf | None = None
    sure: bool = False


leaves = st.builds(Leaf, word=st.text(), day=st.none() | st.dates())
trees = st.builds(
    Tree,
    name=st.text(),
    leaves=st.lists(leaves).map(tuple),
    pair=st.tuples(st.integers(), st.text()),
    best=st.none() | leaves,
    sure=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(trees)
def test_a_value_comes_back_equal(tree):
    assert loads(Tree, dumps(tree)) == tree


def test_the_nouns_of_news_can_be_kept():
    raw = RawArticle(id="a", body="b", published=dt.date(2023, 7, 19), seed=Seed(path="seeds/a.txt", fingerprint="f"))
    assert loads(RawArticle, dumps(raw)) == raw


def test_other_data_is_refused():
    with pytest.raises((ValueError, TypeError)):
        loads(Mention, dumps(Leaf(word="x")))


def test_the_shape_tells_classes_apart():
    assert shape(Leaf) != shape(Tree)
    assert shape(Leaf) == shape(Leaf)
