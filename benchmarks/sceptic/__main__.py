"""The sceptic's count: how many of the claims that pages display are wrong, read against their articles.

    python benchmarks/sceptic SITE … --articles 60 20              # the count, of 60 and 20 articles drawn of two sites
    python benchmarks/sceptic SITE … --articles 60 20 --list       # every claim and every article's text, to be read
    python benchmarks/sceptic SITE --read ARTICLE … --wrong ID …   # marks: these are wrong, all others right

SITE is a folder whose content/ is ingested. What is listed is printed and never stored; the file of marks has identifiers,
kinds and marks alone. The draw depends on the articles' names and on ``--seed`` alone, so that it is the same after a change
of rules, and a claim that reads otherwise then has no mark yet. Several sites are counted together.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import marks  # noqa: E402 - beside this file
from claims import KINDS, Claim, claims, key, load  # noqa: E402

from broadsheet.model.article import Article  # noqa: E402


def main() -> int:
    """List, mark or count."""
    asked = _arguments()
    numbers = [*asked.articles, *asked.articles[-1:] * len(asked.site)]
    found = [pair for site, number in zip(asked.site, numbers, strict=False) for pair in _drawn(site, number, asked)]
    every = [claim for _, of in found for claim in of]
    known = marks.read(asked.marks)
    if asked.list:
        for article, of in found:
            _print(article, [claim for claim in of if not asked.unmarked or claim.id not in known])
        return 0
    if asked.read:
        known = marks.added(known, every, asked.wrong, asked.cannot_tell)
        marks.write(asked.marks, known)
    print("\n".join(marks.table(every, known)))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, nargs="+", default=[60], help="how many are drawn, of each site in turn")
    parser.add_argument("--seed", type=int, default=23, help="of the draw")
    parser.add_argument("--marks", type=Path, default=HERE / "marks.tsv")
    parser.add_argument("--list", action="store_true", help="print claims and texts instead of the count")
    parser.add_argument("--unmarked", action="store_true", help="list only claims without a mark")
    parser.add_argument("--read", nargs="+", default=(), metavar="ARTICLE", help="articles that were read to the end")
    parser.add_argument("--wrong", nargs="+", default=(), metavar="ID")
    parser.add_argument("--cannot-tell", nargs="+", default=(), metavar="ID")
    return parser.parse_args()


def _drawn(site: Path, number: int, asked: argparse.Namespace) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield the articles that were drawn, or that were named, each with its claims."""
    index = load(site)
    by_key = {key(article): article for article in index.articles}
    draw = random.Random(asked.seed)  # noqa: S311 - no secret hangs on it
    drawn = draw.sample(sorted(by_key), min(number, len(by_key)))
    for name in [name for name in asked.read if name in by_key] if asked.read else sorted(drawn):
        yield by_key[name], claims(by_key[name], index)


def _print(article: Article, of: list[Claim]) -> None:
    print(f"\n=== {key(article)} ({article.published}, {article.genre})\n\n{article.headline}\n\n{article.text}\n")
    for claim in sorted(of, key=lambda claim: KINDS.index(claim.kind)):
        print(f"{claim.id}\t{claim.words}" + (f"\n\tin: {claim.sentence}" if claim.sentence else ""))


if __name__ == "__main__":
    sys.exit(main())
