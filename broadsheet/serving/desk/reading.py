"""The preview's own data set → what the desk looks at; a file is read again only where it has changed.

The data set is what the site says of itself to anybody: the desk needs no other way in, and knows no more than a reader may.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from broadsheet.serving.desk.matters import Evidence
from broadsheet.text.datelines import without_dateline
from broadsheet.text.sentences import sentences

Row = Mapping[str, Any]
"""A line of the data set; its fields are those of ``pages.data.data_records``, and one without a value may be missing."""


class Reader:
    """Reads the data set of one preview, again and again."""

    def __init__(self, output: Path) -> None:
        self._data = output / "data"
        self._kept: dict[Path, tuple[tuple[int, int], tuple[Row, ...]]] = {}
        self._archive: Archive | None = None

    def read(self) -> Archive:
        """The archive as it stands; the same one where nothing has changed."""
        files = sorted(self._data.glob("*/*.jsonl"))
        before = self._kept
        self._kept = {file: kept for file in files if (kept := _again(file, before.get(file)))}
        unchanged = before.keys() == self._kept.keys() and all(before[file] is self._kept[file] for file in before)
        if self._archive is None or not unchanged:
            self._archive = Archive({file: rows for file, (_, rows) in self._kept.items()})
        return self._archive


def _again(file: Path, before: tuple[tuple[int, int], tuple[Row, ...]] | None) -> tuple[tuple[int, int], tuple[Row, ...]] | None:
    try:
        seen = file.stat()
        stamp = (seen.st_mtime_ns, seen.st_size)
        if before and before[0] == stamp:
            return before
        return stamp, tuple(json.loads(line) for line in file.read_text("utf-8").splitlines())
    except (OSError, ValueError):  # a build is at it: the page is made again when it has ended
        return None


@dataclass(frozen=True)
class Archive:
    """Entities, mentions, articles and stories, with look-ups."""

    files: Mapping[Path, Sequence[Row]]

    def _rows(self, *names: str) -> Iterator[Row]:
        return (row for file, rows in self.files.items() if file.stem in names for row in rows)

    @cached_property
    def entities(self) -> Mapping[str, Row]:
        """By id."""
        return {row["id"]: row for row in self._rows("people", "organisations", "places")}

    @cached_property
    def articles(self) -> Mapping[str, Row]:
        """By id, newest first."""
        return {row["id"]: row for row in sorted(self._rows("articles"), key=lambda row: (row["date"], row["id"]), reverse=True)}

    @cached_property
    def stories(self) -> Mapping[str, Row]:
        """By id."""
        return {row["id"]: row for row in self._rows("stories")}

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Row]]:
        """Entity → its mentions, newest first; those of outlets as sources are left out."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows("mentions"):
            if row.get("entity") and not row["cited"]:
                found[row["entity"]].append(row)
        order = {id: number for number, id in enumerate(self.articles)}
        return {id: sorted(rows, key=lambda row: (order.get(row["article"], 0), row["start"])) for id, rows in found.items()}

    @cached_property
    def named(self) -> Mapping[str, int]:
        """Article → its mentions."""
        found: dict[str, int] = defaultdict(int)
        for rows in self.mentions.values():
            for row in rows:
                found[row["article"]] += 1
        return found

    def url(self, article: str, sentence: int = 0) -> str:
        """Where an article, or a sentence of it, stands on this server."""
        row = self.articles.get(article)
        parts = [part for part in urlsplit(row["url"] if row else "").path.split("/") if part][-4:]
        return f"/{'/'.join(parts)}/{f'#s{sentence}' if sentence else ''}"

    def publisher(self, article: str) -> str:
        """Whose article it is, for a line below a quotation."""
        return self.articles[article].get("publisher") or "publisher not given"

    def day(self, article: str) -> dt.date:
        """When it was published."""
        return dt.date.fromisoformat(self.articles[article]["date"])

    def quote(self, mention: Row) -> Evidence | None:
        """The sentence of a mention, with the name in it."""
        article = self.articles.get(mention["article"])
        found = sentences(article.get("text") or "") if article else ()
        if not 0 < mention["sentence"] <= len(found):
            return None
        sentence = found[mention["sentence"] - 1]
        text = without_dateline(sentence.text) if sentence.number == 1 else sentence.text
        before, name, after = text.partition(mention["text"])
        return Evidence(
            before=before,
            name=name,
            after=after,
            url=self.url(mention["article"], mention["sentence"]),
            number=mention["sentence"],
            source=self.publisher(mention["article"]),
            day=self.day(mention["article"]),
        )

    def quotes(self, mentions: Sequence[Row], most: int) -> tuple[Evidence, ...]:
        """Sentences of up to ``most`` articles, one each; a copy says nothing that its first does not."""
        once: dict[str, Row] = {}
        for mention in mentions:
            once.setdefault(mention["article"], mention)
        told: dict[str, Evidence] = {}
        for mention in list(once.values())[: 4 * most]:
            if (evidence := self.quote(mention)) and len(told) < most:
                told.setdefault(f"{evidence.before}{evidence.name}{evidence.after}", evidence)
        return tuple(told.values())

    def count(self, entity: str) -> int:
        """Mentions of an entity as a subject."""
        return len(self.mentions.get(entity, ()))
