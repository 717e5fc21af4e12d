"""Seconds of whole builds, cold, with nothing new and with one article added, over made-up news of a given size.

    python benchmarks/build.py [--sizes 1000 10000] [--runs 3] [--jobs N] [--work DIR]

Articles are drawn from the project's own table of word frequencies, 40 a day, about 450 words each, with names, topics,
quotations and some Markdown; the same size gives the same articles every time. Times are medians of whole processes: CPU
of the process and its children, and the clock's, which says little on a busy machine. Linux and macOS.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from broadsheet.lists.frequencies import frequencies  # noqa: E402 - from this checkout

A_DAY = 40
LAST = dt.date(2024, 12, 31)
TOPICS = "politics,sport,health,education,environment,labour,society,weather,economy business and finance,conflict war and peace"
SYLLABLES = "ba be bo da de fa ga ha ke ko la le lo ma mi na ne no pa ra re ri ro sa se ta te to va vi wa za".split()
SITE = "title: Benchmark\nbase_url: https://example.org/\nrights: {default: full}\n"


class News:
    """Made-up articles by number; ``size`` decides how many days and names there are."""

    def __init__(self, size: int) -> None:
        shares = frequencies()
        self._size = size
        self._words = [word for word in shares if word.isalpha()]
        self._sums = list(accumulate(shares[word] for word in self._words))
        draw = random.Random(size)  # noqa: S311 - no secret hangs on it
        self._names = [self._name(draw) for _ in range(size // 4 + 200)]

    def write(self, site: Path, number: int) -> None:
        """Put article ``number`` among the site's content; those beyond the size are of the last day."""
        draw = random.Random(f"{self._size} {number}")  # noqa: S311 - nor on this
        days = max(1, self._size // A_DAY)
        day = LAST - dt.timedelta(days=days - 1 - min(number // A_DAY, days - 1))
        path = site / "content" / "articles" / f"{day:%Y/%m/%d}" / f"report-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._article(draw, day), "utf-8")

    def _article(self, draw: random.Random, day: dt.date) -> str:
        names = [self._names[int(len(self._names) * draw.random() ** 2)] for _ in range(draw.randint(4, 10))]
        names = list(dict.fromkeys(names))
        quote, speaker = self._sentence(draw, 9), names[0]
        sentences = [f"{self._sentence(draw, 12)} {name} {self._words_of(draw, 6)}." for name in names]
        sentences += [self._sentence(draw, draw.randint(8, 26)) + "." for _ in range(draw.randint(14, 22))]
        draw.shuffle(sentences)
        sentences.insert(2, f"“{quote},” said {speaker}.")
        if draw.random() < 0.3:
            sentences[0] = f"**{sentences[0]}**"
        paragraphs = ["\n".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
        title = self._sentence(draw, 7)
        topics = ", ".join(f'"{topic}"' for topic in draw.sample(TOPICS.split(","), draw.randint(1, 3)))
        head = f'title: "{title}"\ndate: {day}\ntopics: [{topics}]\nlanguage: en\n'
        people = ", ".join(f'"{name}"' for name in names)
        claims = f'people: [{people}]\nquotes: [{{text: "{quote},", speaker: "{speaker}"}}]\n'
        return f"---\n{head}{claims}---\n\n{chr(10).join(f'{paragraph}{chr(10)}' for paragraph in paragraphs)}"

    def _words_of(self, draw: random.Random, count: int) -> str:
        return " ".join(self._words[bisect(self._sums, draw.random() * self._sums[-1])] for _ in range(count))

    def _sentence(self, draw: random.Random, count: int) -> str:
        return self._words_of(draw, count).capitalize()

    def _name(self, draw: random.Random) -> str:
        return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(2, 3))).capitalize() for _ in range(2))


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds, and megabytes at most of its largest process."""

    cpu: float
    wall: float
    peak: float


def build(site: Path, jobs: int | None) -> Run:
    """Run ``build`` as a process of its own."""
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "build", *(["--jobs", str(jobs)] if jobs else [])]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command} ended with {process.returncode}")
    scale = 1024**2 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / scale)


def measure(size: int, site: Path, runs: int, jobs: int | None) -> Iterator[tuple[str, list[Run]]]:
    """(what, its runs) of each kind of build of a site with ``size`` articles."""
    (site / "site.yaml").write_text(SITE, "utf-8")
    news = News(size)
    for number in range(size):
        news.write(site, number)

    def emptied(_: int) -> None:
        for folder in ("output", ".cache"):
            shutil.rmtree(site / folder, ignore_errors=True)

    def added(run: int) -> None:
        news.write(site, size + run)

    build(site, jobs)
    kinds: dict[str, Callable[[int], None]] = {"cold": emptied, "nothing new": lambda _: None, "one added": added}
    for what, prepare in kinds.items():
        found = []
        for run in range(runs):
            prepare(run)
            found.append(build(site, jobs))
        yield what, found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--work", type=Path, help="where sites are made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}")
    print(f"{'articles':>8}  {'build':<11}  {'CPU s':>7}  {'wall s':>7}  {'peak MB':>7}  {'files':>6}  {'MB':>7}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.work) as folder:
            for what, runs in measure(size, Path(folder), options.runs, options.jobs):
                cpu, wall = (statistics.median(getattr(run, name) for run in runs) for name in ("cpu", "wall"))
                sizes = [path.stat().st_size for path in Path(folder, "output").rglob("*") if path.is_file()]
                peak = max(run.peak for run in runs)
                row = f"{size:>8}  {what:<11}  {cpu:>7.2f}  {wall:>7.2f}  {peak:>7.0f}  {len(sizes):>6}  {sum(sizes) / 1e6:>7.1f}"
                print(row, flush=True)


if __name__ == "__main__":
    main()
