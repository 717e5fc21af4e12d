"""One site, one set of bytes: built from nothing in every surroundings that there are here, and what each build leaves compared.

    python benchmarks/same_bytes.py [--made N] [--every N] [--work DIR]

Five executors (serial; 1, 2 and 4 processes; a real Dask scheduler with two workers on loopback) × two time zones, 26 hours
apart × two locales × three hash seeds: 60 builds, of which ``--every`` takes each N-th. The files of each are written in an order
of their own; every process lists each folder in an order drawn by chance, and takes its locale over as a whole, which Python by
itself does not (``elsewhere/sitecustomize.py``). The site is the project's sample: its seeds are ingested and its content built;
with ``--made`` it is so many made-up articles, which need no ingest. Printed are the fingerprint of content/ and output/, and how
many processes were forked on the way. Ends with 1 where one differs, and names files that do. Needs the extras ``ingest`` and
``dask`` and, where the system lacks the Turkish locale, ``localedef`` with its sources (Debian: the package locales). Linux.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from pathlib import Path

from corpus import ROOT, SITE, News

from broadsheet.values import Value

EXECUTORS = {
    "serial": ("--executor", "serial"),
    "1 process": ("--jobs", "1"),
    "2 processes": ("--jobs", "2"),
    "4 processes": ("--jobs", "4"),
    "Dask": ("--executor",),
}
ZONES = ("<+14>-14", "<-12>12")
"""As POSIX writes them, which needs no table of time zones."""
TURKISH = "tr_TR.UTF-8"
"""Its small I has a dot, and its numbers a comma."""
LOCALES: dict[str, dict[str, str]] = {"C": {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, TURKISH: {}}
"""In the first Python reads and writes ASCII unless told otherwise."""
SEEDS = ("0", "1", "2")
WORKERS = 2
NAMED = 5
"""Files that differ, of which the names are printed."""
Tree = dict[str, str]
"""Path → fingerprint."""


class Where(Value, kw_only=False):
    """The surroundings of a build."""

    zone: str
    locale: str
    seed: str

    def environment(self, order: int, locales: Path) -> dict[str, str]:
        """Of its processes. ``order`` 0 lists folders sorted; ``locales`` has those that the system lacks."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
        path = os.pathsep.join((str(ROOT / "benchmarks" / "elsewhere"), str(ROOT)))
        paths = {"PYTHONPATH": path, **({"LOCPATH": str(locales)} if any(locales.iterdir()) else {})}
        at = {"TZ": self.zone, "LC_ALL": self.locale, "PYTHONHASHSEED": self.seed, "BENCHMARK_ORDER": str(order or "")}
        return {**kept, **LOCALES[self.locale], **paths, **at}


def check_locales(folder: Path) -> None:
    """Make the Turkish locale in ``folder`` where the system lacks it; ends where that cannot be."""
    tried = [sys.executable, "-c", "import locale; locale.setlocale(locale.LC_ALL, '')"]
    known = {**os.environ, "LC_ALL": TURKISH}
    if subprocess.run(tried, env=known, capture_output=True, check=False).returncode == 0:
        return
    command = ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / TURKISH)]
    if shutil.which("localedef"):
        subprocess.run(command, capture_output=True, check=False)
    if subprocess.run(tried, env={**known, "LOCPATH": str(folder)}, capture_output=True, check=False).returncode:
        print(f"no locale {TURKISH}, and none can be made; on Debian: apt-get install locales", file=sys.stderr)
        sys.exit(2)


def lay(site: Path, made: int, order: int) -> None:
    """The files of the site, written in an order of their own."""
    chance, news = random.Random(order), News(made)  # noqa: S311 - no secret hangs on it
    site.mkdir()
    if made:
        (site / "site.yaml").write_text(SITE, "utf-8")
        for number in chance.sample(range(made), made):
            news.write(site, number)
        return
    shutil.copy(ROOT / "site.yaml", site)
    seeds = sorted(path for path in (ROOT / "seeds").rglob("*") if path.is_file())
    for seed in chance.sample(seeds, len(seeds)):
        to = site / seed.relative_to(ROOT)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(seed, to)


