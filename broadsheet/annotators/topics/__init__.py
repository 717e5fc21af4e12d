"""Headline and text → what they are about: one to three IPTC Media Topics, and the narrower ones that the text bears.

Counts listed words; needs no language model. Thousands of articles a second.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from broadsheet.annotators.topics.terms import Terms, normal
from broadsheet.annotators.topics.weights import listed
from broadsheet.lists.vocabulary import find as find_topic
from broadsheet.lists.vocabulary import top_level
from broadsheet.model.article import TopicScore
from broadsheet.model.site import SiteTopic

HEADLINE, LEAD, REST = 4.0, 3.0, 1.0
"""How much a word counts in the headline, among the first words of the text, and behind them."""
LEAD_WORDS = 40
PRIOR = {
    "medtop:01000000": 1.3,
    "medtop:02000000": 0.65,
    "medtop:03000000": 0.85,
    "medtop:07000000": 0.75,
    "medtop:09000000": 0.85,
    "medtop:10000000": 1.15,
    "medtop:11000000": 0.9,
    "medtop:12000000": 1.05,
    "medtop:13000000": 1.35,
    "medtop:15000000": 0.9,
    "medtop:16000000": 1.15,
}
"""Words of crime, health and labour stand in many stories about something else; those of the arts and of science seldom do.

Chosen on news of several kinds together, and kept near 1: a topic that none of them labels is not pressed down."""
TOLD_BY = 15
"""So many of its strongest words tell a topic: a long tail of weak ones does not outvote them."""
LITTLE = 8.0
"""Evidence at which a topic's score is one half."""
FIRST, FURTHER, NARROW = 0.15, 0.45, 0.3
"""The least score of a first topic; the least part of its evidence that a further and a narrower topic must have."""
DEEPER, BELOW_SHELF = 0.5, 0.4
"""The least part of a narrower topic's evidence, and of a shelf's, that a topic below it must have; and below a shelf also
as much as it takes to be above it."""
NARROW_OF = {"medtop:20000593": 0.4}
"""Where a narrower topic needs more: words of government stand in most articles on politics, whatever they are about."""
SHELVES = frozenset({"medtop:20000002", "medtop:20000170", "medtop:20000209", "medtop:20000822"})
"""Arts and entertainment, business information, products and services, competition discipline: they say nothing to readers,
what is below them does."""
MOST = 3

_HEADLINE_END = re.compile(r"[.!?…:]['\"’”)\]]*\s*$")


def find(headline: str | None, text: str, own: tuple[SiteTopic, ...] = (), *, english: bool = True) -> tuple[TopicScore, ...]:
    """The topics of an article, best first; up to three top levels or site's own, each followed by the best below it.

    A score is the evidence for the topic over the evidence for the best one and a little more, so that a few words
    never score high; nothing is returned where the text bears no topic. ``own`` renames, hides and adds topics. The
    listed words are English: of a text that is not ``english`` only the words of ``own`` count.
    """
    head, body = _parted(headline, text)
    weights = listed()
    counts = _counted(weights.terms, head, body) if english else {}
    broad = {code: evidence * PRIOR.get(code, 1) for code, evidence in _evidence(counts, weights.broad).items()}
    narrow = {code: evidence * PRIOR.get(_top(code), 1) for code, evidence in _evidence(counts, weights.narrow).items()}
    hidden = {site.slug for site in own if site.hide}
    broad |= _own_evidence(own, head, body)
    broad = {code: evidence for code, evidence in broad.items() if _slug(code) not in hidden}
    narrow = {code: evidence for code, evidence in narrow.items() if _slug(code) not in hidden}
    return tuple(_named(_chosen(broad, narrow), own))


def _parted(headline: str | None, text: str) -> tuple[str, str]:
    """Where a text opens with a line that is no sentence, that line is its headline."""
    first, _, rest = text.partition("\n")
    if headline or not rest.strip() or len(first) > 150 or _HEADLINE_END.search(first):
        return headline or "", text
    return first, rest


def _counted(terms: Terms, head: str, body: str) -> Mapping[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for _, term in terms.find(head):
        counts[term] += HEADLINE
    for at, term in terms.find(body):
        counts[term] += LEAD if at < LEAD_WORDS else REST
    return counts


def _evidence(counts: Mapping[str, float], weights: Mapping[str, tuple[tuple[str, float], ...]]) -> dict[str, float]:
    found: dict[str, list[float]] = defaultdict(list)
    for term, count in counts.items():
        for code, weight in weights.get(term, ()):
            found[code].append(weight * math.log1p(count))
    return {code: sum(heapq.nlargest(TOLD_BY, amounts)) for code, amounts in found.items()}


def _own_evidence(own: Iterable[SiteTopic], head: str, body: str) -> dict[str, float]:
    """A keyword that site.yaml gives to a topic is as strong as a phrase of the list can be."""
    evidence = {}
    for site in own:
        if site.keywords and not site.hide:
            counts = _counted(Terms(normal(word) for word in site.keywords), head, body)
            topic = find_topic(site.slug)
            evidence[topic.code if topic else f"site:{site.slug}"] = 6 * sum(math.log1p(count) for count in counts.values())
    return {code: amount for code, amount in evidence.items() if amount}


def _chosen(broad: Mapping[str, float], narrow: Mapping[str, float]) -> Iterable[tuple[str, float]]:
    ranked = sorted(broad.items(), key=lambda item: (-item[1], item[0]))
    most = ranked[0][1] if ranked else 0.0
    if most / (most + LITTLE) < FIRST:
        return
    for code, evidence in ranked[:MOST]:
        if evidence < FURTHER * most:
            return
        yield code, evidence / (most + LITTLE)
        below = _narrower(code, evidence, narrow)
        if below:
            yield below[0], min(below[1], evidence) / (most + LITTLE)


def _narrower(code: str, evidence: float, narrow: Mapping[str, float]) -> tuple[str, float] | None:
    """The topic below that the text bears, with its evidence: as far down as one topic has most of what is above it."""
    found = None
    least = NARROW * evidence
    while True:
        below = [
            (amount, other)
            for other, amount in narrow.items()
            if _parent(other) == code and amount >= max(least, NARROW_OF.get(other, 0) * evidence)
        ]
        if not below:
            return found
        evidence, code = max(below)
        if code in SHELVES:
            least = max(least, BELOW_SHELF * evidence)
        else:
            least = DEEPER * evidence
            found = (code, evidence)


def _named(chosen: Iterable[tuple[str, float]], own: Iterable[SiteTopic]) -> Iterable[TopicScore]:
    labels = {site.slug: site.label for site in own if site.label}
    for code, score in chosen:
        topic = find_topic(code)
        slug = topic.slug if topic else code.removeprefix("site:")
        label = labels.get(slug) or (topic.label if topic else slug.replace("-", " "))
        yield TopicScore(code=code, label=label, score=round(score, 2))


def _top(code: str) -> str:
    topic = find_topic(code)
    return top_level(topic).code if topic else code


def _parent(code: str) -> str | None:
    topic = find_topic(code)
    return topic.parent if topic else None


def _slug(code: str) -> str:
    topic = find_topic(code)
    return topic.slug if topic else code.removeprefix("site:")
