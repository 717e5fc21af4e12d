"""Shapes of data files that are no dataclass of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A JSON object whose keys are data; a dict would not be frozen."""

    fields: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """JSON lines: objects as they are written, one a line."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A CSV file; cells are texts, numbers, dates or None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A script file that hands data to a function: what a page may load from disk too, where it may not fetch JSON."""

    function: str
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text file as it stands."""

    text: str
