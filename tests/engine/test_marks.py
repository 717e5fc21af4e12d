"""Files by size and time, and which of them do not stand so."""

import os
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.engine import marks
from broadsheet.engine.marks import Marks

paths = st.text("ab/.ü😀", min_size=1, max_size=3)
changes = st.dictionaries(paths, st.none() | st.tuples(st.integers(0, 99), st.integers(0, 2**62)))


def seen(folder):
    stats = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (stat.st_size, stat.st_mtime_ns) for path, stat in stats.items()}


@given(st.lists(changes))
def test_the_last_change_of_each_file_counts(history):
    held, told = Marks(), {}
    for change in history:
        held.change(change)
        told |= change
    told = {path: mark for path, mark in told.items() if mark}
    assert held.paths == sorted(told)
    assert held.numbers == array("q", [number for path in sorted(told) for number in told[path]])


@pytest.mark.parametrize("chunk", [1, 2, 100])
def test_what_was_changed_or_removed_by_hand_is_found(tmp_path, monkeypatch, chunk):
    monkeypatch.setattr(marks, "CHUNK", chunk)
    for name in "abcde":
        (tmp_path / name).write_text("as it was")
    held = Marks()
    held.change(seen(tmp_path))
    assert held.stand(str(tmp_path))
    assert held.broken(str(tmp_path)) == set()
    (tmp_path / "b").write_text("another size")
    before = (tmp_path / "c").stat().st_mtime_ns
    os.utime(tmp_path / "c", ns=(before, before + 1))
    assert not held.stand(str(tmp_path))
    (tmp_path / "e").unlink()
    assert held.broken(str(tmp_path)) == {"b", "c", "e"}


def test_what_another_process_saw_counts_until_a_file_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 2)
    for name in "abc":
        (tmp_path / name).write_text("as it was")
    held = Marks()
    held.change(seen(tmp_path))
    (tmp_path / "b").write_text("another size")
    held.look(str(tmp_path))
    monkeypatch.chdir(tmp_path.parent)
    assert held.broken(tmp_path.name) == {"b"}
    held.look(str(tmp_path))
    held.change(seen(tmp_path))
    assert held.broken(str(tmp_path)) == set()


@pytest.mark.parametrize("begin", [0, 1, 3, 5])
@pytest.mark.parametrize("broken", ["", "a", "e", "ae"])
def test_what_several_processes_saw_is_put_together(tmp_path, monkeypatch, begin, broken):
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 1)
    for name in "abcde":
        (tmp_path / name).write_text("as it was")
    held = Marks()
    held.change(seen(tmp_path))
    for name in broken:
        (tmp_path / name).write_text("another size")
    held.look(str(tmp_path), begin)
    assert held.stand(str(tmp_path)) is not bool(broken)
    assert held.stand(str(tmp_path.parent / tmp_path.name)) is not bool(broken)
    held.look(str(tmp_path))
    assert held.broken(str(tmp_path)) == set(broken)
    assert held.broken(str(tmp_path)) == set(broken)


def test_what_was_seen_of_one_folder_says_nothing_of_another(tmp_path, monkeypatch):
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 1)
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_text("as it was")
    held = Marks()
    held.change(seen(tmp_path / "here"))
    os.utime(tmp_path / "there/a", ns=(1, 1))
    held.look(str(tmp_path / "here"))
    assert not held.stand(str(tmp_path / "there"))
    assert held.broken(str(tmp_path / "there")) == {"a"}
