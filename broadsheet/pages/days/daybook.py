"""A day's stories → the day in a few sentences, copied from its weightiest articles on different topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages.blocks.bands import Heading, heading
from broadsheet.pages.blocks.tellings import StoryCard, Telling
from broadsheet.pages.cards import Cited, cited, is_headline, leans, sentence_at, summary_sentence
from broadsheet.values import Value, replace

SENTENCES = 3


class Entry(Value):
    """One sentence of the day, its article, and the topic that the article stands under on this page."""

    card: StoryCard
    topic: Heading


def daybook(told: Sequence[Telling], index: Index) -> tuple[Entry, ...]:
    """Up to three sentences; none where they would be all that the day has."""
    entries: dict[str, Entry] = {}
    for article, card in told:
        topic, sentence = heading(article, index), summary_sentence(article)
        if article.may_lead and sentence and topic.id not in entries and len(entries) < SENTENCES:
            entries[topic.id] = Entry(card=replace(card, sentence=sentence), topic=topic)
    return tuple(entries.values()) if 1 < len(entries) < len(told) else ()


def without_repeats(told: Sequence[Telling], entries: Sequence[Entry], index: Index) -> tuple[Telling, ...]:
    """The same; those in the daybook show another sentence of theirs, where one stands by itself."""
    taken = {entry.card.sentence.url for entry in entries if entry.card.sentence}
    found = []
    for article, card in told:
        other = other_sentence(article, card.sentence, index) if card.sentence and card.sentence.url in taken else None
        found.append((article, replace(card, sentence=other) if other else card))
    return tuple(found)


def other_sentence(article: Article, taken: Cited, index: Index) -> Cited | None:
    """The sentence, neither ``taken`` nor the headline, that names most of what the article is about; None where none does."""
    about = index.about.get(article.id, ())
    named: dict[int, set[str]] = defaultdict(set)
    for mention in article.mentions:
        id = index.entity_of.get((article.id, mention.name))
        if id in about:
            named[sentence_at(article, mention.start).number].add(str(id))
    free = [s for s in article.sentences if s.number != taken.number and named[s.number] and not leans(s.text)]
    free = [s for s in free if not is_headline(s.text, article.headline)]
    best = max(free, key=lambda s: (len(named[s.number]), -s.number), default=None)
    return cited(article, best) if best else None
