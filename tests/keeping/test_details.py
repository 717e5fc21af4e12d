"""Details of articles are those that were put last, within the transaction that keeps them and behind it."""

from broadsheet.engine import codec
from broadsheet.engine.store import Store
from broadsheet.keeping.details import DETAILS, KeptDetails
from broadsheet.model.placed import Details


def of(name):
    return Details(names=(("person", name, f"people/{name}"),), forms=(), whose=())


def test_details_are_the_newest_at_any_moment(tmp_path):
    first, second = of("ilves"), of("silva")
    with Store(tmp_path / "state") as store:
        with store.transaction():
            store.keep(DETAILS, {"a": codec.dumps(first), "b": codec.dumps(first)})
        details = KeptDetails(store)
        assert details["a"] == first
        with store.transaction():
            details.put("a", codec.dumps(second))
            store.keep(DETAILS, {"a": codec.dumps(second)})
            assert (details["a"], details["b"]) == (second, first)
        details.settle()
        assert (details["a"], details["b"]) == (second, first)
