"""All that decides what output/ holds → one fingerprint, so that a build with nothing new knows it at once."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from broadsheet.engine import files, stamps
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.reports import BuildReport

PACKAGE = Path(__file__).parent
CODE = (".py", ".tsv")
LIBRARIES = (
    *("jinja2-", "markdown-", "markupsafe-", "nh3-", "python_frontmatter-", "pyyaml-"),
    *("css_inline-", "font_source_serif_pro-", "pagefind_bin-", "resvg_py-"),
)
"""Installed distributions whose versions decide a page's bytes."""
FACT = "inputs"


def theme_folders(folder: Path) -> tuple[Path, ...]:
    """The site's own templates first, then the built-in theme: inside the package, or beside it in a checkout."""
    built_in = PACKAGE / "theme" if (PACKAGE / "theme").is_dir() else PACKAGE.parent / "templates"
    return tuple(dict.fromkeys((folder / "templates", built_in)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Fingerprints of what decides output/."""

    code: str
    settings: str
    """Site, theme, code and libraries: they decide every page."""
    all: str
    """The same, and content."""


def of(folder: Path, site: Site, store: Store, content: Mapping[str, str]) -> Inputs:
    """Of a site whose files of content are ``content``: path → fingerprint."""
    parts: list[object] = [site]
    code = fingerprint(_seen(store, PACKAGE, "code", CODE), sys.version, sorted(_libraries()))
    for number, theme in enumerate(theme_folders(folder)):
        parts.append(_seen(store, theme, f"theme {number}"))
    settings = fingerprint(*parts, code)
    return Inputs(code=code, settings=settings, all=fingerprint(settings, sorted(content.items())))


def _seen(store: Store, root: Path, name: str, suffixes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    entries = (entry for entry in files.walk(root) if not suffixes or entry.path.endswith(suffixes))
    return sorted(stamps.fingerprints(store, root, entries, name).items())


def _libraries() -> Iterator[str]:
    """Names of the folders that say which version is installed: quicker than asking for each."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a third of the time of iterdir
        except OSError:
            continue
        yield from (name for name in names if name.endswith(".dist-info") and name.lower().startswith(LIBRARIES))


def remember(store: Store, inputs: str, report: BuildReport) -> None:
    """Note that output/ now is what ``inputs`` make it, and what a build that finds it so has to say."""
    said = [[getattr(problem, field.name) for field in fields(Problem)] for problem in report.problems]
    store.note(FACT, json.dumps([inputs, report.articles, report.pages, said]))


def forget(store: Store) -> None:
    """Output/ is about to change."""
    store.note(FACT, "")


def recall(store: Store, inputs: str) -> BuildReport | None:
    """The report of a build that has nothing to do, where ``inputs`` made what stands there."""
    noted = store.fact(FACT)
    known, articles, pages, said = json.loads(noted) if noted else ("", 0, 0, [])
    if known != inputs:
        return None
    return BuildReport(
        articles=articles, pages=pages, rendered=0, written=0, unchanged=0, removed=0, problems=tuple(_problems(said))
    )


def _problems(said: Iterable[list[object]]) -> Iterator[Problem]:
    names = [field.name for field in fields(Problem)]
    return (Problem(**dict(zip(names, values, strict=True))) for values in said)  # type: ignore[arg-type]
