"""Values that are kept from build to build: they count as long as all that they were made of is what it was."""

import pytest

from broadsheet.engine.memos import Memos
from broadsheet.engine.tracing import FactsOf, Trace, TracedMapping
from broadsheet.values import Value


class Sum(Value):
    of: tuple[str, ...]
    value: int


class Product(Value):
    value: int


class Build:
    """One build over figures, with what earlier ones kept."""

    def __init__(self, figures, kept, settings="one", above=()):
        self.trace = Trace()
        self.of = figures
        self.figures = TracedMapping(figures, self.trace, FactsOf(lambda key: [f"f:{key}"]))
        self.kept = kept
        self.made = 0
        self.asked = []
        self.memos = Memos(self.trace, self.now, settings, lambda *key: kept.get(key), lambda fact: dict(above).get(fact, ""))

    def now(self, fact):
        self.asked.append(fact)
        return str(self.of.get(fact[2:], ""))

    def sum(self, *names, key="all", cls=Sum):
        def make():
            self.made += 1
            value = sum(self.figures.get(name, 0) for name in names)
            return Sum(of=names, value=value) if cls is Sum else Product(value=value)

        with self.trace.frame() as self.reads:
            found = self.memos.of(cls, key, names, make)
        self.kept.update({(kind, key): value for kind, key, value in self.memos.take()})
        return found


@pytest.fixture
def kept():
    kept = {}
    Build({"a": 1, "b": 2}, kept).sum("a", "b")
    return kept


def test_a_kept_value_is_not_made_again_and_what_it_read_counts_as_read(kept):
    build = Build({"a": 1, "b": 2, "c": 3}, kept)
    assert build.sum("a", "b") == Sum(of=("a", "b"), value=3)
    assert build.made == 0
    assert build.reads == {"f:a", "f:b"}


@pytest.mark.parametrize("figures", [{"a": 1, "b": 5}, {"a": 1}, {"b": 2}])
def test_a_fact_that_changed_or_went_makes_it_again(kept, figures):
    build = Build(figures, kept)
    assert build.sum("a", "b").value == sum(figures.values())
    assert build.made == 1


def test_a_fact_that_was_not_there_and_came_makes_it_again():
    kept = {}
    Build({}, kept).sum("a")
    assert Build({"a": 4}, kept).sum("a").value == 4


@pytest.mark.parametrize("given", [("a",), ("b", "a"), ("a", "b", "c")])
def test_what_it_is_given_decides_it_too(kept, given):
    build = Build({"a": 1, "b": 2, "c": 3}, kept)
    assert build.sum(*given).of == given
    assert build.made == 1


def test_other_settings_other_keys_and_other_classes_make_it_again(kept):
    figures = {"a": 1, "b": 2}
    other = Build(figures, kept, settings="two")
    other.sum("a", "b")
    assert other.made == 1
    build = Build(figures, kept, settings="two")
    build.sum("a", "b", key="other")
    assert build.sum("a", "b", cls=Product) == Product(value=3)
    assert build.made == 2


def test_without_a_state_everything_is_made_and_nothing_is_for_keeping():
    memos = Memos(Trace())
    assert memos.of(Sum, "all", (), lambda: Sum(of=(), value=0)).value == 0
    assert memos.take() == ()


ABOVE = (("f:a", "f:day"), ("f:b", "f:day"))


@pytest.fixture
def below():
    kept = {}
    Build({"a": 1, "b": 2, "day": 3}, kept, above=ABOVE).sum("a", "b")
    return kept


def test_facts_are_not_asked_for_where_that_above_them_is_what_it_was(below):
    build = Build({"a": 1, "b": 2, "day": 3}, below, above=ABOVE)
    assert build.sum("a", "b").value == 3
    assert (build.made, build.asked) == (0, ["f:day"])
    assert build.reads == {"f:a", "f:b"}


def test_what_changed_beside_them_leaves_the_value_and_is_seen_once(below):
    for asked in (["f:day", "f:a", "f:b"], []):
        build = Build({"a": 1, "b": 2, "day": 4}, below, above=ABOVE)
        assert build.sum("a", "b").value == 3
        assert build.made == 0
        assert build.asked[:3] == (asked or ["f:day"])


def test_a_fact_that_changed_with_that_above_it_makes_the_value_again(below):
    build = Build({"a": 5, "b": 2, "day": 4}, below, above=ABOVE)
    assert build.sum("a", "b").value == 7


def test_what_was_made_last_is_at_hand_before_it_is_kept(kept):
    build = Build({"a": 1, "b": 7}, {})
    made = [build.memos.of(Sum, "all", ("a", "b"), lambda: Sum(of=("a",), value=build.figures["a"])) for _ in range(2)]
    assert made[0] is made[1]
    assert len(build.memos.take()) == 1
    assert build.memos.of(Sum, "all", ("a",), lambda: Sum(of=(), value=0)).value == 0


def test_a_value_in_a_form_of_before_is_made_again(kept):
    ((key, data),) = kept.items()
    told = data.partition(b"\n\t\n")[2]
    build = Build({"a": 1, "b": 2}, {key: told})
    assert build.sum("a", "b").value == 3
