"""Pages as they are planned, for tests that look at views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from broadsheet.kinds import BY_NAME, KINDS, groups
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.planning import Planner


def every_page(index: Index, site: Site, modules: Sequence[ModuleType] = ()) -> Iterator[Page]:
    """The pages of all groups of the kinds of some modules, or of all, in their order."""
    planner = Planner(index, site)
    kinds = [BY_NAME[module.__name__.rpartition(".")[2]] for module in modules] or KINDS
    return (page for name in groups(index, kinds) for page in planner.pages(name)[0])
