"""Folders as values, to be compared."""

from __future__ import annotations

from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    """Path below ``folder`` → bytes, of all files there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def output(site: Path) -> dict[str, bytes]:
    """The same of what was built of a site."""
    return contents(site / "output")
