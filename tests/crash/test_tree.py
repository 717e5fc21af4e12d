"""A build that is killed at any of its file operations, and what the next one makes of that."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.engine import tree
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.locking import lock
from broadsheet.engine.store import Store
from broadsheet.engine.work import Made, MadeGroup, Work


def build(site, pages):
    with lock(site / ".cache/lock"), Store(site / ".cache/state.sqlite") as store:
        return tree.update(site / "output", store, work(dict(sorted(pages.items()))))


def work(pages):
    """Each page is a group of its own, and reads its text."""

    def make(stale, standing):
        for path in stale:
            key = fingerprint(pages[path])
            made = Made(path=path, key=key, data=None if standing.get(path) == key else pages[path].encode())
            yield MadeGroup(name=path, files=(made,), reads=(path,))

    return Work(groups=tuple(pages), make=make, now=lambda fact: fingerprint(pages.get(fact, "")))


def contents(site):
    root = site / "output"
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def folders(site):
    return {str(path.relative_to(site)) for path in (site / "output").rglob("*") if path.is_dir()}


def assert_clean(site, pages, clean):
    """``site`` is what a build in an empty folder makes of ``pages``, and knows it."""
    if not clean.exists():
        build(clean, pages)
    assert contents(site) == contents(clean)
    assert folders(site) == folders(clean)
    again = build(site, pages)
    assert (again.rendered, again.removed) == (0, 0)


HISTORIES = int(os.environ.get("BROADSHEET_HISTORIES", "25"))
STRIDE = int(os.environ.get("BROADSHEET_STRIDE", "4"))
"""Every how manieth operation is a kill; 1 for all of them. What comes after a kill begins at an operation of its own, so that
with 4 each operation is a kill before one of the four."""


FIRST = {"index": "one", "a/x": "two", "a/y": "three", "b/z/deep": "four", "turns": "file"}
SECOND = {"index": "ONE", "a/x": "two", "c/new": "five", "b/z/deep": "FOUR", "turns/into": "folder"}
AFTERWARDS = {
    "continued": SECOND,
    "reverted": FIRST,
    "edited": {**SECOND, "index": "edited", "d": "six"},
    "withdrawn": {"index": "one"},
}


@pytest.mark.parametrize(("begin", "name"), list(enumerate(AFTERWARDS, 1)))
def test_a_kill_at_any_operation_leaves_nothing_that_the_next_build_does_not_mend(tmp_path, kill, begin, name):
    at, killed = begin, True
    while killed:
        site = tmp_path / str(at)
        build(site, FIRST)
        killed = kill(at, build, site, SECOND)
        build(site, AFTERWARDS[name])
        assert_clean(site, AFTERWARDS[name], tmp_path / "clean")
        at += STRIDE
    assert at > 50


def test_a_kill_of_the_first_build_is_mended(tmp_path, kill):
    at, killed = 1, True
    while killed:
        site = tmp_path / str(at)
        killed = kill(at, build, site, FIRST)
        build(site, SECOND)
        assert_clean(site, SECOND, tmp_path / "clean")
        at += STRIDE


def test_a_kill_while_the_state_is_lost_is_mended(tmp_path, kill):
    at, killed = 2, True
    while killed:
        site = tmp_path / str(at)
        build(site, FIRST)
        (site / ".cache/state.sqlite").unlink()
        killed = kill(at, build, site, SECOND)
        build(site, FIRST)
        assert_clean(site, FIRST, tmp_path / "clean")
        at += STRIDE


plans = st.dictionaries(
    st.sampled_from(["a", "b", "c/a", "c/b", "c/d/e", "f/g", "A", "a/b"]), st.sampled_from(["1", "2", "3"]), max_size=6
)
histories = st.lists(st.tuples(plans, st.one_of(st.none(), st.integers(1, 60))), min_size=1, max_size=5)


@settings(
    max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(histories, plans)
def test_after_any_history_of_builds_and_kills_the_folder_is_as_a_clean_build_makes_it(tmp_path_factory, kill, history, last):
    folder = tmp_path_factory.mktemp("history")
    site = folder / "site"
    for pages, at in history:
        if at is None:
            build(site, pages)
        else:
            kill(at, build, site, pages)
    build(site, last)
    assert_clean(site, last, folder / "clean")
