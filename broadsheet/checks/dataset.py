"""The data files of output/ → a Problem for each that its list does not tell of rightly."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from broadsheet.checks import reading
from broadsheet.model.problem import Problem

LISTING = "data/index.json"


def check(output: Path) -> Iterator[Problem]:
    """Each file that ``data/index.json`` lists is there with its number of lines, and each that is there is listed."""
    if not (output / LISTING).is_file():
        yield _problem(LISTING, "no list of the data files", f"{LISTING}, as build writes it")
        return
    try:
        listed = {str(part["path"]): part["lines"] for part in json.loads((output / LISTING).read_bytes())["parts"]}
    except (ValueError, KeyError, TypeError):
        yield _problem(LISTING, "no list of parts", '{"parts": [{"path": …, "lines": …}]}')
        return
    for path, lines in listed.items():
        if not reading.stands(output, path):
            yield _problem(LISTING, f"{path}, which is not there", "files that are there")
        elif (output / path).read_bytes().count(b"\n") != lines:
            yield _problem(path, f"not the {lines} lines that {LISTING} tells of", f"{lines} lines")
    for file in sorted((output / "data").rglob("*.jsonl")):
        path = file.relative_to(output).as_posix()
        if path not in listed:
            yield _problem(path, f"a file that {LISTING} does not list", "a line there")


def _problem(path: str, found: str, expected: str) -> Problem:
    return Problem(path=path, field="data", found=found, expected=expected)
