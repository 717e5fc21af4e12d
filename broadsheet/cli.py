"""The command line: arguments → one of ``broadsheet.commands``, and an exit code; what went wrong → one line that helps."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from broadsheet import __version__, unforeseen
from broadsheet.commands import (
    arguments,
    build,
    check,
    completion,
    everything,
    ingest,
    init,
    printing,
    publish,
    serve,
    streams,
    why,
)
from broadsheet.commands.arguments import CLEAN, NOTHING_DONE, UNFORESEEN, UsageError
from broadsheet.model.problem import ConfigError

COMMANDS = (ingest, build, serve, check, why, publish, init, completion, streams)
"""In the order in which help lists them."""

WITHOUT_SITE = frozenset(module.__name__ for module in (init, completion, streams))
FILE = "site.yaml"
EPILOG = """\
With no command: ingest, then build.

  {program} init my-digest --from-folder articles
  {program} --site my-digest        read the articles, build the site
  open my-digest/output/index.html

Exit codes: 0 clean; 1 done, with problems that are listed; 2 nothing done, or not all;
70 an error that nobody foresaw.
"""


def main(given: Sequence[str] | None = None, *, default_site: Path | None = None) -> int:
    """Run one command and return its exit code; ``default_site`` is the folder where ``--site`` is not given."""
    atexit.register(gc.freeze)  # what is left ends with the process: to look through it for garbage takes a tenth of a build
    _print_what_it_may()
    top = parser()
    _complete(top)
    options = top.parse_args(given)
    options.given_site = options.site
    try:
        options.site = Path(options.site) if options.site else default_site or Path.cwd()
        _say_which(options, default_site)
        return int(options.run(options))
    except (UsageError, ConfigError) as error:
        print(f"broadsheet: {error}", file=sys.stderr)
        return NOTHING_DONE
    except BrokenPipeError:
        # Whoever read our output has gone; what is still buffered must not fail again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except OSError as error:
        print(f"broadsheet: {_remedy(error)}", file=sys.stderr)
        return NOTHING_DONE
    except KeyboardInterrupt:
        print("broadsheet: stopped; run the same command again to go on", file=sys.stderr)
        return 130
    except Exception as error:  # what nobody foresaw, in whatever stage
        site = None if options.run.__module__ in WITHOUT_SITE else options.site
        print(f"broadsheet: {unforeseen.sentence(error, _command(options), site)}", file=sys.stderr)
        return UNFORESEEN


def _command(options: argparse.Namespace) -> str:
    """Name the command, or the two that are run where none is named."""
    module = str(options.run.__module__)
    return module.rpartition(".")[2].replace("everything", "ingest, then build")


def _print_what_it_may() -> None:
    """A terminal that lacks a letter shows its code; a report does not end for a quotation mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _say_which(options: argparse.Namespace, default_site: Path | None) -> None:
    """Somebody who stands in a site's folder and calls the build.py of another may mean the one where they stand."""
    here = Path.cwd()
    elsewhere = not options.given_site and default_site is not None and here != default_site.resolve()
    if not elsewhere or not (here / FILE).is_file() or options.run.__module__ in WITHOUT_SITE:
        return
    print(f"note: this is the site in {default_site}; for the one in this folder add --site .", file=sys.stderr)


def _complete(top: argparse.ArgumentParser) -> None:
    """Answer the shell, where it asks what could follow on the command line; then this does not return."""
    if "_ARGCOMPLETE" in os.environ:
        import argcomplete

        argcomplete.autocomplete(top)


def _remedy(error: OSError) -> str:
    """What the machine could not do, and what helps; the next run mends what this one left."""
    import errno
    import socket

    remedies = {
        errno.ENOSPC: "make room on the disk",
        errno.EDQUOT: "make room on the disk",
        errno.EACCES: "give yourself the right to it",
        errno.EPERM: "give yourself the right to it",
        errno.EROFS: "make the disk writable",
        errno.EADDRINUSE: "choose another with --port",
        errno.EADDRNOTAVAIL: "choose another with --host",
        socket.EAI_NONAME: "choose another with --host",
    }
    where = f"{error.filename}: " if error.filename else ""
    what = error.strerror or str(error)
    return f"{where}{what}; {remedies.get(error.errno or 0, 'see to it')}, then run the command again"


class _Parser(argparse.ArgumentParser):
    """One that names what may be meant: a command or option near to what was written."""

    given: Sequence[str] = ()

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        """As ever; what was given is kept for a message."""
        self.given = list(sys.argv[1:] if args is None else args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """The usage, the message and what may be meant; ends the program."""
        super().error(f"{message}{self._hint()}")

    def _hint(self) -> str:
        import difflib

        def near(word: str, known: Iterable[str]) -> str:
            return next(iter(difflib.get_close_matches(word, known, n=1)), "")

        commands = dict(pair for action in self._actions if isinstance(action.choices, dict) for pair in action.choices.items())
        named = next((word for word in self.given if word in commands), "")
        own = (commands[named] if named else self)._option_string_actions
        behind = {} if named else {option: name for name in commands for option in commands[name]._option_string_actions}
        for name in (word.partition("=")[0] for word in self.given if word.startswith("--")):
            if not any(option.startswith(name) for option in (*own, *self._option_string_actions)):
                meant = near(name, [*behind, *own])
                where = "" if meant in own else f" behind a command, as in {printing.call(f'{behind.get(meant)} {meant}')}"
                return f"; perhaps {meant}{where}" if meant else ""
        meant = "" if named else next(filter(None, (near(word, commands) for word in self.given)), "")
        return f"; perhaps {meant}" if meant else ""


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = _Parser(
        prog=printing.program(),
        description="A static news digest that shows its sources.",
        epilog=EPILOG.format(program=printing.program()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    arguments.site_options(top, default=None)
    top.set_defaults(run=everything.run, **everything.DEFAULTS)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands)
    return top
