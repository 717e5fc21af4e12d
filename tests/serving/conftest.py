"""Real server processes over small sites. Most tests share one, which is as it was at first when the next test begins."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SITE = "title: The Harbour Digest\nrights: {default: full}\n"
ARTICLE = """\
---
title: Harbour wall is mended
date: 2024-03-04
people:
  Mary Oakes: {as: [Oakes], role: harbour master}
places: [Port Sel]
publisher: Port Sel Gazette
---

PORT SEL, March 4. The harbour wall of Port Sel was mended on Monday. Mary Oakes, harbour master, thanked the masons.

“The wall will hold,” Oakes said.
"""
WAITING = 120
"""Seconds that a test waits for what is to come; none asks how long it took."""


OWN = {"site.yaml", "seeds", "content", "templates", "output"}
"""What a test may change in a site's folder."""
PREVIEW = Path(".cache/serve/output")


@dataclass
class Served:
    """A site and the server over it."""

    folder: Path
    address: str
    process: subprocess.Popen[str]
    said: list[str]
    first: dict[str, bytes] = field(default_factory=dict)
    """The site's files as they were when it was started."""
    built: dict[str, bytes] = field(default_factory=dict)
    """The preview as it was then."""

    def get(self, path="", method="GET", data=None, **headers):
        """(status, headers, text) of a request with just these headers; redirects are not followed."""
        request = urllib.request.Request(self.address + path, data=data, method=method)
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=10) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()

    def write(self, path, text):
        """A file of the site, put there in one go as editors do."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.tmp")
        beside.write_text(text, "utf-8")
        beside.replace(file)

    def status(self):
        """What every open page is told now."""
        with urllib.request.urlopen(self.address + "_serve/events", timeout=WAITING) as stream:
            said = next(line for line in stream if line.startswith(b"data: "))
        return json.loads(said.removeprefix(b"data: "))

    def is_as_at_first(self):
        """At rest, with nothing wrong, over the preview that it began with."""
        told = self.status()
        return not (told["working"] or told["faults"] or told["drafts"]) and files_of(self.folder / PREVIEW) == self.built

    def restore(self):
        """Undo whatever a test did to the site, and wait until the server has followed."""
        for path in [path for path in files_of(self.folder, OWN) if path not in self.first]:
            (self.folder / path).unlink()
        for path, data in self.first.items():
            if not (self.folder / path).is_file() or (self.folder / path).read_bytes() != data:
                self.write(path, data.decode())
        for name in ("templates", "output", ".cache/state.sqlite", ".cache/serve/desk.json"):
            if (self.folder / name).is_dir():
                shutil.rmtree(self.folder / name)
            else:
                (self.folder / name).unlink(missing_ok=True)
        until = time.monotonic() + WAITING
        while not self.is_as_at_first():
            assert time.monotonic() < until, f"the server is not as it was: {self.status()}"
            time.sleep(0.02)


def files_of(root, below=None):
    """Path → bytes of all files of a folder, or of those ``below`` these names."""
    found = (path for path in sorted(root.rglob("*")) if below is None or path.relative_to(root).parts[0] in below)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def lay(folder, more=None):
    """A site of one article and of the files ``more``."""
    pytest.importorskip("watchfiles", reason="needs the extra serve: pip install -r requirements-dev.txt")
    files = {"site.yaml": SITE, "content/articles/2024/03/04/harbour-wall-is-mended.md": ARTICLE, **(more or {})}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "seeds").mkdir()
    return folder


@contextmanager
def running(site, *arguments):
    """A server over a site, until the end of what is within."""
    command = [sys.executable, "-m", "broadsheet", "--site", str(site), "serve", "--port", "0", *arguments]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    try:
        said = []
        for line in process.stdout:
            said.append(line.rstrip())
            if found := re.match(r"(http://\S+) shows the site", line):
                break
        else:
            raise AssertionError("\n".join(said))
        yield Served(site, found[1], process, said, files_of(site, OWN), files_of(site / PREVIEW))
    finally:
        process.send_signal(signal.SIGINT)
        try:
            sys.stdout.write(process.communicate(timeout=WAITING)[0])
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture
def site(tmp_path):
    """A site of one article, for a test that needs a server of its own."""
    return lay(tmp_path / "site")


@pytest.fixture
def serve(site):
    """Starts a server over the site with further arguments; it ends with the test."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(running(site, *arguments))


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A server over a site of one article, for all tests that leave it running."""
    with running(lay(tmp_path_factory.mktemp("serving") / "site")) as served:
        yield served


@pytest.fixture
def served(shared):
    """The shared server over the site of one article, which is restored when the test has ended."""
    yield shared
    shared.restore()


@pytest.fixture
def tab(chromium):
    """A page of the browser that notes what goes wrong in it."""
    from playwright.sync_api import expect

    expect.set_options(timeout=WAITING * 1000)
    page = chromium.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
