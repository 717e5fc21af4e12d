"""Seconds from a change of a file to the open page: an article dropped into seeds/, an edited article, an edited template.

    python benchmarks/serve.py [--sizes 1000 10000] [--times 20] [--work DIR]

Over the made-up news of ``benchmarks/build.py``, with a real server process and a real Chromium. The clock runs from right before
the file is put in its place, when the server has no work, until the page that is open shows what is new in it. The language
model is open: the first drops are not counted. Needs the extra ``serve``, the language model, Playwright and Chromium.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import LAST, ROOT, SITE, News
from playwright.sync_api import Page, sync_playwright

SEED = """\
{day:%B} {day.day}, {day.year}

The harbour office of {name} counts boats

HARBOUR CITY, {day:%B} {day.day}. The harbour office of {name} counted {number} boats on {day:%A}, more than in any week before.
"We had to count twice," said Mary Oakes, the harbour master. The council of Harbour City wants to mend the northern wall before
the winter and asks the ministry of transport for money. Peter Brook, who speaks for the fishermen, told reporters that the wall
had been promised for ten years.
"""
TEMPLATE = '<footer class="colophon"><p>Mark {mark}.</p></footer>\n'
PATIENCE = 600_000
"""Milliseconds."""


def put(path: Path, text: str) -> None:
    """A file, in one go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def shown(page: Page, path: Path, text: str, mark: str) -> float:
    """Seconds until ``page`` shows ``mark``, from when ``path`` holds ``text``."""
    page.wait_for_function("() => document.body && !document.querySelector('.bs-serve-working')", timeout=PATIENCE)
    start = time.perf_counter()
    put(path, text)
    page.wait_for_function("mark => document.body && document.body.textContent.includes(mark)", arg=mark, timeout=PATIENCE)
    return time.perf_counter() - start


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server over ``site``."""
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield next(found[1] for line in process.stdout if (found := re.match(r"(http://\S+) shows the site", line)))
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def name(number: int) -> str:
    """A made-up name that no other number has."""
    return "".join("BDFGKLMNPR"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:03d}").capitalize()


def measure(site: Path, times: int, page: Page) -> Iterator[tuple[str, list[float]]]:
    """(what, seconds of each time)."""
    with served(site) as address:
        page.goto(f"{address}{LAST:%Y/%m/%d}/")

        def drop(time: int) -> float:
            text = SEED.format(day=LAST, number=1000 + time, name=name(time))
            return shown(page, site / f"seeds/report-{time}.txt", text, name(time))

        for warm in range(900, 903):
            drop(warm)
        yield "article dropped", [drop(number) for number in range(times)]
        article = next((site / "content/articles" / f"{LAST:%Y/%m/%d}").glob("report-*.md"))
        page.goto(f"{address}{LAST:%Y/%m/%d}/{article.stem}/")
        written = article.read_text("utf-8")
        yield "article edited", [edit(page, article, written, number) for number in range(times)]
        page.goto(f"{address}about/")
        about = (ROOT / "templates/about.html").read_text("utf-8")
        own = site / "templates/about.html"
        yield "one page's template", [template(page, own, about, number) for number in range(times)]
        page.goto(f"{address}about/")
        partial = site / "templates/partials/colophon.html"
        yield (
            "every page's template",
            [
                shown(page, partial, TEMPLATE.format(mark=name(number)), f"Mark {name(number)}.")
                for number in range(max(1, times // 10))
            ],
        )


def edit(page: Page, article: Path, written: str, number: int) -> float:
    """An article with one more sentence."""
    return shown(page, article, f"{written}\nThe mark of {name(number)} stands.\n", f"The mark of {name(number)} stands.")


def template(page: Page, own: Path, text: str, number: int) -> float:
    """A page's template with one more line."""
    changed = text.replace("{% block main %}", f"{{% block main %}}\n<p>{name(number)} stands.</p>", 1)
    return shown(page, own, changed, f"{name(number)} stands.")


def site_of(size: int, folder: Path) -> Path:
    """A site of so many articles."""
    (folder / "site.yaml").write_text(SITE, "utf-8")
    (folder / "seeds").mkdir()
    news = News(size)
    for number in range(size):
        news.write(folder, number)
    return folder


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--work", type=Path, help="where sites are made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("google-chrome")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}")
    print(f"{'articles':>8}  {'change':<22}  {'times':>5}  {'median s':>8}  {'slowest s':>9}")
    row: Callable[..., str] = "{:>8}  {:<22}  {:>5}  {:>8.3f}  {:>9.3f}".format
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for size in options.sizes:
            with tempfile.TemporaryDirectory(dir=options.work) as folder:
                site = site_of(size, Path(folder))
                for what, seconds in measure(site, options.times, browser.new_page()):
                    print(row(size, what, len(seconds), statistics.median(seconds), max(seconds)), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
