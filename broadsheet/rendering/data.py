"""Frozen values → JSON, JSON lines and CSV: sorted, compact, the same bytes for the same values."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any

from broadsheet.model.data import Call, Lines, Record, Table

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def dumps(value: object) -> str:
    """Compact JSON with sorted keys; a field that is None or an empty text is left out of its object.

    ``<`` and ``>`` are escaped, so that the text may stand within a ``script`` element.
    """
    text = _encoder().encode(value)
    for character, escaped in _ESCAPES.items():
        if character in text:
            text = text.replace(character, escaped)
    return text


@cache
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def json_file(view: object) -> bytes:
    """One JSON value and a line end."""
    return (dumps(view) + "\n").encode()


def json_lines(view: object) -> bytes:
    """One object a line, from ``Lines`` or any tuple."""
    records = view.records if isinstance(view, Lines) else view
    assert isinstance(records, tuple), f"lines are made of Lines or a tuple, not of {type(view).__name__}"
    return "".join(dumps(record) + "\n" for record in records).encode()


def script_file(view: object) -> bytes:
    """A call of a function with JSON values; what is in them stays data, as in a ``script`` element."""
    assert isinstance(view, Call), f"a script is made of Call, not of {type(view).__name__}"
    return f"{view.function}({','.join(map(dumps, view.arguments))});\n".encode()


def csv_file(view: object) -> bytes:
    """A table as RFC 4180 has it. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    assert isinstance(view, Table), f"CSV is made of Table, not of {type(view).__name__}"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(view.columns)
    writer.writerows([_cell(cell) for cell in row] for row in view.rows)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value.isoformat() if isinstance(value, dt.date) else value


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return {key: part for key, part in value.fields if part is not None}
    if isinstance(value, dt.date):
        return value.isoformat()
    cls: Any = type(value)
    return {name: part for name, part in _members(cls)(value) if part is not None and part != ""}


@cache
def _members(cls: Any) -> Callable[[object], tuple[tuple[str, object], ...]]:
    names = tuple(field.name for field in fields(cls))  # a TypeError for what is no dataclass
    get = attrgetter(*names)
    return lambda value: tuple(zip(names, get(value) if len(names) > 1 else (get(value),), strict=True))
