"""Imports run one way, and the glossary has every noun."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_import_contracts_hold():
    pytest.importorskip("importlinter", reason="needs import-linter: pip install -r requirements-dev.txt")
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "0 broken" in process.stdout, process.stdout + process.stderr
    assert process.returncode == 0


@pytest.mark.parametrize(
    "noun",
    "article byline dateline edition entity fingerprint headline lede manifest mention alias permalink problem quotation reason"
    " seed slug stale story summary topic".split(),
)
def test_the_glossary_has_the_noun(noun):
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8").casefold()
    assert re.search(rf"\b{noun}\b", glossary)


def test_no_name_in_the_package_calls_a_fingerprint_a_digest():
    """The digest is the product; ``digest_size``, ``.digest()`` and ``.hexdigest()`` are the standard library's words."""
    word = re.compile(r"(?<![.\w])\w*digest\s*[=(]|\.digest\s*=")
    assert [m.name for m in (ROOT / "broadsheet").rglob("*.py") if word.search(m.read_text("utf-8"))] == []


def test_what_is_told_of_progress_is_named_in_one_place():
    told = re.compile(r"^\w+ = Callable\[\[(?:str, )?int, int\], None\]", re.M)
    assert [m.name for m in (ROOT / "broadsheet").rglob("*.py") if told.search(m.read_text("utf-8"))] == ["runs.py"]
