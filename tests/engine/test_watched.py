"""Stamps of folders and files, looked at whole or only where something moved."""

import os
import shutil
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.engine import files
from broadsheet.engine.watched import Watched, content


@pytest.fixture
def folder(tmp_path):
    for path in ("b.md", "a/c.md", "a/b/d.md", "a.md", "z/e.md", "a-b.md"):
        lay(tmp_path / "in", path)
    return tmp_path / "in"


def lay(folder, path, text=None):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text or path)


def look(folder):
    watched = Watched()
    watched.look(str(folder))
    return watched


def test_the_files_that_were_looked_at_are_those_that_a_walk_finds(folder):
    watched = look(folder)
    walked = [(each.path, each.size, each.mtime_ns, each.ctime_ns, each.inode) for each in files.walk(folder)]
    assert [(path, *watched.stamp(place)) for path, place in watched.files(str(folder))] == walked
    assert watched.files(str(folder.parent / "out")) is None


@pytest.mark.parametrize(
    "odd", [lambda path: path.symlink_to("a.md"), os.mkfifo, lambda path: (path / "__pycache__").mkdir(parents=True)]
)
def test_where_something_is_no_plain_file_or_folder_files_are_to_be_walked(folder, odd):
    before = look(folder)
    odd(folder / "odd")
    assert look(folder).files(str(folder)) is None
    again = Watched()
    again.look_again(str(folder), before, before.moved())
    assert again.files(str(folder)) is None


PATHS = ["a.md", "a/b.md", "a/b/c.md", "a/b/d/e.md", "a-b.md", "a.b/c.md", "b.md", "b/a.md", "b/c/d.md"]


def remove(path):
    with suppress(FileNotFoundError, NotADirectoryError):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def put(folder, path, text):
    for above in reversed((folder / path).relative_to(folder).parents):
        if (folder / above).is_file():
            (folder / above).unlink()
    remove(folder / path)
    lay(folder, path, text)


ACTIONS = {
    "put": lambda folder, path, other: put(folder, path, f"another {other}"),
    "remove": lambda folder, path, _: remove(folder / path),
    "empty": lambda folder, path, _: (remove(folder / path), (folder / path).parent.is_dir() and (folder / path).mkdir()),
    "touch": lambda folder, path, _: (folder / path).exists() and os.utime(folder / path, ns=(1, 1)),
    "rename": lambda folder, path, other: (
        ((folder / path).is_file() and (folder / other).parent.is_dir() and not (folder / other).exists())
        and (folder / path).rename(folder / other)
    ),
}
CHANGES = st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.sampled_from(PATHS), st.sampled_from(PATHS)), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(before=st.sets(st.sampled_from(PATHS)), changes=CHANGES, late=st.booleans())
def test_looking_again_where_something_moved_sees_what_a_new_look_sees(tmp_path_factory, before, changes, late):
    folder = tmp_path_factory.mktemp("site") / "in"
    folder.mkdir()
    for path in sorted(before, key=len, reverse=True):
        with suppress(FileExistsError, NotADirectoryError, IsADirectoryError):
            lay(folder, path)
    first = look(folder)
    if late:
        first.young.clear()  # as if all had been there for long
    first.name(str(folder), {path: content(folder / path) for path, _ in first.files(str(folder))})
    there = dict(first.files(str(folder)))
    for action, path, other in changes:
        ACTIONS[action](folder, path, other)
    again, whole = Watched(), look(folder)
    again.look_again(str(folder), first, first.moved())
    assert (again.paths, again.stamps, again.folders, again.roots) == (whole.paths, whole.stamps, whole.folders, whole.roots)
    now = dict(again.files(str(folder)))
    assert {f"{folder}/{path}" for path in there.keys() - now.keys()} <= set(again.gone)
    assert {path.removeprefix(f"{folder}/") for path in again.gone}.isdisjoint(now)
    known = {path: again.prints[place] for path, place in now.items() if again.prints[place]}
    assert known == {path: content(folder / path) for path in known}
    assert not late or changes or len(known) == len(there)


def test_what_was_read_otherwise_than_it_was_looked_at_is_told(folder):
    watched = look(folder)
    prints = {path: content(folder / path) for path, _ in watched.files(str(folder))}
    assert watched.name(str(folder), prints)
    assert not look(folder).name(str(folder), prints | {"a/c.md": "of other bytes"})
