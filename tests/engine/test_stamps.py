"""Which files need to be read again."""

import os
import time

import pytest

from broadsheet.engine.files import walk, write
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.engine.stamps import fingerprints
from broadsheet.engine.store import Store


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "state.sqlite") as opened:
        yield opened


@pytest.fixture
def look(tmp_path, store):
    """Fingerprints of the files below root/, and the paths that had to be read for it."""

    def run():
        reads = []

        def read(path):
            reads.append(path.name)
            return path.read_bytes()

        root = tmp_path / "root"
        return fingerprints(store, root, walk(root), "content", read), reads

    return run


def settle(monkeypatch):
    """As if all files had been written long ago."""
    later = time.time_ns() + 10_000_000_000
    monkeypatch.setattr(time, "time_ns", lambda: later)


def test_a_file_at_rest_is_read_once(tmp_path, look, monkeypatch):
    write(tmp_path / "root", "a", b"x")
    settle(monkeypatch)
    assert look() == ({"a": of_bytes(b"x")}, ["a"])
    assert look() == ({"a": of_bytes(b"x")}, [])


def test_a_file_that_has_just_changed_is_read_again(tmp_path, look):
    write(tmp_path / "root", "a", b"x")
    look()
    (tmp_path / "root/a").write_bytes(b"y")
    assert look() == ({"a": of_bytes(b"y")}, ["a"])


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path, look, monkeypatch):
    write(tmp_path / "root", "a", b"x")
    settle(monkeypatch)
    look()
    before = (tmp_path / "root/a").stat()
    (tmp_path / "root/a").write_bytes(b"y")
    os.utime(tmp_path / "root/a", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert look()[0] == {"a": of_bytes(b"y")}


def test_a_file_that_is_gone_is_forgotten(tmp_path, look, store, monkeypatch):
    write(tmp_path / "root", "a", b"x")
    settle(monkeypatch)
    look()
    (tmp_path / "root/a").unlink()
    assert look() == ({}, [])
    assert store.seen("content") == {}


def test_a_file_that_vanishes_while_it_is_read_is_left_out(tmp_path, store):
    write(tmp_path / "root", "a", b"x")
    entries = list(walk(tmp_path / "root"))
    (tmp_path / "root/a").unlink()
    assert fingerprints(store, tmp_path / "root", entries, "content") == {}
