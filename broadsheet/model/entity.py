"""People, organisations and places as the site knows them, across articles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from broadsheet.model.article import Article, Block, Kind, Quote, Sentence
from broadsheet.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One name of one article: what identities are resolved from."""

    article: str
    name: str
    kind: Kind
    published: dt.date
    forms: tuple[str, ...] = ()
    """Every surface form in that article, the name first."""
    roles: tuple[str, ...] = ()
    beside: tuple[str, ...] = field(default=(), compare=False)
    """The other names of that article: the company that it keeps."""
    places: tuple[str, ...] = field(default=(), compare=False)
    """That article's places: many who have nothing else in common live in one town."""
    count: int = 1


class Identity(Value):
    """Who a naming is: an entity's id, display name and sort key, and how that was decided."""

    id: str
    """``people/john-kerry``."""
    name: str
    sort: str
    """``Kerry, John``; ``Han Zheng``."""
    kind: Kind
    how: str = ""
    """One sentence for the page: which rule or decision joined these names."""
    undecided: tuple[str, ...] = ()
    """Ids of entities that this may also be; for people to decide."""


class Anchor(Value):
    """An id under which an entity or a story was published, and where to find it, whatever it would be called now."""

    id: str
    places: tuple[tuple[str, str], ...]
    """(article id, name within that article) of some of its namings; of a story each article, and no name."""
    since: str
    """The day on which it was first published under this id: ``2026-11-26``."""


class Alias(Value):
    """A surface form of an entity, and when it was written so."""

    text: str
    count: int
    first: dt.date
    last: dt.date


class RoleUse(Value):
    """A role phrase as one article wrote it, with its sentence."""

    text: str
    published: dt.date
    article: str
    sentence: int


class Appearance(Value, kw_only=False):
    """An entity in one article."""

    article: Article
    numbers: tuple[int, ...]
    """Of the sentences that name it, in order."""
    count: int
    about: bool
    """The article is about the entity; otherwise it mentions it."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that name it, in order."""
        return tuple(self.article.sentences[number - 1] for number in self.numbers)


class Said(Value, kw_only=False):
    """A quotation with everyone in it resolved to entity ids, and the sentence where it begins."""

    article: Article
    place: int
    """Which of the article's quotations it is, from 0."""
    sentence: int
    speaker: str | None = None
    to: str | None = None
    via: str | None = None
    role: str | None = None
    """The speaker's role phrase in that article."""

    @property
    def quote(self) -> Quote:
        """The words, as they stand in the article."""
        return self.article.quotes[self.place]


class SeenWith(Value):
    """Another entity in the same sentences: how many, and how far above chance (log-likelihood, G²)."""

    id: str
    sentences: int
    g2: float
    shared: tuple[tuple[str, int], ...]
    """(article id, sentence number) of each."""


class EntityNote(Value):
    """What an editor says of an entity."""

    entity: str
    """Its id: ``people/john-kerry``."""
    blocks: tuple[Block, ...] = ()
    wikidata: str | None = None
    """``Q22316``: given by an editor, never guessed."""


class EntityCard(Value):
    """What a listing may show of an entity: nothing else of it reaches the pages of others."""

    id: str
    name: str
    sort: str
    kind: Kind
    paged: bool
    """It has a page: it is the subject of an article, and not only cited."""
    wikidata: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation or place in all articles of the site."""

    id: str
    slug: str
    name: str
    sort: str
    kind: Kind
    aliases: tuple[Alias, ...]
    roles: tuple[RoleUse, ...]
    appearances: tuple[Appearance, ...]
    """Newest first."""
    said_by: tuple[Said, ...] = ()
    said_to: tuple[Said, ...] = ()
    said_about: tuple[Said, ...] = ()
    cited: tuple[Appearance, ...] = ()
    """Articles that cite it as their source; these do not make it a subject."""
    seen_with: tuple[SeenWith, ...] = ()
    how: str = ""
    undecided: tuple[str, ...] = ()
    note: EntityNote | None = None
    about: int = 0
    """Articles that are about it."""
