"""The Nu HTML Checker on pages and on the style sheet."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

HERE = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
"""It will not fetch from the machine it runs on unless it is told that it may."""
BLOCK = "Inline script violates Content Security Policy"
"""Left out where it is said of structured data: a block of data is no script, and no policy holds it back (HTML)."""

UNREAD = "non-document-error"
"""It waits five seconds for a page, which a busy machine may not keep."""
TRIES = 4


def check(base: str, pages: Mapping[str, str], tools: Path) -> dict[str, list[str]]:
    """Kind → errors and warnings of its page; what is only told for information is left out."""
    found: dict[str, list[str]] = {}
    waiting = {base + page: kind for kind, page in pages.items()}
    for _ in range(TRIES):
        messages = _run(tools, list(waiting)) if waiting else []
        late = {message["url"] for message in messages if message["type"] == UNREAD}
        found |= {kind: [_words(m) for m in messages if m["url"] == url] for url, kind in waiting.items()}
        waiting = {url: kind for url, kind in waiting.items() if url in late}
    return found


def style_sheet(base: str, tools: Path) -> list[str]:
    """Errors of the style sheet."""
    return [_words(message) for message in _run(tools, ["--css", f"{base}assets/broadsheet.css"])]


def _run(tools: Path, arguments: list[str]) -> list[dict[str, str]]:
    jar = next((tools / "vnu-jar").rglob("vnu.jar"))
    done = subprocess.run(
        ["java", "-Xss8m", HERE, "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    messages: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return [m for m in messages if _counts(m) and not (m["message"].startswith(BLOCK) and "ld+json" in m.get("extract", ""))]


def _counts(message: Mapping[str, str]) -> bool:
    return message["type"] in ("error", UNREAD) or message.get("subType") == "warning"


def _words(message: Mapping[str, str]) -> str:
    return f"{message['type']}: {message['message']} — {message.get('extract', '')[:120]}"
