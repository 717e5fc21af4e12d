"""``build``: content/ → output/."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from broadsheet.commands import arguments, printing
from broadsheet.commands.arguments import NOTHING_DONE, Commands, UsageError
from broadsheet.reports import BuildReport, Report
from broadsheet.values import replace


def add(commands: Commands) -> None:
    """The command and its options."""
    command = arguments.command(commands, "build", run, "content/ → output/: stale pages only")
    command.add_argument("--clean", action="store_true", help="forget what is known of earlier builds and render every page")
    command.add_argument("--jobs", type=int, metavar="N", help="processes (default: as many as pay)")
    arguments.executor(command, "how pages are made")
    changed = "of content/, only these files and folders have changed since the last build: nothing else there is looked at"
    command.add_argument("--changed", nargs="+", metavar="PATH", default=[], help=changed)
    command.add_argument("--verify", action="store_true", help="compare output/ with a clean build, byte for byte")
    command.add_argument(
        "--profile",
        action="store_true",
        help="print the seconds of each stage, and how many pages there are, were rendered, written, unchanged, removed",
    )


def run(options: argparse.Namespace) -> int:
    """Build the site."""
    return then(options, is_read=False)


def then(options: argparse.Namespace, *, is_read: bool) -> int:
    """Build the site; ``is_read`` where the seeds were read just before, and what is wrong with them was said."""
    from broadsheet import pipeline

    jobs, tick = arguments.jobs(options), printing.progress()
    report = pipeline.build(
        options.site,
        clean=options.clean,
        jobs=jobs,
        tick=tick,
        executor=arguments.cluster(options),
        changed=[_below_content(path, options.site) for path in options.changed],
    )
    if options.verify:
        from broadsheet.verifying import verify

        found = verify(options.site, jobs, printing.progress())
        report = replace(report, problems=(*report.problems, *found))
        if not (found or options.json):
            print("verify: output/ is what a clean build writes, byte for byte")
    code = printing.show(report, options, _following(report, options, is_read=is_read))
    return NOTHING_DONE if report.missing else code


def _following(report: BuildReport, options: argparse.Namespace, *, is_read: bool) -> str:
    if report.missing:
        return f"mend what is said above, then {printing.call('build', options)}; until then publish sends nothing"
    return _next(options) if report.articles else _first(options, report, is_read=is_read)


def _below_content(path: str, site: Path) -> str:
    """A path that was given on the command line, as it stands below the site's content/."""
    content = site.absolute() / "content"
    full = Path(os.path.normpath(Path(path).absolute()))
    if not full.is_relative_to(content) or full == content:
        raise UsageError(f"--changed {path}: name files and folders in {site / 'content'}; without the option all are looked at")
    return full.relative_to(content).as_posix()


def _first(options: argparse.Namespace, report: Report, *, is_read: bool) -> str:
    """Of a site without articles."""
    seeds = options.site / "seeds"
    held = seeds.is_dir() and any(seeds.iterdir())
    if report.problems or (held and is_read):
        return f"mend what is said above, then {printing.call('', options)}"
    if held:
        return f"{printing.call('', options)}   (build takes what stands in content/; this reads the seeds first)"
    return f"put articles into {options.site / 'seeds'}, then {printing.call('', options)}"


def _next(options: argparse.Namespace) -> str:
    page = (options.site / "output" / "index.html").absolute()
    near = page.relative_to(Path.cwd()) if page.is_relative_to(Path.cwd()) else page
    return f"open {near}, or {printing.call('serve', options)}"
