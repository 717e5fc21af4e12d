"""Articles that are shown in part → a Problem for each file of output/ that holds more of them."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.checks import reading
from broadsheet.model.problem import Problem

RUN = 6
"""So many words in a row, found outside an article's public part, are words of the article."""
SUFFIXES = frozenset({".html", ".json", ".jsonl", ".atom", ".xml", ".txt", ".csv", ".js", ".pf_fragment"})
PACKED = b"\x1f\x8b"
"""How a file begins that is compressed with gzip, as those of the index of search are."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_TAG = re.compile(r"<[^>]*>")


def check(output: Path, hidden: Iterable[tuple[str, str, str]]) -> Iterator[Problem]:
    """``hidden`` holds (content path, whole body, public part) of each article that is not shown in full.

    Runs of six words that only the hidden part has are looked for in every text file of ``output``.
    """
    owner: dict[tuple[str, ...], str] = {}
    shown: set[tuple[str, ...]] = set()
    for path, body, public in hidden:
        shown.update(runs(public))
        shown.update(_side_by_side(*map(_words, public.split("\n\n", 1))) if "\n\n" in public else ())
        owner.update((run, path) for run in runs(body))
    owner = {run: path for run, path in owner.items() if run not in shown}
    if not owner:
        return
    for file in sorted(p for p in output.rglob("*") if p.suffix in SUFFIXES):
        path = file.relative_to(output).as_posix()
        try:
            text = html.unescape(_TAG.sub(" ", _read(file)))
        except (OSError, EOFError, zlib.error) as error:
            yield Problem(path=path, field="rights", found=f"a file that cannot be read ({error})", expected="one that can")
            continue
        leaked = next((run for run in runs(text) if run in owner), None)
        if leaked:
            found = f"“{' '.join(leaked)}” of {owner[leaked]}"
            yield Problem(path=path, field="rights", found=found, expected="no word beyond the article's public part")


def _read(file: Path) -> str:
    data = file.read_bytes()
    return reading.text(gzip.decompress(data) if data.startswith(PACKED) else data)[0]


def _side_by_side(headline: list[str], text: list[str]) -> Iterator[tuple[str, ...]]:
    """Runs that begin in the headline and go on in any words of the text: on a page a summary stands below the headline."""
    for words in range(1, min(RUN, len(headline) + 1)):
        for first in range(len(text) - RUN + words + 1):
            yield (*headline[-words:], *text[first : first + RUN - words])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of six words, casefolded."""
    words = _words(text)
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
