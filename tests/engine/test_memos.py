"""Values that are kept from build to build: they count as long as all that they were made of is what it was."""

import pytest

from broadsheet.engine.memos import Keeping, Memos
from broadsheet.engine.tracing import FactsOf, Trace, TracedMapping
from broadsheet.values import Value


class Sum(Value):
    of: tuple[str, ...]
    value: int


class Product(Value):
    value: int


class Other(Value):
    value: int


class Build:
    """One build over figures, with what earlier ones kept."""

    def __init__(self, figures, kept, settings="one", above="", periods=()):
        self.trace = Trace()
        self.of = figures
        self.figures = TracedMapping(figures, self.trace, FactsOf(lambda key: [f"f:{key}"]))
        self.kept = kept
        self.made = 0
        self.asked = []
        keeping = Keeping(
            self.now,
            settings,
            lambda *key: kept.get(key),
            lambda fact: above if fact != above else "",
            lambda fact: dict(periods).get(fact, ""),
        )
        self.memos = Memos(self.trace, keeping)

    def now(self, fact):
        self.asked.append(fact)
        return str(self.of.get(fact[2:], ""))

    def doubles(self, *names, key="all", cls=Product, within=False):
        def double(name):
            self.made += 1
            return cls(value=2 * self.figures.get(name, 0))

        with self.trace.frame() as self.reads:
            found = self.memos.each(cls, key, names, double, within=within)
        self.kept.update({(kind, key): value for kind, key, value in self.memos.take()})
        return {name: each.value for name, each in found.items()}

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


@pytest.fixture
def doubles():
    kept = {}
    assert Build({"a": 1, "b": 2}, kept).doubles("a", "b") == {"a": 2, "b": 4}
    return kept


def test_of_many_only_those_are_made_again_for_which_a_fact_changed(doubles):
    build = Build({"a": 1, "b": 5}, doubles)
    assert build.doubles("a", "b") == {"a": 2, "b": 10}
    assert build.made == 1
    assert build.reads == {"f:a", "f:b"}


def test_what_many_read_within_what_was_read_already_is_not_noted_again(doubles):
    build = Build({"a": 1, "b": 5}, doubles)
    assert build.doubles("a", "b", within=True) == {"a": 2, "b": 10}
    assert (build.made, build.reads) == (1, set())


def test_many_come_and_go_each_for_itself(doubles):
    build = Build({"a": 1, "c": 3}, doubles)
    assert build.doubles("c", "a") == {"c": 6, "a": 2}
    assert build.made == 1
    again = Build({"a": 1, "b": 2, "c": 3}, doubles)
    assert again.doubles("a", "b", "c") == {"a": 2, "b": 4, "c": 6}
    assert again.made == 1


def test_many_that_are_what_they_were_are_not_kept_again(doubles):
    build = Build({"a": 1, "b": 2}, doubles)
    build.kept = {}
    assert build.doubles("a", "b") == {"a": 2, "b": 4}
    assert build.kept == {}


def test_many_are_made_again_with_other_settings_or_of_another_class(doubles):
    for build in (Build({"a": 1}, dict(doubles), settings="two"), Build({"a": 1}, dict(doubles), settings="one")):
        cls = Product if build.memos._settings == "two" else Other
        assert build.doubles("a", cls=cls) == {"a": 2}
        assert build.made == 1


def test_of_many_a_fact_is_not_asked_for_while_the_one_above_it_is_what_it_was():
    kept = {}
    Build({"a": 1, "all": 1}, kept, above="f:all").doubles("a")
    build = Build({"a": 1, "all": 1}, kept, above="f:all")
    assert build.doubles("a") == {"a": 2}
    assert (build.made, build.asked, build.reads) == (0, ["f:all"], {"f:a"})
    build = Build({"a": 1, "all": 2}, kept, above="f:all")
    assert build.doubles("a") == {"a": 2}
    assert build.made == 1


def test_many_that_read_nothing_are_kept_too():
    kept, made = {}, []

    def one(id):
        made.append(id)
        return Product(value=1)

    for _ in range(2):
        build = Build({}, kept)
        assert build.memos.each(Product, "all", ["a"], one) == {"a": Product(value=1)}
        kept.update({(kind, key): value for kind, key, value in build.memos.take()})
    assert (made, build.trace.reads, build.asked) == (["a"], set(), [])


def test_without_a_state_everything_is_made_and_nothing_is_for_keeping():
    memos = Memos(Trace())
    assert memos.of(Sum, "all", (), lambda: Sum(of=(), value=0)).value == 0
    assert memos.each(Product, "all", ["a"], lambda _: Product(value=1)) == {"a": Product(value=1)}
    assert memos.take() == ()


PERIODS = (("f:a", "f:day"), ("f:b", "f:day"))


@pytest.fixture
def below():
    kept = {}
    Build({"a": 1, "b": 2, "day": 3}, kept, periods=PERIODS).sum("a", "b")
    return kept


def test_facts_are_not_asked_for_where_that_above_them_is_what_it_was(below):
    build = Build({"a": 1, "b": 2, "day": 3}, below, periods=PERIODS)
    assert build.sum("a", "b").value == 3
    assert (build.made, build.asked) == (0, ["f:day"])
    assert build.reads == {"f:a", "f:b"}


def test_what_changed_beside_them_leaves_the_value_and_is_seen_once(below):
    for asked in (["f:day", "f:a", "f:b"], []):
        build = Build({"a": 1, "b": 2, "day": 4}, below, periods=PERIODS)
        assert build.sum("a", "b").value == 3
        assert build.made == 0
        assert build.asked[:3] == (asked or ["f:day"])


def test_a_fact_that_changed_with_that_above_it_makes_the_value_again(below):
    build = Build({"a": 5, "b": 2, "day": 4}, below, periods=PERIODS)
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
