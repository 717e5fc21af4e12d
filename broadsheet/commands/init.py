"""``init``: an empty folder, and maybe a folder of texts → a new site."""

from __future__ import annotations

import argparse
from pathlib import Path

from broadsheet.commands import arguments, printing
from broadsheet.commands.arguments import Commands, UsageError


def add(commands: Commands) -> None:
    """The command and its options."""
    command = arguments.command(commands, "init", run, "a new site in an empty folder, ready for build")
    command.add_argument("folder", metavar="DIR")
    command.add_argument("--title", default="", help="the site's title (default: the folder's name)")
    command.add_argument(
        "--from-folder", metavar="FOLDER", help="copy the texts of this folder, which stays as it is, into the site's seeds"
    )


def run(options: argparse.Namespace) -> int:
    """Make the site."""
    from broadsheet.starting import StartError, start

    texts = Path(options.from_folder) if options.from_folder else None
    try:
        report = start(Path(options.folder), options.title, texts)
    except StartError as error:
        raise UsageError(str(error)) from None
    read = printing.call("", site=options.folder)
    then = f"{read}   (reads the articles, builds the site)"
    return printing.show(
        report, options, then if report.copied else f"put articles into {Path(options.folder) / 'seeds'}, then: {then}"
    )
