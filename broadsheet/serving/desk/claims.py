"""Problems → what articles and editors' files say that cannot be borne out, each with the place where it is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.model.problem import Problem
from broadsheet.serving.desk.matters import Matter


def unborne(problems: Iterable[Problem]) -> Iterator[Matter]:
    """A matter for each problem that is no note and no missing date."""
    for problem in problems:
        if problem.severity == "note" or (problem.field == "date" and problem.path.startswith("seeds/")):
            continue
        place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
        field = f"{problem.field}: " if problem.field else ""
        yield Matter(
            kind="claims",
            subject=f"{place} {problem.field} {problem.found}",
            heading=f"{field}{problem.found}",
            doubt=f"Expected: {problem.expected}.",
            stake=2 if problem.severity == "error" else 1,
            chance=1.0,
            place=place,
        )
