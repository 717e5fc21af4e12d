"""Articles in their places → who is in which of them: the roll that lists of every kind are called from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, groupby
from operator import attrgetter

from broadsheet.grouping.later import Later
from broadsheet.model.article import Article
from broadsheet.model.entity import Said
from broadsheet.model.placed import Details, Placed, Standing
from broadsheet.values import Value

_id = attrgetter("id")
_published = attrgetter("published")
_quotations = attrgetter("quotations")


class Roll(Value):
    """All articles of a site, newest first, in their places; and for each entity the articles and quotations that it is in."""

    articles: Sequence[Article]
    by_id: Mapping[str, Article]
    """The same by their ids."""
    days: Mapping[dt.date, Sequence[Article]]
    """The same by their days, newest first."""
    fingerprints: Mapping[str, str]
    """Article id → fingerprint of the article as it is shown in its place."""
    sentences: Mapping[dt.date, int]
    """Day → how many its articles have."""
    speaking: Mapping[dt.date, Sequence[Article]]
    """Day → those of its articles that quote somebody."""
    outlets: Sequence[tuple[Article, tuple[str, ...]]]
    """The articles that cite or quote by outlets, and these."""
    standings: Mapping[str, Standing]
    """By article id."""
    placed: Mapping[str, Placed]
    """By article id; looked up only where it is needed, and so are the details."""
    details: Mapping[str, Details]
    naming: Mapping[str, Sequence[Article]]
    """Entity id → the articles that name it as a subject, newest first."""
    citing: Mapping[str, Sequence[Article]]
    """Entity id → the articles that cite it as a source."""
    said: Mapping[str, tuple[Said, ...]]
    """Article id → its quotations, in order of place."""

    def spoken(self, articles: Sequence[Article]) -> Sequence[Said]:
        """What these articles quote, in their order: made as far as somebody reads it, and counted without that."""
        return Later(
            lambda: chain.from_iterable(map(self.said.__getitem__, map(_id, articles))),
            lambda: sum(map(_quotations, map(self.standings.__getitem__, map(_id, articles)))),
        )

    def holding(self, id: str) -> Sequence[Article]:
        """The articles that name an entity or cite it, newest first."""
        naming, citing = self.naming.get(id, ()), self.citing.get(id, ())
        if not naming or not citing:
            return naming or citing
        found = {article.id: article for article in (*naming, *citing)}
        return sorted(found.values(), key=lambda a: (-a.published.toordinal(), a.slug, a.id))


class _Quotations(Mapping[str, tuple[Said, ...]]):
    """Article id → its quotations, made when they are first asked for."""

    def __init__(self, articles: Mapping[str, Article], placed: Mapping[str, Placed]) -> None:
        self._articles = articles
        self._placed = placed
        self._made: dict[str, tuple[Said, ...]] = {}

    def __getitem__(self, id: str) -> tuple[Said, ...]:
        if id not in self._made:
            article, heard = self._articles[id], self._placed[id].heard
            self._made[id] = tuple(
                Said(article, place, one.sentence, one.speaker, one.to, one.via, one.role) for place, one in enumerate(heard)
            )
        return self._made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def roll(
    articles: Sequence[Article],
    standings: Mapping[str, Standing],
    placed: Mapping[str, Placed],
    details: Mapping[str, Details],
    naming: Mapping[str, Sequence[Article]],
    citing: Mapping[str, Sequence[Article]],
) -> Roll:
    """Of ``articles``, which are newest first, and who is in them."""
    by_id = {article.id: article for article in articles}
    held = list(map(standings.__getitem__, by_id))  # columns of these take half the time of look-ups by day
    counts, quotations, outlets = ([s.sentences for s in held], [s.quotations for s in held], [s.outlets for s in held])
    days: dict[dt.date, list[Article]] = {}
    sentences: dict[dt.date, int] = {}
    speaking: dict[dt.date, list[Article]] = {}
    at = 0
    for day, some in groupby(articles, _published):
        days[day] = list(some)
        here = slice(at, at := at + len(days[day]))
        sentences[day] = sum(counts[here])
        speaking[day] = list(compress(days[day], quotations[here]))
    return Roll(
        articles=articles,
        by_id=by_id,
        days=days,
        fingerprints={id: s.fingerprint for id, s in zip(by_id, held, strict=True)},
        sentences=sentences,
        speaking=speaking,
        outlets=list(compress(zip(articles, outlets, strict=True), outlets)),
        standings=standings,
        placed=placed,
        details=details,
        naming=naming,
        citing=citing,
        said=_Quotations(by_id, placed),
    )


def called(
    articles: Iterable[Article], placed: Mapping[str, Placed]
) -> tuple[dict[str, list[Article]], dict[str, list[Article]]]:
    """Entity id → the articles that name it, and those that cite it, in their order."""
    naming: dict[str, list[Article]] = defaultdict(list)
    citing: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found = placed[article.id]
        for each in found.subjects:
            naming[each.entity].append(article)
        for each in found.cited:
            citing[each.entity].append(article)
    return dict(naming), dict(citing)
