"""An article on its way from a seed to the site: raw, annotated, claimed, published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from broadsheet.values import Value

Kind = Literal["person", "organisation", "place"]
Rights = Literal["full", "excerpt", "headline", "private"]
Genre = Literal[
    "news",
    "analysis",
    "opinion",
    "review",
    "interview",
    "how-to",
    "list",
    "live",
    "notice",
    "results",
    "obituary",
    "press-release",
]
"""The kind of text that an article is, after the genre codes of the IPTC."""
LEADING: frozenset[Genre] = frozenset({"news", "analysis", "live", "obituary", "press-release"})
"""Genres whose articles may lead a page or found a story."""
Context = Literal["asserted", "denied", "questioned", "conditional", "reported", "past"]
"""The way in which a sentence uses words that it quotes: as said now by their speaker, or in another of these ways."""
Precision = Literal["day", "weekday", "month"]
"""The way in which a day is named: with its date, by the day of the week (or "tomorrow"), or by no more than its month."""
LIKELY = "likely"
"""The one value of ``certainty`` in front matter and data; a claim without it is certain."""


class Seed(Value):
    """Where an article came from: a file below ``seeds/``, and a record in it where it holds several."""

    path: str
    """``seeds/a.txt``, or ``seeds/b.jsonl#id`` for one record of many."""
    fingerprint: str


class RawArticle(Value):
    """An article as its source gave it; what the source did not give is None."""

    id: str
    body: str
    """Plain text unless ``markdown``; paragraphs are parted by blank lines."""
    markdown: bool = False
    headline: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    published_inferred: bool = False
    """The day was searched for in all that a web page says, and no field of it names it as that of publication."""
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    rights: Rights | None = None
    genre: Genre | None = None
    """As a line of sources.yaml says; None where it is to be found."""
    seed: Seed | None = None


class Mention(Value):
    """A name at one place of a text. Offsets count code points; ``end`` is exclusive."""

    text: str
    start: int
    end: int
    kind: Kind
    name: str
    """The entity's name within the article: "John Kerry" for the mention "Kerry"."""
    role: str | None = None
    """The role phrase beside the name, word for word: "U.S. special climate envoy"."""
    cited: bool = False
    """An outlet that is a source here and not a subject."""
    doubt: str | None = None
    """The reason why name or kind are less than certain."""


class Quote(Value):
    """Words between quotation marks (the marks left out), and whose they are."""

    text: str
    start: int
    end: int
    direct: bool = True
    """False for speech that is reported without marks."""
    speaker: str | None = None
    """The speaker's name within the article; None where it is not sure."""
    speaker_start: int | None = None
    speaker_end: int | None = None
    """The words that stand for the speaker there: "He", "the minister", "Kerry"."""
    cue: str | None = None
    """The reporting words: "told", "according to"."""
    to: str | None = None
    """Whom it was said to, a name within the article."""
    via: str | None = None
    """The outlet that reported it, a name within the article."""
    context: Context = "asserted"
    doubt: str | None = None
    """The reason why the speaker is less than certain."""


class ComingDay(Value):
    """A day after the article's own on which, as the article says, something is to happen.

    Offsets count code points of the article's text; ``end`` is exclusive.
    """

    date: str
    """``2023-07-24``, or ``2023-07`` where the article names no more than the month."""
    text: str
    """The clause or sentence that says so, word for word."""
    start: int
    end: int
    who: str | None = None
    """Who is to act or appear, a name within the article."""
    precision: Precision = "day"
    doubt: str | None = None


class TopicScore(Value):
    """A topic of the IPTC Media Topics, or of the site's own, and how strongly the text bears it (0 to 1)."""

    code: str
    label: str
    score: float


