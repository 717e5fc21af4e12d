"""Take pictures of the sample site's pages in Chromium: ``python docs/images/take.py [FOLDER] [--all]``.

Without ``--all`` only the pictures that the documentation shows; with it each page kind in light, dark, phone and print.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
OUTPUT = HERE.parents[1] / "output"
PAGES = {
    "front": "index.html",
    "edition": "2023/07/19/index.html",
    "month": "2023/07/index.html",
    "year": "2023/index.html",
    "topic": "topics/environment/index.html",
    "topics": "topics/index.html",
    "person": "people/john-kerry/index.html",
    "place": "places/china/index.html",
    "people": "people/index.html",
    "quotations": "quotations/index.html",
    "sources": "sources/index.html",
    "about": "about/index.html",
    "missing": "404.html",
}
SHOWN = ("edition", "person", "story")
FIRST_SCREEN = {"viewport": {"width": 1280, "height": 1500}, "color_scheme": "light"}
WAYS = {
    "light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "device_scale_factor": 2},
}


def article() -> str:
    """The page of the given article, whatever its headline."""
    pages = sorted((OUTPUT / "2023/07/19").glob("*/index.html"))
    return next(page for page in pages if "000_9dbc96969bbea648" in page.read_text("utf-8")).relative_to(OUTPUT).as_posix()


def longest_story() -> str:
    """The page of the story with the most articles."""
    pages = sorted((OUTPUT / "stories").glob("*/index.html"))
    return max(pages, key=lambda page: page.read_text("utf-8").count("<article")).relative_to(OUTPUT).as_posix()


def first_screen(browser: Browser, name: str, path: str, folder: Path) -> None:
    """The upper part of one page, as the documentation shows it."""
    context = browser.new_context(**FIRST_SCREEN)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((OUTPUT / path).as_uri())
    page.screenshot(path=folder / f"{name}.png")
    context.close()


def picture(browser: Browser, name: str, path: str, way: str, folder: Path) -> None:
    """One page, one way, as PNG; for print as PDF."""
    context = browser.new_context(**WAYS.get(way, WAYS["light"]))  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((OUTPUT / path).as_uri())
    if way == "print":
        page.pdf(path=folder / f"{name}-print.pdf", prefer_css_page_size=True)
    else:
        page.screenshot(path=folder / f"{name}-{way}.png", full_page=True)
    context.close()


def main(arguments: list[str]) -> int:
    """Take the pictures and say where they are."""
    everything = "--all" in arguments
    folder = Path(next((a for a in arguments if not a.startswith("-")), str(HERE)))
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        pages = {**PAGES, "article": article(), "story": longest_story()}
        for name, path in pages.items():
            for way in (*WAYS, "print") if everything else ():
                picture(browser, name, path, way, folder)
            if name in SHOWN and not everything:
                first_screen(browser, name, path, folder)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
