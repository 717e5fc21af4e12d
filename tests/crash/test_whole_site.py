"""A build of a real site that is killed, and what the next one makes of that."""

import os
import shutil

import pytest

from broadsheet import pipeline

STRIDE = int(os.environ.get("BROADSHEET_STRIDE", "101"))
"""Every how manieth operation is a kill; 1 for all of them. What comes after a kill begins at an operation of its own."""

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
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted((root / "output").rglob("*")) if path.is_file()}


@pytest.mark.parametrize(("begin", "name"), list(enumerate(AFTERWARDS)))
def test_the_next_build_equals_a_clean_one(tmp_path, kill, begin, name):
    root = tmp_path / "site"
    clean = build(tmp_path / "clean", AFTERWARDS[name])
    at, killed = 1 + begin * STRIDE // len(AFTERWARDS), True
    while killed:
        build(root, FIRST)
        lay(root, SECOND)
        killed = kill(at, pipeline.build, root)
        assert build(root, AFTERWARDS[name]) == clean, at
        at += STRIDE
    assert at > 100
