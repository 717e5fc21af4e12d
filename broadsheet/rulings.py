"""What editors keep beside the articles, decisions.yaml and corrections.yaml → values; and their part of a build's inputs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from broadsheet.content import corrections, decisions
from broadsheet.engine import stamps
from broadsheet.model.correction import Correction
from broadsheet.model.decision import Decision
from broadsheet.model.problem import Problem

Held = TypeVar("Held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """All of it."""

    decisions: tuple[Decision, ...]
    corrections: tuple[Correction, ...]
    problems: tuple[Problem, ...]


def read(folder: Path) -> Rulings:
    """Decisions and corrections of a site in the order written; a file that is not there holds none."""
    decided, faults = _parsed(folder / decisions.PATH, decisions.parse)
    corrected, more = _parsed(folder / corrections.PATH, corrections.parse)
    return Rulings(decisions=decided, corrections=corrected, problems=(*faults, *more))


def fingerprints(folder: Path) -> dict[str, str]:
    """Path → fingerprint of each of these files that is there, but for the decisions, which every build looks at itself."""
    paths = (corrections.PATH,)
    return {path: stamps.of_bytes((folder / path).read_bytes()) for path in paths if (folder / path).is_file()}


def _parsed(
    path: Path, parse: Callable[[bytes], tuple[tuple[Held, ...], tuple[Problem, ...]]]
) -> tuple[tuple[Held, ...], tuple[Problem, ...]]:
    return parse(path.read_bytes()) if path.is_file() else ((), ())
