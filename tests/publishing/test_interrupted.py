"""A publish that is killed at any step, and what the next one makes of it, whatever has become of the site meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess

import pytest

from broadsheet.publishing import journal

STRIDE = int(os.environ.get("BROADSHEET_STRIDE", "7"))
"""Every how manieth step is a kill; 1 for all of them."""
PAGES = {f"people/somebody-{n}/index.html": f"number {n}" for n in range(4)}
FIRST = {"index.html": "one", "feed.atom": "1", "assets/site.css": "a", "2024/01/02/old/index.html": "old", **PAGES}
SECOND = {"index.html": "two", "feed.atom": "2", "assets/site.css": "b", "2024/01/03/new/index.html": "new", **PAGES}
SECOND |= {f"people/somebody-{n}/index.html": f"changed {n}" for n in range(2)}
AFTERWARDS = {
    "continued": SECOND,
    "reverted": FIRST,
    "edited": {**SECOND, "index.html": "three", "2024/01/03/new/index.html": "newer"},
    "withdrawn": {"index.html": "closed"},
}
AFTER = tuple(AFTERWARDS.values())


def as_bytes(files):
    return {path: text.encode() for path, text in files.items()}


def test_killed_at_any_step_the_next_publish_mends_it(site, place, kill):
    """Whether the site was continued, reverted, edited or withdrawn; from this machine, or one that knows nothing of it."""
    site.aim(place.settings)
    at, killed, kills = 1, True, 0
    while killed:
        site.lay(FIRST)
        site.send()
        site.lay(SECOND)
        killed = kill(at, site.send)
        after = AFTER[kills % 4]
        kills += killed
        site.lay(after)
        if kills % 3:
            site.forget()
        site.send()
        assert place.contents() == as_bytes(after), at
        assert site.send(dry_run=True).changes == (), at
        at += STRIDE
    assert kills > 3


@pytest.mark.parametrize("kind", ["directory", "git"])
def test_killed_at_any_step_readers_have_the_old_site_or_the_new_one(site, places, kind, kill):
    place = places(kind)
    site.aim(place.settings)
    at, killed, seen = 1, True, set()
    while killed:
        site.lay(FIRST)
        site.send()
        site.lay(SECOND)
        killed = kill(at, site.send)
        contents = place.contents()
        assert contents in (as_bytes(FIRST), as_bytes(SECOND))
        seen.add(contents["index.html"])
        at += STRIDE
    assert seen == {b"one", b"two"}


def killed_when(event, command):
    """Start a publish, and kill it hard, with the programs that it started, as soon as ``event`` has come."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    assert event.wait(60)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


LARGE = {f"people/somebody-{n:03}/index.html": os.urandom(500).hex() * 4 for n in range(120)} | {
    "data/index.json": '{"parts": []}'
}


def test_rsync_killed_amid_a_file_leaves_no_half_file_in_its_place(site, rsync_daemon, proxy):
    port, web = rsync_daemon
    door = proxy(port)
    site.aim(f'to: rsync, destination: "rsync://127.0.0.1:{door.port}/web/killed/"')
    site.lay(LARGE)
    door.stall_at = 250_000
    killed_when(door.reached, site.command())
    folder = web / "killed"
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.html") if not p.name.startswith(".")}
    assert 0 < len(found) < 120
    assert found.items() <= as_bytes(LARGE).items()
    door.mend()
    site.forget()
    site.send()
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*") if ".broadsheet" not in p.parts}
    assert {path: data for path, data in found.items() if not path.rpartition("/")[2].startswith(".")} == as_bytes(LARGE)


def test_a_bucket_whose_publisher_was_killed_amid_a_file_is_mended(site, places, s3_port, proxy, monkeypatch):
    monkeypatch.setattr(journal, "NOTE_EVERY", 20)
    place, door = places("s3"), proxy(s3_port)
    site.aim(place.through(door.port))
    site.lay(LARGE)
    door.stall_at = 250_000
    killed_when(door.reached, site.command())
    assert 0 < len(place.contents()) < 121
    site.aim(place.settings)
    site.forget()
    assert {change.reason for change in site.send().changes} == {"unfinished"}
    assert place.contents() == as_bytes(LARGE)


def test_a_push_that_is_killed_leaves_the_branch_as_it_was(site, places, proxy, git_daemon):
    place = places("git")
    site.aim(place.settings)
    site.lay(FIRST)
    site.send()
    door = proxy(git_daemon(place))
    site.aim(f'to: git, repository: "git://127.0.0.1:{door.port}/bare.git"')
    site.lay(LARGE)
    door.stall_at = 40_000
    killed_when(door.reached, site.command())
    assert place.contents() == as_bytes(FIRST)
    door.mend()
    site.send()
    assert place.contents() == as_bytes(LARGE)
