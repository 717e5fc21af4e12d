"""Whether a build would have anything to do, asked before anything is read."""

import time
from pathlib import Path

import pytest

from broadsheet import pipeline, unchanged
from broadsheet.engine.watched import RACY_NS
from broadsheet.unchanged import Unchanged


def test_what_another_copy_of_the_program_left_is_looked_at(tmp_path, monkeypatch):
    (tmp_path / "site.yaml").write_text("title: Test\n", "utf-8")
    article = tmp_path / "content/articles/2023/07/19/a.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Harbour bridge reopens\ndate: 2023-07-19\n---\n\nThe bridge reopened.\n", "utf-8")
    pipeline.build(tmp_path)
    assert Unchanged(tmp_path, tmp_path).said() is not None
    monkeypatch.setattr(unchanged, "PACKAGE", str(tmp_path / "elsewhere/broadsheet"))
    assert Unchanged(tmp_path, tmp_path).said() is None


def lay(site, name, words="The bridge reopened."):
    article = site / f"content/articles/2023/07/19/{name}.md"
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text(f"---\ntitle: News of {name}\ndate: 2023-07-19\n---\n\n{words}\n", "utf-8")
    return article


@pytest.fixture
def reads(tmp_path, monkeypatch):
    """A site that was built, and the names of all files of content/ that builds read from here on."""
    (tmp_path / "site.yaml").write_text("title: Test\n", "utf-8")
    for name in ("bridge", "ferry", "harbour"):
        lay(tmp_path, name)
    later = time.time_ns() + 10 * RACY_NS
    with monkeypatch.context() as patch:
        patch.setattr("broadsheet.engine.watched.time_ns", lambda: later)
        pipeline.build(tmp_path)
    found = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (found.append(path.stem), read(path))[1])
    return found


def articles(site):
    return sorted(path.parent.name for path in (site / "output/2023/07/19").glob("*/index.html"))


def test_of_what_the_last_build_noted_only_the_new_is_read(tmp_path, reads):
    lay(tmp_path, "quay")
    assert pipeline.build(tmp_path).articles == 4
    assert set(reads) & {"bridge", "ferry", "harbour", "quay"} == {"quay"}


def test_what_went_since_does_not_come_back_where_a_build_is_told_of_another_file(tmp_path, reads):
    lay(tmp_path, "bridge").unlink()
    assert pipeline.build(tmp_path).articles == 2
    lay(tmp_path, "quay")
    assert pipeline.build(tmp_path, changed=["articles/2023/07/19/quay.md"]).articles == 3
    assert articles(tmp_path) == ["ferry", "harbour", "quay"]


def test_a_note_about_a_state_that_is_gone_tells_of_no_file(tmp_path, reads):
    (tmp_path / pipeline.STATE).unlink()
    lay(tmp_path, "quay")
    assert pipeline.build(tmp_path).articles == 4
    lay(tmp_path, "ferry", "It sank.")
    assert pipeline.build(tmp_path, changed=["articles/2023/07/19/ferry.md"]).articles == 4


def test_a_file_that_cannot_be_read_any_more_stays_as_it_was(tmp_path, reads, monkeypatch):
    lay(tmp_path, "ferry", "It sank.")
    read = Path.read_bytes

    def refused(path):
        if path.stem == "ferry":
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refused)
        report = pipeline.build(tmp_path)
    assert report.articles == 3
    assert [problem.path for problem in report.problems] == ["content/articles/2023/07/19/ferry.md"]
    assert pipeline.build(tmp_path).problems == ()
    assert "It sank." in (tmp_path / "output/2023/07/19/ferry/index.html").read_text("utf-8")
