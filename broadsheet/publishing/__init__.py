"""output/ and a target of site.yaml → the target holds what output/ holds, by sending exactly what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from broadsheet.engine.runs import Tick
from broadsheet.engine.store import Store
from broadsheet.model.site import Site
from broadsheet.publishing import diff, order
from broadsheet.publishing.diff import Change
from broadsheet.publishing.manifest import ManifestError
from broadsheet.publishing.publisher import Delivery, Desk, Publisher, PublishError, Session
from broadsheet.publishing.source import AlteredError, UnbuiltError, complete, source

__all__ = ["Outcome", "PublishError", "Target", "ready", "rollback", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One entry of ``targets`` in site.yaml."""

    name: str
    kind: str
    publisher: Publisher
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a publish did, or would do."""

    changes: tuple[Change, ...] = ()
    """In the order in which they were, or would be, sent."""
    unchanged: int = 0
    """Files that the target has already."""
    where: str = ""
    """Where readers find it, where the target says so."""


def run(site: Site, folder: Path, target: Target, *, dry_run: bool = False, tick: Tick | None = None) -> Outcome:
    """Send what differs between ``folder``'s output/ and what ``target`` holds; a dry run sends and changes nothing.

    The caller holds the site's lock. Raises PublishError; the next run then goes on from where this one came to.
    """
    publisher = target.publisher
    with _state(folder) as store:
        wanted = source(folder / "output", store, publisher.extras(), publisher.treatment)
    with _open(site, folder, target) as session:
        held = session.held()
        steps = order.steps(diff.changes(wanted.files, held))
        changes = tuple(change for step in steps for change in step)
        where = ""
        if changes:
            _spare(session, publisher, [change.path for change in changes if change.reason == "new"])
        if changes and not dry_run:
            where = session.send(Delivery(source=wanted, held=held, steps=steps, tick=tick or _silent))
    sent = sum(change.reason != "gone" for change in changes)
    return Outcome(changes=changes, unchanged=len(wanted.files) - sent, where=where)


def ready(folder: Path) -> None:
    """Raises PublishError unless ``folder``'s output/ is what a completed build left."""
    with _state(folder) as store:
        complete(folder / "output", store)


@contextmanager
def _state(folder: Path) -> Iterator[Store]:
    try:
        with Store(folder / ".cache" / "state.sqlite") as store:
            yield store
    except UnbuiltError as error:
        raise PublishError(str(error), "a finished build; run build first") from None


def rollback(site: Site, folder: Path, target: Target, folders: Collection[str], into: Path) -> str:
    """Make ``target`` hold what it held before the last publish; what it holds now, in words. Raises PublishError.

    What it then holds below ``folders`` of the site is put below ``into``.
    """
    with _open(site, folder, target) as session:
        where = session.rollback()
        session.copy(folders, into)
    return where


@contextmanager
def _open(site: Site, folder: Path, target: Target) -> Iterator[Session]:
    desk = Desk(site=folder, cache=folder / ".cache" / "publish" / target.name, title=site.title)
    try:
        with target.publisher.open(desk) as session:
            yield session
    except ManifestError as error:
        raise PublishError(f"a manifest at the target with {error}", "one that publish wrote; remove it there") from None
    except AlteredError as error:
        raise PublishError(f"output/{error} while it was sent", "a folder at rest; build and publish again") from None


def _spare(session: Session, publisher: Publisher, new: Collection[str]) -> None:
    """Nobody else's file is replaced unless the target's settings say so."""
    if publisher.adopt or not new:
        return
    found = sorted(session.strangers(new))
    if found:
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        raise PublishError(
            f"files that publish did not send, in the place of files of the site: {', '.join(found[:3])}{more}",
            "an empty place; or `adopt: true` in site.yaml, by which these are replaced",
        )


def _silent(_done: int, _total: int) -> None:
    """No bar."""
