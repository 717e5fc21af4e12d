"""Articles → origins: whom each has its news from, so that three articles from one agency do not look like three voices.

The rule, in this order: a copy has the origin of the first article of its text; an agency that the byline or the dateline
credits is the origin; so is the one outlet that an article cites, where it cites but one; else its publisher. An article
of which none of these is known is an origin of its own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from broadsheet.lists.outlets import outlet
from broadsheet.model.article import Article
from broadsheet.model.placed import Placed
from broadsheet.model.story import Origin
from broadsheet.text.datelines import without_dateline
from broadsheet.text.slugs import slugify

_BRACKETS = re.compile(r"\(([^()\n]{2,40})\)")
_BYLINE = re.compile(r"[,;/|()]|\s[-–—]\s|\b(?:by|of|for|from|with|and|via)\b", re.I)


class Origins(Mapping[str, Origin]):
    """Article id → its origin; ``placed`` has what each has by itself.

    ``copies`` has article id → id of the first of the same text; ``led`` has those of a flood, whose text is but like it.
    """

    def __init__(self, placed: Mapping[str, Placed], copies: Mapping[str, str], led: Container[str] = ()) -> None:
        self._placed = placed
        self._copies = copies
        self._led = led

    def __getitem__(self, id: str) -> Origin:
        own, first = self._placed[id].origin, self._copies.get(id)
        if first is None:
            return own
        why = "alike" if id in self._led else "copy"
        return _copied(self._placed[first].origin if first in self._placed else None, id, why)

    def __iter__(self) -> Iterator[str]:
        return iter(self._placed)

    def __len__(self) -> int:
        return len(self._placed)


def _copied(first: Origin | None, id: str, why: str) -> Origin:
    return Origin(key=first.key, label=first.label, why=why) if first else _unknown(id)


def origin(article: Article, shown: Mapping[str, str]) -> Origin:
    """That of an article by itself; ``shown`` has the site-wide name of each of its names, so that AP is Associated Press."""
    agency = _credited(article)
    if agency:
        return _known(agency, "agency")
    names = dict.fromkeys(shown.get(mention.name, mention.name) for mention in article.mentions if mention.cited)
    cited = {outlet(name) or name for name in names}
    if len(cited) == 1:
        return _known(next(iter(cited)), "cited")
    return _known(article.publisher, "publisher") if article.publisher else _unknown(article.id)


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


def _unknown(id: str) -> Origin:
    return Origin(key=id, label="", why="unknown")
