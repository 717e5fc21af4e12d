"""Frozen values → JSON: sorted, compact, the same text for the same values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from json.encoder import encode_basestring
from math import isfinite
from operator import attrgetter, itemgetter
from typing import Any

import msgspec

from broadsheet.model.data import Json, Record
from broadsheet.values import names

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_key = itemgetter(0)


def dumps(value: object) -> str:
    """Compact JSON with sorted keys; a field that is None or an empty text is left out of its object.

    ``<`` and ``>`` are escaped, so that the text may stand within a ``script`` element.
    """
    plain = _plain(value)
    try:
        text = _encode(plain).decode()
    except (UnicodeDecodeError, OverflowError):  # half a surrogate pair, or a number of twenty digits
        text = json.dumps(plain, default=_read, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _ESCAPES.items():
        if character in text:
            text = text.replace(character, escaped)
    return text


def _plain(value: object) -> Any:
    """Dicts with their keys in order, lists, texts and numbers."""
    cls = type(value)
    return (_makers.get(cls) or _maker(cls))(value)


def _maker(cls: Any) -> Callable[[Any], Any]:
    """What makes a value of ``cls`` plain. Raises TypeError for what is no value."""
    make = next((_KNOWN[base] for base in cls.__mro__ if base in _KNOWN), None) or _fields(cls)
    _makers[cls] = make
    return make


def _fields(cls: Any) -> Callable[[Any], dict[str, Any]]:
    known = sorted(names(cls))
    get: Any = attrgetter(*known) if len(known) > 1 else lambda value: [getattr(value, name) for name in known]
    return lambda value: {
        name: part if type(part) is str and part.isascii() else _plain(part)
        for name, part in zip(known, get(value), strict=True)
        if part is not None and part != ""
    }


def _record(record: Record) -> dict[str, Any]:
    fields = sorted(record.fields, key=_key)
    return {key: part if type(part) is str and part.isascii() else _plain(part) for key, part in fields if part is not None}


def _list(parts: tuple[object, ...] | list[object]) -> list[Any]:
    return [part if type(part) is str and part.isascii() else _plain(part) for part in parts]


def _number(value: float) -> msgspec.Raw:
    """As Python writes it, and with it what was published before: msgspec writes large and small numbers in other ways."""
    if not isfinite(value):
        raise ValueError(f"JSON has no number {value}")
    return msgspec.Raw(repr(value).encode())


def _text(value: str) -> str | msgspec.Raw:
    """A text beyond ASCII is put into bytes here: msgspec would leave them in the text itself, for as long as that is held."""
    return value if value.isascii() else msgspec.Raw(encode_basestring(value).encode("utf-8", "surrogatepass"))


def _read(raw: msgspec.Raw) -> Any:
    return json.loads(bytes(raw).decode("utf-8", "surrogatepass"))


_KNOWN: dict[type, Callable[[Any], Any]] = {
    str: _text,
    bool: bool,
    int: int,
    float: _number,
    type(None): lambda _: None,
    tuple: _list,
    list: _list,
    dict: lambda parts: {key: _plain(part) for key, part in sorted(parts.items(), key=_key)},
    Record: _record,
    Json: lambda written: msgspec.Raw(written.text.encode("utf-8", "surrogatepass")),
    dt.date: lambda date: date.isoformat(),
}
_makers: dict[type, Callable[[Any], Any]] = {}
"""What makes a value plain, by its class."""
_encode = msgspec.json.Encoder().encode
