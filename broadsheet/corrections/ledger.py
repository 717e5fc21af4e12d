"""content/published/ ⇄ what was last published: articles by month, names by kind, stories, decisions.

``publish`` writes these files after the last byte was sent, and they belong into the site's repository: without them a
fresh clone would not know what readers have seen. They are compared, and never shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from broadsheet.config import ConfigError
from broadsheet.content.published import ARTICLES, FOLDER, KINDS, STORIES
from broadsheet.corrections.facts import Gathered, Known, Named, Quoted, Told
from broadsheet.engine import files
from broadsheet.values import plain

Made = TypeVar("Made")

DECISIONS = "decisions.jsonl"
CORRECTIONS = "corrections.jsonl"


def months(folder: Path) -> dict[str, str]:
    """Month → fingerprint of the data that it was published from."""
    found = {}
    for entry in files.walk(folder / FOLDER):
        name = entry.path.removesuffix(".jsonl")
        if len(name) == 7 and name[:4].isdigit():
            found[name] = next(_lines(folder, entry.path, lambda line: str(line["data"])), "")
    return found


def articles(folder: Path, month: str) -> dict[str, Told]:
    """The articles of one month as they were published."""
    lines = _lines(folder, f"{month}.jsonl", lambda line: _told(line) if "id" in line else None)
    return {told.id: told for told in lines if told}


def entities(folder: Path) -> dict[str, Known]:
    """Every entity that ever was published, by its id."""
    return {known.id: known for kind in KINDS for known in _lines(folder, f"{kind}.jsonl", _known)}


def stories(folder: Path) -> dict[str, Gathered]:
    """Every story that ever was published, by its id."""
    return {one.id: one for one in _lines(folder, f"{STORIES}.jsonl", _gathered)}


def left(folder: Path) -> dict[str, str]:
    """Each address that an article has left, ``articles/2023/07/19/slug`` → the article's id."""
    return dict(_lines(folder, f"{ARTICLES}.jsonl", lambda line: (str(line["id"]), str(line["article"]))))


def seen_addresses(folder: Path) -> frozenset[str]:
    """Those of these addresses that a publish has sent since they were left: they lead as far as they can."""
    return frozenset(_lines(folder, f"{ARTICLES}.jsonl", lambda line: str(line["id"]) if line.get("seen") else ""))


def decisions(folder: Path) -> frozenset[str]:
    """What each decision did that was in force."""
    return frozenset(_lines(folder, DECISIONS, lambda line: str(line["does"])))


def corrections(folder: Path) -> frozenset[str]:
    """Ids of the corrections that stood when the site was last published."""
    return frozenset(_lines(folder, CORRECTIONS, lambda line: str(line["id"])))


def write_month(folder: Path, month: str, data: str, told: Iterable[Told]) -> None:
    """Keep a month as it is published now; a month without articles is no more."""
    lines = [_plain(one) for one in sorted(told, key=lambda one: one.id)]
    _write(folder, f"{month}.jsonl", [{"data": data}, *lines] if lines else [])


def write_entities(folder: Path, known: Iterable[Known]) -> None:
    """Keep the entities."""
    by_kind: dict[str, list[Known]] = {kind: [] for kind in KINDS}
    for one in sorted(known, key=lambda one: one.id):
        by_kind[one.kind].append(one)
    for kind, some in by_kind.items():
        _write(folder, f"{kind}.jsonl", [plain(one) for one in some])


def write_stories(folder: Path, stories: Iterable[Gathered]) -> None:
    """Keep the stories."""
    _write(folder, f"{STORIES}.jsonl", [plain(one) for one in sorted(stories, key=lambda one: one.id)])


def write_left(folder: Path, left: Mapping[str, str], seen: Collection[str]) -> None:
    """Keep the addresses that articles have left; of ``seen`` ones readers have met what came of it."""
    lines = [{"id": id, "article": article, **({"seen": True} if id in seen else {})} for id, article in sorted(left.items())]
    _write(folder, f"{ARTICLES}.jsonl", lines)


def write_decisions(folder: Path, statements: Iterable[str]) -> None:
    """Keep what the decisions in force do."""
    _write(folder, DECISIONS, [{"does": said} for said in sorted(set(statements))])


def write_corrections(folder: Path, ids: Iterable[str]) -> None:
    """Keep which corrections readers have seen: later ones that say the same are others."""
    _write(folder, CORRECTIONS, [{"id": id} for id in sorted(ids)])


def _plain(told: Told) -> dict[str, object]:
    """A line: names and quotations as lists of their fields, since there are many."""
    line: dict[str, Any] = plain(told)
    return {**line, **{part: [list(each.values()) for each in line[part]] for part in ("names", "quotes")}}


def _told(line: Mapping[str, Any]) -> Told:
    names = tuple(Named(name=name, kind=kind, entity=entity) for name, kind, entity in line["names"])
    quotes = tuple(Quoted(words=words, speaker=speaker, speaker_name=name) for words, speaker, name in line["quotes"])
    return Told(**{**line, "names": names, "quotes": quotes})


def _known(line: Mapping[str, Any]) -> Known:
    return Known(**{**line, "places": tuple((article, name) for article, name in line["places"])})


def _gathered(line: Mapping[str, Any]) -> Gathered:
    return Gathered(**{**line, "articles": tuple(line["articles"])})


def _lines(folder: Path, name: str, made: Callable[[Any], Made]) -> Iterator[Made]:
    path = folder / FOLDER / name
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            try:
                yield made(json.loads(text))
            except (ValueError, TypeError, KeyError, AttributeError):
                found = f"{FOLDER}/{name}:{number}: a line that publish did not write"
                remedy = f"take the file back from the repository, or delete {FOLDER} to begin with what stands now"
                raise ConfigError(f"{found}; {remedy}") from None


def _write(folder: Path, name: str, lines: Iterable[Mapping[str, object]]) -> None:
    data = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    if data:
        files.write(folder, f"{FOLDER}/{name}", data.encode())
    else:
        files.Folder(folder).remove(f"{FOLDER}/{name}")
