"""Content files and seeds → what ingest has to do; pure: nothing is read, annotated or written here.

``settle`` gives each seed its date or a Problem, ``plan`` tells new seeds from changed, unchanged and vanished ones, and
``place`` gives each new article its path, so that two of one headline both come out, under different slugs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence

from broadsheet.content import sources
from broadsheet.content.provenance import BESIDE
from broadsheet.content.sources import Settlement
from broadsheet.content.writing import path as content_path
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.model.article import RawArticle, Seed
from broadsheet.model.problem import Problem
from broadsheet.values import Value, replace


class Known(Value):
    """A content file that came from a seed."""

    path: str
    """Below ``content/``: ``articles/2023/07/19/slug.md``."""
    seed: Seed
    edited: bool
    published: dt.date | None = None
    """The day that it stands under, where it can be read."""
    beside: str | None = None
    """Fingerprint of the seed whose version waits in ``slug.md.new`` already."""


class Plan(Value):
    """What to do with each seed."""

    new: tuple[RawArticle, ...]
    """To be annotated, composed, placed and written."""
    changed: tuple[tuple[RawArticle, str], ...]
    """The same, but each replaces the file at its path: a URL stays, whatever becomes of the headline."""
    conflicts: tuple[tuple[RawArticle, str], ...]
    """To be written at the path given, beside a file that was edited."""
    unchanged: int
    problems: tuple[Problem, ...]


def settle(
    raws: Iterable[RawArticle],
    problems: Iterable[Problem],
    settlements: Sequence[Settlement] = (),
    date: dt.date | None = None,
    known: Iterable[Known] = (),
) -> tuple[tuple[RawArticle, ...], tuple[Problem, ...]]:
    """The seeds that have a date, as ``settlements`` have it, and the problems that remain.

    One that is missing is that of the content file that the seed once became, else ``date``. What a settlement answers is no
    longer a problem.
    """
    dated = {file.seed.path: file.published for file in known}
    ready: list[RawArticle] = []
    answered: set[str] = set()
    undated: dict[str, RawArticle] = {}
    for raw in raws:
        settled = sources.apply(settlements, raw)
        path = raw.seed.path if raw.seed else raw.id
        if settled is not None and settled.published is None:
            settled = replace(settled, published=dated.get(path) or date)
        if settled is None or settled.published is not None:
            answered.add(path)
            ready.extend([settled] if settled else [])
        else:
            undated[path] = raw
    left = [problem for problem in problems if not (problem.field == "date" and problem.path in answered)]
    reported = {problem.path for problem in left if problem.field == "date"}
    left.extend(_no_date(path) for path in undated if path not in reported)
    return tuple(ready), tuple(left)


def plan(known: Iterable[Known], raws: Sequence[RawArticle], present: Collection[str] = ()) -> Plan:
    """What to do with ``raws``, given the content files that came from seeds.

    ``present`` are the seed files that are there, read or not: an article whose seed waits or cannot be read has not vanished.
    """
    by_seed: dict[str, list[Known]] = {}
    for file in sorted(known, key=lambda file: file.path):
        by_seed.setdefault(file.seed.path, []).append(file)
    new: list[RawArticle] = []
    changed: list[tuple[RawArticle, str]] = []
    conflicts: list[tuple[RawArticle, str]] = []
    problems: list[Problem] = []
    unchanged = 0
    for raw in sorted(raws, key=_seed_path):
        files = by_seed.pop(_seed_path(raw), [])
        fingerprint = raw.seed.fingerprint if raw.seed else ""
        if not files:
            new.append(raw)
        elif any(file.seed.fingerprint == fingerprint for file in files):
            unchanged += 1
        elif not files[0].edited:
            changed.append((raw, files[0].path))
        else:
            problems.append(_conflict(files[0]))
            if files[0].beside != fingerprint:
                conflicts.append((raw, files[0].path + BESIDE))
    gone = [file for path, files in by_seed.items() if path.partition("#")[0] not in present for file in files]
    return Plan(
        new=tuple(new),
        changed=tuple(changed),
        conflicts=tuple(conflicts),
        unchanged=unchanged,
        problems=(*problems, *map(_gone, gone)),
    )


def place(
    composed: Iterable[tuple[RawArticle, str]], existing: Collection[str] = ()
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """(new seed, the path that its headline makes) → seed path → the path to write, and a Problem for each clash.

    ``existing`` are the content files that stand already in the folders of those paths; they keep their own. Of several new
    seeds with one path, the first by seed path gets it, and the others get a suffix made from their own fingerprints.
    """
    owners: dict[str, str] = dict.fromkeys(existing, "")
    paths: dict[str, str] = {}
    problems: list[Problem] = []
    for raw, wanted in sorted(composed, key=lambda pair: _seed_path(pair[0])):
        seed = _seed_path(raw)
        path = wanted
        if wanted in owners:
            path = _parted(wanted, raw, owners)
            problems.append(_clash(seed, owners[wanted] or f"content/{wanted}", wanted, path))
        owners[path] = seed
        paths[seed] = path
    return paths, tuple(problems)


def _parted(wanted: str, raw: RawArticle, owners: Mapping[str, str]) -> str:
    """A path of the same day with a suffix from the seed's path and fingerprint."""
    folder, _, name = wanted.rpartition("/")
    words = f"{_seed_path(raw)} {raw.seed.fingerprint if raw.seed else ''}"
    mark = of_bytes(words.encode())
    day = dt.date(*map(int, folder.split("/")[-3:]))
    candidates = (content_path(day, name.removesuffix(".md"), mark[:length]) for length in range(6, 33, 2))
    return next(path for path in candidates if path not in owners)


def _seed_path(raw: RawArticle) -> str:
    return raw.seed.path if raw.seed else raw.id


def _no_date(path: str) -> Problem:
    expected = "a date in the text's head, the file name or a field, or a line in content/sources.yaml, or --date"
    return Problem(path=path, field="date", found="no date; the article waits", expected=expected)


def _conflict(file: Known) -> Problem:
    beside = f"{file.path.rpartition('/')[2]}{BESIDE}"
    return Problem(
        path=f"content/{file.path}",
        field="seed",
        found=f"an edited file whose seed {file.seed.path} has changed; the new version lies beside it as {beside}",
        expected=f"what is wanted of it taken over, its `seed` line too, and {beside} deleted",
        severity="warning",
    )


def _gone(file: Known) -> Problem:
    return Problem(
        path=f"content/{file.path}",
        field="seed",
        found=f"a seed {file.seed.path} that is no longer there; the article stays",
        expected="the file deleted where the article is to be withdrawn",
        severity="note",
    )


def _clash(seed: str, other: str, wanted: str, path: str) -> Problem:
    slug, own = (name.rpartition("/")[2].removesuffix(".md") for name in (wanted, path))
    return Problem(
        path=seed,
        field="slug",
        found=f"the slug {slug} of {other}; this one became {own}",
        expected="a headline of its own for each article of a day",
        severity="warning",
    )
