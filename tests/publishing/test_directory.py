"""A folder: whole releases, one link that changes over, and a way back."""

from __future__ import annotations

import os

import pytest

from broadsheet.publishing import PublishError

ONE, TWO, THREE = ({"index.html": text, "same.html": "same"} for text in ("one", "two", "three"))


@pytest.fixture
def web(site, places):
    site.aim(f"{places('directory').settings}, keep: 2")
    return site.folder.parent / "web"


def index(web):
    return (web / "current" / "index.html").read_text("utf-8")


def releases(web):
    return sorted(path.name for path in (web / "releases").iterdir() if path.is_dir() and path.name.isdecimal())


def test_each_publish_is_a_release_and_the_newest_are_kept(site, web):
    for files in (ONE, TWO, THREE):
        site.lay(files)
        site.send()
    assert index(web) == "three"
    assert releases(web) == ["000002", "000003"]
    assert sorted(path.name for path in (web / "releases").iterdir()) == [
        "000002",
        "000002.manifest",
        "000003",
        "000003.manifest",
    ]


def test_what_has_not_changed_is_one_file_in_both_releases(site, web):
    for files in (ONE, TWO):
        site.lay(files)
        site.send()
    before, after = (web / "releases" / number / "same.html" for number in ("000001", "000002"))
    assert before.samefile(after)
    assert (web / "releases" / "000001" / "index.html").read_text("utf-8") == "one"
    assert after.stat().st_mtime_ns == (site.folder / "output" / "same.html").stat().st_mtime_ns


def test_a_small_change_of_a_large_site_writes_little(site, web):
    files = {f"people/somebody-{n}/index.html": f"number {n}" for n in range(3000)}
    for text in ("one", "two"):
        site.lay({**files, "index.html": text})
        site.send()
    new = [path for path in web.rglob("*") if path.is_file() and path.stat().st_nlink == 1]
    assert sum(path.stat().st_size for path in new if "000002" in str(path)) < 500


def test_nothing_new_makes_no_release(site, web):
    site.lay(ONE)
    site.send()
    site.send()
    assert releases(web) == ["000001"]


def test_a_rollback_goes_to_the_release_before_and_the_next_publish_forward_again(site, web):
    for files in (ONE, TWO):
        site.lay(files)
        site.send()
    assert site.run("--rollback") == 0
    assert index(web) == "one"
    assert {change.path: change.reason for change in site.send().changes} == {"index.html": "changed"}
    assert index(web) == "two"
    assert releases(web) == ["000001", "000002"]


def test_where_there_is_no_release_before_a_rollback_says_so(site, web, capsys):
    site.lay(ONE)
    site.send()
    assert site.run("--rollback") == 2
    assert "no release before 000001" in capsys.readouterr().err
    assert index(web) == "one"


def test_what_others_put_beside_the_releases_stays(site, web):
    (web / "releases" / "mine").mkdir(parents=True)
    (web / "notes.txt").write_text("mine", "utf-8")
    for files in (ONE, TWO, THREE):
        site.lay(files)
        site.send()
    assert (web / "releases" / "mine").is_dir()
    assert (web / "notes.txt").read_text("utf-8") == "mine"


def test_a_current_that_publish_did_not_make_is_left_alone(site, web):
    site.lay(ONE)
    (web / "current").mkdir(parents=True)
    with pytest.raises(PublishError, match="no symbolic link"):
        site.send()
    (web / "current").rmdir()
    (web / "current").symlink_to(site.folder)
    with pytest.raises(PublishError, match="not to a release"):
        site.send()
    assert (web / "current").resolve() == site.folder


def test_a_relative_path_starts_at_the_site(site):
    site.aim("to: directory, path: public")
    site.lay(ONE)
    site.send()
    assert index(site.folder / "public") == "one"


def test_a_dry_run_does_not_even_make_the_folder(site, web):
    site.lay(ONE)
    site.send(dry_run=True)
    assert not web.exists()


def test_a_folder_that_cannot_be_written_to_is_a_clear_error_and_the_old_release_stays(site, web, permissions_hold, capsys):
    site.lay(ONE)
    site.send()
    site.lay(TWO)
    (web / "releases").chmod(0o555)
    try:
        with permissions_hold():
            assert site.run() == 2
    finally:
        (web / "releases").chmod(0o755)
    assert "site.yaml:3: there:" in (error := capsys.readouterr().err)
    assert "expected a folder that can be written to" in error
    assert index(web) == "one"
    site.send()
    assert index(web) == "two"


def test_a_full_disk_is_a_clear_error_and_the_old_release_stays(site, web, monkeypatch):
    site.lay(ONE)
    site.send()
    site.lay(TWO)
    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.write_bytes", _full)
        with pytest.raises(PublishError, match="No space left on device"):
            site.send()
    assert index(web) == "one"
    site.send()
    assert index(web) == "two"


def _full(path, data):
    with path.open("wb") as file:
        file.write(data[:1])
    raise OSError(28, os.strerror(28), str(path))
