"""A real server process over a small site of its own, for each test that changes it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
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


@dataclass
class Served:
    """A site and the server over it."""

    folder: Path
    address: str
    process: subprocess.Popen[str]
    said: list[str]

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


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@pytest.fixture
def site(tmp_path):
    """A site of one article."""
    pytest.importorskip("watchfiles", reason="needs the extra serve: pip install -r requirements-dev.txt")
    folder = tmp_path / "site"
    for path, text in {"site.yaml": SITE, "content/articles/2024/03/04/harbour-wall-is-mended.md": ARTICLE}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "seeds").mkdir()
    return folder


@pytest.fixture
def serve(site):
    """Starts the server over the site with further arguments; it ends with the test."""
    started = []

    def start(*arguments):
        command = [sys.executable, "-m", "broadsheet", "--site", str(site), "serve", "--port", "0", *arguments]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
        started.append(process)
        said = []
        for line in process.stdout:
            said.append(line.rstrip())
            if found := re.match(r"(http://\S+) shows the site", line):
                return Served(site, found[1], process, said)
        raise AssertionError("\n".join(said))

    yield start
    for process in started:
        process.send_signal(signal.SIGINT)
        try:
            sys.stdout.write(process.communicate(timeout=WAITING)[0])
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture
def served(serve):
    """A running server over the site of one article."""
    return serve()


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
