"""spaCy without its command line: less to import, and otherwise the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="grammar is what the language model reads")

OF_CLI = re.compile(r"^\s*(?:from|import)\b.*\bcli\b")
TEXT = "“We open on Monday,” Mayor Ada Kestrin of Velmar said, after the Lindholm Ferry Company had repaired its second ship."


def printed(code: str, given: str = "") -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", input=given).stdout


def test_annotations_are_the_same_with_the_command_line_and_without():
    annotate = "from broadsheet.cli import main; main(['annotate'])"
    given = json.dumps({"id": "1", "text": TEXT, "date": "2023-07-24", "language": "en"})
    lean = printed(annotate, given)

    assert "Ada Kestrin" in {mention["name"] for mention in json.loads(lean)["mentions"]}
    assert lean == printed("import spacy.cli; " + annotate, given)


def test_the_command_line_is_left_out_and_is_all_there_when_somebody_asks_for_it():
    printed("""
import sys
from broadsheet.annotators.lean_spacy import without_command_line
with without_command_line():
    import spacy
assert not {"spacy.cli", "typer", "rich", "requests", "weasel"} & set(sys.modules)
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert callable(spacy.cli.setup_cli) and "typer" in sys.modules
""")


def test_info_is_all_that_spacy_takes_from_its_command_line():
    folder = Path(find_spec("spacy").origin).parent
    modules = [path for path in folder.rglob("*.py") if path.relative_to(folder).parts[0] not in {"cli", "tests", "__main__.py"}]
    taken = {line.strip() for path in modules for line in path.read_text("utf-8").splitlines() if OF_CLI.search(line)}

    assert taken == {"from .cli.info import info  # noqa: F401"}
