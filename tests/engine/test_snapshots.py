"""Whether anything may have changed since a run, by one look at each file and folder."""

import os
import shutil
import time

import pytest

from broadsheet.engine import marks, snapshots
from broadsheet.engine.marks import Marks
from broadsheet.engine.watched import Watched


class Site:
    """A folder with inputs in in/ and what was made of them in out/."""

    def __init__(self, root, *, alone):
        self.root = root
        self.alone = alone
        for path in ("in/a.md", "in/2023/b.md", "in/code.py", "in/notes.txt", "out/x/index.html", "out/y.html"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(f"this is {path}")

    @property
    def file(self):
        return str(self.root / "standing")

    def watch(self):
        watched = Watched()
        watched.look(str(self.root / "in"), lambda name: not name.endswith(".txt"))
        watched.look(str(self.root / "site.yaml"))
        return watched

    def note(self, watched):
        out = self.root / "out"
        made = {path.relative_to(out).as_posix(): path.stat() for path in out.rglob("*") if path.is_file()}
        left = Marks()
        left.change({path: (seen.st_size, seen.st_mtime_ns) for path, seen in made.items()})
        settled = watched.settle()
        if settled:
            snapshots.write(self.file, "said", watched, str(out), left)
        return settled

    def said(self):
        noted = snapshots.read(self.file, str(self.root / "out"), alone=self.alone)
        return noted.about if noted and noted.stands else None


@pytest.fixture(params=["one process", "two"])
def site(tmp_path, request, monkeypatch):
    monkeypatch.setattr(marks, "WORTH_A_PROCESS", 1)
    return Site(tmp_path, alone=request.param == "two")


@pytest.fixture(params=["just written", "written long ago"])
def noted(site, request, monkeypatch):
    """A site that was noted as it stands."""
    if request.param == "written long ago":
        later = time.time_ns() + 10_000_000_000
        monkeypatch.setattr("broadsheet.engine.watched.time_ns", lambda: later)
    watched = site.watch()
    assert site.note(watched)
    assert bool(watched.young) == (request.param == "just written")
    return site


def keep_times(path, change):
    """Change a file and give it the times that it had; its ctime nobody can set."""
    seen = path.stat()
    change(path)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def test_what_stands_as_it_did_is_known(noted):
    assert noted.said() == "said"


def test_a_site_that_was_never_noted_is_unknown(site):
    assert site.said() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "in/a.md").write_text("THIS IS in/a.md"),
        lambda root: keep_times(root / "in/a.md", lambda path: path.write_text("THIS IS in/a.md")),
        lambda root: (root / "in/2023/new.md").write_text("new"),
        lambda root: (root / "in/new").mkdir(),
        lambda root: (root / "in/2023/b.md").unlink(),
        lambda root: shutil.rmtree(root / "in/2023"),
        lambda root: (root / "in/2023/b.md").rename(root / "in/2023/c.md"),
        lambda root: (root / "in/code.py").write_text("more and more"),
        lambda root: (root / "site.yaml").write_text("title: There was none"),
        lambda root: (root / "out/x/index.html").write_text("edited by a reader"),
        lambda root: (root / "out/y.html").unlink(),
        lambda root: (root / "out/y.html").write_text("THIS IS out/y.html"),
        lambda root: shutil.rmtree(root / "out/x"),
    ],
)
def test_any_change_is_noticed(noted, change):
    change(noted.root)
    assert noted.said() is None


def test_files_that_are_not_watched_and_files_of_others_may_change(noted):
    (noted.root / "in/notes.txt").write_text("whatever")
    (noted.root / "out/x/of-somebody-else").write_text("whatever")
    assert noted.said() == "said"


def test_nothing_is_noted_where_an_input_changed_while_it_was_used(site):
    watched = site.watch()
    (site.root / "in/a.md").write_text("THIS IS in/a.md")
    assert not site.note(watched)
    assert site.said() is None


def test_nothing_is_noted_where_a_link_could_lead_to_what_is_not_seen(site, tmp_path):
    (site.root / "in/link.md").symlink_to(site.root / "out/y.html")
    site.note(site.watch())
    assert site.said() is None


def test_a_root_may_be_a_link_to_a_folder(site):
    (site.root / "in").rename(site.root / "elsewhere")
    (site.root / "in").symlink_to(site.root / "elsewhere")
    site.note(site.watch())
    assert site.said() == "said"
    (site.root / "elsewhere/2023/b.md").write_text("changed")
    assert site.said() is None


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:40] + b"x" + data[41:]])
def test_a_damaged_note_is_none(noted, damage):
    note = noted.root / "standing"
    note.write_bytes(damage(note.read_bytes()))
    assert noted.said() is None
