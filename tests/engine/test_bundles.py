"""Results that are kept many to a row are what was kept, whatever came and went."""

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.engine.bundles import Bundles
from broadsheet.engine.known import Known
from broadsheet.engine.store import Store
from broadsheet.values import Value


class Word(Value):
    text: str


NAMES = st.sampled_from([f"name-{number}" for number in range(12)] + ["ü", "\ud800"])
CHANGES = st.lists(st.tuples(st.dictionaries(NAMES, st.text(max_size=3)), st.sets(NAMES)), max_size=6)


@settings(deadline=None, max_examples=60)
@given(CHANGES, st.booleans())
def test_any_history_of_changes_is_kept(tmp_path_factory, changes, one_process):
    folder, there = tmp_path_factory.mktemp("state"), {}
    known = Known() if one_process else None
    for new, gone in changes:
        with Store(folder / "state", known) as store:
            bundles = Bundles(store, "word", Word)
            assert bundles.all() == there
            with store.transaction():
                bundles.change({name: Word(text=text) for name, text in new.items()}, gone)
            there = {name: word for name, word in there.items() if name not in gone}
            there |= {name: Word(text=text) for name, text in new.items()}
            assert bundles.all() == there
    with Store(folder / "state", known) as store, Store(folder / "clean") as clean:
        assert Bundles(store, "word", Word).all() == there
        Bundles(clean, "word", Word).change(there, ())
        assert dict(store.every("word")) == dict(clean.every("word"))


def test_what_is_not_kept_after_all_is_not_known(tmp_path):
    known = Known()
    with Store(tmp_path / "state", known) as store:
        Bundles(store, "word", Word).change({"a": Word(text="a")}, ())
        try:
            with store.transaction():
                Bundles(store, "word", Word).change({"a": Word(text="b"), "c": Word(text="c")}, ())
                raise ValueError
        except ValueError:
            pass
        assert Bundles(store, "word", Word).all() == {"a": Word(text="a")}
