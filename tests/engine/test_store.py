"""The state between runs."""

import errno
import sqlite3
from contextlib import suppress

import pytest

from broadsheet.engine import database, rows
from broadsheet.engine.aside import aside
from broadsheet.engine.database import StateError
from broadsheet.engine.marks import Marks
from broadsheet.engine.rows import Row
from broadsheet.engine.store import Store

ROW = Row("a/index.html", "group", "key", "view=1", 3, 4)


def test_what_was_recorded_is_there_for_the_next_run(tmp_path):
    with Store(tmp_path / "state.sqlite") as store:
        store.pages.record([ROW])
        store.expect(["b"])
        store.keep("body", {"k": b"\x00value"})
    with Store(tmp_path / "state.sqlite") as store:
        assert store.afresh is None
        assert store.pages.rows() == {ROW.path: ROW}
        assert store.pages.row(ROW.path) == ROW
        assert store.pending() == {"b"}
        assert store.results("body", ["k", "none"]) == {"k": b"\x00value"}


def test_a_transaction_that_fails_changes_nothing(tmp_path):
    with Store(tmp_path / "state.sqlite") as store:
        with suppress(ZeroDivisionError), store.transaction():
            store.pages.record([ROW])
            raise ZeroDivisionError
        assert store.pages.rows() == {}


def test_many_results_are_found_at_once(tmp_path):
    with Store(tmp_path / "state.sqlite") as store:
        store.keep("body", {str(n): b"%d" % n for n in range(1200)})
        assert len(store.results("body", map(str, range(2000)))) == 1200


def test_results_of_no_use_are_dropped(tmp_path):
    with Store(tmp_path / "state.sqlite") as store:
        store.keep("body", {"a": b"1", "b": b"2"})
        store.keep("other", {"a": b"3"})
        store.retain("body", ["b", "c"])
        assert store.results("body", ["a", "b"]) == {"b": b"2"}
        assert store.results("other", ["a"]) == {"a": b"3"}


def test_a_state_that_has_no_room_says_so(tmp_path):
    db = database.connect(tmp_path / "state.sqlite")
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StateError, match="No space left on device") as told:
        db.execute("INSERT INTO results VALUES ('a', 'b', ?)", (bytes(100_000),))
    assert told.value.errno == errno.ENOSPC
    db.close()


@pytest.mark.parametrize("damage", [b"this is no database at all, whatever its name", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_broken_state_is_said_and_started_afresh(tmp_path, damage):
    (tmp_path / "state.sqlite").write_bytes(damage)
    with Store(tmp_path / "state.sqlite") as store:
        assert store.afresh
        assert store.pages.rows() == {}


def test_a_state_of_another_version_is_said_and_started_afresh(tmp_path):
    path = tmp_path / "state.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with Store(path) as store:
        assert "99" in store.afresh


def test_a_database_of_something_else_is_said_and_started_afresh(tmp_path):
    with sqlite3.connect(tmp_path / "state.sqlite") as db:
        db.execute("CREATE TABLE theirs (x)")
    db.close()
    with Store(tmp_path / "state.sqlite") as store:
        assert store.afresh


def test_a_state_that_was_not_closed_is_looked_over_and_used(tmp_path):
    store = Store(tmp_path / "state.sqlite")
    store.pages.record([ROW])
    store._db.close()
    with Store(tmp_path / "state.sqlite") as again:
        assert again.afresh is None
        assert again.pages.rows() == {ROW.path: ROW}


def test_nothing_in_the_state_can_run_code(tmp_path):
    with Store(tmp_path / "state.sqlite") as store:
        store.pages.record([ROW])
        store.keep("body", {"k": b"{}"})
    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"\x80\x04\x95" not in data  # how a pickle begins


def test_marks_that_are_known_elsewhere_count_until_a_page_changes(tmp_path):
    elsewhere = Marks()
    elsewhere.change({"elsewhere": (1, 2)})
    with Store(tmp_path / "state.sqlite") as store:
        store.pages.record([ROW])
        store.pages.vouch("print")
    for print_, path in (("print", "elsewhere"), ("other", ROW.path), ("", ROW.path)):
        with Store(tmp_path / "state.sqlite") as store:
            store.pages.assume(print_, elsewhere)
            assert store.pages.marks().paths == [path]
    with Store(tmp_path / "state.sqlite") as store:
        store.pages.forget(["b"])
        store.pages.assume("print", elsewhere)
        assert store.pages.marks().paths == [ROW.path]


@pytest.mark.parametrize("few", [1, 100])
def test_marks_follow_the_pages(tmp_path, monkeypatch, few):
    monkeypatch.setattr(rows, "FEW", few)
    with Store(tmp_path / "state.sqlite") as store:
        assert store.pages.marks().paths == []
        store.pages.record([ROW, ROW._replace(path="b"), ROW._replace(path="a")])
        store.pages.forget(["b"])
        with suppress(ZeroDivisionError), store.transaction():
            store.pages.record([ROW._replace(path="c")])
            raise ZeroDivisionError
        assert store.pages.marks().paths == ["a", ROW.path]
        assert list(store.pages.marks().numbers) == [ROW.size, ROW.mtime_ns] * 2


def test_what_a_transaction_has_changed_so_far_is_there_for_another_process_and_stays(tmp_path):
    with Store(tmp_path / "state") as store:

        def change():
            with store.transaction():
                store.keep("kind", {"a": b"1"})
                store.settle_so_far()
                store.keep("kind", {"b": b"2"})
                found = aside(lambda: sorted(store.results("kind", ["a", "b"])))()
                raise KeyError(*found)

        with pytest.raises(KeyError, match=r"^'a'$"):
            change()
        assert store.results("kind", ["a", "b"]) == {"a": b"1"}
