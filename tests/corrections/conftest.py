"""What the tests of corrections share."""

from __future__ import annotations


def write(folder, name, text):
    """A file of a site."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


BRIDGE = "articles/2023/07/19/bridge-reopens"
ARTICLE = """---
title: Bridge reopens
date: 2023-07-19
people: [Mara Ilves]
---

The bridge reopened on Monday. Mara Ilves crossed it on a donkey.
"""


def two_articles(folder):
    """One about a bridge, and one about a ferry in another month."""
    write(folder, f"content/{BRIDGE}.md", ARTICLE)
    write(folder, "content/articles/2023/08/01/ferry.md", "---\ntitle: Ferry sinks\ndate: 2023-08-01\n---\n\nA ferry sank.\n")
