"""Names looked up while they are typed: milliseconds from a key to the names in view, in Chromium."""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

NAMES = 10
"""Names that are typed, letter by letter: every so-manieth of the site's people."""
KEY = """
letter => new Promise((done, lost) => {
  const input = document.activeElement, list = document.getElementById(input.getAttribute("aria-controls"));
  const start = performance.now();
  const seen = new MutationObserver(() => {
    if (!list.querySelector("[role=option]")) return;
    seen.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  });
  seen.observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
  setTimeout(() => lost("no names within five seconds"), 5000);
  input.value += letter;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, data: letter }));
})
"""


def measure(base: str, output: Path) -> dict[str, Any]:
    """Median and slowest of all keys; the field is focused first, as it is by whoever types."""
    names = _names(output)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        took = [each for name in names for each in _typed(page, base, name)]
        browser.close()
    return {"names": len(names), "keys": len(took), "median": statistics.median(took), "slowest": max(took)}


def _names(output: Path) -> Sequence[str]:
    lines = (output / "data/entities/people.jsonl").read_text("utf-8").splitlines()
    names = [json.loads(line)["name"] for line in lines]
    return names[:: max(1, len(names) // NAMES)][:NAMES]


def _typed(page: Page, base: str, name: str) -> list[float]:
    page.goto(base, wait_until="networkidle")
    page.locator("input[type=search]").first.focus()
    page.wait_for_timeout(300)  # nobody types the first letter sooner
    took = []
    for letter in name.rpartition(" ")[2]:
        took.append(float(page.evaluate(KEY, letter)))
        page.wait_for_timeout(80)
    return took
