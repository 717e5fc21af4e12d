"""Articles → namings: one for each name of each article, from which identities are resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sys import intern

from broadsheet.model.article import Article, Kind
from broadsheet.model.entity import Naming


def namings(articles: Iterable[Article]) -> Iterator[Naming]:
    """One naming for each kind and name that an article mentions or cites, in order of place."""
    for article in articles:
        yield from _of(article)


def _of(article: Article) -> Iterator[Naming]:
    forms: dict[tuple[Kind, str], dict[str, int]] = {}
    for mention in article.mentions:
        name, form = intern(mention.name), intern(mention.text)  # the same few names in thousands of articles
        counts = forms.setdefault((mention.kind, name), {name: 0})
        counts[form] = counts.get(form, 0) + 1
    roles: dict[str, dict[str, None]] = {}
    for role in article.roles:
        roles.setdefault(role.name, {})[role.text] = None
    names = tuple(name for _, name in forms)
    for place, ((kind, name), counts) in enumerate(forms.items()):
        yield Naming(
            article=article.id,
            name=name,
            kind=kind,
            published=article.published,
            forms=tuple(counts),
            roles=tuple(roles.get(name, ())),
            beside=names[:place] + names[place + 1 :],
            places=tuple(other for other_kind, other in forms if other_kind == "place"),
            count=sum(counts.values()),
        )
