"""The command line: arguments → the pipeline; reports and problems → words for people, or JSON; exit codes."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet import __version__

if TYPE_CHECKING:
    from typing import Never, TypeAlias

    from tqdm import tqdm

    from broadsheet.model.problem import Problem
    from broadsheet.pipeline import Report

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

CLEAN, PROBLEMS, NOTHING_DONE = 0, 1, 2

EPILOG = """\
With no command: ingest, then build.

  broadsheet init my-digest          a new site in an empty folder
  cp articles/*.txt my-digest/seeds/
  broadsheet --site my-digest        read the articles, build the site
  open my-digest/output/index.html

Exit codes: 0 clean; 1 done, with problems that are listed; 2 nothing done.
"""


class UsageError(Exception):
    """The command cannot run as given; the message says what to do instead."""


def main(arguments: Sequence[str] | None = None, *, default_site: Path | None = None) -> int:
    """Run one command and return its exit code; ``default_site`` is the folder where ``--site`` is not given."""
    options = parser().parse_args(arguments)
    options.site = Path(options.site) if options.site else default_site or Path.cwd()
    from broadsheet.config import ConfigError

    try:
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


def _remedy(error: OSError) -> str:
    """What the machine could not do, and what helps; the next run mends what this one left."""
    import errno

    remedies = {
        errno.ENOSPC: "make room on the disk",
        errno.EDQUOT: "make room on the disk",
        errno.EACCES: "give yourself the right to it",
        errno.EPERM: "give yourself the right to it",
        errno.EROFS: "make the disk writable",
    }
    where = f"{error.filename}: " if error.filename else ""
    what = error.strerror or str(error)
    return f"{where}{what}; {remedies.get(error.errno or 0, 'see to it')}, then run the command again"


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(
        prog="broadsheet",
        description="A static news digest that shows its sources.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"broadsheet {__version__}")
    _site_options(top, default=None)
    top.set_defaults(run=_everything, json=False, jobs=None, executor=None, clean=False, profile=False, date=None, files=[])
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    _ingest_options(
        _command(commands, "ingest", _ingest, "seeds/ → content/: new and changed seeds only; never touches an edited file")
    )
    _build_options(_command(commands, "build", _build, "content/ → output/: stale pages only"))
    _command(commands, "check", _check, "links, quotations and rights of what stands in output/")
    why = _command(commands, "why", _why, "why the next build would render a page, or that it would not")
    why.add_argument("page", metavar="PAGE", help="people/john-kerry, output/2023/07/19/index.html, an address on the web")
    init = _command(commands, "init", _init, "a new site in an empty folder, ready for build")
    init.add_argument("folder", metavar="DIR")
    init.add_argument("--title", default="", help="the site's title (default: the folder's name)")
    read = _command(commands, "read", _read, "any input file → documents as JSON lines on standard output")
    read.add_argument("files", nargs="+", metavar="FILE")
    annotate = _command(
        commands, "annotate", _annotate, "documents on standard input → the same with annotations on standard output"
    )
    annotate.add_argument("--jobs", type=int, metavar="N", default=1, help="processes (default: 1)")
    _command(commands, "group", _group, "annotated documents → the same with identities across all of them")
    return top


def _command(commands: Commands, name: str, run: Callable[[argparse.Namespace], int], purpose: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".")
    _site_options(command, default=argparse.SUPPRESS)
    command.set_defaults(run=run)
    return command


def _site_options(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--site", metavar="DIR", default=default, help="the site's folder (default: the one of build.py, or the current one)"
    )
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print a report for programs")


def _ingest_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=int, metavar="N", default=None, help="processes (default: as many as pay)")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the date of seeds that bear none")
    parser.add_argument("files", nargs="*", metavar="SEED", help="only these seeds (default: all)")


def _build_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--clean", action="store_true", help="forget what is known of earlier builds and render every page")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: as many as pay)")
    parser.add_argument("--executor", metavar="serial|processes", help="how pages are rendered")
    parser.add_argument("--profile", action="store_true", help="print the seconds of each stage")


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write YYYY-MM-DD") from None


def _everything(options: argparse.Namespace) -> int:
    return max(_ingest(options), _build(options))


def _ingest(options: argparse.Namespace) -> int:
    from broadsheet import pipeline

    report = pipeline.ingest(options.site, date=options.date, only=tuple(options.files), jobs=_jobs(options), tick=_progress())
    return _print(report, options)


def _build(options: argparse.Namespace) -> int:
    from broadsheet import pipeline

    if options.executor not in (None, "serial", "processes"):
        raise UsageError(f"no executor is called {options.executor!r}; there are: serial, processes")
    jobs = 1 if options.executor == "serial" else _jobs(options)
    report = pipeline.build(options.site, clean=options.clean, jobs=jobs, tick=_progress())
    return _print(report, options)


def _jobs(options: argparse.Namespace) -> int | None:
    jobs: int | None = options.jobs
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs {jobs}: at least 1 is needed")
    return jobs


def _check(options: argparse.Namespace) -> int:
    from broadsheet import pipeline

    return _print(pipeline.check(options.site), options)


def _why(options: argparse.Namespace) -> int:
    from broadsheet import pipeline

    print(pipeline.why(options.site, options.page))
    return CLEAN


def _init(options: argparse.Namespace) -> int:
    from broadsheet.starting import start

    try:
        made = start(Path(options.folder), options.title)
    except FileExistsError as error:
        raise UsageError(str(error)) from None
    print(f"{made}: a new site.\nPut articles into {made / 'seeds'}, then run: broadsheet --site {made}")
    return CLEAN


def _read(options: argparse.Namespace) -> int:
    from broadsheet import streams

    return _tell(streams.read([Path(name) for name in options.files], sys.stdout))


def _annotate(options: argparse.Namespace) -> int:
    from broadsheet import streams

    return _tell(streams.annotate(sys.stdin.buffer, sys.stdout, options.site, _jobs(options) or 1))


def _group(options: argparse.Namespace) -> int:
    from broadsheet import streams

    return _tell(streams.group(sys.stdin.buffer, sys.stdout, options.site))


def _print(report: Report, options: argparse.Namespace) -> int:
    if options.json:
        import json

        print(json.dumps(report.for_programs(), ensure_ascii=False))
        return _code(report.problems)
    print(report.for_people())
    if options.profile if "profile" in options else False:
        for stage, seconds in report.seconds:
            print(f"  {seconds:8.3f} s  {stage}")
    return _tell(report.problems)


def _tell(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(f"{problem.severity}: {problem}", file=sys.stderr)
    return _code(problems)


def _code(problems: Sequence[Problem]) -> int:
    return PROBLEMS if any(problem.severity != "note" for problem in problems) else CLEAN


def _progress() -> Callable[[str, int, int], None] | None:
    """A progress bar for each stage on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return None
    from tqdm import tqdm as bar_of

    bars: dict[str, tqdm[Never]] = {}

    def tick(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            bars[stage] = bar_of(total=total, desc=stage, leave=False, delay=0.5)
        bar = bars[stage]
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return tick
