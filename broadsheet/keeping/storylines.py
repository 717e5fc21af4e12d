"""Stories and copies of the site, kept in the state: a build looks again only at what its news touches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from broadsheet.engine import codec, workers
from broadsheet.engine.backlog import UNTOLD, Backlog
from broadsheet.engine.store import Store
from broadsheet.grouping import storylines, together
from broadsheet.grouping.reports import report
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.shelf import KINDS
from broadsheet.grouping.storylines import Storylines, Told
from broadsheet.grouping.together import Changed
from broadsheet.grouping.traces import pieces
from broadsheet.grouping.traces.moves import Traced, traced
from broadsheet.keeping.drawers import Drawers
from broadsheet.model.article import Article
from broadsheet.model.decision import Decision
from broadsheet.model.story import Story

CODE = "storylines"
"""The fact that says which code made what is kept."""
STORY, COPY = "story", "copy"
"""Kinds of results: stories, by address; firsts, by copy."""
WORTH_A_PROCESS = 300
"""Articles for each further process that reads their words; fewer are read before it has started."""
MANY = 500
"""New articles whose words are tens of megabytes, which nothing after stories asks for."""


class Kept:
    """The stories of a state. Nothing of a build that is killed on the way is kept."""

    def __init__(self, store: Store, code: str, jobs: int | None = None) -> None:
        """Of many articles, ``jobs`` processes read the words, or as many as pay."""
        self._store = store
        self._jobs = jobs
        self._shelf = Drawers(store)
        self._untold = Backlog(store, UNTOLD)
        self._code = code
        self.told: Storylines | None = None
        """What was found last."""

    def __call__(self, roll: Roll, decisions: Sequence[Decision]) -> Storylines:
        """The stories and copies of the articles of ``roll``."""
        by_id = roll.by_id
        with self._store.transaction():
            untold = self._untold.ids() | (by_id.keys() if self._anew() else set())
            new = [article.id for article in roll.articles if article.id in untold]
            gone = sorted(untold - by_id.keys())
            changed = together.update(self._shelf, self._traced(new, by_id), gone)
            told = storylines.update(
                self._shelf,
                changed,
                decisions,
                lambda ids: {id: by_id[id] for id in ids},
                lambda: [article.slug for article in roll.articles],
            )
            self._keep(changed, told)
            self._untold.done(untold)
        if len(new) > MANY:
            pieces.forget()
        stories = self._store.values(STORY, Story).values()
        self.told = Storylines(
            stories=tuple(sorted(stories, key=lambda each: (-each.last.toordinal(), each.id))),
            redirects=told.redirects,
            problems=told.problems,
            copies={id: data.decode() for id, data in self._store.every(COPY)},
        )
        return self.told

    def _traced(self, ids: Sequence[str], by_id: Mapping[str, Article]) -> Iterator[Traced]:
        """What articles are found by."""
        count = min(self._jobs or os.cpu_count() or 1, 1 + len(ids) // WORTH_A_PROCESS)
        trace = partial(_trace, by_id)
        if count == 1:
            return workers.serial(trace, ids)
        return workers.processes(lambda: trace, count).run(ids, lambda id: trace([id])[0])

    def _anew(self) -> bool:
        """Begin anew where other code made what is kept."""
        if self._store.fact(CODE) == self._code:
            return False
        for kind in (*KINDS, STORY, COPY):
            self._store.retain(kind, ())
        self._store.note(CODE, self._code)
        return True

    def _keep(self, changed: Changed, told: Told) -> None:
        self._store.drop(STORY, [address for address, story in told.stories.items() if story is None])
        self._store.keep(STORY, {address: codec.dumps(story) for address, story in told.stories.items() if story})
        self._store.drop(COPY, [id for id, group in changed.copies.items() if not group or group[0] == id])
        self._store.keep(COPY, {id: group[0].encode() for id, group in changed.copies.items() if group and group[0] != id})


def _trace(by_id: Mapping[str, Article], ids: Sequence[str]) -> list[Traced]:
    """What some articles are found by, in any process: what is not in memory of them is read from the state."""
    return list(traced(report(by_id[id]) for id in ids))
