"""The lines of the data set: their fields, types and meanings, from which the schema is made too.

A field that has no value is left out of its line.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from broadsheet.model.article import Context, Genre, Kind, Precision, Rights
from broadsheet.values import Value


class ComingRecord(Value):
    """A day after an article's own on which, as it says, something is to happen."""

    date: Annotated[str, "A day, or a month (YYYY-MM) where the article names no more"]
    precision: Annotated[Precision, "How the article names it: with its date, by the day of the week, or by its month"]
    text: Annotated[str, "The article's words for it"]
    start: int
    end: Annotated[int, "Exclusive"]
    who: Annotated[str | None, "Id of the entity that is to act or appear"]
    certainty: Annotated[str | None, "likely, where it is less than certain"]
    because: Annotated[str | None, "The reason for that"]


class UncertainRecord(Value):
    """A value of an article as a whole that is less than certain."""

    key: Annotated[str, "Its key in the front matter"]
    because: Annotated[str, "The reason for that"]


class ArticleRecord(Value):
    """A published article: its public part."""

    id: Annotated[str, "articles/YYYY/MM/DD/slug"]
    date: Annotated[dt.date, "Day of publication"]
    url: Annotated[str, "Its page on this site"]
    headline: str
    headline_inferred: Annotated[bool, "The headline was made from the article's own words"]
    publisher: str | None
    byline: str | None
    original: Annotated[str | None, "Its address at the publisher"]
    language: Annotated[str, "BCP 47"]
    rights: Annotated[Rights, "How much of it is public"]
    words: Annotated[int, "Of the whole article"]
    whole: Annotated[bool, "The text is the whole article"]
    summary: Annotated[str | None, "One or two of its sentences"]
    text: Annotated[str | None, "The public part; offsets of mentions and quotes count its code points"]
    topics: Annotated[tuple[str, ...], "Codes of the IPTC Media Topics, or site:slug; best first"]
    genre: Annotated[Genre, "The kind of text, after the genre codes of the IPTC"]
    genre_evidence: Annotated[str | None, "The words or the form that speak for the genre"]
    coming: Annotated[tuple[ComingRecord, ...], "Days to come that it names"]
    uncertain: Annotated[tuple[UncertainRecord, ...], "Values that are less than certain"]
    about: Annotated[tuple[str, ...], "Ids of the entities that it is about, most first"]
    cites: Annotated[tuple[str, ...], "Ids of the outlets that it gives as sources"]
    story: Annotated[str | None, "Id of the story that it belongs to"]
    duplicate_of: Annotated[str | None, "Id of the first article that has the same text"]
    origin: Annotated[str | None, "Whom it has its news from: an outlet's name; left out where it is not known"]
    fingerprint: Annotated[str | None, "Of the file that it came from"]


class StoryRecord(Value):
    """Two distinct articles or more on one event, in the month of its first day."""

    id: Annotated[str, "stories/slug; it stays while the story grows"]
    url: Annotated[str, "Its page on this site"]
    headline: Annotated[str, "Of its latest article"]
    first: dt.date
    last: dt.date
    articles: Annotated[tuple[str, ...], "Ids, by day"]
    origins: Annotated[int, "How many its articles have"]
    shared: Annotated[tuple[str, ...], "Names and terms that most of its articles hold"]


class MentionRecord(Value):
    """A name at one place of an article."""

    id: Annotated[str, "article#start, the start in seven digits"]
    article: str
    start: int
    end: Annotated[int, "Exclusive"]
    sentence: Annotated[int, "Number of the sentence, which is its anchor #s1 on the article's page"]
    text: Annotated[str, "As written"]
    kind: Kind
    name: Annotated[str, "The entity's name within the article"]
    entity: Annotated[str | None, "Id"]
    role: Annotated[str | None, "The role phrase beside the name, word for word"]
    cited: Annotated[bool, "An outlet that is a source here and not a subject"]
    certainty: Annotated[str | None, "likely, where name or kind are less than certain"]
    because: Annotated[str | None, "The reason for that"]


class QuoteRecord(Value):
    """A quotation, found word for word in its article."""

    id: Annotated[str, "article#start, the start in seven digits"]
    article: str
    date: dt.date
    start: int
    end: Annotated[int, "Exclusive"]
    sentence: Annotated[int, "Number of the sentence in which it begins"]
    text: Annotated[str, "The words between the quotation marks"]
    speaker: Annotated[str | None, "Id; left out where it could not be determined"]
    speaker_name: str | None
    role: Annotated[str | None, "The speaker's role phrase in that article"]
    to: Annotated[str | None, "Id of the one spoken to"]
    via: Annotated[str | None, "Id of the outlet that reported it"]
    context: Annotated[Context, "How its sentence uses the words: as said by the speaker now (asserted), or otherwise"]
    certainty: Annotated[str | None, "likely, where the speaker is less than certain"]
    because: Annotated[str | None, "The reason for that"]


class Written(Value):
    """A form of a name, and when it was written so."""

    text: str
    count: int
    first: dt.date
    last: dt.date


class EntityRecord(Value):
    """A person, organisation or place in all articles."""

    id: Annotated[str, "people/slug, organisations/slug or places/slug"]
    kind: Kind
    name: str
    sort: Annotated[str, "What it is sorted by: Kerry, John"]
    url: Annotated[str | None, "Its page; left out for an outlet that is only ever cited"]
    first: dt.date
    last: dt.date
    articles: Annotated[int, "That name it as a subject"]
    about: Annotated[int, "Of these, those that are about it"]
    cited: Annotated[int, "Articles that cite it as a source"]
    aliases: Annotated[tuple[Written, ...], "Every form, most frequent first"]
    roles: Annotated[tuple[str, ...], "Role phrases, word for word, newest first"]
    wikidata: Annotated[str | None, "Its Wikidata id, where an editor gave one"]
    how: Annotated[str | None, "Which rule or decision put its names together, in a sentence"]
    undecided: Annotated[tuple[str, ...], "Ids of entities that it may also be; for people to decide"]
