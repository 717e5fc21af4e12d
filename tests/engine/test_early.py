"""Files that are written ahead of an update: whatever becomes of it, the next one makes the folder what it is to be."""

import pytest

from broadsheet.engine import early, tree
from broadsheet.engine.store import Store
from broadsheet.engine.work import Failure, Made, MadeGroup, Work


def group(name, **texts):
    files = tuple(Made(path=f"{name}/{path}", key=text, data=text.encode()) for path, text in texts.items())
    return MadeGroup(name=name, files=files, reads=("fact",))


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / ".cache/state.sqlite") as store:
        yield store


@pytest.fixture
def run(tmp_path, store):
    def run(*groups):
        made = {group.name: group for group in groups}
        work = Work(groups=tuple(made), make=lambda stale, _: [made[name] for name in stale])
        return tree.update(tmp_path / "output", store, work)

    return run


@pytest.fixture
def write(tmp_path, store):
    return lambda group: early.write(tmp_path / "output", store, group)


@pytest.fixture
def files(tmp_path):
    root = tmp_path / "output"
    return lambda: {path.relative_to(root).as_posix(): path.read_text() for path in root.glob("*/*") if path.is_file()}


def test_a_file_that_was_written_early_is_made_again_by_the_next_update(run, write, files):
    run(group("a", x="1", y="2"), group("b", x="3"))
    assert write(group("a", x="5"))
    assert files() == {"a/x": "5", "a/y": "2", "b/x": "3"}
    assert run(group("a", x="1", y="2"), group("b", x="3")).written == 1  # the edit was taken back
    assert files() == {"a/x": "1", "a/y": "2", "b/x": "3"}


def test_what_has_no_place_there_yet_is_not_written(run, write, files, tmp_path):
    run(group("a", x="1"))
    assert not write(group("a", z="2"))
    assert not write(group("b", x="2"))
    (tmp_path / "output/a/x").write_text("by hand")
    assert not write(group("a", x="2"))
    assert files() == {"a/x": "by hand"}


def test_a_file_that_is_the_same_or_could_not_be_made_is_left(run, write, files, store):
    run(group("a", x="1"))
    assert not write(MadeGroup(name="a", files=(Made(path="a/x", key="1"),)))
    assert not write(MadeGroup(name="a", files=(Made(path="a/x", key="2", data=Failure(what="slip")),)))
    assert store.pending() == set()
    assert files() == {"a/x": "1"}
    assert not write(group("a", x="1"))
