"""What holds for every kind of target: exactly the difference is sent, and what is not ours stays."""

from __future__ import annotations

import pytest

from broadsheet.publishing import PublishError
from broadsheet.publishing.source import Source

FIRST = {
    "index.html": "<a href=2024/01/02/old/index.html>old</a>",
    "2024/01/02/old/index.html": "old",
    "2024/01/02/stays/index.html": "stays",
    "assets/site.css": "body {}",
    "feed.atom": "<feed>1</feed>",
}
SECOND = {
    "index.html": "<a href=2024/01/03/new/index.html>new</a>",
    "2024/01/03/new/index.html": "new",
    "2024/01/02/stays/index.html": "stays",
    "assets/site.css": "body {}",
    "feed.atom": "<feed>2</feed>",
}


def as_bytes(files):
    return {path: text.encode() for path, text in files.items()}


def reasons(outcome):
    return {change.path: change.reason for change in outcome.changes if not change.path.startswith(".")}


def test_the_target_holds_what_output_holds(aimed, place):
    aimed.lay(FIRST)
    assert set(reasons(aimed.send()).values()) == {"new"}
    assert place.contents() == as_bytes(FIRST)


def test_a_second_publish_sends_nothing(aimed, place):
    aimed.lay(FIRST)
    aimed.send()
    assert aimed.send().changes == ()
    aimed.forget()
    assert aimed.send().changes == ()
    assert place.contents() == as_bytes(FIRST)


def test_exactly_what_differs_is_sent_and_what_is_gone_is_removed(aimed, place):
    aimed.lay(FIRST)
    aimed.send()
    aimed.lay(SECOND)
    outcome = aimed.send()
    assert reasons(outcome) == {
        "2024/01/03/new/index.html": "new",
        "index.html": "changed",
        "feed.atom": "changed",
        "2024/01/02/old/index.html": "gone",
    }
    assert list(reasons(outcome)) == ["2024/01/03/new/index.html", "index.html", "feed.atom", "2024/01/02/old/index.html"]
    assert place.contents() == as_bytes(SECOND)


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(aimed, place):
    aimed.lay(FIRST)
    said = aimed.send(dry_run=True).changes
    assert {change.path for change in said} >= set(FIRST)
    assert place.contents() == {}
    assert aimed.send().changes == said
    aimed.lay(SECOND)
    said = aimed.send(dry_run=True).changes
    assert place.contents() == as_bytes(FIRST)
    assert aimed.send().changes == said


def test_a_file_may_become_a_folder_and_a_folder_a_file(aimed, place):
    one = {"index.html": "x", "people/kim": "a file", "places/rome/index.html": "in a folder", "places/rome/map/a.svg": "deeper"}
    two = {"index.html": "x", "people/kim/index.html": "in a folder", "places/rome": "a file"}
    for files in (one, two, one):
        aimed.lay(files)
        aimed.send()
        assert place.contents() == as_bytes(files)


def test_an_emptied_site_removes_only_what_was_sent(aimed, place):
    aimed.lay(FIRST)
    aimed.send()
    aimed.lay({"index.html": "closed"})
    aimed.send()
    assert place.contents() == {"index.html": b"closed"}


@pytest.mark.parametrize("kind", ["git", "s3", "rsync"])
def test_files_of_others_are_never_removed(site, places, kind):
    place = places(kind)
    site.aim(place.settings)
    place.add("mine/notes.txt", "keep me")
    place.add("2024/01/02/old/photo.jpg", "keep me too")
    for files in (FIRST, SECOND, {"index.html": "x"}):
        site.lay(files)
        site.send()
        others = {"mine/notes.txt": b"keep me", "2024/01/02/old/photo.jpg": b"keep me too"}
        assert place.contents() == as_bytes(files) | others


@pytest.mark.parametrize("kind", ["git", "s3", "rsync"])
def test_a_file_of_others_is_replaced_only_when_told_so(site, places, kind):
    place = places(kind)
    place.add("index.html", "theirs")
    site.aim(place.settings)
    site.lay(FIRST)
    with pytest.raises(PublishError, match=r"index\.html.*adopt: true"):
        site.send()
    assert place.contents() == {"index.html": b"theirs"}
    site.aim(f"{place.settings}, adopt: true")
    site.send()
    assert place.contents() == as_bytes(FIRST)


def test_a_half_built_output_is_not_sent(aimed, place):
    aimed.lay(FIRST)
    (aimed.folder / "output" / "index.html").write_text("half", "utf-8")
    with pytest.raises(PublishError, match="run build first"):
        aimed.send()
    assert place.contents() == {}


def test_an_output_that_no_build_made_is_not_sent(aimed, place, capsys):
    assert aimed.run() == 2
    assert "run build first" in capsys.readouterr().err
    assert place.contents() == {}


def test_hidden_files_of_output_are_not_sent(aimed, place):
    aimed.lay(FIRST)
    (aimed.folder / "output" / ".secret").write_text("x", "utf-8")
    aimed.send()
    assert place.contents() == as_bytes(FIRST)


def test_a_file_that_changes_while_it_is_sent_is_not_taken_for_what_was_meant(aimed, place, monkeypatch):
    """An editor's hand in output/, since a build waits for the publish."""
    aimed.lay(FIRST)
    read = Source.read

    def meanwhile(files, path):
        if path == "index.html":
            (aimed.folder / "output" / path).write_text("by hand", "utf-8")
        return read(files, path)

    with monkeypatch.context() as hand:
        hand.setattr(Source, "read", meanwhile)
        with pytest.raises(PublishError, match=r"output/index\.html was changed while it was sent"):
            aimed.send()
    aimed.lay(FIRST)
    aimed.send()
    assert place.contents() == as_bytes(FIRST)
