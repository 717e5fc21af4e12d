"""What all tests share: CI skips none, and a test that needs Chromium says so where there is none."""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import fcntl
import functools
import hashlib
import html
import http.server
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, settings

from broadsheet.model.article import Article, Block, Mention, Quote
from broadsheet.text.sentences import sentences
from broadsheet.text.slugs import slugify
from tests.models import english

CHROMIUM = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync".split()
"""Options under which it runs as root, and asks nothing of any other server."""
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")  # how long an example takes is the machine's affair


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """On CI everything is installed, so that a skipped test is a failed one."""
    report = yield
    if os.environ.get("BROADSHEET_SKIP_NONE") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where nothing may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def chromium():
    """A real Chromium; without one the tests that need it are skipped, and CI installs it. One for all tests.

    Its shell without windows is taken where it is installed: the same engine opens a page in a quarter of the time.
    """
    api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install -r requirements-dev.txt")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("needs Chromium: apt-get install chromium-headless-shell, or chromium")
    with api.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """Makes a folder once for all tests, also where several processes share them (pytest-xdist): ``once(name, make)``.

    ``make`` is given the empty folder; what it made is for reading only.
    """
    root = tmp_path_factory.getbasetemp()
    root = root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root

    def made(name, make):
        folder, ready = root / name, root / f"{name}.ready"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not ready.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                ready.touch()
        return folder

    return made


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def serving():
    """Serves folders as a web server without any settings would, each at an address of its own, until the tests end."""
    servers = []

    def serve(folder):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def permissions_hold():
    """Within it permissions hold for root too, who may otherwise read and write everything."""
    return _bound_by_permissions


@contextmanager
def _bound_by_permissions():
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("root reads and writes everything")
    before = _capabilities()
    _capabilities((before[0] & ~0b110, *before[1:]))  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    try:
        yield
    finally:
        _capabilities(before)


def _capabilities(wanted=None):
    """The capabilities of this thread, six words (effective, permitted, inheritable, twice), as they are or as wanted."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, words = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*(wanted or ()))
    if (libc.capset if wanted else libc.capget)(header, words):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return tuple(words)


@pytest.fixture(scope="session")
def article():
    """A maker of published articles: every form of every name is found in the text, as the evidence of a claim would be."""
    return _article


@pytest.fixture(scope="session")
def apart():
    """A maker of sentences of made-up names: articles that end with different ones tell different stories."""
    return _apart


def _apart(seed, words=60):
    """The sentence of ``seed``: the same for the same seed, and hardly a word of any other's."""
    digits = "".join(hashlib.blake2b(f"{seed} {n}".encode(), digest_size=4).hexdigest() for n in range(words))
    made = (
        "".join("bdfgklmnprstvzhj"[int(d, 16)] + "aeiou"[int(d, 16) % 5] for d in digits[n * 8 : n * 8 + 5]) for n in range(words)
    )
    return f"{' '.join(made).title()}."


def _article(text, *, on="2023-07-19", headline=None, names=(), quotes=(), roles=(), topics=(), **more):
    """A published article of ``text``.

    ``names`` holds ``(kind, name, *other forms)``, an outlet's kind being ``cited``; ``quotes`` holds
    ``(words, speaker, to, via)``, the last ones optional; ``roles`` holds ``(kind, name, phrase)``.
    """
    headline = headline or text.split(".")[0]
    slug = more.pop("slug", None) or slugify(headline)
    published = dt.date.fromisoformat(on)
    blocks = tuple(Block(html=f"<p>{html.escape(part, quote=False)}</p>", text=part) for part in text.split("\n\n"))
    return Article(
        id=f"articles/{on.replace('-', '/')}/{slug}",
        slug=slug,
        headline=headline,
        headline_inferred=more.pop("headline_inferred", False),
        published=published,
        text=text,
        blocks=blocks,
        sentences=sentences(text),
        mentions=_mentions(text, names),
        quotes=tuple(_quote(text, *quote) for quote in quotes),
        roles=tuple(
            Mention(text=m[0], start=m.start(), end=m.end(), kind=kind, name=name)
            for kind, name, phrase in roles
            for m in re.finditer(re.escape(phrase), text)
        ),
        summary=more.pop("summary", sentences(text)[0].text if text else ""),
        topics=tuple(topics),
        language="en",
        rights=more.pop("rights", "full"),
        words=more.pop("words", len(text.split())),
        shown=len(text.split()),
        whole=more.pop("whole", True),
        **more,
    )


def _mentions(text, names):
    forms = [(form, kind, name[0]) for kind, *name in names for form in name]
    found = {}
    for form, kind, name in sorted(forms, key=lambda f: -len(f[0])):
        for m in re.finditer(rf"\b{re.escape(form)}\b", text):
            if not any(m.start() < end and start < m.end() for start, end in found):
                found[m.span()] = Mention(
                    text=form,
                    start=m.start(),
                    end=m.end(),
                    kind="organisation" if kind == "cited" else kind,
                    name=name,
                    cited=kind == "cited",
                )
    return tuple(found[span] for span in sorted(found))


def _quote(text, words, speaker=None, to=None, via=None, context="asserted"):
    start = text.index(words)
    return Quote(text=words, start=start, end=start + len(words), speaker=speaker, to=to, via=via, context=context)


def _free_port():
    """A port that nobody listens on, among those that the system gives to nobody by itself."""
    while True:
        with socket.socket() as probe, contextlib.suppress(OSError):
            port = random.randrange(10_000, 32_000)
            probe.bind(("127.0.0.1", port))
            return port


def _answers(port, process):
    """Whether ``process`` listens on the port; it may have ended instead, since somebody else was quicker to take it."""
    for _ in range(4500):
        if process.poll() is not None:
            return False
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return process.poll() is None
        time.sleep(0.02)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def listening():
    """Start a program on a free port, which is given to ``command``; the port. All end with the tests."""
    started = []

    def start(command, **more):
        for _ in range(5):
            port = _free_port()
            process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
            started.append(process)
            if _answers(port, process):
                return port
        raise AssertionError("the server ended at once")

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait()


@pytest.fixture(scope="session")
def model():
    """The default language model."""
    return english()
