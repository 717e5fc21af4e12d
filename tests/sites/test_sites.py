"""Each folder here is a whole site: content in, the expected output out, byte for byte; a README tells why."""

from __future__ import annotations

import difflib
import importlib.util
from pathlib import Path

import pytest

from tests.folders import contents

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/site.yaml"))
_spec = importlib.util.spec_from_file_location("update", HERE / "update.py")
update = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(update)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_site_is_built_as_expected(case, tmp_path):
    found, expected = contents(update.build(case, tmp_path)), contents(case / "expected")
    assert sorted(found) == sorted(expected)
    changed = [path for path in expected if found[path] != expected[path]]
    assert changed == [], "\n".join(difflib.unified_diff(*(f[changed[0]].decode().splitlines() for f in (expected, found)), n=1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_says_why_it_is_there(case):
    assert len((case / "README.md").read_text("utf-8").split()) > 20


def test_the_hidden_half_of_the_excerpt_is_nowhere():
    text = b"".join(contents(HERE / "harbour" / "expected").values())
    assert b"came in to Tallinn on Thursday" in text
    assert b"Hidden" not in text
    assert b"nobody was to know" not in text
