"""An empty folder → a new site: site.yaml, the folders, and what git should leave alone."""

from __future__ import annotations

import json
from pathlib import Path

SITE = """\
# The site's settings; only `title` is needed. The reference lists every key.
title: {title}
# base_url: https://example.org/
# rights: {{default: excerpt}}     # full | excerpt | headline | private
"""
IGNORED = "/output/\n/.cache/\n"
FOLDERS = ("seeds", "content")


def start(folder: Path, title: str = "") -> Path:
    """Make ``folder`` a site; raises FileExistsError where something stands in it already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not an empty folder; name a new one")
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    heading = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    (folder / "site.yaml").write_text(SITE.format(title=json.dumps(heading, ensure_ascii=False)), "utf-8")
    (folder / ".gitignore").write_text(IGNORED, "utf-8")
    return folder
