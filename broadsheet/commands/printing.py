"""Reports and problems → words for people, or one line of JSON for programs; and the progress of long work.

Words go to standard output, problems and progress to standard error. On a terminal the severity of a problem has a colour,
unless ``NO_COLOR`` is set (no-color.org); in a pipe there is neither colour nor progress.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from broadsheet.commands.arguments import CLEAN, PROBLEMS

if TYPE_CHECKING:
    from typing import Never

    from tqdm import tqdm

    from broadsheet.engine.runs import StageTick
    from broadsheet.model.problem import Problem
    from broadsheet.reports import Report

COLOURS = {"error": "31", "warning": "33", "note": "2"}
"""Red, yellow, faint: of the terminal's own palette, so that they are legible on light and dark."""
MANY = 3
"""Problems; of more, the last line sums up."""


def show(report: Report, options: argparse.Namespace, then: str = "") -> int:
    """Print what a command did, its problems, and the next step ``then``; the exit code that follows from the problems."""
    if options.json:
        import json

        print(json.dumps(report.for_programs(), ensure_ascii=False))
        return code(report.problems)
    print(report.for_people())
    if options.profile if "profile" in options else False:
        for stage, seconds in report.seconds:
            print(f"  {seconds:8.3f} s  {stage}")
        for what, count in report.counts():
            print(f"  {count:8}    {what}")
    result = tell(report.problems)
    if then:
        sys.stdout.flush()
        print(f"next: {then}")
    return result


def tell(problems: Sequence[Problem]) -> int:
    """Print problems, one a line, to standard error, and how many there are; the exit code that follows from them.

    What many files have alike is said once, and the files are listed below it.
    """
    for alike in _alike(problems):
        first = alike[0]
        severity = coloured(first.severity, COLOURS[first.severity], sys.stderr)
        lines = [f"{severity}: {first}"]
        if len(alike) > 1:
            lines = [f"{severity}: {len(alike)} files: {first.said()}", *(f"  {each.where()}" for each in alike)]
        print("\n".join(lines), file=sys.stderr)
    counts = Counter[str](problem.severity for problem in problems)
    if len(problems) > MANY:
        said = [f"{counts[name]} {name}{'s' if counts[name] > 1 else ''}" for name in COLOURS if counts[name]]
        files = len({problem.path for problem in problems})
        print(f"{', '.join(said)} in {files} file{'s' if files > 1 else ''}", file=sys.stderr)
    return code(problems)


def _alike(problems: Sequence[Problem]) -> Iterator[list[Problem]]:
    """Each problem, in order; those that say the same of many files together, where the first of them stands."""
    held: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        held.setdefault((problem.severity, problem.said()), []).append(problem)
    for problem in problems:
        alike = held[problem.severity, problem.said()]
        if len(alike) <= MANY:
            yield [problem]
        elif problem is alike[0]:
            yield alike


def code(problems: Sequence[Problem]) -> int:
    """1 where an error or a warning is among them."""
    return PROBLEMS if any(problem.severity != "note" for problem in problems) else CLEAN


def coloured(text: str, colour: str, stream: TextIO) -> str:
    """``text`` in a colour, where ``stream`` is a terminal that has them and nobody has asked for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return text
    return f"\x1b[{colour}m{text}\x1b[0m"


def program() -> str:
    """How this program was called: ``python build.py`` in a checkout, ``broadsheet`` where it is installed."""
    return "python build.py" if Path(sys.argv[0]).name == "build.py" else "broadsheet"


def call(command: str, options: argparse.Namespace | None = None, site: str = "") -> str:
    """How ``command`` is called for the same site as now: ``python build.py check``, ``broadsheet --site news check``."""
    name = program()
    given = site or (getattr(options, "given_site", None) if options else None)
    return " ".join(filter(None, (name, f"--site {shlex.quote(str(given))}" if given else "", command)))


def progress() -> StageTick | None:
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
