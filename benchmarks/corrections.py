"""Seconds that a publish spends on corrections, and that ``check`` takes, over made-up news of a given size.

    python benchmarks/corrections.py [--size 2000] [--work DIR]

The articles are those of ``benchmarks/build.py``. What is timed: keeping a whole site as published, comparing it when nothing
is new, and when one sentence of one article has changed; the bytes of what is kept; the check of all pages. CPU of this process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from corpus import SITE, News  # noqa: E402 - the module beside this one

from broadsheet import config, pipeline  # noqa: E402
from broadsheet.corrections import recording  # noqa: E402

DAY = dt.date(2025, 1, 1)
Given = TypeVar("Given")


def timed(what: str, do: Callable[[], Given]) -> Given:
    """Do it, and print what it cost."""
    start = time.process_time()
    given = do()
    print(f"{time.process_time() - start:8.2f} s  {what}", flush=True)
    return given


def change(site: Path) -> None:
    """Let one sentence of the newest article read otherwise."""
    path = max((site / "content" / "articles").rglob("*.md"))
    head, mark, body = path.read_text("utf-8").partition("\n---\n")
    first, stop, rest = body.partition(".")
    path.write_text(f"{head}{mark}{first} indeed{stop}{rest}", "utf-8")


def measure(site: Path) -> None:
    """Print a line for each thing that is timed."""
    settings = config.load(site)
    pipeline.build(site)
    timed("the whole site is kept as published", lambda: recording.keep(site, settings, DAY))
    timed("nothing is new", lambda: recording.record(site, settings, DAY))
    change(site)
    pipeline.build(site)
    found = timed("one sentence has changed", lambda: recording.record(site, settings, DAY))
    print(f"            recorded: {', '.join(one.what for one in found)}")
    pipeline.build(site)
    timed("that month is kept", lambda: recording.keep(site, settings, DAY))
    sizes = (sum(file.stat().st_size for file in (site / "content" / name).rglob("*.*")) for name in ("published", "articles"))
    print("            kept: {:,} bytes, of {:,} of articles".format(*sizes))
    report = timed("check", lambda: pipeline.check(site))
    print(f"            {report.for_people()}")


def main() -> None:
    """Make the news, and measure."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", type=int, default=2000, help="articles")
    arguments.add_argument("--work", type=Path, help="where the site is made (default: a temporary folder)")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        site, news = Path(folder), News(options.size)
        (site / "site.yaml").write_text(SITE, "utf-8")
        for number in range(options.size):
            news.write(site, number)
        measure(site)


if __name__ == "__main__":
    main()
