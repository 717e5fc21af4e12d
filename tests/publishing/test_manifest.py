"""The manifest: what is held follows from lines, and lines from anywhere cannot lead anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.publishing import manifest
from broadsheet.publishing.diff import changes
from broadsheet.publishing.manifest import HEAD, Held, Item, ManifestError

ONE, TWO = Item("aa", 3), Item("bb", 5)
PATHS = st.sampled_from(["a.html", "b/c.html", "b/d e.css", "ü.html"])
TEXTS = st.lists(
    st.one_of(
        st.dictionaries(PATHS, st.sampled_from([ONE, TWO]), min_size=1).map(manifest.write),
        st.sets(PATHS, min_size=1).map(lambda paths: manifest.write({}, gone=paths)),
        st.sets(PATHS, min_size=1).map(lambda paths: manifest.write({}, pending=paths)),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(st.dictionaries(PATHS, st.sampled_from([ONE, TWO])))
def test_what_is_written_is_read(files):
    assert manifest.read([manifest.write(files)]) == Held(files, {})


@settings(deadline=None)
@given(TEXTS, st.integers(0, 6), st.integers(0, 6))
def test_merging_any_run_of_texts_says_the_same(texts, start, length):
    """But for what stood where something is still pending, which is merged only when nothing is."""
    merged = [*texts[:start], manifest.merge(texts[start : start + length]), *texts[start + length :]]
    before, after = manifest.read(texts), manifest.read(merged)
    assert after.files == before.files
    assert after.pending.keys() == before.pending.keys()


def test_of_a_pending_path_nothing_is_known_but_whether_something_stood_there():
    texts = [manifest.write({"a": ONE, "b": ONE}), manifest.write({}, pending=["a", "c"]), manifest.write({}, pending=["a"])]
    assert manifest.read(texts) == Held({"b": ONE}, {"a": True, "c": False})
    assert manifest.read([*texts, manifest.write({"a": TWO}, gone=["c"])]) == Held({"a": TWO, "b": ONE}, {})


@pytest.mark.parametrize("path", ["/etc/passwd", "../up", "a/../../up", "a//b", "./a", "a\\b", "", "a\tb"])
def test_a_path_that_leads_elsewhere_is_refused(path):
    with pytest.raises(ManifestError):
        manifest.read([f"{HEAD}\n- {path}\n"])


@pytest.mark.parametrize(
    "text", ["", "x\n", HEAD, f"{HEAD}\n+ aa x a\n", f"{HEAD}\n* a\n", f"{HEAD}\n+ aa 1 a", "broadsheet manifest 2\n"]
)
def test_lines_that_no_publish_wrote_are_refused(text):
    with pytest.raises(ManifestError):
        manifest.read([text])


def test_the_difference_has_a_reason_for_every_file():
    held = Held({"same": ONE, "other": ONE, "old": ONE}, {"half": False, "half-old": True})
    found = changes({"same": ONE, "other": TWO, "fresh": TWO, "half": ONE}, held)
    assert [(change.path, change.reason, change.stood) for change in found] == [
        ("fresh", "new", False),
        ("half", "unfinished", False),
        ("half-old", "gone", True),
        ("old", "gone", True),
        ("other", "changed", True),
    ]
