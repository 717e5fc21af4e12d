"""Bytes that a publish sends, measured on the wire, for one new article among many: to a folder, a branch, a bucket and a server.

    python benchmarks/publish.py [--articles 10000] [--targets directory git s3 rsync] [--made-up] [--site DIR] [--work DIR]

The site is built from the made-up news of benchmarks/build.py, published, given one more article, built and published again,
twice; with --made-up no site is built, and output/ holds as many files of the same sizes, of which as many change. --site takes a
site that has been built. Each target is a real one on this machine, behind a door that counts: what a program sends, with its
protocol, signatures and our manifest. For the folder the bytes of all files written count. A crawler goes through the folder
meanwhile, by nginx where there is one. `changed` are the bytes of files that the build made new or different. Linux and macOS.
"""

from __future__ import annotations

import argparse
import http.client
import os
import posixpath
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from broadsheet.values import Value

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT)]

from corpus import SITE, News  # noqa: E402 - likewise

import build  # noqa: E402 - the benchmark beside this one
from broadsheet import config, publishing  # noqa: E402 - from this checkout
from broadsheet.engine import tree  # noqa: E402
from broadsheet.engine.fingerprint import of_bytes  # noqa: E402
from broadsheet.engine.store import Store  # noqa: E402
from broadsheet.engine.work import Made, MadeGroup, Work  # noqa: E402
from broadsheet.lists.frequencies import frequencies  # noqa: E402

