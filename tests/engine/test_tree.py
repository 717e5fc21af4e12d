"""A plan of files, and the folder that holds them."""

import pytest

from broadsheet.engine import standing, tree
from broadsheet.engine.ownership import MARKER
from broadsheet.engine.store import Store
from broadsheet.engine.work import Failure, Made, MadeGroup, Work
from broadsheet.values import replace


@pytest.fixture
def build(tmp_path):
    """Bring output/ up to the pages given, path → text; a text that begins with ! is a failure, with ? one that can be mended."""
    return lambda pages, **more: update(tmp_path, pages, **more)


def update(site, pages, output="output"):
    with Store(site / ".cache/state.sqlite") as store:
        return tree.update(site / output, store, work(pages))


def work(pages):
    """Each page is a group of its own, and reads its text."""

    def make(stale, standing):
        for path in stale:
            text = pages[path]
            failure = Failure(what=text[1:], where="template" if text[:1] == "?" else "")
            data = failure if text[:1] in ("!", "?") else text.encode()
            made = Made(path=path, key=f"k{text}", data=None if standing.get(path) == f"k{text}" else data)
            yield MadeGroup(name=path, files=(made,), reads=(path,))

    return Work(groups=tuple(pages), make=make, now=lambda fact: pages.get(fact, ""))


