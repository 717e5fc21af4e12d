"""Articles in their places → who is in which of them: the roll that lists of every kind are called from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from broadsheet.model.article import Article
from broadsheet.model.entity import Said
from broadsheet.model.placed import Details, Placed
from broadsheet.values import Value


class Roll(Value):
    """All articles of a site, newest first, in their places; and for each entity the articles and quotations that it is in."""

    articles: Sequence[Article]
    placed: Mapping[str, Placed]
    """By article id; so are the details, which are looked up only where they are needed."""
    details: Mapping[str, Details]
    naming: Mapping[str, Sequence[Article]]
    """Entity id → the articles that name it as a subject, newest first."""
    citing: Mapping[str, Sequence[Article]]
    """Entity id → the articles that cite it as a source."""
    said: Mapping[str, tuple[Said, ...]]
    """Article id → its quotations, in order of place."""


def roll(articles: Sequence[Article], placed: Mapping[str, Placed], details: Mapping[str, Details]) -> Roll:
    """Of ``articles``, which are newest first."""
    naming: dict[str, list[Article]] = defaultdict(list)
    citing: dict[str, list[Article]] = defaultdict(list)
    said: dict[str, tuple[Said, ...]] = {}
    for article in articles:
        found = placed[article.id]
        for each in found.subjects:
            naming[each.entity].append(article)
        for each in found.cited:
            citing[each.entity].append(article)
        said[article.id] = tuple(
            [Said(article, place, one.sentence, one.speaker, one.to, one.via, one.role) for place, one in enumerate(found.heard)]
        )
    return Roll(articles=articles, placed=placed, details=details, naming=dict(naming), citing=dict(citing), said=said)
