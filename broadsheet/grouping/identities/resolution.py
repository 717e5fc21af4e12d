"""Who every naming of a site is, and what people should know about it."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.model.article import Kind
from broadsheet.model.entity import Identity
from broadsheet.model.index import Redirect
from broadsheet.model.problem import Problem
from broadsheet.values import Value


class Resolution(Value):
    """The identities of a set of namings."""

    of: Mapping[tuple[str, Kind, str], Identity]
    """(article id, kind and name within the article) → who that is."""
    redirects: tuple[Redirect, ...] = ()
    """Page paths of ids that decisions did away with → those that took their place."""
    problems: tuple[Problem, ...] = ()
    """Decisions that match nothing or contradict one another."""
    hidden: frozenset[str] = frozenset()
    """Ids of entities that decisions hide."""
