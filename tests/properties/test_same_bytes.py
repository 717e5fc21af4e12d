"""One site, one set of bytes: whatever the time zone, the locale, the hash seed, the processes and the order of folders."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ARTICLE = """\
---
title: Article {n}
date: 2023-07-{day}
topics: [environment]
people: [Mara {name}, Jonas Ilves]
places: [{name}burg, Norwick]
organisations: [{name} Council]
quotes: [{{text: safe for now, speaker: Mara {name}}}]
---

Mara {name} of the {name} Council said “safe for now” in {name}burg, and Jonas Ilves in Norwick agreed. It was number {n}.
"""


NAMES = [f"{first}{last}" for first in ("Kar", "Bel", "Dor", "Fal", "Gor") for last in "abcdefghijklmnopqrst"]


def site(root, order):
    root.mkdir()
    (root / "site.yaml").write_text("title: Test\nrights: {default: full}\n", "utf-8")
    for n in order:
        folder = root / f"content/articles/2023/07/{17 + n % 5}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"article-{n}.md").write_text(ARTICLE.format(n=n, day=17 + n % 5, name=NAMES[n]), "utf-8")
    return root


def build(root, jobs, **environment):
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(root), "build", "--jobs", jobs]
    subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted((root / "output").rglob("*")) if path.is_file()}


ELSEWHERE = (
    ("2", {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"}),
    ("3", {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"}),
)


def test_the_bytes_do_not_depend_on_where_and_how_a_site_is_built(tmp_path):
    first = build(site(tmp_path / "one", range(60)), "1", TZ="UTC", PYTHONHASHSEED="0")
    assert len(first) > 400  # enough pages to be worth several processes
    for jobs, environment in ELSEWHERE:
        assert build(site(tmp_path / jobs, reversed(range(60))), jobs, **environment) == first
