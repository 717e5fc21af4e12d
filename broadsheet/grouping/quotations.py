"""An article's quotations → said: who, to whom, about whom, via which outlet, by entity id, and in which sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.grouping.presences import Ids, numbering
from broadsheet.model.article import Article, Quote
from broadsheet.model.entity import Said

_COPULA = re.compile(r"(?:,[^,]{1,60},)?\s+(?:is|are|was|were|as|has been|have been|had been)\s+(?:an?\s+|the\s+)?[\"“‘'«„]\s*")


def said(article: Article, entity_of: Mapping[str, str]) -> tuple[Said, ...]:
    """Every quotation in order of place; ``entity_of`` has the entity ids of the article's names."""
    sentence = numbering(article)
    roles = {role.name: role.text for role in reversed(article.roles)}
    return tuple(
        Said(
            article=article,
            place=place,
            sentence=sentence(quote.start),
            speaker=entity_of.get(quote.speaker or ""),
            to=entity_of.get(quote.to or ""),
            via=entity_of.get(quote.via or ""),
            role=roles.get(quote.speaker or ""),
        )
        for place, quote in enumerate(article.quotes)
    )


def subjects(said: Said, ids: Ids) -> tuple[str, ...]:
    """Whom the words are about: every entity named between the marks, or said to be what they say ("X is “very committed”").

    The speaker and the one spoken to are left out: what they say of themselves stands under their own quotations.
    """
    quote, article = said.quote, said.article
    found = {
        ids.get((m.kind, m.name)): None
        for m in article.mentions
        if not m.cited and (quote.start <= m.start < quote.end or _described(article.text, m.end, quote))
    }
    return tuple(id for id in found if id and id not in (said.speaker, said.to))


def _described(text: str, end: int, quote: Quote) -> bool:
    return end < quote.start <= end + 90 and _COPULA.fullmatch(text, end, quote.start) is not None