def tree(site: Path) -> Tree:
    """All of content/ and output/."""
    files = (path for part in ("content", "output") for path in (site / part).rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): blake2b(path.read_bytes()).hexdigest() for path in sorted(files)}


def fingerprint(files: Tree) -> str:
    """Of a whole tree."""
    return blake2b(repr(sorted(files.items())).encode(), digest_size=16).hexdigest()


def run(site: Path, commands: tuple[str, ...], options: tuple[str, ...], environment: Mapping[str, str]) -> int:
    """Run ``commands`` on the site, each as a process of its own; how many processes were forked by them."""
    with tempfile.TemporaryDirectory() as forked:
        for command in commands:
            call = [sys.executable, str(ROOT / "build.py"), "--site", str(site), command, *options]
            done = subprocess.run(call, env={**environment, "BENCHMARK_FORKED": forked}, capture_output=True, check=False)
            if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
                raise SystemExit(f"{' '.join(call)} ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
        return len(os.listdir(forked))  # noqa: PTH208 - their number


@contextmanager
def cluster(environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a Dask scheduler with two workers that live in ``environment``; each must have made pages at the end."""
    from distributed import Client

    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory()))
        found = folder / "scheduler.json"

        def start(*arguments: str) -> None:
            command = [sys.executable, "-m", *arguments, "--no-dashboard"]
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            running.callback(process.wait)
            running.callback(process.kill)

        start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(found))
        for number in range(WORKERS):
            place = ("--local-directory", str(folder / str(number)), "--scheduler-file", str(found))
            start("distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", *place)
        client = running.enter_context(Client(scheduler_file=str(found), timeout="120s", set_as_default=False))
        client.wait_for_workers(WORKERS, timeout=120)
        yield client.scheduler.address
        idle = [worker for worker, worked in client.run(_has_made_pages).items() if not worked]
        if idle:
            raise SystemExit(f"{len(idle)} of {WORKERS} workers made no page: nothing is shown by this build")


def _has_made_pages() -> bool:
    return "broadsheet.clustered" in sys.modules


def built(site: Path, made: int, name: str, environment: Mapping[str, str]) -> tuple[Tree, int]:
    """What a build from nothing leaves, and how many processes were forked."""
    commands = ("build",) if made else ("ingest", "build")
    with ExitStack() as running:
        options = EXECUTORS[name]
        if name == "Dask":
            options = (*options, f"dask:{running.enter_context(cluster(environment))}")
        forked = run(site, commands, options, environment)
    files = tree(site)
    shutil.rmtree(site)
    return files, forked


def differing(one: Tree, other: Tree) -> list[str]:
    """Paths of what only one has, or what is not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def main() -> int:
    """Print a table; 1 where a build differs from the first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--made", type=int, default=0, metavar="N", help="made-up articles instead of the sample")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each N-th of the 60 surroundings")
    parser.add_argument("--work", type=Path, help="where sites are made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    places = itertools.starmap(Where, itertools.product(ZONES, LOCALES, SEEDS))
    ways = list(itertools.product(places, EXECUTORS))
    first: Tree = {}
    wrong = count = 0
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        locales = Path(folder) / "locales"
        locales.mkdir()
        check_locales(locales)
        print(f"{'executor':<11}  {'zone':<8}  {'locale':<11}  seed  order  forked  {'files':>6}  fingerprint", flush=True)
        for number in range(0, len(ways), options.every):
            where, name = ways[number]
            site = Path(folder) / "site"
            lay(site, options.made, number)
            files, forked = built(site, options.made, name, where.environment(number, locales))
            first = first or files
            order = f"{where.zone:<8}  {where.locale:<11}  {where.seed:>4}  {number or 'sorted':>6}"
            print(f"{name:<11}  {order}  {forked:>5}  {len(files):>6}  {fingerprint(files)}", flush=True)
            differ = differing(first, files)
            wrong, count = wrong + bool(differ), count + 1
            for path in differ[:NAMED]:
                print(f"    differs: {path}", flush=True)
    print(f"{count} builds of {len(first):,} files: {'one set of bytes' if not wrong else f'{wrong} DIFFER'}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
