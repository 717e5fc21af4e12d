"""Articles → origins: whom each has its news from, so that three articles from one agency do not look like three voices.

The rule, in this order: a copy has the origin of the first article of its text; an agency that the byline or the dateline
credits is the origin; so is the one outlet that an article cites, where it cites but one; else its publisher. An article
of which none of these is known is an origin of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.lists.outlets import outlet
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.story import Origin
from broadsheet.text.datelines import without_dateline
from broadsheet.text.slugs import slugify

_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_BYLINE = re.compile(r"[,;/|()]|\s[-–—]\s|\b(?:by|of|for|from|with|and|via)\b", re.I)


def origins(
    articles: Sequence[Article],
    copies: Mapping[str, str],
    entity_of: Mapping[tuple[str, str], str],
    by_id: Mapping[str, Entity],
) -> dict[str, Origin]:
    """Article id → its origin; ``copies`` has article id → id of the first of the same text.

    ``entity_of`` and ``by_id`` give an outlet its site-wide name, so that AP and Associated Press are one.
    """
    own = {article.id: _own(article, entity_of, by_id) for article in articles if article.id not in copies}
    return {
        article.id: own[article.id] if article.id in own else _copied(own.get(copies[article.id]), article)
        for article in articles
    }


def count(ids: Iterable[str], origins: Mapping[str, Origin]) -> int:
    """How many origins the articles with these ids have."""
    return len({origins[id].key for id in ids})


def _copied(first: Origin | None, article: Article) -> Origin:
    return Origin(key=first.key, label=first.label, why="copy") if first else _unknown(article)


def _own(article: Article, entity_of: Mapping[tuple[str, str], str], by_id: Mapping[str, Entity]) -> Origin:
    agency = _credited(article)
    if agency:
        return _known(agency, "agency")
    cited: dict[str, None] = {}
    for mention in article.mentions:
        if mention.cited:
            entity = by_id.get(entity_of.get((article.id, mention.name), ""))
            name = entity.name if entity else mention.name
            cited[outlet(name) or name] = None
    if len(cited) == 1:
        return _known(next(iter(cited)), "cited")
    return _known(article.publisher, "publisher") if article.publisher else _unknown(article)


def _credited(article: Article) -> str | None:
    """The agency of the byline ("By Jane Roe, Reuters") or of the dateline ("BEIJING (AP) —")."""
    parts = [part.strip(" .") for part in _BYLINE.split(article.byline or "")]
    first = article.sentences[0].text if article.sentences else ""
    dateline = first[: len(first) - len(without_dateline(first))]
    found = (outlet(part) for part in (*parts, *_BRACKETS.findall(dateline)) if part)
    return next((name for name in found if name), None)


def _known(name: str, why: str) -> Origin:
    label = outlet(name) or name
    return Origin(key=slugify(label), label=label, why=why)


def _unknown(article: Article) -> Origin:
    return Origin(key=article.id, label="", why="unknown")
