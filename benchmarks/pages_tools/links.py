"""Links: over HTTP by linkinator, which follows all of them; from disk by Broadsheet's own check of every page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def broken(base: str, tools: Path) -> dict[str, object]:
    """Broken links and how many were followed, from the front page through the whole site; other sites are left alone."""
    skip = "^(?!" + base.replace(".", "\\.") + ")"
    tool = tools / "linkinator" / "build" / "src" / "cli.js"
    options = ["--recurse", "--format", "json", "--concurrency", "16", "--skip", skip]
    command = ["node", tool, base, *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip().startswith("{"):
        return {"failed": done.stderr[-300:]}
    links = json.loads(done.stdout)["links"]
    return {
        "followed": sum(link["state"] == "OK" for link in links),
        "broken": [
            f"{link['url']} on {link.get('parent', '')}: {link.get('status')}" for link in links if link["state"] == "BROKEN"
        ],
    }


def broken_on_disk(output: Path) -> dict[str, object]:
    """Links that lead to no file or anchor where the site is opened from disk."""
    sys.path[:0] = [str(Path(__file__).parents[2])]
    from broadsheet.checks import html, links

    pages = html.pages(output)
    return {
        "followed": sum(len(page.links) for page in pages.values()),
        "broken": [str(problem) for problem in links.check(output, pages, "https://example.org/")],
    }
