"""Which groups must be made again, after whatever was made before."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.engine.groups import Families, Family, Memory
from broadsheet.engine.store import Store

FACTS = ("a", "b", "c", "day", "day/1", "day/2")
GROUPS = ("front", "list", "page")
reads = st.fixed_dictionaries({}, optional={name: st.sets(st.sampled_from(FACTS)) for name in GROUPS})
values = st.fixed_dictionaries({name: st.sampled_from("12") for name in FACTS})


def above(fact):
    return fact.partition("/")[0] if "/" in fact else ""


class Site:
    """A state, and what its facts are now."""

    def __init__(self, folder):
        self.state = folder / "state.sqlite"
        self.facts = {}
        self.asked = []

    def now(self, fact):
        self.asked.append(fact)
        return " ".join(f"{name}={value}" for name, value in sorted(self.facts.items()) if fact in (name, above(name)))

    def build(self, groups, above=above, finish=True, kind="s"):
        """From groups, each with what it reads, to those that were made."""
        self.asked = []
        with Store(self.state) as store, store.transaction():
            memory = Memory(store, kind, self.now, above)
            wanted = memory.compare(tuple(groups), lambda: tuple(groups))
            memory.announce([*wanted.stale, *wanted.gone])
            memory.conclude((name, sorted(groups[name])) for name in sorted(wanted.stale))
            if finish:
                memory.finish(wanted.gone)
        return set(wanted.stale)


def test_what_has_not_changed_above_is_not_asked_for_below(tmp_path):
    site = Site(tmp_path)
    site.facts = {"day": "1", "day/1": "1", "night": "1", "night/1": "1"}
    site.build({"page": ["day/1"], "list": ["night/1", "day/2"]})
    site.facts["night/1"] = "2"
    assert site.build({"page": ["day/1"], "list": ["night/1", "day/2"]}) == {"list"}
    assert {"night", "night/1"} <= set(site.asked)
    assert not {"day/1", "day/2"} & set(site.asked)


def test_a_group_whose_facts_did_not_change_is_left_whatever_changed_above_them(tmp_path):
    site = Site(tmp_path)
    site.facts = {"day": "1", "day/1": "1"}
    site.build({"page": ["day/1"], "list": ["day"]})
    site.facts["day"] = "2"
    assert site.build({"page": ["day/1"], "list": ["day"]}) == {"list"}


def test_a_fact_that_has_another_above_it_is_found_there(tmp_path):
    site, place = Site(tmp_path), {"x": "day"}
    of = lambda fact: place.get(fact, "")  # noqa: E731 - it reads what the test moves
    site.facts = {"day": "1", "night": "1", "x": "1"}
    site.build({"page": ["x"]}, of)
    place["x"] = "night"
    site.facts["day"] = "2"
    assert site.build({"page": ["x"]}, of) == set()
    site.facts |= {"night": "2", "x": "2"}
    assert site.build({"page": ["x"]}, of) == {"page"}


def test_other_settings_make_all_groups_anew(tmp_path):
    site = Site(tmp_path)
    site.build({"page": ["a"], "list": ["a"]})
    assert site.build({"page": ["a"], "list": ["a"]}, kind="others") == {"page", "list"}
    assert site.build({"page": ["a"], "list": ["a"]}, kind="others") == set()


@settings(deadline=None)
@given(st.lists(st.tuples(values, reads, st.booleans()), min_size=1, max_size=6))
def test_after_any_history_those_are_made_whose_facts_changed_and_no_others(tmp_path_factory, history):
    site = Site(tmp_path_factory.mktemp("history"))
    before = {}
    for facts, groups, finish in history:
        site.facts = facts
        now = {name: [site.now(fact) for fact in sorted(of)] for name, of in groups.items()}
        new = {name for name, of in groups.items() if name not in before or before[name][0] != [*map(site.now, before[name][1])]}
        kept = {name: set(before[name][1]) for name in groups.keys() - new}
        held = {**groups, **kept}  # a group that is not made reads what it read
        assert site.build(held, finish=finish) == new
        now |= {name: before[name][0] for name in kept}
        before = {name: (now[name], sorted(of)) for name, of in held.items()}


@settings(deadline=None)
@given(st.lists(st.tuples(values, reads, st.booleans()), min_size=1, max_size=6))
def test_who_read_a_fact_is_what_the_groups_read(tmp_path_factory, history):
    site = Site(tmp_path_factory.mktemp("history"))
    for facts, groups, finish in [*history, ({}, {}, True)]:
        site.facts = facts
        site.build(groups, finish=finish)
        with Store(site.state) as store:
            told = store._db.execute("SELECT fact, groups FROM readers").fetchall()
            every = list(store.reads._every())
        if told:
            of = {(fact, number) for fact, numbers in told for number in array("I", numbers)}
            assert of == {(fact, number) for number, _, facts in every for fact in facts}


KEYS = st.dictionaries(st.sampled_from(("x", "xy", "z")), st.sets(st.sampled_from("123"), min_size=1), max_size=3)


@settings(deadline=None)
@given(st.lists(st.tuples(KEYS, st.booleans(), st.booleans()), min_size=1, max_size=6), st.booleans())
def test_of_a_family_those_are_made_whose_key_changed(tmp_path_factory, history, apart):
    """Each key has a group and one for each of its parts; a run that is killed has told its facts and made nothing."""
    folder = tmp_path_factory.mktemp("family")
    told, made = {}, {}
    for keys, known, finish in history:
        now = {f"k:{key}": "".join(sorted(parts)) for key, parts in keys.items()}
        family = Family(
            fact="k:",
            apart=apart,
            prefixes=("all ",),
            parted=True,
            groups=lambda key, keys=keys: [f"all {key}", *(f"all {key} {part}" for part in keys[key])] if key in keys else [],
        )
        families = Families(
            members=(family,),
            changed=lambda keys=keys, known=known, told=told: (
                {"k:": {key for key in told | keys if told.get(key) != keys.get(key)}} if known else None
            ),
            told=lambda: None,
        )
        every = [name for key in keys for name in family.groups(key)]
        with Store(folder / "state.sqlite") as store, store.transaction():
            memory = Memory(store, "s", lambda fact, now=now: now.get(fact, ""), lambda _: "", families)
            wanted = memory.compare((), lambda every=every: every)
            memory.announce([*wanted.stale, *wanted.gone])
            if finish:
                memory.conclude((name, [f"k:{family.key(name)}"]) for name in sorted(wanted.stale))
                memory.finish(wanted.gone)
        expected = {name for name in every if made.get(name) != keys[family.key(name)]}
        assert set(wanted.stale) == expected
        assert set(wanted.gone) == made.keys() - set(every)
        told = keys
        made |= dict.fromkeys(expected | set(wanted.gone))  # announced
        if finish:
            made = {name: keys[family.key(name)] for name in every}


PAGES = st.sets(st.sampled_from(("x", "x y", "x z", "z")), max_size=4)


@settings(deadline=None)
@given(st.lists(st.tuples(PAGES, st.booleans()), min_size=1, max_size=6))
def test_a_key_with_a_space_in_it_is_one_key_where_nothing_follows_keys(tmp_path_factory, history):
    folder = tmp_path_factory.mktemp("family")
    told, left = set(), set()
    for pages, finish in history:
        family = Family(fact="p:", prefixes=("page ",), groups=lambda key, pages=pages: [f"page {key}"] if key in pages else [])
        changed = {"p:": told ^ pages}
        families = Families(members=(family,), changed=lambda changed=changed: changed, told=lambda: None)
        with Store(folder / "state.sqlite") as store, store.transaction():
            memory = Memory(store, "s", lambda _: "", lambda _: "", families)
            every = sorted(f"page {key}" for key in pages)
            wanted = memory.compare((), lambda every=every: every)
            memory.announce([*wanted.stale, *wanted.gone])
            if finish:
                memory.conclude((name, ()) for name in wanted.stale)
                memory.finish(wanted.gone)
        assert left - set(every) <= set(wanted.gone)
        assert set(wanted.gone).isdisjoint(every)
        told = pages
        left = set(every) if finish else left | set(every)
