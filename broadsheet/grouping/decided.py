"""Editors' decisions that change what articles show: headlines set by hand, and entities that are hidden everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from broadsheet.grouping.presences import Ids
from broadsheet.model.article import Article, Quote
from broadsheet.model.decision import Decision
from broadsheet.model.problem import Problem
from broadsheet.values import replace

FILE = "content/decisions.yaml"


def headlines(articles: Sequence[Article], decisions: Sequence[Decision]) -> tuple[list[Article], list[Problem]]:
    """The articles with the headlines that editors gave them; a decision that matches no article is a problem."""
    decided = {d.article or "": d for d in decisions if d.verb == "headline" and d.to}
    if not decided:
        return list(articles), []
    known = {article.id for article in articles}
    problems = [_unmatched(decision, id, known) for id, decision in decided.items() if id not in known]
    return [_headed(a, decided[a.id].to or a.headline) if a.id in decided else a for a in articles], problems


def _headed(article: Article, headline: str) -> Article:
    return replace(article, headline=headline, headline_inferred=False, fingerprint=f"{article.fingerprint} headline: {headline}")


def without(article: Article, ids: Ids, hidden: Collection[str]) -> Article:
    """The article with no mention, role or quotation that names a hidden entity; its text stays as it is."""
    if not hidden:
        return article
    names = {(m.kind, m.name) for m in article.mentions if ids.get((m.kind, m.name)) in hidden}
    if not names:
        return article
    words = {name for _, name in names} - {m.name for m in article.mentions if (m.kind, m.name) not in names}
    return replace(
        article,
        mentions=tuple(m for m in article.mentions if (m.kind, m.name) not in names),
        roles=tuple(r for r in article.roles if (r.kind, r.name) not in names),
        quotes=tuple(_anonymous(q, words) for q in article.quotes),
        fingerprint=f"{article.fingerprint} without: {' '.join(sorted(words))}",
    )


def _anonymous(quote: Quote, words: set[str]) -> Quote:
    gone = quote.speaker in words
    return replace(
        quote,
        speaker=None if gone else quote.speaker,
        speaker_start=None if gone else quote.speaker_start,
        speaker_end=None if gone else quote.speaker_end,
        to=None if quote.to in words else quote.to,
        via=None if quote.via in words else quote.via,
    )


def _unmatched(decision: Decision, id: str, known: set[str]) -> Problem:
    near = get_close_matches(id, sorted(known), n=1, cutoff=0.6)
    return Problem(
        path=FILE,
        line=decision.line,
        field=decision.verb,
        severity="warning",
        found=f"article {id!r}, which is not there",
        expected="the id of an article of this site" + (f", perhaps {near[0]!r}" if near else ""),
    )


def hidden(decisions: Iterable[Decision]) -> frozenset[str]:
    """Slugs of the names that decisions hide."""
    return frozenset(target.partition("/")[2] for one in decisions if one.verb == "hide" for target in one.targets)


def tells(slug: str, hidden: Collection[str]) -> bool:
    """Whether words, as they stand in an address, have a hidden name among them."""
    return any(f"-{name}-" in f"-{slug}-" for name in hidden)
