"""``serve``: the site on this machine, built again and shown anew on every change."""

from __future__ import annotations

import argparse
from importlib.util import find_spec

from broadsheet.commands import arguments
from broadsheet.commands.arguments import CLEAN, Commands, UsageError
from broadsheet.engine.extras import install

NEEDED = ("starlette", "uvicorn", "watchfiles")
"""Packages of the extra ``serve``."""


def add(commands: Commands) -> None:
    """The command and its options."""
    purpose = "ingest and build, serve the site to this machine, again on every change, with the editor's desk"
    command = arguments.command(commands, "serve", run, purpose)
    command.add_argument(
        "--host", default="127.0.0.1", metavar="HOST", help="the address to serve at (default: this machine alone)"
    )
    command.add_argument("--port", type=_port, metavar="N", help="the port (default: the first free one from 8000)")
    command.add_argument("--open", action="store_true", help="open the site in a browser")
    command.add_argument("--jobs", type=int, metavar="N", help="processes of the first build (default: as many as pay)")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"serve needs {', '.join(missing)}; {install('serve')} brings them")
    from broadsheet.serving import session

    chosen = session.Options(host=options.host, port=options.port, open=options.open, jobs=arguments.jobs(options))
    try:
        session.serve(options.site, chosen, lambda line: print(line, flush=True))
    except KeyboardInterrupt:
        print()
    return CLEAN


def _port(text: str) -> int:
    if text.isdigit() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port; write a number from 0 (any free one) to 65535")
