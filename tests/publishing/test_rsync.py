"""A folder on a server: over SSH, to a daemon, and what becomes of a connection that breaks."""

from __future__ import annotations

import itertools
import re
import resource
import shutil
import signal

import pytest

from broadsheet.publishing import PublishError

ONE = {"index.html": "one" * 4000, "people/a/index.html": "a", "assets/site.css": "body {}"}
TWO = {**ONE, "index.html": "one" * 3999 + "two", "people/b/index.html": "b"}
NUMBERS = itertools.count()


def as_bytes(files):
    return {path: text.encode() for path, text in files.items()}


@pytest.fixture
def daemon(rsync_daemon, proxy):
    """A door before the daemon, an address behind it, and the folder that the address means."""
    port, web = rsync_daemon
    door, name = proxy(port), f"site-{next(NUMBERS)}"
    return door, f"rsync://127.0.0.1:{door.port}/web/{name}/deep/", web / name / "deep"


def below(folder):
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".broadsheet/")}


def test_it_makes_the_folder_and_sends_only_what_differs_within_files(site, daemon):
    door, address, folder = daemon
    site.aim(f'to: rsync, destination: "{address}"')
    site.lay(ONE)
    site.send()
    assert below(folder) == as_bytes(ONE)
    site.lay(TWO)
    door.sent = 0
    site.send()
    assert below(folder) == as_bytes(TWO)
    assert door.sent < 8000  # of a page of 12,000 bytes


def test_anybody_may_read_what_is_published_whatever_this_machines_files_say(site, daemon):
    _, address, folder = daemon
    site.aim(f'to: rsync, destination: "{address}"')
    site.lay(ONE)
    (site.folder / "output" / "index.html").chmod(0o600)
    (site.folder / "output" / "people").chmod(0o700)
    site.send()
    assert (folder / "index.html").stat().st_mode & 0o777 == 0o644
    assert (folder / "people").stat().st_mode & 0o777 == 0o755


def test_folders_that_are_emptied_go_and_others_stay(site, daemon):
    _, address, folder = daemon
    site.aim(f'to: rsync, destination: "{address}"')
    site.lay(ONE)
    site.send()
    (folder / "assets" / "theirs.css").write_text("x", "utf-8")
    site.lay({"index.html": "one"})
    site.send()
    assert not (folder / "people").exists()
    assert below(folder) == {"index.html": b"one", "assets/theirs.css": b"x"}


def test_it_works_over_ssh_and_a_wrong_key_is_a_clear_error(site, tmp_path, ssh, capsys):
    folder = tmp_path / "there" / "deep"
    site.aim(f'to: rsync, destination: "127.0.0.1:{folder}", ssh: "{ssh("wrong")}"')
    site.lay(ONE)
    assert site.run() == 2
    assert "Permission denied" in (error := capsys.readouterr().err)
    assert "expected a machine that SSH can reach" in error
    assert not folder.exists()
    site.aim(f'to: rsync, destination: "127.0.0.1:{folder}", ssh: "{ssh()}"')
    for files in (ONE, {"index.html": "x", "people/b/index.html": "b"}):
        site.lay(files)
        site.send()
        assert below(folder) == as_bytes(files)
    assert site.send().changes == ()


def test_a_daemon_that_asks_gets_its_password_from_the_environment(site, rsync_daemon, monkeypatch, capsys):
    port, web = rsync_daemon
    name = f"site-{next(NUMBERS)}"
    site.aim(f'to: rsync, destination: "rsync://editor@127.0.0.1:{port}/locked/{name}/"')
    site.lay(ONE)
    monkeypatch.setenv("RSYNC_PASSWORD", "close-sesame")
    assert site.run() == 2
    printed = "".join(capsys.readouterr())
    assert "auth failed" in printed
    assert "RSYNC_PASSWORD" in printed
    assert "close-sesame" not in printed
    monkeypatch.setenv("RSYNC_PASSWORD", "open-sesame")
    site.send()
    assert below(web / name) == as_bytes(ONE)


@pytest.mark.parametrize(("module", "said"), [("shut", "read only"), ("nowhere", "Unknown module")])
def test_a_daemon_that_refuses_is_a_clear_error(site, rsync_daemon, module, said, capsys):
    site.aim(f'to: rsync, destination: "rsync://127.0.0.1:{rsync_daemon[0]}/{module}/x/"')
    site.lay(ONE)
    assert site.run() == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("cut_at", [100, 3_000, 60_000, 120_000, 170_000])
def test_a_connection_that_is_cut_is_a_clear_error_and_the_next_publish_goes_on(site, daemon, cut_at):
    door, address, folder = daemon
    site.aim(f'to: rsync, destination: "{address}", timeout: 5')
    site.lay(ONE)
    site.send()
    files = {f"people/somebody-{n:03}/index.html": f"{n}" * 1000 for n in range(100)} | {"index.html": "two"}
    site.lay(files)
    door.sent, door.cut_at = 0, cut_at
    with pytest.raises(PublishError, match="rsync ended with"):
        site.send()
    door.mend()
    site.forget()
    site.send()
    assert below(folder) == as_bytes(files)
    assert site.send().changes == ()


def _no_more_room():
    """In the daemon: no file may be larger than 5,000 bytes, and a write beyond that fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))


def test_a_server_without_room_is_a_clear_error_and_the_next_publish_mends_it(site, tmp_path, listening, rsync_daemon):
    port, web = rsync_daemon
    name, conf = f"site-{next(NUMBERS)}", tmp_path / "conf"
    shutil.copy(web.parent / "conf", conf)
    conf.write_text(re.sub(r"(log|lock) file = \S+", rf"\1 file = {tmp_path}/\1", conf.read_text("utf-8")), "utf-8")
    words = ["rsync", "--daemon", "--no-detach", f"--config={conf}", "--address=127.0.0.1"]
    narrow = listening(lambda port: [*words, f"--port={port}"], preexec_fn=_no_more_room)
    site.aim(f'to: rsync, destination: "rsync://127.0.0.1:{narrow}/web/{name}/"')
    site.lay(ONE)
    with pytest.raises(PublishError, match=r"write failed.*expected room"):
        site.send()
    site.aim(f'to: rsync, destination: "rsync://127.0.0.1:{port}/web/{name}/"')
    site.send()
    assert below(web / name) == as_bytes(ONE)


def test_a_daemon_that_falls_silent_is_a_clear_error(site, daemon):
    door, address, _ = daemon
    site.aim(f'to: rsync, destination: "{address}", timeout: 1')
    site.lay(ONE)
    door.stall_at = 1
    with pytest.raises(PublishError, match="rsync ended with"):
        site.send()


def test_a_relative_destination_starts_at_the_site(site, places):
    places("rsync")
    site.aim("to: rsync, destination: public")
    site.lay(ONE)
    site.send()
    assert below(site.folder / "public") == as_bytes(ONE)


def test_a_folder_cannot_be_rolled_back(site, daemon, capsys):
    site.aim(f'to: rsync, destination: "{daemon[1]}"')
    assert site.run("--rollback") == 2
    assert "holds no earlier releases" in capsys.readouterr().err
