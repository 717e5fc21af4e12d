"""The articles around a naming → evidence that two namings are, or are not, one person."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from broadsheet import lists
from broadsheet.model.entity import Naming
from broadsheet.text.keys import key
from broadsheet.values import Value

COMMON = 0.02
"""A name in more of the articles than this says little about the company that it keeps."""
FEW = 20
"""Articles; a name in no more of them is never one of these."""
SPORT = frozenset(("sport",))
NOT_SPORT = frozenset(("politics", "law", "science", "faith", "arms", "crown"))
"""Walks of life that nobody of sport is in; players do business, act and write."""
RECENT = dt.timedelta(days=60)
_WORD = re.compile(r"[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*")


class Company(Value, kw_only=False):
    """What is known of one person from some namings."""

    roles: frozenset[str]
    """Nouns of their role phrases."""
    beside: frozenset[str]
    """Keys of the names that stood in the same articles, without everyday ones."""
    walks: frozenset[str]
    """Walks of life that these roles belong to."""
    places: frozenset[str]
    """Those of ``beside`` that are places."""
    first: dt.date
    last: dt.date

    def with_(self, other: Company) -> Company:
        """What is known of both together."""
        return Company(
            self.roles | other.roles,
            self.beside | other.beside,
            self.walks | other.walks,
            self.places | other.places,
            min(self.first, other.first),
            max(self.last, other.last),
        )

    def supports(self, other: Company, alone: bool = False) -> bool:
        """Strong evidence for one person: near in time, and the same office or much of the same company.

        ``alone`` where nobody else in the set has the name, and it is not one of the commonest: then either will do.
        """
        if self.first > other.last + RECENT or other.first > self.last + RECENT:
            return False
        shared = len(self.beside & other.beside)
        if alone and (shared >= 1 or self.roles & other.roles):
            return True
        return shared >= 3 or (shared >= 1 and bool(self.roles & other.roles))

    def contradicts(self, other: Company) -> bool:
        """Another walk of life, and nobody in common."""
        if not self.walks or not other.walks or self.walks & other.walks:
            return False
        shared = self.beside & other.beside
        if apart(self.walks, other.walks):
            # A councillor and a footballer of one town are two, though both articles name the town.
            shared -= self.places | other.places
        return not shared and not self.roles & other.roles


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether hardly anybody walks both ways of life at one time: a player is no councillor, priest or judge."""
    return (one == SPORT and other <= NOT_SPORT) or (other == SPORT and one <= NOT_SPORT)


def everyday(namings: Iterable[Naming]) -> frozenset[str]:
    """Keys of the names that are beside everybody: countries, and whatever stands in very many articles."""
    articles: dict[str, set[str]] = {}
    total: set[str] = set()
    for naming in namings:
        articles.setdefault(name_key(naming.name), set()).add(naming.article)
        total.add(naming.article)
    return often({name: len(where) for name, where in articles.items()}, len(total))


def often(articles: Mapping[str, int], total: int) -> frozenset[str]:
    """The same of counts: key of a name → how many of ``total`` articles have it."""
    most = max(COMMON * total, FEW)
    return frozenset(name for name, count in articles.items() if count > most) | _everywhere()


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(name_key(row["name"]) for table in ("countries", "outlets") for row in lists.rows(table))


def company(namings: Iterable[Naming], without: frozenset[str]) -> Company:
    """What the namings of one person tell, leaving out the names ``without``."""
    listed = tuple(namings)
    roles = role_nouns_of(listed)
    return Company(
        roles,
        frozenset(name_key(name) for naming in listed for name in naming.beside) - without,
        walks_of(roles),
        frozenset(name_key(name) for naming in listed for name in naming.places) - without,
        min(naming.published for naming in listed),
        max(naming.published for naming in listed),
    )


@lru_cache(maxsize=50_000)
def role_nouns(role: str) -> tuple[str, ...]:
    """The nouns of a role phrase that name what somebody is; none of somebody's past.

    >>> role_nouns("U.S. special climate envoy"), role_nouns("former Arsenal striker")
    (('envoy',), ())
    """
    found = _WORD.findall(role.lower())
    if found[:1] in (["former"], ["ex"], ["late"]):
        return ()
    return tuple(word for word in found if word in lists.words("role_words"))


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """What is compared of a name: the same however it is written."""
    return key(name)


def role_nouns_of(namings: Iterable[Naming]) -> frozenset[str]:
    """The nouns of all role phrases of some namings."""
    return frozenset(noun for naming in namings for role in naming.roles for noun in role_nouns(role))


def walks_of(roles: Iterable[str]) -> frozenset[str]:
    """The walks of life that role nouns belong to; most nouns tell none."""
    table = _walks()
    return frozenset(table[role] for role in roles if role in table)


@cache
def _walks() -> dict[str, str]:
    return {row["word"]: row["domain"] for row in lists.rows("role_words") if row.get("domain")}
