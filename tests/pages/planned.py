"""Pages as they are planned, for tests that look at views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from broadsheet.kinds import KINDS, groups
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.planning import Planner


def every_page(index: Index, site: Site, kinds: Sequence[ModuleType] = KINDS) -> Iterator[Page]:
    """The pages of all groups of some kinds, in their order."""
    planner = Planner(index, site)
    return (page for name in groups(index, kinds) for page in planner.pages(name)[0])
