"""An article and its identities → presences: each entity's place in that article, counted once and used by all groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from broadsheet.model.article import Article, Kind
from broadsheet.values import Value

Ids = Mapping[tuple[Kind, str], str]
"""(kind, name within the article) → entity id, for one article."""


class Presence(Value):
    """One entity in one article, as a subject or as a source that is cited."""

    entity: str
    cited: bool
    count: int
    sentences: tuple[int, ...]
    """Numbers of those that name it, in order; none where the article shows its headline alone."""
    free: tuple[int, ...]
    """Those of them in which it is no part of somebody's role phrase, as it is in "U.S. climate envoy"."""
    forms: tuple[tuple[str, int], ...]
    """Each surface form and how often it stands."""


def presences(article: Article, ids: Ids) -> tuple[Presence, ...]:
    """Every entity of the article in order of first place; one that is both subject and cited comes twice."""
    sentence, whole = numbering(article), bool(article.sentences)
    forms: dict[tuple[str, bool], dict[str, int]] = {}
    places: dict[tuple[str, bool], dict[int, bool]] = {}
    roles = [(role.start, role.end) for role in article.roles]
    for mention in article.mentions:
        entity = ids.get((mention.kind, mention.name))
        if entity is None:
            continue
        key = (entity, mention.cited)
        counts = forms.setdefault(key, {})
        counts[mention.text] = counts.get(mention.text, 0) + 1
        here = places.setdefault(key, {})
        if whole:
            number = sentence(mention.start)
            within = any(start <= mention.start and mention.end <= end for start, end in roles)
            here[number] = here.get(number, False) or not within
    return tuple(
        Presence(
            entity=entity,
            cited=cited,
            count=sum(counts.values()),
            sentences=tuple(places[entity, cited]),
            free=tuple(number for number, free in places[entity, cited].items() if free),
            forms=tuple(counts.items()),
        )
        for (entity, cited), counts in forms.items()
    )


def numbering(article: Article) -> Callable[[int], int]:
    """Offset → number, from 1, of the sentence that holds it; the last that begins before it where none does."""
    starts = [s.start for s in article.sentences]
    return lambda offset: max(1, bisect_right(starts, offset))
