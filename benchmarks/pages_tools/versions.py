"""The tools' versions, and where they are installed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

NPM = {
    "axe-core": "4.14.1",
    "feedsmith": "3.0.1",
    "lighthouse": "12.8.2",
    "linkinator": "7.6.1",
    "schema-dts": "2.1.0",
    "typescript": "7.0.2",
    "vnu-jar": "26.9.27",
}


def installed(folder: Path) -> Path:
    """``folder/node_modules`` with all tools at these versions; npm fetches what is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / "package.json"
    wanted = json.dumps({"private": True, "dependencies": NPM}, indent=1)
    modules = folder / "node_modules"
    if not package.is_file() or package.read_text("utf-8") != wanted or not all((modules / name).is_dir() for name in NPM):
        package.write_text(wanted, "utf-8")
        subprocess.run(
            ["npm", "install", "--no-fund", "--no-audit", "--ignore-scripts", "--loglevel=error"], cwd=folder, check=True
        )
        package.write_text(wanted, "utf-8")
    return modules
