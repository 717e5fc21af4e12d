"""A branch: one commit a publish, history kept or not, with what hosts of pages need."""

from __future__ import annotations

import hashlib
import os
import subprocess

import pytest

from broadsheet.publishing import PublishError

NO_NEWS = {"data/index.json": '{"parts": []}'}
"""What a whole command reads of output/ to see what is to be corrected."""
ONE, TWO, THREE = ({"index.html": text, "same.html": "same"} for text in ("one", "two", "three"))


@pytest.fixture
def repository(site, places):
    repository = places("git")
    site.aim(f"{repository.settings}, cname: news.example.org")
    return repository


def commits(repository):
    return repository.git("log", "--format=%s", "gh-pages", cwd=repository.root).splitlines()


def test_each_publish_is_a_commit_that_says_what_it_did(site, repository):
    for files in (ONE, TWO, {**TWO, "new.html": "new"}, {"index.html": "two"}):
        site.lay(files)
        site.send()
    assert commits(repository) == ["Publish: 2 gone", "Publish: 1 new", "Publish: 1 changed", "Publish: 4 new"]
    assert repository.git("fsck", "--full", "--strict", cwd=repository.root) == ""


def test_the_branch_has_what_hosts_of_pages_need(site, repository):
    site.lay(ONE)
    site.send()
    clone = repository.clone()
    assert (clone / ".nojekyll").read_bytes() == b""
    assert (clone / "CNAME").read_text("utf-8") == "news.example.org\n"
    site.aim(repository.settings)
    site.send()
    assert not (repository.clone() / "CNAME").exists()


def test_a_domain_that_the_host_wrote_stays(site, repository):
    site.aim(repository.settings)
    repository.add("CNAME", "theirs.example.org\n")
    site.lay(ONE)
    site.send()
    assert (repository.clone() / "CNAME").read_text("utf-8") == "theirs.example.org\n"


def test_squashed_there_is_only_ever_one_commit(site, repository):
    site.aim(f"{repository.settings}, history: squash")
    repository.add("theirs.txt", "keep me")
    for files in (ONE, TWO, THREE):
        site.lay(files)
        site.send()
        assert len(commits(repository)) == 1
        assert repository.contents() == {path: text.encode() for path, text in files.items()} | {"theirs.txt": b"keep me"}


def test_a_rollback_is_a_commit_with_what_the_branch_held_before(site, repository):
    for files in (ONE, TWO):
        site.lay(files)
        site.send()
    assert site.run("--rollback") == 0
    assert repository.contents()["index.html"] == b"one"
    assert len(commits(repository)) == 3
    assert [change.path for change in site.send().changes] == ["index.html"]
    assert repository.contents()["index.html"] == b"two"


@pytest.mark.parametrize("history", ["keep", "squash"])
def test_without_a_publish_before_a_rollback_says_so(site, repository, history, capsys):
    site.aim(f"{repository.settings}, history: {history}")
    assert site.run("--rollback") == 2
    site.lay(ONE)
    site.send()
    assert site.run("--rollback") == 2
    assert capsys.readouterr().err.count("no publish before the last") == 2


def test_what_somebody_changed_in_the_branch_is_put_right(site, repository):
    site.lay(ONE)
    site.send()
    repository.add("index.html", "by hand")
    site.send()
    assert repository.contents()["index.html"] == b"one"


def test_a_commit_that_comes_between_is_not_lost(site, repository, monkeypatch):
    from broadsheet.publishing import git_branch

    site.lay(ONE)
    site.send()
    site.lay(TWO)
    lines = git_branch._lines

    def meanwhile(*given):
        repository.add("theirs.txt", "keep me")
        return lines(*given)

    monkeypatch.setattr(git_branch, "_lines", meanwhile)
    with pytest.raises(PublishError, match="which came first; expected the command run again"):
        site.send()
    monkeypatch.undo()
    site.send()
    assert repository.contents() == {"index.html": b"two", "same.html": b"same", "theirs.txt": b"keep me"}


def test_what_a_killed_git_left_locked_is_not_in_the_way(site, repository):
    site.lay(ONE)
    site.send()
    cache = site.folder / ".cache" / "publish" / "there"
    (cache / "busy").touch()
    for name in ("shallow.lock", "refs/broadsheet/tip.lock", "packed-refs.lock"):
        (cache / "repository" / name).touch()
    site.lay(TWO)
    site.send()
    assert repository.contents()["index.html"] == b"two"


