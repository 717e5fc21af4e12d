"""Decisions that were not there when the site was last published, or are gone since → why a claim has changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from broadsheet.model.decision import Decision
from broadsheet.text.slugs import slugify
from broadsheet.values import Value

ABOUT_NAMES = frozenset({"merge", "split", "rename", "kind", "alias", "never-merge"})
ABOUT_STORIES = frozenset({"story-merge", "story-split"})

PARTED = " | "

Cause = tuple[str | None, str | None]
"""Why, and by whom; None where the decision does not say."""


class Changed(Value):
    """A decision that is new, or is gone."""

    verb: str
    touches: frozenset[str]
    """Ids and names that it speaks of."""
    cause: Cause = (None, None)


class Causes(Value):
    """What decisions have changed, and whom the decisions in force hide."""

    changed: tuple[Changed, ...] = ()
    hidden: frozenset[str] = frozenset()
    """Slugs: what stands behind the kind in the ids of entities of which nothing is said, not even that they were there."""

    def of_headline(self, article: str) -> Cause | None:
        """Of another headline."""
        return next((c.cause for c in self.changed if c.verb == "headline" and article in c.touches), None)

    def of_entities(self, *ids: str) -> Cause | None:
        """Of another name, kind or identity of one of ``ids``, which may name articles besides."""
        return next((c.cause for c in self.changed if c.verb in ABOUT_NAMES and c.touches & set(ids)), None)

    def of_stories(self, *ids: str) -> Cause | None:
        """Of stories that were joined or parted; ``ids`` are theirs, and those of articles besides."""
        return next((c.cause for c in self.changed if c.verb in ABOUT_STORIES and c.touches & set(ids)), None)

    def hides(self, id: str, names: Iterable[str]) -> bool:
        """Whether a decision hides the entity, under this id or one that its names in articles would make."""
        return bool(self.hidden) and bool({id.partition("/")[2], *map(slugify, names)} & self.hidden)


def causes(decisions: Sequence[Decision], published: Collection[str]) -> Causes:
    """``published`` holds what ``statement`` made of each decision in force when the site was last published."""
    fresh = [
        Changed(verb=d.verb, touches=_parts(statement(d)), cause=(d.why, d.by))
        for d in decisions
        if statement(d) not in published
    ]
    now = {statement(d) for d in decisions}
    gone = [Changed(verb=said.partition(PARTED)[0], touches=_parts(said)) for said in sorted(published) if said not in now]
    hidden = frozenset(target.partition("/")[2] for d in decisions if d.verb == "hide" for target in d.targets)
    return Causes(changed=(*fresh, *gone), hidden=hidden)


def statement(decision: Decision) -> str:
    """What a decision does, without its line and its reasons.

    >>> statement(Decision(verb="merge", line=3, targets=("people/joe-roe", "people/jo-roe"), why="one man"))
    'merge | people/joe-roe | people/jo-roe'
    """
    said = (*decision.targets, decision.name, decision.article, decision.to, decision.sort, decision.kind, decision.form)
    return PARTED.join([decision.verb, *(value for value in said if value)])


def _parts(said: str) -> frozenset[str]:
    return frozenset(said.split(PARTED)[1:])
