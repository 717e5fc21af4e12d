"""The journal: whatever was noted is read back, few pieces stay, and little is ever written twice."""

from __future__ import annotations

import random

import pytest

from broadsheet.publishing import journal, manifest
from broadsheet.publishing.journal import Journal
from broadsheet.publishing.manifest import Held, Item, ManifestError


class Shelf:
    """Pieces in memory, and how many bytes were put there in all."""

    def __init__(self):
        self.pieces, self.put_in_all, self.fetched = {}, 0, 0

    def names(self):
        return {name: len(data) for name, data in self.pieces.items()}

    def get(self, name):
        self.fetched += 1
        return self.pieces[name]

    def put(self, name, data):
        self.put_in_all += len(data)
        self.pieces[name] = data

    def remove(self, names):
        for name in names:
            del self.pieces[name]


def items(draw, paths):
    return {path: Item(f"{draw.getrandbits(128):032x}", draw.randrange(100_000)) for path in paths}


def publish(shelf, cache, files, gone=()):
    notes = Journal(shelf, cache)
    notes.held()
    notes.expect([*files, *gone])
    notes.done(files, gone)
    notes.conclude()


def test_what_was_noted_is_read_back_from_the_shelf_alone(tmp_path):
    shelf, draw, truth = Shelf(), random.Random(1), {}
    for number in range(60):
        files = items(draw, (f"page-{draw.randrange(400)}.html" for _ in range(draw.randrange(1, 40))))
        gone = [path for path in draw.sample(sorted(truth), min(len(truth), 3)) if path not in files]
        publish(shelf, tmp_path / "cache", files, gone)
        truth = {path: item for path, item in (truth | files).items() if path not in gone}
        assert Journal(shelf, tmp_path / f"fresh-{number}").held() == Held(truth, {})


def test_a_small_change_of_a_large_site_writes_little_and_few_pieces_stay(tmp_path):
    shelf, draw = Shelf(), random.Random(2)
    publish(shelf, tmp_path, items(draw, (f"people/somebody-{n}/index.html" for n in range(4_000))))
    whole, most = shelf.put_in_all, 0
    for number in range(60):
        paths = {f"people/somebody-{draw.randrange(4_000)}/index.html" for _ in range(6)}
        publish(shelf, tmp_path, items(draw, [f"2024/01/02/report-{number}/index.html", *paths]))
        most = max(most, len(shelf.pieces))
    assert most <= 12
    assert (shelf.put_in_all - whole) / 60 < whole / 20


def test_pieces_that_are_known_are_not_fetched_again(tmp_path):
    shelf, draw = Shelf(), random.Random(3)
    publish(shelf, tmp_path, items(draw, ["a", "b"]))
    assert Journal(shelf, tmp_path).held().files.keys() == {"a", "b"}
    assert shelf.fetched == 0
    for piece in tmp_path.iterdir():
        piece.write_bytes(b"altered")
    assert Journal(shelf, tmp_path).held().files.keys() == {"a", "b"}
    assert shelf.fetched == len(shelf.pieces)


def test_an_unfinished_publish_leaves_its_paths_pending(tmp_path):
    shelf, draw = Shelf(), random.Random(4)
    publish(shelf, tmp_path, files := items(draw, ["a", "b"]))
    notes = Journal(shelf, tmp_path)
    notes.held()
    notes.expect(["b", "c", "d"])
    notes.done(sent := items(draw, ["c"]), [])
    notes.note()
    assert Journal(shelf, tmp_path).held() == Held({"a": files["a"], **sent}, {"b": True, "d": False})


def test_of_a_long_publish_the_target_is_told_now_and_then_and_of_a_short_one_at_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "NOTE_EVERY", 10)
    shelf, draw = Shelf(), random.Random(6)
    notes = Journal(shelf, tmp_path / "cache")
    notes.held()
    notes.expect(f"page-{n:02}" for n in range(25))
    for n in range(25):
        notes.done(items(draw, [f"page-{n:02}"]), [])
    assert Journal(shelf, tmp_path / "amid").held().pending.keys() == {f"page-{n}" for n in range(20, 25)}
    notes.conclude()
    assert Journal(shelf, tmp_path / "end").held().pending == {}
    assert len(shelf.pieces) == 1


@pytest.mark.parametrize("data", [b"", b"no gzip", b"\x1f\x8b\x08\x00broken"])
def test_a_damaged_piece_is_refused(tmp_path, data):
    shelf = Shelf()
    shelf.put(f"00000001-{'a' * 16}", data)
    with pytest.raises(ManifestError):
        Journal(shelf, tmp_path).held()


def test_a_piece_that_would_grow_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "LARGEST", 10_000)
    shelf = Shelf()
    publish(shelf, tmp_path / "a", {f"page-{n}": Item("aa", 1) for n in range(5_000)})
    with pytest.raises(ManifestError, match="too large"):
        Journal(shelf, tmp_path / "b").held()


def test_what_others_put_beside_the_pieces_is_left_alone(tmp_path):
    shelf, draw = Shelf(), random.Random(5)
    shelf.put("README", b"theirs")
    shelf.put("99999999", b"theirs")
    for number in range(3):
        publish(shelf, tmp_path, items(draw, [f"page-{number}", "index"]))
    assert {"README", "99999999"} <= shelf.pieces.keys()
    assert Journal(shelf, tmp_path).held().files.keys() == {"page-0", "page-1", "page-2", "index"}


def test_nothing_is_held_where_nothing_was_sent(tmp_path):
    assert Journal(Shelf(), tmp_path).held() == manifest.empty()
