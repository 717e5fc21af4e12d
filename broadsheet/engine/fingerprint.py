"""Frozen values → 32 hexadecimal digits that are equal exactly where the values are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from json import JSONEncoder
from operator import attrgetter

Encoder = tuple[str, Callable[[object], object]]
"""How an instance of a class is written: the class's name, and its members."""
NONE: Mapping[type, Encoder] = {}
_encoders: dict[type, Encoder] = {}


def fingerprint(*values: object) -> str:
    """BLAKE2b, 16 bytes, of None, bool, int, float, str, bytes, dates, tuples, lists and frozen dataclasses.

    A dataclass counts with its class's name and its fields' names; a tuple and a list of the same
    members are the same. Raises TypeError for anything that may change or that has no order: dicts, sets,
    dataclasses that are not frozen.
    """
    return blake2b(canonical(values), digest_size=16).hexdigest()


def joined(parts: Iterable[str]) -> str:
    """BLAKE2b, 16 bytes, of texts in their order, which hold no line break: fingerprints above all."""
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Fingerprints:
    """``fingerprint`` for many values that hold the same parts: a part of one of the ``shared`` classes counts with a
    fingerprint of its own, taken once. The parts are kept alive as long as this is.
    """

    def __init__(self, shared: Collection[type]) -> None:
        self._taken: dict[int, tuple[object, str]] = {}
        self._encoders = {cls: (f"fingerprint of {cls.__qualname__}", self._once) for cls in shared}

    def __call__(self, *values: object) -> str:
        """32 hexadecimal digits."""
        return blake2b(canonical(values, self._encoders), digest_size=16).hexdigest()

    def _once(self, part: object) -> str:
        known = self._taken.get(id(part))
        if known is None:
            _, encode = _encoders.get(type(part)) or _encoder(type(part))
            known = self._taken[id(part)] = part, self(encode(part))
        return known[1]


def canonical(value: object, shared: Mapping[type, Encoder] = NONE) -> bytes:
    """The bytes that ``fingerprint`` is taken of; different for different values. ``shared`` encodes some classes otherwise."""
    marked = 0

    def mark(part: object) -> dict[str, object]:
        nonlocal marked
        marked += 1
        cls = type(part)
        name, encode = shared.get(cls) or _encoders.get(cls) or _encoder(cls)
        return {name: encode(part)}

    text = _Encoder(default=mark).encode(value)
    if text.count("{") != marked:  # an object that `mark` did not make, or only a brace in a text
        _refuse_dicts(value)
    return text.encode("utf-8", "surrogatepass")


class _Encoder(JSONEncoder):
    def __init__(self, *, default: Callable[[object], object]) -> None:
        super().__init__(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=default)


def _encoder(cls: type) -> Encoder:
    """The name and the members of instances of ``cls``; C code (JSON, attrgetter) does the rest."""
    made: Encoder
    if cls is bytes:
        made = "bytes", lambda value: value.hex()  # type: ignore[attr-defined]
    elif issubclass(cls, dt.date):  # and datetime
        made = cls.__name__, lambda value: value.isoformat()  # type: ignore[attr-defined]
    elif is_dataclass(cls) and cls.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        names = [field.name for field in fields(cls)]
        get = attrgetter(*names) if names else (lambda _: None)
        made = f"{cls.__qualname__}({','.join(names)})", get
    else:
        raise TypeError(f"{cls.__qualname__} has no fingerprint: it is not a frozen value")
    _encoders[cls] = made
    return made


def _refuse_dicts(value: object) -> None:
    if isinstance(value, dict):
        raise TypeError("dict has no fingerprint: its order is no part of its value")
    if isinstance(value, (tuple, list)):
        for part in value:
            _refuse_dicts(part)
    elif is_dataclass(value):
        for field in fields(value):
            _refuse_dicts(getattr(value, field.name))
