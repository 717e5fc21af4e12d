"""Lists of the world: countries, outlets, first names, topics … as data files, each with its source and licence.

A list is a tab-separated file: comment lines (``#``: what, source, licence), a header line, rows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def text(name: str) -> str:
    """All of ``<name>.tsv``. ``importlib.resources`` would read it too, and imports as much as all lists together."""
    return Path(__file__).with_name(f"{name}.tsv").read_text("utf-8")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.tsv``, each as column → cell, in the file's order."""
    lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:])


@cache
def words(name: str) -> frozenset[str]:
    """The first column of ``<name>.tsv``."""
    return frozenset(next(iter(row.values())) for row in rows(name))
