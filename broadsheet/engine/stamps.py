"""Files as the file system shows them → their fingerprints, reading only those that may have changed.

A file is taken for unchanged where size, both times and inode are as recorded, and where it was not touched
shortly before it was recorded: within that time a second change could have left all four alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from broadsheet.engine.files import Entry
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.engine.store import Store
from broadsheet.engine.watched import RACY_NS


def fingerprints(
    store: Store,
    root: Path,
    entries: Iterable[Entry],
    name: str,
    read: Callable[[Path], bytes] = Path.read_bytes,
    seen: Mapping[str, tuple[str, str]] | None = None,
) -> dict[str, str]:
    """Path → fingerprint of each of ``entries``, which are files below ``root``, in their order.

    ``name`` stands for the root in the store, so that a site can be moved. A file that vanishes while it is read is left out.
    ``seen`` is what the store has of that part of the root that the entries are all of, where they are not all of it.
    """
    before = store.seen(name) if seen is None else dict(seen)
    now: dict[str, str] = {}
    changed: list[tuple[str, str, str]] = []
    for entry in entries:
        stamp = f"{entry.size} {entry.mtime_ns} {entry.ctime_ns} {entry.inode}"
        known = before.pop(entry.path, ("", ""))
        if known[0] == stamp:
            now[entry.path] = known[1]
            continue
        moment = time.time_ns()
        try:
            now[entry.path] = of_bytes(read(root / entry.path))
        except FileNotFoundError:
            continue
        settled = max(entry.mtime_ns, entry.ctime_ns) < moment - RACY_NS
        found = (stamp if settled else "", now[entry.path])
        if found != known:
            changed.append((entry.path, *found))
    if changed or before:
        with store.transaction():
            store.see(name, changed, before)
    return now
