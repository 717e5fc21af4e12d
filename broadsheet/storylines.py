"""Stories and copies of the site, kept in the state: a build looks again only at what its news touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from broadsheet.engine import codec
from broadsheet.engine.fingerprint import fingerprint, joined
from broadsheet.engine.store import Store
from broadsheet.grouping import storylines, together
from broadsheet.grouping.shelf import KINDS
from broadsheet.grouping.storylines import Storylines, Told
from broadsheet.grouping.together import Changed
from broadsheet.model.article import Article
from broadsheet.model.decision import Decision
from broadsheet.model.story import Report, Story

CODE = "storylines"
"""The fact that says which code made what is kept."""
TAKEN, STORY, COPY = "taken", "story", "copy"
"""Kinds of results: fingerprints of the reports that were taken up, by article; stories, by address; firsts, by copy."""


class Kept:
    """The stories of a state. Nothing of a build that is killed on the way is kept."""

    def __init__(self, store: Store, code: str) -> None:
        self._store = store
        self._code = code
        self.told: Storylines | None = None
        """What was found last."""

    def __call__(self, articles: Sequence[Article], reports: Mapping[str, Report], decisions: Sequence[Decision]) -> Storylines:
        """The stories and copies of ``articles``; ``reports`` has theirs by id."""
        by_id = {article.id: article for article in articles}
        now = {id: _fingerprint(by_id[id], report) for id, report in reports.items()}
        with self._store.transaction():
            self._open()
            before = {id: data.decode() for id, data in self._store.every(TAKEN)}
            added = [reports[id] for id, taken in now.items() if before.get(id) != taken]
            gone = before.keys() - now.keys()
            changed = together.update(_Shelf(self._store), added, gone)
            told = storylines.update(
                _Shelf(self._store),
                changed,
                decisions,
                lambda ids: {id: by_id[id] for id in ids},
                lambda: [article.slug for article in articles],
            )
            self._keep(changed, told)
            self._store.drop(TAKEN, gone)
            self._store.keep(TAKEN, {report.id: now[report.id].encode() for report in added})
        stories = (codec.loads(Story, data) for _, data in self._store.every(STORY))
        self.told = Storylines(
            stories=tuple(sorted(stories, key=lambda each: (-each.last.toordinal(), each.id))),
            redirects=told.redirects,
            problems=told.problems,
            copies={id: data.decode() for id, data in self._store.every(COPY)},
        )
        return self.told

    def _open(self) -> None:
        """Begin anew where other code made what is kept."""
        if self._store.fact(CODE) != self._code:
            for kind in (*KINDS, TAKEN, STORY, COPY):
                self._store.retain(kind, ())
            self._store.note(CODE, self._code)

    def _keep(self, changed: Changed, told: Told) -> None:
        self._store.drop(STORY, [address for address, story in told.stories.items() if story is None])
        self._store.keep(STORY, {address: codec.dumps(story) for address, story in told.stories.items() if story})
        self._store.drop(COPY, [id for id, group in changed.copies.items() if not group or group[0] == id])
        self._store.keep(COPY, {id: group[0].encode() for id, group in changed.copies.items() if group and group[0] != id})


def _fingerprint(article: Article, report: Report) -> str:
    """Of all that a report holds: the article's text stands for itself by its fingerprint."""
    if not article.fingerprint:
        return fingerprint(report)
    return joined([article.fingerprint, str(report.published), report.headline.replace("\n", " "), *report.names])


class _Shelf:
    """The shelf of ``grouping`` in a state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        return self._store.results(kind, keys)

    def put(self, kind: str, rows: Mapping[str, bytes]) -> None:
        self._store.keep(kind, rows)

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        self._store.drop(kind, keys)