class Annotations(Value):
    """What the annotators read out of a text; offsets count code points of that text."""

    headline: str
    headline_inferred: bool
    date: dt.date | None
    summary: str
    """One or two sentences of the text, or nothing."""
    language: str
    topics: tuple[TopicScore, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    coming: tuple[ComingDay, ...] = ()
    genre: Genre = "news"
    genre_evidence: str | None = None
    """The words or the form that speak for the genre."""
    uncertain: tuple[tuple[str, str], ...] = ()
    """(key of the front matter, reason) of each value of the article as a whole that is less than certain."""


class NameClaim(Value):
    """A line of front matter that says: this name stands in the body."""

    name: str
    kind: Kind
    forms: tuple[str, ...] = ()
    """``as``: other forms of the name in the body."""
    role: str | None = None
    cited: bool = False
    doubt: str | None = None
    line: int | None = None


class QuoteClaim(Value):
    """A line of front matter that says: these words stand in the body between quotation marks."""

    text: str
    speaker: str | None = None
    to: str | None = None
    via: str | None = None
    context: Context = "asserted"
    doubt: str | None = None
    line: int | None = None


class ComingClaim(Value):
    """A line of front matter that says: the body names this day as one to come, in these words."""

    date: str
    """``2023-07-24``, or ``2023-07`` for a month."""
    text: str
    who: str | None = None
    precision: Precision = "day"
    doubt: str | None = None
    line: int | None = None


class Claims(Value):
    """Front matter, read and typed: what a person can read and edit. The body has the evidence."""

    path: str
    """``articles/2023/07/19/slug``: the file below ``content/`` without its suffix; the article's id."""
    slug: str
    headline: str
    published: dt.date
    summary: str = ""
    topics: tuple[str, ...] = ()
    """Labels, slugs or codes, as written."""
    names: tuple[NameClaim, ...] = ()
    quotes: tuple[QuoteClaim, ...] = ()
    coming: tuple[ComingClaim, ...] = ()
    genre: Genre = "news"
    genre_evidence: str | None = None
    uncertain: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    rights: Rights | None = None
    inferred: tuple[str, ...] = ()
    draft: bool = False
    aliases: tuple[str, ...] = ()
    seed: Seed | None = None
    generated: str | None = None
    """Fingerprint of the file as it was generated."""
    edited: bool = False
    """The file is no longer as it was generated, or was never generated."""


class Block(Value):
    """A block of the body as a reader sees it: sanitised HTML, and the text within its tags."""

    html: str
    text: str


class Sentence(Value):
    """A sentence of the published text; ``number`` counts from 1 and is its anchor ``#s1``."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A published article: its claims as far as the body bears them out, and no word beyond its rights.

    Offsets of sentences, mentions, quotes and roles count code points of ``text``, which is the
    blocks' texts joined by a blank line, cut to the public part.
    """

    id: str
    slug: str
    headline: str
    headline_inferred: bool
    published: dt.date
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    """In order of place; every occurrence of every form of every name."""
    quotes: tuple[Quote, ...]
    roles: tuple[Mention, ...]
    """Occurrences of role phrases: ``text`` is the phrase, ``name`` whose it is."""
    summary: str
    topics: tuple[str, ...]
    language: str
    rights: Rights
    words: int
    """Of the whole body: how much it weighs; a count is no word of it."""
    shown: int
    """Words of ``text``."""
    whole: bool
    """Everything of the body is in ``text``."""
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    coming: tuple[ComingDay, ...] = ()
    """In order of day, then of place."""
    genre: Genre = "news"
    genre_evidence: str | None = None
    news_value: int = 0
    """Points for what the headline and the first sentence say: see ``text.news_value``."""
    uncertain: tuple[tuple[str, str], ...] = ()
    inferred: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    seed: Seed | None = None
    edited: bool = False
    fingerprint: str = ""
    """Of the content file and of all that reads it; equal fingerprints, equal articles."""

    @property
    def may_lead(self) -> bool:
        """Tell whether the article may lead a page or found a story: it is news, or near to it."""
        return self.genre in LEADING


LIGHT = (
    *("id", "slug", "headline", "headline_inferred", "published", "topics", "language", "words", "publisher", "aliases"),
    *("genre", "news_value", "fingerprint"),
)
"""Fields of an article that lists and groups need: they are at hand where the rest is read only when it is asked for."""
