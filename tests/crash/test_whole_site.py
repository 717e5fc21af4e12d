"""A build of a real site that is killed, and what the next one makes of that."""

import os
import shutil

import pytest

from broadsheet import pipeline, planning
from broadsheet.engine import stamps, watched
from tests.folders import output

STRIDE = int(os.environ.get("BROADSHEET_STRIDE", "25"))
"""Every how manieth moment is a kill; 1 for all of them. What comes after a kill begins at a moment of its own. A moment is an
operation before which files are not as they were before the last one: between two of them all kills leave the same.
"""

SETTINGS = "title: Test\n"
ONE = """\
---
title: Harbour bridge reopens
date: 2023-07-19
topics: [environment]
people: [Mara Ilves]
places: [Tallinn]
quotes: [{text: safe for now, speaker: Mara Ilves}]
---

Mara Ilves said on Wednesday that the bridge of Tallinn was “safe for now”.
"""
TWO = ONE.replace("Harbour bridge reopens", "Storm passes").replace("Wednesday", "*Wednesday*")
THREE = TWO.replace("Mara Ilves", "Li Wen").replace("07-19", "07-20")

FIRST = {"site.yaml": SETTINGS, "19/one.md": ONE, "19/two.md": TWO}
SECOND = {"site.yaml": SETTINGS, "19/one.md": ONE.replace("reopens", "closes"), "20/three.md": THREE}
AFTERWARDS = {
    "continued": SECOND,
    "reverted": FIRST,
    "edited": {**SECOND, "19/one.md": ONE.replace("Mara", "Maria"), "site.yaml": "title: Other\n"},
    "withdrawn": {"site.yaml": SETTINGS, "19/two.md": TWO},
}


def lay(root, site):
    shutil.rmtree(root / "content", ignore_errors=True)
    for name, text in site.items():
        path = root / (name if name == "site.yaml" else f"content/articles/2023/07/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def build(root, site):
    lay(root, site)
    pipeline.build(root)
    return output(root)


@pytest.fixture(autouse=True)
def young(monkeypatch):
    """However long a build takes on a busy machine, it reads again what was just laid, so that each does the same."""
    for module in (stamps, watched):
        monkeypatch.setattr(module, "RACY_NS", 10**18)


@pytest.fixture
def alone(monkeypatch):
    """One process makes all pages: two share them as they come, each time in another way."""
    monkeypatch.setattr(planning, "WORTH_ANOTHER", 10**9)


@pytest.mark.parametrize(("begin", "name"), list(enumerate(AFTERWARDS)))
@pytest.mark.usefixtures("alone")
def test_the_next_build_equals_a_clean_one(tmp_path, kill, moments, begin, name):
    root = tmp_path / "site"
    clean = build(tmp_path / "clean", AFTERWARDS[name])
    for edits in (FIRST, SECOND, AFTERWARDS[name], FIRST):  # so that each kill comes after the same
        build(root, edits)
    lay(root, SECOND)
    when = moments(root, pipeline.build, root)
    assert build(root, AFTERWARDS[name]) == clean
    for at, checksum in when[begin * STRIDE // len(AFTERWARDS) :: STRIDE]:
        build(root, FIRST)
        lay(root, SECOND)
        assert kill(at, pipeline.build, root, checksum=checksum)
        assert build(root, AFTERWARDS[name]) == clean, at
    assert len(when) > 100


def test_a_kill_while_two_processes_make_pages_is_mended(tmp_path, kill):
    root = tmp_path / "site"
    clean = build(tmp_path / "clean", AFTERWARDS["continued"])
    killed = 0
    for at in range(150, 900, 75):
        build(root, FIRST)
        lay(root, SECOND)
        killed += kill(at, pipeline.build, root)
        assert build(root, AFTERWARDS["continued"]) == clean, at
    assert killed > 5
