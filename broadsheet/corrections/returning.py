"""New seeds → a note on each whose article was published and whose file was deleted since: it comes back with its seed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from broadsheet.config import ConfigError
from broadsheet.corrections import ledger
from broadsheet.model.article import RawArticle
from broadsheet.model.problem import Problem


def returning(folder: Path, new: Sequence[RawArticle]) -> tuple[Problem, ...]:
    """To be asked before the articles of ``new`` seeds are written; nobody knows of what was never published."""
    known: dict[str, str] = {}
    with contextlib.suppress(ConfigError):  # a ledger that cannot be read is for ``publish`` to tell
        for month in sorted({f"{raw.published:%Y-%m}" for raw in new if raw.published}):
            known |= {told.seed: told.id for told in ledger.articles(folder, month).values() if told.seed}
    return tuple(_notes(folder, new, known)) if known else ()


def _notes(folder: Path, new: Sequence[RawArticle], known: dict[str, str]) -> Iterator[Problem]:
    for raw in new:
        id = known.get(raw.seed.fingerprint) if raw.seed else None
        if raw.seed and id and not (folder / "content" / f"{id}.md").is_file():
            yield Problem(
                path=raw.seed.path,
                field="seed",
                found=f"content/{id}.md was published and is deleted; the article comes back, since its seed is still here",
                expected="the seed deleted too, or `skip: true` for it in content/sources.yaml, where the article is to go",
                severity="note",
            )
