"""Stories and copies of the site, kept in the state: a build looks again only at what its news touches."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TypeVar

from broadsheet.engine import codec, workers
from broadsheet.engine.ahead import Ahead
from broadsheet.engine.backlog import Backlog
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

T = TypeVar("T")
CODE = "storylines"
"""The fact that says which code made what is kept."""
UNTOLD = "untold"
"""Kind of results: ids of articles whose stories and copies are to be looked at again."""
STORY, COPY = "story", "copy"
"""Kinds of results: stories, by address; firsts, by copy."""
WORTH_A_PROCESS = 300
"""Articles for each further process that reads their words; fewer are read before it has started."""
MANY = 500
"""New articles whose words are tens of megabytes, which nothing after stories asks for."""


class Kept:
    """The stories of a state. Nothing of a build that is killed on the way is kept."""

    def __init__(self, store: Store, code: str, jobs: int | None = None, *, alone: bool = False) -> None:
        """Of many articles, ``jobs`` processes read the words and compare them, or as many as pay; they are at it beside this
        one where that is ``alone``, without threads.
        """
        self._store = store
        self._jobs = jobs
        self._alone = alone
        self._shelf = Drawers(store)
        self._untold = Backlog(store, UNTOLD)
        self._code = code
        self._ahead: Ahead[Article] | None = None
        self.told: Storylines | None = None
        """What was found last."""

    @contextmanager
    def ahead(self, articles: Sequence[Article], fresh: Collection[str]) -> Iterator[None]:
        """While others settle who is who, words are read, where many of ``articles`` are new; ``fresh`` are the ids of those that
        may be. What is shown otherwise than it is written is read again.
        """
        new = articles if self._store.fact(CODE) != self._code else [article for article in articles if article.id in fresh]
        others = self._processes(len(new)) - 1
        if not (others and self._alone):
            yield
            return
        with Ahead(_packed, new, self._store.path.parent) as self._ahead:
            self._ahead.begin(others)
            yield
        self._ahead = None

    def __call__(self, roll: Roll, decisions: Sequence[Decision]) -> Storylines:
        """The stories and copies of the articles of ``roll``."""
        by_id = roll.by_id
        with self._store.transaction(), ExitStack() as stack:
            untold = self._untold.ids() | (by_id.keys() if self._anew() else set())
            new = [article.id for article in roll.articles if article.id in untold]
            gone = sorted(untold - by_id.keys())
            parts = self._processes(len(new)) if self._alone else 1
            changed = together.update(self._shelf, self._traced(new, by_id), gone, partial(self._spread, stack), parts)
            told = storylines.update(
                self._shelf,
                changed,
                decisions,
                lambda ids: {id: by_id[id] for id in ids},
                lambda: [article.slug for article in roll.articles],
            )
            self._keep(changed, told)
            self._untold.done(untold)
            if self._store.fact(CODE) != self._code:
                self._store.note(CODE, self._code)
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
        if self._ahead:
            left = dict.fromkeys(ids)
            self._ahead.begin(1)  # in place of this one, which waits
            for article, data in self._ahead.results():
                if article.id in left and by_id[article.id] is article:
                    del left[article.id]
                    yield article.id, data
            ids = list(left)
        count = self._processes(len(ids))
        trace = partial(_trace, by_id)
        if count == 1:
            yield from workers.serial(trace, ids)
        else:
            yield from workers.processes(lambda: trace, count).run(ids, lambda id: trace([id])[0])

    def _spread(self, stack: ExitStack, work: Callable[[T], bytes], items: Sequence[T]) -> Iterable[bytes]:
        """What the work makes of each item, by a process for each; a build that is killed meanwhile begins anew with stories."""
        if len(items) < 2:
            return map(work, items)
        self._store.note(CODE, "")
        self._store.settle_so_far()
        ahead = stack.enter_context(Ahead(partial(_each, work), items, self._store.path.parent, size=1))
        ahead.begin(len(items))
        return (data for _, data in ahead.results())

    def _processes(self, articles: int) -> int:
        """So many pay for the words of new articles."""
        return min(self._jobs or os.cpu_count() or 1, 1 + articles // WORTH_A_PROCESS)

    def _anew(self) -> bool:
        """Begin anew where other code made what is kept."""
        if self._store.fact(CODE) == self._code:
            return False
        for kind in (*KINDS, STORY, COPY):
            self._store.retain(kind, ())
        return True

    def _keep(self, changed: Changed, told: Told) -> None:
        self._store.drop(STORY, [address for address, story in told.stories.items() if story is None])
        self._store.keep(STORY, {address: codec.dumps(story) for address, story in told.stories.items() if story})
        self._store.drop(COPY, [id for id, group in changed.copies.items() if not group or group[0] == id])
        self._store.keep(COPY, {id: group[0].encode() for id, group in changed.copies.items() if group and group[0] != id})


def _trace(by_id: Mapping[str, Article], ids: Sequence[str]) -> list[Traced]:
    """What some articles are found by, in any process: what is not in memory of them is read from the state."""
    return list(traced(report(by_id[id]) for id in ids))


def _packed(articles: Sequence[Article]) -> list[bytes]:
    return [data for _, data in traced(map(report, articles))]


def _each(work: Callable[[T], bytes], items: Sequence[T]) -> list[bytes]:
    return [*map(work, items)]
