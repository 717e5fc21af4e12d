"""Frozen values ⇄ MessagePack, for results that are kept between runs; no pickle, nothing that can run code.

A value is a list of its class's name and its fields in order, so that what was kept can only be read by the same version of the
class: whoever keeps results puts ``shape(cls)`` into their keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from broadsheet.engine.fingerprint import fingerprint
from broadsheet.values import is_value, names

T = TypeVar("T")
_encode = msgspec.msgpack.Encoder().encode
_TEXT = b"{"
"""What stands before a value that is kept as JSON; the bytes of no list start with it."""


def dumps(value: object) -> bytes:
    """A value, or a tuple of values, dates and what JSON knows."""
    try:
        return _encode(value)
    except (UnicodeEncodeError, OverflowError):  # half a surrogate pair, or a number of twenty digits: JSON knows both
        return _TEXT + json.dumps(msgspec.to_builtins(value)).encode()


def loads(cls: type[T], data: bytes) -> T:
    """What ``dumps`` made of a ``cls``; raises ValueError or TypeError for other data."""
    if data[:1] == _TEXT:
        return msgspec.convert(json.loads(data[1:]), cls)
    kind: Any = cls
    found: T = _decoder(kind).decode(data)
    return found


def many(cls: type[T], rows: Iterable[tuple[str, bytes]]) -> dict[str, T]:
    """What ``dumps`` made of many of a ``cls``, by their keys."""
    return {key: loads(cls, data) for key, data in rows}


@cache
def _decoder(cls: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(cls)


@cache
def shape(cls: type) -> str:
    """Fingerprint of the fields and types of ``cls`` and of every value's class in it."""
    met: dict[type, list[tuple[str, str]]] = {}
    waiting: list[Any] = [cls]
    while waiting:
        each = waiting.pop()
        waiting.extend(get_args(each))
        if is_value(each) and each not in met:
            hints = get_type_hints(each)
            met[each] = [(name, str(hints[name])) for name in names(each)]
            waiting.extend(hints.values())
    return fingerprint([(each.__qualname__, fields) for each, fields in met.items()])
