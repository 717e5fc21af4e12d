"""Frozen values → 32 hexadecimal digits that are equal where the values are, and differ where they do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b

import msgspec


def fingerprint(*values: object) -> str:
    """BLAKE2b, 16 bytes, of None, bool, int, float, str, bytes, dates, tuples, lists, dicts and values.

    A value counts with its class's name; a tuple and a list of the same members are the same, a date and a text that
    says it too, and a dict counts whatever its order. Raises TypeError for anything else.
    """
    return of_bytes(canonical(values))


def of_bytes(data: bytes, size: int = 16) -> str:
    """BLAKE2b of bytes, as of a file's: of ``size`` bytes, two digits each."""
    return blake2b(data, digest_size=size).hexdigest()


def joined(parts: Iterable[str]) -> str:
    """BLAKE2b, 16 bytes, of texts in their order, which hold no line break: fingerprints above all."""
    return of_bytes("\n".join(parts).encode("utf-8", "surrogatepass"))


def canonical(values: tuple[object, ...]) -> bytes:
    """The bytes that ``fingerprint`` is taken of; different for different values."""
    told = [{"bytes": value.hex()} if isinstance(value, bytes) else value for value in values]
    try:
        return _encode(told)
    except (UnicodeEncodeError, OverflowError):  # half a surrogate pair, or a number of twenty digits
        return json.dumps(msgspec.to_builtins(told, order="deterministic", enc_hook=_text)).encode()


def _text(value: object) -> str:
    """A text of a class of its own, as it is written."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"{type(value).__qualname__} has no fingerprint: it is not a frozen value")


_encode = msgspec.json.Encoder(order="deterministic", enc_hook=_text).encode
