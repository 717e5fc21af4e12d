"""Editors' decisions: lines of content/decisions.yaml that outlive every ingest."""

from __future__ import annotations

from typing import Literal

from broadsheet.model.article import Kind
from broadsheet.values import Value

Verb = Literal["merge", "split", "never-merge", "rename", "kind", "hide", "alias", "story-split", "story-merge", "headline"]


class Decision(Value):
    """One line. Which fields are set depends on the verb (see docs, reference, decisions)."""

    verb: Verb
    line: int
    targets: tuple[str, ...] = ()
    """Entity ids (merge, never-merge, rename, kind, hide, alias) or story ids (story-merge), in order."""
    name: str | None = None
    """split: the name within the article."""
    article: str | None = None
    """split, story-split, headline: ``articles/2023/07/19/slug``."""
    to: str | None = None
    """rename: the new name; split: the new entity's id; headline: the new headline."""
    sort: str | None = None
    kind: Kind | None = None
    form: str | None = None
    """alias: the surface form."""
    why: str | None = None
    by: str | None = None
