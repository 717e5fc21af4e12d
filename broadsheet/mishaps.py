"""What went wrong while pages were made → Problems that say what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from broadsheet.engine.store import Store
from broadsheet.engine.work import Failure
from broadsheet.model.problem import Problem
from broadsheet.rendering.render import Renderer


def unspoken(renderer: Renderer) -> tuple[Problem, ...]:
    """Said where there is no catalogue for the site's language."""
    if not renderer.unspoken:
        return ()
    said = f"{renderer.unspoken}; the interface is in English"
    return (Problem(path="site.yaml", field="language", found=said, expected="one of these", severity="note"),)


def unused(renderer: Renderer) -> tuple[Problem, ...]:
    """Said of templates of the site's own that no page is made with: their names may be slips."""
    return tuple(
        Problem(
            path=f"templates/{name}",
            found="a template that no page uses",
            expected=f"the name of one that the theme has, or one that another names{near}",
            severity="note",
        )
        for name, near in renderer.theme.unused()
    )


def foreign(what: str) -> tuple[Problem, ...]:
    """Said where output/ holds somebody else's files."""
    expected = "an empty folder, or one that a build made; nothing there is pruned or written over"
    return (Problem(path="output", found=what, expected=expected),) if what else ()


def failures(failed: Iterable[tuple[str, Failure]]) -> tuple[Problem, ...]:
    """A Problem for each file that could not be made; one for all pages that fail at one place of a template."""
    grouped: dict[Failure, list[str]] = {}
    for path, failure in failed:
        grouped.setdefault(failure, []).append(path)
    return tuple(_failure(failure, paths) for failure, paths in grouped.items())


def _failure(failure: Failure, paths: Sequence[str]) -> Problem:
    if failure.passing:
        expected = "pages that can be made in the memory of this machine; the next build tries again"
        return Problem(path="output", found=failure.what, expected=expected)
    if not failure.where:
        return Problem(path=f"output/{paths[0]}", found=failure.what, expected="a file of its own; not written")
    pages = f"output/{paths[0]}" + (f" and {len(paths) - 1} other pages" if len(paths) > 1 else "")
    found = f"{failure.what}; {pages} not written"
    return Problem(path=f"templates/{failure.where}", line=failure.line, found=found, expected=failure.expected)


def afresh(store: Store) -> tuple[Problem, ...]:
    """Said where the state of earlier builds could not be used."""
    if store.afresh is None:
        return ()
    found = f"{store.afresh}; it was put aside and everything built again"
    return (Problem(path=".cache/state.sqlite", found=found, expected="nothing to be done", severity="note"),)
