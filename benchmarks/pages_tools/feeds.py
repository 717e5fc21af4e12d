"""Every feed of a site: Atom by feedparser and by RFC 4287's rules, as the W3C's validator has them; both kinds by feedsmith."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
WHEN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONE_OF_FEED = {"id", "title", "updated"}
AT_MOST_ONE = {"generator", "icon", "logo", "rights", "subtitle", "summary", "content", "published", "source"}
PARSE = """
import { readFileSync } from "node:fs";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
for (const path of readFileSync(0, "utf8").split("\\n").filter(Boolean)) {
  try {
    const text = readFileSync(path, "utf8");
    const feed = path.endsWith(".json") ? parseJsonFeed(text) : parseAtomFeed(text);
    const entries = feed.items ?? feed.entries ?? [];
    console.log(JSON.stringify([path, entries.length, ""]));
  } catch (error) {
    console.log(JSON.stringify([path, 0, String(error)]));
  }
}
"""


def check(output: Path, tools: Path) -> dict[str, object]:
    """How many feeds there are, and what is wrong with them."""
    atom = sorted(output.rglob("feed.atom"))
    both = [*atom, *sorted(output.rglob("feed.json"))]
    wrong = [f"{path.relative_to(output)}: {what}" for path in atom for what in (*_bozo(path), *_rules(path))]
    script = tools.parent / "feeds.mjs"
    script.write_text(PARSE, "utf-8")
    done = subprocess.run(["node", script], input="\n".join(map(str, both)), capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        path, _, error = json.loads(line)
        wrong += [f"{Path(path).relative_to(output)}: {error}"] if error else []
    return {"feeds": len(both), "wrong": wrong}


def _bozo(path: Path) -> Iterator[str]:
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        yield f"feedparser: {feed.bozo_exception!r}"


def _rules(path: Path) -> Iterator[str]:
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - our own file
    entries = root.findall(f"{ATOM}entry")
    yield from _element(root, "feed", authored=bool(root.findall(f"{ATOM}author")))
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "feed has no link to itself"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(ids) != len(set(ids)):
        yield "two entries have one id"
    for entry in entries:
        yield from _element(entry, "entry", authored=bool(root.findall(f"{ATOM}author")) or bool(entry.findall(f"{ATOM}author")))


def _element(element: ET.Element, name: str, *, authored: bool) -> Iterator[str]:
    counts: dict[str, int] = {}
    for child in element:
        counts[child.tag.removeprefix(ATOM)] = counts.get(child.tag.removeprefix(ATOM), 0) + 1
    yield from (f"{name} has {counts.get(one, 0)} of {one}" for one in ONE_OF_FEED if counts.get(one, 0) != 1)
    yield from (f"{name} has {counts[one]} of {one}" for one in AT_MOST_ONE if counts.get(one, 0) > 1)
    if name == "entry" and not authored:
        yield "entry has no author, nor has its feed"
    if (
        name == "entry"
        and not counts.get("content")
        and not any(link.get("rel", "alternate") == "alternate" for link in element.findall(f"{ATOM}link"))
    ):
        yield "entry has neither content nor a link"
    for date in (*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")):
        if not WHEN.fullmatch(date.text or ""):
            yield f"{name} has the date {date.text!r}"
    if not re.match(r"[a-z][a-z0-9+.-]*:", element.findtext(f"{ATOM}id") or ""):
        yield f"the id of {name} is no full address"
