"""Articles that are shown in part → a Problem for each file of output/ that holds more of them."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.checks import reading
from broadsheet.checks.passages import passages
from broadsheet.model.problem import Problem

RUN = 6
"""So many words in a row, found outside an article's public part, are words of the article."""
SHORTEST = 2 * RUN - 1
"""Characters of so many words."""
SUFFIXES = frozenset({".html", ".json", ".jsonl", ".atom", ".xml", ".txt", ".csv", ".js", ".pf_fragment"})
PACKED = b"\x1f\x8b"
"""How a file begins that is compressed with gzip, as those of the index of search are."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def check(output: Path, hidden: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """``hidden`` holds (content path, whole body, public part) of each article that is not shown in full.

    Runs of six words that only the hidden part has are looked for in every text file of ``output``, passage by passage: the
    last words of an excerpt and the first of the site's own below it make no words of the article.
    """
    owner: dict[tuple[str, ...], str] = {}
    shown: set[tuple[str, ...]] = set()
    for path, body, public in hidden:
        shown.update(runs(public))
        owner.update((run, path) for run in runs(body))
    owner = {run: path for run, path in owner.items() if run not in shown}
    if not owner:
        return
    for file in sorted(p for p in output.rglob("*") if p.suffix in SUFFIXES):
        path = file.relative_to(output).as_posix()
        try:
            text = _read(file)
        except (OSError, EOFError, zlib.error) as error:
            yield Problem(path=path, field="rights", found=f"a file that cannot be read ({error})", expected="one that can")
            continue
        told = (run for passage in passages(text, file.suffix) if len(passage) >= SHORTEST for run in runs(passage))
        leaked = next((run for run in told if run in owner), None)
        if leaked:
            found = f"words that the rights of {owner[leaked]} hide: “{' '.join(leaked)}”"
            yield Problem(
                path=path, field="rights", found=found, expected="none; build again, and where they stay please report it"
            )


def _read(file: Path) -> str:
    data = file.read_bytes()
    return reading.text(gzip.decompress(data) if data.startswith(PACKED) else data)[0]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of six words, casefolded."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
