"""``why``: a page → why it would be rendered."""

from __future__ import annotations

import argparse

from broadsheet.commands import arguments
from broadsheet.commands.arguments import CLEAN, Commands


def add(commands: Commands) -> None:
    """The command and its options."""
    command = arguments.command(commands, "why", run, "why the next build would render a page, or that it would not")
    command.add_argument("page", metavar="PAGE", help="people/john-kerry, output/2023/07/19/index.html, an address on the web")


def run(options: argparse.Namespace) -> int:
    """Say why."""
    from broadsheet import pipeline

    print(pipeline.why(options.site, options.page))
    return CLEAN
