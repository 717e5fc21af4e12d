"""What stories and copies cost, and whether they fuse: many dated articles into a fresh state, then one more, then one less.

    python benchmarks/grouping.py FILE [--mix FILE …]

FILE is a ``.jsonl`` or ``.jsonl.gz`` of documents with ``id``, ``text`` and, where known, ``date`` and ``headline``. Seconds are
those of the processor, and as in a build nothing looks for cycles in memory; what one article costs includes reading all that it
needs from the state. With ``--mix``, files whose documents have a ``story`` besides, a thousand documents of FILE are put among
these, and stories that mix the two are counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parent)]

from area_stories import report  # noqa: E402

from broadsheet.engine.runs import uncollected  # noqa: E402
from broadsheet.grouping import stories, together  # noqa: E402
from broadsheet.grouping.shelf import Shelf  # noqa: E402
from broadsheet.grouping.traces.moves import traced  # noqa: E402
from broadsheet.model.story import Report  # noqa: E402
from broadsheet.values import replace  # noqa: E402

MORE = "The mayor of Velmar, Ada Kestrin, spoke of it on Monday."
"""What is added to an article for the one more: it stays a copy of its neighbour, and so is in the thick of things."""


class Table:
    """A shelf in a file of SQLite, as the state of a site is one."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("CREATE TABLE rows (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))")

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Those rows of a kind that are there."""
        wanted, found = list(keys), dict[str, bytes]()
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            query = f"SELECT key, value FROM rows WHERE kind = ? AND key IN ({','.join('?' * len(some))})"  # noqa: S608 - marks
            found.update(self._db.execute(query, (kind, *some)))
        return found

    def put(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Add rows, or replace them."""
        self._db.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", ((kind, key, row) for key, row in rows.items()))

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Remove rows."""
        self._db.executemany("DELETE FROM rows WHERE kind = ? AND key = ?", ((kind, key) for key in keys))

    def whole(self, do: Callable[[], object]) -> float:
        """Seconds that something takes, all of it or nothing."""
        began = time.process_time()
        self._db.execute("BEGIN IMMEDIATE")
        with uncollected():
            do()
        self._db.execute("COMMIT")
        return time.process_time() - began


def documents(path: Path) -> list[Report]:
    """The reports of a file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [report(json.loads(line)) for line in lines if line.strip()]


def cost(reports: list[Report], path: Path) -> None:
    """Print what they cost."""
    table = Table(path)
    shelf: Shelf = table
    seconds = table.whole(lambda: together.update(shelf, traced(reports), ()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    print(f"{len(reports)} articles: {seconds:.1f} s, {peak:.0f} MB with the articles themselves, state {size:.0f} MB")
    dated = sorted((one for one in reports if one.published), key=lambda one: (str(one.published), one.id))
    for name, near in (("the last day", dated[-1]), ("the middle", dated[len(dated) // 2])):
        one = replace(near, id=f"{near.id} again", text=f"{near.text} {MORE}")
        more = table.whole(lambda one=one: together.update(shelf, traced([one]), ()))
        less = table.whole(lambda one=one: together.update(shelf, [], [one.id]))
        print(f"one more on {name}: {more:.3f} s; the same taken out again: {less:.3f} s")


def mixed(gold: list[Report], others: list[Report]) -> int:
    """Stories that hold articles of both."""
    some = random.Random(1).sample(others, min(1000, len(others)))  # noqa: S311 - the same each time
    foreign = {f"other {one.id}" for one in some}
    found = stories.cluster([*gold, *(replace(one, id=f"other {one.id}", published=gold[0].published) for one in some)])
    return len(
        {story for id, story in found.items() if id in foreign} & {story for id, story in found.items() if id not in foreign}
    )


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--mix", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    reports = documents(arguments.file)
    with tempfile.TemporaryDirectory() as folder:
        cost(reports, Path(folder) / "state.sqlite")
    for path in arguments.mix:
        print(f"{path.name}: {mixed(documents(path), reports)} stories mix its articles with others")
    return 0


if __name__ == "__main__":
    sys.exit(main())
