"""What tools that others made say of the pages of a site, in one table.

    python benchmarks/pages.py SITE [--kinds front-page article] [--skip lighthouse] [--json FILE]
    python benchmarks/pages.py --made 1000

SITE is the folder of a site that is built; ``--made`` builds one of so many made-up articles (benchmarks/build.py) instead.
Of each kind of page the largest is taken, since it is the likeliest to fail. What was found stands in FILE after each tool. The
site is served from this machine, compressed as a web server would; nothing leaves the machine. Needs Chromium, Java and Node; npm
installs the tools into .cache/tools, at the versions that pages_tools/versions.py names. Exit code 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]  # build.py of this folder, not the one above

from pages_tools import browser, choose, feeds, lighthouse, links, serve, structured, table, typing, validator, versions  # noqa: E402


def main() -> int:
    """Measure, print the table, and say whether every bar is met."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, help="the folder of a built site")
    parser.add_argument("--made", type=int, metavar="N", help="a site of N made-up articles, built for this")
    parser.add_argument("--skip", nargs="*", default=[], metavar="TOOL", help="axe typing vnu lighthouse feeds schema links")
    parser.add_argument(
        "--kinds", nargs="*", default=[], metavar="KIND", help="these alone: " + " ".join(map(dashed, choose.KINDS))
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="put everything that was found there")
    options = parser.parse_args()
    if (options.site is None) == (options.made is None):
        parser.error("either SITE or --made N")
    work = Path(tempfile.mkdtemp(prefix="pages-"))
    try:
        return measure(options.site or made(options.made, work), options, work)
    finally:
        shutil.rmtree(work)


def made(count: int, work: Path) -> Path:
    """A site of made-up articles, as large as is asked for."""
    from corpus import SITE, News

    from broadsheet import pipeline

    news = News(count)
    (work / "site.yaml").write_text(SITE, "utf-8")
    for number in range(count):
        news.write(work, number)
    report = pipeline.build(work)
    print(f"{report.articles:,} made-up articles, {report.pages:,} files\n", flush=True)
    return work


def dashed(kind: str) -> str:
    """A kind of page as an option names it: ``people-A-to-Z``."""
    return kind.replace(", ", "-").replace(" ", "-")


def measure(site: Path, options: argparse.Namespace, work: Path) -> int:
    """Every tool in turn over the chosen pages."""
    output = site / "output"
    tools = versions.installed(HERE.parent / ".cache" / "tools")
    pages = {kind: page for kind, page in choose.pages(output).items() if not options.kinds or dashed(kind) in options.kinds}
    found: dict[str, dict[str, object]] = {kind: {"page": page} for kind, page in pages.items()}
    whole: dict[str, object] = {}

    def keep() -> None:
        if options.json:
            options.json.write_text(json.dumps({"pages": found, "site": whole}, indent=1, ensure_ascii=False), "utf-8")

    with serve.serving(output) as base:
        for kind, facts in browser.measure(base, pages, tools, axe="axe" not in options.skip).items():
            found[kind] |= facts
        keep()
        if "typing" not in options.skip:
            whole["typing"] = typing.measure(base, output)
            keep()
        if "vnu" not in options.skip:
            for kind, messages in validator.check(base, pages, tools).items():
                found[kind]["vnu"] = messages
            whole["css"] = validator.style_sheet(base, tools)
            keep()
        if "lighthouse" not in options.skip:
            for kind, page in pages.items():
                if kind in lighthouse.KINDS:
                    found[kind]["lighthouse"] = lighthouse.scores(base + page, tools)
                    keep()
        if "links" not in options.skip:
            whole["links"] = links.broken(base, tools)
    whole["disk"] = links.broken_on_disk(output) if "links" not in options.skip else None
    whole["feeds"] = feeds.check(output, tools) if "feeds" not in options.skip else None
    whole["schema"] = structured.check(output, pages, tools, work) if "schema" not in options.skip else None
    keep()
    text, missed = table.write(found, whole)
    print(text)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
