"""Views → the bytes of JSON, JSON lines, scripts and CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io

from broadsheet.model.data import Call, Lines, Table
from broadsheet.text.json_text import dumps

_FORMULA = frozenset("=+-@\t\r")


def json_file(view: object) -> bytes:
    """One JSON value and a line end."""
    return (dumps(view) + "\n").encode()


def json_lines(view: object) -> bytes:
    """One object a line."""
    assert isinstance(view, Lines), f"lines are made of Lines, not of {type(view).__name__}"
    return view.text.encode()


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
    plain = ([cell if type(cell) is str and cell[:1] not in _FORMULA else _cell(cell) for cell in row] for row in view.rows)
    writer.writerows(plain)
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value[:1] in _FORMULA else value
    return value.isoformat() if isinstance(value, dt.date) else value
