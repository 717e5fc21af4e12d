"""Names and numbers ⇄ the bytes of a row, as grouping keeps them."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.grouping.shelf import Shelf

_LENGTH = struct.Struct("<I")


def of_name(name: str) -> bytes:
    """Any string."""
    return name.encode("utf-8", "surrogatepass")


def name(data: bytes) -> str:
    """What ``of_name`` made bytes of."""
    return data.decode("utf-8", "surrogatepass")


def of_names(names: Iterable[str]) -> bytes:
    """Any strings, as JSON."""
    return json.dumps(list(names), ensure_ascii=True, separators=(",", ":")).encode()


def names(data: bytes) -> tuple[str, ...]:
    """What ``of_names`` made bytes of."""
    return tuple(json.loads(data))


def of_lists(lists: Mapping[str, Sequence[int]]) -> bytes:
    """Name → up to 255 numbers below 2³², in the order of the names."""
    ordered = sorted(lists)
    head = of_names(ordered)
    sizes = bytes(len(lists[name]) for name in ordered)
    numbers = array("I")
    for name in ordered:
        numbers.extend(lists[name])
    return b"".join((_LENGTH.pack(len(head)), head, sizes, numbers.tobytes()))


def lists(data: bytes) -> dict[str, array[int]]:
    """What ``of_lists`` made bytes of."""
    (length,) = _LENGTH.unpack_from(data)
    ordered = names(data[_LENGTH.size : _LENGTH.size + length])
    at = _LENGTH.size + length
    sizes, numbers = data[at : at + len(ordered)], array("I")
    numbers.frombytes(data[at + len(ordered) :])
    found, at = {}, 0
    for name, size in zip(ordered, sizes, strict=True):
        found[name] = numbers[at : at + size]
        at += size
    return found


def of_counts(counts: Mapping[int, int]) -> bytes:
    """Number below 2³² → number below 2³²."""
    ordered = sorted(counts)
    return array("I", [*ordered, *(counts[number] for number in ordered)]).tobytes()


def counts(data: bytes) -> dict[int, int]:
    """What ``of_counts`` made bytes of."""
    numbers = array("I")
    numbers.frombytes(data)
    half = len(numbers) // 2
    return dict(zip(numbers[:half], numbers[half:], strict=True))


def keep_lists(shelf: Shelf, kind: str, key: str, lists: Mapping[str, Sequence[int]]) -> None:
    """Put the row on the shelf, or take it off where nothing is left of it."""
    if lists:
        shelf.put(kind, {key: of_lists(lists)})
    else:
        shelf.drop(kind, [key])


def keep_changes(shelf: Shelf, kind: str, changes: Mapping[str, tuple[set[str], set[str]]]) -> dict[str, set[str]]:
    """Key → names that came and names that went: bring the rows up to date; the names that are there now."""
    before = shelf.get(kind, changes)
    now = {key: set(names(before[key]) if key in before else ()) - went | came for key, (came, went) in changes.items()}
    shelf.drop(kind, [key for key, held in now.items() if not held])
    shelf.put(kind, {key: of_names(sorted(held)) for key, held in now.items() if held})
    return now
