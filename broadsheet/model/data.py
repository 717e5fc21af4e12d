"""Shapes of data files for which no class of a page stands."""

from __future__ import annotations

from broadsheet.values import Value


class Record(Value):
    """A JSON object whose keys are data; a dict would not be frozen."""

    fields: tuple[tuple[str, object], ...]


class Json(Value):
    """A JSON value as it is written."""

    text: str


class Lines(Value):
    """JSON lines: objects as they are written, one a line."""

    text: str
    count: int


class Table(Value):
    """A CSV file; cells are texts, numbers, dates or None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


class Call(Value):
    """A script file that hands data to a function: what a page may load from disk too, where it may not fetch JSON."""

    function: str
    arguments: tuple[object, ...]


class Text(Value):
    """A text file as it stands."""

    text: str
