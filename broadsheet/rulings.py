"""What content/ keeps beside the articles → values: decisions, corrections, published ids; and their part of a build's inputs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from broadsheet.content import corrections, decisions, editing, published
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.model.correction import Correction
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor
from broadsheet.model.problem import Problem
from broadsheet.values import Value

Held = TypeVar("Held")


class Rulings(Value):
    """All of it."""

    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...]
    anchors: tuple[Anchor, ...]
    """Ids under which names and stories were published."""
    problems: tuple[Problem, ...]


def read(folder: Path) -> Rulings:
    """All of a site, each in the order written; a file that is not there holds nothing."""
    decided, faults = _parsed(folder / decisions.PATH, decisions.parse)
    corrected, more = _parsed(folder / corrections.PATH, corrections.parse)
    known = [_parsed(folder / path, partial(published.anchors, path=path)) for path in published.FILES]
    anchors = tuple(anchor for found, _ in known for anchor in found)
    torn = tuple(problem for _, problems in known for problem in problems)
    return Rulings(decisions=decided, corrections=corrected, anchors=anchors, problems=(*faults, *more, *torn))


def in_force(folder: Path) -> Rulings:
    """As ``read``, for whatever acts on the decisions; raises ConfigError where one of them cannot be understood."""
    ruled = read(folder)
    editing.whole(problem for problem in ruled.problems if problem.path == decisions.PATH)
    return ruled


def fingerprints(folder: Path) -> dict[str, str]:
    """Path → fingerprint of each of these files that is there."""
    paths = (decisions.PATH, corrections.PATH, *published.FILES)
    return {path: of_bytes((folder / path).read_bytes()) for path in paths if (folder / path).is_file()}


def _parsed(
    path: Path, parse: Callable[[bytes], tuple[tuple[Held, ...], tuple[Problem, ...]]]
) -> tuple[tuple[Held, ...], tuple[Problem, ...]]:
    return parse(path.read_bytes()) if path.is_file() else ((), ())
