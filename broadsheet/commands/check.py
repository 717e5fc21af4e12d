"""``check``: what stands in output/ → problems."""

from __future__ import annotations

import argparse

from broadsheet.commands import arguments, printing
from broadsheet.commands.arguments import Commands


def add(commands: Commands) -> None:
    """The command and its options."""
    purpose = "links, HTML, quotations, rights and feeds of what stands in output/, and decisions that match nothing"
    arguments.command(commands, "check", run, purpose)


def run(options: argparse.Namespace) -> int:
    """Check the site as it was built."""
    from broadsheet import config, pipeline

    report = pipeline.check(options.site, tick=printing.progress())
    if printing.code(report.problems):
        return printing.show(report, options, f"mend these, then {printing.call('build', options)} and check again")
    targets = config.target_names(options.site)
    return printing.show(report, options, printing.call(f"publish {targets[0]}", options) if targets else "")
