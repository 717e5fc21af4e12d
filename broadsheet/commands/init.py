"""``init``: an empty folder → a new site."""

from __future__ import annotations

import argparse
from pathlib import Path

from broadsheet.commands import arguments
from broadsheet.commands.arguments import CLEAN, Commands, UsageError


def add(commands: Commands) -> None:
    """The command and its options."""
    command = arguments.command(commands, "init", run, "a new site in an empty folder, ready for build")
    command.add_argument("folder", metavar="DIR")
    command.add_argument("--title", default="", help="the site's title (default: the folder's name)")


def run(options: argparse.Namespace) -> int:
    """Make the site."""
    from broadsheet.starting import start

    try:
        made = start(Path(options.folder), options.title)
    except FileExistsError as error:
        raise UsageError(str(error)) from None
    print(f"{made}: a new site.\nPut articles into {made / 'seeds'}, then run: broadsheet --site {made}")
    return CLEAN
