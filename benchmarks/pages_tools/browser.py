"""Pages in Chromium: axe-core, requests, bytes, console messages, policy reports, layout shift, sideways scroll."""

from __future__ import annotations

import gzip
import shutil
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

VIEWS: Mapping[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2},
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH = """
window.seen = { shift: 0, policy: [] };
document.addEventListener("securitypolicyviolation", e => seen.policy.push(e.violatedDirective + " " + e.blockedURI));
new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) seen.shift += e.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""


def measure(base: str, pages: Mapping[str, str], tools: Path, *, axe: bool) -> dict[str, dict[str, object]]:
    """Kind → what the browser saw of its page, in each view."""
    source = (tools / "axe-core" / "axe.min.js").read_text("utf-8")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        found = {kind: _page(browser, base, page, source if axe else "") for kind, page in pages.items()}
        browser.close()
    return found


def _page(browser: Browser, base: str, page: str, axe: str) -> dict[str, object]:
    html = _compressed(base + page)
    seen: dict[str, Any] = {"axe": {}, "console": [], "policy": [], "shift": 0.0, "requests": 0, "sideways": []}
    for view, options in VIEWS.items():
        context = browser.new_context(**options)
        context.add_init_script(WATCH)
        tab = context.new_page()
        asked: list[str] = []
        tab.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.on("console", lambda message: seen["console"].append(message.text))
        tab.on("pageerror", lambda error: seen["console"].append(str(error)))
        tab.goto(base + page, wait_until="networkidle")
        tab.wait_for_timeout(200)
        noted = tab.evaluate("seen")
        seen["shift"] = max(seen["shift"], noted["shift"])
        seen["policy"] += noted["policy"]
        seen["requests"] = max(seen["requests"], len(asked))
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            seen["sideways"].append(view)
        if axe:
            tab.evaluate(axe)
            result = tab.evaluate("tags => axe.run({ runOnly: tags })", TAGS)
            seen["axe"][view] = [
                f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"] for _ in v["nodes"][:1]
            ]
        context.close()
    return {**seen, "html": html, "css": _compressed(base + "assets/broadsheet.css")}


def _compressed(url: str) -> int:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - of this machine
        return len(gzip.compress(answer.read(), 9))
