"""Frozen values → JSON: sorted, compact, the same text for the same values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from broadsheet.model.data import Record
from broadsheet.values import names

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}


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


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return {key: part for key, part in value.fields if part is not None}
    if isinstance(value, dt.date):
        return value.isoformat()
    cls: Any = type(value)
    return {name: part for name, part in _members(cls)(value) if part is not None and part != ""}


@cache
def _members(cls: Any) -> Callable[[object], tuple[tuple[str, object], ...]]:
    known = names(cls)  # a TypeError for what is no value
    get = attrgetter(*known)
    return lambda value: tuple(zip(known, get(value) if len(known) > 1 else (get(value),), strict=True))
