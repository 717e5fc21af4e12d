"""Take pictures of a site's pages in Chromium: ``python docs/images/take.py [FOLDER] [--all] [--site SITE]``.

Without ``--all`` those that the README and the docs show, as WebP, of the sample site in the checkout. With it the largest
page of each kind of any SITE, whole, in light, dark, on a phone and on paper, to be looked at.
"""

from __future__ import annotations

import argparse
import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "benchmarks")]

from pages_tools import choose  # noqa: E402 - from this checkout

QUALITY = 80
WAYS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
}


@dataclass(frozen=True)
class Shown:
    """A picture of the docs: of which page, in which way, and how much of it from the top, in pixels."""

    page: str
    """Below output/; with a ``/`` before it, of ``serve``."""
    way: str
    height: int


SHOWN = {
    "front": Shown("index.html", "light", 1360),
    "person": Shown("people/john-kerry/index.html", "light", 1540),
    "place": Shown("places/china/index.html", "dark", 1540),
    "phone": Shown("2023/07/19/index.html", "phone", 844),
    "desk": Shown("/_desk/", "light", 1316),
}


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which ``serve`` shows a site."""
    command = [sys.executable, ROOT / "build.py", "--site", site, "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this program
    try:
        lines = iter(process.stdout or ())
        yield next(found[0].rstrip("/") for line in lines if (found := re.search(r"http://\S+", line)))
    finally:
        process.terminate()
        process.wait()


def shown(browser: Browser, top: str, name: str, folder: Path) -> None:
    """The upper part of one page, as WebP."""
    what = SHOWN[name]
    context = browser.new_context(**WAYS[what.way])
    page = context.new_page()
    page.goto(f"{top}/{what.page.removeprefix('/')}")
    size, sharp = WAYS[what.way]["viewport"], WAYS[what.way].get("device_scale_factor", 1)
    clip = {"x": 0, "y": 0, "width": size["width"], "height": what.height, "scale": sharp}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    taken = context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    (folder / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))
    context.close()


def whole(browser: Browser, output: Path, kind: str, path: str, folder: Path) -> None:
    """One page in every way: PNG, for paper PDF."""
    name = kind.replace(", ", "-").replace(" ", "-").lower()
    for way, options in WAYS.items():
        context = browser.new_context(**options)
        page = context.new_page()
        page.goto((output / path).as_uri())
        page.screenshot(path=folder / f"{name}-{way}.png", full_page=True)
        if way == "light":
            page.pdf(path=folder / f"{name}-print.pdf", prefer_css_page_size=True)
        context.close()


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    parser.add_argument("--all", action="store_true", help="every kind of page, in every way")
    parser.add_argument("--site", type=Path, default=ROOT, help="the folder of a built site")
    options = parser.parse_args()
    output = options.site.resolve() / "output"
    options.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        if options.all:
            for kind, path in choose.pages(output).items():
                whole(browser, output, kind, path, options.folder)
        else:
            with served(options.site.resolve()) as session:
                for name, what in SHOWN.items():
                    shown(browser, session if what.page.startswith("/") else output.as_uri(), name, options.folder)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
