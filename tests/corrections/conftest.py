"""What the tests of corrections share."""

from __future__ import annotations


def write(folder, name, text):
    """A file of a site."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
