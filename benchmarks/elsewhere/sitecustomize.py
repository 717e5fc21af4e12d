"""Read by every Python process of a build that ``same_bytes.py`` starts: it lives somewhere else than usual.

Its locale is taken over as a whole; folders are listed in an order drawn by chance from ``BENCHMARK_ORDER``, or sorted without
it; and each process that is forked leaves its number in the folder ``BENCHMARK_FORKED``.
"""

from __future__ import annotations

import locale
import os
import random
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_listdir, _scandir = os.listdir, os.scandir
_chance = random.Random(os.environ.get("BENCHMARK_ORDER"))  # noqa: S311 - no secret hangs on it


def _order(names: list[Any], key: Any = None) -> list[Any]:
    names.sort(key=key)
    if os.environ.get("BENCHMARK_ORDER"):
        _chance.shuffle(names)
    return names


class _Entries:
    """What ``os.scandir`` gives."""

    def __init__(self, entries: list[os.DirEntry[Any]]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> Iterator[os.DirEntry[Any]]:
        return self._entries

    def __next__(self) -> os.DirEntry[Any]:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass

    def close(self) -> None:
        """All were read at once."""


def _listed(path: Any = ".") -> list[Any]:
    return _order(_listdir(path))


def _scanned(path: Any = ".") -> _Entries:
    with _scandir(path) as entries:
        return _Entries(_order(list(entries), lambda entry: entry.name))


def _forked() -> None:
    Path(os.environ["BENCHMARK_FORKED"], str(os.getpid())).touch()


locale.setlocale(locale.LC_ALL, "")
os.listdir, os.scandir = _listed, _scanned  # type: ignore[assignment]
if os.environ.get("BENCHMARK_FORKED"):
    os.register_at_fork(after_in_child=_forked)