@pytest.mark.parametrize("history", ["keep", "squash"])
def test_of_a_large_site_only_what_changed_is_pushed(site, repository, history, proxy, git_daemon):
    door = proxy(git_daemon(repository))
    site.aim(f'to: git, history: {history}, repository: "git://127.0.0.1:{door.port}/bare.git"')
    pages = {f"people/somebody-{n}/index.html": hashlib.sha256(b"%d" % n).hexdigest() * 30 for n in range(300)}
    for text in ("one", "two", "three"):
        site.lay({**pages, "index.html": text})
        door.sent = 0
        site.forget() if text == "three" else None
        site.send()
        assert repository.contents()["index.html"] == text.encode()
        assert len(commits(repository)) == 1 or history == "keep"
    assert door.sent < 6000


def test_a_branch_that_vanished_is_made_anew(site, repository):
    site.lay(ONE)
    site.send()
    repository.git("update-ref", "-d", "refs/heads/gh-pages", cwd=repository.root)
    assert {change.reason for change in site.send().changes} == {"new"}
    assert repository.contents() == {path: text.encode() for path, text in ONE.items()}


def test_a_repository_that_is_not_there_is_a_clear_error(site, repository, capsys):
    site.aim(f"to: git, repository: {repository.root}-elsewhere")
    site.lay(ONE)
    assert site.run() == 2
    error = capsys.readouterr().err
    assert "site.yaml:3: there: git ls-remote failed" in error
    assert "expected a repository that can be reached" in error


def test_a_repository_that_refuses_is_a_clear_error_and_keeps_what_it_has(site, repository, capsys):
    site.lay(ONE)
    site.send()
    hook = repository.root / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'over quota' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    site.lay(TWO)
    assert site.run() == 2
    assert "over quota" in capsys.readouterr().err
    assert repository.contents()["index.html"] == b"one"
    hook.unlink()
    site.send()
    assert repository.contents()["index.html"] == b"two"


def test_a_push_that_the_branch_does_not_keep_is_no_success(site, repository, capsys):
    site.lay(ONE | NO_NEWS)
    assert site.run() == 0
    hook = repository.root / "hooks" / "post-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nread old new name\ngit update-ref $name $old\n", "utf-8")
    hook.chmod(0o755)
    site.lay(TWO | NO_NEWS)
    assert site.run() == 2
    assert "after git had pushed" in capsys.readouterr().err
    hook.unlink()
    assert site.run() == 0
    assert repository.contents()["index.html"] == b"two"


def test_it_works_over_ssh_and_a_wrong_key_is_a_clear_error(site, repository, ssh, monkeypatch, capsys):
    site.aim(f'to: git, repository: "ssh://127.0.0.1{repository.root}", timeout: 30')
    site.lay(ONE | NO_NEWS)
    monkeypatch.setenv("GIT_SSH_COMMAND", ssh("wrong"))
    assert site.run() == 2
    assert "Permission denied" in capsys.readouterr().err
    assert repository.contents() == {}
    monkeypatch.setenv("GIT_SSH_COMMAND", ssh())
    assert site.run() == 0
    assert repository.contents() == {path: text.encode() for path, text in (ONE | NO_NEWS).items()}


def test_a_password_in_gits_own_settings_is_not_printed(site, repository, tmp_path, monkeypatch, capsys):
    (tmp_path / "gitconfig").write_text(
        '[url "http://you:hush-hush@127.0.0.1:9/"]\n    insteadOf = news:\n[http]\n    proxy = \n', "utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    site.aim('to: git, repository: "news:site.git"')
    site.lay(ONE)
    assert site.run() == 2
    assert "hush-hush" not in capsys.readouterr().err


def test_it_may_be_run_from_a_hook_of_another_repository(site, repository, tmp_path):
    """There git's own variables name that repository, and must not be taken for ours."""
    other = tmp_path / "other"
    repository.git("init", "--quiet", str(other))
    site.lay(ONE | NO_NEWS)
    environment = {**os.environ, "GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": str(other / ".git" / "index")}
    subprocess.run(site.command(), check=True, env=environment, stdout=subprocess.DEVNULL)
    assert repository.contents() == {path: text.encode() for path, text in (ONE | NO_NEWS).items()}
    assert not (other / ".git" / "index").exists()


def test_a_branch_with_a_manifest_that_publish_did_not_write_is_left_alone(site, repository):
    repository.add(".broadsheet-manifest", "+ nonsense")
    site.lay(ONE)
    with pytest.raises(PublishError, match="a manifest at the target with"):
        site.send()
    assert repository.contents() == {}
