"""A day's stories → the day in one paragraph: the first sentences of its weightiest stories, each with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from broadsheet.model.index import Index
from broadsheet.pages.blocks.bands import heading
from broadsheet.pages.blocks.day_stories import DayStory
from broadsheet.pages.cards import Cited, leans, summary_sentence
from broadsheet.values import Value

SENTENCES = 5
FEWEST = 2
"""Fewer are no paragraph."""
EACH = 2
"""Sentences of one topic."""
LONG = 240
"""The most characters of a sentence that is read at a glance."""


class MinuteSentence(Value):
    """A sentence of the paragraph, and its article's headline."""

    cite: Cited
    headline: str


def minute(stories: Sequence[DayStory], index: Index) -> tuple[MinuteSentence, ...]:
    """Return up to five sentences of stories (weightiest first), at most two of a topic; nothing where they are the whole day.

    A sentence that needs the one before it, or that is long, gives way to that of the next story.
    """
    found: list[MinuteSentence] = []
    topics: Counter[str] = Counter()
    for story in stories:
        article = story.lead
        topic, sentence = heading(article, index).id, summary_sentence(article)
        if not article.may_lead or sentence is None or topics[topic] == EACH or leans(sentence.text) or len(sentence.text) > LONG:
            continue
        topics[topic] += 1
        found.append(MinuteSentence(cite=sentence, headline=article.headline))
        if len(found) == SENTENCES:
            break
    return tuple(found) if FEWEST <= len(found) < len(stories) else ()
