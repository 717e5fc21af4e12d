"""All that decides what output/ holds → one fingerprint, so that a build with nothing new knows it at once."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from broadsheet.engine import files, stamps
from broadsheet.engine.fingerprint import fingerprint, of_bytes
from broadsheet.engine.store import Store
from broadsheet.model.site import Site
from broadsheet.rendering import built_in
from broadsheet.reports import BuildReport, recalled
from broadsheet.unchanged import CODE, PACKAGE, libraries
from broadsheet.values import Value

FACT = "inputs"


def theme_folders(folder: Path) -> tuple[Path, ...]:
    """The site's own templates first, then the built-in theme: inside the package, or beside it in a checkout."""
    return tuple(dict.fromkeys((folder / "templates", Path(built_in.FOLDER))))


def code_here() -> str:
    """Return a fingerprint of the package's code and of the built-in theme, wherever each lies: of a cluster's processes."""
    return fingerprint(_read(Path(PACKAGE), CODE), _read(Path(built_in.FOLDER)))


def _read(root: Path, suffixes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [
        (entry.path, of_bytes((root / entry.path).read_bytes()))
        for entry in files.walk(root)
        if not suffixes or entry.path.endswith(suffixes)
    ]


class Inputs(Value):
    """Fingerprints of what decides output/."""

    code: str
    settings: str
    """Site, code and libraries: they decide every page, beside its template."""
    content: str
    """Site, code and content: they decide the index."""
    all: str
    """Everything."""


def of(folder: Path, site: Site, store: Store, content: Mapping[str, str]) -> Inputs:
    """Of a site whose files of content are ``content``: path → fingerprint."""
    code = fingerprint(_seen(store, Path(PACKAGE), "code", CODE), sys.version, sorted(libraries()))
    themes = [_seen(store, theme, f"theme {number}") for number, theme in enumerate(theme_folders(folder))]
    settings = fingerprint(site, code)
    held = fingerprint(sorted(content.items()))
    return Inputs(code=code, settings=settings, content=fingerprint(settings, held), all=fingerprint(settings, themes, held))


def _seen(store: Store, root: Path, name: str, suffixes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    entries = (entry for entry in files.walk(root) if not suffixes or entry.path.endswith(suffixes))
    return sorted(stamps.fingerprints(store, root, entries, name).items())


def remember(store: Store, inputs: str, report: BuildReport) -> None:
    """Note that output/ now is what ``inputs`` make it, and what a build that finds it so has to say."""
    store.note(FACT, f"{inputs} {report.kept()}")


def forget(store: Store) -> None:
    """Output/ is about to change."""
    store.note(FACT, "")


def recall(store: Store, inputs: str) -> BuildReport | None:
    """The report of a build that has nothing to do, where ``inputs`` made what stands there."""
    known, _, said = store.fact(FACT).partition(" ")
    return recalled(said) if known == inputs else None