def files(site, output="output"):
    root = site / output
    return {
        str(path.relative_to(root)): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def times(site):
    return {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}


def test_the_folder_holds_the_plan_and_nothing_else(tmp_path, build):
    build({"a": "1", "b/c": "2"})
    report = build({"b/c": "3", "d/e/f": "4"})
    assert files(tmp_path) == {"b/c": "3", "d/e/f": "4"}
    assert (report.planned, report.rendered, report.written, report.unchanged, report.removed) == (2, 2, 2, 0, 1)


def test_large_files_are_written_before_many_of_them_are_made(tmp_path):
    made = []

    def make(stale, standing):
        for number, path in enumerate(stale):
            made.append(len(files(tmp_path)))
            yield MadeGroup(name=path, files=(Made(path=path, key="k", data=bytes(tree.LARGE * tree.BATCH // (2 + number % 2))),))

    with Store(tmp_path / ".cache/state.sqlite") as store:
        tree.update(tmp_path / "output", store, Work(groups=tuple("abcdef"), make=make))
    assert all(number - there <= 2 for number, there in enumerate(made))
    assert sorted(files(tmp_path)) == list("abcdef")


def failing(pages, last):
    """The work of some pages, of which the last comes to an error that is no failure of its own."""

    def make(stale, standing):
        for group in work(pages).make(stale, standing):
            if group.name == last:
                raise KeyError(last)
            yield group

    return replace(work(pages), make=make)


@pytest.mark.parametrize("batch", [1, 500])
@pytest.mark.parametrize("before", [{}, {"a": "1", "b/c": "2", "gone": "3"}])
def test_an_error_in_making_leaves_the_folder_as_it_was_and_the_next_update_makes_all(
    tmp_path, build, before, batch, monkeypatch
):
    monkeypatch.setattr(tree, "BATCH", batch)
    if before:
        build(before)
    stood, after = files(tmp_path), {"a": "new", "b": "no folder now", "d/e": "4", "z": "5"}
    with Store(tmp_path / ".cache/state.sqlite") as store, pytest.raises(KeyError):
        tree.update(tmp_path / "output", store, failing(after, "z"))
    assert files(tmp_path) == stood
    assert (tmp_path / "output").exists() == bool(before)
    assert not (tmp_path / ".cache/before").exists()
    build(after)
    assert files(tmp_path) == after


def test_a_second_update_writes_nothing(tmp_path, build):
    build({"a": "1", "b/c": "2"})
    before, state = times(tmp_path), (tmp_path / ".cache/state.sqlite").read_bytes()
    report = build({"a": "1", "b/c": "2"})
    assert (report.rendered, report.written, report.removed) == (0, 0, 0)
    assert times(tmp_path) == before
    assert len((tmp_path / ".cache/state.sqlite").read_bytes()) == len(state)


def test_only_what_changed_is_made(build):
    build({str(n): "x" for n in range(50)})
    report = build({str(n): "y" if n == 7 else "x" for n in range(50)})
    assert (report.planned, report.rendered, report.written) == (50, 1, 1)


def test_equal_bytes_under_a_new_key_are_left_alone(tmp_path, build):
    build({"a": "1"})
    before = times(tmp_path)
    with Store(tmp_path / ".cache/state.sqlite") as store:
        new = MadeGroup(name="a", files=(Made(path="a", key="new", data=b"1"),))
        report = tree.update(tmp_path / "output", store, Work(groups=("a",), make=lambda *_: [new], settings="others"))
    assert (report.rendered, report.written, report.unchanged) == (1, 0, 1)
    assert times(tmp_path) == before


def test_a_page_that_was_removed_by_hand_comes_back(tmp_path, build):
    build({"a/b": "1", "c": "2"})
    (tmp_path / "output/a/b").unlink()
    assert build({"a/b": "1", "c": "2"}).written == 1
    assert files(tmp_path) == {"a/b": "1", "c": "2"}


def test_a_page_that_was_changed_by_hand_is_mended(tmp_path, build):
    build({"a": "1"})
    (tmp_path / "output/a").write_text("2")
    build({"a": "1"})
    assert files(tmp_path) == {"a": "1"}


def test_a_page_that_fails_is_not_there_and_the_others_are(tmp_path, build):
    build({"a": "1", "b": "2"})
    report = build({"a": "!no such name", "b": "3"})
    assert files(tmp_path) == {"b": "3"}
    assert report.failed == (("a", Failure(what="no such name")),)
    assert build({"a": "!no such name", "b": "3"}).failed
    build({"a": "1", "b": "3"})
    assert files(tmp_path) == {"a": "1", "b": "3"}


def test_files_that_wait_for_something_to_be_mended_are_counted_until_they_are_made_or_wanted_no_more(tmp_path):
    def run(pages):
        with Store(tmp_path / ".cache/state.sqlite") as store:
            report = tree.update(tmp_path / "output", store, work(pages))
            assert store.fact(tree.MISSING) == str(report.missing or "")
            return report.missing

    assert run({"a": "1", "b": "?slip", "c": "!of its own"}) == 1
    assert run({"a": "1", "b": "?slip", "c": "?slip"}) == 2
    assert run({"a": "1", "b": "?slip"}) == 1
    assert run({"a": "1"}) == 0
    assert run({"a": "?slip"}) == 1
    assert run({"a": "1"}) == 0


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path, build):
    build({"a": "1", "b/c/d": "2"})
    build({"a/x": "3", "b": "4"})
    assert files(tmp_path) == {"a/x": "3", "b": "4"}


def test_two_files_in_one_place_are_told(tmp_path):
    for _ in range(2):
        report = update(tmp_path, {path: path for path in ("a", "A", "b", "b/c")})
        assert files(tmp_path) == {"a": "a", "b": "b"}
        assert [path for path, _ in report.failed] == ["A", "b/c"]


def test_of_a_file_and_a_folder_in_one_place_the_file_stays_whatever_comes_first(tmp_path, build):
    report = build({"b/c": "1", "b": "2", "d": "3"})
    assert files(tmp_path) == {"b": "2", "d": "3"}
    assert [path for path, _ in report.failed] == ["b/c"]


def test_who_has_a_place_does_not_depend_on_who_had_it(tmp_path, build):
    build({"A": "1", "c": "1"})
    report = build({"a": "2", "A": "1", "c": "1"})
    assert files(tmp_path) == {"a": "2", "c": "1"}
    assert [path for path, _ in report.failed] == ["A"]


def test_a_group_is_made_again_when_a_fact_changed_that_it_read(tmp_path):
    facts, made = {"x": "1", "y": "1"}, []

    def make(stale, standing):
        made.extend(stale)
        return [MadeGroup(name=name, files=(Made(path=name, key=name, data=b"1"),), reads=reads[name]) for name in stale]

    reads = {"a": ("x",), "b": ("y",), "c": ()}
    for change in ({}, {}, {"y": "2"}, {"z": "3"}):
        facts.update(change)
        with Store(tmp_path / "state.sqlite") as store:
            tree.update(tmp_path / "output", store, Work(groups=tuple(reads), make=make, now=lambda fact: facts.get(fact, "")))
    assert made == ["a", "b", "c", "b"]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ""])
def test_no_page_stands_outside(tmp_path, build, path):
    report = build({path: "1", "a": "2"})
    assert files(tmp_path) == {"a": "2"}
    assert [failed for failed, _ in report.failed] == [path]
    assert not (tmp_path / "x").exists()


def test_in_a_folder_of_somebody_else_nothing_of_theirs_is_touched(tmp_path, build):
    (tmp_path / "output/theirs").mkdir(parents=True)
    (tmp_path / "output/theirs/file").write_text("x")
    report = build({"a": "1", "b": "1", "theirs/file": "mine"})
    assert "theirs" in report.foreign
    assert files(tmp_path) == {"a": "1", "b": "1", "theirs/file": "x"}
    report = build({"a": "2"})
    assert "theirs" in report.foreign
    assert files(tmp_path) == {"a": "2", "theirs/file": "x"}
    assert (report.written, report.removed) == (1, 1)


def test_a_file_of_ours_that_they_changed_is_theirs(tmp_path, build):
    (tmp_path / "output").mkdir()
    (tmp_path / "output/theirs").write_text("x")
    build({"a": "1", "b": "2"})
    (tmp_path / "output/a").write_text("their own")
    (tmp_path / "output/b").write_text("their own")
    build({"a": "3"})
    assert files(tmp_path) == {"theirs": "x", "a": "their own", "b": "their own"}


def test_what_an_unfinished_build_left_pending_elsewhere_is_not_looked_for_among_their_files(tmp_path, build):
    build({"a": "1", "theirs": "2"})
    with Store(tmp_path / ".cache/state.sqlite") as store:
        store.expect(["a", "theirs"])
    (tmp_path / "output").rename(tmp_path / "old")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/theirs").write_text("x")
    build({"a": "1"})
    assert files(tmp_path) == {"theirs": "x", "a": "1"}


def test_an_empty_folder_is_taken(tmp_path, build):
    (tmp_path / "output").mkdir()
    build({"a": "1"})
    assert files(tmp_path) == {"a": "1"}


def test_what_others_put_into_the_folder_stays_while_the_state_knows_what_is_ours(tmp_path, build):
    build({"a": "1"})
    (tmp_path / "output/CNAME").write_text("example.org")
    build({"b": "1"})
    assert files(tmp_path) == {"CNAME": "example.org", "b": "1"}


def test_hidden_files_are_never_ours(tmp_path, build):
    build({"a": "1"})
    (tmp_path / "output/.git").mkdir()
    (tmp_path / "output/.git/HEAD").write_text("x")
    (tmp_path / ".cache/state.sqlite").unlink()
    build({"b": "1"})
    assert files(tmp_path) == {".git/HEAD": "x", "b": "1"}


def test_without_its_state_the_folder_is_brought_to_the_plan_all_the_same(tmp_path, build):
    build({"a": "1", "b/c": "2"})
    before = (tmp_path / "output/a").stat().st_mtime_ns
    (tmp_path / ".cache/state.sqlite").unlink()
    report = build({"a": "1", "d": "3"})
    assert files(tmp_path) == {"a": "1", "d": "3"}
    assert (tmp_path / "output/a").stat().st_mtime_ns == before
    assert (report.written, report.unchanged, report.removed) == (1, 1, 1)


def test_another_folder_in_its_place_is_noticed(tmp_path, build):
    build({"a": "1", "b": "2"})
    (tmp_path / "output").rename(tmp_path / "old")
    build({"a": "1"}, output="old")
    build({"a": "1", "b": "2"}, output="output")
    assert files(tmp_path) == {"a": "1", "b": "2"}
    assert files(tmp_path, "old") == {"a": "1"}


def test_a_symbolic_link_in_the_way_is_told_and_not_followed(tmp_path, build):
    build({"a": "1"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output/b").symlink_to(tmp_path / "elsewhere")
    report = build({"a": "1", "b/c": "2"})
    assert [path for path, _ in report.failed] == ["b/c"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_nothing_behind_a_symbolic_link_is_removed(tmp_path, build):
    build({"a": "1", "b/c": "2"})
    (tmp_path / "output/b").rename(tmp_path / "elsewhere")
    (tmp_path / "output/b").symlink_to(tmp_path / "elsewhere")
    build({"a": "1"})
    assert (tmp_path / "elsewhere/c").read_text() == "2"


def test_work_that_keeps_leaves_a_file_that_fails_as_it_was_until_it_is_mended_or_goes(tmp_path):
    def run(pages):
        with Store(tmp_path / ".cache/state.sqlite") as store:
            return tree.update(tmp_path / "output", store, replace(work(pages), keeps=True))

    run({"a": "1", "b": "2"})
    for _ in range(2):
        assert [path for path, _ in run({"a": "!slip", "b": "2", "c": "!slip"}).failed if path == "a"] == ["a"]
        assert files(tmp_path) == {"a": "1", "b": "2"}
    run({"a": "3", "b": "2"})
    assert files(tmp_path) == {"a": "3", "b": "2"}
    run({"a": "!slip", "b": "2"})
    run({"b": "2"})
    assert files(tmp_path) == {"b": "2"}


def test_the_reason_for_a_page_is_told_by_the_parts_of_its_key(tmp_path):
    page = Made(path="a", key="1", parts="engine=1 template=2 view=3", data=b"x")
    assert standing.stale_because(None, page, tmp_path) == "it was not there before"
    with Store(tmp_path / "state.sqlite") as store:
        group = MadeGroup(name="a", files=(page,))
        tree.update(tmp_path / "output", store, Work(groups=("a",), make=lambda *_: [group]))
        row = store.pages.row("a")
    assert standing.stale_because(row, page, tmp_path / "output") == ""
    changed = Made(path="a", key="2", parts="engine=1 template=9 view=8")
    assert standing.stale_because(row, changed, tmp_path / "output") == "changed: template, view"
    (tmp_path / "output/a").unlink()
    assert "by hand" in standing.stale_because(row, page, tmp_path / "output")
