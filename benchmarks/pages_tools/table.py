"""What was found → a table in Markdown, and what misses its bar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EDITION_KB = 30
REQUESTS = 4
TYPED_MS = 100
SEARCHING = ("search", "not found")
HEAD = (
    "| page | HTML + CSS | requests | axe: light, dark, phone | vnu | Lighthouse: performance, accessibility, best practices, SEO"
    " | console, policy | layout shift |\n|---|--:|--:|--:|--:|--:|--:|--:|\n"
)


def write(found: Mapping[str, Mapping[str, Any]], whole: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The tables, and a line for each bar that is missed."""
    missed = [line for kind, facts in found.items() for line in _missed(kind, facts)]
    rows = "".join(_row(kind, facts) for kind, facts in found.items())
    sites, more = _whole(whole)
    missed += more
    said = "\nEvery bar is met.\n" if not missed else "\nMissed:\n\n" + "".join(f"- {line}\n" for line in missed)
    return HEAD + rows + sites + said, missed


def _row(kind: str, facts: Mapping[str, Any]) -> str:
    axe = ", ".join(str(len(violations)) for violations in facts["axe"].values()) or "–"
    scores = facts.get("lighthouse", {})
    light = ", ".join(str(scores[name]) for name in scores if name not in ("lost", "failed")) or "–"
    cells = [
        kind,
        f"{(facts['html'] + facts['css']) / 1000:.1f} kB",
        str(facts["requests"]),
        axe,
        str(len(facts["vnu"])) if "vnu" in facts else "–",
        light,
        f"{len(facts['console'])}, {len(facts['policy'])}",
        f"{facts['shift']:.3f}".rstrip("0").rstrip("."),
    ]
    return f"| {' | '.join(cells)} |\n"


def _missed(kind: str, facts: Mapping[str, Any]) -> list[str]:
    lines = [f"{kind}, axe in {view}: {what}" for view, all_ in facts["axe"].items() for what in all_]
    lines += [f"{kind}, vnu: {what}" for what in facts.get("vnu", ())]
    lines += [f"{kind}, console: {what}" for what in facts["console"]]
    lines += [f"{kind}, policy: {what}" for what in facts["policy"]]
    lines += [f"{kind} scrolls sideways in {view}" for view in facts["sideways"]]
    lines += [f"{kind}: layout shift {facts['shift']:.4f}"] if facts["shift"] else []
    if kind not in SEARCHING and facts["requests"] > REQUESTS:
        lines.append(f"{kind}: {facts['requests']} requests")
    if kind == "edition" and facts["html"] + facts["css"] > EDITION_KB * 1024:
        lines.append(f"{kind}: {facts['html'] + facts['css']:,} bytes of HTML and CSS")
    scores = facts.get("lighthouse", {})
    if "failed" in scores:
        lines.append(f"{kind}, Lighthouse: {scores['failed']}")
    elif any(scores[name] < 100 for name in scores if name != "lost"):
        lines.append(f"{kind}, Lighthouse: {'; '.join(scores['lost'])}")
    return lines


def _whole(whole: Mapping[str, Any]) -> tuple[str, list[str]]:
    rows, missed = [], []
    for name, key, of in (
        ("Broken links over HTTP (linkinator)", "links", "followed"),
        ("Broken links from disk", "disk", "followed"),
        ("Feeds: feedparser, RFC 4287's rules, feedsmith", "feeds", "feeds"),
        ("Structured data: schema-dts", "schema", "pages"),
    ):
        facts = whole.get(key)
        if not facts:
            continue
        wrong = facts.get("broken", facts.get("wrong", [facts.get("failed", "")]))
        rows.append(f"| {name} | {len(wrong)} of {facts.get(of, 0):,} |\n")
        missed += [f"{name}: {what}" for what in wrong[:20]]
    if "css" in whole:
        rows.append(f"| Style sheet: vnu | {len(whole['css'])} |\n")
        missed += [f"style sheet, vnu: {what}" for what in whole["css"]]
    if "typing" in whole:
        took = whole["typing"]
        said = f"{took['median']:.0f} ms a key, {took['slowest']:.0f} the slowest of {took['keys']}"
        rows.append(f"| Names while they are typed: median | {said} |\n")
        missed += [f"names while they are typed: {said}"] if took["median"] > TYPED_MS else []
    return ("\n| the whole site | wrong |\n|---|--:|\n" + "".join(rows)) if rows else "", missed