HOST = "127.0.0.1"
LINK = re.compile(rb'href="([^"#:]+\.html)[^"]*"')
KEYS = {
    "AWS_ACCESS_KEY_ID": "x",
    "AWS_SECRET_ACCESS_KEY": "x",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
CHANGED_SHARE = 80
"""In a made-up site: pages that one article changes, whatever the size of the site."""


class Door:
    """Stands before a server and counts what is sent to it."""

    def __init__(self, port: int) -> None:
        self._to, self.sent = port, 0
        self._listener = socket.create_server((HOST, 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection((HOST, self._to))
            threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, counted: bool) -> None:
        try:
            while data := one.recv(65536):
                self.sent += len(data) if counted else 0
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            for end in (one, other):
                end.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """A server, until the end of the ``with``."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex((HOST, port)) == 0:
                    break
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


class Place(Value, kw_only=False):
    """A target: what site.yaml says of it, and how many bytes it has been sent so far."""

    settings: str
    sent: Callable[[], int]


def written(root: Path) -> Callable[[], int]:
    """Bytes of all files that were ever written below a folder: each inode once."""
    known: dict[int, int] = {}

    def count() -> int:
        for folder, _, names in os.walk(root):
            for name in names:
                seen = os.lstat(f"{folder}/{name}")
                known.setdefault(seen.st_ino, seen.st_size)
        return sum(known.values())

    return count


def directory(work: Path, _stack: ExitStack) -> Place:
    """A folder; all releases are kept, so that no inode is used again."""
    return Place(f"to: directory, path: {work}/web, keep: 99", written(work / "web"))


def git(work: Path, stack: ExitStack) -> Place:
    """A branch behind git's own daemon."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(work / "bare.git")], check=True)
    port = free_port()
    words = [
        "git",
        "daemon",
        f"--listen={HOST}",
        f"--port={port}",
        "--export-all",
        "--enable=receive-pack",
        f"--base-path={work}",
    ]
    stack.enter_context(running(words, port))
    door = Door(port)
    return Place(f'to: git, timeout: 3600, repository: "git://{HOST}:{door.port}/bare.git"', lambda: door.sent)


def s3(_work: Path, stack: ExitStack) -> Place:
    """A bucket of moto's server."""
    import boto3

    port = free_port()
    stack.enter_context(running([sys.executable, "-m", "moto.server", "-H", HOST, "-p", str(port)], port))
    boto3.client("s3", endpoint_url=f"http://{HOST}:{port}").create_bucket(Bucket="news")
    door = Door(port)
    return Place(f'to: s3, bucket: news, endpoint_url: "http://{HOST}:{door.port}"', lambda: door.sent)


def rsync(work: Path, stack: ExitStack) -> Place:
    """A folder behind an rsync daemon."""
    (work / "there").mkdir()
    user = "uid = root\ngid = root\n" if os.geteuid() == 0 else ""
    conf = f"use chroot = no\n{user}log file = {work}/log\nlock file = {work}/lock\n[web]\npath = {work}/there\nread only = no\n"
    (work / "rsyncd.conf").write_text(conf, "utf-8")
    port = free_port()
    words = ["rsync", "--daemon", "--no-detach", f"--config={work}/rsyncd.conf", f"--address={HOST}", f"--port={port}"]
    stack.enter_context(running(words, port))
    door = Door(port)
    return Place(f'to: rsync, destination: "rsync://{HOST}:{door.port}/web/"', lambda: door.sent)


TARGETS = {"directory": directory, "git": git, "s3": s3, "rsync": rsync}


class MadeUp:
    """output/ without a build: files of the sizes and in the numbers that a site of so many articles has."""

    def __init__(self, site: Path, articles: int) -> None:
        self._site, self._articles, self._draw = site, articles, random.Random(articles)  # noqa: S311 - no secret
        words = list(frequencies())
        self._text = " ".join(self._draw.choices(words, k=20_000))
        self._files = {path: self._page(20_000) for n in range(articles) for path in self._paths(n)}
        self._files["index.html"] = self._page(40_000)

    def build(self) -> None:
        """Make output/ what it is to be, as a build does."""
        with Store(self._site / ".cache" / "state.sqlite") as store:
            tree.update(self._site / "output", store, self._work())

    def _work(self) -> Work:
        """Each file is a group of its own, and reads its own bytes."""
        keys = {path: of_bytes(data) for path, data in sorted(self._files.items())}

        def make(stale: Sequence[str], standing: Mapping[str, str]) -> Iterator[MadeGroup]:
            for path in stale:
                data = None if standing.get(path) == keys[path] else self._files[path]
                yield MadeGroup(name=path, files=(Made(path=path, key=keys[path], data=data),), reads=(path,))

        return Work(groups=tuple(keys), make=make, now=lambda path: keys.get(path, ""))

    def add(self) -> None:
        """One more article, and the pages that it changes: a sentence more in each."""
        self._files |= {path: self._page(20_000) for path in self._paths(self._articles)}
        self._articles += 1
        for path in self._draw.sample(sorted(self._files), CHANGED_SHARE):
            self._files[path] += self._page(200)

    def _paths(self, number: int) -> list[str]:
        slug = f"2024/{1 + number % 12:02}/{1 + number % 28:02}/report-{number}"
        return [f"{slug}/index.html", f"people/somebody-{number}/index.html", f"people/somebody-{number}/data.json"]

    def _page(self, size: int) -> bytes:
        start = self._draw.randrange(len(self._text) - size)
        return self._text[start : start + size].encode()


class Built:
    """A site of real pages."""

    def __init__(self, site: Path, articles: int, *, made: bool) -> None:
        self._site, self._articles, self._news = site, articles, News(articles)
        for number in range(0 if made else articles):
            self._news.write(site, number)

    def build(self) -> None:
        """Run ``build``."""
        build.build(self._site, None)

    def add(self) -> None:
        """One more article."""
        self._news.write(self._site, self._articles)
        self._articles += 1


def outputs(site: Path) -> dict[str, tuple[int, str]]:
    """Path → size and fingerprint of the files of output/."""
    root = site / "output"
    found = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(root).as_posix(): (path.stat().st_size, of_bytes(path.read_bytes())) for path in found}


class Crawler(threading.Thread):
    """Follows links at random, and counts those that lead nowhere although their page, read anew, has them still."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self._port, self.pages, self.dead, self.ended = port, 0, 0, threading.Event()

    def run(self) -> None:
        """Until it is ended."""
        draw, page = random.Random(1), "/index.html"  # noqa: S311 - no secret
        while not self.ended.is_set():
            links = self._links(page) or ["/index.html"]
            path = draw.choice(links)
            self.pages += 1
            if self._get(path)[0] != 200 and path in self._links(page) and self._get(path)[0] != 200:
                self.dead += 1
                path = "/index.html"
            page = path

    def _links(self, page: str) -> list[str]:
        found = LINK.findall(self._get(page)[1])
        return [posixpath.normpath(posixpath.join(posixpath.dirname(page), link.decode())) for link in found]

    def _get(self, path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(HOST, self._port, timeout=30)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@contextmanager
def crawled(root: Path, work: Path) -> Iterator[Crawler | None]:
    """A crawler in a folder that nginx serves, where there is nginx."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        yield None
        return
    port, here = free_port(), work / "nginx"
    here.mkdir(parents=True)
    work.parent.chmod(0o755)  # the server's own user reads the files
    temporary = "".join(f"{kind}_temp_path {here}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (here / "conf").write_text(
        f"daemon off; pid {here}/pid; events {{}} http {{ access_log off; {temporary}"
        f"server {{ listen {HOST}:{port}; root {root}; }} }}",
        "utf-8",
    )
    with running([program, "-c", str(here / "conf"), "-e", str(here / "error")], port):
        crawler = Crawler(port)
        crawler.start()
        yield crawler
        crawler.ended.set()
        crawler.join()


def publish(site: Path) -> tuple[int, float]:
    """Files sent or removed, and seconds."""
    start = time.perf_counter()
    outcome = publishing.run(config.load(site), site, config.target(site, "there"))
    return len(outcome.changes), time.perf_counter() - start


def measure(site: Path, pages: Built | MadeUp, kinds: list[str], work: Path) -> None:
    """Print a table."""
    with ExitStack() as stack:
        places = {kind: TARGETS[kind](work, stack) for kind in kinds}
        lines = {kind: f"{SITE}targets:\n  there: {{{place.settings}}}\n" for kind, place in places.items()}

        def each(told: Callable[[str, int, float, int], None]) -> None:
            for kind, place in places.items():
                (site / "site.yaml").write_text(lines[kind], "utf-8")
                shutil.rmtree(site / ".cache" / "publish", ignore_errors=True)
                cache = work / f"cache-{kind}"
                if cache.exists():
                    shutil.copytree(cache, site / ".cache" / "publish", symlinks=True)
                before = place.sent()
                files, seconds = publish(site)
                told(kind, files, seconds, place.sent() - before)
                shutil.rmtree(cache, ignore_errors=True)
                shutil.move(site / ".cache" / "publish", cache) if (site / ".cache" / "publish").exists() else None

        print(f"{'target':<10}  {'publish':<14}  {'files':>6}  {'changed B':>11}  {'sent B':>11}  {'ratio':>5}  {'s':>6}")
        changed, what = 0, "all"

        def told(kind: str, files: int, seconds: float, sent: int) -> None:
            ratio = f"{sent / changed:.3f}" if changed else "-"
            print(f"{kind:<10}  {what:<14}  {files:>6}  {changed:>11,}  {sent:>11,}  {ratio:>5}  {seconds:>6.1f}", flush=True)

        known: dict[str, tuple[int, str]] = {}
        pages.build()
        for what in ("all", "one new", "another new"):
            if what != "all":
                pages.add()
                pages.build()
            now = outputs(site)
            changed = sum(item[0] for path, item in now.items() if known.get(path) != item)
            known = now
            if what == "all" or "directory" not in kinds or isinstance(pages, MadeUp):  # whose words link to nothing
                each(told)
                continue
            with crawled(work / "web" / "current", work / what.replace(" ", "-")) as crawler:
                each(told)
            print(
                f"dead links met by the crawler: {crawler.dead} of {crawler.pages:,} followed"
                if crawler
                else "no nginx, no crawler"
            )
        what, changed = "nothing new", 0
        each(told)


def main() -> None:
    """Measure one size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--targets", nargs="+", choices=TARGETS, default=list(TARGETS))
    parser.add_argument("--made-up", action="store_true", help="files of random words, and no build")
    parser.add_argument("--site", type=Path, help="a site of so many articles that this benchmark has built before")
    parser.add_argument("--work", type=Path, help="where all is made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    os.environ.update(KEYS)
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        work, site = Path(folder), options.site or Path(folder) / "site"
        site.mkdir(exist_ok=True)
        (site / "site.yaml").write_text(SITE, "utf-8")
        pages = MadeUp(site, options.articles) if options.made_up else Built(site, options.articles, made=bool(options.site))
        measure(site, pages, options.targets, work)


if __name__ == "__main__":
    main()
