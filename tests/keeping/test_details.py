"""Details of articles are those that were put last, within the transaction that keeps them and behind it."""

import datetime as dt

import pytest

from broadsheet.engine import codec
from broadsheet.engine.store import Store
from broadsheet.keeping import details as kept_details
from broadsheet.keeping.details import DETAILS, DOSSIER, KeptDetails, KeptDossiers
from broadsheet.model.entity import Alias
from broadsheet.model.placed import Details, Dossier


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


@pytest.mark.parametrize("singly", [0, 2, 10])
def test_dossiers_are_the_same_read_singly_or_all(tmp_path, monkeypatch, singly):
    monkeypatch.setattr(kept_details, "SINGLY", singly)
    day = dt.date(2023, 7, 18)
    held = {f"people/{n}": Dossier(aliases=(Alias(text=f"N {n}", count=1, first=day, last=day),), roles=()) for n in range(5)}
    with Store(tmp_path / "state") as store:
        with store.transaction():
            store.keep(DOSSIER, {id: codec.dumps(dossier) for id, dossier in held.items()})
        dossiers = KeptDossiers(store)
        for _ in range(2):
            assert {id: dossiers[id] for id in held} == held
        assert dossiers.get("people/nobody") is None
        assert dict(dossiers) == held
