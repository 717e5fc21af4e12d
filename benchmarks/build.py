"""Seconds of whole builds, cold, with nothing new and with one article added, over made-up news of a given size.

    python benchmarks/build.py [--sizes 1000 10000] [--runs 3] [--jobs N] [--work DIR]

Times are medians of whole processes: CPU
of the process and its children, and the clock's, which says little on a busy machine. Linux and macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus import ROOT, SITE, News

from broadsheet.values import Value

WATCH = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
wall = time.perf_counter() - start
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([process.returncode, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss]))
"""
"""A process without memory of its own to speak of: a child counts as large as what it was forked from, before it is itself."""


class Run(Value, kw_only=False):
    """One process: seconds, and megabytes at most of its largest process."""

    cpu: float
    wall: float
    peak: float


def build(site: Path, jobs: int | None) -> Run:
    """Run ``build`` as a process of its own."""
    jobs_asked = ["--jobs", str(jobs)] if jobs else []
    return measured([sys.executable, str(ROOT / "build.py"), "--site", str(site), "build", *jobs_asked])


def measured(command: list[str]) -> Run:
    """Run a command as a process of its own, in which Python keeps its compiled code as it does for everybody."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    asked = [sys.executable, "-c", WATCH, *command]
    told = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=environment).stdout
    code, processor, wall, peak = json.loads(told)
    if code not in (0, 1):
        raise SystemExit(f"{command} ended with {code}")
    return Run(processor, wall, peak / (1024**2 if sys.platform == "darwin" else 1024))


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
