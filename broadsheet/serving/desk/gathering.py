"""The archive, what was decided and what is wrong → everything that waits, what matters most first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from broadsheet.model.decision import Decision
from broadsheet.model.problem import Problem
from broadsheet.serving.desk import claims, merges, names, seeds, stories
from broadsheet.serving.desk.decided import decided
from broadsheet.serving.desk.matters import Matter
from broadsheet.serving.desk.reading import Archive


def gather(
    archive: Archive,
    decisions: Iterable[Decision],
    problems: Iterable[Problem],
    origins: Mapping[str, str],
    beginnings: Mapping[str, str],
) -> tuple[Matter, ...]:
    """All matters by weight.

    ``origins`` are the seeds of articles, ``beginnings`` the first words of seeds that wait.
    """
    known = decided(decisions)
    said = tuple(problems)
    usual = sum(archive.named.values()) // max(1, len(archive.articles))
    found = chain(
        names.undecided(archive, known),
        names.joined(archive, known),
        merges.likely(archive, known),
        stories.weak(archive, known),
        stories.alike(archive, known),
        seeds.waiting(said, beginnings, usual),
        seeds.unpublished(archive, origins),
        claims.unborne(said),
    )
    return tuple(sorted(found, key=lambda matter: (-matter.weight, matter.kind, matter.subject)))
