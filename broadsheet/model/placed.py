"""An article in its place among all others: who its names are, what it is about, who speaks, and whom it has its news from."""

from __future__ import annotations

from broadsheet.model.article import Kind
from broadsheet.model.entity import Alias, RoleUse
from broadsheet.model.story import Origin
from broadsheet.values import Value


class Named(Value):
    """One entity in one article."""

    entity: str
    count: int
    sentences: tuple[int, ...]
    """Numbers of those that name it, in order; none where the article shows its headline alone."""


class Heard(Value):
    """A quotation of the article: in which sentence it begins, and everyone in it by entity id."""

    sentence: int
    speaker: str | None
    to: str | None
    via: str | None
    role: str | None
    subjects: tuple[str, ...]
    """Whom the words are about."""


class Standing(Value):
    """What every build needs of an article's place."""

    sentences: int
    quotations: int
    outlets: tuple[str, ...]
    """The site-wide names of the outlets that it cites or quotes by, each once."""
    article: str
    """The fingerprint of the article as it is written in content/."""
    shown: str
    """That of the article as it is shown, where mentions, roles and quotations are others than in content/; else nothing."""
    fingerprint: str
    """Of the article as it is shown, and of all that is said of its place, here and elsewhere."""


class Placed(Value):
    """Who is in an article, and how: what builds with little news need of few."""

    subjects: tuple[Named, ...]
    """In order of first place; nobody twice."""
    cited: tuple[Named, ...]
    """Outlets where they are sources."""
    about: tuple[str, ...]
    """Ids of the entities that it is about, most first."""
    heard: tuple[Heard, ...]
    """Its quotations in order of place."""
    roles: tuple[tuple[str, str, int], ...]
    """Entity id, role phrase, and the sentence where that first stands."""
    origin: Origin
    """Whom it has its news from, if it is no copy."""


class Details(Value):
    """What only the pages of the article and of those that it names need."""

    names: tuple[tuple[Kind, str, str], ...]
    """Kind and name within the article, and whose it is: entity ids; of hidden entities too."""
    forms: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    """Entity id → each surface form and how often it stands; an entity that is both subject and cited comes twice."""
    whose: tuple[tuple[str, str], ...]
    """Name within the article → entity id: one for each name, whatever kinds it has."""


class Dossier(Value):
    """How articles write one entity, those that only cite it among them."""

    aliases: tuple[Alias, ...]
    """Every surface form, the most frequent first."""
    roles: tuple[RoleUse, ...]
    """Newest first; each phrase once for each article."""
