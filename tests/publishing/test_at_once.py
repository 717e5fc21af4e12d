"""Two publishes at the same time: of one site, and of two sites into one folder."""

from __future__ import annotations

import subprocess

import pytest

from broadsheet import publication, turns
from broadsheet.config import ConfigError
from broadsheet.engine import locking
from broadsheet.publishing import PublishError, directory
from tests.publishing.conftest import MadeUp

FILES = {f"people/somebody-{n}/index.html": f"number {n}" for n in range(60)} | {"data/index.json": '{"parts": []}'}


def as_bytes(files):
    return {path: text.encode() for path, text in files.items()}


@pytest.mark.parametrize("kind", ["directory", "git", "rsync"])
def test_the_second_waits_and_has_nothing_left_to_send(site, places, kind):
    place = places(kind)
    site.aim(place.settings)
    site.lay(FILES)
    both = [subprocess.Popen(site.command(), stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("nothing to send" in words for words in told) == 1
    assert place.contents() == as_bytes(FILES)


def test_where_the_first_takes_too_long_the_second_says_who_is_at_work(site, places, monkeypatch):
    site.aim(places("directory").settings)
    site.lay(FILES)
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    with locking.lock(site.folder / ".cache" / "lock"), pytest.raises(ConfigError, match=r"process \d+ is at work on this site"):
        publication.publish(site.folder, "there")


def test_two_sites_that_publish_into_one_folder_wait_for_one_another(site, places, tmp_path, monkeypatch):
    place = places("directory")
    site.aim(place.settings)
    site.lay(FILES)
    monkeypatch.setattr(directory, "PATIENCE", 0.1)
    place.root.mkdir()
    with locking.lock(place.root / ".publish.lock"), pytest.raises(PublishError, match=r"process \d+ is at work"):
        site.send()
    site.send()
    assert place.contents() == as_bytes(FILES)


def test_a_publish_from_another_site_that_came_between_is_not_undone_unseen(site, places, tmp_path, monkeypatch):
    place, other = places("directory"), MadeUp(tmp_path / "other")
    for made, text in ((site, "one"), (other, "two")):
        made.aim(place.settings)
        made.lay({"index.html": text})
    alone = directory.Releases._alone

    def meanwhile(releases):
        monkeypatch.undo()
        other.send()
        return alone(releases)

    monkeypatch.setattr(directory.Releases, "_alone", meanwhile)
    with pytest.raises(PublishError, match="another publish, which came first"):
        site.send()
    assert place.contents() == {"index.html": b"two"}
    site.send()
    assert place.contents() == {"index.html": b"one"}
