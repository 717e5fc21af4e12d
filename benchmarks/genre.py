"""Genres: how often is news taken for something else, and how much of what is not news is found?

    python benchmarks/genre.py DOCUMENTS.jsonl[.gz] [--labels benchmarks/genres.tsv] [--wrong]

Documents have ``id``, ``headline``, ``text`` and ``url`` where it is known; those without a label are left out. With ``--wrong``
each difference is listed with its evidence.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1])]

from broadsheet.annotators import genre  # noqa: E402 - the project stands beside this folder
from broadsheet.model.article import LEADING  # noqa: E402


def main() -> int:
    """Print the figures, each with the counts that it is of."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--labels", type=Path, default=Path(__file__).with_name("genres.tsv"))
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    labels = _labels(asked.labels)
    pairs = [(doc, labels[doc["id"]], _found(doc)) for doc in _documents(asked.documents) if doc["id"] in labels]
    _share("news taken for something else", [label == "news" for _, label, _ in pairs], [f.genre != "news" for _, _, f in pairs])
    leads = [label in LEADING for _, label, _ in pairs]
    kept = [found.genre in LEADING for _, _, found in pairs]
    _share("may lead, and is kept from it", leads, [not one for one in kept])
    _share("may not lead, and is found", [not one for one in leads], [not one for one in kept])
    other = [found.genre != "news" for _, _, found in pairs]
    _share("genre right, of those found not to be news", other, [label == found.genre for _, label, found in pairs])
    for doc, label, found in pairs if asked.wrong else ():
        if label != found.genre:
            print(f"{doc['id']}\t{label}\t{found.genre}\t{found.evidence or ''}")
    return 0


def _labels(path: Path) -> dict[str, str]:
    lines = (line.partition("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {id: label for id, _, label in lines}


def _documents(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode().splitlines()]


def _found(doc: dict[str, Any]) -> genre.Found:
    return genre.find(doc.get("headline"), doc["text"], doc.get("url"))


def _share(what: str, of: list[bool], true: list[bool]) -> None:
    """Print how many of ``of`` are ``true`` besides."""
    count = sum(of)
    hits = sum(one and other for one, other in zip(of, true, strict=True))
    print(f"{what:45} {100 * hits / max(count, 1):5.1f} % ({hits} of {count})")


if __name__ == "__main__":
    sys.exit(main())
