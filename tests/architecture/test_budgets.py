"""The house stays small: module sizes, function sizes, docstrings, names that promise nothing."""

from __future__ import annotations

import ast
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "broadsheet"
MODULES = sorted(PACKAGE.rglob("*.py"))
EMPTY_WORDS = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(module.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_stays_under_300_lines(module):
    assert len(module.read_text("utf-8").splitlines()) < 300


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_function_is_over_50_lines(module):
    assert [f"{f.name}: {f.end_lineno - f.lineno + 1}" for f in functions(module) if f.end_lineno - f.lineno >= 50] == []


def test_functions_are_short_at_the_median():
    lengths = [f.end_lineno - f.lineno + 1 for module in MODULES for f in functions(module)]
    assert statistics.median(lengths) <= 10


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_it_turns_into_what(module):
    assert ast.get_docstring(ast.parse(module.read_text("utf-8")))


def test_no_name_of_a_module_promises_nothing():
    assert [name_of(m) for m in MODULES if {m.stem, *m.relative_to(PACKAGE).parent.parts} & EMPTY_WORDS] == []


def names_of(module: Path) -> Iterator[str]:
    """What a module defines for itself or for others."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))


def test_no_name_is_defined_and_never_used():
    root = PACKAGE.parent
    others = (*(root / ".ci").iterdir(), *(root / "templates").rglob("*.html"), *(root / "templates").rglob("*.svg"))
    used = Counter[str]()
    for file in (*MODULES, *filter(Path.is_file, others), root / "pyproject.toml"):
        used.update(re.findall(r"\w+", file.read_text("utf-8")))
    dead = [f"{name_of(module)}: {name}" for module in MODULES for name in names_of(module) if used[name] == 1]
    assert dead == []
