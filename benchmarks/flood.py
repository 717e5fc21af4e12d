"""What a flood of look-alikes costs, beside as many articles that differ: seconds, memory, state and output, and their ratios.

    python benchmarks/flood.py [--sizes 1000 10000] [--kinds copies notices] [--days 1 30] [--jobs N] [--work DIR]

Both folders are made here, of invented text: articles that differ, and as many that are one of them over and over. ``copies``
differ in one line; ``notices`` are of one form, each about another name and with other figures. Builds are cold, each a whole
process. Linux and macOS.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus import LAST, SITE, News

from broadsheet.values import Value
from build import Run, build

FIRMS = 5000
COLUMNS = (
    ("CPU s", 8, 1),
    ("wall s", 8, 1),
    ("peak MB", 8, 0),
    ("state MB", 8, 1),
    ("output MB", 9, 1),
    ("largest page MB", 15, 2),
)
"""Head, width and decimals of each figure."""
Make = Callable[[int], str]
"""From an article's number to its front matter and body."""


class Cost(Value, kw_only=False):
    """A cold build: the process, and megabytes of its state and its output, and of its largest page."""

    run: Run
    state: float
    output: float
    largest: float

    def row(self) -> tuple[float, ...]:
        """All figures, in the order of the table's head."""
        return (self.run.cpu, self.run.wall, self.run.peak, self.state, self.output, self.largest)


class Flood:
    """Articles of ``days`` days, by number."""

    def __init__(self, size: int, days: int) -> None:
        self._news = News(size)
        self._size, self._days = size, days
        self._one = self.different(0)

    def day(self, number: int) -> dt.date:
        """When it was published."""
        return LAST - dt.timedelta(days=number * self._days // self._size)

    def different(self, number: int) -> str:
        """Return an article that has hardly a sentence in common with the others."""
        head, _, rest = self._news.text(number).partition("\ndate: ")
        return f"{head}\ndate: {self.day(number)}{rest[10:]}"

    def copies(self, number: int) -> str:
        """Return the one article with a line of its own."""
        draw = random.Random(f"copy {number}")  # noqa: S311 - no secret hangs on it
        words = self.different(number).rpartition("\n\n")[2].split()[:8]
        body = f"{self._one.rstrip()}\n\nTicket {draw.randint(1, 10**6)} of {draw.randint(1, 10**6)} {' '.join(words)}.\n"
        return self._dated(body, number)

    def notices(self, number: int) -> str:
        """Return a notice of the one form, with a name and figures of its own."""
        draw = random.Random(f"notice {number}")  # noqa: S311 - nor on this
        firm = f"{_name(draw.randrange(FIRMS))} Holdings"
        figures = [f"{draw.randint(1, 99)}.{draw.randint(10, 99)}" for _ in range(4)]
        return (
            f'---\ntitle: "{firm} closes at {figures[0]}"\ndate: {self.day(number)}\ntopics: ["economy business and finance"]\n'
            f'language: en\norganisations: ["{firm}", "Marovia Exchange"]\n---\n\n'
            f"Shares of {firm} closed at {figures[0]} crowns on the Marovia Exchange, after {figures[1]} the day before.\n"
            f"Turnover came to {figures[2]} million crowns, the Marovia Exchange said.\n\n"
            f"The index of the Marovia Exchange in Port Tesdal stood at {figures[3]} points at the end of trading.\n"
            "Prices are those of the closing auction, without fees and taxes, and may be corrected by the exchange.\n"
        )

    def _dated(self, text: str, number: int) -> str:
        head, _, rest = text.partition("\ndate: ")
        return f"{head}\ndate: {self.day(number)}{rest[10:]}"


def _name(number: int) -> str:
    draw = random.Random(f"firm {number}")  # noqa: S311 - nor on this
    return "".join(draw.choices(("ba", "do", "fe", "ga", "ki", "lo", "mu", "ne", "ra", "su", "ti", "vo"), k=4)).capitalize()


def lay(site: Path, flood: Flood, make: Make, size: int) -> None:
    """Write a site."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    (site / "site.yaml").write_text(SITE, "utf-8")
    for number in range(size):
        path = site / "content" / "articles" / f"{flood.day(number):%Y/%m/%d}" / f"report-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(number), "utf-8")


def cost(site: Path, jobs: int | None) -> Cost:
    """Build it."""
    run = build(site, jobs)
    pages = _sizes(site / "output")
    return Cost(run, sum(_sizes(site / ".cache")), sum(pages), max(pages))


def _sizes(folder: Path) -> list[float]:
    return [path.stat().st_size / 1e6 for path in folder.rglob("*") if path.is_file()]


def measure(options: argparse.Namespace, work: Path) -> Iterator[str]:
    """Lines of a table."""
    yield f"{'articles':>8} {'days':>4}  {'kind':<10} " + " ".join(f"{head:>{width}}" for head, width, _ in COLUMNS)
    for size in options.sizes:
        for days in options.days:
            flood = Flood(size, days)
            first: tuple[float, ...] = ()
            for kind in ("different", *options.kinds):
                site = work / f"{kind}-{size}-{days}"
                lay(site, flood, getattr(flood, kind), size)
                found = cost(site, options.jobs).row()
                figures = (f"{each:>{width}.{places}f}" for each, (_, width, places) in zip(found, COLUMNS, strict=True))
                yield f"{size:>8} {days:>4}  {kind:<10} " + " ".join(figures)
                if first:
                    ratios = (
                        f"{here / there:>{width}.2f}" for here, there, (_, width, _) in zip(found, first, COLUMNS, strict=True)
                    )
                    yield f"{'':>13}  {'ratio':<10} " + " ".join(ratios)
                first = first or found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--kinds", nargs="+", choices=("copies", "notices"), default=["copies", "notices"])
    parser.add_argument("--days", type=int, nargs="+", default=[1, 30], help="over how many days they lie")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--work", type=Path, help="where sites are made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        for line in measure(options, Path(folder)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
