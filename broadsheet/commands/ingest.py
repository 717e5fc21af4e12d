"""``ingest``: seeds/ → content/."""

from __future__ import annotations

import argparse

from broadsheet.commands import arguments, printing
from broadsheet.commands.arguments import Commands


def add(commands: Commands) -> None:
    """The command and its options."""
    purpose = "seeds/ → content/: new and changed seeds only; never touches an edited file"
    command = arguments.command(commands, "ingest", run, purpose)
    command.add_argument("--jobs", type=int, metavar="N", default=None, help="processes (default: as many as pay)")
    arguments.executor(command, "how articles are read")
    command.add_argument("--date", type=arguments.date, metavar="YYYY-MM-DD", help="the date of seeds that bear none")
    command.add_argument("files", nargs="*", metavar="SEED", help="only these seeds (default: all)")


def run(options: argparse.Namespace) -> int:
    """Read the seeds."""
    return then(options, printing.call("build", options))


def then(options: argparse.Namespace, following: str) -> int:
    """Read the seeds; ``following`` is what to do next."""
    from broadsheet import pipeline

    report = pipeline.ingest(
        options.site,
        date=options.date,
        only=tuple(options.files),
        jobs=arguments.jobs(options),
        tick=printing.progress(),
        executor=arguments.cluster(options),
    )
    if report.waiting:
        waits = "give each seed that waits a date, in content/sources.yaml or with --date"
        following = f"{waits}; then {following}" if following else f"{waits}, and run this again"
    return printing.show(report, options, following)
