"""What several commands have in common on the command line: a help text, ``--site``, ``--json``, ``--jobs``, dates."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where a command adds itself."""
CLEAN, PROBLEMS, NOTHING_DONE = 0, 1, 2
"""Exit codes: done; done, with problems that are listed; nothing done, or not all."""
UNFORESEEN = 70
"""The exit code of an error that nobody foresaw: EX_SOFTWARE of sysexits.h."""


class UsageError(Exception):
    """The command cannot run as given; the message says what to do instead."""


def command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], purpose: str) -> argparse.ArgumentParser:
    """A command that takes ``--site`` and ``--json``; ``run`` gives its exit code. Add what else it takes to the result."""
    made = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
    site_options(made, default=argparse.SUPPRESS)
    made.set_defaults(run=run)
    return made


def site_options(parser: argparse.ArgumentParser, default: object) -> None:
    """``--site`` and ``--json``, which stand before a command or after it."""
    parser.add_argument(
        "--site", metavar="DIR", default=default, help="the site's folder (default: the one of build.py, or the current one)"
    )
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print a report for programs")


def executor(command: argparse.ArgumentParser, purpose: str) -> None:
    """``--executor``."""
    command.add_argument("--executor", metavar="serial|processes|dask:ADDRESS", help=purpose)


def cluster(options: argparse.Namespace) -> str | None:
    """``dask:ADDRESS`` where that is the executor."""
    named: str | None = options.executor
    if named in (None, "serial", "processes"):
        return None
    if not named.startswith("dask:"):
        raise UsageError(f"no executor is called {named!r}; there are: serial, processes, dask:ADDRESS")
    return named


def jobs(options: argparse.Namespace) -> int | None:
    """How many processes were asked for; None where that is left to us."""
    count: int | None = 1 if getattr(options, "executor", None) == "serial" else options.jobs
    if count is not None and count < 1:
        raise UsageError(f"--jobs {count}: at least 1 is needed")
    return count


def date(text: str) -> dt.date:
    """The type of an option that is a day."""
    import datetime as dt

    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write YYYY-MM-DD") from None
