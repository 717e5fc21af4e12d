"""By kind of edit: pages rendered ÷ pages whose bytes changed, over a site of made-up news; 1 is the least that there can be.

    python benchmarks/edits.py [--size 300] [--work DIR]

Each kind of edit is made several times at different places of the archive, with a build after each.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus import SITE, News

from broadsheet import pipeline

TIMES = 5


class Desk:
    """A site, and the edits that can be made to it; each takes a number that says where."""

    def __init__(self, site: Path, size: int) -> None:
        self.site, self.size, self.news = site, size, News(size)
        (site / "site.yaml").write_text(SITE, "utf-8")
        for number in range(size):
            self.news.write(site, number)

    def path(self, at: int) -> Path:
        """The file of an article."""
        return self.site / "content" / self.news.path(at * (self.size // TIMES))

    def line(self, at: int, key: str, change: Callable[[str], str]) -> None:
        """Change what stands behind a key of the front matter."""
        lines = self.path(at).read_text("utf-8").splitlines(keepends=True)
        found = next(n for n, line in enumerate(lines) if line.startswith(f"{key}:"))
        lines[found] = f"{key}:{change(lines[found].partition(':')[2])}"
        self.path(at).write_text("".join(lines), "utf-8")

    def add(self, at: int) -> None:  # noqa: D102
        self.news.write(self.site, self.size + at)

    def body(self, at: int) -> None:  # noqa: D102
        with self.path(at).open("a", encoding="utf-8") as file:
            file.write(f"\nA sentence that was added, number {at}.\n")

    def headline(self, at: int) -> None:  # noqa: D102
        self.line(at, "title", lambda old: f' "Edited {at} {old.strip()[1:]}\n')

    def topic(self, at: int) -> None:  # noqa: D102
        self.line(at, "topics", lambda _: ' ["religion"]\n')

    def name(self, at: int) -> None:  # noqa: D102
        self.line(at, "people", lambda old: old.replace(old.split('", "')[0][3:], "", 1).replace('["", ', "[", 1))

    def file(self, at: int) -> None:  # noqa: D102
        self.path(at).rename(self.path(at).with_name(f"renamed-{at}.md"))

    def delete(self, at: int) -> None:  # noqa: D102
        self.path(at).with_name(f"renamed-{at}.md").unlink()

    def decision(self, at: int) -> None:  # noqa: D102
        entities = sorted((self.site / "output" / "people").glob("*/index.html"))
        with (self.site / "content" / "decisions.yaml").open("a", encoding="utf-8") as file:
            slug = entities[at * len(entities) // TIMES].parent.name
            file.write(f"- rename: {{entity: people/{slug}, to: Renamed {'ABCDE'[at]}}}\n")

    def template(self, at: int) -> None:  # noqa: D102
        folder = self.site / "templates" / "partials"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "colophon.html").write_text(f"<footer>Edited {at}</footer>\n", "utf-8")

    def configuration(self, at: int) -> None:  # noqa: D102
        (self.site / "site.yaml").write_text(SITE.replace("title: ", f"title: {at} "), "utf-8")


KINDS = ("add", "body", "headline", "topic", "name", "file", "delete", "decision", "template", "configuration")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--work", type=Path, help="where the site is made; a tmpfs leaves the disk out of it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        desk = Desk(Path(folder), options.size)
        pages = pipeline.build(desk.site).pages
        print(f"{options.size} articles, {pages} pages; sums of {TIMES} edits\n")
        print("| edit | rendered | bytes changed | removed | rendered ÷ changed |\n|---|---|---|---|---|")
        for kind in KINDS:
            reports = []
            for at in range(TIMES):
                getattr(desk, kind)(at)
                reports.append(pipeline.build(desk.site))
            rendered, written, removed = (sum(getattr(r, n) for r in reports) for n in ("rendered", "written", "removed"))
            print(f"| {kind} | {rendered} | {written} | {removed} | {rendered / max(written, 1):.3f} |", flush=True)


if __name__ == "__main__":
    main()
