"""content/sources.yaml → Settlements: what editors say about seeds that the seeds do not say themselves.

A key is the path of a seed, or a pattern of paths; what it says holds for every seed that it fits, and later lines win:

    seeds/agency/*: {publisher: Example Agency, rights: excerpt, language: en}
    seeds/storm.txt: {date: 2023-07-19}
    seeds/b.jsonl#a17: {url: "https://example.org/a17"}
    seeds/notes.txt: {skip: true, why: not an article}

Keys: date, headline, byline, publisher, rights, url, language, genre; ``skip: true`` leaves the seed alone; ``why`` and
``by`` are for people. In a pattern ``*`` stands for anything but ``/``, ``**`` for anything. A settled seed
counts as changed when its settlement does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import cast

from broadsheet.content.claims import GENRES, RIGHTS
from broadsheet.content.editing import tree
from broadsheet.content.faults import Faults, kind, nearest
from broadsheet.engine import strict_yaml
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.engine.strict_yaml import Mapping
from broadsheet.model.article import Genre, RawArticle, Rights
from broadsheet.model.problem import Problem
from broadsheet.text.dates import parse_date
from broadsheet.values import Value, replace

PATH = "content/sources.yaml"
KEYS = ("date", "headline", "byline", "publisher", "rights", "url", "language", "genre", "skip", "why", "by")

_FIELDS = ("headline", "byline", "publisher", "rights", "url", "language", "genre")
"""Of a raw article, which a settlement names as it does."""


class Settlement(Value):
    """What one line says about the seeds that it fits; None leaves a field as the seed has it."""

    seeds: str
    line: int
    date: dt.date | None = None
    headline: str | None = None
    byline: str | None = None
    publisher: str | None = None
    rights: Rights | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None = None
    skip: bool = False
    why: str | None = None
    by: str | None = None

    def fits(self, seed: str) -> bool:
        """Whether the line is about the seed path ``seed``, or about the file that holds it."""
        if self.seeds in {seed, seed.partition("#")[0]}:
            return True
        return ("*" in self.seeds or "?" in self.seeds) and _fits(self.seeds, seed)


def parse(data: bytes, path: str = PATH) -> tuple[tuple[Settlement, ...], tuple[Problem, ...]]:
    """The settlements in the order written, and what cannot be understood."""
    faults = Faults(path)
    value = tree(data, faults)
    if value is None:
        return (), tuple(faults.problems)
    if not isinstance(value, Mapping):
        faults.add(1, None, kind(value), "`seeds/a.txt: {date: 2023-07-19}` lines")
        return (), tuple(faults.problems)
    found = (_settlement(seeds, entry, value.lines[seeds], faults) for seeds, entry in value.items())
    return tuple(settlement for settlement in found if settlement), tuple(faults.problems)


def apply(settlements: Sequence[Settlement], raw: RawArticle) -> RawArticle | None:
    """``raw`` as its settlements say, its fingerprint covering them; None where it is to be skipped."""
    seed = raw.seed
    fitting = [settlement for settlement in settlements if seed and settlement.fits(seed.path)]
    if any(settlement.skip for settlement in fitting):
        return None
    said: list[str] = []
    for settlement in fitting:
        changes = {
            "published": settlement.date,
            **{key: getattr(settlement, key) for key in _FIELDS},
        }
        changes = {key: value for key, value in changes.items() if value is not None}
        raw = replace(raw, **changes, published_inferred=raw.published_inferred and settlement.date is None)
        said.extend(f"{key}={value}" for key, value in changes.items())
    if not said or seed is None:
        return raw
    words = "\n".join([seed.fingerprint, *said])
    return replace(raw, seed=replace(seed, fingerprint=of_bytes(words.encode())))


def unmatched(settlements: Sequence[Settlement], seeds: Iterable[str], path: str = PATH) -> tuple[Problem, ...]:
    """A warning for each settlement that fits none of the seed paths ``seeds``, with the nearest path."""
    seeds = tuple(seeds)
    return tuple(
        Problem(
            path=path,
            line=settlement.line,
            field=settlement.seeds,
            found="a seed that is not there",
            expected=f"the path of a seed, or a pattern{nearest(settlement.seeds, seeds)}",
            severity="warning",
        )
        for settlement in settlements
        if not any(settlement.fits(seed) for seed in seeds)
    )


def _settlement(seeds: str, entry: strict_yaml.Value, line: int, faults: Faults) -> Settlement | None:
    if not isinstance(entry, Mapping):
        faults.add(line, seeds, kind(entry), "{date: …, publisher: …}")
        return None
    before = len(faults.problems)
    faults.keys(entry, KEYS, "sources.yaml")
    texts = {key: faults.text(entry[key], entry.lines[key], key) for key in KEYS if key in entry}
    written = texts.get("date")
    date = parse_date(written) if written else None
    if written and date is None:
        faults.add(entry.lines["date"], "date", repr(written[:40]), "a date such as 2023-07-19")
    url = texts.get("url")
    if url and not re.match(r"https?://[^\s/]", url):
        faults.add(entry.lines["url"], "url", repr(url[:80]), "an address that begins with https://")
    rights = faults.choice(entry["rights"], entry.lines["rights"], "rights", RIGHTS) if "rights" in entry else None
    genre = faults.choice(entry["genre"], entry.lines["genre"], "genre", GENRES) if "genre" in entry else None
    skip = "skip" in entry and faults.flag(entry["skip"], entry.lines["skip"], "skip")
    if len(faults.problems) > before:
        return None
    plain = {key: texts.get(key) for key in ("headline", "byline", "publisher", "url", "language", "why", "by")}
    return Settlement(
        seeds=seeds.removeprefix("./"),
        line=line,
        date=date,
        rights=cast("Rights | None", rights),
        genre=cast("Genre | None", genre),
        skip=skip,
        **plain,
    )


def _fits(pattern: str, path: str) -> bool:
    """Whether all of ``path`` fits; the time is bounded by the product of the two lengths, whatever the stars."""
    ends = {0}
    for part in re.split(r"(\*+|\?)", pattern):
        if part[:1] == "*":
            ends = {later for end in ends for later in range(end, _reach(part, path, end) + 1)}
        elif part == "?":
            ends = {end + 1 for end in ends if path[end : end + 1] not in {"", "/"}}
        else:
            ends = {end + len(part) for end in ends if path.startswith(part, end)}
    return len(path) in ends


def _reach(stars: str, path: str, start: int) -> int:
    """How far one star, or two, may reach from ``start``."""
    slash = path.find("/", start) if stars == "*" else -1
    return len(path) if slash < 0 else slash
