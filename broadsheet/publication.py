"""``publish``: corrections recorded, then output/ sent to a target of site.yaml; one at a time with all else that writes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet import config, pipeline, publishing
from broadsheet.content import clock
from broadsheet.corrections import recording
from broadsheet.engine.runs import StageTick, stage
from broadsheet.model.problem import Problem
from broadsheet.publishing import Outcome, PublishError, Target
from broadsheet.reports import PublishReport
from broadsheet.turns import one_at_a_time
from broadsheet.values import replace


def publish(folder: Path, name: str, *, dry_run: bool = False, tick: StageTick | None = None) -> PublishReport:
    """output/ → target ``name``: exactly what differs. A dry run says what that is, and writes nothing anywhere but in .cache."""
    site, target = config.load(folder), config.target(folder, name)
    day = clock.today(site)
    recorded = 0
    waiting: tuple[Problem, ...] = ()
    try:
        with one_at_a_time(folder):
            publishing.ready(folder)
            found = recording.pending(folder, site, day) if dry_run else recording.record(folder, site, day)
            recorded = len(found)
        # Also those that a publish recorded which was cut off before it could build.
        if not dry_run and (recording.unseen(folder) or recording.astray(folder)):
            pipeline.build(folder, tick=tick)
        with one_at_a_time(folder):
            outcome = publishing.run(site, folder, target, dry_run=dry_run, tick=stage(tick, "publish"))
            if not dry_run:
                waiting = recording.keep(folder, site, day)
    except PublishError as error:
        problems = (_problem(target, error),)
        return PublishReport(target=name, done=False, dry_run=dry_run, corrections=recorded, problems=problems)
    return replace(_report(name, outcome, dry_run, recorded), problems=waiting)


def rollback(folder: Path, name: str) -> PublishReport:
    """Let target ``name`` hold again what it held before the last publish, and note that this is what readers see."""
    site, target = config.load(folder), config.target(folder, name)
    try:
        with one_at_a_time(folder), TemporaryDirectory() as held:
            where = publishing.rollback(site, folder, target, recording.TOLD, Path(held))
            recording.go_back(folder, site, Path(held), clock.today(site))
    except PublishError as error:
        return PublishReport(target=name, done=False, problems=(_problem(target, error),))
    return PublishReport(target=name, done=True, rolled_back=True, where=where)


def _report(name: str, outcome: Outcome, dry_run: bool, recorded: int) -> PublishReport:
    changes = outcome.changes
    count = Counter(change.reason for change in changes)
    return PublishReport(
        target=name,
        done=True,
        dry_run=dry_run,
        new=count["new"],
        changed=count["changed"],
        unfinished=count["unfinished"],
        gone=count["gone"],
        unchanged=outcome.unchanged,
        bytes=sum(change.size for change in changes),
        corrections=recorded,
        where=outcome.where,
        files=tuple((change.reason, change.path, change.size) for change in changes),
    )


def _problem(target: Target, error: PublishError) -> Problem:
    return Problem(path=config.FILE, line=target.line, field=target.name, found=error.found, expected=error.expected)
