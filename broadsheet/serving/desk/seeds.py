"""Seeds → those that wait for a date, and articles of which nobody has said who published them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from broadsheet.content.yaml_writing import scalar
from broadsheet.model.problem import Problem
from broadsheet.serving.desk.matters import SOURCES, Ask, Choice, Evidence, Matter, Party
from broadsheet.serving.desk.reading import Archive
from broadsheet.text.dates import find_dates

OPENING = 240
"""Characters of a seed that are shown."""
UNKNOWN = 0.5
"""That nobody is named is no error; that somebody could be is likely."""


def waiting(problems: Iterable[Problem], texts: Mapping[str, str], usual: int) -> Iterator[Matter]:
    """A matter for each seed without a date. ``texts`` has the beginnings of seeds, ``usual`` the mentions of an article."""
    for problem in problems:
        if problem.field != "date" or not problem.path.startswith("seeds/"):
            continue
        text = texts.get(problem.path.partition("#")[0], "")
        dates = [written.date.isoformat() for written in find_dates(text) if written.date]
        seed = scalar(problem.path, inline=True)
        yield Matter(
            kind="dates",
            subject=problem.path,
            heading=f"When was {problem.path.removeprefix('seeds/')} published?",
            doubt="It bears no date that can be read, and waits.",
            stake=max(1, usual),
            chance=1.0,
            parties=(Party(label="It begins", evidence=_beginning(text, problem.path)),) if text else (),
            choices=(
                Choice(
                    label="On this day",
                    lines=(f"{seed}: {{date: …}}",),
                    file=SOURCES,
                    ask=Ask(label="Day", kind="date", value=dates[0] if dates else ""),
                ),
                Choice(label="It is no article", lines=(f"{seed}: {{skip: true}}",), file=SOURCES),
            ),
        )


def _beginning(text: str, path: str) -> tuple[Evidence, ...]:
    shown = " ".join(text.split())
    cut = shown[:OPENING].rpartition(" ")[0] + " …" if len(shown) > OPENING else shown
    return (Evidence(before=cut, source=path),)


def unpublished(archive: Archive, seeds: Mapping[str, str]) -> Iterator[Matter]:
    """A matter for each folder, and each origin in it, of articles without a publisher. ``seeds``: article → its seed."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    folders: Counter[str] = Counter(_folder(seed) for seed in seeds.values())
    for id, article in archive.articles.items():
        if not article.get("publisher") and id in seeds:
            groups[_folder(seeds[id]), article.get("origin") or ""].append(id)
    for (folder, origin), ids in sorted(groups.items()):
        whole = len(ids) == folders[folder]
        yield _unpublished(archive, folder, origin, ids, [f"{folder}*"] if whole else sorted(seeds[id] for id in ids))


def _folder(seed: str) -> str:
    """``seeds/agency/`` of ``seeds/agency/a.txt``; of a record the file that holds it, ``seeds/b.jsonl#``."""
    file, record, _ = seed.partition("#")
    return f"{file}#" if record else file.rpartition("/")[0] + "/"


def _unpublished(archive: Archive, folder: str, origin: str, ids: Sequence[str], seeds: Sequence[str]) -> Matter:
    count = "1 article" if len(ids) == 1 else f"{len(ids):,} articles"
    place = folder.removesuffix("#")
    doubt = f"No publisher is given for {count} of {place}"
    return Matter(
        kind="sources",
        subject=f"{folder} {origin}",
        heading=f"Did {origin} publish {'this' if len(ids) == 1 else 'these'}?"
        if origin
        else f"Who published what is in {place}?",
        doubt=f"{doubt} that {'has its' if len(ids) == 1 else 'have their'} news from {origin}." if origin else f"{doubt}.",
        stake=len(ids),
        chance=UNKNOWN,
        parties=(
            Party(
                label="Among them" if len(ids) > 4 else "",
                evidence=tuple(
                    Evidence(before=archive.articles[id]["headline"], url=archive.url(id), day=archive.day(id)) for id in ids[:4]
                ),
            ),
        ),
        choices=(
            Choice(
                label="Published by",
                lines=tuple(f"{scalar(seed, inline=True)}: {{publisher: …}}" for seed in seeds),
                file=SOURCES,
                ask=Ask(label="Publisher", kind="text", value=origin),
            ),
        ),
    )
