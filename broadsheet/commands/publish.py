"""``publish TARGET``: output/ → a target of site.yaml."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from broadsheet.commands import arguments, completion, printing
from broadsheet.commands.arguments import NOTHING_DONE, Commands, UsageError

if TYPE_CHECKING:
    from broadsheet.reports import PublishReport


def add(commands: Commands) -> None:
    """The command and its options."""
    command = arguments.command(commands, "publish", run, "output/ → a target of site.yaml: exactly what differs")
    target = command.add_argument("target", metavar="TARGET", help="its name under `targets:` in site.yaml")
    completion.completed_by(target, completion.targets)
    command.add_argument("--dry-run", action="store_true", help="print every file that would be sent or removed, and why")
    command.add_argument("--rollback", action="store_true", help="go back to what the target held before the last publish")


def run(options: argparse.Namespace) -> int:
    """Publish the site as it stands."""
    from broadsheet import publication

    if options.dry_run and options.rollback:
        raise UsageError("--dry-run and --rollback: one of them, please")
    if options.rollback:
        report = publication.rollback(options.site, options.target)
    else:
        report = publication.publish(options.site, options.target, dry_run=options.dry_run, tick=printing.progress())
    code = printing.show(report, options, _next(report, options))
    return code if report.done else NOTHING_DONE


def _next(report: PublishReport, options: argparse.Namespace) -> str:
    if not report.done or options.rollback or options.dry_run:
        return ""
    word = "word the corrections in content/corrections.yaml if you like, and " if report.corrections else ""
    return f"{word}commit content/, which notes what readers have seen" if report.files else ""
