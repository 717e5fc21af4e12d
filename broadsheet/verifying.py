"""What stands in output/ against a clean build in a folder of its own: the same bytes, or the files that differ."""

from __future__ import annotations

import shutil
from pathlib import Path

from broadsheet import pipeline
from broadsheet.engine import ownership
from broadsheet.engine.runs import StageTick
from broadsheet.model.problem import Problem

PLACE = Path(".cache") / "verify"
TOLD = 20
"""Files that are named; the rest are counted."""


def verify(folder: Path, jobs: int | None, tick: StageTick | None) -> tuple[Problem, ...]:
    """A Problem for each file of output/ that a clean build makes otherwise, that it lacks, or that it has beyond it."""
    place = folder / PLACE
    shutil.rmtree(place, ignore_errors=True)
    try:
        pipeline.build(folder, jobs=jobs, tick=tick, into=place)
        found = sorted(_differences(folder / "output", place / "output"))
    finally:
        shutil.rmtree(place, ignore_errors=True)
    told = [_problem(f"output/{path}", what) for path, what in found[:TOLD]]
    return (*told, _problem("output", f"{len(found) - TOLD:,} more files that differ")) if len(found) > TOLD else tuple(told)


def _differences(output: Path, clean: Path) -> set[tuple[str, str]]:
    here, there = set(ownership.ours(output)), set(ownership.ours(clean))
    differ = {path for path in here & there if (output / path).read_bytes() != (clean / path).read_bytes()}
    return {
        *((path, "other bytes than a clean build writes") for path in differ),
        *((path, "a file that no clean build writes") for path in here - there),
        *((path, "no such file, and a clean build writes one") for path in there - here),
    }


def _problem(path: str, found: str) -> Problem:
    expected = "what a clean build writes; `build --clean` mends it, and we would like to know how it came about"
    return Problem(path=path, found=found, expected=expected)
