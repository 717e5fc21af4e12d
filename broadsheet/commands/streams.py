"""``read``, ``annotate``, ``group``: the pipeline without a site, from JSON lines to JSON lines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from broadsheet.commands import arguments, printing
from broadsheet.commands.arguments import Commands


def add(commands: Commands) -> None:
    """The three commands and their options."""
    read = arguments.command(commands, "read", run_read, "any input file → documents as JSON lines on standard output")
    read.add_argument("files", nargs="+", metavar="FILE")
    purpose = "documents on standard input → the same with annotations on standard output"
    annotate = arguments.command(commands, "annotate", run_annotate, purpose)
    annotate.add_argument("--jobs", type=int, metavar="N", default=1, help="processes (default: 1)")
    arguments.command(commands, "group", run_group, "annotated documents → the same with identities across all of them")


def run_read(options: argparse.Namespace) -> int:
    """Files to documents."""
    from broadsheet import streams

    return printing.tell(streams.read([Path(name) for name in options.files], sys.stdout))


def run_annotate(options: argparse.Namespace) -> int:
    """Documents to annotated documents."""
    from broadsheet import streams

    return printing.tell(streams.annotate(sys.stdin.buffer, sys.stdout, options.site, arguments.jobs(options) or 1))


def run_group(options: argparse.Namespace) -> int:
    """Annotated documents to grouped ones."""
    from broadsheet import streams

    return printing.tell(streams.group(sys.stdin.buffer, sys.stdout, options.site))
