"""Frozen dataclasses ⇄ compact JSON, for results that are kept between runs; no pickle, nothing that can run code.

A dataclass is a list of its fields in order, so that what was kept can only be read by the same version of the class:
whoever keeps results puts ``shape(cls)`` into their keys.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from broadsheet.engine.fingerprint import fingerprint

T = TypeVar("T")
Convert = Callable[[Any], Any]


def dumps(value: object) -> bytes:
    """A dataclass, or tuples, dates and plain values of them, as UTF-8 JSON."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def loads(cls: type[T], data: bytes) -> T:
    """What ``dumps`` made of a ``cls``; raises ValueError or TypeError for other data."""
    kind: Any = cls
    found: T = _unpacker(kind)(json.loads(data.decode("utf-8", "surrogatepass")))
    return found


def many(cls: type[T], rows: Iterable[tuple[str, bytes]]) -> dict[str, T]:
    """What ``dumps`` made of many of a ``cls``, by their keys: read as one text, which takes half the time."""
    keys, data = [], []
    for key, row in rows:
        keys.append(key)
        data.append(row)
    kind: Any = cls
    convert = _unpacker(kind)
    values = json.loads(f"[{b','.join(data).decode('utf-8', 'surrogatepass')}]")
    return {key: convert(value) for key, value in zip(keys, values, strict=True)}


@cache
def shape(cls: type) -> str:
    """Fingerprint of the fields and types of ``cls`` and of every dataclass in it."""
    met: dict[type, None] = {}
    waiting: list[Any] = [cls]
    while waiting:
        each = waiting.pop()
        waiting.extend(get_args(each))
        if is_dataclass(each) and isinstance(each, type) and each not in met:
            met[each] = None
            waiting.extend(get_type_hints(each).values())
    return fingerprint([(each.__qualname__, [(f.name, str(f.type)) for f in fields(each)]) for each in met])


def _members(value: object) -> object:
    """What JSON knows, of what it does not know; the rest is done by its C code."""
    if isinstance(value, dt.date):
        return value.isoformat()
    kind: Any = type(value)
    return _getter(kind)(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, default=_members)


@cache
def _getter(cls: Any) -> Convert:
    names = _names(cls)
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]


@cache
def _names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))


@cache
def _unpacker(kind: Any) -> Convert:
    """A function from JSON values to values of the type ``kind``; None for types that need no change."""
    return _converter(kind) or (lambda value: value)


@cache
def _converter(kind: Any) -> Convert | None:
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if kind is dt.date:
        return dt.date.fromisoformat
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(arguments)
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        convert = _converter(inner)
        return convert and (lambda value: None if value is None else convert(value))
    if kind in (str, int, float, bool) or origin is Literal:
        return None
    raise TypeError(f"{kind} cannot be kept")


def _tuple(arguments: tuple[Any, ...]) -> Convert:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        convert = _converter(arguments[0])
        return tuple if convert is None else (lambda items: tuple([convert(item) for item in items]))
    converters = [_unpacker(argument) for argument in arguments]
    return lambda items: tuple(convert(item) for convert, item in zip(converters, items, strict=True))


def _dataclass(cls: type) -> Convert:
    hints = get_type_hints(cls)
    names = _names(cls)
    changed = [(at, convert) for at, name in enumerate(names) if (convert := _converter(hints[name])) is not None]
    count = len(names)
    new = object.__new__
    put = _setters(cls, names)

    def build(values: list[Any]) -> Any:
        if len(values) != count:
            raise ValueError(f"{len(values)} fields for {cls.__name__}, which has {count}")
        for at, convert in changed:
            values[at] = convert(values[at])
        if put is None:
            return cls(**dict(zip(names, values, strict=True)))
        made: Any = new(cls)
        for set_field, value in zip(put, values):  # noqa: B905 - they are as many, and there are millions
            set_field(made, value)
        return made

    return build


def _setters(cls: Any, names: tuple[str, ...]) -> list[Callable[[Any, Any], None]] | None:
    """What sets each slot, past a frozen class's own constructor, which takes twice as long; None where that does more."""
    if "__slots__" not in vars(cls) or hasattr(cls, "__post_init__"):
        return None
    return [getattr(cls, name).__set__ for name in names]
