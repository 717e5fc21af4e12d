"""A disk that is full, or that may only be read, in the middle of a build: what is said, and what the next build makes of it.

    python benchmarks/faults.py             as root, or: unshare --map-root-user --mount python benchmarks/faults.py

A small site is built on a tmpfs of its own and edited; then all but some kilobytes of the disk are filled, and it is built
again as a process of its own, which must end well or say what helps; then there is room, and it is built once more, which must
give the bytes of a clean build. Ends with 1 where one of these fails. Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import ROOT, SITE, News

SIZE = "24m"
LEFT = (0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 200, 280, 340, 400, 440, 480, 520, 560, 600, 700, 800, 1200, 1600, 2400, 3200)
"""Kilobytes of room."""
REMEDIES = ("make room on the disk", "make the disk writable")
ARTICLES = 6


def build(site: Path) -> tuple[int, str]:
    """Exit code, and the last line of what was said."""
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(site), "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, (done.stderr or done.stdout).strip().splitlines()[-1].replace(str(site), "SITE")


def good(site: Path) -> None:
    """Build, and end here where that fails: nothing would be shown by what follows."""
    code, said = build(site)
    if code not in (0, 1) or not (site / "output" / "index.html").is_file():
        raise SystemExit(f"a build with room ended with {code}: {said}")


def contents(site: Path) -> dict[str, bytes]:
    """Every file of output/."""
    return {str(p.relative_to(site)): p.read_bytes() for p in sorted((site / "output").rglob("*")) if p.is_file()}


def edit(site: Path, news: News) -> None:
    """An article more, one less, and one that reads otherwise."""
    news.write(site, ARTICLES)
    (site / "content" / news.path(0)).unlink()
    with (site / "content" / news.path(1)).open("a", encoding="utf-8") as file:
        file.write("\nA sentence more.\n")


def fill(disk: Path, left: int) -> None:
    """Leave so many kilobytes of room."""
    room = os.statvfs(disk)
    with (disk / "ballast").open("wb") as file:
        file.write(b"\0" * max(0, room.f_bavail * room.f_bsize - left * 1024))


def mount(disk: Path, *options: str) -> None:
    """Mount the small disk."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(disk)], check=True)


def main() -> int:
    """Print a table; 1 where a site came out wrong."""
    news, wrong = News(ARTICLES), 0
    with tempfile.TemporaryDirectory() as folder:
        base, clean, disk = (Path(folder) / name for name in ("base", "clean", "disk"))
        for site in (base, clean):
            site.mkdir()
            (site / "site.yaml").write_text(SITE, "utf-8")
            for number in range(ARTICLES):
                news.write(site, number)
        good(base)
        edit(clean, news)
        good(clean)
        disk.mkdir()
        print("| disk | exit | said | next build equals a clean one |\n|---|---|---|---|")
        for left in (*LEFT, None):
            mount(disk, f"size={SIZE}")
            site = disk / "site"
            shutil.copytree(base, site, symlinks=True)
            edit(site, news)
            if left is None:
                subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            else:
                fill(disk, left)
            code, said = build(site)
            if left is None:
                subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
            (disk / "ballast").unlink(missing_ok=True)
            good(site)
            same = contents(site) == contents(clean)
            told = code == 0 or (code == 2 and any(remedy in said for remedy in REMEDIES))
            wrong += not (same and told)
            disk_is = "read only" if left is None else f"{left} KB left"
            print(f"| {disk_is} | {code} | {said}{'' if told else ' (NO REMEDY)'} | {'yes' if same else 'NO'} |", flush=True)
            subprocess.run(["umount", str(disk)], check=True)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
