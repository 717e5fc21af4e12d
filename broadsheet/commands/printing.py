"""Reports and problems → words for people, or one line of JSON for programs; and the progress of long work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from broadsheet.commands.arguments import CLEAN, PROBLEMS

if TYPE_CHECKING:
    from typing import Never

    from tqdm import tqdm

    from broadsheet.model.problem import Problem
    from broadsheet.reports import Report


def show(report: Report, options: argparse.Namespace) -> int:
    """Print what a command did, and its problems; the exit code that follows from them."""
    if options.json:
        import json

        print(json.dumps(report.for_programs(), ensure_ascii=False))
        return code(report.problems)
    print(report.for_people())
    if options.profile if "profile" in options else False:
        for stage, seconds in report.seconds:
            print(f"  {seconds:8.3f} s  {stage}")
    return tell(report.problems)


def tell(problems: Sequence[Problem]) -> int:
    """Print problems, one a line, to standard error; the exit code that follows from them."""
    for problem in problems:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    return code(problems)


def code(problems: Sequence[Problem]) -> int:
    """1 where an error or a warning is among them."""
    return PROBLEMS if any(problem.severity != "note" for problem in problems) else CLEAN


def progress() -> Callable[[str, int, int], None] | None:
    """A progress bar for each stage on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return None
    from tqdm import tqdm as bar_of

    bars: dict[str, tqdm[Never]] = {}

    def tick(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            bars[stage] = bar_of(total=total, desc=stage, leave=False, delay=0.5)
        bar = bars[stage]
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return tick
