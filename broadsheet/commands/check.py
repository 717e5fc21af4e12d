"""``check``: what stands in output/ → problems."""

from __future__ import annotations

import argparse

from broadsheet.commands import arguments, printing
from broadsheet.commands.arguments import Commands


def add(commands: Commands) -> None:
    """The command and its options."""
    arguments.command(commands, "check", run, "links, quotations and rights of what stands in output/")


def run(options: argparse.Namespace) -> int:
    """Check the site as it was built."""
    from broadsheet import pipeline

    return printing.show(pipeline.check(options.site), options)
